"""Rules on cities: whether they lie in their country, how large they are, and what they are here for."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from caretoolkit.model.library import Library
from caretoolkit.model.place import City
from caretoolkit.validate.rule import Finding, Scope, Subject, rule, warning

Box = tuple[float, float, float, float]
"""South, west, north and east, in degrees."""


@rule(warning, of=(City,))
def outside_its_country(subject: Subject[City], library: Library) -> Iterator[Finding]:
    """The coordinates of a city lie within its country.

    Why: latitude and longitude are easily exchanged, and a minus sign is easily lost; the city then stands in the sea. A
    country is known by the boxes around its parts (`country_boxes.csv`, from Natural Earth), which are larger than itself.

    Fix: write the latitude first, then the longitude; south and west are negative.

        # cities/a-city.yml
        country: AT
        coordinates: [16.4, 48.2]

    Instead:

        # cities/a-city.yml
        country: AT
        coordinates: [48.2, 16.4]
    """
    city = subject.record
    boxes = country_boxes().get(city.country, ())
    if boxes and not _is_in(boxes, *city.coordinates):
        latitude, longitude = city.coordinates
        message = f"`{latitude}, {longitude}` does not lie in `{city.country}`"
        remedy = "latitude first, then longitude; south and west are negative"
        if _is_in(boxes, longitude, latitude):
            remedy = f"did you mean `[{longitude}, {latitude}]`?"
        yield Finding(message, remedy, ("coordinates",))


_NEAR = 0.1
"""How far from a country a place may lie, in degrees; coasts are drawn coarsely."""


def _is_in(boxes: tuple[Box, ...], latitude: float, longitude: float) -> bool:
    return any(
        south - _NEAR <= latitude <= north + _NEAR and west - _NEAR <= longitude <= east + _NEAR
        for south, west, north, east in boxes
    )


@cache
def country_boxes() -> Mapping[str, tuple[Box, ...]]:
    """Return where each country lies, by its code."""
    boxes: dict[str, tuple[Box, ...]] = {}
    lines = (files(__package__) / "country_boxes.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        box = (float(row["south"]), float(row["west"]), float(row["north"]), float(row["east"]))
        boxes[row["country"]] = (*boxes.get(row["country"], ()), box)
    return boxes


_LEAST, _MOST = 1_000, 50_000_000


@rule(warning, of=(City,))
def implausible_population(subject: Subject[City], library: Library) -> Iterator[Finding]:
    """The population of a city is a number of people from a thousand to fifty million.

    Why: a figure in thousands, or one with a digit too many, puts the city among others that it does not resemble.

    Fix: write the number of people with all its digits and `unit: people`.

        # cities/a-city.yml
        population: {value: 850, unit: people, as_of: 2020, sources: [s1]}
        sources: {s1: {title: A source, url: https://example.org/, language: en, kind: official, accessed: 2026}}

    Instead:

        # cities/a-city.yml
        population: {value: 850000, unit: people, as_of: 2020, sources: [s1]}
        sources: {s1: {title: A source, url: https://example.org/, language: en, kind: official, accessed: 2026}}
    """
    population = subject.record.population
    if population is None:
        return
    if population.unit != "people":
        yield Finding(f"the population is given in `{population.unit}`", "give it in `people`", ("population", "unit"))
    for field in ("value", "low", "high"):
        number = getattr(population, field)
        if number is not None and not _LEAST <= number <= _MOST:
            message = f"a population of `{number}` is not that of a city"
            yield Finding(message, "write the number of people with all its digits", ("population", field))


@rule(warning, Scope.TOOLKIT)
def orphan_city(library: Library) -> Iterator[Finding]:
    """A city has a case, takes part in one, or belongs to a network.

    Why: nothing leads a reader to the page of another city, and nothing is said there.

    Fix: add its case or its network, or take the city out.

        # cities/a-city.yml
        networks: []

    Instead:

        # cities/a-city.yml
        networks: [metropolis]
    """
    named = {name for head in library.heads.values() for name in (head.city, *head.partners_in)}
    named |= {award.city for call in library.funding.values() for award in call.awarded if award.city}
    named |= {city for lab in library.labs.values() for block in lab.blocks for city in block.cities}
    for entry in library.entries.values():
        if isinstance(entry.kept, City) and not entry.kept.networks and entry.id not in named:
            message = f"no case takes place in `{entry.id}`, and it belongs to no network"
            yield Finding(message, "add its case or its network, or take the city out", file=entry.file)
