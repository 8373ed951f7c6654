"""Finds the words that tell a text from the others beside it, by how much more often they stand there than elsewhere.

Knows texts and counts only. Whoosh, which has the same model, has its home in `index`; a test there holds both together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log2

MOST = 12
"""How many key words a text has."""
FEWEST_TEXTS = 2
"""In how many texts a word must stand: one that stands in a single text is shared with none."""
COMMON = 1 / 4
"""The share of the texts above which a word is too common to tell any apart, as `the` and `of` are."""

_WORD = re.compile(r"[^\W\d_]{3,}")


def keywords(texts: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Return the key words of each text with their weights, the heaviest first; texts fewer than eight have none.

    Words are compared as they are written, in small letters. Where a script writes no spaces, they are seldom shared.
    """
    counts = {name: Counter(_WORD.findall(text.casefold())) for name, text in texts.items()}
    standing = Counter(word for counted in counts.values() for word in counted)
    telling = {word for word, number in standing.items() if FEWEST_TEXTS <= number <= COMMON * len(texts)}
    total = Counter[str]()
    for counted in counts.values():
        total.update(counted)
    return {name: _heaviest(counted, telling, total, len(texts)) for name, counted in counts.items()}


def _heaviest(counted: Counter[str], telling: Iterable[str], total: Counter[str], texts: int) -> dict[str, float]:
    weights = ((bo1(counted[word], total[word], texts), word) for word in counted if word in telling)
    ranked = sorted(weights, key=lambda each: (-each[0], each[1]))
    return {word: weight for weight, word in ranked[:MOST]}


def bo1(here: int, everywhere: int, texts: int) -> float:
    """Return the weight of a word that stands so many times here and so many times in all of so many texts.

    This is the model Bo1 (Bose-Einstein statistics; G. Amati, Probability Models for Information Retrieval based on
    Divergence from Randomness, University of Glasgow 2003), as `whoosh.classify.Bo1Model.score` has it: with f = everywhere
    / texts, it is here · log2((1 + f) / f) + log2(1 + f).
    """
    expected = everywhere / texts
    return here * log2((1 + expected) / expected) + log2(1 + expected)
