"""Rules on case studies: their dates, and what a reader must find in them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from caretoolkit.model.case import Case
from caretoolkit.model.dates import is_before
from caretoolkit.model.knowledge import FundingCall
from caretoolkit.model.leaves import Path
from caretoolkit.model.library import Library
from caretoolkit.validate.rule import Finding, Scope, Subject, error, note, rule, warning

_ONE_OF_THE_TWO = "correct one of the two dates"


@rule(error, of=(Case, FundingCall))
def dates_out_of_order(subject: Subject[Case | FundingCall], library: Library) -> Iterator[Finding]:
    """Dates stand in the order in which things can happen.

    Why: one of the two dates is surely not right. Dates are compared at the precision that both have, so that `2020` is
    not held to be before `2020-10`.

    Fix: correct one of the two dates; put events and changes of status in the order of their dates.

        started: 2020-10
        ended: 2019

    Instead:

        started: 2020-10
        ended: 2021
    """
    record = subject.record
    if isinstance(record, FundingCall):
        if record.opens and record.closes and is_before(record.closes.date, record.opens):
            message = f"the call closes in `{record.closes.date}`, before it opens in `{record.opens}`"
            yield Finding(message, _ONE_OF_THE_TWO, ("closes", "date"))
        return
    if record.started and record.ended and is_before(record.ended, record.started):
        message = f"the case ends in `{record.ended}`, before it starts in `{record.started}`"
        yield Finding(message, _ONE_OF_THE_TWO, ("ended",))
    if record.verify_by and is_before(record.verify_by, record.last_verified):
        message = f"the case is to be verified by `{record.verify_by}`, and was verified last in `{record.last_verified}`"
        yield Finding(message, _ONE_OF_THE_TWO, ("verify_by",))
    yield from _unordered("status_history", (change.date for change in record.status_history))
    yield from _unordered("timeline", (event.date for event in record.timeline))


def _unordered(field: str, dates: Iterable[str]) -> Iterator[Finding]:
    for position, (one, other) in enumerate(pairwise(dates), start=1):
        if is_before(other, one):
            message = f"`{field}[{position}]` is of `{other}`, and stands behind one of `{one}`"
            yield Finding(message, "put them in the order of their dates, or correct one", (field, position, "date"))


@rule(error, of=(Case,))
def future_result(subject: Subject[Case], library: Library) -> Iterator[Finding]:
    """A result that is not planned was measured before the case was verified last.

    Why: what lies in the future is an aim, and a reader must be able to tell aims from results. No build knows what day it
    is, so `last_verified` stands in its place.

    Fix: write `planned: true` for an aim, or correct the year or `last_verified`.

        results:
          - metric: Places
            kind: output
            value: {value: 5, unit: number, as_of: 2030}
            attribution: monitored
            sources: [s1]

    Instead:

        results:
          - metric: Places
            kind: output
            planned: true
            value: {value: 5, unit: number, as_of: 2030}
            attribution: monitored
            sources: [s1]
    """
    case = subject.record
    for position, result in enumerate(case.results):
        if not result.planned and result.value.as_of and is_before(case.last_verified, result.value.as_of):
            yield _future(result.value.as_of, case, ("results", position, "value", "as_of"), "write `planned: true` for an aim")
    for position, study in enumerate(case.evaluation):
        if study.year and is_before(case.last_verified, str(study.year)):
            yield _future(str(study.year), case, ("evaluation", position, "year"), "correct the year")


def _future(date: str, case: Case, path: Path, remedy: str) -> Finding:
    message = f"`{path[0]}[{path[1]}]` is of `{date}`, after the case was verified last in `{case.last_verified}`"
    return Finding(message, f"{remedy}, or bring `last_verified` up to date", path)


@rule(warning, of=(Case,))
def start_unstated(subject: Subject[Case], library: Library) -> Iterator[Finding]:
    """A case says when it started, or why that is not known.

    Why: an honest unknown tells the reader that somebody has looked. Cases are sorted and compared by their start.

    Fix: fill `started`, with as much of the date as is known, or write the reason under `started_unknown`.

        started:

    Instead:

        started_unknown: The sources name no year.
    """
    case = subject.record
    if not case.started and not case.started_unknown and not _is_published(case):
        yield _honest_unknown("started", "started_unknown")


@rule(warning, of=(Case,))
def cost_unstated(subject: Subject[Case], library: Library) -> Iterator[Finding]:
    """A case says what it costs, or why that is not known.

    Why: what it takes is the first question of a treasurer. An honest unknown is an answer; an empty field is none.

    Fix: fill `resources.costs`, or write the reason under `resources.costs_unknown`.

        resources: {}

    Instead:

        resources: {costs_unknown: The city has not published them.}
    """
    case = subject.record
    if not case.resources.costs and not case.resources.costs_unknown and not _is_published(case):
        yield _honest_unknown("resources.costs", "resources.costs_unknown")


@rule(warning, of=(Case,))
def result_unstated(subject: Subject[Case], library: Library) -> Iterator[Finding]:
    """A case says what came of it, or why that is not known.

    Why: a case without results reads like a case without success. An honest unknown tells the two apart.

    Fix: fill `results`, or write the reason under `results_none`.

        results_none:

    Instead:

        results_none: Nobody has counted yet.
    """
    case = subject.record
    if not case.results and not case.results_none and not _is_published(case):
        yield _honest_unknown("results", "results_none")


@rule(note, of=(Case,))
def evaluation_unstated(subject: Subject[Case], library: Library) -> Iterator[Finding]:
    """A case with results says which studies there are, or that there is none.

    Why: the evidence level is computed from the studies. Without a word on them nobody knows whether there is no study, or
    whether nobody has looked for one.

    Fix: fill `evaluation`, or write the reason under `evaluation_none`.

        evaluation_none:
        results:
          - metric: Places
            kind: output
            value: {value: 5, unit: number, as_of: 2020}
            attribution: monitored
            sources: [s1]

    Instead:

        evaluation_none: No study was found.
        results:
          - metric: Places
            kind: output
            value: {value: 5, unit: number, as_of: 2020}
            attribution: monitored
            sources: [s1]
    """
    case = subject.record
    if case.results and not case.evaluation and not case.evaluation_none:
        yield _honest_unknown("evaluation", "evaluation_none")


def _honest_unknown(field: str, unknown: str) -> Finding:
    return Finding(f"`{field}` is missing", f"fill it, or write `{unknown}:` with the reason, such as `not published`")


@rule(error, of=(Case,))
def published_incomplete(subject: Subject[Case], library: Library) -> Iterator[Finding]:
    """A published case has two sources, and says when it started, what it costs and what came of it, or why that is unknown.

    Why: `published` is a promise to readers that an editor has checked the record.

    Fix: fill what is missing, or set `review.state` to `in-review`.

        review: {state: published}

    Instead:

        review: {state: in-review}
    """
    case = subject.record
    if not _is_published(case):
        return
    remedy = "or set `review.state` to `in-review`"
    if len(case.sources) < 2:
        message = f"the case is published with {len(case.sources)} source{'' if case.sources else 's'}"
        yield Finding(message, f"add a second source, {remedy}", ("sources",), on_key=True)
    for field, unknown, stated in (
        ("started", "started_unknown", case.started or case.started_unknown),
        ("resources.costs", "resources.costs_unknown", case.resources.costs or case.resources.costs_unknown),
        ("results", "results_none", case.results or case.results_none),
    ):
        if not stated:
            message = f"the case is published without `{field}`"
            yield Finding(message, f"fill it, write `{unknown}:` with the reason, {remedy}", ("review", "state"))


def _is_published(case: Case) -> bool:
    return case.review.state == "published"


@rule(warning, Scope.TODAY, of=(Case,))
def stale(subject: Subject[Case], library: Library) -> Iterator[Finding]:
    """A case is verified by the day that it sets itself.

    Why: programmes end, grow and change their rules; the page tells the reader when it was verified last. Only
    `caretoolkit check` asks this, for the day given by `--today`: a build does not know what day it is.

    Fix: check the facts against their sources, then set `last_verified` and `verify_by` anew.

        verify_by: 2026-10-02

    Instead:

        verify_by: 2027-10-02
    """
    case = subject.record
    if case.verify_by and subject.today and is_before(case.verify_by, subject.today):
        message = f"the case was to be verified by `{case.verify_by}`, and today is `{subject.today}`"
        yield Finding(message, "check it against its sources, and set `last_verified` and `verify_by`", ("verify_by",))
