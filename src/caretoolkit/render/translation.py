"""What a page tells of its translation: how far it has come, which passages wait for somebody, and where the original is.

A page whose whole translation is in one state says so once. Passages bear a mark only where they differ from the rest.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from caretoolkit.localise import Coverage, Edition, State, translated_places
from caretoolkit.model.values import Model
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route

Marks = Mapping[State, str]
"""The HTML that stands behind each passage in a state."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What the page of a record tells of its translation: a note for all locales, and the marks of each."""

    note: Markup
    marks: tuple[Marks, ...]


def translation(collection: str, source: Model, polyglot: Polyglot, route: Route) -> Translation:
    """Return what to tell of the translation of a record; the note is empty where there is nothing to say."""
    own: str = source.language  # type: ignore[attr-defined]  # every record with texts has a language
    others = [edition for edition in polyglot.editions if edition.locale != own]
    places = translated_places(collection, source, others)
    covered = {edition.locale: edition.coverage(collection, source, places) for edition in others}
    marks = {edition.locale: _marks(covered[edition.locale], edition) for edition in others}

    def note(edition: Edition) -> Markup:
        coverage = covered.get(edition.locale)
        return _note(coverage, marks[edition.locale], own, edition, route) if coverage else Markup("")

    return Translation(polyglot.each(note), tuple(marks.get(locale, {}) for locale in polyglot.locales))


def _marks(coverage: Coverage, edition: Edition) -> Marks:
    """Return the marks that a page needs: none for what holds of the whole translation."""
    _ = edition.interface.gettext
    marks = {}
    if coverage.is_mixed:
        marks[State.UNREVIEWED] = _mark("ct-unreviewed", _("not yet reviewed"))
    if coverage.stale:
        marks[State.STALE] = _mark("ct-stale", _("changed since it was translated"))
    return marks


def _mark(kind: str, words: str) -> str:
    return f'<span class="ct-state {kind}" role="img" aria-label="{escape(words)}" title="{escape(words)}"></span>'


def _note(coverage: Coverage, marks: Marks, own: str, edition: Edition, route: Route) -> Markup:
    said = [
        Markup(marks.get(state, "")) + _told(message, coverage, own, edition) for state, message in _messages(coverage, edition)
    ]
    return Markup(" ").join([*said, *_originals(coverage, own, edition, route)]) if said else Markup("")


def _messages(coverage: Coverage, edition: Edition) -> Iterator[tuple[State, str]]:
    """Yield what there is to say of a translation and the state it is about, for figures and languages to be put in."""
    _, ngettext = edition.interface.gettext, edition.interface.ngettext
    if coverage.is_mixed:
        yield (
            State.UNREVIEWED,
            ngettext(
                "One passage of the translation is not yet reviewed.",
                "{number} passages of the translation are not yet reviewed.",
                coverage.unreviewed,
            ),
        )
    elif coverage.unreviewed and not coverage.is_complete:
        yield (
            State.UNREVIEWED,
            ngettext(
                "One passage of this page is translated into {language} and not yet reviewed; the rest is in {original}.",
                "{number} passages of this page are translated into {language} and not yet reviewed; the rest is in {original}.",
                coverage.unreviewed,
            ),
        )
    elif coverage.unreviewed:
        yield State.UNREVIEWED, _("The translation of this page is not yet reviewed.")
    if not coverage.translated:
        yield State.MISSING, _("This page is not translated yet; it is shown in {original}.")
    elif not coverage.is_complete and (coverage.is_mixed or not coverage.unreviewed):
        yield State.MISSING, _("Parts of this page are not translated yet; they are shown in {original}.")
    if coverage.stale:
        yield (
            State.STALE,
            ngettext(
                "One passage has changed since it was translated; it is shown in {original}.",
                "{stale} passages have changed since they were translated; they are shown in {original}.",
                coverage.stale,
            ),
        )


def _told(message: str, coverage: Coverage, own: str, edition: Edition) -> str:
    for name, value in (("number", coverage.unreviewed), ("stale", coverage.stale)):
        message = message.replace(f"{{{name}}}", edition.formats.number(value))
    message = message.replace("{language}", edition.formats.language(edition.locale))
    return message.replace("{original}", edition.formats.language(own))


def _originals(coverage: Coverage, own: str, edition: Edition, route: Route) -> Iterator[Markup]:
    """Yield the ways to the original, where it is published: its page, and a switch that shows it beside each passage."""
    if own not in edition.atlas.toolkit.locales:
        return
    _ = edition.interface.gettext
    address = f"{'../' * (route.depth + 1)}{own}/{route.path}"
    original = escape(_("Show the original"))
    yield Markup(f'<a href="{address}" hreflang="{own}">{original}</a>')
    if coverage.translated:
        show, hide = escape(_("Show the original with each passage")), escape(_("Hide the original"))
        yield Markup(f'<button type="button" data-ct-originals="{hide}">{show}</button>')
