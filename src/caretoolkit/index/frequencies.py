"""Counts the terms of passages, each once however many documents and locales hold it.

A passage that nobody has translated is the same in every locale. Long ones are kept in a cache between builds.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caretoolkit.index.analysis import analyser
from caretoolkit.index.cache import PassageCache
from caretoolkit.index.documents import Document
from caretoolkit.index.names import Passages
from caretoolkit.index.words import words
from caretoolkit.localise import Passage

Counts = Mapping[str, int]
"""How often each term stands in a text."""

_WORTH_KEEPING = 400
"""From how many characters on a passage is read from the cache in less time than it is counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A passage counted: its terms, and its words as readers type them, each with its term."""

    terms: Counts
    surfaces: tuple[tuple[str, str], ...]


class Frequencies:
    """The counted passages met so far."""

    def __init__(self, cache: PassageCache | None = None) -> None:
        self._cache = cache
        self._counted: dict[tuple[str, str], Counted] = {}
        self._together: dict[tuple[tuple[str, str], ...], Counts] = {}

    def counted(self, passage: Passage) -> Counted:
        """Return a passage counted."""
        key = passage.locale, str(passage)
        found = self._counted.get(key)
        if found is None:
            found = self._counted[key] = _of_words(self._words(passage), passage.locale)
        return found

    def terms(self, passages: Passages) -> Counts:
        """Return how often each term stands in passages together."""
        if len(passages) == 1:
            return self.counted(passages[0]).terms
        key = tuple([(passage.locale, str(passage)) for passage in passages])
        if key not in self._together:
            terms: dict[str, int] = {}
            for passage in passages:
                for term, count in self.counted(passage).terms.items():
                    terms[term] = terms.get(term, 0) + count
            self._together[key] = terms
        return self._together[key]

    def surfaces(self, documents: Sequence[Document]) -> set[tuple[str, str]]:
        """Return the words of documents as readers type them, each with its term."""
        passages = (passage for document in documents for passages in document.fields.values() for passage in passages)
        return set().union(*(self.counted(passage).surfaces for passage in passages))

    def _words(self, passage: Passage) -> Counts:
        """Return how often each word stands in a passage, as it is written there."""
        if self._cache is None or len(passage) < _WORTH_KEEPING:
            return Counter(words(passage))
        return self._cache.counts(passage, words)


def _of_words(counts: Counts, locale: str) -> Counted:
    term_of = analyser(locale).term
    terms: dict[str, int] = {}
    surfaces = []
    for word, count in counts.items():
        pair = term_of(word)
        if pair[1]:
            terms[pair[1]] = terms.get(pair[1], 0) + count
            surfaces.append(pair)
    return Counted(terms, tuple(surfaces))
