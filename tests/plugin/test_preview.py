"""The host's server while an editor works: an edit is shown at once, and a mistake breaks nothing."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tests.plugin.conftest import Project

PATH = "/en/cases/bogota-care-blocks/"


class Server:
    """A host that serves the project, with what it has said so far."""

    def __init__(self, project: Project) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{self.port}"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        self.process = subprocess.Popen(command, cwd=project.folder, stderr=subprocess.PIPE, text=True, env=environment)
        self.said: list[str] = []
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stderr
        self.said.extend(iter(self.process.stderr.readline, ""))

    def page(self, path: str = PATH) -> str:
        """Return a page, or nothing if the server does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            return ""

    def wait_for(self, text: str, path: str = PATH) -> None:
        """Wait until a page shows a text."""
        self._wait(lambda: text in self.page(path), text)

    def wait_to_hear(self, text: str) -> None:
        """Wait until the terminal shows a text."""
        self._wait(lambda: text in "".join(self.said), text)

    def _wait(self, holds: object, text: str) -> None:
        until = time.monotonic() + 40
        while not holds():  # type: ignore[operator]  # a test's own function
            assert time.monotonic() < until, f"waited in vain for {text!r}; heard {''.join(self.said)}"
            time.sleep(0.02)


@pytest.fixture
def server(project: Project) -> Iterator[Server]:
    made = Server(project)
    made.wait_for("</html>")
    yield made
    made.process.terminate()
    made.process.wait(timeout=20)
    made.listener.join(timeout=20)
    assert made.process.stderr
    made.process.stderr.close()


def test_an_edit_is_shown_on_its_page_and_in_lists(project: Project, server: Server) -> None:
    project.edit("title: Care blocks", "title: Moving blocks")

    server.wait_for("Moving blocks")
    server.wait_for("Moving blocks", "/en/cases/")
    server.wait_for("Moving blocks", "/en/explore/")
    server.wait_for("Moving blocks", "/en/cities-like-mine/")
    server.wait_for("Moving blocks", "/en/explore/entries.json")
    server.wait_for("Moving blocks", "/en/search/documents-0.json")


def test_a_mistake_is_told_and_the_last_good_page_stays(project: Project, server: Server) -> None:
    project.edit("status: scaled", "status: scalled")

    server.wait_to_hear("did you mean `scaled`?")
    server.wait_for("did you mean `scaled`?")
    assert "Care blocks" in server.page()
    assert "did you mean" not in server.page("/en/cases/")

    project.edit("status: scalled", "status: scaled")
    project.edit("title: Care blocks", "title: Mended blocks")

    server.wait_for("Mended blocks")
    assert "did you mean" not in server.page()


def test_a_new_case_gets_a_page_and_a_removed_one_loses_it(project: Project, server: Server) -> None:
    new = project.case.with_name("bogota-second-case.yml")
    new.write_text(project.case.read_text(encoding="utf-8").replace("title: Care", "title: Second"), encoding="utf-8")

    server.wait_for("Second blocks", "/en/cases/bogota-second-case/")
    server.wait_for("Second blocks", "/en/cases/")
    new.unlink()

    server._wait(lambda: not server.page("/en/cases/bogota-second-case/"), "the page to go")
    assert re.search(r"pages in [\d.]+ s, no problems", "".join(server.said))


def test_a_hand_written_page_is_followed_too(project: Project, server: Server) -> None:
    about = project.folder / "docs/en/about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nAn added line.\n", encoding="utf-8")

    server.wait_for("An added line.", "/en/about/")


def test_a_taken_address_is_told_in_one_sentence(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
        ended = subprocess.run(command, cwd=project.folder, capture_output=True, text=True, check=False, timeout=60)

    assert ended.returncode == 1
    assert f"http://{address}/ is taken" in ended.stdout
    assert "Traceback" not in ended.stdout + ended.stderr
