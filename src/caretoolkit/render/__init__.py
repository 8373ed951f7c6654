"""Makes every page of the toolkit as a value. Nothing is written here, and no host is known.

Jinja has its home here; templates hold the markup, and the functions below choose what each template gets.
"""

from collections.abc import Iterator, Sequence

from caretoolkit.localise import Edition
from caretoolkit.render import atlas_pages, cities, editing, explore, knowledge, languages, lists, records
from caretoolkit.render.cards import Cards
from caretoolkit.render.entrance import choose_language, not_found
from caretoolkit.render.environment import environment
from caretoolkit.render.page import Page
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route, routes
from caretoolkit.render.sections import Section, chrome, sections
from caretoolkit.render.view import PageOptions

__all__ = [
    "OWN_ASSETS",
    "PAGE_KINDS",
    "Page",
    "PageOptions",
    "Renderer",
    "Route",
    "Section",
    "choose_language",
    "chrome",
    "not_found",
    "routes",
    "sections",
]

_CONTEXTS = {
    "home": lists.home,
    "explore": explore.explore,
    "compare": explore.compare,
    "cases": lists.cases,
    "facet": lists.cases,
    "five_r": lists.five_r,
    "tools": lists.tools,
    "cities": lists.cities,
    "glossary": lists.glossary,
    "indicators": knowledge.indicators,
    "indicator": knowledge.indicator,
    "funding": knowledge.funding,
    "funding_call": knowledge.funding_call,
    "figures": knowledge.figures,
    "sources": knowledge.sources,
    "editing": editing.status,
    "paths": knowledge.paths,
    "path": knowledge.path,
    "lab": knowledge.lab,
    "languages": languages.languages,
    "map": atlas_pages.world_map,
    "gaps": atlas_pages.gaps,
    "cities_like_mine": cities.cities_like_mine,
    "case": records.case,
    "tool": records.tool,
    "city": records.city,
}
_TEMPLATES = {"facet": "cases.html"}
OWN_ASSETS = {
    "map": ("map.css", "map.mjs"),
    "gaps": ("map.css",),
    "cities_like_mine": ("map.css", "cities-like-mine.mjs"),
    "explore": ("explore.css", "explore.mjs"),
    "compare": ("compare.css", "compare.mjs"),
}
"""The styles and modules that one kind of page needs beside those of all; its frame asks for them."""
PAGE_KINDS = (*_CONTEXTS, "not_found")
"""The kinds of pages; a host renders one frame for each of them and each locale."""


class Renderer:
    """Makes the pages of all locales; it keeps the compiled templates and the cards it has made."""

    def __init__(self, editions: Sequence[Edition], options: PageOptions) -> None:
        self._options = options
        self._polyglot = Polyglot(editions)
        self._templates = environment(self._polyglot)
        self._cards = Cards(self._polyglot, self._templates)

    def pages(self, route: Route) -> Iterator[Page]:
        """Yield the page of a route in each locale, in their order."""
        polyglot = self._polyglot
        view = _CONTEXTS[route.kind](route, polyglot, self._cards, self._options)
        template = self._templates.get_template(_TEMPLATES.get(route.kind, f"{route.kind}.html"))
        root = "../" * route.depth
        body = template.render(view.values, root=root, base=f"../{root}")
        said = zip(polyglot.locales, *map(polyglot.apart, (view.title, view.description, body)), strict=True)
        for locale, title, description, html in said:
            yield Page(route.path, route.kind, locale, title, description, html)
