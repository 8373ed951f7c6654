"""What the pages that gather records show: home, lists of cases, the five Rs, tools, cities, glossary."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from markupsafe import Markup

from caretoolkit.link import FACETS
from caretoolkit.link.entries import by_evidence
from caretoolkit.localise.collation import SortKey, sort_key
from caretoolkit.render.cards import Cards
from caretoolkit.render.citations import Citations
from caretoolkit.render.links import link
from caretoolkit.render.polyglot import Polyglot, Spoken
from caretoolkit.render.routes import PER_PAGE, Route, tools_of_r
from caretoolkit.render.view import PageOptions, View
from caretoolkit.render.voice import Voice
from caretoolkit.render.world import HEIGHT, WIDTH, projected

HOME_CASES = 3


@dataclass(frozen=True, slots=True)
class CaseList:
    """One page of a list of cases: its cards, and its place among the pages of the list."""

    cards: Markup
    total: int
    number: int
    pages: int
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class FacetEntry:
    """One term of a facet with the number of its cases."""

    term: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """One facet with its terms."""

    facet: str
    vocabulary: str
    title: Markup
    entries: tuple[FacetEntry, ...]


def home(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the home page shows: the five Rs, figures with sources, and the best and newest cases."""
    atlas = polyglot.atlas
    toolkit = polyglot.record("toolkit", atlas.toolkit)
    figures = polyglot.record("figures", atlas.figures) if atlas.figures else None
    t = Voice(toolkit.language, polyglot.locales)
    best = by_evidence(atlas)[:HOME_CASES]
    newest = sorted(
        (case_id for case_id in atlas.heads if case_id not in best),
        key=lambda case_id: (atlas.heads[case_id].started or "", case_id),
        reverse=True,
    )[:HOME_CASES]
    values = {
        "t": t,
        "doors": [
            (term.id, len(atlas.cases_of_term.get(("five_r", term.id), ()))) for term in atlas.vocabularies["five_r"].terms
        ],
        "figures": [figures.figures[name] for name in toolkit.home_figures if name in figures.figures] if figures else [],
        "figures_voice": Voice(figures.language, polyglot.locales) if figures else t,
        "cite": Citations(figures.sources if figures else {}, atlas.library.sources),
        "best": cards.html(best, ""),
        "newest": cards.html(newest, ""),
        "total": len(atlas.heads),
        "points": [projected(*atlas.cities[city_id].coordinates) for city_id in atlas.cases_of_city],
        "map_width": WIDTH,
        "map_height": HEIGHT,
    }
    return View(t.plain(toolkit.title), t.plain(toolkit.tagline), values)


