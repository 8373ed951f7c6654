"""Writes, while the host serves, what grows with the toolkit: search and tables. No page of an edit waits for them."""

from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from threading import Lock, Thread

from caretoolkit import Compiled, site
from caretoolkit.index import Document, Memory
from caretoolkit.publish import PublishedFile


class Later:
    """Writes the newest state of the toolkit in a thread of its own; of several edits meanwhile, only the last is written."""

    def __init__(self) -> None:
        self._memory = Memory()
        self._lock = Lock()
        self._at_work = Lock()
        self._waiting: Compiled | None = None
        self._changed: set[tuple[str, str]] = set()

    def prepare(self, compiled: Compiled, pages: Mapping[str, list[Document]]) -> None:
        """Begin to make the index of a site that has just been built, so that the first edit need not; an edit ends this."""
        Thread(target=self._prepare, args=(compiled, pages), daemon=True).start()

    def _prepare(self, compiled: Compiled, pages: Mapping[str, list[Document]]) -> None:
        with self._at_work:
            for _ in takewhile(self._is_waiting(None), compiled.search_files(pages, self._memory, compiled.locales)):
                pass  # the build has written the same

    def forget(self) -> None:
        """Forget what is remembered but for counted words: the host has built the site anew."""
        self._memory = Memory(self._memory.frequencies)

    def write(
        self, compiled: Compiled, changed: frozenset[tuple[str, str]], pages: Mapping[str, list[Document]], folder: Path
    ) -> None:
        """Begin to write a state in which these records have changed, and return at once."""
        with self._lock:
            is_writing, self._waiting = self._waiting is not None, compiled
            self._changed |= changed
        if not is_writing:
            Thread(target=self._write_waiting, args=(pages, folder), daemon=True).start()

    def _write_waiting(self, pages: Mapping[str, list[Document]], folder: Path) -> None:
        while newest := self._waiting:
            with self._lock:
                changed, self._changed = self._changed, set()
            with self._at_work:
                self._memory.forget(changed)
                site.write_files(takewhile(self._is_waiting(newest), self._files(newest, pages)), folder)
            with self._lock:
                self._waiting = self._waiting if self._waiting is not newest else None

    def _files(self, compiled: Compiled, pages: Mapping[str, list[Document]]) -> Iterator[PublishedFile]:
        yield from compiled.search_files(pages, self._memory, compiled.locales)
        yield from compiled.gathered_files(pages)

    def _is_waiting(self, compiled: Compiled | None) -> Callable[[object], bool]:
        """Return what tells, file by file, whether a state is still the newest; nothing waits at first."""
        return lambda _: self._waiting is compiled
