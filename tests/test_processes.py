"""Work is shared among processes where that is worth while, with the same outcome in the same order."""

import gc
import itertools
import multiprocessing
import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from caretoolkit import processes
from caretoolkit.processes import collector_rested, cores, mapped, together, turns


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


def test_every_part_is_run_and_told() -> None:
    parts = [partial(counted, 0, 5), partial(counted, 5, 7), partial(counted, 7, 7)]

    assert sorted(together(parts)) == [0, 1, 2, 3, 4, 5, 6]


def test_the_first_part_runs_here_and_the_others_elsewhere() -> None:
    found = dict(together([partial(named, "first"), partial(named, "second"), partial(named, "third")]))

    assert found["first"] == os.getpid()
    assert len(set(found.values())) == 3


def named(name: str) -> Iterator[tuple[str, int]]:
    yield name, os.getpid()


@pytest.mark.parametrize("number", [0, 1])
def test_the_values_of_a_part_come_in_their_order(number: int) -> None:
    found = list(together([partial(counted, 0, 300), partial(counted, 300, 600)]))

    assert [value for value in found if value // 300 == number] == list(range(300 * number, 300 * number + 300))


def test_each_turn_is_taken_once() -> None:
    shared = turns(500)

    found = list(together([partial(taken, shared), partial(taken, shared), partial(taken, shared)]))

    assert sorted(number for number, _ in found) == list(range(500))
    assert len({process for _, process in found}) > 1


def taken(shared: Iterator[int]) -> Iterator[tuple[int, int]]:
    for number in shared:
        time.sleep(0.001)
        yield number, os.getpid()


def test_a_part_that_fails_elsewhere_is_told_with_its_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match="it broke here"):
        list(together([partial(counted, 0, 5), partial(counted_until_it_breaks, 3)]))


def test_a_part_that_fails_here_stops_the_others(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="it broke here"):
        list(together([partial(counted_until_it_breaks, 3), partial(counted_slowly, tmp_path / "other")]))

    assert multiprocessing.active_children() == []


def test_a_part_that_is_killed_is_noticed() -> None:
    with pytest.raises(RuntimeError, match="a process was killed"):
        list(together([partial(counted, 0, 5), killed_at_once]))


def killed_at_once() -> Iterator[int]:
    os._exit(9)


def test_processes_end_when_nobody_waits_for_them(tmp_path: Path) -> None:
    found = together([partial(counted_slowly, tmp_path / "one"), partial(counted_slowly, tmp_path / "other")])

    next(found)
    found.close()

    assert multiprocessing.active_children() == []


def test_the_collector_rests_only_meanwhile() -> None:
    before = gc.get_threshold()

    with collector_rested():
        assert gc.get_threshold()[0] > before[0]

    assert gc.get_threshold() == before


def counted_slowly(file: Path) -> Iterator[int]:
    for number in itertools.count():
        file.write_text(str(number), encoding="utf-8")
        yield number
