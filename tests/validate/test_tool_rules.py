"""The formulas of a calculator can be read, name what exists, and give what its worked example shows."""

import json
import re
from typing import Any

import pytest

from caretoolkit.diagnostics import Diagnostic, Severity
from caretoolkit.model.tool import PolicyTool
from caretoolkit.model.values import Model
from caretoolkit.validate import RULES as ALL_RULES
from caretoolkit.validate import tools
from caretoolkit.validate.rule import Rule, Subject
from tests.sample import TOOL, Toolkit
from tests.sample.records import case, city, library, tool

RULES: list[Rule] = [
    tools.wrong_expression,
    tools.unknown_name,
    tools.doubled_name,
    tools.wrong_example,
    tools.default_out_of_range,
]

SIGNS = "write numbers such as `0.5`, names, `+ - * / ( )`, `< <= > >= == !=`, `if`, `max`, `min` and `round`"
ADD = "correct the name, or add it to `inputs`, or to `uses` where the formula is worked out by hand"


def given(name: str, default: float = 4, **fields: Any) -> dict[str, Any]:  # Any: any value of a field
    """Return an input."""
    return {"id": name, "label": "An input", "unit": "number", "default": default} | fields


def formula(name: str, expression: str, **fields: Any) -> dict[str, Any]:  # Any: any value of a field
    """Return a formula."""
    return {"id": name, "label": "A formula", "unit": "number", "expression": expression} | fields


def row(name: str, **values: float) -> dict[str, Any]:
    """Return a row of an example."""
    return {"name": name, "values": values}


def calculator(**fields: Any) -> PolicyTool:  # Any: any value of a field
    """Return a tool with these fields."""
    return tool(**{key: json.dumps(value) for key, value in fields.items()})


def told(rule: Rule, record: Model) -> list[Diagnostic]:
    known = library(record)
    entry = next(entry for entry in known.entries.values() if entry.record is record)
    return list(rule(Subject.of(entry), known))


CARERS = given("carers", 20)
HOURS = given("hours", 8)
TOTAL = formula("total", "carers * hours")
NEED = given("need", 50, per="district", weight=0.6)
COVER = given("cover", 50, per="district", weight=0.4)
INDEX = formula("index", "w_need * need_s + w_cover * cover_s", per="district")
ROWS = [row("North", need=10, cover=60, index=40), row("South", need=30, cover=20, index=60)]

