"""Finds the cases to read next: those that a case names, then those most alike, each with the reason.

Alike are cases that share a field of care and an instrument, better still in the same region. Cases are put into
buckets by these terms, so that the cost grows with the number of cases and not with its square.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caretoolkit.model.case import Head
from caretoolkit.model.place import City

MOST = 4

Terms = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A case to read next, and why: a relation that the record names, or the terms that both share."""

    case_id: str
    relation: str
    shared: Terms = ()


def related(cases: Mapping[str, Head], cities: Mapping[str, City]) -> dict[str, tuple[Related, ...]]:
    """Return the cases to read next for each case, the closest first."""
    named = _named(cases)
    buckets = _buckets(cases, cities)
    found: dict[str, tuple[Related, ...]] = {}
    for case in cases.values():
        chosen = {relation.case_id: relation for relation in reversed(named[case.id])}
        chosen = dict(reversed(chosen.items()))
        for relation in _alike(case, cities, buckets):
            if len(chosen) >= MOST:
                break
            chosen.setdefault(relation.case_id, relation)
        found[case.id] = tuple(chosen.values())[:MOST]
    return found


def _named(cases: Mapping[str, Head]) -> dict[str, list[Related]]:
    """Return the relations that records name, run both ways."""
    named: dict[str, list[Related]] = defaultdict(list)
    for case in cases.values():
        for other in case.inspired_by:
            if other in cases:
                named[case.id].append(Related(other, "inspired_by"))
                named[other].append(Related(case.id, "inspired"))
    for case in cases.values():
        for other in case.see_also:
            if other in cases:
                named[case.id].append(Related(other, "see_also"))
                named[other].append(Related(case.id, "see_also"))
    return named


def _buckets(cases: Mapping[str, Head], cities: Mapping[str, City]) -> dict[Terms, list[str]]:
    buckets: dict[Terms, list[str]] = defaultdict(list)
    for case in cases.values():
        for terms in _shareable(case, cities):
            buckets[terms].append(case.id)
    return buckets


def _shareable(case: Head, cities: Mapping[str, City]) -> Iterator[Terms]:
    """Yield what a case may share with others, the closest likeness first."""
    region = ("regions", cities[case.city].region)
    pairs = [
        (("care_domains", domain), ("instruments", instrument)) for domain in case.care_domains for instrument in case.instruments
    ]
    yield from ((*pair, region) for pair in pairs)
    yield from pairs
    yield from ((("care_domains", domain),) for domain in case.care_domains)


def _alike(case: Head, cities: Mapping[str, City], buckets: Mapping[Terms, list[str]]) -> Iterator[Related]:
    """Yield the neighbours of a case in each of its buckets.

    A bucket is in the order of its ids; starting after the case spreads the links evenly.
    """
    for terms in _shareable(case, cities):
        bucket = buckets[terms]
        start = bisect(bucket, case.id)
        for step in range(min(len(bucket), MOST + 1)):
            other = bucket[(start + step) % len(bucket)]
            if other != case.id:
                yield Related(other, "alike", terms)
