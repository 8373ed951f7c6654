"""What the compiler has to say about the data: records of what is wrong, where, and how to put it right.

It knows neither the rules nor the files; a position is looked up only when a diagnostic is printed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem keeps the record from being published."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a data file; lines and columns count from 1, and `end_column` is not part of it."""

    line: int
    column: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem in one data file: the rule it breaks, its place, what is wrong and the remedy."""

    rule: str
    file: str
    message: str
    help: str = ""
    path: tuple[str | int, ...] = ()
    on_key: bool = False
    severity: Severity = Severity.ERROR
    span: Span | None = None
    source_line: str = ""

    def at(self, span: Span, source_line: str) -> "Diagnostic":
        """Return the same diagnostic with its place in the file."""
        return replace(self, span=span, source_line=source_line)


class ToolkitError(Exception):
    """A wrong call, told in one sentence."""


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of these problems keeps a record from being published."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the problems by file, then by place."""

    def place(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
        span = diagnostic.span or Span(0, 0, 0)
        return diagnostic.file, span.line, span.column, diagnostic.rule, diagnostic.message

    return tuple(sorted(diagnostics, key=place))


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many problems there are: `2 errors, 1 warning`."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = [(severities.count(severity), str(severity)) for severity in Severity]
    told = [f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count]
    return ", ".join(told) or "no problems"


_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What a terminal would act on instead of showing it, such as a mark that turns the line around."""


def as_text(diagnostic: Diagnostic) -> str:
    """Return a diagnostic as an editor reads it: place, message, the line with a mark, and the remedy."""
    span = diagnostic.span
    place = f"{diagnostic.file}:{span.line}:{span.column}" if span else diagnostic.file
    lines = [f"{place}: {diagnostic.severity}[{diagnostic.rule}] {diagnostic.message}"]
    if span and diagnostic.source_line:
        number = str(span.line)
        mark = "^" * max(1, min(span.end_column, len(diagnostic.source_line) + 1) - span.column)
        shown = _UNPRINTABLE.sub("\ufffd", diagnostic.source_line)
        lines.append(f"  {number} | {shown}")
        lines.append(f"  {' ' * len(number)} | {' ' * (span.column - 1)}{mark}")
    if diagnostic.help:
        lines.append(f"  help: {diagnostic.help}")
    return "\n".join(lines)
