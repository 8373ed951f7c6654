"""A problem is placed where an editor has to look: at the key, the value, or the part that should hold what is missing."""

import pytest

from caretoolkit.diagnostics import Diagnostic, Span
from caretoolkit.load.source_map import located

TEXT = """\
title: Care blocks
summary:
  one_line: A line
  key_messages:
    - One
    - two words
results:
  - metric: Reached
    value: {value: 5, unit: people}
  - metric: Rested
    note: >-
      several
      lines
sources:
  s1: {title: A}
ünïcode: ñandú
"""


def place(path: tuple[str | int, ...], text: str = TEXT, *, on_key: bool = False) -> tuple[int, int, int, str]:
    diagnostic = Diagnostic("a-rule", "f.yml", "a message", path=path, on_key=on_key)
    found = next(located([diagnostic], lambda _: text.encode()))
    assert found.span
    return found.span.line, found.span.column, found.span.end_column, found.source_line


@pytest.mark.parametrize(
    ("path", "line", "column", "end_column"),
    [
        (("title",), 1, 8, 19),
        (("summary", "one_line"), 3, 13, 19),
        (("summary", "key_messages", 1), 6, 7, 16),
        (("results", 0, "metric"), 8, 13, 20),
        (("results", 0, "value", "unit"), 9, 29, 35),
        (("results", 1, "note"), 11, 11, 10_000),
        (("sources", "s1", "title"), 15, 15, 16),
        (("ünïcode",), 16, 10, 15),
    ],
)
def test_a_value_is_marked_from_its_start_to_its_end(
    path: tuple[str | int, ...], line: int, column: int, end_column: int
) -> None:
    assert place(path)[:3] == (line, column, end_column)


@pytest.mark.parametrize(
    ("path", "line", "column", "end_column"),
    [
        (("title",), 1, 1, 6),
        (("summary", "one_line"), 3, 3, 11),
        (("sources", "s1"), 15, 3, 5),
        (("results", 0, "value", "unit"), 9, 23, 27),
    ],
)
def test_a_problem_of_a_key_is_marked_at_the_key(path: tuple[str | int, ...], line: int, column: int, end_column: int) -> None:
    assert place(path, on_key=True)[:3] == (line, column, end_column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("summary",), 2, 1),
        (("summary", "key_messages"), 4, 3),
        (("results", 0, "value"), 9, 5),
        (("sources", "s1"), 15, 3),
    ],
)
def test_a_group_is_marked_at_its_key(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert place(path)[:2] == (line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("city",), 1, 1),
        (("summary", "brief"), 2, 1),
        (("summary", "brief", 3, "x"), 2, 1),
        (("results", 1, "value"), 10, 5),
        (("results", 5), 7, 1),
        (("title", "x"), 1, 8),
    ],
)
def test_what_is_missing_is_marked_at_the_part_that_should_hold_it(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert place(path)[:2] == (line, column)


def test_the_line_is_given_with_the_place() -> None:
    assert place(("summary", "one_line"))[3] == "  one_line: A line"


def test_a_place_that_is_known_already_is_kept() -> None:
    diagnostic = Diagnostic("a-rule", "f.yml", "a message", path=("title",), span=Span(3, 1, 5))

    found = next(located([diagnostic], lambda _: TEXT.encode()))

    assert found.span == Span(3, 1, 5)
    assert found.source_line == "  one_line: A line"


@pytest.mark.parametrize("text", ["", "a: [", "- a\n", "\x00"])
def test_a_file_that_cannot_be_read_is_marked_at_its_start(text: str) -> None:
    assert place(("title",), text)[:3] == (1, 1, 2)


def test_a_file_that_is_gone_is_marked_at_its_start_without_a_line() -> None:
    def read(file: str) -> bytes:
        raise FileNotFoundError(file)

    found = next(located([Diagnostic("a-rule", "f.yml", "a message", path=("title",))], read))

    assert found.span == Span(1, 1, 2)
    assert found.source_line == ""


def test_a_file_is_read_once_for_all_its_problems() -> None:
    reads = []
    problems = [Diagnostic("a-rule", "f.yml", "a message", path=(key,)) for key in ("title", "summary", "results")]

    found = list(located(problems, lambda file: reads.append(file) or TEXT.encode()))

    assert reads == ["f.yml"]
    assert [each.span.line for each in found if each.span] == [1, 2, 7]