def cases(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what a list of cases shows: all of them, or those of one facet term."""
    values = {
        "facet": route.subject[0] if route.subject else "",
        "list": _case_list(route, polyglot, cards),
        "facets": facets(polyglot),
        "subject": route.subject,
    }
    if route.subject:
        return _term_view(route, polyglot, values)
    title = polyglot.plain(lambda edition: edition.interface.gettext("Cases"))
    description = polyglot.plain(
        lambda edition: edition.interface.gettext("What cities have done about care, with sources, costs and results.")
    )
    return View(title, description, values | {"title": title, "description": description})


def five_r(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of one R shows."""
    atlas = polyglot.atlas
    values = {
        "tools": [link("tools", tool_id, polyglot) for tool_id in tools_of_r(atlas, route.subject[1])],
        "list": _case_list(route, polyglot, cards),
    }
    return _term_view(route, polyglot, values)


def _term_view(route: Route, polyglot: Polyglot, values: dict[str, object]) -> View:
    """Return a list of the cases that share a term, under the term's label and definition."""
    facet, term_id = route.subject
    vocabulary = FACETS[facet]
    label = polyglot.plain(lambda edition: edition.term(vocabulary, term_id).label)
    definition = polyglot.plain(lambda edition: edition.term(vocabulary, term_id).definition or "")
    said = {
        "term": term_id,
        "vocabulary": vocabulary,
        "title": polyglot.label(vocabulary, term_id),
        "description": polyglot.definition(vocabulary, term_id),
        "kind": _facet_title(vocabulary, polyglot),
    }
    return View(label, definition or label, values | said)


def tools(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the list of tools shows."""
    records = [(polyglot.record("tools", tool), Voice(tool.language, polyglot.locales)) for tool in polyglot.atlas.tools.values()]
    title = polyglot.plain(lambda edition: edition.interface.gettext("Tools"))
    description = polyglot.plain(
        lambda edition: edition.interface.gettext("Guides, templates and calculators that a city team can work with today.")
    )
    return View(title, description, {"tools": records, "title": title, "description": description})


@dataclass(frozen=True, slots=True)
class ListedCity:
    """A city in the list of cities, with the number of its cases."""

    id: str
    name: Spoken
    country: str
    count: int
    order: tuple[SortKey, ...]


def cities(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the list of cities shows: all of them by region, by their names in each locale."""
    atlas = polyglot.atlas
    found: dict[str, list[ListedCity]] = defaultdict(list)
    for city in atlas.cities.values():
        name, count = polyglot.city_name(city), len(atlas.cases_of_city.get(city.id, ()))
        found[city.region].append(ListedCity(city.id, name, city.country, count, _order(name, polyglot)))
    values = {
        "t": Voice(polyglot.locales[0], polyglot.locales),
        "total": len(atlas.cities),
        "regions": [(term.id, found[term.id]) for term in atlas.vocabularies["regions"].terms if term.id in found],
    }
    title = polyglot.plain(lambda edition: edition.interface.gettext("Cities"))
    return View(title, title, values)


def _order(name: Spoken, polyglot: Polyglot) -> tuple[SortKey, ...]:
    """Return what a name is sorted by in each locale."""
    return tuple(sort_key(said, locale) for said, locale in zip(name.passages, polyglot.locales, strict=True))


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """A term of the glossary, with its names in all languages, the locales in which they are in doubt, and what to see."""

    id: str
    name: Spoken
    definition: Spoken
    names: tuple[tuple[str, str], ...]
    doubt: tuple[str, ...]
    see: tuple[tuple[str, Spoken], ...]
    t: Voice
    order: tuple[SortKey, ...]


def glossary(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the glossary shows: each term with its name in every language, by their names in each locale."""
    atlas = polyglot.atlas
    names = {term.id: polyglot.term_name(term) for term in atlas.glossary.values()}
    entries = [
        ListedTerm(
            id=term.id,
            name=names[term.id],
            definition=polyglot.text("glossary", term, "definition", term.definition),
            names=((term.language, term.term), *((tag, name.preferred) for tag, name in term.names.items())),
            doubt=tuple(term.doubt),
            see=tuple((other, names[other]) for other in term.see if other in names),
            t=Voice(term.language, polyglot.locales),
            order=_order(names[term.id], polyglot),
        )
        for term in atlas.glossary.values()
    ]
    title = polyglot.plain(lambda edition: edition.interface.gettext("Glossary"))
    description = polyglot.plain(
        lambda edition: edition.interface.gettext("The words of the field, with the form we use in each language.")
    )
    return View(title, description, {"entries": entries, "title": title, "description": description})


def _case_list(route: Route, polyglot: Polyglot, cards: Cards) -> CaseList:
    atlas = polyglot.atlas
    if route.subject:
        facet, term_id = route.subject
        case_ids = atlas.cases_of_term.get((FACETS[facet], term_id), ())
    else:
        case_ids = tuple(atlas.heads)
    pages = max(1, ceil(len(case_ids) / PER_PAGE))
    first = route.path if route.number == 1 else route.path.rstrip("/").rpartition("/")[0] + "/"
    shown = case_ids[(route.number - 1) * PER_PAGE : route.number * PER_PAGE]
    return CaseList(
        cards=cards.html(shown, "../" * route.depth),
        total=len(case_ids),
        number=route.number,
        pages=pages,
        previous=None if route.number == 1 else first if route.number == 2 else f"{first}{route.number - 1}/",
        next=None if route.number == pages else f"{first}{route.number + 1}/",
    )


@lru_cache(maxsize=16)
def facets(polyglot: Polyglot) -> tuple[FacetGroup, ...]:
    """Return the facets with their terms; they are the same on every list."""
    atlas = polyglot.atlas
    return tuple(
        FacetGroup(
            facet,
            vocabulary,
            _facet_title(vocabulary, polyglot),
            tuple(
                FacetEntry(
                    term=term.id,
                    path=f"{facet}/{term.id}/" if facet == "five-r" else f"browse/{facet}/{term.id}/",
                    count=len(atlas.cases_of_term.get((vocabulary, term.id), ())),
                )
                for term in atlas.vocabularies[vocabulary].terms
            ),
        )
        for facet, vocabulary in FACETS.items()
        if vocabulary in atlas.vocabularies
    )


def _facet_title(name: str, polyglot: Polyglot) -> Markup:
    """Return the title of a facet: that of its vocabulary."""
    vocabulary = polyglot.atlas.vocabularies[name]
    return Voice(vocabulary.language, polyglot.locales)(polyglot.text("vocabularies", vocabulary, "title", vocabulary.title))
