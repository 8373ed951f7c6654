"""What a list of hits is worth, given how well each page answers the query."""

from collections.abc import Mapping, Sequence
from math import log2

DEPTH = 10
"""How many hits a reader is thought to look at."""


def ndcg(hits: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the normalised discounted cumulative gain of the first ten hits, from 0 to 1.

    A page of grade g is worth 2^g - 1, divided by log2(1 + its place); 1 is the best order there is (Järvelin and
    Kekäläinen 2002, in the form of Burges et al. 2005).
    """
    best = _gain(sorted(grades.values(), reverse=True))
    return _gain([grades.get(hit, 0) for hit in hits]) / best


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:DEPTH]))


def reciprocal_rank(hits: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return 1 divided by the place of the first hit that is what the reader wants (grade 3) or much of it (2)."""
    places = (place for place, hit in enumerate(hits[:DEPTH], 1) if grades.get(hit, 0) >= 2)
    return 1 / next(places, float("inf"))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
