"""The map: places stand where the projection puts them, and every city with a case is on it and in its table."""

import re

import pytest

from caretoolkit import Compiled
from caretoolkit.render.world import HEIGHT, WIDTH, projected
from tests.sample import page


@pytest.mark.parametrize(
    ("place", "x"), [((0.0, 0.0), WIDTH / 2), ((0.0, 180.0), WIDTH), ((0.0, -180.0), 0.0), ((60.0, 0.0), WIDTH / 2)]
)
def test_the_meridians_stand_where_equal_earth_puts_them(place: tuple[float, float], x: float) -> None:
    assert projected(*place)[0] == pytest.approx(x, abs=0.1)


def test_a_parallel_grows_shorter_towards_the_pole() -> None:
    assert 0 < projected(60.0, 90.0)[0] - WIDTH / 2 < projected(0.0, 90.0)[0] - WIDTH / 2


def test_north_is_up() -> None:
    assert 0 <= projected(60.0, 0)[1] < projected(0.0, 0)[1] < projected(-40.0, 0)[1] <= HEIGHT


def test_every_city_with_a_case_is_a_point_and_a_row(real: Compiled) -> None:
    assert real.atlas is not None
    body = page(real, "map/", "en").body

    points = re.findall(r'<a href="../cities/([a-z0-9-]+)/" data-r', body)
    rows = re.findall(r'<th scope="row"><a href="../cities/([a-z0-9-]+)/">', body)
    assert sorted(points) == sorted(rows) == sorted(real.atlas.cases_of_city)


def test_every_cell_of_the_map_of_evidence_counts_its_cases(real: Compiled) -> None:
    assert real.atlas is not None
    body = page(real, "gaps/", "en").body
    first = body[body.index('id="all"') : body.index('id="africa"')]

    told = {(r, i): int(n) for r, i, n in re.findall(r"five_r=([a-z]+)&amp;instruments=([a-z]+)\">.*?<strong>(\d+)<", first)}
    for (r, instrument), count in told.items():
        assert count == sum(r in head.five_r and instrument in head.instruments for head in real.atlas.heads.values())
    assert len(told) + first.count('class="ct-gap"') == 25
