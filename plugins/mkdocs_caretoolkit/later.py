"""Writes, while the host serves, what grows with the toolkit: search, tables, some pages. No page of an edit waits for them."""

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from threading import Event, Lock, Thread

from caretoolkit import Compiled, site
from caretoolkit.index import Document, Memory
from caretoolkit.publish import PublishedFile

Grown = Callable[[Compiled, Memory, frozenset[str]], Iterator[PublishedFile]]
"""Yields what is written later of a state of the toolkit; the paths are those of the routes to make again."""


PAUSE = 0.3
"""Seconds before anything is written, in which the pages of an edit are given out."""


class Later:
    """Writes the newest state of the toolkit in a thread of its own; what an earlier one has left undone is given up."""

    def __init__(self, grown: Grown) -> None:
        self._grown = grown
        self._memory = Memory()
        self._lock = Lock()
        self._at_work = Lock()
        self._free = Event()
        self._free.set()
        self._turn = 0
        self._changed: set[tuple[str, str]] = set()
        self._paths: set[str] = set()

    def prepare(self, compiled: Compiled, pages: Mapping[str, list[Document]]) -> None:
        """Begin to make the index of a site that has just been built, so that the first edit need not; an edit ends this."""
        Thread(target=self._prepare, args=(compiled, pages, self._turn), daemon=True).start()

    def _prepare(self, compiled: Compiled, pages: Mapping[str, list[Document]], turn: int) -> None:
        with self._at_work:
            for _ in takewhile(self._may_go_on(turn), compiled.search_files(pages, self._memory, compiled.locales)):
                pass  # the build has written the same

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let an edit go first: what is being written waits after its next file."""
        self._free.clear()
        try:
            yield
        finally:
            self._free.set()

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Write nothing while the host builds the site anew, and forget what is remembered but for counted words."""
        with self._lock:
            self._turn += 1
            self._changed, self._paths = set(), set()
        with self._at_work:
            self._memory = Memory(self._memory.frequencies)
            yield

    def write(self, compiled: Compiled, changed: Iterable[tuple[str, str]], paths: Iterable[str], folder: Path) -> None:
        """Begin to write a state in which these records have changed, and the pages at these paths; return at once."""
        with self._lock:
            self._turn += 1
            self._changed.update(changed)
            self._paths.update(paths)
        Thread(target=self._write, args=(compiled, folder, self._turn), daemon=True).start()

    def _write(self, compiled: Compiled, folder: Path, turn: int) -> None:
        time.sleep(PAUSE)
        with self._at_work:
            with self._lock:
                if self._turn != turn:
                    return
                changed, paths = frozenset(self._changed), frozenset(self._paths)
            self._memory.forget(changed)
            site.write_files(takewhile(self._may_go_on(turn), self._grown(compiled, self._memory, paths)), folder)
            with self._lock:
                if self._turn == turn:
                    self._changed, self._paths = set(), set()
            gc.collect()  # what is made for one edit refers to itself, and the collector rests

    def _may_go_on(self, turn: int) -> Callable[[object], bool]:
        """Return what waits, file by file, until no edit goes first, and tells whether nothing newer is to be written.

        An edit may want the lock while it goes first, so nobody who holds the lock may wait here.
        """
        return lambda _: self._free.wait() and self._turn == turn
