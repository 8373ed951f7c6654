"""`caretoolkit i18n`: what a translator does, from a language's first day to a source that changes, and what is told."""

import json
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from click.testing import CliRunner, Result

from caretoolkit.cli import main
from caretoolkit.localise.po import read_catalogue
from tests.sample import BLOCKS, BLOCKS_IN_SPANISH, VOUCHERS, Toolkit, pages

CASE = "cases/vienna-respite-vouchers/"
IN_SWAHILI = "locales/sw/cases/vienna-respite-vouchers.po"
TITLE = "Respite vouchers"
CHANGED = "One passage has changed since it was translated"


def i18n(toolkit: Toolkit, command: str, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["i18n", command, "--data", str(toolkit.folder), *map(str, arguments)])


def states(toolkit: Toolkit, collection: str = "cases") -> dict[str, int]:
    """Return what `status` counts of the first layer of a collection in Swahili."""
    told = json.loads(i18n(toolkit, "status", "--format", "json", "sw").output)
    counted: dict[str, int] = told["sw"]["collections"][collection]["layer 1"]
    return counted


def test_a_new_language_has_every_page_in_the_language_of_its_records(toolkit: Toolkit) -> None:
    result = i18n(toolkit, "init", "sw")

    made = pages(toolkit.compile())
    assert result.exit_code == 0
    assert result.output.startswith(f"sw stands in {toolkit.folder / 'toolkit.yml'} now\nsw: ")
    assert {path for locale, path in made if locale == "sw"} == {path for locale, path in made if locale == "en"}
    assert f'<h1 lang="en" dir="ltr">{TITLE}</h1>' in made["sw", CASE].body


def test_a_language_that_is_there_is_begun_once(toolkit: Toolkit) -> None:
    i18n(toolkit, "init", "sw")
    before = toolkit.read("toolkit.yml")

    result = i18n(toolkit, "init", "sw")

    assert (result.exit_code, result.output) == (0, "sw: 0 files changed\n")
    assert toolkit.read("toolkit.yml") == before


@pytest.mark.parametrize("locale", ["xx", "../es", ""])
def test_no_language_is_begun_that_cldr_does_not_know(toolkit: Toolkit, locale: str) -> None:
    before = toolkit.read("toolkit.yml")

    result = i18n(toolkit, "init", locale)

    assert result.exit_code == 2
    assert toolkit.read("toolkit.yml") == before


@pytest.mark.parametrize(("locale", "meant"), [("SW", "sw"), ("Sw", "sw"), ("pt-br", "pt-BR"), ("zh-hans", "zh-Hans")])
def test_a_tag_is_begun_only_as_the_settings_write_it(toolkit: Toolkit, locale: str, meant: str) -> None:
    before = toolkit.read("toolkit.yml")

    result = i18n(toolkit, "init", locale)

    assert result.exit_code == 2
    assert f"did you mean `{meant}`?" in " ".join(result.output.split())
    assert toolkit.read("toolkit.yml") == before


@pytest.mark.parametrize("command", ["init", "update", "extract", "status", "check", "pseudo"])
def test_settings_that_cannot_be_read_are_told_of(toolkit: Toolkit, command: str) -> None:
    toolkit.edit("toolkit.yml", "locales: [en, es, ar]", "locales: [en, es, ar, SW]")

    result = i18n(toolkit, command, *{"init": ["sw"], "pseudo": ["en-XA"]}.get(command, []))

    assert result.exit_code == 2
    assert "has no readable `toolkit.yml`" in " ".join(result.output.split())


def test_locales_that_stand_on_lines_of_their_own_are_left_to_the_editor(toolkit: Toolkit) -> None:
    toolkit.edit("toolkit.yml", "locales: [en, es, ar]", "locales:\n  - en\n  - es\n  - ar")

    result = i18n(toolkit, "init", "sw")

    assert result.exit_code == 2
    assert "add `sw` to its locales by hand" in " ".join(result.output.split())


