"""The rules are written down on a page that the program writes itself."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from caretoolkit.cli import main
from caretoolkit.validate import RULES
from caretoolkit.validate.manual import page

PAGE = Path(__file__).parents[2] / "docs/contributing/rules.md"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments])


def test_the_page_is_what_the_program_writes_now() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: `caretoolkit rules > docs/contributing/rules.md`"


def test_every_rule_has_its_section() -> None:
    sections = [line.removeprefix("### ") for line in page().splitlines() if line.startswith("### ")]

    assert sorted(sections) == sorted(RULES)


def test_the_command_prints_the_page() -> None:
    assert run().output == page()


def test_one_rule_can_be_asked_for() -> None:
    result = run("unknown-term")

    assert result.exit_code == 0
    assert result.output.startswith("### unknown-term\n\nA value of a controlled list stands in that list.\n")
    assert "five_r: [recognize, reduce]" in result.output
    assert "### unknown-record" not in result.output


@pytest.mark.parametrize(
    ("name", "told"),
    [("unknown-trm", "there is no rule `unknown-trm`; did you mean `unknown-term`?"), ("x", "there is no rule `x`")],
)
def test_a_rule_that_there_is_not_is_a_wrong_call(name: str, told: str) -> None:
    result = run(name)

    assert result.exit_code == 2
    assert told in result.output
