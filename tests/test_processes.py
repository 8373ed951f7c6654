"""Work is shared among processes where that is worth while, with the same outcome in the same order."""

import gc
import itertools
import multiprocessing
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from caretoolkit import processes
from caretoolkit.processes import cores, mapped, shared


@pytest.fixture(params=[1, 2, 3])
def at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many processes may run at once."""
    monkeypatch.setattr(processes, "cores", lambda: request.param)
    return int(request.param)


def doubled(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def broken(number: int) -> int:
    return 1 // (number - 150)


def killed(number: int) -> int:
    _ = number != 150 or os.getpid() == PARENT or os._exit(9)
    return number


PARENT = os.getpid()


@pytest.mark.parametrize("count", [0, 1, 2, 49, 50, 51, 200, 333])
def test_values_come_in_the_order_of_their_items(at_once: int, count: int) -> None:
    found = mapped(doubled, range(count), worth=2)

    assert [value for value, _ in found] == [2 * number for number in range(count)]


def test_little_work_starts_no_process() -> None:
    found = mapped(doubled, range(9), worth=10)

    assert {process for _, process in found} == {os.getpid()}


def test_much_work_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "cores", lambda: 2)

    found = mapped(doubled, range(200), worth=10)

    assert len({process for _, process in found}) == 2


def test_an_error_is_raised_wherever_it_happens(at_once: int) -> None:
    with pytest.raises((ZeroDivisionError, RuntimeError), match="division"):
        mapped(broken, range(200), worth=10)


@pytest.mark.parametrize("number", [2])
def test_a_process_that_is_killed_is_noticed(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(processes, "cores", lambda: number)

    with pytest.raises(RuntimeError, match="a process was killed"):
        mapped(killed, range(1, 200), worth=10)


def test_the_garbage_collector_runs_afterwards_as_before(at_once: int) -> None:
    mapped(doubled, range(100), worth=2)

    assert gc.isenabled()


def test_at_least_one_process_can_run() -> None:
    assert cores() >= 1


def test_without_forks_one_process_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")

    assert cores() == 1


def counted(start: int, stop: int) -> Iterator[int]:
    yield from range(start, stop)


def counted_until_it_breaks(stop: int) -> Iterator[int]:
    yield from range(stop)
    raise ValueError("it broke here")


def test_every_part_is_run_and_told_with_its_number() -> None:
    parts = [partial(counted, 0, 5), partial(counted, 5, 7), partial(counted, 7, 7)]

    found = list(shared(parts))

    assert sorted(found) == [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (1, 5), (1, 6)]


def test_the_values_of_a_part_come_in_their_order() -> None:
    found = list(shared([partial(counted, 0, 300), partial(counted, 300, 600)]))

    assert [value for number, value in found if number == 0] == list(range(300))


def test_a_part_that_fails_is_told_with_its_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match="it broke here"):
        list(shared([partial(counted, 0, 5), partial(counted_until_it_breaks, 3)]))


def test_processes_end_when_nobody_waits_for_them(tmp_path: Path) -> None:
    found = shared([partial(counted_slowly, tmp_path / "one"), partial(counted_slowly, tmp_path / "other")])

    next(found)
    found.close()  # type: ignore[attr-defined]  # a generator

    assert multiprocessing.active_children() == []


def counted_slowly(file: Path) -> Iterator[int]:
    for number in itertools.count():
        file.write_text(str(number), encoding="utf-8")
        yield number
