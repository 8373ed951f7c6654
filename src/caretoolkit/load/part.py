"""Reads a part of a toolkit: some of its files, with the records that bear on them, and of all others only the names.

Checking one file among thousands is quick this way, and the rules do not notice: they are given a smaller library.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from caretoolkit.load import Loaded, assembled, read_file
from caretoolkit.load.files import CatalogueFile, DataFile, catalogue_files, data_files
from caretoolkit.load.terms import expected_list, with_terms
from caretoolkit.model.case import Case
from caretoolkit.model.leaves import ids
from caretoolkit.model.library import COLLECTIONS, SINGLE_FILES, SourceRecord
from caretoolkit.model.place import City
from caretoolkit.model.values import InVocabulary, Model, RefersTo
from caretoolkit.shelf import Shelf

Name = tuple[str, str]
"""A record as collection and id."""


def part(folder: Path, wanted: frozenset[str]) -> Loaded:
    """Return the library of these data files, named as they are printed, and of what bears on them.

    The diagnostics and rests are those of the wanted files; `library.names` holds the ids of all records.
    """
    found = {(file.collection, file.id): file for file in data_files(folder.resolve())}
    shelf = Shelf()
    own = {name: read_file(file, shelf) for name, file in found.items() if file.file in wanted}
    records = {name: entry.record for name, read in own.items() if (entry := read.entry or read.rest)}
    lists = {("vocabularies", expected_list(told, found[name].model)) for name, read in own.items() for told in read.diagnostics}
    near = (_near(records, found) | (lists & found.keys())) - own.keys()
    others = {name: read_file(found[name], shelf) for name in near}
    read = {name: own.get(name) or others[name] for name in found if name in own or name in near}
    faulty = frozenset(name for name, file in read.items() if file.entry is None)
    library = assembled([file for file in read.values() if file.entry], faulty, folder.resolve().name)
    return Loaded(
        library=replace(library, names=_names(found)),
        diagnostics=tuple(
            told for name, file in own.items() for told in with_terms(file.diagnostics, found[name].model, library.vocabularies)
        ),
        files={found[name].file: file for name, file in own.items()},
        catalogues=_catalogues(folder.resolve(), wanted),
        shelf=shelf,
        rests=tuple(file.rest for file in own.values() if file.rest),
    )


def _catalogues(folder: Path, wanted: frozenset[str]) -> dict[tuple[str, str], CatalogueFile]:
    """Return the PO files among the wanted ones."""
    locales = {file.split("/")[2] for file in wanted if file.endswith(".po")}
    return {key: file for key, file in catalogue_files(folder, tuple(sorted(locales)), {}).items() if file.file in wanted}


def _names(found: Iterable[Name]) -> dict[str, frozenset[str]]:
    """Return the ids of all records by collection."""
    names: dict[str, set[str]] = defaultdict(set)
    for collection, record_id in found:
        names[collection].add(record_id)
    return {name: frozenset(names[name]) for name in COLLECTIONS}


def _near(records: dict[Name, Model], found: dict[Name, DataFile]) -> set[Name]:
    """Return the files to read beside those of these records: what they name, what names them, and the exceptions."""
    named = {name for record in records.values() for name in _named(record)}
    named |= {other for _, record_id in records for other in _of_id(record_id, found)}
    named |= {name for (_, record_id), record in records.items() for name in _naming(record_id, record, found)}
    return {name for name in (*named, ("exceptions", "exceptions")) if name in found}


def _named(record: Model) -> Iterator[Name]:
    """Yield what a record names: its vocabularies, and the records that rules compare it with."""
    for leaf in ids(record):
        if isinstance(leaf.marker, InVocabulary):
            yield "vocabularies", leaf.marker.name
        elif isinstance(leaf.marker, RefersTo):
            collection = leaf.marker.collection
            yield ("figures", "figures") if collection == "figures" else (collection, leaf.value)


def _of_id(record_id: str, found: Iterable[Name]) -> Iterator[Name]:
    """Yield the records of an id; there is one more than there may be where an id is taken twice."""
    return ((collection, record_id) for collection in (*COLLECTIONS, *SINGLE_FILES) if (collection, record_id) in found)


def _naming(record_id: str, record: Model, found: dict[Name, DataFile]) -> Iterator[Name]:
    """Yield the records whose files hold what makes them bear on this one: its city, its id, or its address."""
    if isinstance(record, Case):
        yield from _holding(f"\ncity: {record.city}\n", found, ("cases",))
    elif isinstance(record, City):
        yield from _holding(record_id, found, ("cases", "funding", "labs"))
    elif isinstance(record, SourceRecord):
        yield from _holding(record.url.partition("://")[2].removeprefix("www.").rstrip("/"), found, ("sources",))


def _holding(text: str, found: dict[Name, DataFile], collections: tuple[str, ...]) -> Iterator[Name]:
    """Yield the records of these collections whose files hold a text; this takes much less time than to read them."""
    wanted = text.encode()
    for name, file in found.items():
        if name[0] in collections and wanted in Path(file.path).read_bytes():
            yield name
