"""A calculator gives every figure, once or for each row, and says why where there is none."""

import pytest

from caretoolkit.model.calculation import calculation, criteria, row_calculations
from caretoolkit.model.expression import Figure, Gap
from caretoolkit.model.tool import PolicyTool
from tests.sample.records import tool

COSTING = tool(
    inputs="""
      - {id: carers, label: Carers, unit: people, default: 100}
      - {id: hours, label: Hours, unit: hours, default: 8}
      - {id: price, label: Price, unit: number, default: 2.5}""",
    formulas="""
      - {id: total, label: Total, unit: hours, expression: carers * hours}
      - {id: cost, label: Cost, unit: number, expression: total * price}
      - {id: per_carer, label: For each, unit: number, expression: cost / carers}
      - {id: by_hand, label: By hand, unit: number, expression: cost * factor, uses: [factor]}""",
)

INDEX = tool(
    inputs="""
      - {id: allowance, label: Allowance, unit: number, default: 1000}
      - {id: residents, label: Residents, unit: people, per: neighbourhood, default: 20000, min: 1}
      - {id: need, label: Need, unit: percent, per: neighbourhood, default: 26, weight: 0.25}
      - {id: full_time_carers, label: Carers, unit: percent, per: neighbourhood, default: 40, weight: 0.25}
      - {id: poverty, label: Poverty, unit: percent, per: neighbourhood, default: 50, weight: 0.2}
      - {id: uncovered, label: Uncovered, unit: percent, per: neighbourhood, default: 62, weight: 0.2}
      - {id: feasibility, label: Feasibility, unit: points, per: neighbourhood, default: 20, weight: 0.1}""",
    formulas="""
      - id: weight_sum
        label: Weights in use
        unit: share
        per: neighbourhood
        expression: w_need + w_full_time_carers + w_poverty + w_uncovered + w_feasibility
      - id: index
        label: Index
        unit: points
        per: neighbourhood
        expression: >-
          if(weight_sum > 0, (w_need * need_s + w_full_time_carers * full_time_carers_s + w_poverty * poverty_s
          + w_uncovered * uncovered_s + w_feasibility * feasibility_s) / weight_sum, 0)
      - {id: people, label: People, unit: people, per: neighbourhood, expression: residents * need / 100}
      - {id: budget, label: Budget, unit: number, per: neighbourhood, expression: people * allowance}
      - {id: changed, label: Changed, unit: share, per: criterion, expression: weight * factor, uses: [weight, factor]}""",
)

NEIGHBOURHOODS = [
    {"residents": 20000, "need": 26, "full_time_carers": 40, "poverty": 50, "uncovered": 62, "feasibility": 20},
    {"residents": 10000, "need": 30, "full_time_carers": 28, "poverty": 30, "uncovered": 80, "feasibility": 100},
    {"residents": 30000, "need": 14, "full_time_carers": 13, "poverty": 10, "uncovered": 38, "feasibility": 100},
    {"residents": 25000, "need": 10, "full_time_carers": 10, "poverty": 18, "uncovered": 20, "feasibility": 0},
]


def column(name: str, rows: list[dict[str, float | None]], **values: float | None) -> list[Figure]:
    found = [row[name] for row in row_calculations(INDEX, values, rows)]
    return [figure if isinstance(figure, Gap) else round(figure, 6) for figure in found]


def neighbourhoods(place: int, **values: float | None) -> list[dict[str, float | None]]:
    """Return the neighbourhoods, one of them changed."""
    rows: list[dict[str, float | None]] = [dict(row) for row in NEIGHBOURHOODS]
    rows[place] |= values
    return rows


def test_inputs_stand_at_their_defaults_and_formulas_follow_in_order() -> None:
    assert calculation(COSTING, {}) == {
        "carers": 100, "hours": 8, "price": 2.5, "total": 800, "cost": 2000, "per_carer": 20,
    }  # fmt: skip


def test_what_is_given_takes_the_place_of_the_default() -> None:
    found = calculation(COSTING, {"carers": 10, "price": 3, "unknown": 5})

    assert (found["hours"], found["cost"]) == (8, 240)
    assert "unknown" not in found


def test_an_input_that_is_left_empty_leaves_a_gap_in_all_that_needs_it() -> None:
    found = calculation(COSTING, {"price": None})

    assert found["total"] == 800
    assert {found["price"], found["cost"], found["per_carer"]} == {Gap("missing", "price")}


def test_a_division_by_zero_leaves_a_gap_in_its_formula_alone() -> None:
    found = calculation(COSTING, {"carers": 0})

    assert (found["cost"], found["per_carer"]) == (0, Gap("division-by-zero"))


