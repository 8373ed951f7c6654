"""What stands at the end of a record's page: how it is cited, and where it is edited and translated."""

from markupsafe import Markup, escape

from caretoolkit.localise import Edition
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route
from caretoolkit.render.view import PageOptions
from caretoolkit.render.voice import Voice


def citation(title: str, checked: str, route: Route, polyglot: Polyglot, options: PageOptions) -> Markup:
    """Return how to cite a page; the address stands from left to right in every locale."""
    toolkit = polyglot.atlas.toolkit
    name = Voice(toolkit.language, polyglot.locales)(polyglot.text("toolkit", toolkit, "title", toolkit.title))
    message = polyglot.gettext("last checked {date}", date=polyglot.date(checked))
    address = polyglot.each(lambda edition: f"{options.site_url}{edition.locale}/{route.path}")
    return Markup(f'{escape(title)}. <cite>{name}</cite>, {message}. <span dir="ltr">{address}</span>')


def links(collection: str, record_id: str, polyglot: Polyglot, options: PageOptions) -> dict[str, str]:
    """Return where a record is had as data, edited and translated; empty where that is not known."""
    file = polyglot.atlas.files[collection, record_id]
    folder = file.partition("/")[0]

    def catalogue(edition: Edition) -> str:
        has_catalogue = bool(options.edit_url) and edition.is_translated(collection, record_id)
        return f"{options.edit_url}{folder}/locales/{edition.locale}/{collection}/{record_id}.po" if has_catalogue else ""

    return {
        "data": f"data/{collection}/{record_id}.json",
        "edit": options.edit_url and options.edit_url + file,
        "translate": polyglot.each(catalogue),
    }
