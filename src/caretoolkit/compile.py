"""The compiler's table of contents: from a folder of data files to everything a site is made of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from caretoolkit import index, link, load, localise, publish, render, validate
from caretoolkit.diagnostics import Diagnostic, has_errors, in_order
from caretoolkit.index import Document
from caretoolkit.link import Atlas
from caretoolkit.load import Loaded
from caretoolkit.localise import Catalogues, Edition
from caretoolkit.publish import PublishedFile
from caretoolkit.render import PageOptions, Renderer, Route
from caretoolkit.validate import Checked


@dataclass(frozen=True, slots=True)
class Options:
    """How a toolkit is compiled: where its pages will stand, and where its data files are edited."""

    page: PageOptions = PageOptions()


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
        return Renderer([self.edition(locale) for locale in self.locales], self.options.page)

    def written_page(self, locale: str, path: str, text: str) -> str:
        """Return a hand-written page in another locale, as far as it is translated; `path` is that below its folder."""
        assert self.atlas is not None
        return localise.written_page(self.catalogues, locale, path, text, self.atlas.toolkit.default_locale)

    def reach(self) -> Mapping[str, int]:
        """Return how many pages show a part of each record, by the name of its catalogue; the interface is on all of them."""
        shown = Counter(f"{collection}/{record_id}" for route in self.routes for collection, record_id in route.shows)
        own = Counter(f"{route.record[0]}/{route.record[1]}" for route in self.routes if route.record)
        vocabularies = {f"vocabularies/{name}": len(self.routes) for name in self.loaded.library.vocabularies}
        return shown + own | vocabularies | {"interface": len(self.routes), "toolkit/toolkit": len(self.routes)}

    def record_files(self, names: Iterable[tuple[str, str]] | None = None) -> Iterator[PublishedFile]:
        """Yield the records as data: all of them, or those of these names (collection and id)."""
        assert self.atlas is not None
        return publish.record_files(self.atlas, names)

    def names_without_page(self) -> list[tuple[str, str]]:
        """Return the published records that have no page of their own."""
        assert self.atlas is not None
        with_page = {route.record for route in self.routes}
        return [name for name in publish.record_names(self.atlas) if name not in with_page]

    def gathered_files(self, written_pages: Mapping[str, list[Document]]) -> Iterator[PublishedFile]:
        """Yield the files that tell of the whole site: tables, search indexes and sitemap.

        `written_pages` are hand-written pages by locale, to be found by search.
        """
        assert self.atlas is not None
        yield from publish.gathered_files(self.atlas)
        for locale in self.locales:
            documents = [*written_pages.get(locale, ()), *index.documents(self.edition(locale))]
            yield PublishedFile(f"{locale}/search/search_index.json", index.material_index(documents))
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
    atlas = link.atlas(loaded.library) if loaded.library.toolkit else None
    return Compiled(
        loaded=loaded,
        checked=checked,
        catalogues=catalogues,
        atlas=atlas,
        routes=render.routes(atlas) if atlas else (),
        diagnostics=in_order(load.locate(problems, folder)),
        options=options,
    )
