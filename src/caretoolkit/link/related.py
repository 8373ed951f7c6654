"""Finds the cases to read next: those that a case names, then those most alike, each with the reason.

A case is alike if it shares a field of care. How alike two cases are is the cosine of their terms plus the cosine of their
key words, from 0 to 2. A term counts log(1 + cases / cases with it), so that a rare one counts more; in whole tenths, so that
an edit of one case seldom changes what others show. A key word counts as `keywords` says. Each case is compared with some
others only, first with those that share something rare beside the field of care, so that the cost grows with the number of
cases and not with its square.
"""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from math import fsum, hypot, log

from caretoolkit.link.city_size import UNKNOWN
from caretoolkit.link.keywords import keywords
from caretoolkit.link.similar import profile
from caretoolkit.model.case import Head
from caretoolkit.model.place import City

MOST = 4
COMPARED = 32
"""With how many others a case is compared before no further are looked for."""
NAMED = 3
"""How many of the terms that two cases share are told as the reason."""

Term = tuple[str, str]
Terms = tuple[Term, ...]
Portrait = Mapping[str, float]
"""What a case is compared by: terms such as `groups/women` and key words such as `words/voucher`, each with its weight.

Strings, as their hashes are kept: they are looked up some hundred thousand times.
"""


@dataclass(frozen=True, slots=True)
class Related:
    """A case to read next, and why: a relation that the record names, or the shared terms that count most.

    The terms are those of vocabularies and the `sizes` of cities.
    """

    case_id: str
    relation: str
    shared: Terms = ()


def related(cases: Mapping[str, Head], cities: Mapping[str, City]) -> dict[str, tuple[Related, ...]]:
    """Return the cases to read next for each case, the closest first."""
    named = _named(cases)
    portraits = _portraits(cases, cities)
    buckets = _buckets(cases, portraits)
    found: dict[str, tuple[Related, ...]] = {}
    for case in cases.values():
        chosen = {relation.case_id: relation for relation in reversed(named[case.id])}
        chosen = dict(reversed(chosen.items()))
        alike = _alike(case, portraits, buckets) if len(chosen) < MOST else ()
        for relation in alike:
            chosen.setdefault(relation.case_id, relation)
            if len(chosen) == MOST:
                break
        found[case.id] = tuple(chosen.values())[:MOST]
    return found


def _named(cases: Mapping[str, Head]) -> dict[str, list[Related]]:
    """Return the relations that records name, run both ways."""
    named: dict[str, list[Related]] = defaultdict(list)
    for case in cases.values():
        for other in case.inspired_by:
            if other in cases and other != case.id:
                named[case.id].append(Related(other, "inspired_by"))
                named[other].append(Related(case.id, "inspired"))
    for case in cases.values():
        for other in case.see_also:
            if other in cases and other != case.id:
                named[case.id].append(Related(other, "see_also"))
                named[other].append(Related(case.id, "see_also"))
    return named


def _portraits(cases: Mapping[str, Head], cities: Mapping[str, City]) -> dict[str, Portrait]:
    """Return what each case is compared by; the squares of its terms sum to 1, and those of its key words do."""
    terms = {case.id: tuple(dict.fromkeys(_terms(case, cities[case.city]))) for case in cases.values()}
    standing = Counter(chain.from_iterable(terms.values()))
    rarity = {term: round(log(1 + len(cases) / number), 1) for term, number in standing.items()}
    words = keywords({case.id: _text(case) for case in cases.values()})
    return {
        case_id: {
            **_of_length_one({term: rarity[term] for term in own}),
            **_of_length_one({f"words/{word}": weight for word, weight in words[case_id].items()}),
        }
        for case_id, own in terms.items()
    }


def _terms(case: Head, city: City) -> Iterator[str]:
    """Yield the terms of a case and of its city."""
    own = {
        "care_domains": case.care_domains,
        "instruments": case.instruments,
        "groups": case.groups,
        "entry_conditions": case.entry_conditions,
    }
    yield from (f"{vocabulary}/{term}" for vocabulary, terms in own.items() for term in terms)
    about = profile(city)
    place = {"regions": about.region, "income_groups": about.income, "sizes": about.size}
    yield from (f"{vocabulary}/{term}" for vocabulary, term in place.items() if term != UNKNOWN)


def _text(case: Head) -> str:
    return "\n".join((case.title, case.one_line, *case.key_messages))


def _of_length_one(weights: Mapping[str, float]) -> Portrait:
    length = hypot(*weights.values())
    return {term: weight / length for term, weight in weights.items()}


def _buckets(cases: Mapping[str, Head], portraits: Mapping[str, Portrait]) -> dict[tuple[str, ...], list[str]]:
    buckets: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for case in cases.values():
        for terms in _shareable(case, portraits[case.id]):
            buckets[terms].append(case.id)
    return buckets


def _shareable(case: Head, portrait: Portrait) -> Iterator[tuple[str, ...]]:
    """Yield what puts a case beside others: each field of care with each other term or key word, and alone."""
    for domain in dict.fromkeys(case.care_domains):
        own = f"care_domains/{domain}"
        yield from ((own, term) for term in portrait if not term.startswith("care_domains/"))
        yield (own,)


def _alike(case: Head, portraits: Mapping[str, Portrait], buckets: Mapping[tuple[str, ...], list[str]]) -> Iterator[Related]:
    """Yield the cases like a case, the likest first; among equals the next in the order of ids, to spread the links."""
    own = portraits[case.id]
    compared = _to_compare(case.id, [buckets[terms] for terms in _shareable(case, own)])
    likeness = {other: _likeness(own, portraits[other]) for other in compared}
    for other in sorted(likeness, key=likeness.__getitem__, reverse=True):
        yield Related(other, "alike", _reason(own, portraits[other]))


def _to_compare(case_id: str, buckets: Iterable[list[str]]) -> Iterable[str]:
    """Return the others in the buckets of a case, from the smallest bucket on, until there are enough.

    A bucket is in the order of its ids; starting after the case spreads the links evenly.
    """
    found: dict[str, None] = {}
    for bucket in sorted(buckets, key=len):
        start = bisect(bucket, case_id)
        following = bucket[start : start + COMPARED]
        found.update(dict.fromkeys(following + bucket[: min(start - 1, COMPARED - len(following))]))
        if len(found) >= COMPARED:
            break
    return found


def _likeness(one: Portrait, other: Portrait) -> float:
    return fsum([one[term] * other[term] for term in one.keys() & other.keys()])  # the same in any order


def _reason(one: Portrait, other: Portrait) -> Terms:
    """Return the shared terms that count most."""
    shared = {term: one[term] * other[term] for term in one.keys() & other.keys() if not term.startswith("words/")}
    most = sorted(shared, key=lambda term: (-round(shared[term], 9), term))[:NAMED]
    return tuple((vocabulary, term_id) for vocabulary, _, term_id in (term.partition("/") for term in most))
