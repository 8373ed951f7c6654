"""HTML that is made once for all locales: where they differ, it holds what each of them says, side by side.

A page differs from locale to locale only in its words, figures and dates. So a template runs once for a record, and
`apart` then tells the locales apart, at a small part of the cost of running it for each.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from html import escape
from itertools import chain
from typing import Any, Protocol, TypeVar

from markupsafe import Markup

from caretoolkit.localise import Edition, Passage
from caretoolkit.model.case import Head
from caretoolkit.model.knowledge import GlossaryTerm
from caretoolkit.model.leaves import with_texts
from caretoolkit.model.place import City
from caretoolkit.model.values import Model, Money, Quantity
from caretoolkit.render.markup import phrase

R = TypeVar("R", bound=Model)

_EDGE, _NEXT = "\x02", "\x1f"
"""What stands before and after the place where locales differ, and between them; no text may hold these characters."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def together(said: Sequence[str]) -> str:
    """Return what each locale says as one text for all; none of them may be such a one itself."""
    if all(words == said[0] for words in said):
        return said[0]
    return f"{_EDGE}{_NEXT.join(said)}{_EDGE}"


def apart(html: str, count: int) -> list[str]:
    """Return what each of `count` locales says."""
    pieces = html.split(_EDGE)
    if len(pieces) == 1:
        return [html] * count
    said = [_told_apart(piece) for piece in pieces[1::2]]
    pages: list[str] = []
    for number in range(count):
        pieces[1::2] = [words[number] for words in said]
        pages.append("".join(pieces))
    return pages


@lru_cache(maxsize=512)
def _told_apart(piece: str) -> list[str]:
    return piece.split(_NEXT)  # most pieces are words of the interface, and come again and again


