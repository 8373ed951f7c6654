"""How alike two cities are, by what is documented of both: region, income group of the country, size, and kind of place.

Each of these counts by its weight if it is known of both cities; the likeness is the share of the weights that agree.
The next class of size counts half. A browser works it out by the same rule (`cities-like-mine.mjs`), and shared examples
hold both together (`tests/link/likeness.json`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from caretoolkit.link.city_size import SIZES, UNKNOWN, city_size
from caretoolkit.model.place import City

WEIGHTS = {"region": 2, "income": 2, "size": 3, "kind": 1}
"""What each likeness counts."""

_PLACE_OF_SIZE = {size.id: place for place, size in enumerate(SIZES)}


@dataclass(frozen=True, slots=True)
class Profile:
    """What a city is compared by; a part that is not documented is `unknown`."""

    region: str = UNKNOWN
    income: str = UNKNOWN
    size: str = UNKNOWN
    kind: str = UNKNOWN


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two cities are: a share from 0 to 1, what they have in common, and how many of the weights are known."""

    share: float
    common: tuple[str, ...]
    known: int

    @property
    def rank(self) -> float:
        """Return what cities are put in order by: the share, less where little is known of both."""
        return self.share * self.known / sum(WEIGHTS.values())


def profile(city: City) -> Profile:
    """Return what a city is compared by."""
    return Profile(city.region, city.income_group or UNKNOWN, city_size(city), city.kind or UNKNOWN)


def likeness(one: Profile, other: Profile) -> Likeness:
    """Return how alike two cities are."""
    agreed, known, common = 0.0, 0, []
    for name, weight in WEIGHTS.items():
        mine, theirs = getattr(one, name), getattr(other, name)
        if UNKNOWN not in (mine, theirs):
            known += weight
            if mine == theirs:
                agreed += weight
                common.append(name)
            elif name == "size" and abs(_PLACE_OF_SIZE[mine] - _PLACE_OF_SIZE[theirs]) == 1:
                agreed += weight / 2
    return Likeness(agreed / known if known else 0.0, tuple(common), known)


MOST = 4
"""How many cities like it a city has."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A city with cases that is like another, and how alike they are."""

    city_id: str
    likeness: Likeness


def similar(cities: Mapping[str, City], with_cases: Iterable[str]) -> dict[str, tuple[Similar, ...]]:
    """Return the cities with cases that are most like each city, the likest first.

    Cities are put together by what they are compared by, so that the cost grows with their number and not its square.
    """
    groups: dict[Profile, list[str]] = {}
    for city_id in sorted(with_cases):
        groups.setdefault(profile(cities[city_id]), []).append(city_id)
    nearest = {own: _nearest(own, groups) for own in {profile(city) for city in cities.values()}}
    return {
        city.id: tuple(islice((each for each in nearest[profile(city)] if each.city_id != city.id), MOST))
        for city in cities.values()
    }


def _nearest(own: Profile, groups: Mapping[Profile, list[str]]) -> list[Similar]:
    """Return one more of the cities most like a profile than are asked for, as it may be one of them."""
    compared = ((likeness(own, other), city_ids) for other, city_ids in groups.items())
    ranked = sorted(((alike, ids) for alike, ids in compared if alike.common), key=lambda each: (-each[0].rank, each[1][0]))
    return list(islice((Similar(city_id, alike) for alike, ids in ranked for city_id in ids), MOST + 1))
