"""Reads all catalogues of a locale and gathers what is wrong with their translations."""

from collections.abc import Iterator, Mapping

from babel.messages.catalog import Message

from caretoolkit.diagnostics import Diagnostic
from caretoolkit.load import CatalogueFile
from caretoolkit.localise.checks import Translation, problems
from caretoolkit.localise.extract import INTERFACE_LOCALE
from caretoolkit.localise.placeholders import with_placeholders
from caretoolkit.localise.po import forms, is_translated, read_catalogue
from caretoolkit.localise.po_syntax import CatalogueError
from caretoolkit.localise.terminology import Guard, guards
from caretoolkit.model.leaves import texts
from caretoolkit.model.library import Entry, Library
from caretoolkit.model.values import Translatable


def review(library: Library, files: Mapping[tuple[str, str], CatalogueFile], locale: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the translations into a locale; a file that cannot be read is told of by the loader."""
    entries = {f"{entry.collection}/{entry.id}": entry for entry in library.entries.values()}
    known: dict[str, tuple[Guard, ...]] = {}
    for (tag, name), file in sorted(files.items()):
        if tag == locale:
            entry = entries.get(name)
            own = getattr(entry.record, "language", INTERFACE_LOCALE) if entry else INTERFACE_LOCALE
            if own not in known:
                known[own] = guards(library.glossary.values(), own, locale)
            yield from _of_file(file, locale, _limits(entry), known[own])


def _limits(entry: Entry | None) -> dict[tuple[str, str], int]:
    """Return how long each text of a record may be, by its message."""
    found = texts(entry.record) if entry else ()
    return {
        (leaf.context, with_placeholders(leaf.value)): leaf.marker.limit
        for leaf in found
        if isinstance(leaf.marker, Translatable)
    }


def _of_file(
    file: CatalogueFile, locale: str, limits: Mapping[tuple[str, str], int], known: tuple[Guard, ...]
) -> Iterator[Diagnostic]:
    data = file.read()
    try:
        catalogue = read_catalogue(data, locale)
    except CatalogueError:
        return
    lines = data.decode("utf-8-sig").split("\n")
    for message in catalogue:
        if message.id and is_translated(message) and not message.previous_id:
            one, other = _ids(message)
            yield from problems(
                Translation(
                    file=file.file,
                    line=_line_of_text(lines, message.lineno or 1),
                    locale=locale,
                    source=one,
                    plural=other,
                    strings=forms(message),
                    plural_forms=catalogue.num_plurals,
                    limit=limits.get((message.context or "", one), 0),
                    guards=known,
                )
            )


def _ids(message: Message) -> tuple[str, str]:
    return (message.id, "") if isinstance(message.id, str) else (message.id[0], message.id[1])


def _line_of_text(lines: list[str], start: int) -> int:
    """Return the line in which the translation of the message that begins at a line begins; lines count from 1."""
    return next((number for number, line in enumerate(lines[start - 1 :], start) if line.startswith("msgstr")), start)
