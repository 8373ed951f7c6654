"""What the page "Cities like mine" shows, and the cities like one on its own page."""

from dataclasses import dataclass

from markupsafe import Markup

from caretoolkit.link.city_size import SIZES, UNKNOWN, Size
from caretoolkit.link.similar import WEIGHTS, Likeness, Profile, profile
from caretoolkit.model.place import City
from caretoolkit.render.cards import Cards
from caretoolkit.render.links import Link, link
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route
from caretoolkit.render.view import PageOptions, View
from caretoolkit.render.voice import Voice


@dataclass(frozen=True, slots=True)
class Candidate:
    """A city with cases that a reader may compare with: its name, what it is compared by, and its cases as links."""

    id: str
    name: str
    country: str
    profile: Profile
    cases: tuple[Markup, ...]


def cities_like_mine(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page shows: every city with a case, by region until a script puts them in order."""
    atlas = polyglot.atlas
    places = {term.id: place for place, term in enumerate(atlas.vocabularies["regions"].terms)}
    found = [_candidate(atlas.cities[city_id], polyglot, cards, "../" * route.depth) for city_id in atlas.cases_of_city]
    title = polyglot.gettext("Cities like mine")
    description = polyglot.gettext("Say what your city is like, and see first what cities like it have done.")
    values = {
        "t": Voice(atlas.toolkit.language, polyglot.locales),
        "title": title,
        "description": description,
        "candidates": sorted(found, key=lambda each: (places.get(each.profile.region, len(places)), each.id)),
        "weights": WEIGHTS,
        "unknown": UNKNOWN,
        "sizes": [(size.id, _size(size, polyglot)) for size in SIZES],
        "parts": parts_in_words(polyglot),
    }
    return View(title, description, values)


def _candidate(city: City, polyglot: Polyglot, cards: Cards, root: str) -> Candidate:
    cases = tuple(cards.mention(case_id, root)[0] for case_id in polyglot.atlas.cases_of_city[city.id])
    return Candidate(city.id, polyglot.city_name(city), city.country, profile(city), cases)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A city like another, with what they have in common in words."""

    link: Link
    country: str
    common: Markup


def neighbours(city: City, polyglot: Polyglot) -> list[Neighbour]:
    """Return the cities with cases that are most like a city."""
    cities = polyglot.atlas.cities
    return [
        Neighbour(link("cities", other.city_id, polyglot), cities[other.city_id].country, _common(other.likeness, polyglot))
        for other in polyglot.atlas.similar[city.id]
    ]


def _common(alike: Likeness, polyglot: Polyglot) -> Markup:
    words = parts_in_words(polyglot)
    return polyglot.join([words[name] for name in alike.common])


def parts_in_words(polyglot: Polyglot) -> dict[str, Markup]:
    """Return what cities are compared by, in words."""
    _ = polyglot.gettext
    return {
        "region": _("same region"),
        "income": _("same income group"),
        "size": _("similar size"),
        "kind": _("same kind of place"),
    }


def _size(size: Size, polyglot: Polyglot) -> Markup:
    return polyglot.each(lambda edition: edition.city_size(size))
