"""Shares work among processes that are forks of this one, so that nothing has to be sent to them.

It knows nothing of the work; what comes back is pickled, so it is small or worth its weight.
"""

import gc
import os
import pickle
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing import Pipe, get_context
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


def shared(parts: Sequence[Callable[[], Iterator[R]]]) -> Iterator[tuple[int, R]]:
    """Run each part in a process of its own and yield what they yield, each with the number of its part.

    Raises `RuntimeError` with the traceback of a part that failed, or if a process was killed. Whoever stops asking
    before the end stops the processes, too.
    """
    workers: list[tuple[ForkProcess, Connection]] = []
    try:
        yield from _received(parts, workers)
    finally:
        for worker, _ in workers:
            worker.terminate()  # one that has ended takes no notice
            worker.join()


def _received(
    parts: Sequence[Callable[[], Iterator[R]]], workers: list[tuple[ForkProcess, Connection]]
) -> Iterator[tuple[int, R]]:
    for number, part in enumerate(parts):
        receiver, sender = Pipe(duplex=False)
        worker = _started(_work, number, part, sender)
        sender.close()
        workers.append((worker, receiver))
    failure = ""
    waiting: set[Connection] = {receiver for _, receiver in workers}
    while waiting:
        for receiver in waiting & set(wait(waiting)):
            try:
                number, value = receiver.recv()
            except EOFError:
                waiting.discard(receiver)
                continue
            if number < 0:
                failure = value
            else:
                yield number, value
    for worker, _ in workers:
        worker.join()
    if failure or any(worker.exitcode for worker, _ in workers):
        raise RuntimeError(failure or "a process was killed")


def _work(number: int, part: Callable[[], Iterator[R]], sender: Connection) -> None:
    gc.set_threshold(RARELY)
    try:
        for value in part():
            sender.send((number, value))
    except BaseException:  # told to the parent, which raises it
        sender.send((-1, traceback.format_exc()))
        raise
