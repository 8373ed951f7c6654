"""A case study says what a reader must find in it, and its dates fit together."""

import pytest

from caretoolkit.diagnostics import Diagnostic, Severity
from caretoolkit.model.case import Case
from caretoolkit.model.values import Model
from caretoolkit.validate import cases
from caretoolkit.validate.rule import Rule, Subject
from tests.sample.records import SOURCE, case, city, library

RULES: list[Rule] = [
    cases.dates_out_of_order,
    cases.start_unstated,
    cases.cost_unstated,
    cases.result_unstated,
    cases.published_incomplete,
]

COST = "{costs: [{what: All, amount: 5, currency: COP, price_year: 2020, sources: [s1]}]}"
RESULT = "[{metric: Reached, kind: output, value: {value: 5, unit: people}, attribution: monitored, sources: [s1]}]"
TWO = f"{{s1: {SOURCE}, s2: {SOURCE}}}"


def told(rule: Rule, record: Model) -> list[Diagnostic]:
    given = library(record)
    entry = next(entry for entry in given.entries.values() if entry.record is record)
    return list(rule(Subject.of(entry), given))


@pytest.mark.parametrize(
    ("started", "ended"),
    [
        ("2020", None),
        (None, "2020"),
        ("2020", "2021"),
        ("2020", "2020"),
        ("2020-10", "2020"),
        ("2020", "2020-01"),
        ("2020-10-15", "2020-10"),
        ("2020-10-15", "2020-10-15"),
        ("2019-12-31", "2020"),
    ],
)
def test_dates_in_order_are_accepted_at_the_precision_they_share(started: str | None, ended: str | None) -> None:
    assert told(cases.dates_out_of_order, case(started=started, ended=ended)) == []


@pytest.mark.parametrize(
    ("started", "ended"), [("2021", "2020"), ("2020-10", "2020-09"), ("2020-10-15", "2020-10-14"), ("2021-01", "2020")]
)
def test_an_end_before_the_start_is_told_at_the_end(started: str, ended: str) -> None:
    found = told(cases.dates_out_of_order, case(started=started, ended=ended))

    assert [(each.rule, each.message, each.path) for each in found] == [
        ("dates-out-of-order", f"the case ends in `{ended}`, before it starts in `{started}`", ("ended",))
    ]
    assert found[0].help == "correct one of the two dates"


@pytest.mark.parametrize(
    ("rule", "record"),
    [
        (cases.start_unstated, case()),
        (cases.start_unstated, case(started=None, started_unknown="Nobody remembers.")),
        (cases.cost_unstated, case()),
        (cases.cost_unstated, case(resources=COST)),
        (cases.result_unstated, case()),
        (cases.result_unstated, case(results=RESULT, results_none=None)),
        (cases.published_incomplete, case()),
        (cases.published_incomplete, case(review="{state: in-review}")),
        (cases.published_incomplete, case(review="{state: published}", sources=TWO)),
    ],
)
def test_what_is_stated_or_honestly_unknown_is_accepted(rule: Rule, record: Case) -> None:
    assert told(rule, record) == []


@pytest.mark.parametrize(
    ("rule", "record", "name", "message", "field"),
    [
        (cases.start_unstated, case(started=None), "start-unstated", "`started` is missing", "started_unknown"),
        (cases.cost_unstated, case(resources="{}"), "cost-unstated", "`resources.costs` is missing", "resources.costs_unknown"),
        (cases.result_unstated, case(results_none=None), "result-unstated", "`results` is missing", "results_none"),
    ],
)
def test_what_is_not_stated_is_a_warning_with_a_way_to_say_so(
    rule: Rule, record: Case, name: str, message: str, field: str
) -> None:
    found = told(rule, record)

    assert [(each.rule, each.message, each.severity) for each in found] == [(name, message, Severity.WARNING)]
    assert found[0].help == f"fill it, or write `{field}:` with the reason, such as `not published`"


def test_a_published_case_with_one_source_is_told_at_its_sources() -> None:
    found = told(cases.published_incomplete, case(review="{state: published}"))

    assert [(each.rule, each.message) for each in found] == [("published-incomplete", "the case is published with 1 source")]
    assert (found[0].path, found[0].on_key, found[0].severity) == (("sources",), True, Severity.ERROR)


def test_a_published_case_without_sources_is_told_in_good_english() -> None:
    found = told(cases.published_incomplete, case(review="{state: published}", sources="{}"))

    assert found[0].message == "the case is published with 0 sources"


@pytest.mark.parametrize("rule", RULES)
def test_rules_on_cases_leave_other_records_alone(rule: Rule) -> None:
    assert told(rule, city()) == []
