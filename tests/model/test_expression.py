"""An expression is read by its grammar or refused at its column, and comes to a number or to a gap that says why."""

import math
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caretoolkit.model.expression import (
    DEEPEST,
    LARGEST,
    LONGEST,
    Call,
    Constant,
    ExpressionError,
    Figure,
    Gap,
    Reference,
    Tree,
    evaluate,
    names,
    parse,
)


def result(expression: str, **figures: Figure | None) -> Figure:
    return evaluate(parse(expression), figures)


@pytest.mark.parametrize(
    ("expression", "tree"),
    [
        ("5", Constant(5)),
        ("0.5", Constant(0.5)),
        ("007", Constant(7)),
        ("new_places2", Reference("new_places2")),
        ("minimum", Reference("minimum")),
        ("(a)", Reference("a")),
        ("-a", Call("-", (Constant(0), Reference("a")))),
        ("a-1", Call("-", (Reference("a"), Constant(1)))),
        ("a + b * c", Call("+", (Reference("a"), Call("*", (Reference("b"), Reference("c")))))),
        ("a - b - c", Call("-", (Call("-", (Reference("a"), Reference("b"))), Reference("c")))),
        ("a / b * c", Call("*", (Call("/", (Reference("a"), Reference("b"))), Reference("c")))),
        ("a < b + c", Call("<", (Reference("a"), Call("+", (Reference("b"), Reference("c")))))),
        ("a<=b", Call("<=", (Reference("a"), Reference("b")))),
        ("(a < b) > c", Call(">", (Call("<", (Reference("a"), Reference("b"))), Reference("c")))),
        ("max(0, a, b)", Call("max", (Constant(0), Reference("a"), Reference("b")))),
        ("if(a > 0, b, -1)", Call("if", (Call(">", (Reference("a"), Constant(0))), Reference("b"), parse("-1")))),
        (" \n\tround\n( a ) ", Call("round", (Reference("a"),))),
    ],
)
def test_an_expression_is_read_by_its_grammar(expression: str, tree: Tree) -> None:
    assert parse(expression) == tree


