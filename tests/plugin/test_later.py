"""What grows with the toolkit is written after the pages of an edit; what a newer edit has overtaken is given up."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from caretoolkit import Compiled
from caretoolkit.index import Memory
from caretoolkit.publish import PublishedFile
from mkdocs_caretoolkit.later import Later
from tests.sample import Toolkit

PATIENCE = 20


def wait_for(path: Path, text: str) -> None:
    until = time.monotonic() + PATIENCE
    while not path.is_file() or path.read_text() != text:
        assert time.monotonic() < until, f"waited in vain for {text!r} in {path.name}"
        time.sleep(0.01)


class Grown:
    """Yields a file with the paths asked for; before the second file, it waits until it may go on."""

    def __init__(self) -> None:
        self.may_go_on = Event()
        self.begun = Event()
        self.asked: list[frozenset[str]] = []

    def __call__(self, compiled: Compiled, memory: Memory, paths: frozenset[str]) -> Iterator[PublishedFile]:
        self.asked.append(paths)
        said = " ".join(sorted(paths))
        yield PublishedFile("first.txt", said)
        self.begun.set()
        self.may_go_on.wait(PATIENCE)
        yield PublishedFile("second.txt", said)
        yield PublishedFile("last.txt", said)


def test_what_a_newer_edit_has_overtaken_is_given_up_and_its_pages_are_made_with_it(toolkit: Toolkit, tmp_path: Path) -> None:
    grown, compiled = Grown(), toolkit.compile()
    later = Later(grown)
    later.write(compiled, (), ["a/"], tmp_path)
    assert grown.begun.wait(PATIENCE)

    later.write(compiled, (), ["b/"], tmp_path)
    grown.may_go_on.set()

    wait_for(tmp_path / "last.txt", "a/ b/")
    assert grown.asked == [{"a/"}, {"a/", "b/"}]


def test_what_was_written_is_not_written_again(toolkit: Toolkit, tmp_path: Path) -> None:
    grown, compiled = Grown(), toolkit.compile()
    grown.may_go_on.set()
    later = Later(grown)
    later.write(compiled, (), ["a/"], tmp_path)
    wait_for(tmp_path / "last.txt", "a/")
    with later.at_rest():
        pass  # until the thread has ended

    later.write(compiled, (), ["b/"], tmp_path)

    wait_for(tmp_path / "last.txt", "b/")


def test_what_is_written_waits_for_an_edit_and_goes_on_after_it(toolkit: Toolkit, tmp_path: Path) -> None:
    grown, compiled = Grown(), toolkit.compile()
    later = Later(grown)
    later.write(compiled, (), ["a/"], tmp_path)
    assert grown.begun.wait(PATIENCE)

    with later.held():
        grown.may_go_on.set()
        time.sleep(0.1)
        assert not (tmp_path / "second.txt").exists()

    wait_for(tmp_path / "last.txt", "a/")


def test_nothing_is_written_while_the_host_builds(toolkit: Toolkit, tmp_path: Path) -> None:
    grown, compiled = Grown(), toolkit.compile()
    later = Later(grown)
    later.write(compiled, (), ["a/"], tmp_path)
    assert grown.begun.wait(PATIENCE)

    grown.may_go_on.set()
    with later.at_rest():
        written = contents(tmp_path)
        time.sleep(0.1)
        assert contents(tmp_path) == written


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.txt")}
