"""The compiler's table of contents: from a folder of data files to everything a site is made of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from caretoolkit import index, link, load, localise, publish, render, validate
from caretoolkit.diagnostics import Diagnostic, has_errors, in_order
from caretoolkit.index import Document, Memory
from caretoolkit.link import Atlas
from caretoolkit.load import Loaded
from caretoolkit.localise import Catalogues, Edition
from caretoolkit.publish import PublishedFile
from caretoolkit.render import PageOptions, Renderer, Route
from caretoolkit.validate import Checked


@dataclass(frozen=True, slots=True)
class Options:
    """How a toolkit is compiled: where its pages will stand, where its data files are edited, and whether it is searched.

    `cache` is the folder of what is kept between builds; without one, nothing is.
    """

    page: PageOptions = PageOptions()
    search: bool = True
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compiled toolkit: its problems, its routes, and the means to make each page and file.

    Pages are made when they are asked for, so that memory does not grow with their number. Without a readable
    `toolkit.yml` there is no `atlas`, and there are no routes.
    """

    loaded: Loaded
    checked: Checked
    catalogues: Catalogues
    atlas: Atlas | None
    routes: tuple[Route, ...]
    diagnostics: tuple[Diagnostic, ...]
    options: Options

    @property
    def has_errors(self) -> bool:
        """Tell whether a problem keeps the toolkit from being published."""
        return has_errors(self.diagnostics)

    @property
    def locales(self) -> tuple[str, ...]:
        """Return the locales that the toolkit is published in."""
        return self.atlas.toolkit.locales if self.atlas else ()

    def edition(self, locale: str) -> Edition:
        """Return the toolkit in one locale."""
        assert self.atlas is not None
        return localise.edition(self.atlas, self.catalogues, locale)

    def renderer(self) -> Renderer:
        """Return what makes the pages of all locales."""
        options = replace(self.options.page, answers=self.loaded.answers)
        return Renderer([self.edition(locale) for locale in self.locales], options)

    def written_page(self, locale: str, path: str, text: str) -> str:
        """Return a hand-written page in another locale, as far as it is translated; `path` is that below its folder."""
        assert self.atlas is not None
        return localise.written_page(self.catalogues, locale, path, text, self.atlas.toolkit.default_locale)

    def record_files(self, names: Iterable[tuple[str, str]] | None = None) -> Iterator[PublishedFile]:
        """Yield the records as data: all of them, or those of these names (collection and id)."""
        assert self.atlas is not None
        return publish.record_files(self.atlas, names)

    def names_without_page(self) -> list[tuple[str, str]]:
        """Return the published records that have no page of their own."""
        assert self.atlas is not None
        with_page = {route.record for route in self.routes}
        return [name for name in publish.record_names(self.atlas) if name not in with_page]

    def search_files(
        self, written_pages: Mapping[str, list[Document]], memory: Memory, locales: Sequence[str]
    ) -> Iterator[PublishedFile]:
        """Yield the files that a browser searches in these locales, or none if there is to be no search.

        `written_pages` are hand-written pages by locale, to be found as well.
        """
        editions = [self.edition(locale) for locale in self.locales] if self.options.search and locales else []
        if editions:
            found = index.files(editions, locales, written_pages, memory)
            yield from (PublishedFile(path, content) for path, content in found)

    def gathered_files(self, written_pages: Mapping[str, list[Document]]) -> Iterator[PublishedFile]:
        """Yield the files that tell of the whole site: tables and sitemap, which lists hand-written pages as well."""
        assert self.atlas is not None
        yield from publish.gathered_files(self.atlas)
        yield from publish.locale_files([self.edition(locale) for locale in self.locales])
        written = [document.path for document in written_pages.get(self.atlas.toolkit.default_locale, ())]
        paths = [*(route.path for route in self.routes), *written]
        yield publish.sitemap(paths, self.locales, self.options.page.site_url)


def compile_toolkit(folder: Path, options: Options = Options(), before: Compiled | None = None) -> Compiled:
    """Return the toolkit in a folder, compiled.

    With `before`, whatever has not changed since is taken from there. Problems in the data are told in
    `diagnostics` and never raised; raises `ToolkitError` if the folder does not hold a toolkit.
    """
    loaded = load.library(folder, before.loaded if before else None)
    checked = validate.check(loaded.library, before.checked if before else Checked(), loaded.rests)
    catalogues = localise.catalogues(loaded.catalogues, before.catalogues if before else None)
    problems = (*loaded.diagnostics, *checked.diagnostics, *catalogues.diagnostics)
    atlas = link.atlas(loaded.library, before.atlas if before else None) if loaded.library.toolkit else None
    return Compiled(
        loaded=loaded,
        checked=checked,
        catalogues=catalogues,
        atlas=atlas,
        routes=render.routes(atlas) if atlas else (),
        diagnostics=in_order(load.locate(problems, folder)),
        options=options,
    )
