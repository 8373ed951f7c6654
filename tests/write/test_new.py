"""`caretoolkit new`: what it asks, what it writes, and what it leaves alone."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from caretoolkit.cli import main
from caretoolkit.cli.new import slug
from tests.sample import VOUCHERS, Toolkit


def run(toolkit: Toolkit, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", "--data", str(toolkit.folder), *arguments])


def converse(toolkit: Toolkit, arguments: list[str], answers: str) -> str:
    """Return what the command prints to somebody who sits at a terminal and gives these answers."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "caretoolkit", "new", "--data", str(toolkit.folder), *arguments]
    os.write(ours, answers.encode())
    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=True)
    os.close(ours)
    os.close(theirs)
    return done.stdout


def test_a_case_is_begun_without_a_question(toolkit: Toolkit) -> None:
    result = run(toolkit, "case", "--title", "Night care", "--city", "vienna")

    text = toolkit.read("cases/vienna-night-care.yml")
    assert result.exit_code == 0
    assert "\ntitle: Night care\n" in text
    assert "\ncity: vienna\n" in text
    assert "There is no city" not in result.output
    assert (toolkit.folder.parent / "schemas/case.json").is_file()


def test_the_check_names_what_is_left_to_fill_in(toolkit: Toolkit) -> None:
    run(toolkit, "case", "vienna-night-care", "--city", "vienna")

    result = CliRunner().invoke(
        main, ["check", "--data", str(toolkit.folder), str(toolkit.folder / "cases/vienna-night-care.yml")]
    )

    assert result.exit_code == 1
    assert [
        name for name in ("title", "summary.one_line", "delivery.lead", "sources.s1.url") if f"`{name}` is " not in result.output
    ] == []


@pytest.mark.parametrize("kind", ["case", "tool", "city", "source", "term", "indicator", "funding", "path", "lab"])
def test_every_kind_of_record_can_be_begun(toolkit: Toolkit, kind: str) -> None:
    result = run(toolkit, kind, "night-care")

    assert result.exit_code == 0
    assert len(list(toolkit.folder.glob("*/night-care.yml"))) == 1


def test_a_file_that_is_there_is_left_alone(toolkit: Toolkit) -> None:
    before = toolkit.read(VOUCHERS)

    result = run(toolkit, "case", Path(VOUCHERS).stem, "--city", "vienna")

    assert result.exit_code == 2
    assert "is there already" in result.output
    assert toolkit.read(VOUCHERS) == before


def test_a_city_that_is_not_known_is_told(toolkit: Toolkit) -> None:
    result = run(toolkit, "case", "--title", "Vouchers", "--city", "viena")

    assert "There is no city `viena` yet. Did you mean `vienna`?" in result.output
    assert "To add it: caretoolkit new city viena" in result.output
    assert not (toolkit.folder / "cities/viena.yml").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["case"],
        ["case", "Night Care"],
        ["case", "../night-care"],
        ["case", "n" * 61],
        ["city", "graz", "--city", "graz"],
        ["city", "graz", "--country", "Austria"],
        ["city", "graz", "--country", "at"],
        ["case", "night-care", "--language", "en_GB"],
        ["case", "night-care", "--language", "xx-yy"],
        ["case", "night-care", "--language", ""],
        ["case", "night-care", "--city", "Graz"],
        ["case", "night-care", "--title", ""],
        ["case", "night-care", "--title", " "],
        ["city", "graz", "--title", ""],
        ["case", "night-care", "--title", "n" * 141],
        ["poem", "a-poem"],
    ],
)
def test_a_wrong_call_writes_nothing(toolkit: Toolkit, arguments: list[str]) -> None:
    before = sorted(toolkit.folder.rglob("*"))

    result = run(toolkit, *arguments)

    assert result.exit_code == 2
    assert sorted(toolkit.folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--title", " "], "`name` is ``; the text is empty"),
        (
            ["--country", "Austria"],
            "`country` is `Austria`; a country is written as two capital letters (ISO 3166-1) such as `CO`",
        ),
        (
            ["--language", "en_GB"],
            "`language` is `en_GB`; a language is written as a BCP 47 tag such as `es`, `pt-BR` or `zh-Hans`",
        ),
    ],
)
def test_an_answer_that_its_field_cannot_hold_is_told(toolkit: Toolkit, arguments: list[str], message: str) -> None:
    result = run(toolkit, "city", "graz", *arguments)

    assert message in result.output


def test_what_is_given_passes_the_check_of_its_field(toolkit: Toolkit) -> None:
    run(toolkit, "city", "graz", "--title", " Graz ", "--country", "AT", "--language", "de-AT")

    text = toolkit.read("cities/graz.yml")
    assert ("\nname: Graz\n" in text, "\ncountry: AT\n" in text, "\nlanguage: de-AT\n" in text) == (True, True, True)


def test_a_question_is_asked_again_until_its_field_can_hold_the_answer(toolkit: Toolkit) -> None:
    output = converse(toolkit, ["city", "graz"], "Graz\nAustria\nAT\n")

    assert output.count("Which country?") == 2
    assert "\ncountry: AT\n" in toolkit.read("cities/graz.yml")


def test_somebody_at_a_terminal_is_asked_and_offered_the_city(toolkit: Toolkit) -> None:
    output = converse(toolkit, ["case"], "Night care\ngraz\n\n\n")

    assert "What is it called?" in output
    assert "What is the file called" in output
    assert toolkit.read("cases/graz-night-care.yml").count("\ncity: graz\n") == 1
    assert "name:\n" in toolkit.read("cities/graz.yml")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Graz Respite vouchers", "graz-respite-vouchers"),
        ("São Paulo: Crèche!", "sao-paulo-creche"),
        ("Straße", "strasse"),
        ("北京", ""),
    ],
)
def test_a_name_is_made_from_words(text: str, name: str) -> None:
    assert slug(text) == name


def test_a_name_is_not_too_long() -> None:
    assert slug("care " * 30) == "-".join(["care"] * 12)
