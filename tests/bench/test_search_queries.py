"""Queries and edits made from a generated corpus, and the tables that tell what was measured."""

import re
from pathlib import Path

import pytest
from bench.corpus import DATA, write_corpus
from bench.search.indexing import clean, edits
from bench.search.queries import OF_EACH_KIND, Query, generated_queries
from bench.search.tables import behind_table, edits_table, kinds_table, trials_table
from bench.search.trials import Answer, First, Trial

LOCALES = ("en", "ar")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus") / "project", 8, LOCALES).parent


def test_the_same_corpus_always_gives_the_same_queries(project: Path, tmp_path: Path) -> None:
    again = write_corpus(tmp_path / "again", 8, LOCALES)

    made = list(generated_queries(project / DATA, LOCALES))

    assert made == list(generated_queries(again, LOCALES))
    assert made != list(generated_queries(again, LOCALES, seed=2))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_locale_is_asked_at_least_forty_queries_in_its_own_words(project: Path, locale: str) -> None:
    made = list(generated_queries(project / DATA, [locale]))

    kinds = [query.kind for query in made]
    assert len(made) >= 40
    assert {kinds.count(kind) for kind in kinds} == {OF_EACH_KIND}
    assert all(re.search(r"[\u0600-\u06ff]", query.text) for query in made if query.kind == "title") == (locale == "ar")


def test_a_slip_is_a_word_of_the_corpus_less_a_letter(project: Path) -> None:
    texts = [path.read_text(encoding="utf-8").lower() for path in (project / DATA / "cases").glob("*.yml")]
    words = {word for text in texts for word in re.findall(r"\w+", text)}
    shortened = {word[:at] + word[at + 1 :] for word in words for at in range(len(word))}

    slips = {query.text for query in generated_queries(project / DATA, ["en"]) if query.kind == "slip"}

    assert slips <= shortened


def test_the_index_alone_is_written_for_every_locale(project: Path, tmp_path: Path) -> None:
    clean(project, tmp_path / "index")

    assert {path.name for path in (tmp_path / "index").iterdir()} == set(LOCALES)
    assert all((tmp_path / "index" / locale / "search/index.json").is_file() for locale in LOCALES)


def test_an_edit_changes_a_few_files_which_hold_its_words(tmp_path: Path) -> None:
    project = write_corpus(tmp_path / "project", 8, LOCALES).parent

    made = list(edits(project, tmp_path / "index", 2))

    written = len([path for path in (tmp_path / "index").rglob("*") if path.is_file()])
    assert [edit.kind for edit in made] == ["a sentence", "a sentence", "the title", "the title"]
    assert all(0 < edit.files <= written for edit in made)
    assert "Title edited 1002 times" in (tmp_path / "index/en/search/documents-0.json").read_text(encoding="utf-8")
    assert edits_table(8, made).splitlines()[2].startswith("| 8 | a sentence | ")


def test_the_table_of_an_engine_tells_what_was_measured() -> None:
    answers = (
        Answer(Query("en", "word", "care"), ("cases/a",), (90.0, 1.0, 3.0)),
        Answer(Query("en", "slip", "cre"), (), (10.0, 2.0, 2.0)),
    )
    trial = Trial("ours", "en", answers, (First(20_000, 100.0), First(30_000, 300.0)))

    rows = trials_table([trial], [("lunr", "too large")]).splitlines()

    assert rows[2] == "| en | ours | 2 | 50% | 25,000 (30,000) | 200 | 2.0 | 3.0 | 90.0 |"
    assert rows[3].startswith("| all | lunr | not measured: too large |")
    assert kinds_table([trial]).splitlines()[2] == "| ours | 50% | 0% | 100% |"


def test_judged_queries_are_told_with_what_the_hits_are_worth() -> None:
    answer = Answer(Query("en", "topical", "care", {"cases/a": 3}), ("cases/b", "cases/a"), (9.0, 1.0, 1.0))
    trial = Trial("ours", "en", (answer,), (First(20_000, 100.0),))

    assert trials_table([trial]).splitlines()[2].startswith("| en | ours | 1 | 0.631 | 0.500 | 0% | 20,000 (20,000) |")
    assert kinds_table([trial]).splitlines()[2] == "| ours | 0.631 | 0.631 |"


def test_where_another_engine_is_better_is_told() -> None:
    def trial(engine: str, *hits: str) -> Trial:
        query = Query("en", "topical", "care", {"cases/a": 3})
        return Trial(engine, "en", (Answer(query, hits, (1.0, 1.0, 1.0)),), (First(1, 1.0),))

    behind = behind_table([trial("ours", "cases/b", "cases/a"), trial("pagefind", "cases/a")])

    assert behind.splitlines()[2:] == ["| en | topical | 0.631 | 1.000 |"]
    assert behind_table([trial("ours", "cases/a"), trial("pagefind", "cases/a")]) == ""
