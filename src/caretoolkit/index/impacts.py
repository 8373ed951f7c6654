"""Works out how much each term says for each document: Whoosh's BM25F, from counted words, without Whoosh.

A test holds these numbers against the scores that Whoosh itself gives.
"""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

from whoosh.util.numeric import byte_to_length, length_to_byte

from caretoolkit.index.documents import Document
from caretoolkit.index.fields import FIELDS, SATURATION
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

    def replaced(self, item: int) -> "Posting":
        """Return the posting with another impact for a document that it holds, or itself if the impact is the same."""
        at = bisect_left(self.packed, item >> _BITS << _BITS)
        if self.packed[at] == item:
            return self
        changed = self.packed[:]
        changed[at] = item
        return Posting(changed)


PRECISION = 1000
"""An impact is kept as a whole number of its thousandths: a fifth more bytes than hundredths, and the order of hits is Whoosh's."""


def posting(impacts: Iterable[tuple[int, float]]) -> Posting:
    """Return the posting of a term that adds so much to the scores of these documents, which are in order."""
    return Posting(array("Q", [packed(number, impact) for number, impact in impacts]))


def packed(number: int, impact: float) -> int:
    """Return what a posting holds of one document."""
    return (number << _BITS) + int(impact * PRECISION + 0.5)


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the weight of a term depends on beside its own document: how many documents hold it, and how long they are.

    All by field. `averages` are the lengths against which those of the documents are held.
    """

    holders: Mapping[str, Mapping[str, int]]
    lengths: Mapping[str, Sequence[int]]
    averages: Mapping[str, float]

    def weight(self, name: str, term: str) -> float:
        """Return what a term in this field could add at the most: rare terms more than those that many documents hold."""
        total = len(self.lengths[name])
        return FIELDS[name].boost * (SATURATION + 1) * (log(total / (self.holders[name][term] + 1)) + 1)

    def drag(self, name: str, number: int) -> float:
        """Return how far the length of this field holds back the terms of a document."""
        share = FIELDS[name].length_matters
        kept: int = byte_to_length(length_to_byte(self.lengths[name][number]))  # as Whoosh keeps it: in one byte
        return SATURATION * (1 - share + share * kept / self.averages[name])


@dataclass(frozen=True, slots=True)
class Weighed:
    """The documents of a locale with the postings of their terms, and the terms of every word that stands in them.

    `counted` holds the counted terms of each field of each document, of which the impacts were worked out.
    """

    documents: Sequence[Document]
    counted: Mapping[str, Sequence[Counts]]
    statistics: Statistics
    postings: Mapping[str, Posting]
    vocabulary: Mapping[str, Sequence[str]]


def weighed(documents: Sequence[Document], frequencies: Frequencies, averages: Mapping[str, float] | None = None) -> Weighed:
    """Return the documents of a locale with everything that a search needs.

    The lengths of fields are held against `averages`, or against their own.
    """
    counted = {name: [frequencies.terms(document.fields.get(name, ())) for document in documents] for name in FIELDS}
    holders = {name: Counter(chain.from_iterable(counted[name])) for name in FIELDS}
    lengths = {name: [sum(counts.values()) for counts in counted[name]] for name in FIELDS}
    statistics = Statistics(holders, lengths, averages or averages_of(lengths))
    weights = {name: {term: statistics.weight(name, term) for term in holders[name]} for name in FIELDS}
    gathered: dict[str, array[int]] = defaultdict(lambda: array("Q"))
    for number in range(len(documents)):
        shifted = number << _BITS
        for term, impact in document_impacts(number, counted, statistics, weights).items():
            gathered[term].append(shifted + int(impact * PRECISION + 0.5))
    postings = {term: Posting(each) for term, each in gathered.items()}
    vocabulary: dict[str, list[str]] = {}
    for surface, term in sorted(frequencies.surfaces(documents)):
        vocabulary.setdefault(surface, []).append(term)
    return Weighed(documents, counted, statistics, postings, vocabulary)


def averages_of(lengths: Mapping[str, Sequence[int]]) -> dict[str, float]:
    """Return the average length of each field; it is never nothing."""
    return {name: sum(each) / max(1, len(each)) or 1 for name, each in lengths.items()}


def document_impacts(
    number: int, counted: Mapping[str, Sequence[Counts]], statistics: Statistics, weights: Mapping[str, Mapping[str, float]]
) -> dict[str, float]:
    """Return what each term of a document adds to its score: Whoosh's BM25F, field by field."""
    impacts: dict[str, float] = {}
    for name in FIELDS:
        weight, drag = weights[name], statistics.drag(name, number)
        for term, count in counted[name][number].items():
            impacts[term] = impacts.get(term, 0.0) + weight[term] * count / (count + drag)
    return impacts
