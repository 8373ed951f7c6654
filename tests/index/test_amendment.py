"""After an edit, the search is as a build would make it, but for averages that are those of before; only what differs is written."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from caretoolkit import Compiled
from caretoolkit.index import Document, Frequencies, collections, written_page
from caretoolkit.index.amendment import DRIFT, MOST_CHANGED, amended
from caretoolkit.index.impacts import Weighed, averages_of, weighed
from caretoolkit.index.reference import Reference
from caretoolkit.index.shards import Shards, cut, manifest, recut
from caretoolkit.localise import Passage
from tests.index.test_parity import Exported

Edit = Callable[[Sequence[Document]], list[Document]]


def with_body(number: int, change: Callable[[str], str]) -> Edit:
    """Return an edit of the body of one document."""

    def edit(documents: Sequence[Document]) -> list[Document]:
        first, *others = documents[number].fields["body"]
        body = (Passage.of(change(first), first.locale), *others)
        changed = replace(documents[number], fields={**documents[number].fields, "body": body})
        return [*documents[:number], changed, *documents[number + 1 :]]

    return edit


def with_title(number: int, title: str) -> Edit:
    def edit(documents: Sequence[Document]) -> list[Document]:
        named = Passage.of(title, "es")
        changed = replace(documents[number], title=named, fields={**documents[number].fields, "title": (named,)})
        return [*documents[:number], changed, *documents[number + 1 :]]

    return edit


def all_of(*edits: Edit) -> Edit:
    def edit(documents: Sequence[Document]) -> list[Document]:
        changed = list(documents)
        for each in edits:
            changed = each(changed)
        return changed

    return edit


EDITS = {
    "a new word": with_body(0, lambda text: f"{text} Zyxwvut."),
    "a new word before all others": with_body(3, lambda text: f"{text} 0000."),
    "a word for another": with_body(5, lambda text: text.replace("care", "tariff")),
    "a sentence more": with_body(7, lambda text: f"{text} Whoever cares for somebody has a right to a place of rest nearby."),
    "a sentence less": with_body(9, lambda text: text.partition(". ")[2]),
    "no text at all": with_body(11, lambda _: ""),
    "a title in another language": with_title(13, "Zarzuela de los cuidados para todas las personas"),
    "several documents": all_of(with_title(1, "Manzanas"), with_body(2, str.upper), with_body(4, lambda text: text[: len(text) // 2])),
}  # fmt: skip


@pytest.fixture(scope="module")
def frequencies() -> Frequencies:
    return Frequencies()


@pytest.fixture(scope="module")
def before(real: Compiled, frequencies: Frequencies) -> Weighed:
    """Return the real toolkit in English, weighed."""
    editions = [real.edition(tag) for tag in real.locales]
    return weighed(collections(editions, ["en"], {})["en"], frequencies)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_gives_what_all_documents_give_that_are_weighed_anew(
    before: Weighed, frequencies: Frequencies, name: str
) -> None:
    documents = EDITS[name](before.documents)

    found = amended(before, documents, frequencies)

    assert found is not None
    assert found.weighed == weighed(documents, frequencies, before.statistics.averages)
    assert list(found.weighed.vocabulary) == sorted(found.weighed.vocabulary)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_that_is_undone_gives_the_documents_of_before(before: Weighed, frequencies: Frequencies, name: str) -> None:
    there = amended(before, EDITS[name](before.documents), frequencies)
    assert there is not None

    back = amended(there.weighed, before.documents, frequencies)

    assert back is not None
    assert (back.weighed.postings, back.weighed.vocabulary) == (before.postings, before.vocabulary)


@pytest.mark.parametrize("name", EDITS)
def test_the_impacts_after_an_edit_are_those_of_a_build_but_for_the_drift(
    before: Weighed, frequencies: Frequencies, name: str
) -> None:
    documents = EDITS[name](before.documents)

    found = amended(before, documents, frequencies)

    assert found is not None
    built = weighed(documents, frequencies)
    pairs = (
        (ours, theirs)
        for term in built.postings
        for ours, theirs in zip(found.weighed.postings[term], built.postings[term], strict=True)
    )
    assert max(abs(ours[1] - theirs[1]) / theirs[1] for ours, theirs in pairs) < DRIFT + 0.001  # a thousandth for rounding


QUERIES = [
    "zyxwvut",
    "0000",
    "tariff",
    "place of rest",
    "zarzuela",
    "manzanas",
    "Bogotá",
    "childcare",
    "care blocks",
    "zyx",
    "servic",
]


@pytest.mark.parametrize("name", EDITS)
def test_the_files_of_an_edit_answer_as_files_that_are_cut_anew(
    before: Weighed, frequencies: Frequencies, tmp_path: Path, name: str
) -> None:
    documents = EDITS[name](before.documents)
    found = amended(before, documents, frequencies)
    assert found is not None

    by_edit = answers(recut(cut(before), found), found.weighed, tmp_path / "recut")
    anew = answers(cut(found.weighed), found.weighed, tmp_path / "cut")

    assert by_edit == anew
    assert sum(bool(answer["hits"]) for answer in anew) >= 5


def answers(shards: Shards, of: Weighed, folder: Path) -> list[dict[str, Any]]:  # Any: JSON
    (folder / "en/search").mkdir(parents=True)
    for name, content in {**shards.files, "index.json": manifest(shards, of.documents, ["the", "of"], {})}.items():
        (folder / "en/search" / name).write_text(content, encoding="utf-8")
    found = Exported("en", Reference("en", (), Frequencies()), of, folder).browser(QUERIES)
    return [{name: value for name, value in answer.items() if name != "ms"} for answer in found]


def test_a_word_that_came_and_one_that_went_are_known_and_unknown(before: Weighed, frequencies: Frequencies) -> None:
    there = amended(before, EDITS["a new word"](before.documents), frequencies)
    assert there is not None
    back = amended(there.weighed, before.documents, frequencies)
    assert back is not None

    first = recut(cut(before), there)
    second = recut(first, back)

    last = f"postings-{len(first.postings) - 1}.txt"
    assert "zyxwvut" in there.words
    assert first.files[last].split("\n")[-1].startswith("0 ")
    assert second.files[last] == cut(before).files[last] + "\n"
    assert changed_files(first, cut(before)) == {last, f"words-{bisect_right(first.words, 'zyxwvut') - 1}.txt"}


def changed_files(one: Shards, other: Shards) -> set[str]:
    return {name for name in one.files if one.files[name] != other.files[name]}


TOO_MUCH = {
    "a document more": lambda documents: [*documents, written_page("about/", "en", "About", "What this is.")],
    "a document less": lambda documents: documents[:-1],
    "another path": lambda documents: [replace(documents[0], path="cases/moved/"), *documents[1:]],
    "many documents": all_of(*(with_body(number, str.upper) for number in range(MOST_CHANGED + 1))),
    "a text that moves the average": with_body(0, lambda text: text * 100),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_after_a_great_change_all_documents_are_weighed_anew(before: Weighed, frequencies: Frequencies, name: str) -> None:
    assert amended(before, TOO_MUCH[name](before.documents), frequencies) is None


def test_averages_are_not_left_behind_by_many_small_edits(before: Weighed, frequencies: Frequencies) -> None:
    now, length = before, 0.0
    while found := amended(now, with_body(0, lambda text: f"{text} {'respite ' * 100}")(now.documents), frequencies):
        now, length = found.weighed, averages_of(found.weighed.statistics.lengths)["body"]

    assert 0 < length / before.statistics.averages["body"] - 1 <= DRIFT
