"""Problems are printed for people and for programs; whatever a contributor wrote, each form stays what it is."""

import json

import jsonschema
import pytest

from caretoolkit import Diagnostic, Severity
from caretoolkit.diagnostics import Span
from caretoolkit.printers import PRINTERS, Context

FOUND = (
    Diagnostic("unknown-term", "data/cases/a b.yml", "`x` is not a term", help="did you mean `y`?", path=("five_r", 0)).at(
        Span(3, 10, 11), "five_r: [x]"
    ),
    Diagnostic("cost-unstated", "data/b.yml", "50% is missing,\nsays: it", severity=Severity.WARNING),
    Diagnostic("evaluation-unstated", "data/c,d:e.yml", "ends\u202e here", severity=Severity.NOTE).at(Span(1, 1, 10_000), "abc"),
)
CONTEXT = Context("1.2.3", {"unknown-term": "A value of a list stands in it."})


def printed(form: str) -> str:
    return PRINTERS[form](FOUND, CONTEXT)


def test_one_line_is_printed_for_each_problem() -> None:
    assert printed("line").splitlines() == [
        "data/cases/a b.yml:3:10: error[unknown-term] `x` is not a term (did you mean `y`?)",
        "data/b.yml: warning[cost-unstated] 50% is missing, says: it",
        "data/c,d:e.yml:1:1: note[evaluation-unstated] ends\ufffd here",
    ]


def test_json_holds_every_problem_with_its_place() -> None:
    found = json.loads(printed("json"))

    assert [(each["line"], each["column"], each["end_column"]) for each in found] == [(3, 10, 11), (None, None, None), (1, 1, 4)]
    assert found[0] == {
        "rule": "unknown-term",
        "severity": "error",
        "file": "data/cases/a b.yml",
        "line": 3,
        "column": 10,
        "end_column": 11,
        "path": ["five_r", 0],
        "message": "`x` is not a term",
        "help": "did you mean `y`?",
    }


def test_workflow_commands_are_escaped() -> None:
    assert printed("github").splitlines() == [
        "::error title=unknown-term,file=data/cases/a b.yml,line=3,col=10,endColumn=11::`x` is not a term%0Ahelp: did you mean `y`?",
        "::warning title=cost-unstated,file=data/b.yml::50%25 is missing,%0Asays: it",
        "::notice title=evaluation-unstated,file=data/c%2Cd%3Ae.yml,line=1,col=1,endColumn=4::ends\ufffd here",
    ]


def test_a_sarif_log_names_rules_places_and_levels() -> None:
    log = json.loads(printed("sarif"))
    (run,) = log["runs"]

    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["cost-unstated", "evaluation-unstated", "unknown-term"]
    assert run["tool"]["driver"]["rules"][2]["shortDescription"] == {"text": "A value of a list stands in it."}
    assert [(each["ruleId"], each["ruleIndex"], each["level"]) for each in run["results"]] == [
        ("unknown-term", 2, "error"),
        ("cost-unstated", 0, "warning"),
        ("evaluation-unstated", 1, "note"),
    ]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "data/cases/a%20b.yml"},
        "region": {"startLine": 3, "startColumn": 10, "endColumn": 11},
    }


TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
NUMBER = {"type": "integer", "minimum": 1}
REGION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"startLine": NUMBER, "startColumn": NUMBER, "endColumn": NUMBER},
}
PLACE = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "format": "uri-reference"}},
                },
                "region": REGION,
            },
        }
    },
}
RESULT = {
    "type": "object",
    "required": ["message"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": TEXT,
        "locations": {"type": "array", "uniqueItems": True, "items": PLACE},
    },
}
RUN = {
    "type": "object",
    "required": ["tool"],
    "properties": {
        "tool": {
            "type": "object",
            "required": ["driver"],
            "properties": {
                "driver": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {
                        "name": {"type": "string"},
                        "semanticVersion": {"type": "string"},
                        "rules": {
                            "type": "array",
                            "uniqueItems": True,
                            "items": {
                                "type": "object",
                                "required": ["id"],
                                "properties": {"id": {"type": "string"}, "shortDescription": TEXT},
                            },
                        },
                    },
                }
            },
        },
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": RESULT},
    },
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": RUN},
    },
}
"""The part of the schema of SARIF 2.1.0 that a log of ours uses."""


@pytest.mark.parametrize("found", [FOUND, ()])
def test_a_sarif_log_follows_the_schema(found: tuple[Diagnostic, ...]) -> None:
    jsonschema.validate(json.loads(PRINTERS["sarif"](found, CONTEXT)), SARIF)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_no_problems_are_printed_as_an_empty_list(form: str) -> None:
    assert json.loads(PRINTERS[form]((), CONTEXT)) is not None


@pytest.mark.parametrize(
    ("line", "span", "mark"),
    [
        ("title: 上海 x", Span(1, 11, 12), "            ^"),
        ("title: e\u0301t x", Span(1, 12, 13), "          ^"),
        ("\tx: y", Span(1, 5, 6), "\t   ^"),
        ("上海", Span(1, 1, 3), "^^^^"),
    ],
)
def test_the_mark_stands_under_the_value_in_every_script(line: str, span: Span, mark: str) -> None:
    found = Diagnostic("a-rule", "a.yml", "this is odd").at(span, line)

    assert PRINTERS["text"]((found,), CONTEXT).splitlines()[2] == f"    | {mark}"
