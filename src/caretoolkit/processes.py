"""Shares work among processes that are forks of this one, so that nothing has to be sent to them.

It knows nothing of the work; what comes back is pickled, so it is small or worth its weight.
"""

import ctypes
import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing import Pipe, Value, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

RARELY = 50_000
"""After how many new objects the collector of a process looks for garbage; 700, as Python has it, costs a seventh of its time."""


def cores() -> int:
    """Return how many processes can run at once; 1 where the system cannot fork."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "fork") and hasattr(os, "sched_getaffinity") else 1


def mapped(function: Callable[[T], R], items: Sequence[T], worth: int) -> list[R]:
    """Return the function's value for each item, in their order; fewer items than `worth` start no process.

    This process does its share, and the others leave theirs in files, so that nobody waits for anybody.
    """
    count = cores() if len(items) >= worth else 1
    values: list[R | None] = [None] * len(items)
    with _collector_paused(), ExitStack() as open_files:
        left = [(number, open_files.enter_context(TemporaryFile())) for number in range(1, count)]
        workers = [_started(_leave, function, items[number::count], file) for number, file in left]
        values[0::count] = [function(item) for item in items[0::count]]
        for worker, (number, file) in zip(workers, left, strict=True):
            worker.join()
            values[number::count] = _taken(file)
    return values  # type: ignore[return-value]  # every place is filled


def _started(target: Callable[..., None], *arguments: Any) -> ForkProcess:  # Any: whatever the target takes
    gc.freeze()  # the collector would touch, and so copy, every page of memory that the processes share
    worker = get_context("fork").Process(target=target, args=arguments)
    worker.start()
    return worker


def _leave(function: Callable[[T], R], items: Sequence[T], file: IO[bytes]) -> None:
    """Write the values to a file, or the traceback of what went wrong."""
    try:
        left: tuple[bool, list[R] | str] = True, [function(item) for item in items]
    except Exception:  # noqa: BLE001  # told to the parent, which raises it
        left = False, traceback.format_exc()
    pickle.dump(left, file, pickle.HIGHEST_PROTOCOL)
    file.flush()


def _taken(file: IO[bytes]) -> list[Any]:  # Any: whatever the function returned
    """Return the values in a file; raises `RuntimeError` if there are none."""
    if file.seek(0, os.SEEK_END) == 0:
        raise RuntimeError("a process was killed")
    file.seek(0)
    succeeded, found = pickle.load(file)  # noqa: S301  # a nameless file that a fork of this process wrote
    if not succeeded:
        raise RuntimeError(found)
    return list(found)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector from walking over thousands of records that are here to stay."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def turns(count: int) -> Iterator[int]:
    """Yield the numbers from 0 to `count`; processes forked after the call share them out, so that each goes to one of them."""
    following = Value("i", 0)

    def taken() -> Iterator[int]:
        while True:
            with following.get_lock():
                number = following.value
                following.value = number + 1
            if number >= count:
                return
            yield number

    return taken()


def together(parts: Sequence[Callable[[], Iterator[R]]]) -> Generator[R]:
    """Run the first part here and each other one in a process of its own, and yield what they all yield as it comes.

    Raises `RuntimeError` with the traceback of a part that failed elsewhere, or if a process was killed. Whoever stops
    asking before the end stops the processes, too.
    """
    workers = _Workers()
    try:
        for part in parts[1:]:
            workers.start(part)
        with collector_rested():
            for value in parts[0]():
                yield value
                yield from workers.told()
        yield from workers.told_until_the_end()
    finally:
        workers.stop()


class _Workers:
    """The processes that run the other parts, with what they have told so far."""

    def __init__(self) -> None:
        self._processes: list[ForkProcess] = []
        self._open: set[Connection] = set()
        self._failure = ""

    def start(self, part: Callable[[], Iterator[Any]]) -> None:  # Any: whatever the part yields
        """Run a part in a process of its own."""
        receiver, sender = Pipe(duplex=False)
        self._processes.append(_started(_work, part, sender))
        sender.close()
        self._open.add(receiver)

    def told(self, timeout: float | None = 0) -> Iterator[Any]:  # Any: as above
        """Yield what has been told since the last call, one value for each process; `None` waits for the next."""
        for receiver in wait(self._open, timeout) if self._open else ():
            assert isinstance(receiver, Connection)
            try:
                has_failed, value = receiver.recv()
            except EOFError:
                self._open.discard(receiver)
                continue
            if has_failed:
                self._failure = value
            else:
                yield value

    def told_until_the_end(self) -> Iterator[Any]:  # Any: as above
        """Yield the rest; raises `RuntimeError` if a process has failed."""
        while self._open:
            yield from self.told(timeout=None)
        for process in self._processes:
            process.join()
        if self._failure or any(process.exitcode for process in self._processes):
            raise RuntimeError(self._failure or "a process was killed")

    def stop(self) -> None:
        """End what still runs."""
        for process in self._processes:
            process.terminate()  # one that has ended takes no notice
            process.join()


def rest_collector() -> None:
    """Let the collector look for garbage rarely, and not at what is here to stay."""
    gc.freeze()
    gc.set_threshold(RARELY)


def give_back_memory() -> None:
    """Give memory that is free to the system, as far as its library can: files that were read leave gaps behind."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


@contextmanager
def collector_rested() -> Iterator[None]:
    """Rest the collector for a while."""
    before = gc.get_threshold()
    rest_collector()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _work(part: Callable[[], Iterator[Any]], sender: Connection) -> None:  # Any: as above
    try:
        with collector_rested():
            for value in part():
                sender.send((False, value))
    except BaseException:  # told to the parent, which raises it
        sender.send((True, traceback.format_exc()))
        raise
