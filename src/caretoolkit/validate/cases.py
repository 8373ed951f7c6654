"""Rules on case studies: their dates, and what a reader must find in them."""

from collections.abc import Iterator

from caretoolkit.diagnostics import Diagnostic, Severity
from caretoolkit.model.case import Case
from caretoolkit.model.library import Library
from caretoolkit.model.values import is_before
from caretoolkit.validate.references import Subject


def dates_out_of_order(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A case does not end before it starts."""
    case = subject.entry.record
    if isinstance(case, Case) and case.started and case.ended and is_before(case.ended, case.started):
        message = f"the case ends in `{case.ended}`, before it starts in `{case.started}`"
        yield Diagnostic("dates-out-of-order", subject.entry.file, message, help="correct one of the two dates", path=("ended",))


def start_unstated(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A case says when it started, or why that is not known."""
    case = subject.entry.record
    if isinstance(case, Case) and not case.started and not case.started_unknown:
        yield _honest_unknown("start-unstated", subject, "`started` is missing", "started_unknown")


def cost_unstated(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A case says what it costs, or why that is not known."""
    case = subject.entry.record
    if isinstance(case, Case) and not case.resources.costs and not case.resources.costs_unknown:
        yield _honest_unknown("cost-unstated", subject, "`resources.costs` is missing", "resources.costs_unknown")


def result_unstated(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A case says what came of it, or why that is not known."""
    case = subject.entry.record
    if isinstance(case, Case) and not case.results and not case.results_none:
        yield _honest_unknown("result-unstated", subject, "`results` is missing", "results_none")


def published_incomplete(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A published case rests on at least two sources."""
    case = subject.entry.record
    if isinstance(case, Case) and case.review.state == "published" and len(case.sources) < 2:
        message = f"the case is published with {len(case.sources)} source{'' if case.sources else 's'}"
        yield Diagnostic(
            "published-incomplete",
            subject.entry.file,
            message,
            help="add a second source, or set `review.state` to `in-review`",
            path=("sources",),
            on_key=True,
        )


def _honest_unknown(rule: str, subject: Subject, message: str, field: str) -> Diagnostic:
    remedy = f"fill it, or write `{field}:` with the reason, such as `not published`"
    return Diagnostic(rule, subject.entry.file, message, help=remedy, severity=Severity.WARNING)
