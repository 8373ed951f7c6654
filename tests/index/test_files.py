"""The files that a browser searches: the same for the same toolkit, up to date after an edit, or left out."""

import json
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from caretoolkit import Compiled
from caretoolkit.changes import changed_records
from caretoolkit.index import Memory, written_page
from caretoolkit.index.documents import KINDS
from tests.sample import BLOCKS, BLOCKS_IN_SPANISH, Toolkit


def files(compiled: Compiled, memory: Memory | None = None) -> dict[str, str]:
    found = compiled.search_files({}, memory or Memory(), compiled.locales)
    return {file.path: file.content for file in found}


def test_each_locale_has_its_files(sample: Compiled) -> None:
    found = files(sample)

    names = {path.partition("/")[2] for path in found}
    assert {path.partition("/")[0] for path in found} == {"en", "es", "ar"}
    assert {
        "search/index.json",
        "search/paths.json",
        "search/words-0.txt",
        "search/postings-0.txt",
        "search/documents-0.json",
    } <= names


def test_the_same_toolkit_gives_the_same_files(sample: Compiled) -> None:
    assert files(sample) == files(sample)


def test_the_manifest_counts_what_there_is(sample: Compiled) -> None:
    found = files(sample)
    manifest = json.loads(found["es/search/index.json"])

    paths = json.loads(found["es/search/paths.json"])
    rows = [row for path, content in found.items() if path.startswith("es/search/documents-") for row in json.loads(content)]
    assert manifest["total"] == len(paths) == len(rows)
    assert [row[0] for row in rows] == paths
    assert [kind for kind, _ in manifest["kinds"]] == [kind for kind in KINDS if kind != "page"]
    assert manifest["said"]["kinds"].keys() == set(KINDS)


def test_the_version_changes_with_the_content(sample: Compiled, toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, "title: Care blocks", "title: Moving blocks")

    before, after = (json.loads(files(each)["en/search/index.json"])["version"] for each in (sample, toolkit.compile()))

    assert before != after


def test_a_hand_written_page_is_found(sample: Compiled) -> None:
    pages = {"es": [written_page("about/", "es", "Acerca de", "Zanahorias")]}

    found = {file.path: file.content for file in sample.search_files(pages, Memory(), ["es"])}

    assert "about/" in json.loads(found["es/search/paths.json"])
    assert any("zanahorias" in content for path, content in found.items() if "words-" in path)


EDITS = {
    "a text": (BLOCKS, "title: Care blocks", "title: Moving blocks"),
    "a translation": (BLOCKS_IN_SPANISH, "Manzanas", "Bloques"),
    "a label": ("vocabularies/groups.yml", "label: Women}", "label: Girls}"),
    "a city": ("cities/vienna.yml", "name: Vienna", "name: Vindobona"),
    "a term": ("glossary/unpaid-carer.yml", "term: unpaid carer", "term: family carer"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_what_is_remembered_gives_the_postings_of_a_clean_index(toolkit: Toolkit, edit: str) -> None:
    memory = Memory()
    before = toolkit.compile()
    old = files(before, memory)
    toolkit.edit(*EDITS[edit])

    after = toolkit.compile(before)
    memory.forget(changed_records(before, after))
    new = files(after, memory)

    clean = files(toolkit.compile())
    assert {locale: read({**old, **new}, locale) for locale in after.locales} == {tag: read(clean, tag) for tag in after.locales}
    assert new
    assert not new.items() & old.items()


def read(files: dict[str, str], locale: str) -> tuple[Any, ...]:  # Any: JSON
    """Return what files say, however they are cut: the postings of each word and how common it is, and the documents."""
    manifest = json.loads(files[f"{locale}/search/index.json"])
    postings = {
        first + at: line
        for number, first in enumerate(manifest["postings"])
        for at, line in enumerate(files[f"{locale}/search/postings-{number}.txt"].split("\n"))
    }
    words = {}
    for number in range(len(manifest["words"])):
        start, *lines = files[f"{locale}/search/words-{number}.txt"].split("\n")
        following, last = int(start, 36), ""
        for line in lines:
            coded, codes, size = line.split(" ")
            last = last[: int(coded[0], 36)] + coded[1:]
            fresh = count(following)
            terms = [next(fresh) if code == "+" else int(code, 36) for code in codes.split(",")]
            following = next(fresh)
            words[last] = size, sorted(postings[term] for term in terms)
    chunks = range(-(-manifest["total"] // manifest["chunk"]))
    documents = [row for number in chunks for row in json.loads(files[f"{locale}/search/documents-{number}.json"])]
    return words, documents, manifest["kinds"], manifest["total"]


def test_a_locale_in_which_nothing_has_changed_is_not_made_again(toolkit: Toolkit) -> None:
    memory = Memory()
    before = toolkit.compile()
    files(before, memory)
    toolkit.edit(BLOCKS_IN_SPANISH, "Manzanas", "Bloques")

    after = toolkit.compile(before)
    memory.forget(changed_records(before, after))

    assert {path.partition("/")[0] for path in files(after, memory)} == {"es"}


def test_files_that_nobody_took_are_given_again(sample: Compiled) -> None:
    memory = Memory()
    next(iter(sample.search_files({}, memory, ["en"])))

    again = {file.path: file.content for file in sample.search_files({}, memory, ["en"])}

    assert again == {path: content for path, content in files(sample).items() if path.startswith("en/")}


def test_files_of_an_edit_that_nobody_took_are_given_with_the_next(toolkit: Toolkit) -> None:
    memory = Memory()
    before = toolkit.compile()
    old = files(before, memory)
    toolkit.edit(BLOCKS, "title: Care blocks", "title: Moving blocks")
    between = toolkit.compile(before)
    memory.forget(changed_records(before, between))
    next(iter(between.search_files({}, memory, between.locales)))
    toolkit.edit(BLOCKS, "title: Moving blocks", "title: Care blocks")

    after = toolkit.compile(between)
    memory.forget(changed_records(between, after))
    new = files(after, memory)

    assert read({**old, **new}, "en") == read(old, "en")
    assert {path for path in new if "postings" in path} == {"en/search/postings-0.txt"}


def test_a_build_keeps_no_files(sample: Compiled) -> None:
    memory = Memory(keeps_files=False)

    assert files(sample, memory) == files(sample)
    assert memory.written == {}


def test_a_removed_record_is_found_no_more(toolkit: Toolkit) -> None:
    memory = Memory()
    before = toolkit.compile()
    files(before, memory)
    toolkit.remove("sources/time-use-handbook.yml")
    toolkit.remove("labs/ayuda-mutua.yml")

    after = toolkit.compile(before)
    memory.forget(changed_records(before, after))

    assert "labs/ayuda-mutua/" not in json.loads(files(after, memory)["en/search/paths.json"])


def test_a_site_can_do_without_search(sample: Compiled) -> None:
    quiet = replace(sample, options=replace(sample.options, search=False))

    assert files(quiet) == {}
