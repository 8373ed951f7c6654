"""How far the toolkit is translated: the state of every message, by locale, collection and layer of reading.

It counts what the catalogues say of the texts that there are today; it writes nothing.
"""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import add
from typing import NamedTuple

from caretoolkit.localise.catalogue import Catalogues, Messages
from caretoolkit.localise.extract import INTERFACE_LOCALE
from caretoolkit.localise.passage import State
from caretoolkit.localise.written import blocks
from caretoolkit.model.library import Entry, Library
from caretoolkit.model.outline import LAYERS, Texts, text_key

__all__ = ["LAYERS", "Share", "Standing", "shares", "shares_of", "standings"]

_Source = tuple[str, str, Texts]
"""What may have a catalogue: its name, the language of its texts, and their keys."""


Counts = list[int]
"""How many texts are in each state, in the order of `State`."""
_PLACES = {state: place for place, state in enumerate(State)}
_STALE, _MISSING = _PLACES[State.STALE], _PLACES[State.MISSING]


class Share(NamedTuple):
    """How the messages of one catalogue stand in one layer. A tuple, since there are as many as records, locales and layers."""

    locale: str
    collection: str
    name: str
    layer: int
    counts: Counts

    @property
    def todo(self) -> int:
        """Return how many messages wait for a translator."""
        return self.counts[_MISSING] + self.counts[_STALE]


def shares(library: Library, catalogues: Catalogues, locales: Sequence[str], pages: Mapping[str, str]) -> Iterator[Share]:
    """Yield how each catalogue stands in each locale and in each layer that it has; `pages` are the hand-written ones."""
    yield from _interface(catalogues, locales)
    yield from _shares(_written(library, pages), catalogues, locales)
    yield from shares_of(library.entries.values(), catalogues, locales)


def shares_of(entries: Iterable[Entry], catalogues: Catalogues, locales: Sequence[str]) -> Iterator[Share]:
    """Yield the same for some records."""
    yield from _shares(_records(entries), catalogues, locales)


def _shares(sources: Iterable[_Source], catalogues: Catalogues, locales: Sequence[str]) -> Iterator[Share]:
    for name, own, texts in sources:
        known, collection = catalogues.messages(name), name.partition("/")[0]
        layers = {key: layer for layer, keys in texts.items() for key in keys}
        for locale in locales:
            if locale != own:
                counted = _counted(known.get(locale), layers)
                for layer, keys in sorted(texts.items()):
                    yield Share(locale, collection, name, layer, _with_missing(counted.get(layer), len(keys)))


def _with_missing(counts: Counts | None, total: int) -> Counts:
    """Return the counts of some texts with how many of all have no translation."""
    counts = counts or [0] * len(_PLACES)
    counts[_MISSING] = total - sum(counts)
    return counts


def _counted(found: Messages | None, layers: Mapping[int, int]) -> dict[int, Counts]:
    """Return how many texts are translated in each layer; `layers` are those of the texts that there are, by their keys."""
    counted: dict[int, Counts] = {}
    for place, state in _states(found) if found else ():
        layer = layers.get(text_key(*place))
        if layer:
            counted.setdefault(layer, [0] * len(_PLACES))[_PLACES[state]] += 1
    return counted


def _states(found: Messages) -> Iterator[tuple[tuple[str, str], State]]:
    """Yield the state of each message that has one, by context and text."""
    yield from ((place, state) for place, (_, state) in found.texts.items())
    yield from found.counted.items()
    yield from ((place, State.STALE) for place in found.stale)


def _interface(catalogues: Catalogues, locales: Sequence[str]) -> Iterator[Share]:
    """Yield how the words of the interface stand, as its catalogues count them: gathering them from the code takes longer."""
    read = catalogues.messages("interface")
    known = {locale: read.get(locale) for locale in locales if locale != INTERFACE_LOCALE}
    most = max((found.total for found in known.values() if found), default=0)
    for locale, found in known.items():
        states = Counter(state for _, state in _states(found)) if found else Counter[State]()
        counts = _with_missing([states[state] for state in State], found.total if found else most)
        if most:
            yield Share(locale, "interface", "interface", 1, counts)


def _written(library: Library, pages: Mapping[str, str]) -> Iterator[_Source]:
    own = library.toolkit.default_locale if library.toolkit else INTERFACE_LOCALE
    for name, page in pages.items():
        yield name, own, {2: {text_key(block.context, block.text) for block in blocks(page) if block.context}}


def _records(entries: Iterable[Entry]) -> Iterator[_Source]:
    for entry in entries:
        own, texts = entry.outline.language, entry.outline.texts
        if own and texts:
            yield f"{entry.collection}/{entry.id}", own, texts


@dataclass(slots=True)
class Standing:
    """How a language stands: how many texts are in each state, by collection and layer, and what waits for translators first."""

    counts: dict[tuple[str, int], Counts] = field(default_factory=dict)
    next: list[Share] = field(default_factory=list)

    def total(self, collection: str | None = None, layer: int | None = None) -> Mapping[State, int]:
        """Return how many texts stand in each state: all of them, or those of a collection, of a layer, or of both."""
        wanted = [counts for (own, depth), counts in self.counts.items() if collection in (None, own) and layer in (None, depth)]
        return {state: sum(counts[place] for counts in wanted) for state, place in _PLACES.items()}

    @property
    def collections(self) -> list[str]:
        """Return the names of the collections that have texts to translate."""
        return sorted({collection for collection, _ in self.counts})


def standings(counted: Iterable[Share], locales: Sequence[str], reach: Mapping[str, int], most: int) -> dict[str, Standing]:
    """Return how each locale stands, with at most so many catalogues that wait, what most pages show first.

    `reach` is how many pages show a part of each catalogue. Only the first layer of a record is shown on other pages than
    its own; the interface is shown on all.
    """

    def place(share: Share) -> tuple[int, int, str, str]:
        pages = reach.get(share.name, 1) if share.layer == 1 or share.name == "interface" else 1
        return -pages, share.layer, share.collection, share.name

    found = {locale: Standing() for locale in locales}
    for share in counted:
        standing, key = found[share.locale], (share.collection, share.layer)
        standing.counts[key] = list(map(add, standing.counts.get(key, [0] * len(_PLACES)), share.counts))
        if share.todo and (len(standing.next) < most or place(share) < place(standing.next[-1])):
            insort(standing.next, share, key=place)
            del standing.next[most:]
    return found
