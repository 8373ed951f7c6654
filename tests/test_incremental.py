"""Compiling after an edit gives exactly what compiling anew gives, and touches only what the edit has changed."""

from collections.abc import Iterable

import pytest

from caretoolkit import Compiled
from caretoolkit.changes import changed_records, changed_routes, removed_routes
from caretoolkit.render import Route
from tests.sample import BLOCKS, BLOCKS_IN_SPANISH, TOOL, VOUCHERS, Toolkit

SUBJECT = "cases/bogota-care-blocks/"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (BLOCKS, "Buses take the services", "Large buses take the services"),
        (BLOCKS, "title: Care blocks", "title: Blocks of care"),
        (BLOCKS, "five_r: [recognise, reduce]", "five_r: [reduce]"),
        (BLOCKS, "design: comparison-group", "design: description"),
        ("cities/bogota.yml", "kind: capital", "kind: port"),
        (TOOL, "title: ", "title: New "),
        ("vocabularies/groups.yml", "label: Women", "label: Women and girls"),
        (BLOCKS_IN_SPANISH, "#, fuzzy\n", ""),
        ("toolkit.yml", "tagline: ", "tagline: Now. "),
    ],
)
def test_an_edit_gives_the_pages_that_a_full_compilation_gives(toolkit: Toolkit, file: str, old: str, new: str) -> None:
    before = toolkit.compile()
    pages = _pages(before, before.routes)
    toolkit.edit(file, old, new)

    after, anew = toolkit.compile(before), toolkit.compile()
    pages.update(_pages(after, changed_routes(before, after)))

    assert pages == _pages(anew, anew.routes)
    assert after.diagnostics == anew.diagnostics


def test_an_edit_deep_in_a_record_changes_only_its_own_page(toolkit: Toolkit) -> None:
    before = toolkit.compile()
    toolkit.edit(BLOCKS, "Buses take the services", "Large buses take the services")

    after = toolkit.compile(before)

    assert [route.path for route in changed_routes(before, after)] == [SUBJECT]


def test_the_page_of_the_edited_record_comes_first(toolkit: Toolkit) -> None:
    before = toolkit.compile()
    toolkit.edit(BLOCKS, "title: Care blocks", "title: Blocks of care")

    paths = [route.path for route in changed_routes(before, toolkit.compile(before))]

    assert paths[0] == SUBJECT
    assert {"", "cases/", "cities/bogota/", "browse/region/latin-america-caribbean/"} <= set(paths)
    assert "cities/vienna/" not in paths


def test_without_an_edit_nothing_changes(toolkit: Toolkit) -> None:
    before = toolkit.compile()

    after = toolkit.compile(before)

    assert changed_records(before, after) == frozenset()
    assert list(changed_routes(before, after)) == []


def test_a_removed_case_takes_its_page_with_it(toolkit: Toolkit) -> None:
    before = toolkit.compile()
    toolkit.remove(VOUCHERS)

    after = toolkit.compile(before)

    assert [route.path for route in removed_routes(before, after)] == ["cases/vienna-respite-vouchers/"]
    assert {"cities/vienna/", "cases/", ""} <= {route.path for route in changed_routes(before, after)}


def test_a_record_that_a_removed_one_was_named_in_is_checked_again(toolkit: Toolkit) -> None:
    before = toolkit.compile()
    toolkit.remove("cities/vienna.yml")

    after = toolkit.compile(before)

    assert [(found.file.removeprefix("toolkit_data/"), found.rule) for found in after.diagnostics] == [
        (BLOCKS, "unknown-record"),
        (VOUCHERS, "unknown-record"),
        ("labs/caring-cities.yml", "unknown-record"),
        ("paths/first-steps.yml", "unknown-record"),
    ]


def _pages(compiled: Compiled, routes: Iterable[Route]) -> dict[tuple[str, str], str]:
    renderer = compiled.renderer()
    return {(made.locale, made.path): made.body for route in routes for made in renderer.pages(route)}
