"""Draws the land of the map: `python -m caretoolkit.render.world.shapes land-110m.json`, from the npm package `world-atlas`.

Run it again only to take newer outlines, or to change the projection.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from caretoolkit.render.world import HEIGHT, NORTHERN_END, SOUTHERN_END, WIDTH, projected

RESULT = Path(__file__).parent.parent / "assets" / "land.svg"
SMALLEST = 3.0
"""The least area that an island has on the map, in square units; smaller ones are left out."""

Point = tuple[float, float]


def main() -> None:
    """Write the land of the TopoJSON file that the command line names."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    outlines = [_outline(ring) for ring in _rings(topology)]
    path = "".join(f"M{'L'.join(f'{x:g},{y:g}' for x, y in outline)}Z" for outline in outlines if _area(outline) >= SMALLEST)
    RESULT.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><path fill="#8893a0" fill-opacity=".4" d="{path}"/></svg>\n',
        encoding="utf-8",
    )


def _rings(topology: dict) -> Iterator[list[Point]]:  # type: ignore[type-arg]  # TopoJSON, as its specification has it
    """Yield the outer rings of the land as longitude and latitude; lakes are left out."""
    (scale_x, scale_y), (start_x, start_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [list(_places(arc, scale_x, scale_y, start_x, start_y)) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            ring: list[Point] = []
            for number in polygon[0]:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring += arc[1:] if ring else arc
            yield _joined(ring)


def _joined(ring: list[Point]) -> list[Point]:
    """Return land on both sides of the antimeridian in one piece, of which the map shows the part this side."""
    longitudes = [longitude for longitude, _ in ring]
    if max(longitudes) - min(longitudes) < 350:
        return ring
    return [(longitude + 360 if longitude < -120 else longitude, latitude) for longitude, latitude in ring]


def _places(arc: Sequence[Sequence[int]], scale_x: float, scale_y: float, start_x: float, start_y: float) -> Iterator[Point]:
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale_x + start_x, y * scale_y + start_y


def _outline(ring: Sequence[Point]) -> list[Point]:
    """Return a ring on the map, cut at its northern and southern ends; places that fall together are one."""
    places = (projected(min(max(latitude, SOUTHERN_END), NORTHERN_END), longitude) for longitude, latitude in ring)
    return [place for place, _ in groupby(places)]


def _area(outline: Sequence[Point]) -> float:
    pairs = zip(outline, [*outline[1:], *outline[:1]], strict=True)
    return abs(sum(x * below - left * y for (x, y), (left, below) in pairs)) / 2


if __name__ == "__main__":
    main()
