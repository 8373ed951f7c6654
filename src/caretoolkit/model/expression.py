"""The expressions of calculators: how one is written, how it is read, and what it comes to.

It knows nothing of tools or files, so that a twin in another language can be written from this page alone.

    expression = sum, [ comparison, sum ] ;
    comparison = "<" | "<=" | ">" | ">=" | "==" | "!=" ;
    sum        = product, { ( "+" | "-" ), product } ;
    product    = factor, { ( "*" | "/" ), factor } ;
    factor     = "-", factor | number | name | call | "(", expression, ")" ;
    call       = function, "(", expression, { ",", expression }, ")" ;
    function   = "if" | "max" | "min" | "round" ;
    number     = digit, { digit }, [ ".", digit, { digit } ] ;
    name       = letter, { letter | digit | "_" } ;

Letters are `a` to `z` and `A` to `Z`, digits `0` to `9`; a function's name is no name. Spaces, tabs and line breaks may
stand between the parts. `if` takes three values, `round` one, `max` and `min` two or more. An expression has at most
500 characters; parentheses, calls and minus signs are at most 50 deep; no number is larger than 10 to the power of 18.

Numbers are doubles (IEEE 754), and signs of one kind are worked out from the left.
- A comparison is 1 where it holds and 0 where it does not. `if(a, b, c)` is `c` where `a` is 0, and otherwise `b`; only
  the one that is chosen is worked out.
- Two numbers less than a billionth apart count as equal, because 0.1 + 0.2 is not quite 0.3 to a computer.
- `round` gives a whole number, halves away from zero: 2.5 becomes 3, and -2.5 becomes -3. What lies less than a
  billionth below a half counts as a half.
- A division by zero, a name without a value, and a number that is too large are gaps. What needs a gap is that same gap,
  the first from the left; only 0 times a missing number is 0, because it is 0 whatever the number may be.
"""

import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

LONGEST = 500
"""The most characters that an expression has."""

DEEPEST = 50
"""How many parentheses, calls and minus signs may stand inside each other."""

LARGEST = 1e18
"""The largest number, in either direction."""

FUNCTIONS: Mapping[str, tuple[int, int]] = {"if": (3, 3), "max": (2, LONGEST), "min": (2, LONGEST), "round": (1, 1)}
"""The functions, with the least and the most values that each takes."""

_NEAR = 1e-9
"""The distance from which two numbers are different."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A number that is written in an expression."""

    value: float


@dataclass(frozen=True, slots=True)
class Reference:
    """A name in an expression, which stands for an input or another formula."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function, or a sign such as `+`, with the parts that it is applied to."""

    function: str
    arguments: tuple["Tree", ...]


Tree = Constant | Reference | Call


@dataclass(frozen=True, slots=True)
class Gap:
    """Why there is no number: `name` is missing, or the formula `name` cannot be read; the other reasons have no name."""

    reason: Literal["missing", "unreadable", "division-by-zero", "too-large"]
    name: str = ""


Figure = float | Gap


