"""Works out what there is to do for editors: what to fill next, what is due, where there is no case, which addresses fail.

The command `status` and the page for editors show the same, from here; only what is due needs to know the day.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from caretoolkit.link import Atlas
from caretoolkit.links.addresses import cited
from caretoolkit.links.report import FAILED, Report
from caretoolkit.model.completeness import Progress
from caretoolkit.model.knowledge import LearningPath
from caretoolkit.model.library import Entry
from caretoolkit.model.place import City
from caretoolkit.model.tool import PolicyTool

STALE = timedelta(days=365)
"""After how long a record without a date for its next check is stale."""
AHEAD = timedelta(days=90)
"""How long before its date a check is told of."""


@dataclass(frozen=True, slots=True)
class Task:
    """A case that tells less than it could: `points` are what is missing times the pages that lead to it and itself."""

    case_id: str
    missing: tuple[str, ...]
    pages: int

    @property
    def points(self) -> int:
        """Return how much is won by filling it in."""
        return len(self.missing) * (1 + self.pages)


@dataclass(frozen=True, slots=True)
class Due:
    """A record that is to be checked against its sources: when it was last, by when it should be, and whether that is past."""

    collection: str
    record_id: str
    last: str
    by: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A region, an R and an instrument for which there is no case."""

    region: str
    five_r: str
    instrument: str


@dataclass(frozen=True, slots=True)
class Dead:
    """An address that failed when it was last asked, with the record that cites it."""

    collection: str
    record_id: str
    address: str
    detail: str
    on: str


def progress(atlas: Atlas) -> Mapping[str, Progress]:
    """Return how far each case has come."""
    outlines = ((case_id, atlas.library.entries[atlas.files["cases", case_id]].outline) for case_id in atlas.heads)
    return {case_id: outline.progress for case_id, outline in outlines if outline.progress}


def states(atlas: Atlas, of_cases: Mapping[str, Progress]) -> Mapping[str, Mapping[str, int]]:
    """Return how many records of each collection stand in each state of review, in the order of the vocabulary."""
    known = atlas.vocabularies["review_states"].by_id if "review_states" in atlas.vocabularies else {}
    counts = {
        "cases": Counter(each.state for each in of_cases.values()),
        "tools": Counter(tool.review.state for tool in atlas.tools.values()),
    }
    return {name: {state: counted[state] for state in (*known, *counted) if counted[state]} for name, counted in counts.items()}


def tasks(atlas: Atlas, of_cases: Mapping[str, Progress]) -> tuple[Task, ...]:
    """Return the cases that lack something, the one by which most is won first."""
    leading = _pages_that_lead_to(atlas)
    found = (Task(case_id, each.missing, leading[case_id]) for case_id, each in of_cases.items() if each.missing)
    return tuple(sorted(found, key=lambda task: (-task.points, task.case_id)))


def _pages_that_lead_to(atlas: Atlas) -> Counter[str]:
    """Return how many pages of cases, tools and learning paths lead to each case."""
    leading: Counter[str] = Counter()
    for others in atlas.related.values():
        leading.update(other.case_id for other in others)
    for case_ids in atlas.cases_of_tool.values():
        leading.update(case_ids)
    for path in atlas.library.paths.values():
        leading.update({step.ref for step in path.steps})
    return leading


def due(atlas: Atlas, today: date) -> tuple[Due, ...]:
    """Return the records to check: those whose date is past or near, and those that nobody has checked for a year."""
    found = [
        *(_due("cases", case.id, case.last_verified, case.verify_by or "", today) for case in atlas.cases.values()),
        *(_due("funding", call.id, call.last_verified, "", today) for call in atlas.library.funding.values()),
    ]
    return tuple(sorted((each for each in found if each), key=lambda each: (each.by, each.collection, each.record_id)))


def _due(collection: str, record_id: str, last: str, by: str, today: date) -> Due | None:
    end = _last_day(by) if by else _last_day(last) + STALE
    if end > today + AHEAD:
        return None
    return Due(collection, record_id, last, end.isoformat(), end < today)


def _last_day(written: str) -> date:
    """Return the last day that a date may mean: `2026` is over on 31 December."""
    year, month, day = (int(part) for part in f"{written}-0-0".split("-")[:3])
    if day:
        return date(year, month, day)
    following = date(year, month + 1, 1) if 0 < month < 12 else date(year + 1, 1, 1)
    return following - timedelta(days=1)


def gaps(atlas: Atlas) -> tuple[Gap, ...]:
    """Return every region, R and instrument that no case has together, in the order of the vocabularies."""
    names = ("regions", "five_r", "instruments")
    terms = [tuple(atlas.vocabularies[name].by_id) for name in names]
    told = {
        combination
        for head in atlas.heads.values()
        for combination in product((atlas.cities[head.city].region,), head.five_r, head.instruments)
    }
    return tuple(Gap(*combination) for combination in product(*terms) if combination not in told)


def dead(atlas: Atlas, report: Report) -> Iterator[Dead]:
    """Yield the addresses that failed when they were last asked, at each record that cites them."""
    failed = {address: outcome for address, outcome in report.items() if outcome.answer in FAILED}
    for entry in atlas.library.entries.values() if failed else ():
        yield from _dead_in(entry, failed)


def _dead_in(entry: Entry, failed: Report) -> Iterator[Dead]:
    for address in dict.fromkeys(each.address for each in cited((entry,))):
        if address in failed:
            yield Dead(entry.collection, entry.id, address, failed[address].detail, failed[address].on)


def told_of(atlas: Atlas, collection: str, record_id: str, report: Report) -> tuple[object, ...]:
    """Return what all this says of one record and what it counts for, but for what its head shows; nothing if it is not there."""
    entry = atlas.library.entries.get(atlas.files.get((collection, record_id), ""))
    if entry is None:
        return ()
    failed = {address: outcome for address, outcome in report.items() if outcome.answer in FAILED}
    found: list[object] = list(_dead_in(entry, failed)) if failed else []
    record = None if entry.outline.progress else entry.record
    if entry.outline.progress:
        found += [entry.outline.progress]
    elif isinstance(record, PolicyTool):
        found += [record.review.state, record.cases]
    elif isinstance(record, LearningPath):
        found += [{step.ref for step in record.steps}]
    elif isinstance(record, City):
        found += [record.region]
    return tuple(found)
