"""A doubt that an editor has answered is not told again; an answer that answers nothing is."""

import pytest

from caretoolkit.cli.check import problems
from caretoolkit.diagnostics import Diagnostic
from caretoolkit.validate import ALL_SCOPES, Asked
from tests.sample import BLOCKS, VOUCHERS, Toolkit

UNCOUNTED = ("results_none: The pilot has not been counted yet.\n", "")
ANSWER = "exceptions:\n  - {{rule: {rule}, record: {record}, {field}reason: It was asked., by: An editor, on: 2026-11}}\n"
RECORD = "cases/vienna-respite-vouchers"


def told(toolkit: Toolkit, **asked: object) -> list[Diagnostic]:
    return list(problems(toolkit.folder, Asked(**{"scopes": ALL_SCOPES, "today": "2026-11-25", **asked}))[1])


def rules(toolkit: Toolkit, **asked: object) -> list[str]:
    return [found.rule for found in told(toolkit, **asked)]


def test_a_doubt_is_told_until_it_is_answered(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, *UNCOUNTED)
    before = rules(toolkit)

    toolkit.write("exceptions.yml", ANSWER.format(rule="result-unstated", record=RECORD, field=""))

    assert (before, rules(toolkit)) == (["result-unstated"], [])


@pytest.mark.parametrize(
    ("rule", "record", "field"),
    [
        ("cost-unstated", RECORD, ""),
        ("result-unstated", "cases/bogota-care-blocks", ""),
        ("result-unstated", RECORD, "field: sources, "),
        ("result-unstated", "cases/no-such-case", ""),
    ],
)
def test_an_answer_to_another_question_leaves_the_doubt(toolkit: Toolkit, rule: str, record: str, field: str) -> None:
    toolkit.edit(VOUCHERS, *UNCOUNTED)

    toolkit.write("exceptions.yml", ANSWER.format(rule=rule, record=record, field=field))

    assert sorted(rules(toolkit)) == ["result-unstated", "unused-exception"]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("sources", []),
        ("sources.s9", []),
        ("sources.s", ["unused-exception", "unused-source"]),
        ("source", ["unused-exception", "unused-source"]),
    ],
)
def test_an_answer_for_a_field_stands_for_what_is_below_it(toolkit: Toolkit, field: str, expected: list[str]) -> None:
    toolkit.edit(
        BLOCKS,
        "  s4: time-use-handbook",
        "  s4: time-use-handbook\n  s9: {title: A, url: https://example.org/a, language: en, kind: official}",
    )

    toolkit.write(
        "exceptions.yml", ANSWER.format(rule="unused-source", record="cases/bogota-care-blocks", field=f"field: {field}, ")
    )

    assert sorted(rules(toolkit)) == expected


def test_an_error_cannot_be_excepted(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "city: vienna", "city: viena")
    toolkit.write("exceptions.yml", ANSWER.format(rule="unknown-record", record=RECORD, field=""))

    assert sorted(rules(toolkit)) == ["unknown-record", "unknown-rule"]


def test_an_exception_to_a_rule_that_was_not_asked_is_not_called_unused(toolkit: Toolkit) -> None:
    toolkit.write("exceptions.yml", ANSWER.format(rule="evaluation-unstated", record=RECORD, field=""))

    assert rules(toolkit) == []
    assert "unused-exception" in rules(toolkit, notes=True)
    assert toolkit.compile().diagnostics == ()


@pytest.mark.parametrize("missing", ["reason: It was asked., ", "by: An editor, ", ", on: 2026-11"])
def test_an_exception_has_a_reason_a_name_and_a_date(toolkit: Toolkit, missing: str) -> None:
    answer = ANSWER.format(rule="cost-unstated", record=RECORD, field="")
    toolkit.write("exceptions.yml", answer.replace(missing, ""))

    assert rules(toolkit) == ["missing-field"]


@pytest.mark.parametrize("missing", ["level: 3", "reason: A good one.", "by: An editor"])
def test_an_evidence_level_that_is_set_by_hand_has_a_reason_and_a_name(toolkit: Toolkit, missing: str) -> None:
    whole = "evidence_override: {level: 3, reason: A good one., by: An editor}\n"
    toolkit.append(VOUCHERS, whole)
    accepted = rules(toolkit)
    toolkit.edit(VOUCHERS, whole, whole.replace(missing, "").replace("{, ", "{").replace(", ,", ",").replace(", }", "}"))

    assert (accepted, rules(toolkit)) == ([], ["missing-field"])


def test_an_answer_is_found_in_the_file_of_exceptions(toolkit: Toolkit) -> None:
    toolkit.write("exceptions.yml", ANSWER.format(rule="cost-unstatet", record=RECORD, field=""))

    (found,) = told(toolkit)
    assert (found.rule, found.file, found.help) == (
        "unknown-rule",
        "toolkit_data/exceptions.yml",
        "did you mean `cost-unstated`?",
    )
    assert found.span
    assert (found.span.line, found.span.column) == (2, 12)
