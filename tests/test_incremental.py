"""Compiling after an edit gives exactly what compiling anew gives, and touches only what the edit has changed."""

import shutil
from pathlib import Path

import pytest

from caretoolkit import Compiled, compile_toolkit
from caretoolkit.changes import changed_records, changed_routes, removed_routes

ROOT = Path(__file__).parents[1]
CASE = "cases/ouagadougou-mobile-creches.yml"
SUBJECT = "cases/ouagadougou-mobile-creches/"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the real data."""
    shutil.copytree(ROOT / "toolkit_data", tmp_path / "toolkit_data")
    return tmp_path / "toolkit_data"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CASE, "Covered tents follow", "Large covered tents follow"),
        (CASE, "title: Mobile crèches", "title: Moving crèches"),
        (CASE, "five_r: [recognise, reduce,", "five_r: [reduce,"),
        (CASE, "design: randomised", "design: description"),
        ("cities/bogota.yml", "kind: capital", "kind: metropolis"),
        ("tools/local-care-ordinance.yml", "title: ", "title: New "),
        ("vocabularies/groups.yml", 'label: "Children"', 'label: "Girls and boys"'),
        ("locales/es/cases/bogota-care-blocks.po", "#, fuzzy\n", ""),
        ("toolkit.yml", "tagline: ", "tagline: Now. "),
    ],
)
def test_an_edit_gives_the_pages_that_a_full_compilation_gives(data: Path, file: str, old: str, new: str) -> None:
    before = compile_toolkit(data)
    pages = _pages(before)
    _change(data / file, old, new)

    after = compile_toolkit(data, before=before)
    pages.update(_pages(after, tuple(changed_routes(before, after))))

    assert pages == _pages(compile_toolkit(data))
    assert after.diagnostics == compile_toolkit(data).diagnostics


def test_an_edit_deep_in_a_record_changes_only_its_own_page(data: Path) -> None:
    before = compile_toolkit(data)
    _change(data / CASE, "Covered tents follow", "Large covered tents follow")

    after = compile_toolkit(data, before=before)

    assert [route.path for route in changed_routes(before, after)] == [SUBJECT]


def test_the_page_of_the_edited_record_comes_first(data: Path) -> None:
    before = compile_toolkit(data)
    _change(data / CASE, "title: Mobile crèches", "title: Moving crèches")

    paths = [route.path for route in changed_routes(before, compile_toolkit(data, before=before))]

    assert paths[0] == SUBJECT
    assert {"", "cases/", "cities/ouagadougou/", "browse/region/africa/"} <= set(paths)
    assert "cities/bogota/" not in paths


def test_without_an_edit_nothing_changes(data: Path) -> None:
    before = compile_toolkit(data)

    after = compile_toolkit(data, before=before)

    assert changed_records(before, after) == frozenset()
    assert list(changed_routes(before, after)) == []


def test_a_removed_case_takes_its_page_with_it(data: Path) -> None:
    before = compile_toolkit(data)
    (data / "cases/vienna-gender-sensitive-planning.yml").unlink()

    after = compile_toolkit(data, before=before)

    assert [route.path for route in removed_routes(before, after)] == ["cases/vienna-gender-sensitive-planning/"]
    assert {"cities/vienna/", "cases/", ""} <= {route.path for route in changed_routes(before, after)}


def test_a_record_that_a_removed_one_was_named_in_is_checked_again(data: Path) -> None:
    before = compile_toolkit(data)
    (data / "cities/vienna.yml").unlink()

    after = compile_toolkit(data, before=before)

    assert [(d.file.rpartition("/")[2], d.rule) for d in after.diagnostics] == [
        ("vienna-gender-sensitive-planning.yml", "unknown-record")
    ]


def _pages(compiled: Compiled, routes: tuple | None = None) -> dict[tuple[str, str], str]:  # type: ignore[type-arg]
    wanted = compiled.routes if routes is None else routes
    renderer = compiled.renderer()
    return {(made.locale, made.path): made.body for route in wanted for made in renderer.pages(route)}


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
