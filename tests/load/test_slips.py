"""A slip in YAML is told where its author made it, in words that say what to do."""

import pytest

from caretoolkit.diagnostics import Diagnostic
from caretoolkit.load.yaml_reader import UnreadableError, read_mapping

IN_QUOTES = "put the whole value in quotes"
OTHER_QUOTES = "put the whole value in quotes of the other kind, `'` or `\"`"
QUOTE = ("unclosed-quote", "a quote is opened and not closed", "close the quote")
NO_COLON = ("missing-colon", "a key is not followed by a colon and a space", "write `key: value`")
COLON = ("unquoted-colon", "a colon followed by a space stands inside a value", IN_QUOTES)
TAB = ("tab", "the line is indented with a tab", "indent with spaces")
TAB_OUTSIDE = ("tab", "a tab stands outside of quotes", "write a space in its place; put a text that holds a tab in quotes")
AFTER_QUOTE = ("text-after-value", "the value goes on after its closing quote", OTHER_QUOTES)
AFTER_BRACKET = ("text-after-value", "the value goes on after its closing bracket", IN_QUOTES)
BACKTICK = ("unquoted-character", "a value starts with a backtick, which YAML keeps for itself", "put the value in quotes")
SPACE = ("missing-space", "a dash is not followed by a space", "write a space after the dash of each item: `- item`")
DASH = (
    "indentation",
    "the line stands below a list and is no item of it",
    "start it with `- `, or indent it further than the dash above",
)
HARD = (
    "tab",
    "the line is indented with the character U+00A0, which only looks like a space",
    "indent with spaces from the keyboard",
)
WIDE = ("tab", HARD[1].replace("00A0", "3000"), HARD[2])
OUT_OF_LINE = ("indentation", "the line is not in line with its neighbours", "indent all fields of a group alike")
READ_AS_VALUE = (
    "indentation",
    "the line is read as a part of the value above it",
    "indent all fields of a group alike; put a text that holds a colon in quotes",
)


def told(text: str) -> Diagnostic:
    with pytest.raises(UnreadableError) as refused:
        read_mapping(text.encode(), "f.yml")
    (found,) = refused.value.diagnostics
    return found


def starting_with(character: str) -> tuple[str, str, str]:
    message = f"a value starts with `{character}`, which YAML keeps for itself"
    return "unquoted-character", message, "put the value in quotes"


