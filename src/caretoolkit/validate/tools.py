"""Rules on calculators: their expressions can be read, name what exists, and give what the worked example shows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from caretoolkit.load.wording import closest
from caretoolkit.model.calculation import calculation, criteria, row_calculations, scaled_name, weight_name
from caretoolkit.model.expression import FUNCTIONS, LARGEST, ExpressionError, Figure, Gap, names, parse
from caretoolkit.model.leaves import Path
from caretoolkit.model.library import Library
from caretoolkit.model.tool import PolicyTool
from caretoolkit.model.values import Number
from caretoolkit.validate.rule import Finding, Subject, error, rule


@rule(error, of=(PolicyTool,))
def wrong_expression(subject: Subject[PolicyTool], library: Library) -> Iterator[Finding]:
    """The formulas and conditions of a calculator can be read.

    Why: a formula that nobody can read gives no figure.

    Fix: write numbers such as `0.5`, names, `+ - * / ( )`, comparisons, `if`, `max`, `min` and `round`.

        # tools/a-tool.yml
        formulas: [{id: cost, label: Cost, unit: number, expression: "2 x 3"}]

    Instead:

        # tools/a-tool.yml
        formulas: [{id: cost, label: Cost, unit: number, expression: "2 * 3"}]
    """
    tool = subject.record
    for written in _expressions(tool):
        try:
            parse(written.text)
        except ExpressionError as error:
            message = f"the expression cannot be read at column {error.column}: {error.message}"
            remedy = "write numbers such as `0.5`, names, `+ - * / ( )`, `< <= > >= == !=`, `if`, `max`, `min` and `round`"
            yield Finding(message, remedy, written.path)


@rule(error, of=(PolicyTool,))
def unknown_name(subject: Subject[PolicyTool], library: Library) -> Iterator[Finding]:
    """A name in a formula, a condition or an example is that of an input or of an earlier formula.

    Why: formulas are worked out one after the other, and a name without a value leaves a gap in all that follow.

    Fix: correct the name, or move the formula up.

        # tools/a-tool.yml
        formulas: [{id: cost, label: Cost, unit: number, expression: "2 * place"}]

    Instead:

        # tools/a-tool.yml
        formulas: [{id: places, label: Places, unit: children, expression: "3"}, {id: cost, label: Cost, unit: number, expression: "2 * places"}]
    """
    tool = subject.record
    for written in _expressions(tool):
        for name in _names(written.text):
            if name not in written.known:
                message = f"no input or earlier formula is called `{name}`"
                remedy = _name_remedy(name, written, tool)
                yield Finding(message, remedy, written.path)
    known = _all_names(tool)
    for shown in _shown(tool):
        if shown.name not in known:
            message, remedy = f"no input or formula is called `{shown.name}`", _nearest(shown.name, known)
            yield Finding(message, remedy, shown.path, on_key=True)


@rule(error, of=(PolicyTool,))
def doubled_name(subject: Subject[PolicyTool], library: Library) -> Iterator[Finding]:
    """A name that expressions know stands for one thing only.

    Why: a name with two meanings gives a figure that nobody can follow.

    Fix: choose another name for one of the two.

        # tools/a-tool.yml
        formulas: [{id: cost, label: Cost, unit: number, expression: "3"}, {id: cost, label: Cost, unit: number, expression: "4"}]

    Instead:

        # tools/a-tool.yml
        formulas: [{id: cost, label: Cost, unit: number, expression: "3"}, {id: more, label: More, unit: number, expression: "4"}]
    """
    tool = subject.record
    taken = dict.fromkeys(FUNCTIONS, "a function")
    taken |= dict.fromkeys(_criterion_names(tool), "a scaled criterion or its weight")
    for path, name in _bearers(tool):
        if name in taken:
            message = f"`{name}` is the name of {taken[name]} already"
            yield Finding(message, "choose another name here", path)
        taken.setdefault(name, f"`{path[0]}[{path[1]}]`")


@rule(error, of=(PolicyTool,))
def wrong_example(subject: Subject[PolicyTool], library: Library) -> Iterator[Finding]:
    """A worked example shows what the formulas give, rounded to the digits that it writes.

    Why: readers check their own figures by the example.

    Fix: correct the value, the formula or the inputs.

        # tools/a-tool.yml
        formulas: [{id: cost, label: Cost, unit: number, expression: "2 * 3"}]
        example: {cost: 7}

    Instead:

        # tools/a-tool.yml
        formulas: [{id: cost, label: Cost, unit: number, expression: "2 * 3"}]
        example: {cost: 6}
    """
    tool = subject.record
    inputs = {given.id for given in tool.inputs}
    for shown in _shown(tool):
        if shown.figure is None or shown.name in inputs or _is_told(shown.figure, inputs):
            continue
        if not _is_rounding_of(shown.value, shown.figure):
            given = _said(shown.figure, shown.value)
            message = f"{shown.where} has `{_written(shown.value)}` for `{shown.name}`; the formulas give {given}"
            remedy = "correct the value, the formula or the inputs"
            yield Finding(message, remedy, shown.path)


@rule(error, of=(PolicyTool,))
def default_out_of_range(subject: Subject[PolicyTool], library: Library) -> Iterator[Finding]:
    """The default of an input lies between its least and its greatest value.

    Why: a form that opens with a value it does not accept cannot be used.

    Fix: change one of the two.

        # tools/a-tool.yml
        inputs: [{id: places, label: Places, unit: children, default: 9, min: 1, max: 5}]

    Instead:

        # tools/a-tool.yml
        inputs: [{id: places, label: Places, unit: children, default: 3, min: 1, max: 5}]
    """
    tool = subject.record
    for position, given in enumerate(tool.inputs):
        limit = ""
        if given.min is not None and given.default < given.min:
            limit = f"`min` is `{given.min}`"
        elif given.max is not None and given.default > given.max:
            limit = f"`max` is `{given.max}`"
        if limit:
            message = f"the default of `{given.id}` is `{given.default}`, and {limit}"
            path = ("inputs", position, "default")
            yield Finding(message, "change one of the two", path)


@dataclass(frozen=True, slots=True)
class _Expression:
    """An expression with its place, the names that it may use, and those that only formulas with `per` may use."""

    path: Path
    text: str
    known: frozenset[str]
    of_rows: frozenset[str]


def _expressions(tool: PolicyTool) -> Iterator[_Expression]:
    """Yield the formulas and conditions of a tool in the order in which they are worked out."""
    once = {each.id for each in tool.inputs if not each.per}
    of_rows = {each.id for each in tool.inputs if each.per} | _criterion_names(tool)
    by_hand: set[str] = set()
    for position, formula in enumerate(tool.formulas):
        path = ("formulas", position)
        known = once | of_rows if formula.per else once
        known = known | of_rows | by_hand | set(formula.uses) if formula.uses else known
        sees = frozenset(known), frozenset(of_rows)
        yield _Expression((*path, "expression"), formula.expression, *sees)
        if formula.if_none:
            yield _Expression((*path, "if_none", "when"), formula.if_none.when, *sees)
        (by_hand if formula.uses else of_rows if formula.per else once).add(formula.id)
    for position, caution in enumerate(tool.warnings):
        yield _Expression(("warnings", position, "when"), caution.when, frozenset(once), frozenset(of_rows))


def _bearers(tool: PolicyTool) -> Iterator[tuple[Path, str]]:
    """Yield the names of inputs and formulas with their places."""
    for position, given in enumerate(tool.inputs):
        yield ("inputs", position, "id"), given.id
    for position, formula in enumerate(tool.formulas):
        yield ("formulas", position, "id"), formula.id


def _criterion_names(tool: PolicyTool) -> set[str]:
    return {name for criterion in criteria(tool) for name in (scaled_name(criterion.id), weight_name(criterion.id))}


def _names(text: str) -> tuple[str, ...]:
    """Return the names in an expression, or none if it cannot be read, which is told already."""
    try:
        return names(parse(text))
    except ExpressionError:
        return ()


def _name_remedy(name: str, written: _Expression, tool: PolicyTool) -> str:
    if name in written.of_rows:
        return f"`{name}` has a value for each row: use it in a formula with `per`"
    bearer = next((formula for formula in tool.formulas if formula.id == name), None)
    if bearer and bearer.uses:
        return f"`{name}` is worked out by hand, because it has `uses`: name it under `uses` here, too"
    if bearer:
        return f"move the formula `{name}` up, or use one that stands before this one"
    return _nearest(name, written.known)


def _nearest(name: str, known: Collection[str]) -> str:
    near = closest(name, known)
    by_hand = "or to `uses` where the formula is worked out by hand"
    return f"did you mean `{near}`?" if near else f"correct the name, or add it to `inputs`, {by_hand}"


def _all_names(tool: PolicyTool) -> set[str]:
    bearers = {name for _, name in _bearers(tool)}
    return bearers | _criterion_names(tool) | {name for formula in tool.formulas for name in formula.uses}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A value that an example shows, beside the figure that the formulas give, if there is one of that name."""

    where: str
    path: Path
    name: str
    value: Number
    figure: Figure | None


