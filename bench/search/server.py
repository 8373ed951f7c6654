"""Serves a built site as a plain web server would, compressed, and counts the bytes it sends."""

import gzip
import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".csv", ".tsv"}


@dataclass(slots=True)
class Sent:
    """The bytes of the answers since the last reset, by path."""

    bytes: dict[str, int] = field(default_factory=dict)

    def reset(self) -> None:
        """Begin to count anew."""
        self.bytes.clear()

    @property
    def total(self) -> int:
        """Return the bytes of all answers."""
        return sum(self.bytes.values())


class _Handler(http.server.BaseHTTPRequestHandler):
    types: ClassVar = {".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json"}

    def __init__(self, *arguments: object, folders: Mapping[str, Path], pages: Mapping[str, str], sent: Sent) -> None:
        self.folders, self.pages, self.sent = folders, pages, sent
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path in self.pages:
            self._answer(path, self.pages[path].encode(), ".html", counted=False)
            return
        prefix = next((known for known in self.folders if path.startswith(known)), "/")
        file = self.folders[prefix] / path.removeprefix(prefix).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            self._answer(path, file.read_bytes(), file.suffix, counted=True)
        else:
            self.send_error(404)

    def _answer(self, path: str, data: bytes, ending: str, *, counted: bool) -> None:
        body = gzip.compress(data, 6) if ending in COMPRESSED else data
        if counted:
            self.sent.bytes[path] = len(body)
        self.send_response(200)
        self.send_header("Content-Type", self.types.get(ending, "application/octet-stream"))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        if ending in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folders: Mapping[str, Path], pages: Mapping[str, str]) -> Iterator[tuple[str, Sent]]:
    """Serve folders under their prefixes (`/` is the site) and pages at their paths; yield the address and the count."""
    sent = Sent()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folders=folders, pages=pages, sent=sent))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", sent
    finally:
        server.shutdown()
