"""Reads all PO catalogues: a record's translations, and the interface's messages.

A message marked `fuzzy` whose source still stands is an unreviewed translation: it is shown, and marked. A stale one,
and a guess from a similar text, are not.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from typing import NamedTuple, TypeVar

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from pydantic import TypeAdapter, ValidationError

from caretoolkit.diagnostics import Diagnostic, Span
from caretoolkit.load import CatalogueFile
from caretoolkit.load.wording import worded
from caretoolkit.localise.passage import State
from caretoolkit.localise.plain_po import PlainMessage, plain_messages
from caretoolkit.localise.po import catalogue_like, forms, is_translated, read_catalogue
from caretoolkit.localise.po_syntax import CatalogueError
from caretoolkit.model.values import Model, text
from caretoolkit.processes import mapped
from caretoolkit.shelf import Kept, Shelf

Key = tuple[str, str]
"""A catalogue's locale and name: `("es", "cases/bogota-care-blocks")`."""
Place = tuple[str, str]
"""A message of a catalogue: its `msgctxt` and its `msgid`."""

_NONE: frozenset[Place] = frozenset()
_NO_FORMS: Mapping[Place, State] = {}
"""What most catalogues have of stale messages and of plural forms, the same for all of them."""


class Messages(NamedTuple):
    """A record's translations into one locale: text and state by `msgctxt` and `msgid`. A tuple, since they are packed by thousands.

    `contexts` holds the `msgctxt` of all these and of what is stale, with all its beginnings; `total` counts all messages
    of the file, translated or not; `stale` are those whose translation is that of an earlier or a similar text, and is not
    shown. `counted` are the translated messages with plural forms, whose texts gettext has.
    """

    locale: str
    texts: Mapping[Place, tuple[str, State]]
    contexts: frozenset[str]
    total: int
    stale: frozenset[Place] = _NONE
    counted: Mapping[Place, State] = _NO_FORMS

    @property
    def has_gaps(self) -> bool:
        """Tell whether the file has messages whose translation is not shown."""
        return len(self.texts) + len(self.counted) < self.total


