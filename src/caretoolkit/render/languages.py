"""What the page of languages shows: how far each language is, and what its translators may take up next."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from caretoolkit.interface import gettext_noop as _
from caretoolkit.localise import Edition, State
from caretoolkit.localise.status import LAYERS, Share, Standing, shares, standings
from caretoolkit.render.cards import Cards
from caretoolkit.render.links import home_of, link
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route, reach, routes
from caretoolkit.render.view import PageOptions, View
from caretoolkit.render.voice import Voice

NEXT = 8
"""How many catalogues are named for each language."""


@dataclass(frozen=True, slots=True)
class Language:
    """How far a language is: its shares in percent by layer, its texts in each state, and what to take up next."""

    locale: str
    name: str
    direction: str
    layers: tuple[Markup, ...]
    texts: Markup
    unreviewed: Markup
    stale: Markup
    next: tuple[tuple[Markup, str, Markup], ...]


@dataclass(frozen=True, slots=True)
class CollectionRow:
    """How much of a collection is translated into each language, in percent."""

    name: Markup
    percents: tuple[Markup, ...]


def languages(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of languages shows; it is the same for all locales but for its words."""
    atlas = polyglot.atlas
    counted = shares(atlas.library, polyglot.editions[0].catalogues, polyglot.locales, {})
    found = standings(counted, polyglot.locales, reach(routes(atlas)), NEXT)
    collections = sorted({name for standing in found.values() for name in standing.collections})
    values = {
        "languages": [_language(edition, found[edition.locale], polyglot, options) for edition in polyglot.editions],
        "rows": [
            CollectionRow(
                _name(collection, polyglot), tuple(_percent(standing.total(collection), polyglot) for standing in found.values())
            )
            for collection in collections
        ],
    }
    title = polyglot.gettext("Languages")
    description = polyglot.gettext("How far each language is translated and reviewed, and what can be taken up next.")
    return View(title, description, {**values, "title": title, "description": description})


def _language(edition: Edition, standing: Standing, polyglot: Polyglot, options: PageOptions) -> Language:
    states = standing.total()
    data = next(iter(polyglot.atlas.files.values())).partition("/")[0]
    return Language(
        locale=edition.locale,
        name=edition.formats.own_name,
        direction=edition.formats.direction,
        layers=tuple(_percent(standing.total(layer=layer), polyglot) for layer in LAYERS),
        texts=polyglot.number(sum(states.values())),
        unreviewed=polyglot.number(states[State.UNREVIEWED]),
        stale=polyglot.number(states[State.STALE]),
        next=tuple(
            (_title(share, polyglot), _address(share, data, options), polyglot.number(share.todo)) for share in standing.next
        ),
    )


def _title(share: Share, polyglot: Polyglot) -> Markup:
    """Return the title of what a catalogue translates: that of its record, or the name of its collection."""
    atlas, record_id = polyglot.atlas, share.name.partition("/")[2]
    if share.collection == "vocabularies" and record_id in atlas.vocabularies:
        vocabulary = atlas.vocabularies[record_id]
        title = polyglot.text("vocabularies", vocabulary, "title", vocabulary.title)
        return Voice(vocabulary.language, polyglot.locales)(title)
    if home_of(record_id, atlas) == share.collection:
        found = link(share.collection, record_id, polyglot)
        return found.t(found.title)
    return _name(share.collection, polyglot)


def _name(collection: str, polyglot: Polyglot) -> Markup:
    return polyglot.gettext(_NAMES.get(collection, collection))


def _address(share: Share, data: str, options: PageOptions) -> str:
    return f"{options.edit_url}{data}/locales/{share.locale}/{share.name}.po" if options.edit_url else ""


_NAMES = {
    "cases": _("Cases"),
    "cities": _("Cities"),
    "figures": _("Key figures"),
    "funding": _("Funding"),
    "glossary": _("Glossary"),
    "indicators": _("Indicators"),
    "interface": _("Words of the interface"),
    "labs": _("Peer exchanges"),
    "paths": _("Learning paths"),
    "toolkit": _("Home page"),
    "tools": _("Tools"),
    "vocabularies": _("Lists of terms"),
}


def _percent(states: Mapping[State, int], polyglot: Polyglot) -> Markup:
    """Return how much is translated, rounded down so that only the whole is 100 percent; a dash where there is nothing to do."""
    every = sum(states.values())
    if not every:
        return Markup("–")
    share = 100 * (states[State.CURRENT] + states[State.UNREVIEWED]) // every
    return polyglot.each(lambda edition: edition.formats.percent(share))
