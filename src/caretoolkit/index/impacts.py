"""Works out how much each term says for each document: Whoosh's BM25F, from counted words, without Whoosh.

A test holds these numbers against the scores that Whoosh itself gives.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

from whoosh.util.numeric import byte_to_length, length_to_byte

from caretoolkit.index.documents import Document
from caretoolkit.index.fields import FIELDS, SATURATION, Field
from caretoolkit.index.frequencies import Counts, Frequencies

_BITS = 24
"""How many bits of a packed posting hold the impact; the number of the document is in the others."""


@dataclass(frozen=True, slots=True)
class Posting:
    """The documents that hold a term, by their number, and what the term adds to the score of each, in thousandths.

    Both are packed into one number, which halves the time it takes to gather them.
    """

    packed: "array[int]"

    def __len__(self) -> int:
        return len(self.packed)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Yield each document with the impact of the term, in the order of their numbers."""
        return ((each >> _BITS, each & ((1 << _BITS) - 1)) for each in self.packed)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The documents of a locale with the postings of their terms, and the terms of every word that stands in them."""

    documents: Sequence[Document]
    postings: Mapping[str, Posting]
    vocabulary: Mapping[str, Sequence[str]]


PRECISION = 1000
"""An impact is kept as a whole number of its thousandths: a fifth more bytes than hundredths, and the order of hits is Whoosh's."""


def weighed(documents: Sequence[Document], frequencies: Frequencies) -> Weighed:
    """Return the documents of a locale with everything that a search needs."""
    packed: dict[str, array[int]] = defaultdict(lambda: array("Q"))
    for number, impacts in enumerate(_impacts(documents, frequencies)):
        shifted = number << _BITS
        for term, impact in impacts.items():
            packed[term].append(shifted + int(impact * PRECISION + 0.5))
    postings = {term: Posting(each) for term, each in packed.items()}
    vocabulary: dict[str, list[str]] = {}
    for surface, term in sorted(frequencies.surfaces(documents)):
        vocabulary.setdefault(surface, []).append(term)
    return Weighed(documents, postings, vocabulary)


def _impacts(documents: Sequence[Document], frequencies: Frequencies) -> Iterator[dict[str, float]]:
    """Yield, for each document, what each of its terms adds to its score."""
    counted = {name: [frequencies.terms(document.fields.get(name, ())) for document in documents] for name in FIELDS}
    weights = {name: _weights(counted[name], field) for name, field in FIELDS.items()}
    drags = {name: _drags(counted[name], field) for name, field in FIELDS.items()}
    for number in range(len(documents)):
        impacts: dict[str, float] = {}
        for name in FIELDS:
            weight, drag = weights[name], drags[name][number]
            for term, count in counted[name][number].items():
                impacts[term] = impacts.get(term, 0.0) + weight[term] * count / (count + drag)
        yield impacts


def _weights(counted: Sequence[Counts], field: Field) -> dict[str, float]:
    """Return what a term in this field could add at the most: rare terms more than those that many documents hold."""
    holders = Counter(chain.from_iterable(counted))
    total = len(counted)
    return {term: field.boost * (SATURATION + 1) * (log(total / (count + 1)) + 1) for term, count in holders.items()}


def _drags(counted: Sequence[Counts], field: Field) -> list[float]:
    """Return how far the length of this field holds back the terms of each document."""
    lengths = [sum(terms.values()) for terms in counted]
    average = sum(lengths) / max(1, len(lengths)) or 1
    share = field.length_matters
    return [SATURATION * (1 - share + share * _as_whoosh_keeps(length) / average) for length in lengths]


def _as_whoosh_keeps(length: int) -> int:
    """Return a length as Whoosh reads it back: it keeps one byte of it."""
    kept: int = byte_to_length(length_to_byte(length))
    return kept
