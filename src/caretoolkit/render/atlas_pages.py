"""What the map and the map of evidence show: where cases are, and of what kinds there are none yet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from caretoolkit.link import Atlas
from caretoolkit.render.cards import Cards
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route
from caretoolkit.render.view import PageOptions, View
from caretoolkit.render.voice import Voice
from caretoolkit.render.world import HEIGHT, WIDTH, projected


@dataclass(frozen=True, slots=True)
class Point:
    """A city on the map: where it stands, how many cases it has, and how many of them serve each R; `name` is plain text."""

    id: str
    name: str
    country: str
    region: str
    five_r: Mapping[str, int]
    cases: int
    x: float
    y: float

    @property
    def radius(self) -> int:
        """Return how large the point is; its area grows with the cases."""
        return 6 if self.cases == 1 else 8 if self.cases < 4 else 10


@dataclass(frozen=True, slots=True)
class Cluster:
    """A region on a small map: the middle of its cities, and how many cases it has; `name` is plain text."""

    region: str
    name: str
    cases: int
    x: float
    y: float


def world_map(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the map shows: every city with a case, and the regions for small screens."""
    points = [_point(city_id, polyglot) for city_id in polyglot.atlas.cases_of_city]
    title = polyglot.gettext("Map")
    description = polyglot.gettext("Where the cases are: each point is a city.")
    values = {
        "t": Voice(polyglot.atlas.toolkit.language, polyglot.locales),
        "title": title,
        "description": description,
        "points": sorted(points, key=lambda point: (-point.cases, point.id)),
        "clusters": _clusters(points, polyglot),
        "width": WIDTH,
        "height": HEIGHT,
    }
    return View(title, description, values)


def _point(city_id: str, polyglot: Polyglot) -> Point:
    atlas = polyglot.atlas
    city, case_ids = atlas.cities[city_id], atlas.cases_of_city[city_id]
    served = Counter(term for case_id in case_ids for term in atlas.heads[case_id].five_r)
    x, y = projected(*city.coordinates)
    five_r = {term.id: served[term.id] for term in atlas.vocabularies["five_r"].terms if served[term.id]}
    return Point(city_id, polyglot.city_name(city), city.country, city.region, five_r, len(case_ids), x, y)


def _clusters(points: Iterable[Point], polyglot: Polyglot) -> list[Cluster]:
    found = []
    for term in polyglot.atlas.vocabularies["regions"].terms:
        within = [point for point in points if point.region == term.id]
        cases = sum(point.cases for point in within)
        if cases:
            x, y = (round(sum(getattr(p, axis) * p.cases for p in within) / cases, 1) for axis in ("x", "y"))
            found.append(Cluster(term.id, _plain_label(term.id, polyglot), cases, x, y))
    return found


def _plain_label(region: str, polyglot: Polyglot) -> str:
    return polyglot.plain(lambda edition: edition.label("regions", region))


@dataclass(frozen=True, slots=True)
class Cell:
    """How many cases serve an R by an instrument, and the best evidence level among them."""

    five_r: str
    instrument: str
    count: int
    level: int


@dataclass(frozen=True, slots=True)
class GapTable:
    """The cells of one region, or of all where `region` is empty, a row for each R."""

    region: str
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def gaps(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the map of evidence shows: a table for all regions, and one for each."""
    regions = ("", *(term.id for term in polyglot.atlas.vocabularies["regions"].terms))
    title = polyglot.gettext("What is known, and what is not")
    description = polyglot.gettext("How many cases there are for each R and each instrument, with the best evidence among them.")
    values = {"title": title, "description": description, "tables": [_gap_table(region, polyglot.atlas) for region in regions]}
    return View(title, description, values)


def _gap_table(region: str, atlas: Atlas) -> GapTable:
    levels: dict[tuple[str, str], list[int]] = {}
    for head in atlas.heads.values():
        if region in ("", atlas.cities[head.city].region):
            for pair in product(dict.fromkeys(head.five_r), dict.fromkeys(head.instruments)):
                levels.setdefault(pair, []).append(atlas.evidence[head.id].level)

    def cell(five_r: str, instrument: str) -> Cell:
        found = levels.get((five_r, instrument), [])
        return Cell(five_r, instrument, len(found), max(found, default=0))

    five_r, instruments = (tuple(atlas.vocabularies[name].by_id) for name in ("five_r", "instruments"))
    return GapTable(region, tuple((r, tuple(cell(r, each) for each in instruments)) for r in five_r))
