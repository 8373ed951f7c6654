"""Runs a command and measures what it takes; reads Linux's `/proc` and needs no library.

A command has its own session, so that the processes it starts are found even when the one between has ended.
"""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile

INTERVAL = 0.05
"""Seconds between two looks at the processes."""

_LOOKS_SHARE = 0.05
"""The share of a core that looking may take; where a look at gigabytes is slow, the next one waits longer."""

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")


class CommandError(Exception):
    """A command that could not be started, or that ended with an error; its last line says why."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command took: seconds, and bytes of memory.

    `memory` is the greatest sum of the tree's proportional sets (PSS, shared pages counted once) that was seen;
    `largest` is the greatest resident set (RSS) of any one process, from the kernel's own high-water marks; the one of
    `wait4` would not do, since a child starts with the mark of the process that forked it.
    """

    wall: float
    cpu: float
    memory: int
    largest: int


@dataclass(frozen=True, slots=True)
class Output:
    """What a command wrote: all files, their bytes, and how many of them are HTML pages."""

    files: int
    bytes: int
    pages: int


def run(command: Sequence[str], cwd: Path, environment: Mapping[str, str] | None = None) -> Measured:
    """Run a command to its end and return what it took.

    What earlier runs wrote is flushed to disk first. Raises `CommandError` with the end of what the command said.
    """
    os.sync()
    with TemporaryFile() as said:
        started = time.perf_counter()
        process = start(command, cwd, said.fileno(), environment)
        watch = _Watch(process.pid)
        thread = threading.Thread(target=watch.look_until_ended)
        thread.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
        except BaseException:  # who stops us stops the command, which has a session of its own
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            watch.ended.set()
            thread.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            last_words = said.read()[-600:].decode(errors="replace").strip()
            raise CommandError(f"`{' '.join(command)}` ended with {process.returncode}:\n{last_words}")
    cpu = max(usage.ru_utime + usage.ru_stime, sum(watch.cpu.values()))
    return Measured(wall, cpu, watch.memory, watch.largest)


def start(
    command: Sequence[str], cwd: Path, output: int, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own, with all it says going to one file."""
    try:
        return subprocess.Popen(
            command,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
    except OSError as error:
        raise CommandError(f"`{command[0]}` cannot be started: {error.strerror}") from None


def count(folder: Path) -> Output:
    """Return how many files a folder holds, with their bytes and pages."""
    files = size = pages = 0
    for root, _, names in os.walk(folder):
        files += len(names)
        size += sum((Path(root) / name).lstat().st_size for name in names)
        pages += sum(name.endswith(".html") for name in names)
    return Output(files, size, pages)


@dataclass(slots=True)
class _Watch:
    """The greatest memory and the processor time seen of a process and its descendants."""

    leader: int
    memory: int = 0
    largest: int = 0
    cpu: dict[int, float] = field(default_factory=dict)
    ended: threading.Event = field(default_factory=threading.Event)

    def look_until_ended(self) -> None:
        pause = 0.0
        while not self.ended.wait(pause):
            started = time.perf_counter()
            self._look()
            took = time.perf_counter() - started
            pause = max(INTERVAL - took, took / _LOOKS_SHARE)

    def _look(self) -> None:
        tree = _tree(self.leader)
        self.cpu.update(tree)
        self.memory = max(self.memory, sum(_memory(pid, "smaps_rollup", "Pss:") for pid in tree))
        self.largest = max(self.largest, *(_memory(pid, "status", "VmHWM:") for pid in tree), 0)


def _tree(leader: int) -> dict[int, float]:
    """Return the processes of a tree with the seconds of processor time that each has used by itself."""
    seen: dict[int, tuple[int, int, float]] = {}
    for name in os.listdir(_PROC):  # noqa: PTH208  # no Path for every process, twenty times a second
        if name.isdigit() and (fields := _status(int(name))):
            seen[int(name)] = (int(fields[1]), int(fields[3]), (int(fields[11]) + int(fields[12])) / _TICKS)
    tree = {pid for pid, (_, session, _) in seen.items() if leader in (session, pid)}
    while grown := {pid for pid, (parent, _, _) in seen.items() if parent in tree} - tree:
        tree |= grown
    return {pid: seen[pid][2] for pid in tree}


def _status(pid: int) -> list[str]:
    """Return the fields of a process from its state on; none if it has ended."""
    try:
        return (_PROC / str(pid) / "stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def _memory(pid: int, file: str, field_name: str) -> int:
    """Return the bytes that a file of `/proc` gives for a process; none if it has ended."""
    try:
        lines = (_PROC / str(pid) / file).read_text(errors="replace").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(field_name))
