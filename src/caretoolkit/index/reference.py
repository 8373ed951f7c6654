"""Searches a locale with Whoosh: the reference that the browser's engine is held against, and what the command asks.

The index lives in memory. Whoosh keeps its table of contents as a pickle, so an index that another process may have
written is never opened, and there is none that could be.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from whoosh.collectors import TimeLimitCollector, UnlimitedCollector
from whoosh.fields import FieldType, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.formats import Existence, Frequency
from whoosh.query import And, Or, Query, Term
from whoosh.scoring import BM25F
from whoosh.searching import Searcher, TimeLimit
from whoosh.system import pack_uint

from caretoolkit.diagnostics import ToolkitError
from caretoolkit.index.documents import Document
from caretoolkit.index.fields import FIELDS, SATURATION
from caretoolkit.index.frequencies import Frequencies
from caretoolkit.index.names import FACETS
from caretoolkit.index.query import AskedWord, asked_words

SECONDS = 5.0
"""How long a query may take."""
NEAR = 0.8
"""How much of two words has to be alike for one to be suggested in the place of the other."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a query found, with its score and how many of the words it holds."""

    document: Document
    score: float
    words: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found: the best hits first, those with more of the words before those with fewer.

    `total` counts the documents that hold all words, or any of them if none holds all; `suggestion` is the query
    with known words in the place of those that stand nowhere.
    """

    words: tuple[AskedWord, ...]
    hits: tuple[Hit, ...]
    total: int
    suggestion: str | None = None


class Reference:
    """The documents of a locale in a Whoosh index, in memory."""

    def __init__(self, locale: str, documents: Sequence[Document], frequencies: Frequencies) -> None:
        self.locale = locale
        self.documents = documents
        vocabulary: dict[str, list[str]] = {}
        for surface, term in sorted(frequencies.surfaces(documents)):
            vocabulary.setdefault(surface, []).append(term)
        self._vocabulary: Mapping[str, Sequence[str]] = vocabulary
        self._searcher = _searcher(documents, frequencies)

    def search(self, asked: str, limit: int = 10, facets: Sequence[tuple[str, str]] = ()) -> Found:
        """Return the best hits of a query among the documents that have these facets.

        Raises `ToolkitError` for a facet that there is not, and for a query that takes too long.
        """
        narrowed = self._filter(facets)
        words = asked_words(asked, self.locale, self._vocabulary)
        queries = [_any_field(word) for word in words if word.terms]
        if not queries:
            return Found(words, (), 0, self._suggestion(words))
        scores = self._scores(Or(queries), narrowed)
        held = [set(each.docs(self._searcher)) for each in queries]
        hits = [
            Hit(self.documents[number], score, sum(number in numbers for numbers in held)) for number, score in scores.items()
        ]
        hits.sort(key=lambda hit: (-hit.words, -hit.score))
        whole = sum(hit.words == len(words) for hit in hits)
        return Found(words, tuple(hits[:limit]), whole or len(hits), self._suggestion(words))

    def _filter(self, facets: Sequence[tuple[str, str]]) -> Query | None:
        known = {facet for document in self.documents for facet in document.facets}
        for name, term in facets:
            if name not in FACETS:
                raise ToolkitError(f"`{name}` is not a facet; there are {', '.join(f'`{each}`' for each in FACETS)}")
            if f"{name}={term}" not in known:
                terms = sorted(facet.partition("=")[2] for facet in known if facet.startswith(f"{name}="))
                near = get_close_matches(term, terms, n=1)
                remedy = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(f'`{each}`' for each in terms)}"
                raise ToolkitError(f"no record has `{name}={term}`; {remedy}")
        return And([Term("facets", f"{name}={term}") for name, term in facets]) if facets else None

    def impact(self, term: str) -> dict[int, float]:
        """Return what Whoosh says that a term adds to the score of each document."""
        return self._scores(_any_field(AskedWord(term, (term,))), None)

    def _scores(self, asked: Query, narrowed: Query | None) -> dict[int, float]:
        """Return the score of each document that a query finds, by its number, in the order of the documents."""
        collector = TimeLimitCollector(UnlimitedCollector(), SECONDS, use_alarm=False)
        context = self._searcher.context(weighting=self._searcher.weighting)
        allowed = set(narrowed.docs(self._searcher)) if narrowed is not None else None
        try:
            self._searcher.search_with_collector(asked, collector, context)
        except TimeLimit:
            raise ToolkitError(f"the query takes more than {SECONDS:.0f} seconds; ask for fewer words") from None
        found = {number: score for score, number in collector.child.items}
        return {number: found[number] for number in sorted(found) if allowed is None or number in allowed}

    def _suggestion(self, words: Sequence[AskedWord]) -> str | None:
        """Return the words with the nearest known one in the place of each that stands nowhere."""
        known = list(self._vocabulary)
        near = {word.word: get_close_matches(word.word, known, n=1, cutoff=NEAR) for word in words if not word.terms}
        if not any(near.values()):
            return None
        return " ".join((near.get(word.word) or [word.word])[0] for word in words)


def _searcher(documents: Sequence[Document], frequencies: Frequencies) -> Searcher:
    schema = Schema(facets=_Facets(), **{name: _Terms() for name in FIELDS})
    index = RamStorage().create_index(schema)
    with index.writer() as writer:
        for document in documents:
            terms = {name: frequencies.terms(passages) for name, passages in document.fields.items()}
            writer.add_document(facets=document.facets or None, **terms)
    lengths = {f"{name}_B": field.length_matters for name, field in FIELDS.items()}
    return index.searcher(weighting=BM25F(K1=SATURATION, **lengths))


class _Terms(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field of terms that were counted before, which spares Whoosh's own analysis; a test holds both to the same terms."""

    def __init__(self) -> None:
        super().__init__(Frequency(), None, scorable=True)

    def index(
        self, value: Mapping[str, int], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:  # Any: as the library has it
        """Yield each term with its count and weight, and its count as it is stored."""
        return ((term.encode(), count, float(count), pack_uint(count)) for term, count in sorted(value.items()))


class _Facets(FieldType):  # type: ignore[misc]  # as above
    """A field of facets, which narrow a search down and have no score."""

    def __init__(self) -> None:
        super().__init__(Existence(), None, scorable=False)

    def index(self, value: frozenset[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:  # Any: as above
        """Yield each facet as it is stored."""
        return ((facet.encode(), 1, 1.0, b"") for facet in sorted(value))


def _any_field(word: AskedWord) -> Query:
    """Return the query for a word in all fields, each with its boost."""
    return Or([Term(name, term, boost=field.boost) for term in word.terms for name, field in FIELDS.items()])
