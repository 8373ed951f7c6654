"""Reads a toolkit's folder into a `Library` of typed records.

Knows files and YAML; knows nothing of languages, pages or hosts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import cast

from caretoolkit.diagnostics import Diagnostic, Span
from caretoolkit.links.report import REPORT, Report, read_report
from caretoolkit.load.doubts import doubts
from caretoolkit.load.files import (
    CatalogueFile,
    DataFile,
    Misplaced,
    Stamp,
    catalogue_files,
    data_files,
    misplaced,
    unread_folders,
)
from caretoolkit.load.records import FaultyRecordError, read_record
from caretoolkit.load.source_map import located
from caretoolkit.load.terms import with_terms
from caretoolkit.load.yaml_reader import UnreadableError
from caretoolkit.model.case import Case, Head
from caretoolkit.model.library import COLLECTIONS, SINGLE_FILES, Entry, Library
from caretoolkit.model.outline import Outline
from caretoolkit.model.values import Model
from caretoolkit.model.vocabulary import Toolkit
from caretoolkit.processes import mapped
from caretoolkit.shelf import Shelf, TakenByName

WORTH_PROCESSES = 200
"""How many files to read make it worth while to start further processes."""

__all__ = ["CatalogueFile", "Loaded", "ReadFile", "assembled", "library", "locate", "read_file"]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A data file as it was read: its record, or the diagnostics that say why there is none, and what is left of it.

    A case is on the shelf, and its `head` is at hand.
    """

    stamp: Stamp
    entry: Entry | None
    diagnostics: tuple[Diagnostic, ...]
    rest: Entry | None = None
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A library with the diagnostics of its loading; `files` and `shelf` let the next load read only what changed.

    `rests` are what is left of faulty records; they are no part of the library, and are there to be checked.
    `answers` are what the cited addresses answered when they were last asked.
    """

    library: Library
    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, ReadFile]
    catalogues: dict[tuple[str, str], CatalogueFile]
    shelf: Shelf
    rests: tuple[Entry, ...] = ()
    answers: Report = field(default_factory=dict)


def library(folder: Path, before: Loaded | None = None) -> Loaded:
    """Return every record that can be read, and every problem met on the way.

    With `before`, the files that have not changed since are not read again. Raises `ToolkitError` if the
    folder does not hold a toolkit.
    """
    folder = folder.resolve()
    known = before.files if before else {}
    found = data_files(folder)
    changed = [file for file in found if file.file not in known or known[file.file].stamp != file.stamp]
    shelf = before.shelf if before else Shelf()
    anew = dict(zip(changed, mapped(partial(read_file, shelf=shelf), changed, WORTH_PROCESSES), strict=True))
    read = {file.file: anew.get(file) or known[file.file] for file in found}
    faulty = frozenset((file.collection, file.id) for file in found if read[file.file].entry is None)
    made = assembled([file for file in read.values() if file.entry], faulty, folder.name)
    catalogues = catalogue_files(folder, made.toolkit.locales if made.toolkit else (), before.catalogues if before else {})
    told = (told for file in found for told in with_terms(read[file.file].diagnostics, file.model, made.vocabularies))
    diagnostics = (*_never_read(folder), *told)
    return Loaded(
        made,
        diagnostics,
        read,
        catalogues,
        shelf,
        tuple(file.rest for file in read.values() if file.rest),
        before.answers if before else read_report(folder.parent / REPORT),
    )


def _never_read(folder: Path) -> Iterator[Diagnostic]:
    """Yield what holds data, or stands in the place of it, and is not read."""
    for name, file in unread_folders(folder):
        collection, _, inside = name.partition("/")
        near = get_close_matches(name, COLLECTIONS, n=1)
        if inside:
            remedy = f"move it up into `{collection}/`"
        elif near:
            remedy = f"did you mean `{near[0]}`?"
        else:
            remedy = f"move it to one of {', '.join(f'`{known}/`' for known in COLLECTIONS)}"
        yield Diagnostic("unknown-folder", file, f"no file in the folder `{name}` is read", help=remedy, span=Span(1, 1, 2))
    for file, what in misplaced(folder):
        yield _misplaced(file, what)


def _misplaced(file: str, what: Misplaced) -> Diagnostic:
    if what is Misplaced.DOUBLE_ENDING:
        name, _, ending = file.rpartition("/")[2].rpartition(".")
        message = f"the file ends in `.{ending}`; data files end in `.yml`"
        return Diagnostic("wrong-ending", file, message, help=f"rename it to `{name}`", span=Span(1, 1, 2))
    remedy = {
        Misplaced.LINK: "put the file itself in its place, or take the link away",
        Misplaced.FOLDER: "move the files in it up into the collection, and take it away",
    }[what]
    return Diagnostic(
        "not-a-file", file, f"{what.value} stands in the place of a data file and is not read", help=remedy, span=Span(1, 1, 2)
    )


def locate(diagnostics: Iterable[Diagnostic], folder: Path) -> tuple[Diagnostic, ...]:
    """Return the diagnostics with their places, looked up in the files of this folder."""
    return tuple(located(diagnostics, lambda file: _bytes_of(folder.resolve().parent / file)))


def _bytes_of(path: Path) -> bytes:
    """Return the bytes of a file that is to be shown; a link is not followed, since it may lead out of the folder."""
    if path.is_symlink():
        raise FileNotFoundError(path)
    return path.read_bytes()


def read_file(found: DataFile, shelf: Shelf) -> ReadFile:
    """Return a data file as it was read; a case is put on the shelf."""
    model, data = found.model, Path(found.path).read_bytes()
    doubtful = doubts(data, found.file, model)
    try:
        record = read_record(model, data, found.file, found.id)
    except UnreadableError as error:
        rest = error.rest if isinstance(error, FaultyRecordError) else None
        left = Entry(found.collection, found.file, found.id, rest, doubts=doubtful) if rest else None
        return ReadFile(found.stamp, None, error.diagnostics, left)
    outline = Outline.of(record)
    if not isinstance(record, Case):
        return ReadFile(found.stamp, Entry(found.collection, found.file, found.id, record, outline, doubtful), ())
    kept, outline = shelf.put(record), replace(outline, kept=shelf.put(outline.texts))
    return ReadFile(found.stamp, Entry(found.collection, found.file, found.id, kept, outline, doubtful), (), head=Head.of(record))


def assembled(read: list[ReadFile], faulty: frozenset[tuple[str, str]], folder: str) -> Library:
    """Return the library of the records in these files; `faulty` names those that are absent because of their faults.

    `folder` is the name of the toolkit's folder.
    """
    entries = [file.entry for file in read if file.entry]
    collections: dict[str, dict[str, Model]] = {name: {} for name in COLLECTIONS}
    single: dict[str, Model] = {}
    for entry in entries:
        if isinstance(entry.kept, Model):
            records = single if entry.collection in SINGLE_FILES else collections[entry.collection]
            records[entry.id] = entry.kept
    cases = {entry.id: entry.kept for entry in entries if not isinstance(entry.kept, Model)}
    return Library(
        toolkit=cast("Toolkit | None", single.get("toolkit")),
        figures=single.get("figures"),  # type: ignore[arg-type]  # the collection says the type
        **{**collections, "cases": TakenByName(cases, lambda case_id: cases[case_id].take())},  # type: ignore[arg-type]  # the collection says the type
        exceptions=single.get("exceptions"),  # type: ignore[arg-type]  # as above
        folder=folder,
        entries={entry.file: entry for entry in entries if entry.collection != "exceptions"},
        faulty=faulty,
        heads={file.head.id: file.head for file in read if file.head},
    )
