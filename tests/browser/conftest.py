"""The built site, served as a plain web server would, and Chromium to look at it."""

import gzip
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright

from tests.plugin.conftest import Project, make_project
from tests.sample import REAL

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TEXT = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".xml"}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files compressed, counts the bytes of each answer, and says nothing."""

    extensions_map: ClassVar = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}
    sent: ClassVar[dict[str, int]] = {}

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self._answer(404, (Path(self.directory) / "404.html").read_bytes(), "text/html", compressed=False)
            return
        data = path.read_bytes()
        is_text = path.suffix in TEXT
        body = gzip.compress(data, 6) if is_text else data
        Handler.sent[self.path] = len(body)
        self._answer(200, body, self.guess_type(str(path)), compressed=is_text)

    def _answer(self, status: int, body: bytes, kind: str, compressed: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Stay quiet."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = make_project(tmp_path_factory.mktemp("site"), REAL, unpublished=())
    result = made.build()
    assert result.returncode == 0, result.stderr
    return made


@pytest.fixture(scope="session")
def address(site: Project) -> Iterator[str]:
    with served(site.site) as address:
        yield address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and return its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Any]:
    """Return a function that opens a browser with these options; whatever it opened is closed afterwards."""
    opened: list[BrowserContext] = []

    def visit(**options: Any) -> BrowserContext:
        opened.append(chromium.new_context(**options))
        return opened[-1]

    yield visit
    for context in opened:
        context.close()