def test_templates_are_written_with_nothing_translated(toolkit: Toolkit, tmp_path: Path) -> None:
    result = i18n(toolkit, "extract", "--output", tmp_path / "pot")

    files = sorted((tmp_path / "pot").rglob("*.pot"))
    template = read_catalogue((tmp_path / "pot/cases/vienna-respite-vouchers.pot").read_bytes(), "en")
    assert result.output == f"{len(files)} templates in {tmp_path / 'pot'}/\n"
    assert tmp_path / "pot/interface.pot" in files
    assert template.get(TITLE, context="title") is not None
    assert [message.id for message in template if message.id and message.string and any(message.string)] == []


def test_status_counts_a_language_by_collection_and_layer(toolkit: Toolkit) -> None:
    result = i18n(toolkit, "status", "es")

    head, *rows, total = result.output.partition("  to translate next:")[0].splitlines()
    assert re.fullmatch(r"es +layer +current +unreviewed +stale +missing", head)
    assert ["cases", "2", "0", "0", "1", "6"] in [row.split() for row in rows]
    assert total.split() == ["all", *(str(sum(int(row.split()[place]) for row in rows)) for place in range(2, 6))]


def test_status_says_what_to_translate_next(toolkit: Toolkit) -> None:
    result = i18n(toolkit, "status", "es")

    _, _, waiting = result.output.partition("  to translate next:\n")
    assert re.match(r"    interface, layer 1: \d+\n", waiting)


def test_status_is_told_to_programs(toolkit: Toolkit) -> None:
    told = json.loads(i18n(toolkit, "status", "--format", "json").output)

    counted = [layer for layers in told["es"]["collections"].values() for layer in layers.values()]
    assert list(told) == ["en", "es", "ar"]
    assert told["es"]["total"] == {state: sum(layer[state] for layer in counted) for state in counted[0]}
    assert told["es"]["total"]["stale"] == 2
    assert told["es"]["next"][0]["catalogue"] == "interface"


def test_sound_translations_are_passed(toolkit: Toolkit) -> None:
    result = i18n(toolkit, "check")

    assert (result.exit_code, result.output) == (0, "3 languages checked, no problems\n")


def test_a_translation_that_would_break_a_page_is_an_error(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS_IN_SPANISH, "Manzanas del cuidado", "<b>Manzanas</b>")

    result = i18n(toolkit, "check", "es")

    assert result.exit_code == 1
    assert f"toolkit_data/{BLOCKS_IN_SPANISH}:13:1: error[unsafe-markup]" in result.output
    assert result.output.endswith("1 language checked, 1 error\n")


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("line", f"toolkit_data/{BLOCKS_IN_SPANISH}:13:1: error[unsafe-markup] `<b>` is HTML"),
        ("github", f"::error title=unsafe-markup,file=toolkit_data/{BLOCKS_IN_SPANISH},line=13,col=1,"),
    ],
)
def test_problems_are_told_on_a_line_each(toolkit: Toolkit, form: str, begins: str) -> None:
    toolkit.edit(BLOCKS_IN_SPANISH, "Manzanas del cuidado", "<b>Manzanas</b>")

    result = i18n(toolkit, "check", "--format", form, "es")

    assert result.exit_code == 1
    assert result.output.startswith(begins)


def test_problems_are_told_to_programs(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS_IN_SPANISH, "Manzanas del cuidado", "<b>Manzanas</b>")

    (told,) = json.loads(i18n(toolkit, "check", "--format", "json", "es").output)
    (run,) = json.loads(i18n(toolkit, "check", "--format", "sarif", "es").output)["runs"]

    assert (told["rule"], told["line"]) == ("unsafe-markup", 13)
    assert [(each["ruleId"], each["level"]) for each in run["results"]] == [("unsafe-markup", "error")]
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "unsafe-markup",
            "shortDescription": {"text": "A translation brings no HTML and no address that its source does not have."},
        }
    ]


def test_a_doubtful_translation_is_told_and_passed(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS_IN_SPANISH, "Manzanas del cuidado", "Manzanas del cui\u00addado")

    result = i18n(toolkit, "check", "es")

    assert result.exit_code == 0
    assert "warning[invisible-character]" in result.output


