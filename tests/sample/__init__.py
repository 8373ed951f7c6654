"""The sample toolkit: small, complete, and clean. Tests read it in place, or change a copy of it."""

import html
import os
import re
import shutil
from pathlib import Path

from caretoolkit import Compiled, Options, PageOptions, compile_toolkit, site
from caretoolkit.render import PAGE_KINDS, Page
from caretoolkit.render.frame import PLAIN

SAMPLE = Path(__file__).parent / "toolkit_data"
REAL = Path(__file__).parents[2] / "toolkit_data"
"""The data of this very toolkit, for what only its size can show."""
OPTIONS = Options(PageOptions(site_url="https://example.org/", edit_url="https://example.org/edit/"))

BLOCKS = "cases/bogota-care-blocks.yml"
AT_HOME = "cases/bogota-cuidado-en-casa.yml"
VOUCHERS = "cases/vienna-respite-vouchers.yml"
TOOL = "tools/respite-costing.yml"
INDICATOR = "indicators/hours-of-care.yml"
CALL = "funding/seed-grants-2025.yml"
PATH = "paths/first-steps.yml"
LAB = "labs/caring-cities.yml"
BLOCKS_IN_SPANISH = "locales/es/cases/bogota-care-blocks.po"


class Toolkit:
    """A copy of the sample that a test may change; every change is later than the last one, whatever the clock says."""

    def __init__(self, folder: Path) -> None:
        self.folder = shutil.copytree(SAMPLE, folder)
        self._changes = 0

    def read(self, file: str) -> str:
        """Return a file as text."""
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, file: str, content: str | bytes) -> None:
        """Write a file."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        self._changes += 1
        later = path.stat().st_mtime_ns + self._changes * 1_000_000_000
        os.utime(path, ns=(later, later))

    def edit(self, file: str, old: str, new: str) -> None:
        """Put one text in the place of another, which must stand in the file."""
        text = self.read(file)
        assert old in text
        self.write(file, text.replace(old, new, 1))

    def append(self, file: str, text: str) -> None:
        """Add text at the end of a file."""
        self.write(file, self.read(file) + text)

    def remove(self, file: str) -> None:
        """Take a file away."""
        (self.folder / file).unlink()

    def compile(self, before: Compiled | None = None) -> Compiled:
        """Return the copy, compiled."""
        return compile_toolkit(self.folder, OPTIONS, before)

    def body(self, path: str, locale: str = "en") -> str:
        """Return the HTML of one page."""
        return page(self.compile(), path, locale).body

    def rules(self) -> list[str]:
        """Return the rules that the copy breaks."""
        return [found.rule for found in self.compile().diagnostics]


def page(compiled: Compiled, path: str, locale: str = "en") -> Page:
    """Return one page."""
    route = next(route for route in compiled.routes if route.path == path)
    return next(made for made in compiled.renderer().pages(route) if made.locale == locale)


def pages(compiled: Compiled) -> dict[tuple[str, str], Page]:
    """Return every page by locale and path."""
    renderer = compiled.renderer()
    return {(made.locale, made.path): made for route in compiled.routes for made in renderer.pages(route)}


def write_plainly(compiled: Compiled, folder: Path, processes: int) -> int:
    """Write the site of a toolkit in frames without a host, and return the number of pages that were told of meanwhile."""
    frames = {(locale, kind): PLAIN for locale in compiled.locales for kind in PAGE_KINDS}
    told: list[int] = []
    pages = site.write(compiled, frames, {}, folder, told.append, processes=processes)
    assert pages == len(compiled.locales) * len(compiled.routes)
    return sum(told)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder by its path."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def words(body: str) -> str:
    """Return what a reader reads of a page: no elements, no marks of sources, no space before a stop."""
    unmarked = re.sub(r"<sup.*?</sup>", "", body)
    return re.sub(r" (?=[.,:;)])", "", " ".join(html.unescape(re.sub(r"<[^>]+>", " ", unmarked)).split()))
