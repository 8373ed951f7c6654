"""Counted words are kept between builds, and whatever in a cache is not what a build wrote is counted anew."""

import json
from pathlib import Path

import pytest

from caretoolkit.index import PassageCache, analysis
from caretoolkit.index.words import words
from caretoolkit.localise import Passage

LONG = Passage.of("Care is work. " * 50, "en")


def fail(text: str) -> list[str]:
    raise AssertionError(f"counted {text[:20]!r} again")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that holds the counted words of one passage."""
    cache = PassageCache(tmp_path / "search")
    assert cache.counts(LONG, words) == {"care": 50, "is": 50, "work": 50}
    cache.save()
    return tmp_path / "search"


def test_a_passage_is_counted_once(folder: Path) -> None:
    assert PassageCache(folder, 1).counts(LONG, fail) == {"care": 50, "is": 50, "work": 50}


def test_nothing_is_written_where_nothing_is_new(folder: Path) -> None:
    cache = PassageCache(folder, 1)
    cache.counts(LONG, fail)

    cache.save()

    assert [file.name for file in folder.iterdir()] == ["passages-0.json"]


def test_what_no_build_uses_is_forgotten(folder: Path) -> None:
    cache = PassageCache(folder)
    cache.counts(Passage.of("Other words. " * 50, "en"), words)

    cache.save()

    with pytest.raises(AssertionError, match="again"):
        PassageCache(folder).counts(LONG, fail)


@pytest.mark.parametrize("damage", [b"", b"x", b"\xff\xfe", b'{"a": 1}'], ids=["empty", "one letter", "no text", "no seal"])
def test_a_damaged_file_counts_as_absent(folder: Path, damage: bytes) -> None:
    (folder / "passages-0.json").write_bytes(damage)

    assert PassageCache(folder).counts(LONG, words)["care"] == 50


def test_a_changed_count_is_not_believed(folder: Path) -> None:
    file = folder / "passages-0.json"
    seal, body = file.read_bytes().split(b"\n")
    counts = json.loads(body)
    counts[next(iter(counts))]["care"] = 7
    file.write_bytes(seal + b"\n" + json.dumps(counts).encode())

    assert PassageCache(folder).counts(LONG, words)["care"] == 50


def test_another_version_of_the_analysis_counts_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caretoolkit.index.cache.VERSION", analysis.VERSION + 1)

    with pytest.raises(AssertionError, match="again"):
        PassageCache(folder).counts(LONG, fail)


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "search").write_text("a file in the place of the folder", encoding="utf-8")
    cache = PassageCache(tmp_path / "search")
    cache.counts(LONG, words)

    cache.save()

    assert (tmp_path / "search").is_file()