SOUND = [
    calculator(),
    calculator(inputs=[CARERS, HOURS], formulas=[TOTAL], example={"total": 160}),
    calculator(inputs=[CARERS, HOURS], formulas=[TOTAL], example={"carers": 10, "total": 80}),
    calculator(inputs=[CARERS, HOURS], formulas=[TOTAL], warnings=[{"when": "total > carers", "text": "Check."}]),
    calculator(formulas=[formula("third", "1 / 3"), formula("double", "third * 2")], example={"third": 0.333, "double": 0.67}),
    calculator(inputs=[CARERS], formulas=[formula("none", "if(carers > 0, 5, 0)", if_none={"when": "carers <= 0", "text": "None."})]),
    calculator(inputs=[NEED, COVER], formulas=[INDEX], example_rows=ROWS),
    calculator(inputs=[NEED, CARERS], formulas=[formula("people", "need * carers / 100", per="district")]),
    calculator(formulas=[formula("changed", "weight * factor", uses=["weight", "factor"])], example={"weight": 0.2}),
    calculator(inputs=[given("share", 0.5, min=0.5, max=0.5)]),
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("record", SOUND)
def test_a_sound_calculator_breaks_no_rule(rule: Rule, record: PolicyTool) -> None:
    assert told(rule, record) == []


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("record", [case(), city()])
def test_rules_on_calculators_leave_other_records_alone(rule: Rule, record: Model) -> None:
    assert told(rule, record) == []


def test_every_rule_on_calculators_is_asked() -> None:
    assert {rule.name for rule in RULES} <= set(ALL_RULES)


@pytest.mark.parametrize(
    ("record", "message", "path"),
    [
        (
            calculator(inputs=[CARERS], formulas=[formula("cost", "carers * * 2")]),
            "the expression cannot be read at column 10: `*` stands there; a number, a name or `(` is expected",
            ("formulas", 0, "expression"),
        ),
        (
            calculator(inputs=[CARERS], formulas=[formula("cost", "carers", if_none={"when": "carers = 0", "text": "None."})]),
            "the expression cannot be read at column 8: `=` stands there; an operator or the end is expected",
            ("formulas", 0, "if_none", "when"),
        ),
        (
            calculator(inputs=[CARERS], warnings=[{"when": "carers > 5", "text": "A."}, {"when": "(carers", "text": "B."}]),
            "the expression cannot be read at column 8: the expression ends there; an operator or `)` is expected",
            ("warnings", 1, "when"),
        ),
        (
            calculator(formulas=[formula("changed", "weight *", uses=["weight"])]),
            "the expression cannot be read at column 9: the expression ends there; a number, a name or `(` is expected",
            ("formulas", 0, "expression"),
        ),
    ],
)
def test_an_expression_that_cannot_be_read_is_told_with_its_column(
    record: PolicyTool, message: str, path: tuple[str | int, ...]
) -> None:
    found = told(tools.wrong_expression, record)

    assert [(each.rule, each.message, each.help, each.path) for each in found] == [("wrong-expression", message, SIGNS, path)]


@pytest.mark.parametrize(
    ("record", "name", "remedy", "path"),
    [
        (
            calculator(inputs=[CARERS, HOURS], formulas=[formula("total", "carer * hours + carer")]),
            "carer",
            "did you mean `carers`?",
            ("formulas", 0, "expression"),
        ),
        (calculator(formulas=[formula("total", "gdp * 2")]), "gdp", ADD, ("formulas", 0, "expression")),
        (
            calculator(inputs=[CARERS], formulas=[formula("cost", "total * 2"), formula("total", "carers")]),
            "total",
            "move the formula `total` up, or use one that stands before this one",
            ("formulas", 0, "expression"),
        ),
        (
            calculator(formulas=[formula("total", "total + 1")]),
            "total",
            "move the formula `total` up, or use one that stands before this one",
            ("formulas", 0, "expression"),
        ),
        (
            calculator(inputs=[NEED], formulas=[formula("total", "need * 2")]),
            "need",
            "`need` has a value for each row: use it in a formula with `per`",
            ("formulas", 0, "expression"),
        ),
        (
            calculator(inputs=[NEED], warnings=[{"when": "need_s > 2", "text": "Check."}]),
            "need_s",
            "`need_s` has a value for each row: use it in a formula with `per`",
            ("warnings", 0, "when"),
        ),
        (
            calculator(formulas=[formula("by_hand", "weight", uses=["weight"]), formula("total", "by_hand * 2")]),
            "by_hand",
            "`by_hand` is worked out by hand, because it has `uses`: name it under `uses` here, too",
            ("formulas", 1, "expression"),
        ),
        (
            calculator(formulas=[formula("one", "1", if_none={"when": "on > 0", "text": "None."})]),
            "on",
            ADD,
            ("formulas", 0, "if_none", "when"),
        ),
        (
            calculator(inputs=[given("plain", per="district")], formulas=[formula("index", "plain_s", per="district")]),
            "plain_s",
            "did you mean `plain`?",
            ("formulas", 0, "expression"),
        ),
    ],
)
def test_a_name_that_nothing_before_bears_is_told_once(
    record: PolicyTool, name: str, remedy: str, path: tuple[str | int, ...]
) -> None:
    found = told(tools.unknown_name, record)

    assert [(each.rule, each.message, each.help, each.path) for each in found] == [
        ("unknown-name", f"no input or earlier formula is called `{name}`", remedy, path)
    ]


@pytest.mark.parametrize(
    ("record", "name", "path"),
    [
        (calculator(inputs=[CARERS, HOURS], formulas=[TOTAL], example={"totals": 160}), "totals", ("example", "totals")),
        (
            calculator(inputs=[NEED], example_rows=[row("North", need=10), row("South", ned=20)]),
            "ned",
            ("example_rows", 1, "values", "ned"),
        ),
    ],
)
def test_a_name_in_an_example_that_nothing_bears_is_told_at_its_key(
    record: PolicyTool, name: str, path: tuple[str | int, ...]
) -> None:
    found = told(tools.unknown_name, record)

    assert [(each.message, each.path, each.on_key) for each in found] == [(f"no input or formula is called `{name}`", path, True)]
    assert re.fullmatch("did you mean `(total|need)`[?]", found[0].help)


@pytest.mark.parametrize(
    ("record", "message", "path"),
    [
        (calculator(inputs=[CARERS, CARERS]), "`carers` is the name of `inputs[0]` already", ("inputs", 1, "id")),
        (
            calculator(inputs=[HOURS, CARERS], formulas=[formula("carers", "hours")]),
            "`carers` is the name of `inputs[1]` already",
            ("formulas", 0, "id"),
        ),
        (
            calculator(formulas=[formula("one", "1"), formula("one", "2")]),
            "`one` is the name of `formulas[0]` already",
            ("formulas", 1, "id"),
        ),
        (calculator(inputs=[given("min")]), "`min` is the name of a function already", ("inputs", 0, "id")),
        (
            calculator(inputs=[NEED], formulas=[formula("w_need", "1")]),
            "`w_need` is the name of a scaled criterion or its weight already",
            ("formulas", 0, "id"),
        ),
    ],
)
def test_a_name_that_stands_for_two_things_is_told_at_the_second(
    record: PolicyTool, message: str, path: tuple[str | int, ...]
) -> None:
    found = told(tools.doubled_name, record)

    assert [(each.rule, each.message, each.path) for each in found] == [("doubled-name", message, path)]
    assert found[0].help == "choose another name here"


@pytest.mark.parametrize(
    ("record", "message", "path"),
    [
        (
            calculator(inputs=[CARERS, HOURS], formulas=[TOTAL], example={"total": 161}),
            "the example has `161` for `total`; the formulas give `160`",
            ("example", "total"),
        ),
        (
            calculator(inputs=[CARERS, HOURS], formulas=[TOTAL], example={"total": 160.1, "carers": 20}),
            "the example has `160.1` for `total`; the formulas give `160.0`",
            ("example", "total"),
        ),
        (
            calculator(formulas=[formula("third", "2 / 3")], example={"third": 0.66}),
            "the example has `0.66` for `third`; the formulas give `0.67`",
            ("example", "third"),
        ),
        (
            calculator(inputs=[CARERS], formulas=[formula("each", "5 / (carers - 20)")], example={"each": 0}),
            "the example has `0` for `each`; the formulas give no number, because something is divided by zero",
            ("example", "each"),
        ),
        (
            calculator(inputs=[given("many", 10**10)], formulas=[formula("more", "many * many")], example={"more": 10**20}),
            f"the example has `1{'0' * 20}` for `more`; the formulas give no number, because it is beyond 1{'0' * 18}",
            ("example", "more"),
        ),
        (
            calculator(inputs=[NEED, COVER], formulas=[INDEX], example_rows=[ROWS[0], row("South", need=30, cover=20, index=70)]),
            "the row `South` has `70` for `index`; the formulas give `60`",
            ("example_rows", 1, "values", "index"),
        ),
        (
            calculator(inputs=[NEED, COVER], formulas=[INDEX], example_rows=[*ROWS, row("West", cover=60, need_s=0)]),
            "the row `West` has `0` for `need_s`; the formulas give no number, because `need` is missing",
            ("example_rows", 2, "values", "need_s"),
        ),
    ],
)
def test_an_example_that_the_formulas_do_not_give_is_told_with_both_values(
    record: PolicyTool, message: str, path: tuple[str | int, ...]
) -> None:
    found = told(tools.wrong_example, record)

    assert [(each.rule, each.message, each.path) for each in found] == [("wrong-example", message, path)]
    assert found[0].help == "correct the value, the formula or the inputs"


@pytest.mark.parametrize("shown", [1416.7, 1417, 1416.67, 1416.667, 1416.666667])
def test_an_example_may_be_rounded_to_any_digit(shown: float) -> None:
    assert told(tools.wrong_example, calculator(formulas=[formula("posts", "4250 / 3")], example={"posts": shown})) == []


@pytest.mark.parametrize("shown", [2.67, 2.68])
def test_a_half_may_be_rounded_either_way(shown: float) -> None:
    assert told(tools.wrong_example, calculator(formulas=[formula("half", "2.675")], example={"half": shown})) == []


@pytest.mark.parametrize(
    ("record", "rule"),
    [
        (calculator(formulas=[formula("cost", "2 +")], example={"cost": 3}), "wrong-expression"),
        (calculator(formulas=[formula("cost", "cots + 2")], example={"cost": 3}), "unknown-name"),
        (calculator(formulas=[formula("cost", "1"), formula("all", "cots * 2")], example={"all": 3}), "unknown-name"),
        (calculator(inputs=[given("a")], formulas=[formula("b", "a")], example={"c": 3}), "unknown-name"),
    ],
)
def test_an_example_is_not_blamed_for_what_is_told_already(record: PolicyTool, rule: str) -> None:
    assert [found.rule for each in RULES for found in told(each, record)] == [rule]


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({"min": 5}, "the default of `hours` is `4`, and `min` is `5`"),
        ({"max": 3.5}, "the default of `hours` is `4`, and `max` is `3.5`"),
        ({"min": 5, "max": 3}, "the default of `hours` is `4`, and `min` is `5`"),
    ],
)
def test_a_default_outside_its_limits_is_told(limits: dict[str, float], message: str) -> None:
    found = told(tools.default_out_of_range, calculator(inputs=[CARERS, given("hours", 4, **limits)]))

    assert [(each.rule, each.message, each.path) for each in found] == [
        ("default-out-of-range", message, ("inputs", 1, "default"))
    ]
    assert found[0].help == "change one of the two"


@pytest.mark.parametrize(
    ("old", "new", "rule", "place"),
    [
        ("expression: carers * hour_cost,", "expression: carers x hour_cost,", "wrong-expression", "50:55"),
        ("expression: carers * hour_cost,", "expression: carers * hour_cots,", "unknown-name", "50:55"),
        ("when: carers > 100000", "when: carer > 100000", "unknown-name", "53:12"),
        ("example: {cost: 12500}", "example: {cost: 12400}", "wrong-example", "51:17"),
        ("id: cost, label: Cost", "id: carers, label: Cost", "doubled-name", "50:10"),
        ("default: 1000, min: 0", "default: 1000, min: 2000", "default-out-of-range", "47:65"),
    ],
)
def test_a_slip_in_a_calculator_is_an_error_at_its_place(toolkit: Toolkit, old: str, new: str, rule: str, place: str) -> None:
    toolkit.edit(TOOL, old, new)

    found = toolkit.compile().diagnostics

    assert (found[0].rule, found[0].severity) == (rule, Severity.ERROR)
    assert found[0].span
    assert f"{found[0].span.line}:{found[0].span.column}" == place
