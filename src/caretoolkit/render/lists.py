"""What the pages that gather records show: home, lists of cases, the five Rs, tools, cities, glossary."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from markupsafe import Markup

from caretoolkit.link import FACETS
from caretoolkit.localise import Edition
from caretoolkit.model.vocabulary import Term
from caretoolkit.render.cards import Cards
from caretoolkit.render.citations import Citations
from caretoolkit.render.markup import Voice, plain
from caretoolkit.render.routes import PER_PAGE, Route
from caretoolkit.render.view import PageOptions, View

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

    label: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """One facet with its terms."""

    facet: str
    title: str
    entries: tuple[FacetEntry, ...]


def home(route: Route, edition: Edition, cards: Cards, options: PageOptions) -> View:
    """Return what the home page shows: the five Rs, figures with sources, and the best and newest cases."""
    atlas = edition.atlas
    toolkit = edition.record("toolkit", atlas.toolkit)
    figures = edition.record("figures", atlas.figures) if atlas.figures else None
    best = sorted(atlas.cases, key=lambda case_id: (-atlas.evidence[case_id].level, case_id))[:HOME_CASES]
    newest = sorted(
        (case_id for case_id in atlas.cases if case_id not in best),
        key=lambda case_id: (atlas.cases[case_id].started or "", case_id),
        reverse=True,
    )[:HOME_CASES]
    values = {
        "t": Voice(toolkit.language, edition.locale),
        "doors": [
            {"term": term, "count": len(atlas.cases_of_term.get(("five_r", term.id), ()))}
            for term in edition.terms("five_r").values()
        ],
        "figures": [figures.figures[name] for name in toolkit.home_figures if name in figures.figures] if figures else [],
        "cite": Citations(figures.sources if figures else {}, atlas.library.sources),
        "best": cards.html(best, ""),
        "newest": cards.html(newest, ""),
        "total": len(atlas.cases),
    }
    return View(plain(toolkit.title), plain(toolkit.tagline), values)


def cases(route: Route, edition: Edition, cards: Cards, options: PageOptions) -> View:
    """Return what a list of cases shows: all of them, or those of one facet term."""
    _ = edition.interface.gettext
    term = _term(route, edition)
    title = term.label if term else _("Cases")
    description = (term.definition or "") if term else _("What cities have done about care, with sources, costs and results.")
    values = {
        "facet": bool(term),
        "facet_title": _facet_titles(edition)[route.subject[0]] if term else "",
        "title": title,
        "description": description,
        "list": _case_list(route, edition, cards),
        "facets": _facets(edition),
        "subject": route.subject,
    }
    return View(title, description or title, values)


def five_r(route: Route, edition: Edition, cards: Cards, options: PageOptions) -> View:
    """Return what the page of one R shows."""
    term = _term(route, edition)
    assert term is not None
    tools = [tool for tool in edition.atlas.tools.values() if term.id in tool.five_r]
    values = {
        "term": term,
        "t": Voice("en", edition.locale),
        "tools": [
            {"id": tool.id, "kind": tool.kind, "title": edition.text("tools", tool, "title", tool.title)} for tool in tools
        ],
        "list": _case_list(route, edition, cards),
    }
    return View(term.label, term.definition or term.label, values)


def tools(route: Route, edition: Edition, cards: Cards, options: PageOptions) -> View:
    """Return what the list of tools shows."""
    _ = edition.interface.gettext
    records = [edition.record("tools", tool) for tool in edition.atlas.tools.values()]
    values = {"tools": records, "t": Voice("en", edition.locale)}
    return View(_("Tools"), _("Guides, templates and calculators that a city team can work with today."), values)


def cities(route: Route, edition: Edition, cards: Cards, options: PageOptions) -> View:
    """Return what the list of cities shows: all of them by region."""
    atlas = edition.atlas
    found = [
        {
            "id": city.id,
            "name": edition.city_name(city),
            "country": city.country,
            "region": city.region,
            "count": len(atlas.cases_of_city.get(city.id, ())),
        }
        for city in atlas.cities.values()
    ]
    found.sort(key=lambda city: str(city["name"]).casefold())
    regions = [
        {"term": term, "cities": [city for city in found if city["region"] == term.id]}
        for term in edition.terms("regions").values()
    ]
    values = {
        "t": Voice("en", edition.locale),
        "total": len(found),
        "regions": [region for region in regions if region["cities"]],
    }
    title = edition.interface.gettext("Cities")
    return View(title, title, values)


def glossary(route: Route, edition: Edition, cards: Cards, options: PageOptions) -> View:
    """Return what the glossary shows: each term with its name in every locale."""
    _ = edition.interface.gettext
    atlas = edition.atlas
    terms = {term.id: edition.record("glossary", term) for term in atlas.glossary.values()}
    entries = [
        {
            "term": term,
            "name": term.names[edition.locale].preferred if edition.locale in term.names else term.term,
            "names": [(term.language, {"preferred": atlas.glossary[term.id].term}), *term.names.items()],
            "see": [terms[other] for other in term.see if other in terms],
        }
        for term in terms.values()
    ]
    entries.sort(key=lambda entry: str(entry["name"]).casefold())
    values = {"entries": entries, "t": Voice("en", edition.locale)}
    return View(_("Glossary"), _("The words of the field, with the form we use in each language."), values)


def _term(route: Route, edition: Edition) -> Term | None:
    """Return the facet term that a list is about, if it is about one."""
    if not route.subject:
        return None
    facet, term_id = route.subject
    return edition.term(FACETS[facet], term_id)


def _case_list(route: Route, edition: Edition, cards: Cards) -> CaseList:
    atlas = edition.atlas
    if route.subject:
        facet, term_id = route.subject
        case_ids = atlas.cases_of_term.get((FACETS[facet], term_id), ())
    else:
        case_ids = tuple(atlas.cases)
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
def _facets(edition: Edition) -> tuple[FacetGroup, ...]:
    """Return the facets with their terms; they are the same on every list of an edition."""
    titles = _facet_titles(edition)
    return tuple(
        FacetGroup(
            facet,
            titles[facet],
            tuple(
                FacetEntry(
                    label=term.label,
                    path=f"{facet}/{term.id}/" if facet == "five-r" else f"browse/{facet}/{term.id}/",
                    count=len(edition.atlas.cases_of_term.get((vocabulary, term.id), ())),
                )
                for term in edition.terms(vocabulary).values()
            ),
        )
        for facet, vocabulary in FACETS.items()
        if vocabulary in edition.atlas.vocabularies
    )


def _facet_titles(edition: Edition) -> dict[str, str]:
    """Return the titles of the facets: those of their vocabularies."""
    vocabularies = edition.atlas.vocabularies
    return {
        facet: edition.text("vocabularies", vocabularies[name], "title", vocabularies[name].title)
        for facet, name in FACETS.items()
        if name in vocabularies
    }
