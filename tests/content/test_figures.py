"""No figure and no address of a record has drifted from the research notes that it was written from.

`digest.json` holds the figures and addresses of the notes; `exceptions.yml` says why a record holds another one.
"""

import json
from pathlib import Path

import pytest
import yaml

from tests.content.figures import addresses, figures

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "toolkit_data"
DIGEST = json.loads((HERE / "digest.json").read_text(encoding="utf-8"))
EXCEPTIONS = yaml.safe_load((HERE / "exceptions.yml").read_text(encoding="utf-8"))
UNCHECKED = {"last_verified", "sdg", "entry_conditions", "tools", "terms", "cases", "see_also", "indicators"}
NOTED = [(collection, name) for collection, notes in DIGEST.items() for name in notes]


def record(collection: str, name: str) -> dict[str, object]:
    held = yaml.safe_load((DATA / collection / f"{name}.yml").read_text(encoding="utf-8"))
    return {key: value for key, value in held.items() if key not in UNCHECKED}


def excepted(collection: str, name: str) -> set[str]:
    return {str(each) for each in EXCEPTIONS.get(f"{collection}/{name}", {})}


@pytest.mark.parametrize(("collection", "name"), NOTED)
def test_every_figure_stands_in_the_notes(collection: str, name: str) -> None:
    known = set(DIGEST[collection][name]["figures"]) | excepted(collection, name)

    assert {figure: place for figure, place in figures(record(collection, name)) if figure not in known} == {}


@pytest.mark.parametrize("name", DIGEST["cases"])
def test_every_result_of_the_notes_stands_in_the_case(name: str) -> None:
    held = {figure for figure, _ in figures(record("cases", name))} | excepted("cases", name)

    assert [figure for figure in DIGEST["cases"][name]["results"] if figure not in held] == []


@pytest.mark.parametrize(("collection", "name"), NOTED)
def test_every_address_stands_in_the_notes(collection: str, name: str) -> None:
    known = set(DIGEST[collection][name]["addresses"]) | excepted(collection, name)

    assert addresses(record(collection, name)) - known == set()


@pytest.mark.parametrize("named", sorted(EXCEPTIONS))
def test_an_exception_still_applies_and_has_a_reason(named: str) -> None:
    collection, _, name = named.partition("/")
    found = record(collection, name)
    notes = DIGEST[collection][name]
    held = {figure for figure, _ in figures(found)}
    odd = {figure for figure in held if figure not in notes["figures"]} | (addresses(found) - set(notes["addresses"]))
    odd |= {figure for figure in notes["results"] if figure not in held}

    assert {str(each) for each in EXCEPTIONS[named]} <= odd
    assert all(EXCEPTIONS[named].values())