@pytest.mark.parametrize(
    ("expression", "column", "message"),
    [
        ("", 1, "the expression ends there; a number, a name or `(` is expected"),
        ("  ", 3, "the expression ends there; a number, a name or `(` is expected"),
        ("a +", 4, "the expression ends there; a number, a name or `(` is expected"),
        ("a + * b", 5, "`*` stands there; a number, a name or `(` is expected"),
        ("+ a", 1, "`+` stands there; a number, a name or `(` is expected"),
        (".5", 1, "`.` stands there; a number, a name or `(` is expected"),
        ("_a", 1, "`_` stands there; a number, a name or `(` is expected"),
        ("é", 1, "`é` stands there; a number, a name or `(` is expected"),
        ("٣", 1, "`٣` stands there; a number, a name or `(` is expected"),
        ("a b", 3, "`b` stands there; an operator or the end is expected"),
        ("a = b", 3, "`=` stands there; an operator or the end is expected"),
        ("2a", 2, "`a` stands there; an operator or the end is expected"),
        ("1e5", 2, "`e5` stands there; an operator or the end is expected"),
        ("1.", 2, "`.` stands there; an operator or the end is expected"),
        ("1,5", 2, "`,` stands there; an operator or the end is expected"),
        ("a ** b", 4, "`*` stands there; a number, a name or `(` is expected"),
        ("a × b", 3, "`×` stands there; an operator or the end is expected"),
        ("a\u00a0", 2, "`\u00a0` stands there; an operator or the end is expected"),
        ("a)", 2, "`)` stands there; an operator or the end is expected"),
        ("(a", 3, "the expression ends there; an operator or `)` is expected"),
        ("(a, b)", 3, "`,` stands there; an operator or `)` is expected"),
        ("a < b < c", 7, "`<` stands there; no second comparison is expected"),
        ("min", 4, "the expression ends there; `(` is expected"),
        ("round + 1", 7, "`+` stands there; `(` is expected"),
        ("max()", 5, "`)` stands there; a number, a name or `(` is expected"),
        ("max(a b)", 7, "`b` stands there; `,` or `)` is expected"),
        ("1 + max(a)", 5, "`max` takes 2 or more values; it is given 1"),
        ("if(a, b)", 1, "`if` takes 3 values; it is given 2"),
        ("round(a, 1)", 1, "`round` takes 1 value; it is given 2"),
        ("1 + sqrt(a)", 5, "there is no function `sqrt`"),
        ("1 + 10000000000000000000", 5, "the number is larger than 1000000000000000000"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_column(expression: str, column: int, message: str) -> None:
    with pytest.raises(ExpressionError) as told:
        parse(expression)

    assert (told.value.column, told.value.message) == (column, message)
    assert str(told.value) == message


def test_an_expression_may_be_as_long_as_the_limit() -> None:
    longest = "1+" * (LONGEST // 2 - 1) + "10"

    assert len(longest) == LONGEST
    assert result(longest) == LONGEST // 2 - 1 + 10


def test_a_longer_expression_is_told_where_the_limit_is() -> None:
    with pytest.raises(ExpressionError, match="there are 501 characters; the limit is 500") as told:
        parse("a" * (LONGEST + 1))

    assert told.value.column == LONGEST + 1


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("-", ""), ("round(", ")")])
def test_parts_may_stand_inside_each_other_as_deep_as_the_limit(opening: str, closing: str) -> None:
    assert result(opening * DEEPEST + "0" + closing * DEEPEST) == 0

    with pytest.raises(ExpressionError, match="more than 50 parts stand inside each other here") as told:
        parse(opening * (DEEPEST + 1) + "0" + closing * (DEEPEST + 1))

    assert told.value.column == len(opening) * (DEEPEST + 1) + 1


def test_the_names_of_the_longest_expressions_are_found() -> None:
    assert names(parse("a/" * (LONGEST // 2 - 1) + "bc")) == ("a", "bc")


def test_names_are_given_once_in_their_order() -> None:
    assert names(parse("if(c > 0, max(a, b) / c, a) * 2")) == ("c", "a", "b")


@pytest.mark.parametrize(
    ("expression", "number"),
    [
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("10 - 4 - 3", 3),
        ("100 / 10 / 5", 2),
        ("7 / 2", 3.5),
        ("-2 * -3", 6),
        ("2 - -3", 5),
        ("--2", 2),
        ("min(3, -1, 2)", -1),
        ("max(3, 1 + 4)", 5),
        ("1 < 2", 1),
        ("2 < 2", 0),
        ("2 <= 2", 1),
        ("3 > 2", 1),
        ("2 >= 3", 0),
        ("2 == 2", 1),
        ("2 != 2", 0),
        ("(3 > 2) + (2 > 3)", 1),
        ("if(2 > 1, 10, 20)", 10),
        ("if(0, 10, 20)", 20),
        ("if(-0.5, 10, 20)", 10),
    ],
)
def test_an_expression_comes_to_its_number(expression: str, number: float) -> None:
    assert result(expression) == number


@pytest.mark.parametrize(
    ("expression", "number"),
    [
        ("round(2.4)", 2),
        ("round(2.5)", 3),
        ("round(3.5)", 4),
        ("round(0.5)", 1),
        ("round(-0.5)", -1),
        ("round(-2.4)", -2),
        ("round(-2.5)", -3),
        ("round(100 * 0.285)", 29),
        ("round(100 * 1.005)", 101),
        ("round(2.4999999)", 2),
        ("round(999999999999999999)", LARGEST),
        ("round(4503599627370497)", 4503599627370497),
        ("round(10 * 2.25) / 10", 2.3),
    ],
)
def test_a_number_is_rounded_as_a_reader_expects_halves_away_from_zero(expression: str, number: float) -> None:
    assert result(expression) == number


@pytest.mark.parametrize("expression", ["0.1 + 0.2 == 0.3", "0.1 + 0.2 <= 0.3", "1 - 0.9 >= 0.1", "0 == 0.0000000009"])
def test_numbers_that_only_a_computer_tells_apart_are_equal(expression: str) -> None:
    assert result(expression) == 1


@pytest.mark.parametrize("expression", ["0.1 + 0.2 != 0.3", "0.1 + 0.2 > 0.3", "1 - 0.9 < 0.1", "0.000000002 == 0"])
def test_numbers_that_a_reader_tells_apart_are_not_equal(expression: str) -> None:
    assert result(expression) == 0


@pytest.mark.parametrize(
    ("expression", "gap"),
    [
        ("1 / 0", Gap("division-by-zero")),
        ("a / (b - b)", Gap("division-by-zero")),
        ("0 / 0", Gap("division-by-zero")),
        ("nothing", Gap("missing", "nothing")),
        ("left_out + 1", Gap("missing", "left_out")),
        ("a > nothing", Gap("missing", "nothing")),
        ("max(a, nothing)", Gap("missing", "nothing")),
        ("if(nothing, 1, 2)", Gap("missing", "nothing")),
        ("if(a, 1 / 0, 2)", Gap("division-by-zero")),
        ("first_gap + nothing", Gap("division-by-zero")),
        ("nothing + first_gap", Gap("missing", "nothing")),
        ("0 * (1 / 0)", Gap("division-by-zero")),
        ("a * nothing", Gap("missing", "nothing")),
        ("1000000000 * 1000000001", Gap("too-large")),
        ("0 - 1000000000 * 1000000001", Gap("too-large")),
        ("1 / 0.0000000000000000001", Gap("too-large")),
    ],
)
def test_what_comes_to_no_number_is_a_gap_that_says_why(expression: str, gap: Gap) -> None:
    assert result(expression, a=4.0, b=2.0, left_out=None, first_gap=Gap("division-by-zero")) == gap


@pytest.mark.parametrize("expression", ["if(a > 0, b / a, 7)", "if(a == 0, 7, nothing)", "7 + 0 * nothing", "7 - nothing * a"])
def test_a_gap_that_is_not_needed_leaves_the_number(expression: str) -> None:
    assert result(expression, a=0.0, b=5.0) == 7


@pytest.mark.parametrize("value", [math.inf, -math.inf, 2 * LARGEST, 10**400])
def test_a_figure_that_is_too_large_is_a_gap(value: float) -> None:
    assert result("a", a=value) == Gap("too-large")


def test_a_figure_that_is_not_a_number_is_missing() -> None:
    assert result("a", a=math.nan) == Gap("missing", "a")


@pytest.mark.parametrize("expression", ["-0", "0 * -1", "round(-0.2)", "-a", "min(0, -0)"])
def test_zero_has_no_sign(expression: str) -> None:
    assert str(result(expression, a=0.0)) == "0.0"


PARTS = [
    "a",
    "b",
    "if",
    "min",
    "max",
    "round",
    "(",
    ")",
    ",",
    "+",
    "-",
    "*",
    "/",
    "<",
    "<=",
    "==",
    "=",
    "1",
    "0.5",
    "9e",
    ".",
    " ",
    "é",
    "\n",
]
FIGURES = st.one_of(st.none(), st.floats(), st.integers(), st.just(10**400), st.just(Gap("division-by-zero")))


ARITHMETIC = st.recursive(
    st.sampled_from(["2.0", "0.25", "7.0", "0.1"]),
    lambda part: st.one_of(
        st.tuples(part, st.sampled_from("+-*"), part).map(" ".join), part.map("({})".format), part.map("-{}".format)
    ),
    max_leaves=12,
)
SOUND = st.recursive(
    st.sampled_from(["a", "b", "c", "0", "0.25", "3", "1000000000000000000"]),
    lambda part: st.one_of(
        st.tuples(part, st.sampled_from("+-*/"), part).map(" ".join),
        st.tuples(part, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), part).map(" ".join).map("({})".format),
        st.lists(part, min_size=2, max_size=3).map(", ".join).map("max({})".format),
        st.tuples(part, part, part).map(", ".join).map("if({})".format),
        part.map("round({})".format),
        part.map("-({})".format),
    ),
    max_leaves=8,
)
"""Expressions that the grammar allows, well within its limits."""


@given(st.text() | st.lists(st.sampled_from(PARTS)).map("".join))
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_or_refused_at_a_column_within_it(text: str) -> None:
    assert _column_of_error(text) in range(len(text) + 2)


def _column_of_error(text: str) -> int:
    """Return the column where a text cannot be read, or 0."""
    try:
        parse(text)
    except ExpressionError as error:
        return error.column
    return 0


@given(SOUND, st.fixed_dictionaries({}, optional={"a": FIGURES, "b": FIGURES, "c": FIGURES}))
@settings(max_examples=500, deadline=None)
def test_any_expression_comes_to_a_number_within_the_limits_or_to_a_gap(
    expression: str, figures: dict[str, Figure | None]
) -> None:
    found = result(expression, **figures)

    assert isinstance(found, Gap) or -LARGEST <= found <= LARGEST


@given(ARITHMETIC)
@settings(max_examples=300, deadline=None)
def test_signs_bind_as_they_do_everywhere(expression: str) -> None:
    assert result(expression) == eval(expression)


@given(st.decimals(-(10**6), 10**6, places=4))
@settings(max_examples=300, deadline=None)
def test_any_number_as_it_is_written_is_rounded_half_away_from_zero(number: Decimal) -> None:
    assert result(f"round({number:f})") == number.quantize(Decimal(1), ROUND_HALF_UP)
