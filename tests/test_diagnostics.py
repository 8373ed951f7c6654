"""A problem is printed as an editor reads it: place, message, the line with a mark, and the remedy."""

import pytest

from caretoolkit import Diagnostic, Severity
from caretoolkit.diagnostics import Span, as_text, counted, has_errors, in_order, summary

ERROR = Diagnostic("a-rule", "a.yml", "this is wrong")
WARNING = Diagnostic("a-rule", "a.yml", "this is odd", severity=Severity.WARNING)


@pytest.mark.parametrize(
    ("count", "nouns", "told"),
    [
        (0, ("file",), "0 files"),
        (1, ("file",), "1 file"),
        (2, ("file",), "2 files"),
        (1, ("address", "addresses"), "1 address"),
        (2, ("address", "addresses"), "2 addresses"),
    ],
)
def test_things_are_counted_in_singular_and_plural(count: int, nouns: tuple[str, ...], told: str) -> None:
    assert counted(count, *nouns) == told


def test_a_problem_is_printed_with_its_line_a_mark_and_the_remedy() -> None:
    found = Diagnostic("unknown-term", "data/a.yml", "`x` is not a term", help="did you mean `y`?").at(
        Span(41, 9, 10), "five_r: x, z"
    )

    assert as_text(found) == (
        "data/a.yml:41:9: error[unknown-term] `x` is not a term\n  41 | five_r: x, z\n     |         ^\n  help: did you mean `y`?"
    )


@pytest.mark.parametrize(
    ("span", "mark"),
    [
        (Span(1, 1, 2), "^"),
        (Span(1, 1, 6), "^^^^^"),
        (Span(1, 5, 7), "    ^^"),
        (Span(1, 5, 10_000), "    ^^^^^^"),
        (Span(1, 11, 12), "          ^"),
        (Span(1, 10, 10), "         ^"),
    ],
)
def test_the_mark_stands_under_the_value_and_ends_with_the_line(span: Span, mark: str) -> None:
    printed = as_text(ERROR.at(span, "title: abc"))

    assert printed.splitlines()[2] == f"    | {mark}"


@pytest.mark.parametrize(
    ("line", "span", "shown", "mark"),
    [
        ("a" * 120, Span(1, 1, 4), "a" * 120, "^^^"),
        ("a" * 200, Span(1, 1, 10_000), "a" * 120 + "…", "^" * 120),
        ("a" * 150 + "X" + "b" * 149, Span(1, 151, 152), "…" + "a" * 39 + "X" + "b" * 79 + "…", " " * 40 + "^"),
        ("a" * 199 + "X", Span(1, 200, 201), "…" + "a" * 118 + "X", " " * 119 + "^"),
    ],
)
def test_of_a_long_line_the_part_around_the_mark_is_shown(line: str, span: Span, shown: str, mark: str) -> None:
    assert as_text(ERROR.at(span, line)).splitlines()[1:] == [f"  1 | {shown}", f"    | {mark}"]


def test_a_file_name_is_printed_on_one_line() -> None:
    assert as_text(Diagnostic("a-rule", "a\n\x1bb.yml", "this is wrong")) == "a\ufffd\ufffdb.yml: error[a-rule] this is wrong"


def test_what_is_not_known_is_left_out() -> None:
    assert as_text(ERROR) == "a.yml: error[a-rule] this is wrong"
    assert as_text(ERROR.at(Span(1, 1, 2), "")) == "a.yml:1:1: error[a-rule] this is wrong"
    assert as_text(WARNING) == "a.yml: warning[a-rule] this is odd"


@pytest.mark.parametrize(
    ("problems", "told"),
    [
        ([], "no problems"),
        ([ERROR], "1 error"),
        ([ERROR, ERROR], "2 errors"),
        ([WARNING], "1 warning"),
        ([WARNING, ERROR, WARNING, ERROR, ERROR], "3 errors, 2 warnings"),
    ],
)
def test_problems_are_counted(problems: list[Diagnostic], told: str) -> None:
    assert summary(problems) == told


@pytest.mark.parametrize(("problems", "expected"), [([], False), ([WARNING], False), ([WARNING, ERROR], True)])
def test_only_errors_keep_a_record_back(problems: list[Diagnostic], *, expected: bool) -> None:
    assert has_errors(problems) == expected


def test_problems_come_by_file_place_rule_and_message() -> None:
    def at(file: str, line: int, column: int, rule: str = "a", message: str = "a") -> Diagnostic:
        return Diagnostic(rule, file, message).at(Span(line, column, column + 1), "")

    expected = [
        at("a", 1, 9),
        at("a", 2, 1),
        at("a", 10, 1, "a"),
        at("a", 10, 1, "b", "a"),
        at("a", 10, 1, "b", "b"),
        at("b", 1, 1),
    ]

    assert list(in_order(reversed(expected))) == expected


def test_a_problem_without_place_comes_first_in_its_file() -> None:
    placed = ERROR.at(Span(1, 1, 2), "")

    assert in_order([placed, ERROR]) == (ERROR, placed)


def test_a_place_is_given_to_a_copy() -> None:
    placed = ERROR.at(Span(3, 4, 5), "a line")

    assert ERROR.span is None
    assert (placed.span, placed.source_line, placed.rule) == (Span(3, 4, 5), "a line", "a-rule")
