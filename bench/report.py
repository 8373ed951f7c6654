"""Turns measurements into medians, growth and Markdown tables; it measures nothing and invents nothing."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from bench.measure import Measured, Output

_BUILD_HEAD = (
    "cases",
    "program",
    "wall s (range)",
    "CPU s",
    "peak MB",
    "largest process MB",
    "files",
    "MB",
    "pages",
    "pages : Hugo",
    "pages/s",
    "wall : Hugo",
)


@dataclass(frozen=True, slots=True)
class Result:
    """All runs of one competitor at one size, or the problem that kept it from running."""

    size: int
    peer: str
    runs: tuple[Measured, ...] = ()
    output: Output | None = None
    note: str = ""

    def middle(self) -> Measured:
        """Return the median of each figure over the runs."""
        return Measured(
            wall=median(run.wall for run in self.runs),
            cpu=median(run.cpu for run in self.runs),
            memory=round(median(run.memory for run in self.runs)),
            largest=round(median(run.largest for run in self.runs)),
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """The seconds that one changed case took to reach a served page, in one way of working."""

    size: int
    way: str
    seconds: tuple[float, ...] = ()
    note: str = ""


def report(results: Sequence[Result], edits: Sequence[Edit], about: Sequence[str]) -> str:
    """Return the whole report as Markdown."""
    parts = [
        "# Benchmark",
        "\n".join(f"- {line}" for line in about),
        "## Clean builds",
        _builds_table(results),
        "## From an edit to the served page",
        _edits_table(edits),
        "## Growth",
        "Wall time grows as the number of cases to this power (least squares on logarithms; 1 is linear).",
        _growth_table(results),
    ]
    return "\n\n".join(parts) + "\n"


def as_json(results: Sequence[Result], edits: Sequence[Edit], about: Sequence[str]) -> dict[str, Any]:
    """Return the report as data, with every single run."""
    return {
        "about": list(about),
        "results": [asdict(result) | {"median": asdict(result.middle()) if result.runs else None} for result in results],
        "edits": [asdict(edit) | {"median": median(edit.seconds) if edit.seconds else None} for edit in edits],
        "growth": growth(results),
    }


def growth(results: Iterable[Result]) -> dict[str, float]:
    """Return, for each competitor measured at two sizes or more, the exponent of wall time against size."""
    points: dict[str, list[tuple[float, float]]] = {}
    for result in results:
        if result.runs:
            points.setdefault(result.peer, []).append((math.log(result.size), math.log(result.middle().wall)))
    return {peer: _slope(known) for peer, known in points.items() if len({x for x, _ in known}) > 1}


def _slope(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the line through the points that has the least squared error."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


def _builds_table(results: Sequence[Result]) -> str:
    hugo = {result.size: result for result in results if result.peer == "hugo" and result.runs}
    return table(_BUILD_HEAD, (_build_row(result, hugo.get(result.size)) for result in results))


def _build_row(result: Result, hugo: Result | None) -> Sequence[str]:
    name = f"{result.peer} ({result.note})" if result.note and result.runs else result.peer
    if not result.runs or result.output is None:
        return (str(result.size), name, _gap(result.note), *[""] * (len(_BUILD_HEAD) - 3))
    middle, output = result.middle(), result.output
    return (
        str(result.size),
        name,
        f"{middle.wall:.2f}{spread([run.wall for run in result.runs])}",
        f"{middle.cpu:.2f}",
        megabytes(middle.memory),
        megabytes(middle.largest),
        f"{output.files:,}",
        megabytes(output.bytes),
        f"{output.pages:,}",
        f"{output.pages / hugo.output.pages:.3f}" if hugo and hugo.output else "",
        f"{output.pages / middle.wall:,.0f}",
        f"{middle.wall / hugo.middle().wall:.2f}" if hugo else "",
    )


def _edits_table(edits: Sequence[Edit]) -> str:
    return table(("cases", "way", "seconds (range)"), ((str(edit.size), edit.way, _seconds(edit)) for edit in edits))


def _seconds(edit: Edit) -> str:
    return f"{median(edit.seconds):.2f}{spread(edit.seconds)}" if edit.seconds else _gap(edit.note)


def _growth_table(results: Sequence[Result]) -> str:
    exponents = growth(results)
    if not exponents:
        return "Not known: it takes two sizes."
    measured = [result for result in results if result.runs]
    rows = (
        (peer, f"{power:.2f}", ", ".join(str(result.size) for result in measured if result.peer == peer))
        for peer, power in exponents.items()
    )
    return table(("program", "exponent", "sizes"), rows)


def _gap(note: str) -> str:
    """Return what stands in a table in place of a figure: the last line of the reason."""
    return f"not measured: {note.splitlines()[-1]}"


def spread(values: Sequence[float]) -> str:
    """Return the range of several values, as it stands behind their median."""
    return f" ({min(values):.2f}–{max(values):.2f})" if len(values) > 1 else ""


def megabytes(size: int) -> str:
    """Return a number of bytes in megabytes."""
    return f"{size / 1e6:,.1f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as a table in Markdown."""
    cells = [head, ["---"] * len(head), *([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)
