"""The compiler as its callers see it: a folder in, pages and files out, and every problem told as a value."""

from pathlib import Path

import pytest

import caretoolkit
from caretoolkit import Compiled, Options, PageOptions, ToolkitError, compile_toolkit
from tests.sample import (
    AT_HOME,
    BLOCKS,
    BLOCKS_IN_SPANISH,
    CALL,
    INDICATOR,
    LAB,
    OPTIONS,
    PATH,
    SAMPLE,
    TOOL,
    VOUCHERS,
    Toolkit,
    pages,
)


def files(compiled: Compiled) -> dict[str, str]:
    return {file.path: file.content for file in (*compiled.record_files(), *compiled.gathered_files({}))}


def test_the_public_names_are_these() -> None:
    names = ["Compiled", "Diagnostic", "Options", "PageOptions", "Severity", "ToolkitError", "compile_toolkit"]

    assert sorted(caretoolkit.__all__) == names
    assert all(getattr(caretoolkit, name) for name in names)


def test_another_name_is_not_there() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        caretoolkit.nothing  # noqa: B018  # the access is the test


def test_the_sample_compiles_without_a_problem(sample: Compiled) -> None:
    assert sample.diagnostics == ()
    assert not sample.has_errors
    assert sample.locales == ("en", "es", "ar")
    assert sample.options == OPTIONS


def test_options_may_be_left_out() -> None:
    compiled = compile_toolkit(SAMPLE)

    assert compiled.options == Options(PageOptions(site_url="", edit_url=""))


def test_a_folder_may_be_named_from_where_one_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLE)

    assert compile_toolkit(Path()).diagnostics == ()


def test_a_folder_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(ToolkitError, match="there is no folder"):
        compile_toolkit(tmp_path / "nowhere")


@pytest.mark.parametrize("settings", ["", "# nothing yet\n", "- a\n", "title: [", "title: \x00", "titel: A toolkit\n"])
def test_settings_that_cannot_be_read_are_told_and_not_raised(toolkit: Toolkit, settings: str) -> None:
    toolkit.write("toolkit.yml", settings)

    compiled = toolkit.compile()

    assert compiled.has_errors
    assert "toolkit_data/toolkit.yml" in {found.file for found in compiled.diagnostics}
    assert (compiled.atlas, compiled.routes, compiled.locales) == (None, (), ())


def test_an_empty_folder_is_told_and_not_raised(tmp_path: Path) -> None:
    compiled = compile_toolkit(tmp_path)

    assert [(found.rule, found.file) for found in compiled.diagnostics] == [("missing-toolkit", f"{tmp_path.name}/toolkit.yml")]
    assert compiled.routes == ()


def test_a_folder_with_an_empty_settings_file_is_told_and_not_raised(tmp_path: Path) -> None:
    (tmp_path / "toolkit.yml").touch()

    compiled = compile_toolkit(tmp_path)

    assert "unreadable-yaml" in [found.rule for found in compiled.diagnostics]
    assert compiled.atlas is None


def test_a_toolkit_of_settings_alone_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "toolkit.yml").write_bytes((SAMPLE / "toolkit.yml").read_bytes())

    compiled = compile_toolkit(tmp_path)

    assert compiled.atlas is not None
    assert {route.kind for route in compiled.routes} == {
        "home", "explore", "compare", "cases", "tools", "cities", "paths", "indicators", "funding", "glossary", "figures", "sources",
        "languages", "editing", "map", "gaps", "cities_like_mine",
    }  # fmt: skip
    assert [found.file.rpartition("/")[2] for found in compiled.diagnostics if found.rule == "missing-vocabulary"] == [
        "five_r.yml", "groups.yml", "instruments.yml", "regions.yml", "statuses.yml",
    ]  # fmt: skip


def test_pages_are_made_without_any_vocabulary(tmp_path: Path) -> None:
    (tmp_path / "toolkit.yml").write_bytes((SAMPLE / "toolkit.yml").read_bytes())

    assert pages(compile_toolkit(tmp_path))


def test_warnings_do_not_keep_a_toolkit_from_being_published(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "started: 2019-05-12\n", "")

    compiled = toolkit.compile()

    assert [found.rule for found in compiled.diagnostics] == ["start-unstated"]
    assert not compiled.has_errors


