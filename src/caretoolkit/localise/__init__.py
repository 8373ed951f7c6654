"""The toolkit in one locale: every text chosen, with the language it is really in, and every value formatted.

A missing translation is a marked fallback, never an error. Babel has its home here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from gettext import NullTranslations
from typing import TypeVar

from babel.core import get_global

from caretoolkit.link import Atlas
from caretoolkit.localise.catalogue import Catalogues, Messages, catalogues
from caretoolkit.localise.formats import Formats, own_name, tag_direction
from caretoolkit.localise.passage import Passage, State
from caretoolkit.model.knowledge import GlossaryTerm
from caretoolkit.model.leaves import texts, with_texts
from caretoolkit.model.place import City
from caretoolkit.model.values import Model, Money, Quantity
from caretoolkit.model.vocabulary import Term

__all__ = ["Catalogues", "Edition", "Passage", "State", "catalogues", "edition", "own_name", "tag_direction"]

R = TypeVar("R", bound=Model)


def edition(atlas: Atlas, catalogues: Catalogues, locale: str) -> "Edition":
    """Return the toolkit in one locale."""
    return Edition(atlas, catalogues, locale)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a record is translated into a locale, and how much of that nobody has reviewed."""

    translated: int
    unreviewed: int
    is_complete: bool


class Edition:
    """The toolkit in one locale."""

    def __init__(self, atlas: Atlas, catalogues: Catalogues, locale: str) -> None:
        """Raise `ToolkitError` for a locale that CLDR does not know."""
        self.atlas = atlas
        self.locale = locale
        self._all = catalogues
        self.formats = Formats(atlas.toolkit.formats.get(locale, locale))
        self.chain = _fallback_chain(locale, atlas.toolkit.locales)
        self._terms: dict[str, dict[str, Term]] = {}

    @cached_property
    def interface(self) -> NullTranslations:
        """Return the interface's messages as gettext translations."""
        return self._translations("interface")

    @cached_property
    def units(self) -> NullTranslations:
        """Return the counted forms of the units as gettext translations."""
        return self._translations("vocabularies/units")

    def record(self, collection: str, record: R) -> R:
        """Return a record with its translated texts as `Passage`s; the others stand in the record's own language."""
        catalogues = self._catalogues(collection, record)
        if not catalogues:
            return record

        def say(context: str, text: str) -> str:
            return _translated(catalogues, context, text) or text

        return with_texts(record, say, frozenset().union(*(found.contexts for found in catalogues)))

    def contexts(self, collection: str, record: Model) -> frozenset[str]:
        """Return the contexts of the translated texts of a record, with all their beginnings."""
        return frozenset().union(*(found.contexts for found in self._catalogues(collection, record)))

    def text(self, collection: str, record: Model, context: str, text: str) -> Passage:
        """Return one text of a record in this locale, or the best fallback."""
        own: str = record.language  # type: ignore[attr-defined]  # every record with texts has a language
        return _translated(self._catalogues(collection, record), context, text) or Passage.of(text, own)

    def coverage(self, collection: str, record: Model) -> Coverage:
        """Return how many texts of a record are translated into this very locale."""
        messages = self._all.messages.get((self.locale, f"{collection}/{record.id}"))  # type: ignore[attr-defined]
        if messages is None:
            return Coverage(0, 0, is_complete=False)
        states = [state for _, state in messages.texts.values()]
        is_complete = not messages.has_gaps and all((leaf.context, leaf.value) in messages.texts for leaf in texts(record))
        return Coverage(len(states), states.count(State.UNREVIEWED), is_complete)

    def term(self, vocabulary: str, term_id: str) -> Term:
        """Return a term of a controlled list in this locale."""
        return self.terms(vocabulary)[term_id]

    def terms(self, vocabulary: str) -> Mapping[str, Term]:
        """Return the terms of a controlled list in this locale, by id, in their order."""
        if vocabulary not in self._terms:
            localised = self.record("vocabularies", self.atlas.vocabularies[vocabulary])
            self._terms[vocabulary] = {term.id: term for term in localised.terms}
        return self._terms[vocabulary]

    def label(self, vocabulary: str, term_id: str) -> str:
        """Return the label of a term in this locale."""
        return self.term(vocabulary, term_id).label

    def city_name(self, city: City) -> Passage:
        """Return the name of a city: its translation, or the name CLDR knows, or the record's own."""
        name = self.text("cities", city, "name", city.name)
        exemplar = self.formats.exemplar_city(city.time_zone) if city.time_zone and name.locale != self.locale else None
        return Passage.of(exemplar, self.locale) if exemplar else name

    def term_name(self, term: GlossaryTerm) -> Passage:
        """Return how a term of the glossary is said: the preferred form in this locale, or the best fallback."""
        local = term.names.get(self.locale)
        return Passage.of(local.preferred, self.locale) if local else self.text("glossary", term, "term", term.term)

    def quantity(self, quantity: Quantity) -> str:
        """Return a figure with its unit, as a range where it is one; whether it is about is said elsewhere."""
        if quantity.value is None and quantity.low is not None and quantity.high is not None:
            low = self._figure(quantity.low)
            return self._counted(quantity.unit, quantity.high, f"{low}–{self._figure(quantity.high)}")
        figures = (quantity.value, quantity.low, quantity.high)
        value = next(figure for figure in figures if figure is not None)
        return self._counted(quantity.unit, value, self._figure(value))

    def money(self, money: Money) -> str:
        """Return an amount with its currency, as a range where it is one."""
        if money.amount is None and money.low is not None and money.high is not None:
            return f"{self._figure(money.low)}–{self.formats.money(money.high, money.currency)}"
        figures = (money.amount, money.low, money.high)
        amount = next(figure for figure in figures if figure is not None)
        return self.formats.money(amount, money.currency)

    def _figure(self, value: int | float) -> str:
        return self.formats.number(value)

    def _counted(self, unit: str, value: int | float, figure: str) -> str:
        """Return a figure with its unit in the right plural form."""
        term = self.atlas.vocabularies["units"].by_id.get(unit)
        if term is None:
            return figure
        if term.counted:
            context = f"terms.{unit}.counted"
            pattern: str = self.units.npgettext(context, term.counted.one, term.counted.other, self.formats.count_like(value))
            return pattern.replace("{number}", figure)
        kind, _, currency = (term.code or "number").partition(":")
        if kind == "percent":
            return self.formats.percent(value) if figure == self._figure(value) else f"{figure}%"
        if kind == "percent-of-one":
            return self.formats.percent(value * 100)
        return self.formats.money(value, currency) if kind == "currency" else figure

    def is_translated(self, collection: str, record_id: str) -> bool:
        """Tell whether a record has a catalogue in this very locale."""
        return (self.locale, f"{collection}/{record_id}") in self._all.messages

    def _catalogues(self, collection: str, record: Model) -> tuple[Messages, ...]:
        """Return the translations of a record along the fallback chain."""
        if record.language == self.locale:  # type: ignore[attr-defined]  # every record with texts has a language
            return ()
        name = f"{collection}/{record.id}"  # type: ignore[attr-defined]  # every record has an id
        found = (self._all.messages.get((locale, name)) for locale in self.chain)
        return tuple(messages for messages in found if messages)

    def _translations(self, name: str) -> NullTranslations:
        found = (self._all.translations.get((locale, name)) for locale in self.chain)
        return next((translations for translations in found if translations), NullTranslations())


def _translated(catalogues: Iterable[Messages], context: str, text: str) -> Passage | None:
    for found in catalogues:
        translation = found.texts.get((context, text))
        if translation:
            return Passage.of(translation[0], found.locale, translation[1])
    return None


def _fallback_chain(locale: str, published: tuple[str, ...]) -> tuple[str, ...]:
    """Return the locales to look in, from CLDR's parents: `es-CO`, `es-419`, `es`."""
    parents: Mapping[str, str] = get_global("parent_exceptions")
    chain, current = [locale], locale.replace("-", "_")
    while current:
        current = parents.get(current) or current.rpartition("_")[0]
        if current and current != "root" and current.replace("_", "-") in published:
            chain.append(current.replace("_", "-"))
    return tuple(chain)
