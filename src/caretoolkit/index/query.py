"""Reads a query: which words it asks for, within limits that keep any query cheap.

A query is words and nothing else: it has no operators and no wildcards, so that none can be costly or wrong.
`render/assets/search-engine.mjs` reads queries alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caretoolkit.index.analysis import analyser
from caretoolkit.index.words import folded, words

LONGEST_QUERY = 200
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of a query as it is typed without accents, and the terms that it stands for, or none."""

    word: str
    terms: tuple[str, ...]


def asked_words(query: str, locale: str, vocabulary: Mapping[str, Sequence[str]]) -> tuple[AskedWord, ...]:
    """Return the words that a query asks for; those that say nothing by themselves are left out.

    A form that stands in no document is read as the term that the locale's stemmer makes of it.
    """
    found = {folded(word): word for word in words(query[:LONGEST_QUERY]) if folded(word)}  # nothing is left of marks alone
    known = {term for terms in vocabulary.values() for term in terms}
    telling = [surface for surface in list(found)[:MOST_WORDS] if surface not in analyser(locale).stop_words]
    return tuple(AskedWord(surface, _terms(surface, found[surface], locale, vocabulary, known)) for surface in telling)


def _terms(surface: str, word: str, locale: str, vocabulary: Mapping[str, Sequence[str]], known: set[str]) -> tuple[str, ...]:
    if surface in vocabulary:
        return tuple(vocabulary[surface])
    term = analyser(locale).term(word)[1]
    return (term,) if term in known else ()