def test_a_formula_that_cannot_be_read_leaves_a_gap_in_all_that_needs_it() -> None:
    broken = tool(
        formulas="""
          - {id: cost, label: Cost, unit: number, expression: 2 +}
          - {id: double, label: Double, unit: number, expression: cost * 2}
          - {id: other, label: Other, unit: number, expression: 3 * 2}"""
    )

    assert calculation(broken, {}) == {"cost": Gap("unreadable", "cost"), "double": Gap("unreadable", "cost"), "other": 6}


@pytest.mark.parametrize("calculator", [COSTING, INDEX])
def test_formulas_for_work_by_hand_are_left_out(calculator: PolicyTool) -> None:
    [row] = row_calculations(calculator, {}, [{}])

    assert not {"by_hand", "changed"} & {*calculation(calculator, {}), *row}


def test_what_has_a_value_for_each_row_is_not_among_the_figures_given_once() -> None:
    assert calculation(INDEX, {}) == {"allowance": 1000}


def test_criteria_are_inputs_of_rows_with_a_weight() -> None:
    given = tool(inputs="[{id: single, label: Single, unit: share, default: 1, weight: 0.5}]")

    assert criteria(given) == ()
    assert [each.id for each in criteria(INDEX)] == ["need", "full_time_carers", "poverty", "uncovered", "feasibility"]


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("need_s", [80, 100, 20, 0]),
        ("full_time_carers_s", [100, 60, 10, 0]),
        ("uncovered_s", [70, 100, 30, 0]),
        ("w_need", [0.25, 0.25, 0.25, 0.25]),
        ("weight_sum", [1, 1, 1, 1]),
        ("index", [81, 80, 23.5, 4]),
        ("people", [5200, 3000, 4200, 2500]),
        ("budget", [5200000, 3000000, 4200000, 2500000]),
    ],
)
def test_each_row_has_its_criteria_scaled_over_all_rows_and_its_formulas(name: str, figures: list[float]) -> None:
    assert column(name, neighbourhoods(0)) == figures


def test_rows_know_what_is_given_once() -> None:
    assert column("allowance", neighbourhoods(0), allowance=5) == [5, 5, 5, 5]
    assert column("budget", neighbourhoods(0), allowance=5) == [26000, 15000, 21000, 12500]


def test_a_city_may_set_its_own_weights() -> None:
    weights = {"w_need": 0.0, "w_full_time_carers": 0.0, "w_poverty": 1.0, "w_uncovered": 0.0, "w_feasibility": 0.0}

    assert column("index", neighbourhoods(0), **weights) == [100, 50, 0, 20]


def test_a_criterion_that_is_the_same_everywhere_weighs_nothing_in_any_row() -> None:
    rows = [row | {"feasibility": 60} for row in neighbourhoods(0)]

    assert column("feasibility_s", rows) == [0, 0, 0, 0]
    assert column("w_feasibility", rows) == [0, 0, 0, 0]
    assert column("weight_sum", rows) == [0.9, 0.9, 0.9, 0.9]
    assert column("index", rows) == [87.777778, 77.777778, 15, 4.444444]


@pytest.mark.parametrize("value", [{"poverty": None}, {"poverty": float("nan")}])
def test_a_missing_value_weighs_nothing_in_its_row_and_is_never_zero(value: dict[str, float | None]) -> None:
    rows = neighbourhoods(1, **value)

    assert column("poverty_s", rows) == [100, Gap("missing", "poverty"), 0, 20]
    assert column("w_poverty", rows) == [0.2, 0, 0.2, 0.2]
    assert column("weight_sum", rows) == [1, 0.8, 1, 1]
    assert column("index", rows) == [81, 87.5, 23.5, 4]


def test_a_missing_value_that_is_needed_for_itself_is_a_gap() -> None:
    rows = neighbourhoods(1, need=None, residents=None)

    assert column("people", rows) == [5200, Gap("missing", "residents"), 4200, 2500]


def test_the_scale_runs_from_the_lowest_to_the_highest_value_there_is() -> None:
    rows = neighbourhoods(3, need=None)

    assert column("need_s", rows) == [75, 100, 0, Gap("missing", "need")]


def test_a_criterion_without_any_value_weighs_nothing() -> None:
    rows = [row | {"need": None} for row in neighbourhoods(0)]

    assert column("w_need", rows) == [0, 0, 0, 0]
    assert column("weight_sum", rows) == [0.75, 0.75, 0.75, 0.75]


def test_a_value_that_is_too_large_is_told_where_it_stands() -> None:
    rows = neighbourhoods(0, need=1e300)

    assert column("need_s", rows) == [Gap("too-large"), 100, 20, 0]
    assert column("index", rows) == [Gap("too-large"), 80, 23.5, 4]


def test_a_single_row_has_nothing_to_be_compared_with() -> None:
    assert column("index", neighbourhoods(0)[:1]) == [0]


def test_no_rows_give_no_figures() -> None:
    assert row_calculations(INDEX, {}, []) == ()