@lru_cache(maxsize=1024)
def _gaps(said: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names in what each locale says, and what stands before, between and after them as one text for all.

    Nothing is returned where there are none, or where locales name them in different orders.
    """
    parts = [_PLACEHOLDER.split(escape(words)) for words in said]
    names = tuple(parts[0][1::2])
    if any(tuple(each[1::2]) != names for each in parts):
        return (), ()
    return names, tuple([together(words) for words in zip(*(each[::2] for each in parts), strict=True)])


class Spoken(str):
    """A text of a record with what each locale says for it; as a `str`, it is the text as its author wrote it."""

    __slots__ = ("passages",)
    passages: tuple[Passage, ...]

    @classmethod
    def of(cls, text: str, passages: Iterable[Passage]) -> "Spoken":
        """Return a text with the passage of each locale."""
        made = cls(text)
        made.passages = tuple(passages)
        return made


class Placed(Protocol):
    """An item of a list whose order differs from locale to locale."""

    @property
    def order(self) -> Sequence[Any]:  # Any: whatever can be compared
        """Return what the item is sorted by in each locale."""
        ...


class Polyglot:
    """Several editions that speak at once: each method returns HTML for all of their locales."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self.editions = tuple(editions)
        self.locales = tuple(edition.locale for edition in editions)
        self.atlas = editions[0].atlas
        self._message = lru_cache(maxsize=None)(self._message_of)
        self._said = lru_cache(maxsize=None)(self._said_of)
        self.label = lru_cache(maxsize=None)(self._label)
        self.definition = lru_cache(maxsize=None)(self._definition)
        self.number = lru_cache(maxsize=256)(self._number)
        self.date = lru_cache(maxsize=256)(self._date)
        self.country = lru_cache(maxsize=None)(self._country)
        self.language = lru_cache(maxsize=None)(self._language)
        self._list = lru_cache(maxsize=256)(self._list_of)
        self._figure = lru_cache(maxsize=256)(self._figure_of)
        self._amount = lru_cache(maxsize=256)(self._amount_of)

    def each(self, say: Callable[[Edition], str]) -> Markup:
        """Return what each edition says: `Markup`, or plain text."""
        return Markup(together([_html(say(edition)) for edition in self.editions]))

    def plain(self, say: Callable[[Edition], str]) -> str:
        """Return what each edition says as plain text, which must be escaped before it becomes HTML."""
        return together([say(edition) for edition in self.editions])

    def around(self, before: str, html: str, after: str) -> Markup:
        """Return HTML between two others, and nothing for the locales in which there is nothing to stand between them."""
        parts = zip(self.apart(before), self.apart(html), self.apart(after), strict=True)
        return Markup(together(["".join(part) if part[1] else "" for part in parts]))

    def apart(self, html: str) -> list[str]:
        """Return what each locale says, in their order."""
        return apart(html, len(self.editions))

    def record(self, collection: str, record: R) -> R:
        """Return a record with its translated texts as `Spoken`; a text that no locale has translated stays as it is."""
        contexts = frozenset().union(*(edition.contexts(collection, record) for edition in self.editions))
        if not contexts:
            return record
        return with_texts(record, lambda context, text: self.text(collection, record, context, text), contexts)

    def text(self, collection: str, record: Model | Head, context: str, text: str) -> Spoken:
        """Return one text of a record with what each locale says for it."""
        return Spoken.of(text, (edition.text(collection, record, context, text) for edition in self.editions))

    def city_name(self, city: City) -> Spoken:
        """Return the name of a city."""
        return Spoken.of(city.name, (edition.city_name(city) for edition in self.editions))

    def term_name(self, term: GlossaryTerm) -> Spoken:
        """Return how a term of the glossary is said."""
        return Spoken.of(term.term, (edition.term_name(term) for edition in self.editions))

    def fill(self, said: tuple[str, ...], values: dict[str, Any]) -> Markup:  # Any: whatever the message names
        """Return what each edition says with each `{name}` replaced by a value: HTML, or plain text.

        Not `str.format`, which would let a translation reach into the values; an unknown name is left as it stands.
        """
        names, between = _gaps(said)
        if not names:
            return self._filled_apart(said, values)
        filled = [_html(values[name]) if name in values else f"{{{name}}}" for name in names]
        return Markup("".join(chain.from_iterable(zip(between, [*filled, ""], strict=True))))

    def _filled_apart(self, said: tuple[str, ...], values: dict[str, Any]) -> Markup:  # Any: as above
        """Return the same where the editions name the values in different orders, so that each has to be filled by itself."""
        of_each = {name: self.apart(_html(value)) for name, value in values.items()}

        def filled(number: int, message: str) -> str:
            words = {name: each[number] for name, each in of_each.items()}
            return _PLACEHOLDER.sub(lambda found: words.get(found[1], found[0]), escape(message))

        return Markup(together([filled(number, message) for number, message in enumerate(said)]))

    def gettext(self, message: str, **values: Any) -> Markup:  # Any: as in `fill`
        """Return a message of the interface."""
        return self.fill(self._said(message), values) if values else self._message(message)

    def _said_of(self, message: str) -> tuple[str, ...]:
        return tuple([edition.interface.gettext(message) for edition in self.editions])

    def _message_of(self, message: str) -> Markup:
        return self.each(lambda edition: edition.interface.gettext(message))

    def ngettext(self, one: str, other: str, number: int, **values: Any) -> Markup:  # Any: as in `fill`
        """Return a message of the interface in the form for a number, which stands in it as `{number}`."""
        numbered = {"number": self.number(number), **values}
        return self.fill(tuple([edition.interface.ngettext(one, other, number) for edition in self.editions]), numbered)

    def _label(self, vocabulary: str, term_id: str) -> Markup:
        own = self._language_of(vocabulary)
        return self.each(lambda edition: _said(edition.term(vocabulary, term_id).label, own, edition))

    def _definition(self, vocabulary: str, term_id: str) -> Markup:
        own = self._language_of(vocabulary)
        return self.each(lambda edition: _said(edition.term(vocabulary, term_id).definition or "", own, edition))

    def _language_of(self, vocabulary: str) -> str:
        found = self.atlas.vocabularies.get(vocabulary)
        return found.language if found else self.atlas.toolkit.language

    def _number(self, value: int | float) -> Markup:
        return self.each(lambda edition: edition.formats.number(value))

    def _date(self, written: str) -> Markup:
        return self.each(lambda edition: edition.formats.date(written))

    def year(self, value: int) -> Markup:
        """Return a year on its own."""
        return self.date(str(value))

    def _country(self, code: str) -> Markup:
        return self.each(lambda edition: edition.formats.country(code))

    def _language(self, tag: str) -> Markup:
        return self.each(lambda edition: edition.formats.language(tag))

    def join(self, items: Iterable[str]) -> Markup:
        """Return a list in words: `a, b and c`; nothing where there is no item."""
        return self._list(tuple(items))

    def _list_of(self, items: tuple[str, ...]) -> Markup:
        if not items:
            return Markup("")
        of_each = zip(*(self.apart(_html(item)) for item in items), strict=True)
        return Markup(together([edition.formats.join(said) for edition, said in zip(self.editions, of_each, strict=True)]))

    def in_order(self, items: Iterable[Placed], say: Callable[[Any], str]) -> Markup:  # Any: one of the items
        """Return what is said of each item, in the order that the items have in each locale."""
        said = [(item.order, self.apart(say(item))) for item in items]

        def in_locale(number: int) -> str:
            return "".join([words[number] for _, words in sorted(said, key=lambda each: each[0][number])])

        return Markup(together([in_locale(number) for number in range(len(self.editions))]))

    def quantity(self, quantity: Quantity) -> Markup:
        """Return a figure with its unit, as a range where it is one; whether it is about is said elsewhere."""
        return self._figure(quantity.value, quantity.low, quantity.high, quantity.unit)

    def _figure_of(self, value: float | None, low: float | None, high: float | None, unit: str) -> Markup:
        return self.each(lambda edition: edition.quantity(value, low, high, unit))

    def money(self, money: Money) -> Markup:
        """Return an amount with its currency, as a range where it is one."""
        return self._amount(money.amount, money.low, money.high, money.currency)

    def span_of_money(self, least: float | None, most: float | None, currency: str) -> Markup:
        """Return an amount of money from a least to a most; where one of them is not known, the other is said to be its end."""
        if least is not None and most is not None:
            return self._amount(None, least, most, currency) if least < most else self._amount(least, None, None, currency)
        if least is not None:
            return self.gettext("at least {figure}", figure=self._amount(least, None, None, currency))
        return self.gettext("up to {figure}", figure=self._amount(most, None, None, currency))

    def _amount_of(self, amount: float | None, low: float | None, high: float | None, currency: str) -> Markup:
        return self.each(lambda edition: edition.money(amount, low, high, currency))


def _html(said: Any) -> str:  # Any: HTML, plain text, or a value that is shown as such
    return said if isinstance(said, Markup) else escape(str(said))


def _said(text: str, own: str, edition: Edition) -> Markup:
    """Return a text of a record in the language `own` as this edition says it."""
    return Markup(phrase(text, text.locale if isinstance(text, Passage) else own, edition.locale) if text else "")