@dataclass(frozen=True, slots=True)
class ReadCatalogues:
    """The catalogues of one name as they were read: their messages by locale, and the problems met in them.

    `translations` are those as gettext reads them, by locale, where their plural forms are needed.
    """

    messages: Kept[Mapping[str, Messages]]
    problems: tuple[Diagnostic, ...] = ()
    translations: Mapping[str, NullTranslations] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalogues:
    """All catalogues by name (`cases/bogota-care-blocks`); their messages are kept elsewhere until they are asked for."""

    files: Mapping[Key, CatalogueFile]
    read: Mapping[str, ReadCatalogues]
    shelf: Shelf

    def messages(self, name: str) -> Mapping[str, Messages]:
        """Return the messages of the catalogues of this name by locale; none where there is no such catalogue."""
        found = self.read.get(name)
        return found.messages.take() if found else {}

    def translations(self, name: str) -> Mapping[str, NullTranslations]:
        """Return the same as gettext reads them: the interface and the units, which need plural forms."""
        found = self.read.get(name)
        return found.translations if found else {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return the problems met in reading the catalogues."""
        return tuple(problem for found in self.read.values() for problem in found.problems)


WITH_PLURALS = ("interface", "vocabularies/units")

WORTH_PROCESSES = 100
"""The catalogues of how many records make it worth while to start further processes."""

IN_HAND = 32
"""The catalogues of how many records stay in memory after they were taken: a page names several."""


def catalogues(files: Mapping[Key, CatalogueFile], before: Catalogues | None = None) -> Catalogues:
    """Return all catalogues read; with `before`, those of a name whose files have not changed are taken from there."""
    now, then = _by_name(files), _by_name(before.files if before else {})
    kept = {name: before.read[name] for name in now if before and now[name] == then.get(name)}
    shelf = before.shelf if before else Shelf(IN_HAND)
    return Catalogues(files, kept | _read([(name, now[name]) for name in now if name not in kept], shelf), shelf)


def _by_name(files: Mapping[Key, CatalogueFile]) -> Mapping[str, list[CatalogueFile]]:
    found: dict[str, list[CatalogueFile]] = defaultdict(list)
    for (_, name), file in files.items():
        found[name].append(file)
    return found


_Named = tuple[str, list[CatalogueFile]]


def _read(changed: Sequence[_Named], shelf: Shelf) -> dict[str, ReadCatalogues]:
    """Return catalogues read, in several processes if they are many; gettext's translations cannot be sent by one."""
    sent = [each for each in changed if each[0] not in WITH_PLURALS]
    read = mapped(partial(_read_files, shelf=shelf), sent, WORTH_PROCESSES)
    found = dict(zip((name for name, _ in sent), read, strict=True))
    return found | {named[0]: _read_files(named, shelf) for named in changed if named[0] in WITH_PLURALS}


def _read_files(named: _Named, shelf: Shelf) -> ReadCatalogues:
    read = {file.locale: _read_file(file) for file in named[1]}
    messages = {locale: each.messages for locale, each in read.items() if each.messages}
    problems = [problem for each in read.values() for problem in each.problems]
    translations = {locale: each.translations for locale, each in read.items() if each.translations}
    return ReadCatalogues(shelf.put(messages), tuple(problems), translations)


class _ReadFile(NamedTuple):
    """A PO file as it was read: its messages, or nothing where it cannot be read, and the problems met in it."""

    messages: Messages | None
    problems: list[Diagnostic]
    translations: NullTranslations | None = None


def _read_file(file: CatalogueFile) -> _ReadFile:
    data, locale = file.read(), file.locale
    plain = plain_messages(data, locale) if file.name not in WITH_PLURALS else None
    if plain is None:
        return _read_by_babel(file, data)
    shown, problems = _shown(plain, file.file)
    return _ReadFile(_messages(shown, locale, plain, len(plain)), problems)


def _read_by_babel(file: CatalogueFile, data: bytes) -> _ReadFile:
    try:
        catalogue = read_catalogue(data, file.locale)
        shown, problems = _shown(catalogue, file.file)
        translations = _translations(catalogue_like(catalogue, shown)) if file.name in WITH_PLURALS else None
    except CatalogueError as error:
        return _ReadFile(None, [_problem(file, error)])
    return _ReadFile(_messages(shown, file.locale, catalogue, len(catalogue)), problems, translations)


M = TypeVar("M", Message, PlainMessage)


def _shown(messages: Iterable[M], file: str) -> tuple[list[M], list[Diagnostic]]:
    """Return the messages whose translation is to be shown, and what is wrong with others."""
    shown: list[M] = []
    problems = []
    for message in messages:
        if message.id and is_translated(message) and not message.previous_id:
            fault = _fault(message, file)
            if fault:
                problems.append(fault)
            else:
                shown.append(message)
    return shown, problems


_TRANSLATION = TypeAdapter[str](text(20_000))
"""What a translation has to be: a text as in a record, only that it may be longer than any source."""


def _fault(message: Message | PlainMessage, file: str) -> Diagnostic | None:
    try:
        for form in forms(message):
            _TRANSLATION.validate_python(form)
    except ValidationError as error:
        place = tuple(message.context.split(".")) if message.context else ()
        rule, told, remedy = worded(error.errors(include_url=False)[0], Model, place)
        return Diagnostic(rule, file, told, help=remedy, span=Span(message.lineno or 1, 1, 2))
    return None


def _messages(
    shown: Iterable[Message] | Iterable[PlainMessage], locale: str, every: Iterable[Message] | Iterable[PlainMessage], total: int
) -> Messages:
    texts: dict[Place, tuple[str, State]] = {}
    counted: dict[Place, State] = {}
    for message in shown:
        state = State.UNREVIEWED if message.fuzzy else State.CURRENT
        if isinstance(message.id, str) and isinstance(message.string, str):
            texts[_place(message)] = message.string, state
        else:
            counted[_place(message)] = state
    stale = frozenset(_place(message) for message in every if message.id and message.previous_id and is_translated(message))
    contexts = _with_beginnings(frozenset([context for context, _ in (*texts, *stale)]))
    return Messages(locale, texts, contexts, total, stale or _NONE, counted or _NO_FORMS)


def _place(message: Message | PlainMessage) -> Place:
    """Return context and id of a message."""
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


@lru_cache(maxsize=1024)
def _with_beginnings(contexts: frozenset[str]) -> frozenset[str]:
    """Return contexts with all their beginnings; records of a kind have mostly the same."""
    steps = [context.split(".") for context in contexts]
    return frozenset([".".join(parts[:length]) for parts in steps for length in range(1, len(parts) + 1)])


def _translations(catalogue: Catalog) -> NullTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue, use_fuzzy=True)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _problem(file: CatalogueFile, error: CatalogueError) -> Diagnostic:
    return Diagnostic(error.rule, file.file, error.message, help=error.help, span=Span(error.line, 1, 2))