def unclosed(line: int) -> tuple[str, str, str]:
    return "unclosed-bracket", f"a bracket is opened in line {line} and not closed before here", "close the bracket"


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        pytest.param("a: 'open\nb: 1\n", (1, 4), QUOTE, id="a quote never closed"),
        pytest.param('a: "open\nb: "x y"\nc: 1\n', (1, 4), QUOTE, id="a quote closed by that of a later value"),
        pytest.param("a: 'open\nb: don't\n", (1, 4), QUOTE, id="a quote closed by an apostrophe"),
        pytest.param('a:\n  - "open\n  - "two"\n', (2, 5), QUOTE, id="a quote in a list"),
        pytest.param('a: {b: "open, c: d}\ne: "f"\n', (1, 8), QUOTE, id="a quote in brackets"),
        pytest.param('a: 1\n"b\nc: "d"\n', (2, 1), QUOTE, id="a quote before a key"),
        pytest.param("a: 'it's here'\nb: 2\n", (1, 8), AFTER_QUOTE, id="an apostrophe in single quotes"),
        pytest.param('a: "she said "no""\n', (1, 15), AFTER_QUOTE, id="quotes in quotes"),
        pytest.param('a: "Home" visits\n', (1, 11), AFTER_QUOTE, id="a text behind a quote"),
        pytest.param("a: [Home] visits\n", (1, 11), AFTER_BRACKET, id="a text behind a bracket"),
        pytest.param("a: [b]]\n", (1, 7), AFTER_BRACKET, id="a bracket too many"),
        pytest.param("title Care\nlanguage: en\n", (1, 1), NO_COLON, id="the first key without a colon"),
        pytest.param("a:\n  one_line A\n  brief: b\n", (2, 3), NO_COLON, id="the first key of a group without a colon"),
        pytest.param("a:\n  - fact A\n    sources: [s]\n", (2, 5), NO_COLON, id="the first key of an item without a colon"),
        pytest.param("a: 1\nb:1\nc: 2\n", (2, 1), NO_COLON, id="a colon without a space"),
        pytest.param("a: 1\nb\n", (2, 1), NO_COLON, id="the last key without a colon"),
        pytest.param("a: “b: c”\n", (1, 6), COLON, id="a colon in typographic quotes"),
        pytest.param("a: [b: c: d]\n", (1, 9), COLON, id="a colon in a list in brackets"),
        pytest.param("a:\n  Some text\n  goes: on\n", (3, 7), COLON, id="a colon in a text of several lines"),
        pytest.param("a: b\n  c: d\n", (2, 3), READ_AS_VALUE, id="a key that is indented too far"),
        pytest.param("a: b\n   c:\n    - d\n", (2, 4), READ_AS_VALUE, id="a key that stands under a value"),
        pytest.param("  a: 1\nb: 2\n", (2, 1), OUT_OF_LINE, id="a first line that is indented"),
        pytest.param("a: x\n- b\n", (2, 1), OUT_OF_LINE, id="a list behind a value"),
        pytest.param("a:\tb\n", (1, 3), TAB_OUTSIDE, id="a tab after a colon"),
        pytest.param("a: [b,\tc]\n", (1, 7), TAB_OUTSIDE, id="a tab after a comma"),
        pytest.param("a: b\tc\n", (1, 5), TAB_OUTSIDE, id="a tab in a plain text"),
        pytest.param("a: |\t# b\n  c\n", (1, 5), TAB_OUTSIDE, id="a tab behind the sign of a block"),
        pytest.param("a: é # \t\nb: 1\t\n", (2, 5), TAB_OUTSIDE, id="a tab at the end of a line"),
        pytest.param("a: 1\n\tb: 2\n", (2, 1), TAB, id="a tab after a value"),
        pytest.param("é: 1\n\tb: 2\n", (2, 1), TAB, id="a tab after a letter of two bytes"),
        pytest.param("a:\n  b: 1\n  \tc: 2\n", (3, 3), TAB, id="a tab after spaces"),
        pytest.param("a: |\n\tb\n", (2, 1), TAB, id="a tab in a block of text"),
        pytest.param("a: `b` c\n", (1, 4), BACKTICK, id="a backtick"),
        pytest.param("a:\n  -fact: b\n    sources: c\n", (2, 3), SPACE, id="a dash without a space before a key"),
        pytest.param("a:\n  - fact:b\n    sources: c\n", (2, 5), NO_COLON, id="a colon without a space in an item"),
        pytest.param("a:\n  - b\n  c\nd: 1\n", (3, 3), DASH, id="an item without its dash"),
        pytest.param("a:\n\xa0\xa0b: 1\n  c: 2\n", (2, 1), HARD, id="a line indented with hard spaces"),
        pytest.param("a:\n  b: 1\n  \u3000c: 2\n d: 3\n", (3, 3), WIDE, id="a line indented with a wide space"),
        pytest.param("- *a* b\n", (1, 3), starting_with("*"), id="emphasis in a list"),
        pytest.param("a: &amp; b\n", (1, 4), starting_with("&"), id="an entity"),
        pytest.param("a: >50% of all\n", (1, 4), starting_with(">"), id="a sign for more than"),
        pytest.param("a: | b\n", (1, 4), starting_with("|"), id="a bar"),
        pytest.param("a: , b\n", (1, 4), starting_with(","), id="a comma"),
        pytest.param("a: ? b\n", (1, 4), starting_with("?"), id="a question mark"),
        pytest.param("a: 1\n%b: 2\n", (2, 1), starting_with("%"), id="a percent sign at the start of a line"),
        pytest.param("a: !e!b c\n", (1, 4), starting_with("!"), id="an exclamation mark"),
        pytest.param("a: [1,\n  2\nb: 3\n", (3, 2), unclosed(1), id="a bracket closed nowhere"),
        pytest.param("a: 1\nb: {c: 1]\n", (2, 9), unclosed(2), id="a bracket closed by another"),
    ],
)
def test_a_slip_is_told_with_its_place_and_remedy(text: str, place: tuple[int, int], said: tuple[str, str, str]) -> None:
    found = told(text)

    assert found.span
    assert (found.span.line, found.span.column) == place
    assert (found.rule, found.message, found.help) == said


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ("a: - b\n", (1, 4), "indentation"),
        ("a:\n  - b\n  c: d\n", (3, 3), "indentation"),
        ('a: "C:\\data"\n', (1, 7), "unknown-escape"),
        ("a: [1,,2]\n", (1, 7), "missing-value"),
        ("a: 1\n...\nb: 2\n", (3, 1), "several-documents"),
    ],
)
def test_a_rarer_slip_is_told_with_its_place(text: str, place: tuple[int, int], rule: str) -> None:
    found = told(text)

    assert found.span
    assert (found.rule, (found.span.line, found.span.column)) == (rule, place)
    assert found.help


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [("a: \x00", (1, 4), "U+0000"), ("é: 1\nñ: b\x0bc\n", (2, 5), "U+000B"), ("a: 1\r\nb: \uffff\n", (2, 4), "U+FFFF")],
)
def test_a_character_that_is_not_read_is_named(text: str, place: tuple[int, int], code: str) -> None:
    found = told(text)

    assert found.span
    assert (found.span.line, found.span.column) == place
    assert found.message == f"the text holds the character {code}, which is not read"


@pytest.mark.parametrize(("text", "sign"), [("a: *b c\n", "*"), ("a: &b c\n", "&")])
def test_an_anchor_is_named_as_it_is_written(text: str, sign: str) -> None:
    assert told(text).message == f"`{sign}b` is read as an anchor or alias, which are not used here"
