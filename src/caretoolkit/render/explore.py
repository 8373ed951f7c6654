"""What the pages Explore and Compare show before a script has made them live: all that can be done without one."""

from caretoolkit.link.entries import by_evidence
from caretoolkit.render.cards import Cards
from caretoolkit.render.lists import facets
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route
from caretoolkit.render.view import PageOptions, View

FIRST = 8
"""How many cases Explore shows at once; its script begins with the same."""


def explore(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what Explore shows: the cases with the best evidence, and links to the lists of each term."""
    atlas = polyglot.atlas
    title = polyglot.plain(lambda edition: edition.interface.gettext("Explore"))
    description = polyglot.plain(
        lambda edition: edition.interface.gettext("Cases and tools together: choose what matters to your city.")
    )
    values = {
        "title": title,
        "description": description,
        "facets": facets(polyglot),
        "cases": len(atlas.heads),
        "tools": len(atlas.tools),
        "first": cards.html(by_evidence(atlas)[:FIRST], "../" * route.depth),
    }
    return View(title, description, values)


def compare(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what Compare shows: what it is for, and the words that its script needs."""
    title = polyglot.plain(lambda edition: edition.interface.gettext("Compare cases"))
    description = polyglot.plain(
        lambda edition: edition.interface.gettext("Two to four cases side by side: what they did, what it took, what came of it.")
    )
    return View(title, description, {"title": title, "description": description})
