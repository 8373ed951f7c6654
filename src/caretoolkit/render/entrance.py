"""The pages that belong to no locale: the choice of a language at the root, and the page for a wrong address."""

from collections.abc import Sequence

from caretoolkit.localise import Edition
from caretoolkit.render.environment import environment
from caretoolkit.render.page import Page
from caretoolkit.render.polyglot import Polyglot


def choose_language(editions: Sequence[Edition], site_url: str) -> str:
    """Return the root page: links to every locale, and a script that follows the visitor's own language."""
    first = editions[0]
    toolkit = first.atlas.toolkit
    return (
        environment(Polyglot([first]))
        .get_template("choose_language.html")
        .render(
            title=toolkit.title,
            description=toolkit.tagline,
            site_url=site_url,
            locale=first.locale,
            languages=[(edition.locale, edition.formats) for edition in editions],
        )
    )


def not_found(editions: Sequence[Edition], root: str) -> Page:
    """Return the page for an address that leads nowhere; it says so in every locale, because it has none."""
    lines = []
    for edition in editions:
        _ = edition.interface.gettext
        lines.append((edition.locale, _("There is no page at this address."), _("Start at the home page")))
    title = editions[0].interface.gettext("Page not found")
    template = environment(Polyglot(editions[:1])).get_template("not_found.html")
    return Page(
        "", "not_found", editions[0].locale, title, lines[0][1], template.render(title=title, lines=lines, base=f"{root}/")
    )
