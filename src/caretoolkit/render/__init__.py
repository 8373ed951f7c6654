"""Makes every page of the toolkit as a value. Nothing is written here, and no host is known.

Jinja has its home here; templates hold the markup, and the functions below choose what each template gets.
"""

from caretoolkit.localise import Edition
from caretoolkit.render import lists, records
from caretoolkit.render.cards import Cards
from caretoolkit.render.entrance import choose_language, not_found
from caretoolkit.render.environment import environment
from caretoolkit.render.page import Page
from caretoolkit.render.routes import Route, routes
from caretoolkit.render.sections import Section, chrome, sections
from caretoolkit.render.view import PageOptions

__all__ = [
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
    "cases": lists.cases,
    "facet": lists.cases,
    "five_r": lists.five_r,
    "tools": lists.tools,
    "cities": lists.cities,
    "glossary": lists.glossary,
    "case": records.case,
    "tool": records.tool,
    "city": records.city,
}
_TEMPLATES = {"facet": "cases.html"}
PAGE_KINDS = (*_CONTEXTS, "not_found")
"""The kinds of pages; a host renders one frame for each of them and each locale."""


class Renderer:
    """Makes the pages of one locale; it keeps the compiled templates and the cards it has made."""

    def __init__(self, edition: Edition, options: PageOptions) -> None:
        self.edition = edition
        self.options = options
        self._templates = environment(edition)
        self._cards = Cards(edition, self._templates)

    def page(self, route: Route) -> Page:
        """Return the page of a route."""
        view = _CONTEXTS[route.kind](route, self.edition, self._cards, self.options)
        template = self._templates.get_template(_TEMPLATES.get(route.kind, f"{route.kind}.html"))
        root = "../" * route.depth
        body = template.render(view.values, root=root, base=f"../{root}")
        return Page(route.path, route.kind, self.edition.locale, view.title, view.description, body)
