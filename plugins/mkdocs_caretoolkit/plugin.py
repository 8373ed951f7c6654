"""The plugin: it asks the host for frames, hands them to the compiler's site, and knows no word of the field."""

import time
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from caretoolkit import Compiled, Options, compile_toolkit, site
from caretoolkit.index import Document, written_page
from caretoolkit.processes import give_back_memory, rest_collector
from caretoolkit.render import PAGE_KINDS, PageOptions
from caretoolkit.render.frame import Frame, cut
from mkdocs_caretoolkit import report
from mkdocs_caretoolkit.frames import FRAMES, FrameContexts, finished, frame_files, text_of
from mkdocs_caretoolkit.preview import Preview, refuse_taken

HERE = Path(__file__).parent


class ToolkitConfig(Config):  # type: ignore[no-untyped-call]  # of the host
    """The plugin's settings in `mkdocs.yml`."""

    data_dir = option.Type(str, default="toolkit_data")
    edit_url = option.Type(str, default="")
    processes = option.Type(int, default=0)
    search = option.Type(bool, default=True)


class ToolkitPlugin(BasePlugin[ToolkitConfig]):  # type: ignore[no-untyped-call]  # of the host
    """Compiles the toolkit and writes its pages in the host's frames. It outlives a build while the host serves."""

    def __init__(self) -> None:
        self.compiled: Compiled | None = None
        self.preview: Preview | None = None
        self.is_serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether the host builds or serves."""
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compile the toolkit; with errors, stop before the host has touched the site."""
        if self.is_serving and self.preview is None:
            refuse_taken(*config.dev_addr)
        self.started = time.monotonic()
        rest_collector()
        with report.wrong_call():
            self.compiled = self.compile(config)
        report.problems(self.compiled.diagnostics)
        if not self.compiled.atlas or (self.compiled.has_errors and not self.is_serving):
            report.refused(self.compiled, config.site_dir)
            raise Abort("")
        give_back_memory()
        rest_collector()  # again: thousands of records are here to stay now, and it would walk over them at every frame and edit
        self.target = Path(config.site_dir)
        if not self.is_serving:
            config.site_dir = str(site.staging_of(self.target))
        config.theme.dirs.insert(0, str(HERE / "theme"))
        config.extra["scope"] = urlsplit(config.site_url or "/").path or "/"  # alike on every page, and so is the script's digest
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        with report.wrong_call():
            self.contexts = FrameContexts(self.compiled, config, self.is_serving)
        self.frames: dict[tuple[str, str], Frame] = {}
        self.written_pages: dict[str, list[Document]] = {locale: [] for locale in self.compiled.locales}
        return config

    def compile(self, config: MkDocsConfig) -> Compiled:
        """Return the toolkit compiled anew; what has not changed is taken from the last time."""
        address = config.site_url or ""
        pages = PageOptions(site_url=address if address.endswith("/") else f"{address}/", edit_url=self.config.edit_url)
        root = Path(config.config_file_path or ".").resolve().parent
        options = Options(pages, search=self.config.search, cache=root / ".cache/search")
        return compile_toolkit(root / self.config.data_dir, options, self.compiled)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the frames as pages, and the compiler's own assets."""
        assert self.compiled is not None
        for file in frame_files(self.compiled, files, config):
            files.append(file)
        return files

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        """Give the template the words and addresses of the page's locale."""
        context.update(self.contexts.of(page))  # type: ignore[typeddict-item]  # templates may be given anything
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep a frame and publish nothing in its place; publish a hand-written page as it is."""
        locale, path = self.contexts.place(page)
        html = finished(output, locale, self.contexts.direction(locale), with_policy=not self.is_serving)
        if page.file.src_uri.startswith(FRAMES):
            frame = cache(Frame.of)  # most kinds of pages have the same one
            self.frames |= {(locale, kind): frame(cut(html, kind)) for kind in PAGE_KINDS}
            return ""
        if locale in self.written_pages:
            self.written_pages[locale].append(written_page(path, locale, str(page.title), text_of(page.content or "")))
        return cut(html, path)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the toolkit's pages beside what the host wrote, and put the whole in the place of the old site."""
        assert self.compiled is not None
        folder = Path(config.site_dir)
        with report.progress(len(self.compiled.routes) * len(self.compiled.locales)) as advance:
            pages = site.write(self.compiled, self.frames, self.written_pages, folder, advance, processes=self.config.processes)
        if not self.is_serving:
            site.publish(folder, self.target)
            config.site_dir = str(self.target)
        report.built(self.compiled, pages, time.monotonic() - self.started, self.target)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind of a site that was not finished."""
        if self.compiled and not self.is_serving and hasattr(self, "contexts"):
            site.discard(Path(self.contexts.config.site_dir), keep=self.target)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch the data files, and compile only the toolkit when they change."""  # Any: the host's build function
        self.preview = Preview(self, config, server, builder)
        self.preview.watch()
        return server
