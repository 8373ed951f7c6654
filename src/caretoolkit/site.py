"""Writes a compiled toolkit into a folder: all of it, or only the pages that an edit has changed.

Knows files and processes; what a page says was settled before it comes here.
"""

import ctypes
import os
import shutil
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from math import ceil
from pathlib import Path
from urllib.parse import urlsplit

from caretoolkit.compile import Compiled
from caretoolkit.index import Document, Frequencies, Memory, PassageCache
from caretoolkit.processes import cores, together, turns
from caretoolkit.publish import PublishedFile
from caretoolkit.render import Renderer, Route, choose_language, not_found
from caretoolkit.render.frame import Frame

Frames = Mapping[tuple[str, str], Frame]
"""The host's frames by locale and kind of page."""
WrittenPages = Mapping[str, list[Document]]
"""The hand-written pages of the host by locale, as search finds them."""
Progress = Callable[[int], None]
"""Called with the number of pages written since the last call."""

SLICE = 20
"""How many routes are written between two words of progress, and shared out at a time."""
WORTH_PROCESSES = 500
"""How many pages make it worth while to start further processes."""


def write(
    compiled: Compiled, frames: Frames, written_pages: WrittenPages, folder: Path, progress: Progress, *, processes: int = 0
) -> int:
    """Write the whole site into a folder and return how many pages it has.

    `processes` is 0 for as many as there are cores. `written_pages` are the host's own, for search.
    """
    count = len(compiled.locales) * len(compiled.routes)
    wanted = (processes or cores()) if count >= WORTH_PROCESSES else 1
    slices = turns(ceil(len(compiled.routes) / SLICE))
    shares = [
        partial(_write_share, compiled, frames, written_pages, folder, slices, number=number, count=wanted)
        for number in range(wanted)
    ]
    with closing(together(shares)) as written:
        for done in written:
            progress(done)
    return count


def _write_rest(compiled: Compiled, frames: Frames, written_pages: WrittenPages, folder: Path) -> None:
    """Write whatever is no page of a locale."""
    write_files(compiled.gathered_files(written_pages), folder)
    write_files(compiled.record_files(compiled.names_without_page()), folder)
    _write_entrance(compiled, frames, folder)


def write_files(files: Iterable[PublishedFile], folder: Path) -> None:
    """Write files with as few calls of the system as it takes: there are thousands."""
    made = None
    for file in files:
        parent, _, name = file.path.rpartition("/")
        directory = f"{folder}/{parent}"
        if parent != made:
            _make(directory)
            made = parent
        with open(f"{directory}/{name}", "wb", buffering=0) as written:  # noqa: PTH123  # pathlib takes longer
            written.write(file.content.encode("utf-8"))


def _make(directory: str) -> None:
    """Make a folder if it is not there; mostly it is not, and its parent is."""
    try:
        os.mkdir(directory)  # noqa: PTH102  # as above
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(directory, exist_ok=True)  # noqa: PTH103  # as above


def _write_entrance(compiled: Compiled, frames: Frames, folder: Path) -> None:
    """Write the pages that belong to no locale: the choice of a language, and the page for a wrong address."""
    editions = [compiled.edition(locale) for locale in compiled.locales]
    site_url = compiled.options.page.site_url
    root = urlsplit(site_url).path.rstrip("/")
    (folder / "index.html").write_text(choose_language(editions, site_url), encoding="utf-8")
    page = not_found(editions, root)
    (folder / "404.html").write_text(frames[page.locale, page.kind].fill(page, root or "/."), encoding="utf-8")


def update(compiled: Compiled, frames: Frames, folder: Path, routes: tuple[Route, ...], removed: tuple[Route, ...]) -> int:
    """Write the pages of these routes, take away the removed ones, and return how many were written."""
    renderer = compiled.renderer()
    for route in routes:
        write_files(page_files(renderer, frames, route), folder)
    for locale in compiled.locales:
        for route in removed:
            shutil.rmtree(folder / locale / route.path, ignore_errors=True)
    return len(compiled.locales) * len(routes)


def _write_share(
    compiled: Compiled,
    frames: Frames,
    written_pages: WrittenPages,
    folder: Path,
    slices: Iterator[int],
    *,
    number: int,
    count: int,
) -> Generator[int]:
    """Write one of `count` shares of the site: pages, yielding how many there were, and then the search of some locales.

    The first begins with what is no page of a locale.
    """
    if number == 0:
        _write_rest(compiled, frames, written_pages, folder)
    yield from _write_slices(compiled, frames, folder, slices)
    write_search(compiled, written_pages, folder, number=number, count=count)


def write_search(compiled: Compiled, written_pages: WrittenPages, folder: Path, *, number: int, count: int) -> None:
    """Write the search of every `count`th locale, and keep the counted passages for the next build."""
    cache = PassageCache(compiled.options.cache, number) if compiled.options.cache and compiled.options.search else None
    memory = Memory(Frequencies(cache), keeps_files=False)
    write_files(compiled.search_files(written_pages, memory, compiled.locales[number::count]), folder)
    if cache:
        cache.save()


def _write_slices(compiled: Compiled, frames: Frames, folder: Path, slices: Iterator[int]) -> Iterator[int]:
    """Write the slices of the routes that nobody else has taken, and yield how many pages each was.

    The last routes come first: among them are the pages that go through every record, and take the most time and memory.
    """
    renderer = compiled.renderer()
    from_the_last = compiled.routes[::-1]
    for number in slices:
        routes = from_the_last[number * SLICE : (number + 1) * SLICE]
        for route in routes:
            write_files(page_files(renderer, frames, route), folder)
            if route.record:
                write_files(compiled.record_files([route.record]), folder)  # now, while the record is in hand
        yield len(routes) * len(compiled.locales)


def page_files(renderer: Renderer, frames: Frames, route: Route) -> Iterator[PublishedFile]:
    """Yield the page of a route in each locale, in its frame."""
    for page in renderer.pages(route):
        yield PublishedFile(f"{page.locale}/{route.path}index.html", frames[page.locale, route.kind].fill(page))


def staging_of(target: Path) -> Path:
    """Return where this process builds a site before it takes the place of the old one; clear what killed builds have left."""
    for left in target.parent.glob(f"{target.name}.new-*"):
        if not _is_running(left.name.rpartition("-")[2]):
            shutil.rmtree(left, ignore_errors=True)
    return target.with_name(f"{target.name}.new-{os.getpid()}")


def _is_running(process: str) -> bool:
    """Tell whether there is a process of this number; where nobody can tell, there is."""
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (ValueError, OSError):
        return True
    return True


def publish(staging: Path, target: Path) -> None:
    """Put a finished site in the place of the old one in one step; a reader meets the old one or the new one.

    Where the system cannot exchange two folders, the old one is moved aside first.
    """
    if target.is_dir() and not _exchange(staging, target):
        aside = target.with_name(f"{target.name}.old")
        shutil.rmtree(aside, ignore_errors=True)
        target.rename(aside)
        staging.rename(target)
        shutil.rmtree(aside, ignore_errors=True)
    elif staging.is_dir() and not target.exists():
        staging.rename(target)
    shutil.rmtree(staging, ignore_errors=True)


def discard(staging: Path, keep: Path) -> None:
    """Take away a site that was not finished."""
    if staging != keep:
        shutil.rmtree(staging, ignore_errors=True)


_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders by Linux's renameat2; return whether that was possible."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
