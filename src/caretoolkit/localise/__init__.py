"""The toolkit in one locale: every text chosen, with the language it is really in, and every value formatted.

A missing translation is a marked fallback, never an error. Babel has its home here.
"""

from collections.abc import Iterable, Mapping, Set
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from gettext import NullTranslations
from typing import TypeVar

from caretoolkit.cldr import with_parents
from caretoolkit.link import Atlas
from caretoolkit.link.city_size import Size
from caretoolkit.localise.catalogue import IN_HAND, Catalogues, Messages, Place, catalogues
from caretoolkit.localise.formats import Formats, tag_direction
from caretoolkit.localise.passage import Passage, State
from caretoolkit.localise.placeholders import links, with_links, with_placeholders
from caretoolkit.localise.written import translated
from caretoolkit.model.case import Head
from caretoolkit.model.knowledge import GlossaryTerm
from caretoolkit.model.leaves import Leaf, texts, with_texts
from caretoolkit.model.place import City
from caretoolkit.model.values import Model, Number
from caretoolkit.model.vocabulary import Term

__all__ = [
    "Catalogues",
    "Coverage",
    "Edition",
    "Passage",
    "State",
    "catalogues",
    "edition",
    "tag_direction",
    "translated_places",
    "written_page",
]

R = TypeVar("R", bound=Model)


def edition(atlas: Atlas, catalogues: Catalogues, locale: str) -> "Edition":
    """Return the toolkit in one locale."""
    return Edition(atlas, catalogues, locale)


