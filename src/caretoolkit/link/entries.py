"""What a reader chooses among: cases and tools together, each with its terms in every facet.

Knows which terms an entry has, and nothing of what they are called.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caretoolkit.link import Atlas
from caretoolkit.link.city_size import UNKNOWN, city_size
from caretoolkit.model.case import Head
from caretoolkit.model.tool import PolicyTool
from caretoolkit.model.vocabulary import FACETS

EXPLORED = (
    *FACETS.values(), "care_domains", "countries", "city_sizes", "levels", "entry_conditions", "years", "city_roles",
    "languages", "kinds",
)  # fmt: skip
"""The facets by which entries are chosen, in the order they are shown in: those with pages of their own come first.

Most are named for their vocabulary, which is also their name in addresses.
"""

KINDS = ("cases", "tools")
"""The collections whose records are entries."""

BEFORE = "before-2000"
"""The term of the years before the first decade that is told apart."""
_FIRST_DECADE = "2000"


@dataclass(frozen=True, slots=True)
class Entry:
    """A case or a tool, with its terms by facet; a facet that says nothing of it is left out."""

    collection: str
    id: str
    terms: Mapping[str, tuple[str, ...]]

    @property
    def path(self) -> str:
        """Return the address of its page below the locale."""
        return f"{self.collection}/{self.id}/"


def entries(atlas: Atlas) -> tuple[Entry, ...]:
    """Return all entries: cases with the best evidence first, then the tools."""
    return (*(_of_case(atlas, atlas.heads[case_id]) for case_id in by_evidence(atlas)), *map(_of_tool, atlas.tools.values()))


def by_evidence(atlas: Atlas) -> list[str]:
    """Return the ids of all cases, those with the best evidence first."""
    return sorted(atlas.heads, key=lambda case_id: (-atlas.evidence[case_id].level, case_id))


def _of_case(atlas: Atlas, case: Head) -> Entry:
    city = atlas.cities[case.city]
    terms = {
        "five_r": case.five_r,
        "instruments": case.instruments,
        "regions": (city.region,),
        "groups": case.groups,
        "statuses": (case.status,),
        "care_domains": case.care_domains,
        "countries": (city.country,),
        "city_sizes": (city_size(city),),
        "levels": (str(atlas.evidence[case.id].level),),
        "entry_conditions": case.entry_conditions,
        "years": (_years(case.started),),
        "city_roles": case.city_role,
        "languages": (case.language,),
        "kinds": ("cases",),
    }
    return Entry("cases", case.id, dict(_said(terms)))


def _of_tool(tool: PolicyTool) -> Entry:
    terms = {"five_r": tool.five_r, "instruments": tool.instruments, "languages": (tool.language,), "kinds": ("tools",)}
    return Entry("tools", tool.id, dict(_said(terms)))


def _said(terms: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((facet, tuple(dict.fromkeys(named))) for facet, named in terms.items() if named)


def _years(started: str | None) -> str:
    """Return the decade in which something began, by its first year."""
    if started is None:
        return UNKNOWN
    return f"{started[:3]}0" if started[:4] >= _FIRST_DECADE else BEFORE
