"""Measures search: `python -m bench.search --site site`, with the engines side by side."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from playwright.sync_api import Browser, sync_playwright

from bench.search.engines import Engine, lunr, ours, pagefind, path_of
from bench.search.judgements import Judged, judged_queries
from bench.search.metrics import DEPTH, ndcg, percentile, reciprocal_rank
from bench.search.server import Sent, served
from bench.tools import PEERS_HOME, Tools, install_peers

ENGINES = ("ours", "pagefind", "lunr")
ROUNDS = 3
"""How often each query is timed once the engine is warm."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine found for a judged query, and how long it took each time, in milliseconds."""

    judged: Judged
    hits: tuple[str, ...]
    times: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """One engine in one locale: all its answers, and what the first one took: bytes and milliseconds."""

    engine: str
    locale: str
    answers: tuple[Answer, ...]
    first_bytes: int
    first_ms: float


def main() -> None:
    """Measure the engines that the command line names, and print the tables."""
    arguments = _arguments()
    locales = tuple(arguments.locales.split(",")) if arguments.locales else _locales(arguments.site)
    with tempfile.TemporaryDirectory(prefix="bench-search-") as folder:
        engines = list(_engines(arguments, locales, Path(folder)))
        trials = [trial for engine in engines for trial in _trials(engine, arguments.site, locales)]
    report = "\n".join(_report(trials, locales))
    print(report)
    if arguments.output:
        arguments.output.write_text(report + "\n", encoding="utf-8")
    if arguments.misses:
        print("\n".join(_misses(trials)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"), help="a built site")
    parser.add_argument("--engines", default=",".join(ENGINES), help="which to run, of " + ", ".join(ENGINES))
    parser.add_argument("--locales", default="", help="such as en,ar; all of the site if not given")
    parser.add_argument("--tools", type=Path, help="`bin` folder with the peers; they are installed if it is not given")
    parser.add_argument("--misses", action="store_true", help="also print what each engine found for the queries it did worst at")
    parser.add_argument("--output", type=Path, help="also write the tables to this file")
    return parser.parse_args()


def _locales(site: Path) -> tuple[str, ...]:
    found = {file.parent.parent.name for file in site.glob("*/cases/index.html")}
    return tuple(locale for locale in ("en", "es", "fr", "pt", "ar", "zh-Hans") if locale in found)


def _engines(arguments: argparse.Namespace, locales: tuple[str, ...], folder: Path) -> Iterator[Engine]:
    wanted = arguments.engines.split(",")
    if "ours" in wanted:
        yield ours(locales)
    if "pagefind" in wanted:
        python = Path(sys.executable)
        tools = Tools(python, arguments.tools or install_peers(python, PEERS_HOME))
        command = [tools.pagefind(), "--site", str(arguments.site), "--output-path", str(folder / "pagefind")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        yield pagefind(locales, folder / "pagefind")
    if "lunr" in wanted:
        yield lunr(locales, arguments.site, folder / "lunr")


def _trials(engine: Engine, site: Path, locales: tuple[str, ...]) -> Iterator[Trial]:
    pages = {f"/bench-search/{locale}": page for locale, page in engine.pages.items()}
    with served({**engine.folders, "/": site}, pages) as (address, sent), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for locale in locales:
            yield _trial(browser, engine.name, locale, f"{address}/bench-search/{locale}", sent)
        browser.close()


_FIRST = "async (query) => { await ready; await find(query); return performance.now(); }"
_ASK = "async (query) => { const start = performance.now(); const hits = await find(query); return [hits, performance.now() - start]; }"


def _trial(browser: Browser, engine: str, locale: str, address: str, sent: Sent) -> Trial:
    """Return what an engine finds in one locale; the first answer is that of a reader who has been nowhere else."""
    queries = list(judged_queries((locale,)))
    page = browser.new_context().new_page()
    sent.reset()
    page.goto(address)
    first_ms = page.evaluate(_FIRST, queries[0].query)
    first_bytes = sent.total
    rounds = [[page.evaluate(_ASK, judged.query) for judged in queries] for _ in range(ROUNDS)]
    page.context.close()
    answers = tuple(
        Answer(judged, tuple(dict.fromkeys(path_of(hit, locale) for hit in said[0][0])), tuple(time for _, time in said))
        for judged, said in zip(queries, zip(*rounds, strict=True), strict=True)
    )
    return Trial(engine, locale, answers, first_bytes, first_ms)


def _report(trials: list[Trial], locales: tuple[str, ...]) -> Iterator[str]:
    yield f"| locale | engine | queries | nDCG@{DEPTH} | MRR | without hits | bytes to the first answer | first answer ms | p50 ms | p95 ms |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for locale in locales:
        yield from (_row(trial) for trial in trials if trial.locale == locale)
    yield ""
    kinds = tuple(dict.fromkeys(answer.judged.kind for trial in trials for answer in trial.answers))
    yield f"nDCG@{DEPTH} by kind of query, over all locales:"
    yield ""
    yield f"| engine | all | {' | '.join(kinds)} |"
    yield f"| --- | --- | {' | '.join('---' for _ in kinds)} |"
    for engine in dict.fromkeys(trial.engine for trial in trials):
        answers = [answer for trial in trials if trial.engine == engine for answer in trial.answers]
        of_kinds = [[answer for answer in answers if answer.judged.kind == kind] for kind in kinds]
        yield f"| {engine} | {' | '.join(f'{_mean_ndcg(those):.3f}' for those in (answers, *of_kinds))} |"


def _row(trial: Trial) -> str:
    answers = trial.answers
    times = [time for answer in answers for time in answer.times[1:]]
    mrr = mean(reciprocal_rank(answer.hits, answer.judged.grades) for answer in answers)
    empty = mean(not answer.hits for answer in answers)
    cells = (
        trial.locale, trial.engine, str(len(answers)), f"{_mean_ndcg(answers):.3f}", f"{mrr:.3f}", f"{empty:.0%}",
        f"{trial.first_bytes:,}", f"{trial.first_ms:.0f}", f"{percentile(times, 0.5):.1f}", f"{percentile(times, 0.95):.1f}",
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _mean_ndcg(answers: Sequence[Answer]) -> float:
    return mean(ndcg(answer.hits, answer.judged.grades) for answer in answers)


def _misses(trials: list[Trial]) -> Iterator[str]:
    """Yield what was found for each query, the worst first, with the grade of each page, for whoever tunes or judges."""
    told = [(ndcg(answer.hits, answer.judged.grades), trial, answer) for trial in trials for answer in trial.answers]
    for worth, trial, answer in sorted(told, key=lambda each: (each[1].engine, each[0])):
        yield f"\n{worth:.2f} {trial.engine} {trial.locale} [{answer.judged.kind}] {answer.judged.query}"
        yield from (f"    {answer.judged.grades.get(hit, 0)} {hit}" for hit in answer.hits)


if __name__ == "__main__":
    main()
