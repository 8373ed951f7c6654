"""How alike cities are: the same rule in Python and in the browser, held by the same examples."""

import json
from pathlib import Path

import pytest

from caretoolkit import Compiled
from caretoolkit.link.city_size import SIZES
from caretoolkit.link.similar import MOST, WEIGHTS, Profile, likeness

EXAMPLES = json.loads((Path(__file__).parent / "likeness.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES["examples"], ids=lambda example: example["name"])
def test_likeness_is_worked_out_as_in_the_browser(example) -> None:
    found = likeness(Profile(**example["one"]), Profile(**example["other"]))

    assert (round(found.share, 4), list(found.common), found.known) == (example["share"], example["common"], example["known"])


def test_the_examples_have_the_weights_and_sizes_of_the_rule() -> None:
    assert EXAMPLES["weights"] == WEIGHTS
    assert EXAMPLES["sizes"] == [size.id for size in SIZES]


def test_a_city_is_not_like_itself_and_has_few_neighbours(real: Compiled) -> None:
    assert real.atlas is not None
    for city_id, found in real.atlas.similar.items():
        ids = [each.city_id for each in found]

        assert city_id not in ids
        assert len(ids) == len(set(ids)) <= MOST
        assert all(each.likeness.common for each in found)
        assert [each.likeness.rank for each in found] == sorted((each.likeness.rank for each in found), reverse=True)


def test_only_cities_with_cases_are_named(real: Compiled) -> None:
    assert real.atlas is not None

    assert {each.city_id for found in real.atlas.similar.values() for each in found} <= set(real.atlas.cases_of_city)