def test_problems_come_by_file_and_place(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: piloted")
    toolkit.edit(VOUCHERS, "city: vienna", "city: viena")
    toolkit.edit(BLOCKS, "scale: neighbourhood", "scale: neighborhood")
    toolkit.edit(BLOCKS_IN_SPANISH, 'msgid "Care blocks"', 'msgid "Care blocks')

    found = toolkit.compile().diagnostics

    assert [(each.file.rpartition("/")[2], each.span.line) for each in found if each.span] == [
        ("bogota-care-blocks.yml", 7),
        ("vienna-respite-vouchers.yml", 3),
        ("vienna-respite-vouchers.yml", 11),
        ("bogota-care-blocks.po", 12),
    ]


def test_the_same_input_gives_the_same_pages_and_files(sample: Compiled) -> None:
    again = compile_toolkit(SAMPLE, OPTIONS)

    assert pages(again) == pages(sample)
    assert files(again) == files(sample)


def test_a_toolkit_gives_the_same_whatever_order_its_files_were_written_in(toolkit: Toolkit, sample: Compiled) -> None:
    names = sorted(
        (str(path.relative_to(toolkit.folder)) for path in toolkit.folder.rglob("*.*") if path.is_file()), reverse=True
    )
    texts = {name: toolkit.read(name) for name in names}
    _ = [toolkit.remove(name) for name in names]
    _ = [toolkit.write(name, text) for name, text in texts.items()]

    assert pages(toolkit.compile()) == pages(sample)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (BLOCKS, "title: Care blocks", "title: Blocks of care"),
        (BLOCKS, "design: comparison-group", "design: randomised"),
        (BLOCKS, "842278", "842279"),
        (BLOCKS, "see_also: [bogota-cuidado-en-casa]\n", ""),
        (AT_HOME, "city: bogota", "city: vienna"),
        (AT_HOME, "care_domains: [respite, childcare]", "care_domains: [childcare]"),
        (VOUCHERS, "five_r: [recognise]", "five_r: [reward]"),
        (VOUCHERS, "status: pilot", "status: scaled"),
        (TOOL, "cases: [vienna-respite-vouchers]", "cases: []"),
        (TOOL, "title: What respite costs", "title: The cost of respite"),
        ("cities/vienna.yml", "name: Vienna", "name: Vindobona"),
        ("cities/vienna.yml", "region: europe", "region: latin-america-caribbean"),
        ("glossary/unpaid-carer.yml", "term: unpaid carer", "term: family carer"),
        ("figures.yml", "value: 76.2", "value: 77"),
        (INDICATOR, "name: Hours of", "name: Time for"),
        (CALL, "superseded_by: seed-grants\n", ""),
        (PATH, "ref: vienna", "ref: bogota"),
        (LAB, "cases: [bogota-care-blocks]", "cases: []"),
        ("sources/time-use-handbook.yml", "title: Handbook", "title: Big book"),
        ("vocabularies/five_r.yml", "label: Reward", "label: Pay"),
        ("vocabularies/units.yml", '"{number} people"', '"{number} persons"'),
        ("toolkit.yml", "locales: [en, es, ar]", "locales: [en, ar]"),
        ("formats/en.yml", "like: en-GB", "like: en-US"),
        (BLOCKS_IN_SPANISH, 'msgstr "Manzanas', 'msgstr "Las manzanas'),
        (BLOCKS_IN_SPANISH, "#, fuzzy\nmsgctxt", "msgctxt"),
        ("locales/es/interface.po", "De un vistazo", "En breve"),
        ("locales/ar/vocabularies/units.po", "{number} شخصًا", "{number} فردًا"),
    ],
)
def test_a_change_compiles_to_what_compiling_anew_gives(toolkit: Toolkit, file: str, old: str, new: str) -> None:
    before = toolkit.compile()
    toolkit.edit(file, old, new)

    after, anew = toolkit.compile(before), toolkit.compile()

    assert pages(after) == pages(anew) != pages(before)
    assert files(after) == files(anew)
    assert (after.routes, after.diagnostics) == (anew.routes, anew.diagnostics)


@pytest.mark.parametrize(
    "file",
    [
        VOUCHERS,
        TOOL,
        INDICATOR,
        CALL,
        PATH,
        LAB,
        "figures.yml",
        "glossary/respite-care.yml",
        BLOCKS_IN_SPANISH,
        "locales/ar/interface.po",
    ],
)
def test_a_removal_compiles_to_what_compiling_anew_gives(toolkit: Toolkit, file: str) -> None:
    before = toolkit.compile()
    toolkit.remove(file)

    after, anew = toolkit.compile(before), toolkit.compile()

    assert pages(after) == pages(anew)
    assert files(after) == files(anew)
    assert after.diagnostics == anew.diagnostics


def test_an_addition_compiles_to_what_compiling_anew_gives(toolkit: Toolkit) -> None:
    before = toolkit.compile()
    toolkit.write("cases/bogota-night-care.yml", toolkit.read(AT_HOME))
    toolkit.write("locales/ar/cases/bogota-night-care.po", toolkit.read("locales/en/cases/bogota-cuidado-en-casa.po"))

    after, anew = toolkit.compile(before), toolkit.compile()

    assert pages(after) == pages(anew)
    assert files(after) == files(anew)


def test_a_mistake_and_its_mending_leave_nothing_behind(toolkit: Toolkit) -> None:
    before = toolkit.compile()
    toolkit.edit("toolkit.yml", "title: Sample", "titel: Sample")
    broken = toolkit.compile(before)
    toolkit.edit("toolkit.yml", "titel: Sample", "title: Sample")

    mended = toolkit.compile(broken)

    assert broken.has_errors
    assert mended.diagnostics == ()
    assert pages(mended) == pages(before)
