"""What may be meant otherwise than it is read is found by the kind of value that stands there."""

import pytest

from caretoolkit import load, validate
from caretoolkit.load.doubts import doubts
from caretoolkit.model.case import Case
from caretoolkit.model.library import Doubts, Piece
from tests.sample import VOUCHERS, Toolkit

CUT = {
    "a title": ("title: Local #1 care", Piece(("title",), "#1 care")),
    "an item of a list": ("summary:\n  key_messages:\n    - One  # two", Piece(("summary", "key_messages", 0), "# two")),
    "a text over two lines": ("title: Local\n  and #1", Piece(("title",), "#1")),
    "a name that is not translated": (
        "sources:\n  s1: {title: A}\n  s2:\n    title: A #2",
        Piece(("sources", "s2", "title"), "#2"),
    ),
}

PLAIN = {
    "a comment behind a term": "status: pilot # for now",
    "a comment behind a number": "resources:\n  time_to_first_service:\n    value: 6 # months",
    "a comment behind a list": "five_r: [reward] # and more",
    "a comment behind quotes": 'title: "Local" # one',
    "a comment behind an empty field": "title: # to be written",
    "a comment behind a key": "summary: # to be written\n  one_line: A",
    "a comment on a line of its own": "title: Local\n# one\nstatus: pilot\n  # two",
    "a sign without a space in front": "title: C#1",
    "a sign in a block of text": "title: >\n  Local #1 care",
    "a sign under a key that is not known": "titel: Local #1 care",
    "a year, a target and a date": "started: 2020.125\nlast_verified: 1.500",
    "a number in a text": "title: 1.500",
    "decimals": "resources: {time_to_first_service: {value: 1.5, low: 0.125, high: 1.2345}}",
    "a number in quotes": "resources: {time_to_first_service: {value: '1.500'}}",
    "what cannot be read": "title: [Local #1",
}


def found(text: str) -> Doubts:
    return doubts(f"{text}\n".encode(), "a.yml", Case)


@pytest.mark.parametrize(("text", "piece"), CUT.values(), ids=CUT)
def test_a_comment_directly_behind_a_text_is_found(text: str, piece: Piece) -> None:
    assert found(text) == Doubts(comments=(piece,))


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_what_is_beyond_doubt_is_passed_over(text: str) -> None:
    assert found(text) == Doubts()


@pytest.mark.parametrize("key", ["value", "low", "high"])
def test_a_point_in_front_of_three_digits_is_found_in_a_figure(key: str) -> None:
    path = ("resources", "time_to_first_service", key)

    assert found(f"resources: {{time_to_first_service: {{{key}: 1.500}}}}") == Doubts(numbers=(Piece(path, "1.500"),))


def test_a_point_in_front_of_three_digits_is_found_in_an_amount() -> None:
    path = ("resources", "costs", 0, "amount")

    assert found("resources:\n  costs:\n    - amount: 12.345") == Doubts(numbers=(Piece(path, "12.345"),))


def test_doubts_of_a_record_that_is_faulty_elsewhere_are_told_with_their_places(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "title: ", "title: Local #1 ")
    toolkit.edit(VOUCHERS, "status: pilot", "short_title: [A]\nstatus: pilot")

    loaded = load.library(toolkit.folder)
    told = load.locate(validate.check(loaded.library, rests=loaded.rests).diagnostics, toolkit.folder)

    assert [(each.rule, each.source_line[each.span.column - 1 :][:2]) for each in told if each.span] == [
        ("unquoted-number-sign", "#1")
    ]
