"""The preview: while the host serves, an edit of the data is compiled at once, without a build of the host."""

import errno
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from caretoolkit import Compiled, Severity, site
from caretoolkit.changes import GROWS, changed_records, changed_routes, removed_routes
from caretoolkit.index import Memory
from caretoolkit.publish import PublishedFile
from mkdocs_caretoolkit import report
from mkdocs_caretoolkit.later import Later
from mkdocs_caretoolkit.notices import Notices

if TYPE_CHECKING:
    from mkdocs_caretoolkit.plugin import ToolkitPlugin

_CHANGES = {"created", "modified", "moved", "deleted"}
_PAUSE = 0.02
"""How long a file must be quiet before it is read, in seconds; the host waits five times as long."""


def refuse_taken(host: str, port: int) -> None:
    """Stop the host if something else listens at its address already; it would only say so after a build, by a traceback."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the host does
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Abort(
                    f"http://{host}:{port}/ is taken, perhaps by another preview: stop that one, or say `make serve PORT={port + 1}`"
                ) from None


class Preview:
    """Serves the last good site and brings it up to date."""

    def __init__(
        self, plugin: "ToolkitPlugin", config: MkDocsConfig, server: LiveReloadServer, builder: Callable[[], None]
    ) -> None:
        self.plugin = plugin
        self.config = config
        self.server = server
        self.builder = builder
        self.root = Path(config.config_file_path or ".").resolve().parent
        self.host_files = self._host_files()
        self.later = Later(self._grown)
        self.notices = Notices()

    def watch(self) -> None:
        """Watch the data by the system's own notices; the host's watch looks only every half second."""
        self.server.observer.start()  # the host's own watch, on its own files
        self.server.observer = _ChangeObserver()
        self.server.watch(str(self.root / self.plugin.config.data_dir))
        self.server.builder = self.rebuild
        self.server.build_delay = _PAUSE
        assert self.plugin.compiled is not None
        self.later.prepare(self.plugin.compiled, self.plugin.written_pages)

    def rebuild(self) -> None:
        """Bring the site up to date after a change of the host's files, or of the data."""
        host_files = self._host_files()
        if host_files != self.host_files:
            self.host_files = host_files
            with self.later.at_rest():
                self.builder()
        else:
            with self.later.held():
                self._follow()

    def _follow(self) -> None:
        """Bring pages up to date with the data; with errors in the data they stay as they are, and tell of the errors."""
        started = time.monotonic()
        before = self.plugin.compiled
        assert before is not None
        after = self.plugin.compile(self.config)
        changed = changed_records(before, after)
        if not changed and before.diagnostics == after.diagnostics:
            return
        report.problems(new for new in after.diagnostics if new.severity is Severity.ERROR or new not in before.diagnostics)
        folder = Path(self.config.site_dir)
        if after.has_errors or not after.atlas:
            self.notices.show(before, after.diagnostics, folder)
            report.kept(after)
            return
        routes = tuple(changed_routes(before, after))
        at_once = tuple(route for route in routes if route.kind not in GROWS)
        pages = site.update(after, self.plugin.frames, folder, at_once, tuple(removed_routes(before, after)))
        site.write_files(after.record_files(changed), folder)
        self.later.write(after, changed, (route.path for route in routes if route.kind in GROWS), folder)
        self.plugin.compiled = after
        self.notices.show(after, after.diagnostics, folder, rewritten={route.path for route in routes})
        report.updated(after, pages, time.monotonic() - started)

    def _grown(self, compiled: Compiled, memory: Memory, paths: frozenset[str]) -> Iterator[PublishedFile]:
        """Yield what grows with the toolkit: search, tables, and the pages at these paths."""
        renderer = compiled.renderer()
        for route in compiled.routes:
            if route.path in paths:
                yield from site.page_files(renderer, self.plugin.frames, route)
        yield from compiled.search_files(self.plugin.written_pages, memory, compiled.locales)
        yield from compiled.gathered_files(self.plugin.written_pages)

    def _host_files(self) -> tuple[tuple[str, int], ...]:
        """Return the host's own files with the time of their last change."""
        files = [Path(self.config.config_file_path or ""), *sorted(Path(self.config.docs_dir).rglob("*"))]
        return tuple((str(file), file.stat().st_mtime_ns) for file in files if file.is_file())


class _ChangeObserver(Observer):  # type: ignore[misc, valid-type]  # which class it is depends on the system
    """Tells of changes only; the system also tells whenever a file is opened, if only to be read."""

    def schedule(self, event_handler: FileSystemEventHandler, path: str, **options: Any) -> Any:  # Any: as the library has it
        tell = event_handler.on_any_event

        def tell_of_changes(event: FileSystemEvent) -> None:
            if event.event_type in _CHANGES:
                tell(event)

        event_handler.on_any_event = tell_of_changes  # type: ignore[method-assign]  # as the host does itself
        return super().schedule(event_handler, path, **options)
