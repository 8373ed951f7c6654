"""What the compiler has to say about the data: records of what is wrong, where, and how to put it right.

It knows neither the rules nor the files; a position is looked up only when a diagnostic is printed.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error keeps a record from being published, a warning is a doubt, a note a wish."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a data file; lines and columns count from 1, and `end_column` is not part of it."""

    line: int
    column: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem in one data file: the rule it breaks, its place, what is wrong and the remedy.

    `path` leads to the field in question, and `part` is the piece of its value that is meant, if it is not the whole.
    """

    rule: str
    file: str
    message: str
    help: str = ""
    path: tuple[str | int, ...] = ()
    on_key: bool = False
    severity: Severity = Severity.ERROR
    span: Span | None = None
    source_line: str = ""
    part: str = ""

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


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return how many there are of something: `1 file`, `2 files`; a noun may have a plural of its own."""
    return f"{count} {noun if count == 1 else plural or f'{noun}s'}"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many problems there are: `2 errors, 1 warning`."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = [(severities.count(severity), str(severity)) for severity in Severity]
    told = [counted(count, name) for count, name in counts if count]
    return ", ".join(told) or "no problems"


_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What a terminal would act on instead of showing it, such as a mark that turns the line around."""


def visible(text: str) -> str:
    """Return a text with a sign in the place of each character that a terminal would act on."""
    return _UNPRINTABLE.sub("\ufffd", text)


def place(diagnostic: Diagnostic) -> str:
    """Return file, line and column of a problem, as far as they are known."""
    span, file = diagnostic.span, visible(diagnostic.file).replace("\n", "\ufffd")
    return f"{file}:{span.line}:{span.column}" if span else file


def as_text(diagnostic: Diagnostic) -> str:
    """Return a diagnostic as an editor reads it: place, message, the line with a mark, and the remedy."""
    lines = [f"{place(diagnostic)}: {diagnostic.severity}[{diagnostic.rule}] {visible(diagnostic.message)}"]
    if diagnostic.span and diagnostic.source_line:
        number, (shown, mark) = str(diagnostic.span.line), _marked(visible(diagnostic.source_line), diagnostic.span)
        lines += [f"  {number} | {shown}", f"  {' ' * len(number)} | {mark}"]
    if diagnostic.help:
        lines.append(f"  help: {visible(diagnostic.help)}")
    return "\n".join(lines)


_WIDEST = 120
"""How many characters of a line are shown; paragraphs may stand in one line."""
_BEFORE = 40


def _marked(line: str, span: Span) -> tuple[str, str]:
    """Return the part of a line that holds a place, and the mark to be set below it."""
    start, end = span.column - 1, span.end_column - 1
    if len(line) > _WIDEST:
        left = max(0, min(start - _BEFORE, len(line) - _WIDEST))
        cut = line[left : left + _WIDEST]
        line = f"{'…' if left else ''}{cut[1 if left else 0 :]}{'…' if left + _WIDEST < len(line) else ''}"
        start, end = start - left, min(end - left, _WIDEST)
    indent = "".join("\t" if character == "\t" else " " * _width(character) for character in line[:start])
    return line, indent + "^" * max(1, sum(map(_width, line[start:end])))


def _width(character: str) -> int:
    """Return how many columns of a terminal a character takes: two in Chinese, none for an accent set over a letter."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
