"""The browser's engine and Whoosh give the same answers, and neither can be brought to a halt."""

import json
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bench.search.abuse import ABUSE

from caretoolkit import Compiled
from caretoolkit.index import Frequencies, Memory, collections, files
from caretoolkit.index.impacts import PRECISION, Weighed, weighed
from caretoolkit.index.query import LONGEST_QUERY, MOST_WORDS
from caretoolkit.index.reference import Reference
from caretoolkit.index.words import folded, words

ROOT = Path(__file__).parents[2]
GOLDEN: dict[str, list[dict[str, str]]] = json.loads((ROOT / "tests/golden/queries.json").read_text(encoding="utf-8"))
LOCALES = ("en", "es", "fr", "ar", "pt", "zh-Hans")


@dataclass(frozen=True)
class Exported:
    """The search of a toolkit in one locale: in Whoosh, and as files for the browser's engine."""

    locale: str
    reference: Reference
    weighed: Weighed
    folder: Path

    def browser(self, queries: Sequence[str], limit: int = 10) -> Any:
        """Return the answers of the browser's engine."""
        asked = json.dumps({"folder": str(self.folder), "locale": self.locale, "queries": queries, "limit": limit})
        command = ["node", str(ROOT / "tests/js/search-answers.mjs")]
        return json.loads(subprocess.run(command, input=asked, capture_output=True, text=True, check=True, timeout=60).stdout)


def export(compiled: Compiled, locale: str, folder: Path) -> Exported:
    editions = [compiled.edition(tag) for tag in compiled.locales]
    frequencies = Frequencies()
    for path, content in files(editions, [locale], {}, Memory(frequencies)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    found = collections(editions, [locale], {})[locale]
    return Exported(locale, Reference(locale, found, frequencies), weighed(found, frequencies), folder)


@pytest.fixture(scope="module", params=LOCALES)
def exported(request: pytest.FixtureRequest, real: Compiled, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Return the search of the real toolkit in each locale that it is published in."""
    if request.param not in real.locales:
        pytest.skip("not published in this locale")
    return export(real, request.param, tmp_path_factory.mktemp("search"))


@pytest.fixture(scope="module")
def english(real: Compiled, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return export(real, "en", tmp_path_factory.mktemp("search"))


def test_the_impacts_are_the_scores_of_whoosh(exported: Exported) -> None:
    terms = list(exported.weighed.postings)[::40]

    apart = 0.0
    for term in terms:
        whooshs, ours = exported.reference.impact(term), dict(exported.weighed.postings[term])
        assert list(whooshs) == list(ours)
        apart = max(apart, *(abs(whooshs[number] - ours[number] / PRECISION) for number in ours))

    assert len(terms) > 100
    assert apart <= 0.5 / PRECISION + 1e-9


def test_the_browser_finds_the_first_ten_of_whoosh(exported: Exported) -> None:
    queries = [golden["query"] for golden in GOLDEN[exported.locale]]

    answers = exported.browser(queries)

    found = [exported.reference.search(query) for query in queries]
    first_of_whoosh = {query: [hit.document.path for hit in each.hits] for query, each in zip(queries, found, strict=True)}
    first_of_browser = {query: [path for path, _ in each["hits"]] for query, each in zip(queries, answers, strict=True)}
    assert first_of_browser == first_of_whoosh
    assert [each["total"] for each in answers] == [each.total for each in found]


def test_a_golden_query_finds_what_it_is_after(exported: Exported) -> None:
    golden = [each for each in GOLDEN[exported.locale] if "finds" in each]

    missed = [each for each in golden if each["finds"] not in _first(exported, each["query"])]

    assert missed == []


def _first(exported: Exported, query: str) -> list[str]:
    return [hit.document.path for hit in exported.reference.search(query).hits]


@pytest.mark.parametrize("text", [
    "L'été à l'œuvre: ÇA et là", "Straße, Łódź, Ærø, naïve", "١٢٣ ٤٥ رِعايَةُ الأطفال، إلى مدرسةٍ ـــ", "社区照护服务和café", "ケアの時間", "การดูแล",
    "Ⅳ ½ ﬁn ＡＢＣ", "देखभाल कार्य।", "don't re-use e-mail@x.org 5.4 a b", "\u200fcare\u202e blocks", "کار و یاری",
])  # fmt: skip
def test_both_part_and_fold_a_text_alike(english: Exported, text: str) -> None:
    answer = english.browser([text])[0]

    assert answer["words"] == [folded(word) for word in words(text)]


@pytest.mark.parametrize("name", ABUSE)
def test_no_query_takes_long_in_whoosh(english: Exported, name: str) -> None:
    started = time.process_time()

    found = english.reference.search(ABUSE[name])

    assert time.process_time() - started < 2
    assert len(found.words) <= MOST_WORDS
    assert len(found.hits) <= 10


def test_no_query_takes_long_in_the_browser(english: Exported) -> None:
    answers = dict(zip(ABUSE, english.browser(list(ABUSE.values())), strict=True))

    assert {name: answer["ms"] for name, answer in answers.items() if answer["ms"] > 1000} == {}
    assert all(len(answer["hits"]) <= 10 for answer in answers.values())
    assert answers["10 kB of marks"]["hits"] == []
    assert answers["marks of direction"]["hits"][0][0] == "cases/bogota-care-blocks/"


def test_what_stands_behind_the_limit_of_a_query_is_not_read(english: Exported) -> None:
    long = "x" * LONGEST_QUERY + " care"

    assert english.reference.search(long).hits == ()
    assert english.browser([long])[0]["hits"] == []
