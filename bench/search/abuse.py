"""Queries that could bring a search to a halt, and how long they take: `python -m bench.search.abuse`, over a built site."""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from bench.corpus import DATA, ROOT
from bench.report import table
from bench.search.engines import ours
from bench.search.queries import Query
from bench.search.trials import ROUNDS, Answer, trials
from caretoolkit import Options, compile_toolkit
from caretoolkit.index import Frequencies, collections
from caretoolkit.index.reference import Reference

ABUSE = {
    "300 unknown words": " ".join(f"care{number} block" for number in range(150)),
    "300 known words": "care " * 300,
    "10 kB of words": " ".join(f"childcare centre {number}" for number in range(600))[:10_000],
    "10 kB of one word": "c" * 10_000,
    "10 kB of marks": "\u0301" * 10_000,
    "a leading wildcard": "*are",
    "many wildcards": "c*?re* *** ???",
    "operators": 'title:care AND NOT (blocks OR "x) ~3 ^5 [a TO z]',
    "signs of regular expressions": r"(c+)+$ [a-z]{1,99}\b(?=are)|^.*\1",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)> care&nbsp;&#99;",
    "emoji": "👩‍👧‍👦 care 🏥",
    "control characters": "care\x00\x1b[31m\x07 blocks",
    "marks of direction": "\u200f\u202bcare\u202c\u200e blocks\u202e\u2066",
    "a half of a pair": "care \ud800",
    "a name of every object": "constructor __proto__ toString",
    "only stop words": "the of and to",
    "nothing": "",
    "blank": " \t\n ",
}
"""Queries by what is wrong with them."""


def main() -> None:
    """Ask the command's search and the browser's engine all of these queries, and print how long each took."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.abuse", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site, in the folder of its project")
    parser.add_argument("--locale", default="en")
    arguments = parser.parse_args()
    site = arguments.site.resolve()
    whoosh = _asked_in_python(site.parent / DATA, arguments.locale)
    queries = [Query(arguments.locale, kind, text) for kind, text in ABUSE.items()]
    browser = next(trials(ours((arguments.locale,)), site, queries)).answers
    print(abuse_table(whoosh, browser))


def _asked_in_python(data: Path, locale: str) -> list[float]:
    """Return the most milliseconds that each query took the search behind `caretoolkit search`, once it has its index."""
    compiled = compile_toolkit(data, Options())
    editions = [compiled.edition(tag) for tag in compiled.locales]
    reference = Reference(locale, collections(editions, [locale], {})[locale], Frequencies())
    return [max(_timed(reference, text) for _ in range(ROUNDS)) for text in ABUSE.values()]


def _timed(reference: Reference, text: str) -> float:
    started = time.perf_counter()
    reference.search(text)
    return 1000 * (time.perf_counter() - started)


def abuse_table(whoosh: Sequence[float], browser: Sequence[Answer]) -> str:
    """Return how long each query took both, at most, and how many hits the browser shows."""
    rows = (
        (kind, f"{len(text):,}", f"{python:.0f}", f"{max(answer.times):.0f}", str(len(answer.hits)))
        for (kind, text), python, answer in zip(ABUSE.items(), whoosh, browser, strict=True)
    )
    return table(("query", "characters", "`caretoolkit search` ms", "browser ms", "hits shown"), rows)


if __name__ == "__main__":
    main()
