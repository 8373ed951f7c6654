"""Finds the words that tell a text from the others beside it, by how much more often they stand there than elsewhere.

Knows texts and counts only. Whoosh, which has the same model, has its home in `index`; a test there holds both together.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain
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
    standing = Counter(chain.from_iterable(counts.values()))
    total: dict[str, int] = defaultdict(int)
    for counted in counts.values():
        for word, number in counted.items():
            total[word] += number
    telling = (word for word, number in standing.items() if FEWEST_TEXTS <= number <= COMMON * len(texts))
    factors = {word: _factors(total[word], len(texts)) for word in telling}
    return {name: _heaviest(counted, factors) for name, counted in counts.items()}


def _heaviest(counted: Mapping[str, int], factors: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    known = ((word, number, factors.get(word)) for word, number in counted.items())
    ranked = sorted([(-(number * each[0] + each[1]), word) for word, number, each in known if each])
    return {word: -weight for weight, word in ranked[:MOST]}


def bo1(here: int, everywhere: int, texts: int) -> float:
    """Return the weight of a word that stands so many times here and so many times in all of so many texts.

    This is the model Bo1 (Bose-Einstein statistics; G. Amati, Probability Models for Information Retrieval based on
    Divergence from Randomness, University of Glasgow 2003), as `whoosh.classify.Bo1Model.score` has it: with f = everywhere
    / texts, it is here · log2((1 + f) / f) + log2(1 + f).
    """
    each_time, once = _factors(everywhere, texts)
    return here * each_time + once


def _factors(everywhere: int, texts: int) -> tuple[float, float]:
    """Return what a word weighs each time it stands in a text, and once besides."""
    expected = everywhere / texts
    return log2((1 + expected) / expected), log2(1 + expected)
