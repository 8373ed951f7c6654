"""Reads all PO catalogues: a record's translations, and the interface's messages.

A message marked `fuzzy` whose source still stands is an unreviewed translation: it is shown, and marked. A stale one,
and a guess from a similar text, are not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from sys import intern
from typing import TypeVar

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

Key = tuple[str, str]
"""A catalogue's locale and name: `("es", "cases/bogota-care-blocks")`."""
Place = tuple[str, str]
"""A message of a catalogue: its `msgctxt` and its `msgid`."""

_NONE: frozenset[Place] = frozenset()
_NO_FORMS: Mapping[Place, State] = {}
"""What most catalogues have of stale messages and of plural forms, the same for all of them."""


@dataclass(frozen=True, slots=True)
class Messages:
    """A record's translations into one locale: text and state by `msgctxt` and `msgid`.

    `contexts` holds the `msgctxt` of all these and of what is stale, with all its beginnings; `count` is that of all messages
    of the file, translated or not; `stale` are those whose translation is that of an earlier or a similar text, and is not
    shown. `counted` are the translated messages with plural forms, whose texts gettext has.
    """

    locale: str
    texts: Mapping[Place, tuple[str, State]]
    contexts: frozenset[str]
    count: int
    stale: frozenset[Place] = _NONE
    counted: Mapping[Place, State] = field(default_factory=dict)

    @property
    def has_gaps(self) -> bool:
        """Tell whether the file has messages whose translation is not shown."""
        return len(self.texts) + len(self.counted) < self.count


@dataclass(frozen=True, slots=True)
class ReadCatalogue:
    """A PO file as it was read: its messages, or nothing where it cannot be read, and the problems met in it."""

    messages: Messages | None
    problems: tuple[Diagnostic, ...]
    translations: NullTranslations | None = None


@dataclass(frozen=True, slots=True)
class Catalogues:
    """All catalogues by locale and name.

    `translations` holds the two that need plural forms as gettext reads them: the interface and the units.
    """

    messages: Mapping[Key, Messages]
    translations: Mapping[Key, NullTranslations]
    files: Mapping[Key, CatalogueFile]
    read: Mapping[Key, ReadCatalogue]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return the problems met in reading the catalogues."""
        return tuple(problem for found in self.read.values() for problem in found.problems)


WITH_PLURALS = ("interface", "vocabularies/units")

WORTH_PROCESSES = 400
"""How many catalogues to read make it worth while to start further processes."""


def catalogues(files: Mapping[Key, CatalogueFile], before: Catalogues | None = None) -> Catalogues:
    """Return all catalogues read; with `before`, those whose file has not changed are taken from there."""
    kept = {key: before.read[key] for key, file in files.items() if before and before.files.get(key) is file}
    read = kept | _read([(key, file) for key, file in files.items() if key not in kept])
    messages = {key: found.messages for key, found in read.items() if found.messages}
    translations = {key: found.translations for key, found in read.items() if found.translations}
    return Catalogues(messages, translations, files, read)


def _read(changed: Iterable[tuple[Key, CatalogueFile]]) -> dict[Key, ReadCatalogue]:
    """Return catalogues read, in several processes if they are many; gettext's translations cannot be sent by one."""
    sent = [each for each in changed if each[0][1] not in WITH_PLURALS]
    read = dict(zip((key for key, _ in sent), mapped(_read_file, sent, WORTH_PROCESSES), strict=True))
    return read | {key: _read_file((key, file)) for key, file in changed if key[1] in WITH_PLURALS}


def _read_file(named: tuple[Key, CatalogueFile]) -> ReadCatalogue:
    (locale, name), file = named
    data = file.read()
    plain = plain_messages(data, locale) if name not in WITH_PLURALS else None
    if plain is None:
        return _read_by_babel(locale, name, file, data)
    shown, problems = _shown(plain, file.file)
    return ReadCatalogue(_messages(shown, locale, plain, len(plain)), tuple(problems))


def _read_by_babel(locale: str, name: str, file: CatalogueFile, data: bytes) -> ReadCatalogue:
    try:
        catalogue = read_catalogue(data, locale)
        messages, problems = _shown(catalogue, file.file)
        translations = _translations(catalogue_like(catalogue, messages)) if name in WITH_PLURALS else None
    except CatalogueError as error:
        return ReadCatalogue(None, (_problem(file, error),))
    return ReadCatalogue(_messages(messages, locale, catalogue, len(catalogue)), tuple(problems), translations)


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
    shown: Iterable[Message] | Iterable[PlainMessage], locale: str, every: Iterable[Message] | Iterable[PlainMessage], count: int
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
    return Messages(locale, texts, contexts, count, stale or _NONE, counted or _NO_FORMS)


def _place(message: Message | PlainMessage) -> Place:
    """Return context and id of a message, as the same objects for each locale: there are as many messages as texts and locales."""
    return intern(message.context or ""), intern(message.id if isinstance(message.id, str) else message.id[0])


@lru_cache(maxsize=1024)
def _with_beginnings(contexts: frozenset[str]) -> frozenset[str]:
    """Return contexts with all their beginnings; records of a kind have mostly the same."""
    steps = [context.split(".") for context in contexts]
    return frozenset([intern(".".join(parts[:length])) for parts in steps for length in range(1, len(parts) + 1)])


def _translations(catalogue: Catalog) -> NullTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue, use_fuzzy=True)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _problem(file: CatalogueFile, error: CatalogueError) -> Diagnostic:
    return Diagnostic(error.rule, file.file, error.message, help=error.help, span=Span(error.line, 1, 2))
