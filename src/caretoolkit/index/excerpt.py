"""Finds the lines of a document that hold the words of a query, and marks them, with Whoosh's highlighter."""

from collections.abc import Iterator
from typing import Any

from whoosh.analysis import Analyzer, Token
from whoosh.highlight import ContextFragmenter, Formatter, get_text, highlight

from caretoolkit.index.analysis import analyser
from caretoolkit.index.documents import Document
from caretoolkit.index.words import placed_words

LONGEST = 160
"""How many characters of text an excerpt holds, about."""
AROUND = 50
"""How many of them stand around a word that was found."""


def excerpt(document: Document, terms: frozenset[str]) -> str:
    """Return a few words of a document around those that were found, which stand between asterisks.

    A document that was found by a name alone, which is not in its texts, is told by the beginning of its text.
    """
    for name in ("line", "messages", "body"):
        for passage in document.fields.get(name, ()):
            found = highlight(
                " ".join(passage.split()), terms, _Terms(passage.locale), ContextFragmenter(LONGEST, AROUND), _Asterisks(), top=1
            )
            if found:
                return str(found)
    return document.text[:LONGEST]


class _Terms(Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """Gives the highlighter each word of a text as its term."""

    def __init__(self, locale: str) -> None:
        self._term_of = analyser(locale).term

    def __call__(self, value: str, **_: Any) -> Iterator[Token]:  # Any: whatever else the highlighter says
        for position, (word, start, end) in enumerate(placed_words(value)):
            yield Token(text=self._term_of(word)[1], pos=position, startchar=start, endchar=end, matched=False, boost=1.0)


class _Asterisks(Formatter):  # type: ignore[misc]  # as above
    """Sets what was found between asterisks, and puts an ellipsis between parts."""

    between = " … "

    def format_token(self, text: str, token: Token, replace: bool = False) -> str:
        """Return a word between asterisks."""
        return f"*{get_text(text, token, replace)}*"
