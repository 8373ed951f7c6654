"""What grows with the toolkit is written after the pages of an edit; what a newer edit has overtaken is given up."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

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


class Writing:
    """A `Later` that has begun to write the path `a/`, and waits before its second file."""

    def __init__(self, toolkit: Toolkit) -> None:
        self.folder = toolkit.folder.parent / "site"
        self.grown, self.compiled = Grown(), toolkit.compile()
        self.later = Later(self.grown)
        self.write("a/")
        assert self.grown.begun.wait(PATIENCE)

    def write(self, path: str) -> None:
        self.later.write(self.compiled, (), [path], self.folder)

    def wait_for_last(self, text: str) -> None:
        wait_for(self.folder / "last.txt", text)

    @property
    def written(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}


@pytest.fixture
def writing(toolkit: Toolkit) -> Writing:
    return Writing(toolkit)


def test_what_a_newer_edit_has_overtaken_is_given_up_and_its_pages_are_made_with_it(writing: Writing) -> None:
    writing.write("b/")
    writing.grown.may_go_on.set()

    writing.wait_for_last("a/ b/")
    assert writing.grown.asked == [{"a/"}, {"a/", "b/"}]


def test_what_was_written_is_not_written_again(writing: Writing) -> None:
    writing.grown.may_go_on.set()
    writing.wait_for_last("a/")
    with writing.later.at_rest():
        pass  # until the thread has ended

    writing.write("b/")

    writing.wait_for_last("b/")


def test_what_is_written_waits_for_an_edit_and_goes_on_after_it(writing: Writing) -> None:
    with writing.later.held():
        writing.grown.may_go_on.set()
        time.sleep(0.1)
        assert writing.written == {"first.txt"}

    writing.wait_for_last("a/")


def test_an_edit_is_taken_up_while_nothing_is_left_to_write(toolkit: Toolkit) -> None:
    ended, free = Event(), Event()

    def grown(compiled: Compiled, memory: Memory, paths: frozenset[str]) -> Iterator[PublishedFile]:
        yield PublishedFile("only.txt", "")
        ended.set()
        free.wait(PATIENCE)

    later = Later(grown)
    later.write(toolkit.compile(), (), ["a/"], toolkit.folder.parent / "site")
    assert ended.wait(PATIENCE)

    with later.held():
        free.set()
        time.sleep(0.1)  # the thread has written its last file
        taken_up = Thread(target=later.write, args=(toolkit.compile(), (), ["b/"], toolkit.folder), daemon=True)
        taken_up.start()
        taken_up.join(PATIENCE)
        assert not taken_up.is_alive()


def test_nothing_is_written_while_the_host_builds(writing: Writing) -> None:
    building, built = Event(), Event()

    def build() -> None:
        with writing.later.at_rest():
            building.set()
            built.wait(PATIENCE)

    Thread(target=build, daemon=True).start()
    assert not building.wait(0.1)  # what is being written is waited for
    writing.grown.may_go_on.set()

    assert building.wait(PATIENCE)
    time.sleep(0.1)
    assert writing.written == {"first.txt"}
    built.set()