def written_page(catalogues: Catalogues, locale: str, path: str, text: str, own: str) -> str:
    """Return a hand-written page, whose language is `own`, in another locale."""
    found = catalogues.messages(f"docs/{path.removesuffix('.md')}").get(locale)
    said = {place: translation for place, (translation, _) in found.texts.items()} if found else {}
    return translated(text, said, own)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a record is translated into a locale, how much of that nobody has reviewed, and what has changed since."""

    translated: int
    unreviewed: int
    is_complete: bool
    stale: int = 0

    @property
    def is_mixed(self) -> bool:
        """Tell whether some of the translation is reviewed and some is not."""
        return 0 < self.unreviewed < self.translated


class Edition:
    """The toolkit in one locale."""

    def __init__(self, atlas: Atlas, catalogues: Catalogues, locale: str) -> None:
        """Raise `ToolkitError` for a locale that CLDR does not know."""
        self.atlas = atlas
        self.locale = locale
        self.catalogues = catalogues
        self.formats = Formats(locale, atlas.library.formats.get(locale))
        self.chain = _fallback_chain(locale, atlas.toolkit.locales)
        self._terms: dict[str, dict[str, Term]] = {}
        self._catalogues_of = lru_cache(maxsize=IN_HAND)(self._along_chain)

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
        """Return the contexts of the texts of a record that have or had a translation, with all their beginnings."""
        return frozenset().union(*(found.contexts for found in self._catalogues(collection, record)))

    def text(self, collection: str, record: Model | Head, context: str, text: str) -> Passage:
        """Return one text of a record in this locale, or the best fallback."""
        own: str = record.language  # type: ignore[union-attr]  # every record with texts has a language
        known = self._catalogues(collection, record)
        return _translated(known, context, text) or Passage.of(text, own, self._untranslated(known, own, context, text))

    def _untranslated(self, known: Iterable[Messages], own: str, context: str, text: str) -> State:
        """Return why a text is shown in the language of its record: it is the page's, or has changed, or waits."""
        if own == self.locale:
            return State.CURRENT
        place = context, with_placeholders(text)
        return State.STALE if any(place in found.stale for found in known) else State.MISSING

    def coverage(self, collection: str, record: Model, places: Set[Place] | None = None) -> Coverage:
        """Return how many texts of a record are translated into this very locale.

        `places` are those that may be, where they are at hand from `translated_places`.
        """
        messages = self.catalogues.messages(f"{collection}/{record.id}").get(self.locale)  # type: ignore[attr-defined]
        if messages is None:
            return Coverage(0, 0, is_complete=False)
        places = translated_places(collection, record, (self,)) if places is None else places
        states = [messages.texts[place][1] for place in places if place in messages.texts]
        is_complete = not messages.has_gaps and all(_place(leaf) in messages.texts for leaf in texts(record))
        return Coverage(len(states), states.count(State.UNREVIEWED), is_complete, len(messages.stale))

    def term(self, vocabulary: str, term_id: str) -> Term:
        """Return a term of a controlled list in this locale; one that the list lacks is shown by its id, while it is told."""
        return self.terms(vocabulary).get(term_id) or Term.model_construct(id=term_id, label=term_id)

    def terms(self, vocabulary: str) -> Mapping[str, Term]:
        """Return the terms of a controlled list in this locale, by id, in their order."""
        if vocabulary not in self._terms:
            found = self.atlas.vocabularies.get(vocabulary)
            localised = self.record("vocabularies", found).terms if found else ()
            self._terms[vocabulary] = {term.id: term for term in localised}
        return self._terms[vocabulary]

    def label(self, vocabulary: str, term_id: str) -> str:
        """Return the label of a term in this locale."""
        return self.term(vocabulary, term_id).label

    def city_name(self, city: City) -> Passage:
        """Return the name of a city: its translation, or the name CLDR knows, or the record's own."""
        name = self.text("cities", city, "name", city.name)
        exemplar = self.formats.exemplar_city(city.time_zone) if city.time_zone and name.locale not in self.chain else None
        return Passage.of(exemplar, self.locale) if exemplar else name

    def city_size(self, size: Size) -> str:
        """Return a class of cities in words, by their inhabitants."""
        _, number = self.interface.gettext, self.formats.compact
        if not size.below:
            return _("{number} and more").replace("{number}", number(size.low))
        if not size.low:
            return _("fewer than {number}").replace("{number}", number(size.below))
        return _("{low} to {high}").replace("{low}", number(size.low)).replace("{high}", number(size.below))

    def term_name(self, term: GlossaryTerm) -> Passage:
        """Return how a term of the glossary is said: the preferred form in this locale, or the best fallback."""
        local = term.names.get(self.locale)
        return Passage.of(local.preferred, self.locale) if local else self.text("glossary", term, "term", term.term)

    def quantity(self, value: Number | None, low: Number | None, high: Number | None, unit: str) -> str:
        """Return a figure with its unit, as a range where it is one; whether it is about is said elsewhere."""
        low, value = _ends(value, low, high)
        term = self.atlas.vocabularies["units"].by_id.get(unit)
        if term and term.counted:
            context = f"terms.{term.id}.counted"
            pattern: str = self.units.npgettext(context, term.counted.one, term.counted.other, self.formats.count_like(value))
            return pattern.replace("{number}", self.formats.number(value, low))
        match (term.code if term and term.code else "number").split(":"):
            case ["percent"]:
                return self.formats.percent(value, low)
            case ["percent-of-one"]:
                return self.formats.share(value, low)
            case ["currency", currency]:
                return self.formats.money(value, currency, low)
        return self.formats.number(value, low)

    def money(self, amount: Number | None, low: Number | None, high: Number | None, currency: str) -> str:
        """Return an amount with its currency, as a range where it is one."""
        low, amount = _ends(amount, low, high)
        return self.formats.money(amount, currency, low)

    def is_translated(self, collection: str, record_id: str) -> bool:
        """Tell whether a record has a catalogue in this very locale."""
        return self.locale in self.catalogues.messages(f"{collection}/{record_id}")

    def _catalogues(self, collection: str, record: Model | Head) -> tuple[Messages, ...]:
        """Return the translations of a record along the fallback chain."""
        if record.language == self.locale:  # type: ignore[union-attr]  # every record with texts has a language
            return ()
        return self._catalogues_of(collection, record.id)  # type: ignore[union-attr]  # every record has an id

    def _along_chain(self, collection: str, record_id: str) -> tuple[Messages, ...]:
        messages = self.catalogues.messages(f"{collection}/{record_id}")
        return tuple([messages[locale] for locale in self.chain if locale in messages])

    def _translations(self, name: str) -> NullTranslations:
        """Return translations that ask the next locale of the chain for what they do not hold."""
        joined = NullTranslations()
        for locale in reversed(self.chain):
            known = self.catalogues.translations(name)
            if locale in known:
                nearer = copy(known[locale])  # other editions begin or end their chains with it
                nearer.add_fallback(joined)
                joined = nearer
        return joined


def translated_places(collection: str, record: Model, editions: Iterable[Edition]) -> frozenset[Place]:
    """Return the messages of a record that have or had a translation in one of these editions, and more of the same contexts."""
    contexts = frozenset().union(*(edition.contexts(collection, record) for edition in editions))
    return frozenset(_place(leaf) for leaf in texts(record, contexts))


def _place(leaf: Leaf) -> Place:
    """Return the message of a text: its `msgctxt` and its `msgid`."""
    return leaf.context, with_placeholders(leaf.value)


def _ends(value: Number | None, low: Number | None, high: Number | None) -> tuple[Number | None, Number]:
    """Return both ends of a range, or nothing and the one figure there is."""
    if value is None and low is not None and high is not None:
        return low, high
    return None, next(figure for figure in (value, low, high) if figure is not None)


def _translated(catalogues: Iterable[Messages], context: str, text: str) -> Passage | None:
    message = with_placeholders(text)
    for found in catalogues:
        translation = found.texts.get((context, message))
        if translation:
            said = with_links(translation[0], links(text)) if message is not text else translation[0]
            return Passage.of(said, found.locale, translation[1])
    return None


def _fallback_chain(locale: str, published: tuple[str, ...]) -> tuple[str, ...]:
    """Return the locales to look in, from CLDR's parents: `es-CO`, `es-419`, `es`."""
    return (locale, *(parent for parent in with_parents(locale) if parent in published and parent != locale))
