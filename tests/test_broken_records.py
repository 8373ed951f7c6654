"""A broken data file fails clearly: one located message for each cause, and everything else goes on."""

import pytest

from caretoolkit import Compiled
from caretoolkit.diagnostics import as_text
from tests.sample import AT_HOME, BLOCKS, BLOCKS_IN_SPANISH, Toolkit, page

BROKEN = (
    ("five_r: [recognise,", "five_r: [recognize,", "30:10", "unknown-term", "`recognize` is not a term of `five_r`", "did you mean `recognise`?"),
    ("status: scaled\n", "status: scalled\n", "25:9", "unknown-term", "`scalled` is not a term of `statuses`", "did you mean `scaled`?"),
    ("started: 2020-10\n", "started: 2020-13\n", "26:10", "wrong-date", "`started` is `2020-13`; there is no month `13`", "correct the date"),
    ("started: 2020-10\n", "started: 2020-10\nended: 2019\n", "27:8", "dates-out-of-order", "the case ends in `2019`", "correct one of the two dates"),
    ("city: bogota\n", "city: bogotta\n", "5:7", "unknown-record", "there is no `bogotta` in `cities/`", "did you mean `bogota`?"),
    ("sources: [s1, s2]", "sources: [s1, s22]", "38:19", "unknown-source", "`s22` is cited, and this record lists `s1`", "add `s22` under `sources`"),
    ("sdg:", "scale: neighbourhood\nsdg:", "163:1", "doubled-key", "`scale` is here a second time; it stands in line 7 already", "keep one of the two"),
    ("language: en", "langage: en", "4:1", "unknown-key", "`langage` is not a field that is known here", "did you mean `language`?"),
    ("scale: neighbourhood\n", "", "1:1", "missing-field", "`scale` is missing", "add it"),
    ("scale: neighbourhood", "scale: [neighbourhood]", "7:1", "wrong-type", "`scale` is a list; a text is expected", "write one text"),
    ("scale: neighbourhood", "scale: &a neighbourhood", "7:8", "anchor", "is read as an anchor or alias", "write the value out"),
    ("scale: neighbourhood", "\tscale: neighbourhood", "7:1", "tab", "the line is indented with a tab", "indent with spaces"),
    ("title: Care", "title: Care: blocks of", "1:12", "unquoted-colon", "a colon followed by a space stands inside a value", "quotes"),
    ("short_title: Bl", "short_title: Bl\u202e", "3:14", "invisible-character", "the invisible character U+202E", "delete the character"),
    ("url: https://example.org/press", "url: javascript:alert(1)//example.org", "195:10", "wrong-address", "an address starts with `https://`", "copy the full address"),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "rule", "message", "remedy"), BROKEN, ids=[broken[3] for broken in BROKEN])
def test_a_mistake_is_told_once_with_its_place_and_remedy(
    toolkit: Toolkit, old: str, new: str, place: str, rule: str, message: str, remedy: str
) -> None:
    toolkit.edit(BLOCKS, old, new)

    found = toolkit.compile().diagnostics

    assert [(d.rule, d.severity) for d in found] == [(rule, "error")]
    assert message in found[0].message
    assert remedy in found[0].help
    assert as_text(found[0]).startswith(f"toolkit_data/{BLOCKS}:{place}")
    assert found[0].span


def test_every_mistake_of_a_file_is_told_in_one_run(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, "five_r: [recognise,", "five_r: [recognize,")
    toolkit.edit(BLOCKS, "sources: [s1, s2]", "sources: [s1, s22]")
    toolkit.edit("cities/bogota.yml", "country: CO", "country: Colombia")

    found = toolkit.compile().diagnostics

    rules = {(d.file.removeprefix("toolkit_data/"), d.rule) for d in found if d.severity == "error"}
    assert {(BLOCKS, "unknown-term"), (BLOCKS, "unknown-source")} <= rules
    assert ("cities/bogota.yml", "wrong-code") in rules
    assert AT_HOME not in {file for file, _ in rules}  # its city is there, and told of already
    assert [d.file for d in found] == sorted(d.file for d in found)


def test_the_four_slips_of_one_case_are_told_in_one_run(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, "five_r: [recognise,", "five_r: [recognize,")
    toolkit.edit(BLOCKS, "sources: [s1, s2]", "sources: [s1, s22]")
    toolkit.edit(BLOCKS, "started: 2020-10\n", "started: 2020-13\n")
    toolkit.edit(BLOCKS, "sdg:", "scale: neighbourhood\nsdg:")

    found = toolkit.compile().diagnostics

    assert sorted(d.rule for d in found) == ["doubled-key", "unknown-source", "unknown-term", "wrong-date"]


def test_what_is_sound_is_compiled_all_the_same(toolkit: Toolkit) -> None:
    toolkit.write(BLOCKS, b"\xff\xfe broken")

    compiled = toolkit.compile()

    assert compiled.has_errors
    assert [d.rule for d in compiled.diagnostics if d.file.endswith(BLOCKS)] == ["not-utf-8"]
    assert "bogota-cuidado-en-casa" in {route.subject[0] for route in compiled.routes if route.kind == "case"}
    assert "bogota-care-blocks" not in {route.subject[0] for route in compiled.routes if route.kind == "case"}


def test_a_broken_catalogue_is_told_and_its_texts_fall_back(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS_IN_SPANISH, 'msgctxt "title"', 'msgctxt "title')

    compiled = toolkit.compile()

    assert [d.file for d in compiled.diagnostics] == [f"toolkit_data/{BLOCKS_IN_SPANISH}"]
    assert compiled.diagnostics[0].rule == "unreadable-catalogue"
    assert '<h1 lang="en" dir="ltr">' in page(compiled, "cases/bogota-care-blocks/", "es").body


def test_the_real_data_has_no_problem(real: Compiled) -> None:
    assert real.diagnostics == ()
