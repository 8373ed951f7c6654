"""Tells in tables what was measured of search; it measures nothing."""

from collections.abc import Iterator, Sequence
from statistics import mean, median

from bench.report import Result, megabytes, spread, table
from bench.search.indexing import IndexEdit
from bench.search.metrics import DEPTH, ndcg, percentile, reciprocal_rank
from bench.search.trials import Answer, Trial

_JUDGED = (f"nDCG@{DEPTH}", "MRR")
_MEASURED = ("without hits", "bytes to the first answer (most)", "first answer ms", "p50 ms", "p95 ms", "p95 ms at first")


def trials_table(trials: Sequence[Trial], left_out: Sequence[tuple[str, str]] = ()) -> str:
    """Return what each engine did in each locale; `left_out` are engines that were not run, and why."""
    judged = _are_judged(trials)
    head = ("locale", "engine", "queries", *(_JUDGED if judged else ()), *_MEASURED)
    locales = dict.fromkeys(trial.locale for trial in trials)
    rows = [_row(trial, judged) for locale in locales for trial in trials if trial.locale == locale]
    gaps = [("all", engine, f"not measured: {why}", *[""] * (len(head) - 3)) for engine, why in left_out]
    return table(head, [*rows, *gaps])


def _are_judged(trials: Sequence[Trial]) -> bool:
    return all(answer.query.grades for trial in trials for answer in trial.answers)


def _row(trial: Trial, judged: bool) -> Sequence[str]:
    warm = [time for answer in trial.answers for time in answer.times[1:]]
    sizes = [first.bytes for first in trial.firsts]
    return (
        trial.locale,
        trial.engine,
        str(len(trial.answers)),
        *((f"{_mean_ndcg(trial.answers):.3f}", f"{_mean_rank(trial.answers):.3f}") if judged else ()),
        f"{mean(not answer.hits for answer in trial.answers):.0%}",
        f"{median(sizes):,.0f} ({max(sizes):,})",
        f"{median(first.ms for first in trial.firsts):.0f}",
        f"{percentile(warm, 0.5):.1f}",
        f"{percentile(warm, 0.95):.1f}",
        f"{percentile([answer.times[0] for answer in trial.answers], 0.95):.1f}",
    )


def kinds_table(trials: Sequence[Trial]) -> str:
    """Return how well each engine answers each kind of judged query, or of others the share that finds nothing, over all locales."""
    judged = _are_judged(trials)
    kinds = tuple(dict.fromkeys(answer.query.kind for trial in trials for answer in trial.answers))
    rows = []
    for engine in dict.fromkeys(trial.engine for trial in trials):
        answers = [answer for trial in trials if trial.engine == engine for answer in trial.answers]
        of_kinds = [[answer for answer in answers if answer.query.kind == kind] for kind in kinds]
        rows.append((engine, *(_worth(those, judged) for those in (answers, *of_kinds))))
    return table((f"nDCG@{DEPTH}" if judged else "without hits", "all", *kinds), rows)


def behind_table(trials: Sequence[Trial]) -> str:
    """Return the kinds of judged queries, by locale, at which another engine is better than ours; nothing if there are none."""
    worth: dict[tuple[str, str], dict[str, float]] = {}
    for trial in trials:
        for kind in dict.fromkeys(answer.query.kind for answer in trial.answers):
            those = [answer for answer in trial.answers if answer.query.kind == kind]
            worth.setdefault((trial.locale, kind), {})[trial.engine] = _mean_ndcg(those)
    engines = tuple(dict.fromkeys(trial.engine for trial in trials))
    rows = [
        (locale, kind, *(f"{of.get(engine, 0):.3f}" for engine in engines))
        for (locale, kind), of in worth.items()
        if max(of.values()) > of.get("ours", 1)
    ]
    return table(("ours is behind in", "at", *engines), rows) if rows else ""


def _worth(answers: Sequence[Answer], judged: bool) -> str:
    return f"{_mean_ndcg(answers):.3f}" if judged else f"{mean(not answer.hits for answer in answers):.0%}"


def _mean_ndcg(answers: Sequence[Answer]) -> float:
    return mean(ndcg(answer.hits, answer.query.grades) for answer in answers)


def _mean_rank(answers: Sequence[Answer]) -> float:
    return mean(reciprocal_rank(answer.hits, answer.query.grades) for answer in answers)


def index_table(results: Sequence[Result]) -> str:
    """Return what it took to make each index from nothing."""
    head = ("cases", "index of", "wall s", "CPU s", "peak MB", "files", "MB")
    return table(head, (_index_row(result) for result in results))


def _index_row(result: Result) -> Sequence[str]:
    middle = result.middle()
    return (
        f"{result.size:,}",
        result.peer,
        f"{middle.wall:.1f}{spread([run.wall for run in result.runs])}",
        f"{middle.cpu:.1f}",
        megabytes(middle.memory),
        f"{result.output.files:,}" if result.output else "",
        megabytes(result.output.bytes) if result.output else "",
    )


def edits_table(size: int, edits: Sequence[IndexEdit]) -> str:
    """Return what our index takes after each kind of edit."""
    head = ("cases", "edit of", "compiling s", "index s", "files written")
    rows = []
    for kind in dict.fromkeys(edit.kind for edit in edits):
        those = [edit for edit in edits if edit.kind == kind]
        compiling, indexing = [edit.compiling for edit in those], [edit.indexing for edit in those]
        files = [edit.files for edit in those]
        rows.append(
            (
                f"{size:,}",
                kind,
                f"{median(compiling):.2f}{spread(compiling)}",
                f"{median(indexing):.2f}{spread(indexing)}",
                f"{min(files):,}–{max(files):,}",
            )
        )
    return table(head, rows)


def misses(trials: Sequence[Trial]) -> Iterator[str]:
    """Yield what was found for each judged query, the worst first, with the grade of each page, for whoever tunes or judges."""
    told = [(ndcg(answer.hits, answer.query.grades), trial, answer) for trial in trials for answer in trial.answers]
    for worth, trial, answer in sorted(told, key=lambda each: (each[1].engine, each[0])):
        yield f"\n{worth:.2f} {trial.engine} {trial.locale} [{answer.query.kind}] {answer.query.text}"
        yield from (f"    {answer.query.grades.get(hit, 0)} {hit}" for hit in answer.hits)
