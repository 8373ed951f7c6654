"""`caretoolkit status`: tells editors how far the records have come and what there is to do."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from caretoolkit.cli.toolkit import compiled, data_option

if TYPE_CHECKING:
    from caretoolkit.link.editing import Dead, Due, Gap, Task
    from caretoolkit.model.completeness import Progress

SHOWN = 10
"""How many lines of each list the text shows; JSON holds all of them."""


@dataclass(frozen=True, slots=True)
class Status:
    """All that is told: records by state, completeness, what to fill next, what is due, gaps, and addresses that failed."""

    today: date
    states: "dict[str, dict[str, int]]"
    progress: "Mapping[str, Progress]"
    tasks: "tuple[Task, ...]"
    due: "tuple[Due, ...]"
    gaps: "tuple[Gap, ...]"
    dead: "tuple[Dead, ...]"


@click.command()
@data_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to reckon from; the clock's if not given.")
def status(folder: Path, form: str, today: datetime | None) -> None:
    """Tell how far the records have come, what to fill in next, what is due to be checked, and where no case is known.

    What to fill in next is ranked by points: the items that a case does not tell of, times one more than the pages of
    cases, tools and learning paths that lead to it.
    """
    from caretoolkit.link import editing  # not above: `--help` does not need it

    found = compiled(folder)
    if found.atlas is None:
        raise click.UsageError(f"`{folder}` has no readable `toolkit.yml`; run `caretoolkit check`")
    progress = editing.progress(found.atlas)
    day = today.date() if today else datetime.now(UTC).date()
    told = Status(
        today=day,
        states={name: dict(counts) for name, counts in editing.states(found.atlas, progress).items()},
        progress=progress,
        tasks=editing.tasks(found.atlas, progress),
        due=editing.due(found.atlas, day),
        gaps=editing.gaps(found.atlas),
        dead=tuple(editing.dead(found.atlas, found.loaded.answers)),
    )
    click.echo(json.dumps(as_data(told), ensure_ascii=False, indent=1) if form == "json" else "\n".join(as_lines(told)))


def as_data(told: Status) -> dict[str, Any]:
    """Return the status as JSON holds it."""
    return {
        "today": told.today.isoformat(),
        "states": told.states,
        "completeness": {
            case_id: {"score": round(each.score, 3), "missing": each.missing} for case_id, each in told.progress.items()
        },
        "tasks": [{**asdict(task), "points": task.points} for task in told.tasks],
        "due": [asdict(each) for each in told.due],
        "gaps": [asdict(each) for each in told.gaps],
        "dead": [asdict(each) for each in told.dead],
    }


def as_lines(told: Status) -> Iterator[str]:
    """Yield the status as people read it."""
    yield "Records by state"
    for name, counts in told.states.items():
        yield f"  {name}: {', '.join(f'{count} {state}' for state, count in counts.items())}"
    scores = [each.score for each in told.progress.values()]
    if scores:
        whole = sum(not each.missing for each in told.progress.values())
        yield f"  completeness: {sum(scores) / len(scores):.0%} on average, {whole} of {len(scores)} cases tell of every item"
    tasks = [f"{task.case_id}: {', '.join(task.missing)} ({task.points} points)" for task in told.tasks]
    yield from _listed("What to fill in next (points: missing items times 1 + pages that lead to the case)", tasks)
    yield from _listed(f"To be checked against their sources, on {told.today}", [_due_line(each) for each in told.due])
    gaps = [f"{gap.region}, {gap.five_r}, {gap.instrument}" for gap in told.gaps]
    yield from _listed("No case yet for this region, R and instrument", gaps)
    dead = [f"{each.collection}/{each.record_id}: {each.address} ({each.detail}, {each.on})" for each in told.dead]
    yield from _listed("Addresses that failed when they were last asked", dead)


def _due_line(due: "Due") -> str:
    when = "was due" if due.is_past else "is due"
    return f"{due.collection}/{due.record_id}: last checked {due.last}, {when} by {due.by}"


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    yield ""
    yield f"{title}: {len(lines) or 'none'}"
    yield from (f"  {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"  … and {len(lines) - SHOWN} more; --format json holds all"
