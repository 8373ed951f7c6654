"""Rules on calls for funding."""

from collections.abc import Iterator

from caretoolkit.diagnostics import Diagnostic
from caretoolkit.model.knowledge import FundingCall
from caretoolkit.model.library import Library
from caretoolkit.model.values import is_before
from caretoolkit.validate.references import Subject


def dates_out_of_order(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A call does not close before it opens."""
    call = subject.entry.record
    if isinstance(call, FundingCall) and call.opens and call.closes and is_before(call.closes.date, call.opens):
        message = f"the call closes in `{call.closes.date}`, before it opens in `{call.opens}`"
        yield Diagnostic(
            "dates-out-of-order", subject.entry.file, message, help="correct one of the two dates", path=("closes", "date")
        )
