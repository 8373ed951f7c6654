"""What a practice costs for each inhabitant stands beside the raw figure, where both are known."""

import pytest

from tests.sample import BLOCKS, Toolkit

PATH = "cases/bogota-care-blocks/"
RUNNING = "      price_year_unknown: The source does not say.\n"


@pytest.mark.parametrize(("basis", "shown"), [("annual", True), ("one-off", True), ("per-user", False)])
def test_the_whole_of_a_cost_is_told_for_each_inhabitant(toolkit: Toolkit, basis: str, shown: bool) -> None:
    toolkit.edit(BLOCKS, RUNNING, f"      price_year: 2025\n      basis: {basis}\n")

    body = toolkit.body(PATH)

    assert "1,250,000.5 US dollars" in body
    assert ("about 0.16 US dollars for each inhabitant" in body) is shown


def test_nothing_is_told_where_the_population_is_not_known(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, RUNNING, "      price_year: 2025\n      basis: annual\n")
    toolkit.edit("cities/bogota.yml", "population: {value: 8000000, about: true, unit: people, as_of: 2025, sources: [s1]}\n", "")

    assert "inhabitant" not in toolkit.body(PATH)
