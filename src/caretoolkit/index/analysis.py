"""Turns the words of one language into search terms: stop words fall away, and the forms of a word become one term.

PyStemmer and Whoosh's lists of stop words have their home here. A language without a stemmer keeps its words as they are.
"""

from functools import cache

import Stemmer
from whoosh.lang.stopwords import stoplists

from caretoolkit.index.words import folded

VERSION = 1
"""Changes whenever the same text would yield other words or terms, so that what is cached is made anew."""

_MORE_STOP_WORDS = {
    "ar": "من في على إلى عن مع هذا هذه ذلك تلك التي الذي الذين اللاتي أن إن أو ثم بل لا لم لن ما هو هي هم هن كان كانت يكون تكون قد كل بعد قبل بين عند حتى غير أي كما لكن وهو وهي ولا وفي ومن وعلى",
    "fr": "qu quelle quelles quel quels comment où pourquoi cette plus",
    "es": "cómo cuál cuáles dónde cuándo",
    "pt": "como onde qual quais",
}  # fmt: skip
"""Stop words that Whoosh's lists lack; for Arabic it has none."""


class Analyser:
    """The search terms of one language's words."""

    def __init__(self, language: str) -> None:
        own = _MORE_STOP_WORDS.get(language, "").split()
        self.stop_words = frozenset(folded(word) for word in (*stoplists.get(language, ()), *own))
        self._stem = _stemmer(language)
        self._terms: dict[str, tuple[str, str]] = {}

    def term(self, word: str) -> tuple[str, str]:
        """Return a word folded, and its term: an empty one if the word says nothing by itself."""
        found = self._terms.get(word)
        if found is None:
            surface = folded(word)
            term = "" if surface in self.stop_words else folded(self._stem.stemWord(word)) if self._stem else surface
            found = self._terms[word] = surface, term
        return found


@cache
def analyser(locale: str) -> Analyser:
    """Return what analyses the words of a locale; `es` and `es-CO` share one."""
    return _of_language(locale.partition("-")[0])


@cache
def _of_language(language: str) -> Analyser:
    return Analyser(language)


def _stemmer(language: str) -> Stemmer.Stemmer | None:
    try:
        return Stemmer.Stemmer(language)
    except KeyError:
        return None
