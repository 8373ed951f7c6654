"""Makes the relations between records run both ways.

Knows records; a later stage never meets an id that leads nowhere, because a case without its city is left out here,
and an empty list stands in the place of one that pages are built on and that is missing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from caretoolkit.link.evidence import Evidence, evidence
from caretoolkit.link.related import Related, related
from caretoolkit.link.similar import Similar, similar
from caretoolkit.model.case import Case, Head
from caretoolkit.model.knowledge import Figures, GlossaryTerm
from caretoolkit.model.library import Library
from caretoolkit.model.place import City
from caretoolkit.model.tool import PolicyTool
from caretoolkit.model.vocabulary import FACETS, Toolkit, Vocabulary
from caretoolkit.shelf import TakenByName

K = TypeVar("K")

__all__ = ["FACETS", "Atlas", "Evidence", "Related", "Similar", "atlas"]


@dataclass(frozen=True, slots=True)
class Atlas:
    """The library with its relations; every id it holds leads somewhere.

    A case is taken from where it is kept whenever `cases` is asked for it; `heads` are at hand, in the order of their ids.
    """

    library: Library
    toolkit: Toolkit
    vocabularies: Mapping[str, Vocabulary]
    cities: Mapping[str, City]
    cases: Mapping[str, Case]
    heads: Mapping[str, Head]
    tools: Mapping[str, PolicyTool]
    glossary: Mapping[str, GlossaryTerm]
    figures: Figures | None
    cases_of_city: Mapping[str, tuple[str, ...]]
    cases_of_tool: Mapping[str, tuple[str, ...]]
    tools_of_case: Mapping[str, tuple[str, ...]]
    cases_of_term: Mapping[tuple[str, str], tuple[str, ...]]
    evidence: Mapping[str, Evidence]
    related: Mapping[str, tuple[Related, ...]]
    similar: Mapping[str, tuple[Similar, ...]]
    files: Mapping[tuple[str, str], str]


def atlas(library: Library, before: Atlas | None = None) -> Atlas:
    """Return the library with relations in both directions; it must hold a readable `toolkit.yml`.

    What is alike is taken from `before` as far as it was worked out from the same.
    """
    assert library.toolkit is not None
    missing = {name: Vocabulary.empty(name) for name in FACETS.values() if name not in library.vocabularies}
    heads = {case_id: head for case_id, head in sorted(_heads(library)) if head.city in library.cities}
    used = _tools_of_cases(heads, library.tools)
    with_cases = {head.city for head in heads.values()}
    known = before if before and before.library.cities == library.cities else None
    return Atlas(
        library=library,
        toolkit=library.toolkit,
        vocabularies={**library.vocabularies, **missing},
        cities=dict(sorted(library.cities.items())),
        cases=TakenByName(heads, library.cases.__getitem__),
        heads=heads,
        tools=dict(sorted(library.tools.items())),
        glossary=dict(sorted(library.glossary.items())),
        figures=library.figures,
        cases_of_city=_grouped((head.city, head.id) for head in heads.values()),
        cases_of_tool=_grouped(sorted((tool, case) for case, tools in used.items() for tool in tools)),
        tools_of_case=used,
        cases_of_term=_grouped(pair for head in heads.values() for pair in _terms(head, library.cities[head.city])),
        evidence={head.id: evidence(head, library.vocabularies) for head in heads.values()},
        related=known.related if known and known.heads == heads else related(heads, library.cities),
        similar=known.similar if known and known.cases_of_city.keys() == with_cases else similar(library.cities, with_cases),
        files={(entry.collection, entry.id): entry.file for entry in library.entries.values()},
    )


def _heads(library: Library) -> Iterable[tuple[str, Head]]:
    """Yield the head of each case; those that were not made while reading are made now."""
    return ((case_id, library.heads.get(case_id) or Head.of(library.cases[case_id])) for case_id in library.cases)


def _tools_of_cases(cases: Mapping[str, Head], tools: Mapping[str, PolicyTool]) -> dict[str, tuple[str, ...]]:
    """Return the tools of each case, whichever of the two records names the other."""
    used = {case.id: list(dict.fromkeys(tool for tool in case.tools if tool in tools)) for case in cases.values()}
    for tool in tools.values():
        for case_id in tool.cases:
            if case_id in used and tool.id not in used[case_id]:
                used[case_id].append(tool.id)
    return {case_id: tuple(names) for case_id, names in used.items()}


def _terms(case: Head, city: City) -> Iterable[tuple[tuple[str, str], str]]:
    """Yield the facet terms of a case, each with the id of the case."""
    named = {
        "five_r": case.five_r,
        "instruments": case.instruments,
        "regions": (city.region,),
        "groups": case.groups,
        "statuses": (case.status,),
    }
    return (((vocabulary, term), case.id) for vocabulary, terms in named.items() for term in dict.fromkeys(terms))


def _grouped(pairs: Iterable[tuple[K, str]]) -> dict[K, tuple[str, ...]]:
    groups: dict[K, list[str]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
