"""What a document is made of, and how much a word weighs in each part: the one table of boosts."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a document: how much a hit in it counts, and how far its length matters (0 to 1, the B of BM25)."""

    boost: float
    length_matters: float


FIELDS: Mapping[str, Field] = {
    "title": Field(5.0, 0.5),
    "line": Field(2.5, 0.5),
    "places": Field(3.0, 0.2),
    "labels": Field(1.5, 0.3),
    "messages": Field(1.5, 0.6),
    "people": Field(1.0, 0.5),
    "body": Field(1.0, 0.75),
}
"""The fields of a document; the labels and places of all locales count, so their number says little."""

SATURATION = 1.2
"""How soon a word that is said again adds less: the K1 of BM25."""
