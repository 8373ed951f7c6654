"""Measures the time from an edit of a file until a server on this machine gives out the changed pages."""

import http.client
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from urllib.parse import urlsplit

from bench.builds import ENVIRONMENT, server_command
from bench.cases import LESSON
from bench.corpus import CONFIGURATION, DATA
from bench.measure import CommandError, start
from bench.peers import hugo
from bench.terms import read_yaml
from bench.tools import Tools

PATIENCE = 180.0
"""Seconds to wait for a page; the first build of a large site is among them."""

_POLL = 0.005
_REST = 1.0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of edit: the file it changes, what stands there at first, what it becomes, and the pages that show it."""

    name: str
    file: Path
    before: str
    after: str
    paths: tuple[str, ...]

    def apply(self, number: int) -> str:
        """Change the file and return how the text reads now; each number makes another text."""
        text = self.after.format(number)
        known = f"{re.escape(self.before)}|{self.after.format('[0-9]+')}"
        changed, found = re.subn(known, text, self.file.read_text(encoding="utf-8"))
        if not found:
            raise ValueError(f"{self.file} does not say `{self.before}`")
        self.file.write_text(changed, encoding="utf-8")
        return text


def kinds_of_edit(peer: str, source: Path, case: str, title: str, locale: str) -> tuple[Kind, ...]:
    """Return the kinds of edit to measure in ours or Hugo's source: of a sentence that one page shows, and of the title."""
    if peer == "hugo":
        record, page = hugo.record_file(source, case), hugo.page_file(source, locale, case)
        cases = f"/{locale}/cases/"
    else:
        record = page = source / DATA / "cases" / f"{case}.yml"
        base = urlsplit(read_yaml(source / CONFIGURATION)["site_url"]).path.rstrip("/")
        cases = f"{base}/{locale}/cases/"
    return (
        Kind("a sentence, until its page", record, LESSON, "Edited {} times.", (f"{cases}{case}/",)),
        Kind("the title, until its page and the list", page, title, "Title edited {} times", (f"{cases}{case}/", cases)),
    )


def edit_to_page(peer: str, tools: Tools, source: Path, kinds: Sequence[Kind], repeat: int) -> list[list[float]]:
    """Return, for each kind of edit and each of several edits, the seconds until the server gives out all its pages changed."""
    with _server(peer, tools, source) as port:
        for path in sorted({path for kind in kinds for path in kind.paths}):
            _wait_for(port, path, "</html>")
        return [[_timed_edit(kind, port, 1001 + turn) for turn in range(repeat)] for kind in kinds]


def _timed_edit(kind: Kind, port: int, number: int) -> float:
    # The server needs a moment to put its watchers up, and to finish the last build.
    time.sleep(_REST)
    started = time.perf_counter()
    text = kind.apply(number)
    for path in kind.paths:
        _wait_for(port, path, text)
    return time.perf_counter() - started


def _wait_for(port: int, path: str, text: str) -> None:
    until = time.perf_counter() + PATIENCE
    while text not in _page(port, path):
        if time.perf_counter() > until:
            raise CommandError(f"the server did not show `{text}` at {path} within {PATIENCE:.0f} s")
        time.sleep(_POLL)


def _page(port: int, path: str) -> str:
    """Return what a server on this machine gives out at a path; nothing if it does not answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode(errors="replace")
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()


@contextmanager
def _server(peer: str, tools: Tools, source: Path) -> Iterator[int]:
    """Serve a site and give its port; what the server leaves behind when it is stopped is deleted."""
    port = _free_port()
    with TemporaryFile() as said, TemporaryDirectory(dir=source.parent, ignore_cleanup_errors=True) as scratch:
        process = start(server_command(peer, tools, source, port), source, said.fileno(), {**ENVIRONMENT, "TMPDIR": scratch})
        try:
            yield port
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a server that we started, with whatever it started itself."""
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)
    except ProcessLookupError:
        process.wait()
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
