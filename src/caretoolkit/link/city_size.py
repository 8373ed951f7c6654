"""The size of a city: the classes of the United Nations' World Urbanization Prospects, or that it is not known."""

from typing import NamedTuple

from caretoolkit.model.place import City

UNKNOWN = "unknown"
"""The term of whatever is not documented."""


class Size(NamedTuple):
    """A class of cities: from so many inhabitants up to, but not including, so many; 0 where there is no end."""

    id: str
    low: int
    below: int


SIZES = (
    Size("under-300k", 0, 300_000),
    Size("300k-500k", 300_000, 500_000),
    Size("500k-1m", 500_000, 1_000_000),
    Size("1m-5m", 1_000_000, 5_000_000),
    Size("5m-10m", 5_000_000, 10_000_000),
    Size("over-10m", 10_000_000, 0),
)


def city_size(city: City) -> str:
    """Return the id of a city's class; a range counts by its lower end."""
    population = city.population
    people = (population.value if population.value is not None else population.low) if population else None
    if people is None:
        return UNKNOWN
    return next(size.id for size in SIZES if not size.below or people < size.below)
