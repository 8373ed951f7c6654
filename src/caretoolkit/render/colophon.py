"""What stands around the text of a record's page: how far it is translated, how it is cited, where it is edited."""

from markupsafe import Markup

from caretoolkit.localise import Edition
from caretoolkit.model.values import Model
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route
from caretoolkit.render.view import PageOptions
from caretoolkit.render.voice import Voice


def translation_note(collection: str, source: Model, polyglot: Polyglot) -> Markup:
    """Return how far a record is translated, or nothing where there is nothing to say of it."""
    return polyglot.each(lambda edition: _note_of(collection, source, edition))


def _note_of(collection: str, source: Model, edition: Edition) -> str:
    own: str = source.language  # type: ignore[attr-defined]  # every record with texts has a language
    if own == edition.locale:
        return ""
    coverage = edition.coverage(collection, source)
    _, ngettext = edition.interface.gettext, edition.interface.ngettext
    if coverage.is_complete:
        return _("The translation of this page is not yet reviewed.") if coverage.unreviewed else ""
    note: str = _("This page is not translated yet; it is shown in {original}.")
    if coverage.translated:
        note = _("Parts of this page are not translated yet; they are shown in {original}.")
    if coverage.unreviewed:
        note = ngettext(
            "One passage of this page is translated into {language} and not yet reviewed; the rest is in {original}.",
            "{number} passages of this page are translated into {language} and not yet reviewed; the rest is in {original}.",
            coverage.unreviewed,
        )
    note = note.replace("{number}", edition.formats.number(coverage.unreviewed))
    note = note.replace("{language}", edition.formats.language(edition.locale))
    return note.replace("{original}", edition.formats.language(own))


def citation(title: str, checked: str, route: Route, polyglot: Polyglot, options: PageOptions) -> Markup:
    """Return how to cite a page; the address stands from left to right in every locale."""
    toolkit = polyglot.atlas.toolkit
    name = Voice(toolkit.language, polyglot.locales)(polyglot.text("toolkit", toolkit, "title", toolkit.title))
    message = polyglot.gettext("last checked {date}", date=polyglot.date(checked))
    address = polyglot.each(lambda edition: f"{options.site_url}{edition.locale}/{route.path}")
    return Markup('{}. <cite>{}</cite>, {}. <span dir="ltr">{}</span>').format(title, name, message, address)


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
