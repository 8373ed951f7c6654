"""Reads PO catalogues through Babel: a record's translations, and the interface's messages.

A message marked `fuzzy` whose source still stands is an unreviewed translation: it is shown, and marked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations
from io import BytesIO, StringIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from caretoolkit.diagnostics import Diagnostic, Span
from caretoolkit.load import CatalogueFile
from caretoolkit.localise.passage import State
from caretoolkit.processes import mapped


@dataclass(frozen=True, slots=True)
class Messages:
    """A record's translations into one locale: text and state by `msgctxt` and `msgid`.

    `contexts` holds every `msgctxt` with all its beginnings; `has_gaps` tells that the file has messages that nobody
    has translated yet.
    """

    locale: str
    texts: Mapping[tuple[str, str], tuple[str, State]]
    contexts: frozenset[str]
    has_gaps: bool


@dataclass(frozen=True, slots=True)
class Catalogues:
    """All catalogues by locale and name, with the problems met in reading them.

    `translations` holds the two that need plural forms as gettext reads them: the interface and the units.
    """

    messages: Mapping[tuple[str, str], Messages]
    translations: Mapping[tuple[str, str], NullTranslations]
    files: Mapping[tuple[str, str], CatalogueFile]
    problems: Mapping[tuple[str, str], Diagnostic]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return the problems met in reading the catalogues."""
        return tuple(self.problems.values())


WITH_PLURALS = ("interface", "vocabularies/units")


WORTH_PROCESSES = 400
"""How many catalogues to read make it worth while to start further processes."""

Key = tuple[str, str]


def catalogues(files: Mapping[Key, CatalogueFile], before: Catalogues | None = None) -> Catalogues:
    """Return all catalogues read; with `before`, those whose file has not changed are taken from there."""
    kept = {key for key, file in files.items() if before and before.files.get(key) is file}
    changed = [(key, file) for key, file in files.items() if key not in kept]
    read = dict(zip((key for key, _ in changed), mapped(_read_file, changed, WORTH_PROCESSES), strict=True))
    messages = {key: found for key, found in read.items() if isinstance(found, Messages)}
    problems = {key: found for key, found in read.items() if isinstance(found, Diagnostic)}
    plurals = {key: _translations(read_catalogue(files[key].read(), key[0])) for key in messages if key[1] in WITH_PLURALS}
    if before:
        messages |= {key: found for key, found in before.messages.items() if key in kept}
        plurals |= {key: found for key, found in before.translations.items() if key in kept}
        problems |= {key: found for key, found in before.problems.items() if key in kept}
    return Catalogues(messages, plurals, files, problems)


def _read_file(named: tuple[Key, CatalogueFile]) -> Messages | Diagnostic:
    key, file = named
    data = file.read()
    try:
        return _messages(read_catalogue(data, key[0]), key[0])
    except UNREADABLE as error:
        return _problem(file, data, error)


UNREADABLE = (PoFileError, UnicodeDecodeError, ValueError, LookupError)
"""How Babel refuses a file: its own error, and Python's for wrong bytes, a wrong header or an unknown charset."""


def read_catalogue(data: bytes, locale: str) -> Catalog:
    """Return the catalogue in a PO file, with the previous texts that Babel writes but does not read.

    Raises `PoFileError`, `UnicodeDecodeError` or `ValueError` where it cannot be read.
    """
    text = data.decode("utf-8-sig")
    _refuse_faulty_line(text)
    catalogue = read_po(StringIO(text), locale=locale.replace("-", "_"), abort_invalid=True)
    for entry in _ENTRY.split(text) if "\n#| " in text else ():
        previous = "\n".join(line.removeprefix("#| ") for line in entry.split("\n") if line.startswith("#| "))
        if previous:
            _set_previous(catalogue, entry, previous)
    return catalogue


_ENTRY = re.compile(r"\n[ \t]*\n")
_LINE = re.compile(r'\s*(?:#.*|(?:msg(?:id|id_plural|str|ctxt)(?:\[\d+\])?\s+)?"(?:[^"\\]|\\.)*"\s*|)')


def _refuse_faulty_line(text: str) -> None:
    """Raise `PoFileError` at the first line that is no PO: Babel would take a part of it."""
    for number, line in enumerate(text.split("\n")):
        if not _LINE.fullmatch(line):
            raise PoFileError("the line is no comment, and no keyword with a text in double quotes", Catalog(), line, number)


def _set_previous(catalogue: Catalog, entry: str, previous: str) -> None:
    """Give the message of an entry the text it was translated from."""
    new = next((message for message in read_po(StringIO(entry)) if message.id), None)
    old = next((message for message in read_po(StringIO(f'{previous}\nmsgstr ""\n')) if message.id), None)
    found = catalogue.get(new.id, new.context) if new else None
    if found and old:
        found.previous_id = [old.id] if isinstance(old.id, str) else list(old.id)


def _messages(catalogue: Catalog, locale: str) -> Messages:
    found: dict[tuple[str, str], tuple[str, State]] = {}
    has_gaps = False
    for message in catalogue:
        if not message.id:
            continue
        if not message.string or message.previous_id:
            has_gaps = True
        elif isinstance(message.id, str) and isinstance(message.string, str):
            found[message.context or "", message.id] = (message.string, State.UNREVIEWED if message.fuzzy else State.CURRENT)
    return Messages(locale, found, frozenset(_beginnings(context for context, _ in found)), has_gaps)


def _beginnings(contexts: Iterable[str]) -> Iterator[str]:
    for context in set(contexts):
        parts = context.split(".")
        yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def _translations(catalogue: Catalog) -> NullTranslations:
    for message in list(catalogue):
        if message.previous_id:  # a guess from a similar text, which nobody has read
            catalogue.delete(message.id, message.context)
    compiled = BytesIO()
    write_mo(compiled, catalogue, use_fuzzy=True)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _problem(file: CatalogueFile, data: bytes, error: Exception) -> Diagnostic:
    help = "open the file in Poedit, or put the line right by hand; every text stands in one pair of double quotes"
    if isinstance(error, PoFileError):
        line, message = error.lineno + 1, str(error).partition(" on ")[0].lower()
    elif isinstance(error, UnicodeDecodeError):
        line, message, help = data[: error.start].count(b"\n") + 1, "the file is not UTF-8", "save it as UTF-8"
    else:
        line, message = 1, f"the header cannot be read: {error}"
    return Diagnostic("unreadable-catalogue", file.file, message, help=help, span=Span(line, 1, 2))
