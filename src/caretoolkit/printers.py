"""Prints problems in the forms that people and programs read: text, one line each, JSON, GitHub's commands, SARIF.

It knows nothing of rules; what there is to say of them is given to it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from caretoolkit.diagnostics import Diagnostic, Severity, as_text, place, visible

Printer = Callable[[Sequence[Diagnostic], "Context"], str]


@dataclass(frozen=True, slots=True)
class Context:
    """What a report says beside its problems: the program's version, and a sentence on each rule by its name."""

    version: str = ""
    rules: Mapping[str, str] = field(default_factory=dict)


def text(diagnostics: Sequence[Diagnostic], context: Context) -> str:
    """Return the problems as an editor reads them, with their lines and remedies."""
    return "\n\n".join(map(as_text, diagnostics))


def line(diagnostics: Sequence[Diagnostic], context: Context) -> str:
    """Return each problem in one line, as editors' programs jump to it."""
    return "\n".join(f"{place(found)}: {found.severity}[{found.rule}] {_in_one_line(found)}" for found in diagnostics)


def _in_one_line(diagnostic: Diagnostic) -> str:
    remedy = f" ({diagnostic.help})" if diagnostic.help else ""
    return visible(" ".join(f"{diagnostic.message}{remedy}".split()))


def as_json(diagnostics: Sequence[Diagnostic], context: Context) -> str:
    """Return the problems as a list of objects; `line` and `column` count from 1."""
    return json.dumps([_object(found) for found in diagnostics], ensure_ascii=False, indent=2)


def _object(found: Diagnostic) -> dict[str, object]:
    span = found.span
    return {
        "rule": found.rule,
        "severity": str(found.severity),
        "file": found.file,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_column": _end(found) if span else None,
        "path": list(found.path),
        "message": found.message,
        "help": found.help,
    }


def _end(found: Diagnostic) -> int:
    """Return the column behind the mark; a value of several lines is marked to the end of its first."""
    assert found.span is not None
    return max(found.span.column + 1, min(found.span.end_column, len(found.source_line) + 1))


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(diagnostics: Sequence[Diagnostic], context: Context) -> str:
    """Return the problems as workflow commands, which GitHub shows beside the changed lines."""
    return "\n".join(map(_command, diagnostics))


def _command(found: Diagnostic) -> str:
    properties = {"title": found.rule, "file": found.file}
    if found.span:
        properties |= {"line": str(found.span.line), "col": str(found.span.column), "endColumn": str(_end(found))}
    listed = ",".join(f"{name}={_escaped(value, ':', ',')}" for name, value in properties.items())
    remedy = f"\nhelp: {found.help}" if found.help else ""
    return f"::{_COMMANDS[found.severity]} {listed}::{_escaped(visible(found.message + remedy))}"


def _escaped(value: str, *further: str) -> str:
    """Return a text as a workflow command holds it; in properties, colons and commas have a meaning of their own."""
    for sign in ("%", "\r", "\n", *further):
        value = value.replace(sign, f"%{ord(sign):02X}")
    return value


def sarif(diagnostics: Sequence[Diagnostic], context: Context) -> str:
    """Return the problems as a SARIF 2.1.0 log, as code scanning takes it."""
    named = sorted({found.rule for found in diagnostics})
    driver = {
        "name": "caretoolkit",
        "semanticVersion": context.version,
        "rules": [_reporting_descriptor(name, context.rules.get(name, "")) for name in named],
    }
    run = {
        "tool": {"driver": {name: value for name, value in driver.items() if value or name == "rules"}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, named.index(found.rule)) for found in diagnostics],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _reporting_descriptor(name: str, sentence: str) -> dict[str, object]:
    return {"id": name, **({"shortDescription": {"text": sentence}} if sentence else {})}


def _result(found: Diagnostic, rule_index: int) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": quote(found.file)}}
    if found.span:
        span = {"startLine": found.span.line, "startColumn": found.span.column, "endColumn": _end(found)}
        location["region"] = span
    remedy = f"\nhelp: {found.help}" if found.help else ""
    return {
        "ruleId": found.rule,
        "ruleIndex": rule_index,
        "level": str(found.severity),
        "message": {"text": f"{found.message}{remedy}"},
        "locations": [{"physicalLocation": location}],
    }


PRINTERS: Mapping[str, Printer] = {"text": text, "line": line, "json": as_json, "github": github, "sarif": sarif}
"""The forms by the names that `--format` takes."""
FOR_PROGRAMS = frozenset({"json", "github", "sarif"})
"""The forms that hold nothing beside the problems, so that a program can read them."""
