"""What stands around the text of a record's page: how far it is translated, how it is cited, where it is edited."""

from collections.abc import Iterator

from markupsafe import Markup

from caretoolkit.localise import Coverage, Edition
from caretoolkit.model.values import Model
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route
from caretoolkit.render.view import PageOptions
from caretoolkit.render.voice import Voice


def translation_note(collection: str, source: Model, polyglot: Polyglot, route: Route) -> Markup:
    """Return how far a record is translated, with the way to its original, or nothing where there is nothing to say of it."""
    return polyglot.each(lambda edition: _note_of(collection, source, edition, route))


def _note_of(collection: str, source: Model, edition: Edition, route: Route) -> Markup:
    own: str = source.language  # type: ignore[attr-defined]  # every record with texts has a language
    if own == edition.locale:
        return Markup("")
    coverage = edition.coverage(collection, source)
    said = [_told(message, coverage, own, edition) for message in _messages(coverage, edition)]
    if not said:
        return Markup("")
    return Markup(" ").join([*said, _original(own, edition, route)])


def _messages(coverage: Coverage, edition: Edition) -> Iterator[str]:
    """Yield what there is to say of a translation, for the figures and languages to be put in."""
    _, ngettext = edition.interface.gettext, edition.interface.ngettext
    if coverage.unreviewed and not coverage.is_complete:
        yield ngettext(
            "One passage of this page is translated into {language} and not yet reviewed; the rest is in {original}.",
            "{number} passages of this page are translated into {language} and not yet reviewed; the rest is in {original}.",
            coverage.unreviewed,
        )
    elif coverage.unreviewed:
        yield _("The translation of this page is not yet reviewed.")
    elif not coverage.translated:
        yield _("This page is not translated yet; it is shown in {original}.")
    elif not coverage.is_complete:
        yield _("Parts of this page are not translated yet; they are shown in {original}.")
    if coverage.stale:
        yield ngettext(
            "One passage has changed since it was translated; it is shown in {original}.",
            "{stale} passages have changed since they were translated; they are shown in {original}.",
            coverage.stale,
        )


def _told(message: str, coverage: Coverage, own: str, edition: Edition) -> str:
    for name, value in (("number", coverage.unreviewed), ("stale", coverage.stale)):
        message = message.replace(f"{{{name}}}", edition.formats.number(value))
    message = message.replace("{language}", edition.formats.language(edition.locale))
    return message.replace("{original}", edition.formats.language(own))


def _original(own: str, edition: Edition, route: Route) -> Markup:
    """Return a link to the page in the language of its record, where that is published."""
    if own not in edition.atlas.toolkit.locales:
        return Markup("")
    address = f"{'../' * (route.depth + 1)}{own}/{route.path}"
    return Markup('<a href="{}" hreflang="{}">{}</a>').format(address, own, edition.interface.gettext("Show the original"))


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