def _shown(tool: PolicyTool) -> Iterator[_Shown]:
    """Yield the values of a tool's examples: what goes in and what comes out."""
    once = calculation(tool, tool.example)
    for name, value in tool.example.items():
        yield _Shown("the example", ("example", name), name, value, once.get(name))
    rows = row_calculations(tool, tool.example, [row.values for row in tool.example_rows])
    for position, (row, figures) in enumerate(zip(tool.example_rows, rows, strict=True)):
        for name, value in row.values.items():
            path = ("example_rows", position, "values", name)
            yield _Shown(f"the row `{row.name}`", path, name, value, figures.get(name))


def _is_told(figure: Figure, inputs: Collection[str]) -> bool:
    """Tell whether a gap comes from an expression that cannot be read or from a name that does not exist."""
    return isinstance(figure, Gap) and figure.name != "" and figure.name not in inputs


def _is_rounding_of(value: Number, figure: Figure) -> bool:
    if isinstance(figure, Gap):
        return False
    half = Decimal("0.500001").scaleb(-_digits(value))  # a figure is a double, which may miss a half by a little
    return abs(Decimal(_written(value)) - Decimal(figure)) <= half


def _digits(value: Number) -> int:
    """Return how many digits a number is written with after the point."""
    return len(_written(value).partition(".")[2])


def _written(value: Number) -> str:
    """Return a number with all its digits, also where Python would write a power of ten."""
    return f"{Decimal(str(value)):f}"


def _said(figure: Figure, value: Number) -> str:
    """Return a figure as a message says it, with as many digits as the value beside it."""
    if not isinstance(figure, Gap):
        return f"`{figure:.{_digits(value)}f}`"
    if figure.reason == "missing":
        return f"no number, because `{figure.name}` is missing"
    is_division = figure.reason == "division-by-zero"
    return f"no number, because {'something is divided by zero' if is_division else f'it is beyond {LARGEST:.0f}'}"
