"""One deliberately broken toolkit, held against its complete printed report.

After a wording has changed on purpose, print the report anew and read what has changed:
`python -m tests.golden.test_broken > tests/golden/broken/report.txt`.
"""

import re
import sys
from pathlib import Path

import pytest

from caretoolkit import Compiled, compile_toolkit
from caretoolkit.diagnostics import as_text, summary
from tests.sample import pages

BROKEN = Path(__file__).parent / "broken"
LEFT = re.compile(r"`[^`]*`")


def report(compiled: Compiled) -> str:
    """Return everything that is printed of a toolkit's problems."""
    return "\n\n".join([*map(as_text, compiled.diagnostics), summary(compiled.diagnostics)]) + "\n"


@pytest.fixture(scope="module")
def broken() -> Compiled:
    """Return the broken toolkit, compiled."""
    return compile_toolkit(BROKEN / "toolkit_data")


def test_the_broken_toolkit_gives_its_report(broken: Compiled) -> None:
    assert report(broken) == (BROKEN / "report.txt").read_text(encoding="utf-8")


def test_what_is_not_broken_is_compiled(broken: Compiled) -> None:
    assert pages(broken)


def test_every_message_begins_small_and_ends_without_a_stop(broken: Compiled) -> None:
    said = [text for found in broken.diagnostics for text in (found.message, found.help) if text]

    assert [text for text in said if text[0].isupper() or text.endswith(".")] == []


def test_no_message_blames_or_speaks_of_the_program(broken: Compiled) -> None:
    unkind = re.compile(
        r"\b(invalid|illegal|bad|wrong|please|must|should|error|failed|sorry|str|int|float|bool|dict|tuple|mapping|None|NoneType|scalar|token)\b"
    )
    said = [LEFT.sub("", f"{found.message} {found.help}") for found in broken.diagnostics]

    assert [text for text in said if unkind.search(text)] == []


def test_every_problem_has_its_place(broken: Compiled) -> None:
    assert [found for found in broken.diagnostics if not found.span] == []


def test_every_problem_is_told_with_its_line(broken: Compiled) -> None:
    untold = [found.file for found in broken.diagnostics if not found.source_line]

    assert untold == ["toolkit_data/cases/empty.yml"]


def test_every_problem_has_a_remedy(broken: Compiled) -> None:
    assert [found for found in broken.diagnostics if not found.help] == []


if __name__ == "__main__":
    sys.stdout.write(report(compile_toolkit(BROKEN / "toolkit_data")))
