"""Works out a calculator: from what its user gives to every figure, those given once and those of each row.

It knows a tool's inputs and formulas; it knows nothing of files, languages or pages.
"""

from collections.abc import Iterable, Mapping, Sequence

from caretoolkit.model.expression import ExpressionError, Figure, Gap, evaluate, figure, parse
from caretoolkit.model.tool import Formula, Input, PolicyTool

Given = Mapping[str, float | None]
"""The numbers that a user gives, by id; None stands for a field that was left empty."""


def calculation(tool: PolicyTool, values: Given) -> Mapping[str, Figure]:
    """Return every figure that a calculator has once, by id: its inputs, then its formulas in order.

    An input that is not in `values` stands at its default. Formulas with `uses`, which are worked out by hand, and
    whatever has `per` are left out.
    """
    inputs = {each.id: figure(each.id, values.get(each.id, each.default)) for each in tool.inputs if not each.per}
    return _worked_out((formula for formula in tool.formulas if not formula.per), inputs)


def row_calculations(tool: PolicyTool, values: Given, rows: Sequence[Given]) -> tuple[Mapping[str, Figure], ...]:
    """Return the figures of each row by id, those that a calculator has once among them.

    A value that a row lacks is a gap, never the default. For each criterion `x` there is `x_s`, its value brought to a
    scale of 0 to 100 over all rows, and `w_x`, its weight: the one in `values`, or its own. The weight is 0 in every row
    where the criterion is the same in all of them, and in one row that lacks its value; there `x_s` is a gap, which
    marks the row as incomplete.
    """
    once = calculation(tool, values)
    inputs = [each for each in tool.inputs if each.per]
    table = [{each.id: figure(each.id, row.get(each.id)) for each in inputs} for row in rows]
    for criterion in criteria(tool):
        column = [row[criterion.id] for row in table]
        for row, weighed in zip(table, _weighed(criterion, values, column), strict=True):
            row.update(weighed)
    formulas = [formula for formula in tool.formulas if formula.per]
    return tuple(_worked_out(formulas, {**once, **row}) for row in table)


def criteria(tool: PolicyTool) -> tuple[Input, ...]:
    """Return the inputs that are scaled over all rows and weighted, in order."""
    return tuple(each for each in tool.inputs if each.per and each.weight is not None)


def scaled_name(input_id: str) -> str:
    """Return the name under which formulas know the scaled value of a criterion."""
    return f"{input_id}_s"


def weight_name(input_id: str) -> str:
    """Return the name under which formulas know the weight of a criterion."""
    return f"w_{input_id}"


def _worked_out(formulas: Iterable[Formula], given: Mapping[str, Figure]) -> Mapping[str, Figure]:
    figures = dict(given)
    for formula in formulas:
        if not formula.uses:
            figures[formula.id] = _result(formula, figures)
    return figures


def _result(formula: Formula, figures: Mapping[str, Figure]) -> Figure:
    try:
        return evaluate(parse(formula.expression), figures)
    except ExpressionError:
        return Gap("unreadable", formula.id)


_VARIES = parse("highest > lowest")
_SCALED = parse("if(highest > lowest, 100 * (value - lowest) / (highest - lowest), 0)")


def _weighed(criterion: Input, values: Given, column: list[Figure]) -> list[dict[str, Figure]]:
    """Return for each value of a criterion its scaled value and its weight, by the names that formulas know."""
    numbers = [value for value in column if not isinstance(value, Gap)]
    limits = {"lowest": min(numbers, default=None), "highest": max(numbers, default=None)}
    scaled, weight = scaled_name(criterion.id), weight_name(criterion.id)
    in_use = figure(weight, values.get(weight, criterion.weight)) if evaluate(_VARIES, limits) == 1 else 0.0
    return [
        {scaled: value, weight: 0.0}
        if isinstance(value, Gap)
        else {scaled: evaluate(_SCALED, {**limits, "value": value}), weight: in_use}
        for value in column
    ]
