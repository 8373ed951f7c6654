"""How far the toolkit is translated: the state of every message, by locale, collection and layer of reading.

It counts what the catalogues say of the texts that there are today; it writes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from caretoolkit.localise.catalogue import Catalogues, Messages
from caretoolkit.localise.extract import INTERFACE_LOCALE
from caretoolkit.localise.passage import State
from caretoolkit.localise.placeholders import with_placeholders
from caretoolkit.localise.written import blocks
from caretoolkit.model.leaves import texts
from caretoolkit.model.library import Entry, Library

LAYERS = (1, 2, 3)
"""One line; the page in brief; all the rest."""

_Source = tuple[str, str, list[tuple[str, str, int]]]
"""What may have a catalogue: its name, the language of its texts, and its messages by context and text with their layers."""

_FIRST = {"title", "short_title", "name", "term", "label", "one_line"}
_SECOND = {"key_messages", "brief", "purpose", "definition", "outcome", "what", "how", "about", "text"}


@dataclass(frozen=True, slots=True)
class Share:
    """How the messages of one catalogue stand in one layer."""

    locale: str
    collection: str
    name: str
    layer: int
    states: Mapping[State, int]

    @property
    def todo(self) -> int:
        """Return how many messages wait for a translator."""
        return self.states.get(State.MISSING, 0) + self.states.get(State.STALE, 0)


def layer_of(context: str) -> int:
    """Return the layer in which a reader meets a text: 1 on every list, 2 at the head of its page, 3 below."""
    steps = context.split(".")
    is_near = len(steps) == 1 or steps[0] in ("summary", "terms")
    if is_near and steps[-1] in _FIRST:
        return 1
    return 2 if is_near and steps[-1] in _SECOND else 3


def shares(library: Library, catalogues: Catalogues, locales: Sequence[str], pages: Mapping[str, str]) -> Iterator[Share]:
    """Yield how each catalogue stands in each locale and in each layer that it has; `pages` are the hand-written ones."""
    yield from _interface(catalogues, locales)
    yield from _shares(_written(library, pages), catalogues, locales)
    yield from shares_of(library.entries.values(), catalogues, locales)


def shares_of(entries: Iterable[Entry], catalogues: Catalogues, locales: Sequence[str]) -> Iterator[Share]:
    """Yield the same for some records."""
    yield from _shares(_records(entries), catalogues, locales)


def _shares(sources: Iterable[_Source], catalogues: Catalogues, locales: Sequence[str]) -> Iterator[Share]:
    for name, own, messages in sources:
        for locale in locales:
            if locale != own:
                found = catalogues.messages.get((locale, name))
                counted: dict[int, Counter[State]] = {}
                for context, message, layer in messages:
                    counted.setdefault(layer, Counter())[_state(found, context, message)] += 1
                collection = name.partition("/")[0]
                yield from (Share(locale, collection, name, layer, states) for layer, states in sorted(counted.items()))


def _interface(catalogues: Catalogues, locales: Sequence[str]) -> Iterator[Share]:
    """Yield how the words of the interface stand, as its catalogues count them: gathering them from the code takes longer."""
    known = {locale: catalogues.messages.get((locale, "interface")) for locale in locales if locale != INTERFACE_LOCALE}
    most = max((found.count for found in known.values() if found), default=0)
    for locale, found in known.items():
        states: Counter[State] = Counter()
        if found:
            states.update(state for _, state in found.texts.values())
            states.update(found.counted.values())
            states[State.STALE] = len(found.stale)
        states[State.MISSING] = (found.count if found else most) - sum(states.values())
        if most:
            yield Share(locale, "interface", "interface", 1, states)


def _written(library: Library, pages: Mapping[str, str]) -> Iterator[_Source]:
    own = library.toolkit.default_locale if library.toolkit else INTERFACE_LOCALE
    for name, page in pages.items():
        yield name, own, [(block.context, with_placeholders(block.text), 2) for block in blocks(page) if block.context]


def _records(entries: Iterable[Entry]) -> Iterator[_Source]:
    for entry in entries:
        own = getattr(entry.record, "language", "")
        if own and (found := _of_record(entry)):
            yield f"{entry.collection}/{entry.id}", own, found


def _of_record(entry: Entry) -> list[tuple[str, str, int]]:
    found = (leaf for leaf in texts(entry.record) if ".counted." not in leaf.context)
    places = dict.fromkeys((leaf.context, with_placeholders(leaf.value)) for leaf in found)
    return [(context, message, layer_of(context)) for context, message in places]


def _state(found: Messages | None, context: str, message: str) -> State:
    if found is None:
        return State.MISSING
    place = context, message
    if place in found.texts:
        return found.texts[place][1]
    return found.counted.get(place) or (State.STALE if place in found.stale else State.MISSING)


def total(counted: Iterable[Share]) -> Counter[State]:
    """Return how many messages stand in each state."""
    return sum((Counter(share.states) for share in counted), Counter())


def next_to_translate(counted: Iterable[Share], reach: Mapping[str, int]) -> list[Share]:
    """Return what is left to translate, what most pages show first; `reach` is how many show a part of each catalogue.

    Only the first layer of a record is shown on other pages than its own; the interface is shown on all.
    """

    def pages(share: Share) -> int:
        return reach.get(share.name, 1) if share.layer == 1 or share.name == "interface" else 1

    waiting = [share for share in counted if share.todo]
    return sorted(waiting, key=lambda share: (-pages(share), share.layer, share.collection, share.name))
