"""All rules are asked of every record, and after an edit of no more than needed, with the same answer."""

import pytest

from caretoolkit import validate
from caretoolkit.diagnostics import Diagnostic
from caretoolkit.load import library as load
from tests.sample import AT_HOME, BLOCKS, TOOL, VOUCHERS, Toolkit


def told(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str, str]]:
    return sorted((found.file, found.rule, found.message) for found in diagnostics)


def test_the_sample_breaks_no_rule(toolkit: Toolkit) -> None:
    assert validate.check(load(toolkit.folder).library).diagnostics == ()


def test_every_problem_of_every_record_is_told_at_once(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "city: vienna", "city: viena")
    toolkit.edit(VOUCHERS, "status: pilot", "status: piloted")
    toolkit.edit(BLOCKS, "started: 2020-10", "ended: 2019\nstarted: 2020-10")

    found = validate.check(load(toolkit.folder).library).diagnostics

    assert [(problem[0].rpartition("/")[2], problem[1]) for problem in told(found)] == [
        ("bogota-care-blocks.yml", "dates-out-of-order"),
        ("vienna-respite-vouchers.yml", "unknown-record"),
        ("vienna-respite-vouchers.yml", "unknown-term"),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(BLOCKS, "title: Care blocks", "title: Blocks", id="a text"),
        pytest.param(VOUCHERS, "status: pilot", "status: piloted", id="a new problem"),
        pytest.param(AT_HOME, "    sources: [s2]\nresults:", "    sources: [s1]\nresults:", id="a citation"),
        pytest.param("vocabularies/statuses.yml", "{id: scaled", "{id: grown", id="a term that records use"),
        pytest.param("vocabularies/units.yml", "label: euros", "label: Euros", id="a term that none uses"),
        pytest.param("toolkit.yml", "default_locale: en", "default_locale: fr", id="the settings"),
        pytest.param("toolkit.yml", "title: Sample", "titel: Sample", id="settings that cannot be read"),
        pytest.param("figures.yml", "  women-share:", "  womens-share:", id="a figure that the settings name"),
        pytest.param("cities/vienna.yml", "name: Vienna", "nam: Vienna", id="a record that others name"),
        pytest.param(TOOL, "terms: [unpaid-carer]", "terms: [nothing]", id="a reference"),
    ],
)
def test_a_check_after_an_edit_says_what_a_full_check_says(toolkit: Toolkit, file: str, old: str, new: str) -> None:
    loaded = load(toolkit.folder)
    before = validate.check(loaded.library)
    toolkit.edit(file, old, new)
    library = load(toolkit.folder, loaded).library

    after = validate.check(library, before)

    assert after.diagnostics == validate.check(library).diagnostics
    assert set(after.records) == set(library.entries)


@pytest.mark.parametrize("file", [VOUCHERS, "cities/bogota.yml", "glossary/unpaid-carer.yml", "vocabularies/scales.yml"])
def test_a_check_after_a_removal_says_what_a_full_check_says(toolkit: Toolkit, file: str) -> None:
    loaded = load(toolkit.folder)
    before = validate.check(loaded.library)
    toolkit.remove(file)
    library = load(toolkit.folder, loaded).library

    after = validate.check(library, before)

    assert after.diagnostics == validate.check(library).diagnostics != ()


def test_a_mended_record_is_told_no_more(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: piloted")
    loaded = load(toolkit.folder)
    before = validate.check(loaded.library)
    toolkit.edit(VOUCHERS, "status: piloted", "status: pilot")

    after = validate.check(load(toolkit.folder, loaded).library, before)

    assert [found.rule for found in before.diagnostics] == ["unknown-term"]
    assert after.diagnostics == ()


def test_a_record_that_has_not_changed_is_not_asked_again(toolkit: Toolkit) -> None:
    loaded = load(toolkit.folder)
    before = validate.check(loaded.library)
    toolkit.edit(BLOCKS, "title: Care blocks", "title: Blocks")

    after = validate.check(load(toolkit.folder, loaded).library, before)

    anew = [file for file, checked in after.records.items() if before.records[file] is not checked]
    assert anew == [f"toolkit_data/{BLOCKS}"]
