"""A broken data file fails clearly: one located message for each cause, and everything else goes on."""

import shutil
from pathlib import Path

import pytest

from caretoolkit import compile_toolkit
from caretoolkit.diagnostics import as_text
from tests.sample import page

ROOT = Path(__file__).parents[1]
CASE = "cases/ouagadougou-mobile-creches.yml"

BROKEN = (
    ("five_r: [recognise,", "five_r: [recognize,", "26:10", "unknown-term", "`recognize` is not a term of `five_r`", "did you mean `recognise`?"),
    ("status: ended\n", "status: endet\n", "24:9", "unknown-term", "`endet` is not a term of `statuses`", "did you mean `ended`?"),
    ("started: 2019\n", "started: 2020-13\n", "25:10", "wrong-date", "`started` is `2020-13`; there is no month `13`", "correct the date"),
    ("started: 2019\n", "started: 2021\nended: 2020\n", "26:8", "dates-out-of-order", "the case ends in `2020`", "correct one of the two dates"),
    ("city: ouagadougou", "city: ouagadogou", "5:7", "unknown-record", "there is no `ouagadogou` in `cities/`", "did you mean `ouagadougou`?"),
    ("sources: [s5, s6]", "sources: [s5, s66]", "", "unknown-source", "`s66` is cited, and this record lists `s1`", "add `s66` under `sources`"),
    ("sdg:", "scale: national\nsdg:", "", "doubled-key", "`scale` is here a second time; it stands in line 6 already", "keep one of the two"),
    ("language: en", "langage: en", "4:1", "unknown-key", "`langage` is not a field that is known here", "did you mean `language`?"),
    ("scale: national\n", "", "1:1", "missing-field", "`scale` is missing", "add it"),
    ("scale: national", "scale: [national]", "6:1", "wrong-type", "`scale` is a list; a text is expected", "write one text"),
    ("scale: national", "scale: &a national", "6:8", "anchor", "is read as an anchor or alias", "write the value out"),
    ("scale: national", "\tscale: national", "", "tab", "the line is indented with a tab", "indent with spaces"),
    ("title: Mobile", "title: Crèches: Mobile", "1:15", "unquoted-colon", "a colon followed by a space stands inside a value", "quotes"),
    ("short_title: Mobile", "short_title: Mo\u202ebile", "3:14", "invisible-character", "the invisible character U+202E", "delete the character"),
    ("url: https://cfi.co", "url: javascript:alert(1)//cfi.co", "", "wrong-address", "an address starts with `https://`", "copy the full address"),
)  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the real data."""
    shutil.copytree(ROOT / "toolkit_data", tmp_path / "toolkit_data")
    return tmp_path / "toolkit_data"


@pytest.mark.parametrize(("old", "new", "place", "rule", "message", "remedy"), BROKEN, ids=[broken[3] for broken in BROKEN])
def test_a_mistake_is_told_once_with_its_place_and_remedy(  # noqa: PLR0917  # a row of the table
    data: Path, old: str, new: str, place: str, rule: str, message: str, remedy: str
) -> None:
    _change(data / CASE, old, new)

    found = [d for d in compile_toolkit(data).diagnostics if d.file == f"toolkit_data/{CASE}" and d.severity == "error"]

    assert [d.rule for d in found] == [rule]
    assert message in found[0].message
    assert remedy in found[0].help
    assert as_text(found[0]).startswith(f"toolkit_data/{CASE}:{place}")
    assert found[0].span


def test_every_mistake_of_a_file_is_told_in_one_run(data: Path) -> None:
    _change(data / CASE, "five_r: [recognise,", "five_r: [recognize,")
    _change(data / CASE, "sources: [s5, s6]", "sources: [s5, s66]")
    _change(data / "cities/bogota.yml", "country: CO", "country: Colombia")

    found = compile_toolkit(data).diagnostics

    rules = {(d.file.rpartition("/")[2], d.rule) for d in found if d.severity == "error"}
    assert {("ouagadougou-mobile-creches.yml", "unknown-term"), ("ouagadougou-mobile-creches.yml", "unknown-source")} <= rules
    assert ("bogota.yml", "wrong-code") in rules
    assert "bogota-care-blocks.yml" not in {file for file, _ in rules}  # its city is there, and told of already
    assert [d.file for d in found] == sorted(d.file for d in found)


def test_what_is_sound_is_compiled_all_the_same(data: Path) -> None:
    (data / CASE).write_bytes(b"\xff\xfe broken")

    compiled = compile_toolkit(data)

    assert compiled.has_errors
    assert [d.rule for d in compiled.diagnostics if d.file.endswith(CASE)] == ["not-utf-8"]
    assert "bogota-care-blocks" in {route.subject[0] for route in compiled.routes if route.kind == "case"}
    assert "ouagadougou-mobile-creches" not in {route.subject[0] for route in compiled.routes if route.kind == "case"}


def test_a_broken_catalogue_is_told_and_its_texts_fall_back(data: Path) -> None:
    catalogue = data / "locales/es/cases/bogota-care-blocks.po"
    _change(catalogue, 'msgctxt "title"', 'msgctxt "title')

    compiled = compile_toolkit(data)

    assert [d.file for d in compiled.diagnostics] == ["toolkit_data/locales/es/cases/bogota-care-blocks.po"]
    assert compiled.diagnostics[0].rule == "unreadable-catalogue"
    assert '<h1 lang="en" dir="ltr">' in page(compiled, "cases/bogota-care-blocks/", "es").body


def test_the_real_data_has_no_problem() -> None:
    assert compile_toolkit(ROOT / "toolkit_data").diagnostics == ()


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_four_slips_of_one_case_are_told_in_one_run(data: Path) -> None:
    _change(data / CASE, "five_r: [recognise,", "five_r: [recognize,")
    _change(data / CASE, "sources: [s5, s6]", "sources: [s5, s66]")
    _change(data / CASE, "started: 2019\n", "started: 2020-13\n")
    _change(data / CASE, "sdg:", "scale: national\nsdg:")

    found = compile_toolkit(data).diagnostics

    assert sorted(d.rule for d in found) == ["doubled-key", "unknown-source", "unknown-term", "wrong-date"]