def test_catalogues_that_cannot_be_read_are_told_of_and_the_others_brought_up_to_date(toolkit: Toolkit) -> None:
    broken = {BLOCKS_IN_SPANISH, "locales/es/toolkit/toolkit.po"}
    for file in broken:
        toolkit.write(file, "this is no PO\n")
    toolkit.edit(VOUCHERS, f"title: {TITLE}", "title: Vouchers for respite")

    result = i18n(toolkit, "update")

    assert result.exit_code == 2
    assert all(file in result.output for file in broken)
    assert all((toolkit.folder / file).read_text() == "this is no PO\n" for file in broken)
    for locale in ("es", "ar"):
        assert "Vouchers for respite" in (toolkit.folder / f"locales/{locale}/{VOUCHERS[:-4]}.po").read_text(encoding="utf-8")


def test_a_catalogue_that_cannot_be_read_is_an_error(toolkit: Toolkit) -> None:
    toolkit.write(BLOCKS_IN_SPANISH, "this is no PO\n")

    result = i18n(toolkit, "check", "es")

    assert result.exit_code == 1
    assert BLOCKS_IN_SPANISH in result.output


def test_a_message_that_stands_twice_is_an_error(toolkit: Toolkit) -> None:
    toolkit.append(BLOCKS_IN_SPANISH, '\nmsgctxt "title"\nmsgid "Care blocks"\nmsgstr "Bloques"\n')

    result = i18n(toolkit, "check", "es")

    assert result.exit_code == 1
    assert "error[doubled-message]" in result.output
    assert "1 language checked, 1 error\n" in result.output


def test_a_header_that_has_no_rule_of_plurals_is_told_once(toolkit: Toolkit) -> None:
    toolkit.edit("locales/es/interface.po", "nplurals=2; plural=(n != 1)", "nplurals=7; plural=foo")

    result = i18n(toolkit, "check", "es")

    assert result.output.endswith("1 language checked, 1 error\n")


def test_a_source_that_changes_is_told_until_its_translation_is_mended(toolkit: Toolkit) -> None:
    i18n(toolkit, "init", "sw")
    untouched = states(toolkit)

    _translate(toolkit, TITLE, "Vocha za mapumziko")
    assert states(toolkit) == untouched | {"current": 1, "missing": untouched["missing"] - 1}
    assert "Vocha za mapumziko</h1>" in toolkit.body(CASE, "sw")
    assert CHANGED not in toolkit.body(CASE, "sw")

    toolkit.edit(VOUCHERS, f"title: {TITLE}", "title: Respite vouchers for carers")
    i18n(toolkit, "update", "sw")
    assert states(toolkit) == untouched | {"stale": 1, "missing": untouched["missing"] - 1}
    assert CHANGED in toolkit.body(CASE, "sw")
    assert "Vocha za mapumziko</h1>" not in toolkit.body(CASE, "sw")

    _mend(toolkit, "Vocha za mapumziko", "Vocha za mapumziko kwa walezi")
    assert states(toolkit) == untouched | {"current": 1, "missing": untouched["missing"] - 1}
    assert CHANGED not in toolkit.body(CASE, "sw")
    assert "Vocha za mapumziko kwa walezi</h1>" in toolkit.body(CASE, "sw")


def _translate(toolkit: Toolkit, source: str, said: str) -> None:
    toolkit.edit(IN_SWAHILI, f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{said}"')


def _mend(toolkit: Toolkit, old: str, new: str) -> None:
    """Put a translation right as a translator's program does: the marks go, and the new text stands."""
    marks = f'#, fuzzy\n#| msgid "{TITLE}"\n'
    toolkit.edit(IN_SWAHILI, marks, "")
    toolkit.edit(IN_SWAHILI, f'msgstr "{old}"', f'msgstr "{new}"')


def test_babel_finds_the_extractor_by_its_name(toolkit: Toolkit) -> None:
    with (toolkit.folder / BLOCKS).open("rb") as file:
        found = list(extract("caretoolkit", file, keywords={"pgettext": ((1, "c"), 2)}))

    lines = toolkit.read(BLOCKS).splitlines()
    number, message, comments, context = found[0]
    assert (message, context) == ("Care blocks", "title")
    assert "Care blocks" in lines[number - 1]
    assert any("characters" in comment for comment in comments)
