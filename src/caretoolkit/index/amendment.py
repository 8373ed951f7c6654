"""Brings the weighed documents of a locale up to date after an edit, without weighing those that have not changed.

Everything is as exact as after a build but for one thing: the lengths of fields are held against the averages of before.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from caretoolkit.index.documents import Document
from caretoolkit.index.fields import FIELDS
from caretoolkit.index.frequencies import Counts, Frequencies
from caretoolkit.index.impacts import Posting, Statistics, Weighed, averages_of, document_impacts, packed, posting

MOST_CHANGED = 40
"""How many documents may have changed; to weigh all anew is soon as fast."""
DRIFT = 0.005
"""How far an average may move before all impacts are worked out anew; none of them is off by a greater part."""

Pair = tuple[str, str]
"""A word as readers type it, and its term."""


@dataclass(frozen=True, slots=True)
class Amended:
    """The documents of a locale after an edit, and what differs from before: documents by number, terms, and words."""

    weighed: Weighed
    numbers: frozenset[int]
    terms: frozenset[str]
    words: frozenset[str]


def amended(before: Weighed, documents: Sequence[Document], frequencies: Frequencies) -> Amended | None:
    """Return the documents weighed after an edit; nothing if too much has changed, and all have to be weighed anew."""
    if not before.vocabulary or [each.path for each in documents] != [each.path for each in before.documents]:
        return None
    pairs = enumerate(zip(before.documents, documents, strict=True))
    numbers = frozenset(number for number, (old, new) in pairs if old is not new and old != new)
    if len(numbers) > MOST_CHANGED:
        return None
    counted = _counted(before.counted, documents, numbers, frequencies)
    statistics = _statistics(before, counted, numbers)
    if any(abs(now / statistics.averages[name] - 1) > DRIFT for name, now in averages_of(statistics.lengths).items()):
        return None
    postings = _postings(before, counted, statistics, numbers)
    come, gone = _pairs(before, documents, numbers, frequencies)
    after = Weighed(documents, counted, statistics, postings, _vocabulary(before.vocabulary, come, gone))
    terms = frozenset(term for term in _terms(before, counted, numbers) if before.postings.get(term) != postings.get(term))
    return Amended(after, numbers, terms, frozenset(_words(before, after, terms, come | gone)))


def _counted(
    before: Mapping[str, Sequence[Counts]], documents: Sequence[Document], numbers: Iterable[int], frequencies: Frequencies
) -> dict[str, Sequence[Counts]]:
    counted = {name: list(counts) for name, counts in before.items()}
    for number in numbers:
        for name, counts in counted.items():
            counts[number] = frequencies.terms(documents[number].fields.get(name, ()))
    return dict(counted)


def _statistics(before: Weighed, counted: Mapping[str, Sequence[Counts]], numbers: Iterable[int]) -> Statistics:
    """Return the statistics of the documents, with the averages of before."""
    holders = {name: dict(each) for name, each in before.statistics.holders.items()}
    lengths = {name: list(each) for name, each in before.statistics.lengths.items()}
    for number in numbers:
        for name in FIELDS:
            old, new = before.counted[name][number], counted[name][number]
            for term in old.keys() - new.keys():
                holders[name][term] -= 1
                if not holders[name][term]:
                    del holders[name][term]
            for term in new.keys() - old.keys():
                holders[name][term] = holders[name].get(term, 0) + 1
            lengths[name][number] = sum(new.values())
    return Statistics(holders, lengths, before.statistics.averages)


def _postings(
    before: Weighed, counted: Mapping[str, Sequence[Counts]], statistics: Statistics, numbers: Iterable[int]
) -> dict[str, Posting]:
    """Return the postings: all of a term that more or fewer documents hold, and otherwise those of the changed documents."""
    postings = dict(before.postings)
    reweighed = {
        term
        for number in numbers
        for name in FIELDS
        for term in before.counted[name][number].keys() ^ counted[name][number].keys()
    }
    for term in reweighed:
        held = {number for number, _ in before.postings.get(term, ())}.difference(numbers)
        held.update(number for number in numbers if any(term in counted[name][number] for name in FIELDS))
        postings[term] = posting((number, _impact(term, number, counted, statistics)) for number in sorted(held))
    for number in numbers:
        for term, impact in _impacts(number, counted, statistics):
            if term not in reweighed:
                postings[term] = postings[term].replaced(packed(number, impact))
    return {term: each for term, each in postings.items() if each}


def _impact(term: str, number: int, counted: Mapping[str, Sequence[Counts]], statistics: Statistics) -> float:
    """Return what a term adds to the score of a document."""
    impact = 0.0
    for name in FIELDS:
        if count := counted[name][number].get(term):
            impact += statistics.weight(name, term) * count / (count + statistics.drag(name, number))
    return impact


def _impacts(number: int, counted: Mapping[str, Sequence[Counts]], statistics: Statistics) -> Iterable[tuple[str, float]]:
    """Return what each term of a document adds to its score."""
    weights = {name: {term: statistics.weight(name, term) for term in counted[name][number]} for name in FIELDS}
    return document_impacts(number, counted, statistics, weights).items()


def _terms(before: Weighed, counted: Mapping[str, Sequence[Counts]], numbers: Iterable[int]) -> set[str]:
    """Return the terms that the changed documents held or hold."""
    counts = (each[name][number] for each in (before.counted, counted) for name in FIELDS for number in numbers)
    return set().union(*counts)


def _pairs(
    before: Weighed, documents: Sequence[Document], numbers: frozenset[int], frequencies: Frequencies
) -> tuple[set[Pair], set[Pair]]:
    """Return the words, with their terms, that no document held before, and those that none holds any more."""
    old = frequencies.surfaces([before.documents[number] for number in numbers])
    new = frequencies.surfaces([documents[number] for number in numbers])
    come = {(word, term) for word, term in new - old if term not in before.vocabulary.get(word, ())}
    gone = {pair for pair in old - new if not _stands_elsewhere(pair, before, numbers, frequencies)}
    return come, gone


def _stands_elsewhere(pair: Pair, before: Weighed, numbers: frozenset[int], frequencies: Frequencies) -> bool:
    others = (before.documents[number] for number, _ in before.postings[pair[1]] if number not in numbers)
    passages = (passage for document in others for passages in document.fields.values() for passage in passages)
    return any(pair in frequencies.counted(passage).surfaces for passage in passages)


def _vocabulary(before: Mapping[str, Sequence[str]], come: set[Pair], gone: set[Pair]) -> Mapping[str, Sequence[str]]:
    if not come and not gone:
        return before
    changed = {word: set(before.get(word, ())) for word, _ in come | gone}
    for word, term in come:
        changed[word].add(term)
    for word, term in gone:
        changed[word].discard(term)
    vocabulary = {**before, **{word: sorted(terms) for word, terms in changed.items()}}
    return {word: vocabulary[word] for word in sorted(vocabulary) if vocabulary[word]}


def _words(before: Weighed, after: Weighed, terms: Iterable[str], pairs: Iterable[Pair]) -> Iterator[str]:
    """Yield the words of which the vocabulary says something else now: their terms, or how common they are."""
    yield from (word for word, _ in pairs)
    resized = {term for term in terms if _size(before, term) != _size(after, term)}
    if resized:
        yield from (word for word, of_word in after.vocabulary.items() if not resized.isdisjoint(of_word))


def _size(weighed: Weighed, term: str) -> int:
    return len(weighed.postings.get(term, ())).bit_length()
