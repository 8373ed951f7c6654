"""YAML is read as its authors mean it, and whatever cannot be read is said with its place."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caretoolkit.diagnostics import Diagnostic, Span
from caretoolkit.load.yaml_reader import MAX_BYTES, MAX_DEPTH, UnreadableError, read_mapping


def refusals(data: str | bytes) -> tuple[Diagnostic, ...]:
    with pytest.raises(UnreadableError) as refused:
        read_mapping(data if isinstance(data, bytes) else data.encode(), "f.yml")
    return refused.value.diagnostics


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("No", "No"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("n", "n"),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("tRUE", "tRUE"),
        ("false", False),
        ("False", False),
        ("FALSE", False),
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("nULL", "nULL"),
        ("0", 0),
        ("12", 12),
        ("012", 12),
        ("-5", -5),
        ("+5", 5),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("999999999999999999", 999999999999999999),
        ("1.5", 1.5),
        ("1.", 1.0),
        (".5", 0.5),
        ("-.5", -0.5),
        ("1e3", 1000.0),
        ("1.5E-3", 0.0015),
        ("1e", "1e"),
        ("1e999", "1e999"),
        (".", "."),
        ("+", "+"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("0x1F", "0x1F"),
        ("0o14", "0o14"),
        ("0b1", "0b1"),
        ("2020-10", "2020-10"),
        ("2020-10-15", "2020-10-15"),
        ("2020-10-15T12:30:00Z", "2020-10-15T12:30:00Z"),
        ("12:30", "12:30"),
        ("12:30:00", "12:30:00"),
        ("1.2.3", "1.2.3"),
        ("٢", "٢"),
        ("²", "²"),
        ("=", "="),
        ("https://example.org/#a", "https://example.org/#a"),
        ("a # comment", "a"),
        ("'no'", "no"),
        ("'12'", "12"),
        ('"true"', "true"),
        ('""', ""),
        ("'null'", "null"),
        ("[no, 12, ~]", ("no", 12, None)),
        ("{b: off}", {"b": "off"}),
        (">-\n  one\n  two\n\n  three", "one two\nthree"),
        ("|\n  12", "12\n"),
    ],
)
def test_a_scalar_means_what_it_looks_like(written: str, meant: Any) -> None:
    read = read_mapping(f"a: {written}\n".encode(), "f.yml")["a"]

    assert read == meant
    assert type(read) is type(meant)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa: 1", b"a: 1\r\n", b"---\na: 1\n...\n", b"# first\na: 1"])
def test_a_byte_order_mark_line_ends_and_markers_do_no_harm(data: bytes) -> None:
    assert read_mapping(data, "f.yml") == {"a": 1}


def test_a_key_is_a_text_whatever_it_looks_like() -> None:
    read = read_mapping(b"no: 1\n2020: 2\ntrue: 3", "f.yml")

    assert read == {"no": 1, "2020": 2, "true": 3}


@pytest.mark.parametrize(
    ("data", "rule", "span"),
    [
        ("", "unreadable-yaml", Span(1, 1, 2)),
        ("# nothing\n", "unreadable-yaml", Span(1, 1, 2)),
        ("- a\n- b\n", "unreadable-yaml", Span(1, 1, 2)),
        ("just words\n", "unreadable-yaml", Span(1, 1, 2)),
        ("a: 1\nb: 2\na: 3\n", "doubled-key", Span(3, 1, 2)),
        ("a: {b: 1, b: 2}\n", "doubled-key", Span(1, 11, 12)),
        ("a: &x 1\nb: 2\n", "anchor", Span(1, 4, 6)),
        ("a: 1\nb: *x\n", "anchor", Span(2, 4, 6)),
        ("a: [&long 1]\n", "anchor", Span(1, 5, 10)),
        ("a:\n  <<: {b: 1}\n", "merge-key", Span(2, 3, 5)),
        ("a: !!str 5\n", "tag", Span(1, 4, 11)),
        ("a: !thing {b: 1}\n", "tag", Span(1, 4, 17)),
        ("a:\n- b\n\t- c\n", "tab", Span(3, 1, 2)),
        ("a: b: c\n", "unquoted-colon", Span(1, 5, 6)),
        ("a: 1\nb: one: two\n", "unquoted-colon", Span(2, 7, 8)),
        ("a: @b\n", "unquoted-character", Span(1, 4, 5)),
        ("a: %b\n", "unquoted-character", Span(1, 4, 5)),
        ("a: `b`\n", "unquoted-character", Span(1, 4, 5)),
        ("a:\n  - b\n c: d\n", "indentation", Span(3, 2, 3)),
        ("a:\n   b: 1\n  c: 2\n", "indentation", Span(3, 3, 4)),
        ("a: 1\n---\nb: 2\n", "several-documents", Span(2, 1, 2)),
        ("? [a]\n: b\n", "unreadable-yaml", Span(1, 3, 6)),
        ("{a: b}: c\n", "unreadable-yaml", Span(1, 1, 7)),
        ("a: [1, 2\nb: 3\n", "unclosed-bracket", Span(2, 2, 3)),
        (b"a: ok\nb: caf\xe9\n", "not-utf-8", Span(2, 7, 8)),
        ("é: ñ\nb: ".encode() + b"\xff", "not-utf-8", Span(2, 4, 5)),
        ("a: b".encode("utf-16"), "not-utf-8", Span(1, 1, 2)),
    ],
)
def test_what_is_not_read_is_refused_with_its_place(data: str | bytes, rule: str, span: Span) -> None:
    found = refusals(data)

    assert [(each.rule, each.span) for each in found] == [(rule, span)]


@pytest.mark.parametrize(
    ("data", "rule", "span"),
    [
        pytest.param('a: 1\nb: "open\nc: 3\n', "unclosed-quote", Span(2, 4, 5), id="the quote that is opened"),
        pytest.param("a: 1\nb\nc: 3\n", "missing-colon", Span(2, 1, 2), id="the key without a colon"),
        pytest.param("a:\n\tb: 1\n", "tab", Span(2, 1, 2), id="a tab under a key"),
        pytest.param("a: 1\nb: \x01\n", "unreadable-yaml", Span(2, 4, 5), id="a control character"),
        pytest.param("a: **bold** words\n", "unquoted-character", Span(1, 4, 5), id="bold at the start of a value"),
        pytest.param("a: *emphasis* first\n", "unquoted-character", Span(1, 4, 5), id="emphasis at the start of a value"),
    ],
)
def test_a_slip_is_told_where_it_was_made(data: str, rule: str, span: Span) -> None:
    found = refusals(data)

    assert [(each.rule, each.span) for each in found] == [(rule, span)]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param('a: {"k":&x {"p":1}, "l":{"m":*x}}', id="after the colon of a quoted key"),
        pytest.param("a: {?&x b: 1}", id="after a question mark"),
    ],
)
def test_an_anchor_without_space_before_it_is_refused(data: str) -> None:
    assert [found.rule for found in refusals(data)] == ["anchor"]


@pytest.mark.parametrize("data", ["!!int a: 1", "a: !<plain> 5"])
def test_every_tag_is_refused(data: str) -> None:
    assert [found.rule for found in refusals(data)] == ["tag"]


@pytest.mark.parametrize("text", ["x**2", "a *b* c", "R&D", "a & b", "2 * 3", "'*b*'", '"&b"'])
def test_stars_and_ampersands_inside_a_text_are_not_anchors(text: str) -> None:
    read = read_mapping(f"a: {text}\n".encode(), "f.yml")

    assert read["a"] == text.strip("'\"")


def test_every_doubled_key_tag_and_merge_key_is_told_at_once() -> None:
    found = refusals("a: !x 1\nb: 2\nb: 3\nc: {<<: {d: 1}}\nb: 4\n")

    assert [each.rule for each in found] == ["tag", "doubled-key", "merge-key", "doubled-key"]
    assert found[1].message == "`b` is here a second time; it stands in line 2 already"


def test_a_file_of_the_largest_size_is_read() -> None:
    data = b"a: " + b"x" * (MAX_BYTES - 3)

    read = read_mapping(data, "f.yml")

    assert len(data) == MAX_BYTES
    assert len(read["a"]) == MAX_BYTES - 3


def test_a_file_beyond_the_largest_size_is_refused() -> None:
    found = refusals(b"a: " + b"x" * (MAX_BYTES - 2))

    assert [each.rule for each in found] == ["file-too-large"]
    assert found[0].message == "the file has 1,000,001 bytes; the limit is 1,000,000"


def test_lists_are_read_to_the_greatest_depth() -> None:
    read = read_mapping(f"a: {'[' * (MAX_DEPTH - 1)}1{']' * (MAX_DEPTH - 1)}".encode(), "f.yml")

    assert str(read["a"]).count("(") == MAX_DEPTH - 1


@pytest.mark.parametrize(
    "data",
    [
        f"a: {'[' * MAX_DEPTH}1{']' * MAX_DEPTH}",
        "\n".join(f"{' ' * level}a:" for level in range(MAX_DEPTH + 2)),
        "\n".join(f"{' ' * level}a:" for level in range(99)),
        "[" * 100_000,
        "{" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "a: " + "[{b: " * 100_000,
        "a: " + "[" * 900 + "]" * 900,
    ],
    ids=lambda data: f"{data[:12]!r} of {len(data)}",
)
def test_whatever_stands_too_deep_is_refused(data: str) -> None:
    found = refusals(data)

    assert {each.rule for each in found} == {"nesting-too-deep"}


@pytest.mark.parametrize("data", ["a: [", "a: " + "[" * 900, "a: {b: " * 3])
def test_brackets_that_are_never_closed_are_refused(data: str) -> None:
    assert len(refusals(data)) == 1


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_arbitrary_bytes_are_read_or_refused(data: bytes) -> None:
    assert _outcome(data) in {"read", "refused"}


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_arbitrary_text_is_read_or_refused(text: str) -> None:
    assert _outcome(text.encode("utf-8", "surrogatepass")) in {"read", "refused"}


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                ": ",
                "- ",
                "\n",
                "  ",
                "[",
                "]",
                "{",
                "}",
                ",",
                "'",
                '"',
                "&a",
                "*a",
                "!t",
                "|",
                ">",
                "#",
                "?",
                "\t",
                "<<",
                "~",
            ]
        )
    )
)
@settings(max_examples=500, deadline=None)
def test_arbitrary_yaml_is_read_or_refused(tokens: list[str]) -> None:
    assert _outcome("".join(tokens).encode()) in {"read", "refused"}


def _outcome(data: bytes) -> str:
    try:
        read = read_mapping(data, "f.yml")
    except UnreadableError as refused:
        return "refused" if all(found.message and found.span for found in refused.diagnostics) else "refused without a word"
    assert isinstance(read, dict)
    return "read"


@pytest.mark.parametrize("text", ['a: "b\tc"\n', "a: |\n  b:\tc\n", "a: b # c\td\n", "# a\tb\na: b\n"])
def test_a_tab_in_quotes_in_a_block_or_in_a_comment_is_read(text: str) -> None:
    assert list(read_mapping(text.encode(), "f.yml")) == ["a"]
