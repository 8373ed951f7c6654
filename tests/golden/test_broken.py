"""One deliberately broken toolkit, held against its complete printed report.

After a wording has changed on purpose, print the report anew and read what has changed:
`python -m tests.golden.test_broken > tests/golden/broken/report.txt`.
"""

import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from caretoolkit import Diagnostic, compile_toolkit
from caretoolkit.cli import main
from caretoolkit.cli.check import problems
from caretoolkit.validate import ALL_SCOPES, RULES, Asked
from tests.sample import pages

BROKEN = Path(__file__).parent / "broken"
TODAY = "2026-11-25"
IN_MARKS = re.compile(r"`[^`]*`")


def report() -> str:
    """Return everything that is printed of the broken toolkit."""
    arguments = ["check", "--notes", "--today", TODAY, "--data", str(BROKEN / "toolkit_data")]
    return CliRunner().invoke(main, arguments).output


@pytest.fixture(scope="module")
def broken() -> tuple[Diagnostic, ...]:
    """Return the problems of the broken toolkit."""
    return problems(BROKEN / "toolkit_data", Asked(ALL_SCOPES, notes=True, today=TODAY))[1]


def test_the_broken_toolkit_gives_its_report() -> None:
    assert report() == (BROKEN / "report.txt").read_text(encoding="utf-8")


def test_every_rule_is_broken_at_least_once(broken: tuple[Diagnostic, ...]) -> None:
    too_large_for_a_test = {"file-too-large"}

    assert RULES.keys() - {found.rule for found in broken} == too_large_for_a_test


def test_every_rule_that_is_broken_is_known(broken: tuple[Diagnostic, ...]) -> None:
    assert {found.rule for found in broken} - RULES.keys() == set()


def test_what_is_not_broken_is_compiled() -> None:
    assert pages(compile_toolkit(BROKEN / "toolkit_data"))


def test_every_message_begins_small_and_ends_without_a_stop(broken: tuple[Diagnostic, ...]) -> None:
    said = [text for found in broken for text in (found.message, found.help) if text]

    assert [text for text in said if text[0].isupper() or text.endswith(".")] == []


def test_no_message_blames_or_speaks_of_the_program(broken: tuple[Diagnostic, ...]) -> None:
    unkind = re.compile(
        r"\b(invalid|illegal|bad|wrong|please|must|should|error|failed|sorry|str|int|float|bool|dict|tuple|mapping|None|NoneType|scalar|token)\b"
    )
    said = [IN_MARKS.sub("", f"{found.message} {found.help}") for found in broken]

    assert [text for text in said if unkind.search(text)] == []


def test_names_and_values_stand_in_backticks_and_in_no_other_quotes(broken: tuple[Diagnostic, ...]) -> None:
    quoted = re.compile(r"[\"“”«»]|(?<!\w)'|'(?!\w)")
    said = [IN_MARKS.sub("", text) for found in broken for text in (found.message, found.help)]

    assert [text for text in said if quoted.search(text) or "`" in text] == []


def test_every_problem_has_its_place(broken: tuple[Diagnostic, ...]) -> None:
    assert [found for found in broken if not found.span] == []


def test_every_problem_is_told_with_its_line(broken: tuple[Diagnostic, ...]) -> None:
    untold = [found.file for found in broken if not found.source_line]

    assert untold == ["toolkit_data/cases/empty.yml", "toolkit_data/cities/wels.yml", "toolkit_data/vocabularies/regions.yml"]


def test_every_problem_has_a_remedy(broken: tuple[Diagnostic, ...]) -> None:
    assert [found for found in broken if not found.help] == []


if __name__ == "__main__":
    sys.stdout.write(report())
