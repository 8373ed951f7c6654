"""Which pages the toolkit has: their addresses, alike in every locale, and whose content each one shows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil

from caretoolkit.link import FACETS, Atlas
from caretoolkit.model.knowledge import ANY_COLLECTION
from caretoolkit.model.leaves import ids
from caretoolkit.model.library import COLLECTIONS, Library
from caretoolkit.model.values import Model, RefersTo

PER_PAGE = 48
"""How many cases one page of a list shows."""

CASES_ON_TOOL = 12
"""How many cases the page of a tool shows."""

Name = tuple[str, str]
"""A record as collection and id."""


@dataclass(frozen=True, slots=True)
class Route:
    """The place of one page: its path below the locale, its kind, and its subject.

    `record` is the record that the page is about, and `shows` are those of which it shows a part; a page that gathers
    records is about none. `number` is the page of a list that runs over several.
    """

    path: str
    kind: str
    subject: tuple[str, ...] = ()
    record: Name | None = None
    shows: tuple[Name, ...] = ()
    number: int = 1

    @property
    def depth(self) -> int:
        """Return how many folders the page lies below its locale."""
        return self.path.count("/")


def routes(atlas: Atlas) -> tuple[Route, ...]:
    """Return every page of the toolkit; the order is that of a table of contents."""
    return (
        Route("", "home"),
        Route("explore/", "explore"),
        Route("compare/", "compare"),
        *_case_lists(atlas),
        *(_case_route(atlas, case_id) for case_id in atlas.heads),
        Route("tools/", "tools", shows=_names("tools", atlas.tools)),
        *(_tool_route(atlas, tool_id) for tool_id in atlas.tools),
        Route("cities/", "cities", shows=_names("cities", atlas.cities)),
        *(_city_route(atlas, city_id) for city_id in atlas.cities),
        *_knowledge(atlas.library),
        Route("glossary/", "glossary", shows=_names("glossary", atlas.glossary)),
        Route("figures/", "figures"),
        Route("sources/", "sources"),
        Route("map/", "map", shows=_names("cities", atlas.cases_of_city)),
        Route("gaps/", "gaps"),
        Route(
            "cities-like-mine/", "cities_like_mine", shows=(*_names("cities", atlas.cases_of_city), *_names("cases", atlas.heads))
        ),
        Route("languages/", "languages"),
        Route("editing/", "editing"),
    )


def _knowledge(library: Library) -> Iterator[Route]:
    """Yield the pages of the smaller collections: a list of each, and a page for each of its records."""
    yield Route("paths/", "paths", shows=(*_names("paths", library.paths), *_names("labs", library.labs)))
    for kind, collection in (("path", "paths"), ("lab", "labs")):
        for record_id, record in sorted(library.collection(collection).items()):
            yield _own_page(kind, collection, record_id, _named_in(record))
    for kind, collection in (("indicator", "indicators"), ("funding_call", "funding")):
        yield Route(f"{collection}/", collection, shows=_names(collection, library.collection(collection)))
        for record_id, record in sorted(library.collection(collection).items()):
            yield _own_page(kind, collection, record_id, _named_in(record))


def _own_page(kind: str, collection: str, record_id: str, shown: tuple[Name, ...]) -> Route:
    return Route(f"{collection}/{record_id}/", kind, (record_id,), _name(collection, record_id), shown)


def _named_in(record: Model) -> tuple[Name, ...]:
    """Return the records that a record names, in every collection that may hold one of that id."""
    found: dict[Name, None] = {}
    for leaf in ids(record):
        if isinstance(leaf.marker, RefersTo):
            collections = COLLECTIONS if leaf.marker.collection == ANY_COLLECTION else (leaf.marker.collection,)
            found |= dict.fromkeys(_name(collection, leaf.value) for collection in collections)
    return tuple(found)


def _case_lists(atlas: Atlas) -> Iterator[Route]:
    yield from _pages_of_list("cases/", (), tuple(atlas.heads))
    for facet, vocabulary in FACETS.items():
        terms = atlas.vocabularies[vocabulary].terms if vocabulary in atlas.vocabularies else ()
        for term in terms:
            base = f"{facet}/{term.id}/" if facet == "five-r" else f"browse/{facet}/{term.id}/"
            tools = _names("tools", tools_of_r(atlas, term.id)) if facet == "five-r" else ()
            yield from _pages_of_list(base, (facet, term.id), atlas.cases_of_term.get((vocabulary, term.id), ()), tools)


def tools_of_r(atlas: Atlas, term_id: str) -> tuple[str, ...]:
    """Return the tools that the page of one R shows."""
    return tuple(tool.id for tool in atlas.tools.values() if term_id in tool.five_r)


def _pages_of_list(
    base: str, subject: tuple[str, ...], case_ids: tuple[str, ...], tools: tuple[Name, ...] = ()
) -> Iterator[Route]:
    kind = "cases" if not subject else "five_r" if subject[0] == "five-r" else "facet"
    for number in range(1, max(1, ceil(len(case_ids) / PER_PAGE)) + 1):
        shown = case_ids[(number - 1) * PER_PAGE : number * PER_PAGE]
        path = base if number == 1 else f"{base}{number}/"
        yield Route(path, kind, subject, shows=(*_names("cases", shown), *tools), number=number)


def _case_route(atlas: Atlas, case_id: str) -> Route:
    case = atlas.heads[case_id]
    shown = (
        _name("cities", case.city),
        *_names("cases", (other.case_id for other in atlas.related[case_id])),
        *_names("tools", atlas.tools_of_case[case_id]),
    )
    return _own_page("case", "cases", case_id, shown)


def cases_on_tool(atlas: Atlas, tool_id: str) -> tuple[str, ...]:
    """Return the cases that the page of a tool shows: those with the best evidence of all that use it."""
    using = atlas.cases_of_tool.get(tool_id, ())
    return tuple(sorted(using, key=lambda case_id: (-atlas.evidence[case_id].level, case_id))[:CASES_ON_TOOL])


def _tool_route(atlas: Atlas, tool_id: str) -> Route:
    tool = atlas.tools[tool_id]
    shown = (
        *_names("cases", cases_on_tool(atlas, tool_id)),
        *_names("glossary", tool.terms),
        *_names("indicators", tool.indicators),
    )
    return _own_page("tool", "tools", tool_id, shown)


def _city_route(atlas: Atlas, city_id: str) -> Route:
    neighbours = _names("cities", (other.city_id for other in atlas.similar[city_id]))
    return _own_page("city", "cities", city_id, (*_names("cases", atlas.cases_of_city.get(city_id, ())), *neighbours))


def _names(collection: str, ids: Iterable[str]) -> tuple[Name, ...]:
    return tuple([_name(collection, record_id) for record_id in dict.fromkeys(ids)])


@cache
def _name(collection: str, record_id: str) -> Name:
    """Return the name of a record, as the same object wherever it is shown."""
    return collection, record_id


def reach(every: Sequence[Route]) -> Mapping[str, int]:
    """Return how many pages show a part of each record, by the name of its catalogue; words of the interface are on all."""
    shown = Counter(f"{collection}/{record_id}" for route in every for collection, record_id in route.shows)
    own = Counter("/".join(route.record) for route in every if route.record)
    return shown + own | dict.fromkeys(("interface", "toolkit/toolkit"), len(every))
