"""Writes the rules down for people: one of them for the terminal, or all of them as a page in Markdown."""

import re
from collections.abc import Iterator
from types import ModuleType

from caretoolkit.diagnostics import Severity
from caretoolkit.validate import SUBJECTS, Rule, Scope, rules_in

_SEVERITIES = {
    Severity.ERROR: "An **error** keeps a record from being published: it is put right.",
    Severity.WARNING: "A **warning** is a doubt: the record is put right, or the doubt is answered in `toolkit_data/exceptions.yml`.",
    Severity.NOTE: "A **note** is a wish, printed with `--notes`.",
}
_WHERE = {
    Scope.READING: "while the file is read",
    Scope.RECORD: "of each record",
    Scope.TEXTS: "of each text, by `caretoolkit check`",
    Scope.TODAY: "of each record, by `caretoolkit check` for the day given",
    Scope.TOOLKIT: "of the records together",
}
"""When a rule is asked, by what it looks at."""

_EXCEPTIONS = """## Exceptions

`toolkit_data/exceptions.yml` holds the answers to warnings that are none after all, each with its reason. `field` may be left
out, and stands for all that is below it.

    exceptions:
      - rule: mirror-address
        record: cases/a-case
        field: sources.s14.url
        reason: The publisher has taken the page down.
        by: An editor
        on: 2026-11

An exception that no longer applies is told of itself (`unused-exception`)."""


def page() -> str:
    """Return all rules as a page in Markdown."""
    parts = [
        "# Rules",
        "What `caretoolkit check` asks of the data. This page is written by `caretoolkit rules`; what it says stands beside each\n"
        "rule in `src/caretoolkit/validate/`, where it is changed. `caretoolkit rules NAME` prints one of them.",
        "\n".join(f"- {sentence}" for sentence in _SEVERITIES.values()),
        _EXCEPTIONS,
        *(part for subject in SUBJECTS for part in _chapter(subject)),
    ]
    return "\n\n".join(parts) + "\n"


_SUBJECT = re.compile(r"[Rr]ules on ([^,:.]+)")


def _chapter(subject: ModuleType) -> Iterator[str]:
    """Yield the rules on one subject."""
    named = _SUBJECT.search(subject.__doc__ or "")
    heading = named[1] if named else "exceptions"
    yield f"## Rules on {heading}"
    yield from map(entry, rules_in(subject))


def entry(rule: Rule) -> str:
    """Return one rule in Markdown: what it checks, when, why, how to put it right, and its examples."""
    said = rule.documentation
    parts = [
        f"### {rule.name}",
        said.what,
        f"{str(rule.severity).capitalize()}, asked {_WHERE[rule.scope]}.",
        f"**Why:** {_capital(said.why)}",
        f"**How to put it right:** {_capital(said.fix)}",
        f"```yaml\n{said.failing}\n```",
        "Instead:",
        f"```yaml\n{said.passing}\n```",
    ]
    return "\n\n".join(parts)


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
