"""Reads the folder of a toolkit: the one place where data files are opened."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from pathlib import Path
from sys import intern

from caretoolkit.diagnostics import ToolkitError
from caretoolkit.model.library import COLLECTIONS, SINGLE_FILES
from caretoolkit.model.values import Model

CATALOGUES = "locales"
WRITTEN = "docs"
"""Where the hand-written pages stand beside the data files, a folder for each language, and their catalogues among those."""
ENDINGS = (".yml", ".yaml")
"""How a data file ends, and how it may end by mistake: such a file is found, so that its reader can say so."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file has not changed since it was read: its size and time of change."""

    size: int
    changed_ns: int


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file: its name as printed, where it is, the collection it belongs to, its id, and its stamp."""

    file: str
    path: str
    collection: str
    id: str
    stamp: Stamp

    @property
    def model(self) -> type[Model]:
        """Return the type of the record in the file."""
        return SINGLE_FILES.get(self.collection) or COLLECTIONS[self.collection]


class Misplaced(Enum):
    """What stands in the place of a data file, and is none that is read."""

    LINK = "a link"
    FOLDER = "a folder"
    DOUBLE_ENDING = "a file with an ending behind its own"


_DOUBLE_ENDING = re.compile(r"\.ya?ml\.[a-zA-Z]+$")
"""How a file ends that a word processor or a browser has saved: `graz.yml.txt`."""


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """The PO file of a locale in a toolkit's folder, and its stamp. It is read by whoever needs it, and not kept."""

    folder: Path
    locale: str
    name: str
    stamp: Stamp

    @property
    def file(self) -> str:
        """Return the name of the file as it is printed."""
        return f"{self.folder.name}/{CATALOGUES}/{self.locale}/{self.name}.po"

    @property
    def path(self) -> str:
        """Return where the file is."""
        return f"{self.folder}/{CATALOGUES}/{self.locale}/{self.name}.po"

    def read(self) -> bytes:
        """Return the bytes of the file."""
        return Path(self.path).read_bytes()


def data_files(folder: Path) -> list[DataFile]:
    """Return the data files of a toolkit in the order of their names.

    Raises `ToolkitError` if there is no such folder. Symbolic links are passed over: they may lead out of it.
    """
    if not folder.is_dir():
        raise ToolkitError(f"there is no folder `{folder}`; name the folder that holds `toolkit.yml`")
    found = [
        DataFile(f"{folder.name}/{name}", path, _stem(name), _stem(name), stamp)
        for name, path, stamp in _regular_files(folder, ENDINGS)
        if _stem(name) in SINGLE_FILES
    ]
    for collection in COLLECTIONS:
        found += [
            DataFile(f"{folder.name}/{collection}/{name}", path, collection, _stem(name), stamp)
            for name, path, stamp in _regular_files(folder / collection, ENDINGS)
        ]
    return found


def unread_folders(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the folders of a toolkit that hold data files and are no collection, each with the first of these files.

    A folder is named from the toolkit's own: `case`, or `cases/drafts` for one inside of a collection.
    """
    names = [name for name in _folders(folder) if name not in COLLECTIONS and name != CATALOGUES]
    names += [f"{collection}/{name}" for collection in COLLECTIONS for name in _folders(folder / collection)]
    for name in names:
        yield from ((name, f"{folder.name}/{name}/{file}") for file, _, _ in islice(_regular_files(folder / name, ENDINGS), 1))


def _folders(folder: Path) -> list[str]:
    """Return the folders in a folder by name; one that bears the name of a data file is none of them."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    with os.scandir(folder) as listing:
        return sorted(each.name for each in listing if each.is_dir(follow_symlinks=False) and not each.name.endswith(ENDINGS))


def misplaced(folder: Path) -> Iterator[tuple[str, Misplaced]]:
    """Yield what stands in the place of a data file and is not read, as it is printed, with what it is."""
    for below in ("", *COLLECTIONS):
        place = folder / below
        if place.is_symlink() or not place.is_dir():
            continue
        with os.scandir(place) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            is_single = bool(below) or entry.name.partition(".")[0] in SINGLE_FILES
            found = _misplaced(entry) if is_single else None
            if found:
                yield f"{folder.name}/{below}/{entry.name}" if below else f"{folder.name}/{entry.name}", found


def _misplaced(entry: os.DirEntry[str]) -> Misplaced | None:
    if entry.name.startswith("."):  # what editors put beside a file while it is open
        return None
    if entry.name.endswith(ENDINGS):
        if entry.is_symlink():
            return Misplaced.LINK
        return Misplaced.FOLDER if entry.is_dir() else None
    is_copy = os.path.lexists(_stem(entry.path))
    return Misplaced.DOUBLE_ENDING if _DOUBLE_ENDING.search(entry.name) and not is_copy else None


def written_pages(folder: Path, locale: str) -> dict[str, str]:
    """Return the hand-written pages in a language by the name of their catalogue: `docs/about`."""
    found = _regular_files(folder / locale, (".md",))
    return {f"{WRITTEN}/{_stem(name)}": Path(path).read_text(encoding="utf-8") for name, path, _ in found}


def catalogue_files(
    folder: Path, locales: tuple[str, ...], known: dict[tuple[str, str], CatalogueFile]
) -> dict[tuple[str, str], CatalogueFile]:
    """Return the PO files of these locales by locale and name (`cases/bogota-care-blocks`); unchanged ones are `known`."""
    found = {}
    for locale in locales:
        root = folder / CATALOGUES / locale
        for below in ("", WRITTEN, *SINGLE_FILES, *COLLECTIONS):
            for file, _, stamp in _regular_files(root / below, (".po",)):
                name = intern(f"{below}/{file[:-3]}" if below else file[:-3])  # the same for each locale
                before = known.get((locale, name))
                is_known = before is not None and before.stamp == stamp
                found[locale, name] = before if before and is_known else CatalogueFile(folder, locale, name, stamp)
    return found


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _regular_files(folder: Path, endings: tuple[str, ...]) -> Iterator[tuple[str, str, Stamp]]:
    """Yield name, path and stamp of the files in a folder, by name; a link in the folder's place is not followed."""
    if folder.is_symlink() or folder.parent.is_symlink():
        return
    try:
        with os.scandir(folder) as listing:
            entries = sorted((entry for entry in listing if entry.name.endswith(endings)), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.is_file(follow_symlinks=False):
            status = entry.stat()
            yield entry.name, entry.path, Stamp(status.st_size, status.st_mtime_ns)