class ExpressionError(Exception):
    """An expression that cannot be read: the column, counted from 1, and in one sentence what stands there."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


def parse(expression: str) -> Tree:
    """Return an expression as a tree, or raise `ExpressionError` at the first place where it cannot be read."""
    if len(expression) > LONGEST:
        raise ExpressionError(LONGEST + 1, f"there are {len(expression)} characters; the limit is {LONGEST}")
    tokens = _Tokens(expression)
    tree = _comparison(tokens, 0)
    if tokens.next:
        raise tokens.error("an operator or the end")
    return tree


def names(tree: Tree) -> tuple[str, ...]:
    """Return the names in an expression, each once, in the order in which they stand."""
    match tree:
        case Constant():
            return ()
        case Reference(name):
            return (name,)
        case Call(_, arguments):
            return tuple(dict.fromkeys(name for each in arguments for name in names(each)))


def evaluate(tree: Tree, figures: Mapping[str, Figure | None]) -> Figure:
    """Return what an expression comes to where its names stand for these figures: a number, or the gap it leaves."""
    match tree:
        case Constant(value):
            return value
        case Reference(name):
            return figure(name, figures.get(name))
        case Call("if", (condition, then, otherwise)):
            chosen = evaluate(condition, figures)
            return chosen if isinstance(chosen, Gap) else evaluate(then if chosen else otherwise, figures)
        case Call(function, arguments):
            return _applied(function, [evaluate(each, figures) for each in arguments])


def figure(name: str, value: Figure | None) -> Figure:
    """Return the value of a name as a figure; None and what is not a number leave a gap."""
    if isinstance(value, Gap):
        return value
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return Gap("missing", name)
    return _within_limits(value)


class _Tokens:
    """The numbers, names and signs of an expression, taken one after the other."""

    _FORM = re.compile(
        r"[ \t\r\n]*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z][A-Za-z0-9_]*)|(?P<sign>[<>=!]=|.|\Z))", re.DOTALL
    )

    def __init__(self, expression: str) -> None:
        self._expression = expression
        self._end = 0
        self.next = self.kind = ""
        self.column = 1
        self.advance()

    def advance(self) -> str:
        """Return the token that is next and go on to the one after it; at the end, that one is empty."""
        found = self._FORM.match(self._expression, self._end)
        assert found
        assert found.lastgroup
        taken, self.kind = self.next, found.lastgroup
        self.next, self.column, self._end = found[self.kind], found.start(self.kind) + 1, found.end()
        return taken

    def take(self, *signs: str) -> str:
        """Return the next token and go on if it is one of these signs; otherwise stay, and return nothing."""
        return self.advance() if self.next in signs else ""

    def error(self, expected: str) -> ExpressionError:
        """Return the error that something else is expected here."""
        found = f"`{self.next}` stands there" if self.next else "the expression ends there"
        return ExpressionError(self.column, f"{found}; {expected} is expected")


def _comparison(tokens: _Tokens, depth: int) -> Tree:
    left = _sum(tokens, depth)
    if sign := tokens.take(*_COMPARISONS):
        left = Call(sign, (left, _sum(tokens, depth)))
    if tokens.next in _COMPARISONS:
        raise tokens.error("no second comparison")
    return left


def _sum(tokens: _Tokens, depth: int) -> Tree:
    tree = _product(tokens, depth)
    while sign := tokens.take("+", "-"):
        tree = Call(sign, (tree, _product(tokens, depth)))
    return tree


def _product(tokens: _Tokens, depth: int) -> Tree:
    tree = _factor(tokens, depth)
    while sign := tokens.take("*", "/"):
        tree = Call(sign, (tree, _factor(tokens, depth)))
    return tree


def _factor(tokens: _Tokens, depth: int) -> Tree:
    if depth > DEEPEST:
        raise ExpressionError(tokens.column, f"more than {DEEPEST} parts stand inside each other here")
    if tokens.take("-"):
        return Call("-", (Constant(0.0), _factor(tokens, depth + 1)))
    if tokens.take("("):
        tree = _comparison(tokens, depth + 1)
        if not tokens.take(")"):
            raise tokens.error("an operator or `)`")
        return tree
    if tokens.next in FUNCTIONS:
        return _call(tokens, depth + 1)
    if tokens.kind == "number":
        return _constant(tokens)
    if tokens.kind == "name":
        return _reference(tokens)
    raise tokens.error("a number, a name or `(`")


def _call(tokens: _Tokens, depth: int) -> Tree:
    column, function = tokens.column, tokens.advance()
    if not tokens.take("("):
        raise tokens.error("`(`")
    arguments = [_comparison(tokens, depth)]
    while tokens.take(","):
        arguments.append(_comparison(tokens, depth))
    if not tokens.take(")"):
        raise tokens.error("`,` or `)`")
    least, most = FUNCTIONS[function]
    if not least <= len(arguments) <= most:
        taken = "1 value" if most == 1 else f"{least} values" if least == most else f"{least} or more values"
        raise ExpressionError(column, f"`{function}` takes {taken}; it is given {len(arguments)}")
    return Call(function, tuple(arguments))


def _constant(tokens: _Tokens) -> Tree:
    column, written = tokens.column, tokens.advance()
    value = float(written)
    if value > LARGEST:
        raise ExpressionError(column, f"the number is larger than {LARGEST:.0f}")
    return Constant(value)


def _reference(tokens: _Tokens) -> Tree:
    column, name = tokens.column, tokens.advance()
    if tokens.next == "(":
        raise ExpressionError(column, f"there is no function `{name}`")
    return Reference(name)


def _applied(function: str, arguments: list[Figure]) -> Figure:
    gaps = [each for each in arguments if isinstance(each, Gap)]
    if gaps:
        is_nothing = function == "*" and 0 in arguments and gaps[0].reason == "missing"
        return 0.0 if is_nothing else gaps[0]
    if function == "/" and arguments[1] == 0:
        return Gap("division-by-zero")
    return _within_limits(_FUNCTIONS[function](*arguments))


def _within_limits(value: float) -> Figure:
    return float(value) + 0.0 if -LARGEST <= value <= LARGEST else Gap("too-large")  # + 0.0: there is no -0


def _difference(left: float, right: float) -> float:
    return 0.0 if abs(left - right) < _NEAR else left - right


def _compared(holds: Callable[[float, float], bool], left: float, right: float) -> float:
    return float(holds(_difference(left, right), 0.0))


def _rounded(value: float) -> float:
    whole = math.floor(abs(value))
    return math.copysign(whole + (_difference(abs(value) - whole, 0.5) >= 0), value)


_COMPARISONS: Mapping[str, Callable[..., float]] = {
    "<": partial(_compared, operator.lt),
    "<=": partial(_compared, operator.le),
    ">": partial(_compared, operator.gt),
    ">=": partial(_compared, operator.ge),
    "==": partial(_compared, operator.eq),
    "!=": partial(_compared, operator.ne),
}

_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    **_COMPARISONS,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "max": max,
    "min": min,
    "round": _rounded,
}
