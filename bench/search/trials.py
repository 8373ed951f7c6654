"""Asks an engine queries in Chromium, and keeps what it found and how long that took."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.search.engines import Engine, path_of
from bench.search.queries import Query
from bench.search.server import Sent, served

ROUNDS = 3
"""How often each query is timed; what it needs has been fetched after the first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine found for a query, and how long it took each time, in milliseconds."""

    query: Query
    hits: tuple[str, ...]
    times: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class First:
    """What the first answer took a reader who has been nowhere else: bytes and milliseconds."""

    bytes: int
    ms: float


@dataclass(frozen=True, slots=True)
class Trial:
    """One engine in one locale: all its answers, and first answers, one for each kind of query."""

    engine: str
    locale: str
    answers: tuple[Answer, ...]
    firsts: tuple[First, ...]


def trials(engine: Engine, site: Path, queries: Sequence[Query]) -> Iterator[Trial]:
    """Yield what an engine does with these queries over a site, one locale after the other."""
    pages = {f"/bench-search/{locale}": page for locale, page in engine.pages.items()}
    with served({**engine.folders, "/": site}, pages) as (address, sent), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for locale in dict.fromkeys(query.locale for query in queries):
            own = [query for query in queries if query.locale == locale]
            yield _trial(browser, engine.name, own, f"{address}/bench-search/{locale}", sent)
        browser.close()


_FIRST = "async (query) => { await ready; await find(query); return performance.now(); }"
_ASK = "async (query) => { const start = performance.now(); const hits = await find(query); return [hits, performance.now() - start]; }"


def _trial(browser: Browser, engine: str, queries: Sequence[Query], address: str, sent: Sent) -> Trial:
    one_of_each_kind = {query.kind: query for query in reversed(queries)}.values()
    firsts = tuple(_first(browser, query, address, sent) for query in one_of_each_kind)
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.evaluate("ready")
    rounds = [[page.evaluate(_ASK, query.text) for query in queries] for _ in range(ROUNDS)]
    context.close()
    answers = tuple(
        Answer(query, tuple(dict.fromkeys(path_of(hit, query.locale) for hit in told[0][0])), tuple(time for _, time in told))
        for query, told in zip(queries, zip(*rounds, strict=True), strict=True)
    )
    return Trial(engine, queries[0].locale, answers, firsts)


def _first(browser: Browser, query: Query, address: str, sent: Sent) -> First:
    context = browser.new_context()
    page = context.new_page()
    sent.reset()
    page.goto(address)
    ms = page.evaluate(_FIRST, query.text)
    took = First(sent.total, ms)
    context.close()
    return took
