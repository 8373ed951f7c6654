"""Gathers what there is to translate, and brings PO catalogues up to date with it, through Babel.

One catalogue holds the interface of a locale, and one each record. `msgctxt` is the place of a text in its record.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from caretoolkit.cldr import known_locale
from caretoolkit.diagnostics import ToolkitError
from caretoolkit.localise.extractor import messages
from caretoolkit.localise.merge import merged
from caretoolkit.localise.placeholders import placeholders
from caretoolkit.localise.po import empty_catalogue, read_catalogue, write_catalogue
from caretoolkit.localise.po_syntax import CatalogueError
from caretoolkit.localise.written import page_catalogue
from caretoolkit.model.library import Entry, Library

_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


INTERFACE_LOCALE = "en"
"""The language that the interface's own messages are written in."""


def update(library: Library, folder: Path, locale: str, pages: Mapping[str, str] = MappingProxyType({})) -> int:
    """Write or bring up to date every catalogue of a locale, and return how many files changed.

    `pages` are the hand-written pages by the name of their catalogue; their language has no catalogue of them.

    No translation is lost: what is no longer in a source stays at the end of its file, and a changed source keeps
    its old text beside the new one, marked `fuzzy`. Raises `ToolkitError` for a locale that CLDR does not know, and, when
    all others are written, for the files that cannot be read.
    """
    known_locale(locale)
    root = folder / "locales" / locale
    changed, unreadable = 0, []
    for name, template in templates_of(library, locale, pages):
        try:
            changed += _write(root / f"{name}.po", template, locale)
        except CatalogueError as error:
            unreadable.append(f"`{root / name}.po:{error.line}`: {error}; {error.help}; the file is left as it is")
    if unreadable:
        raise ToolkitError("\n".join(unreadable))
    return changed


def templates_of(library: Library, locale: str, pages: Mapping[str, str]) -> Iterator[tuple[str, Catalog]]:
    """Yield every catalogue that a locale has, by its name, with nothing translated."""
    yield from _record_catalogues(library, locale)
    if locale != INTERFACE_LOCALE:
        yield "interface", interface_catalogue()
    if library.toolkit and locale != library.toolkit.default_locale:
        for name, page in pages.items():
            yield name, page_catalogue(page, f"{locale}/{name.rpartition('/')[2]}/")


def interface_catalogue() -> Catalog:
    """Return the messages of the interface, from the code and the templates."""
    catalogue = Catalog()
    source = Path(__file__).parent.parent
    found = extract_from_dir(source, _METHODS, keywords=_KEYWORDS, comment_tags=("NOTE:",))
    for file, _, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        catalogue.add(message, None, [(file, 0)], auto_comments=comments, context=context)
    return catalogue


def _record_catalogues(library: Library, locale: str) -> Iterator[tuple[str, Catalog]]:
    for entry in library.entries.values():
        if getattr(entry.record, "language", locale) != locale:
            catalogue = record_catalogue(entry, locale)
            if len(catalogue):
                yield f"{entry.collection}/{entry.id}", catalogue


_PAGES = {"glossary": "glossary/#{}", "figures": "figures/", "toolkit": "", "sources": "sources/", "vocabularies": None}
"""Where the records of a collection are seen that have no page of their own name."""


def record_catalogue(entry: Entry, locale: str = "") -> Catalog:
    """Return the messages of a record, each with what its field is for, and where in this locale it is seen."""
    catalogue = Catalog()
    path = _PAGES.get(entry.collection, f"{entry.collection}/{{}}/")
    seen = [] if path is None or not locale else [(f"{locale}/{path.format(entry.id)}", 0)]
    for _, _, (context, *ids), about in messages(entry.record):
        flags = ["python-brace-format"] if any(map(placeholders, ids)) else []
        catalogue.add(ids[0] if len(ids) == 1 else tuple(ids), None, seen, flags, about, context=context)
    return catalogue


def templates(library: Library, folder: Path, pages: Mapping[str, str]) -> int:
    """Write what there is to translate as POT files, below a folder of their own, and return how many."""
    wanted = {"interface": interface_catalogue()}
    wanted |= {name: page_catalogue(page, name) for name, page in pages.items()}
    wanted |= {f"{entry.collection}/{entry.id}": record_catalogue(entry) for entry in library.entries.values()}
    named = {name: catalogue for name, catalogue in wanted.items() if len(catalogue)}
    for name, catalogue in named.items():
        file = folder / f"{name}.pot"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(write_catalogue(catalogue))
    return len(named)


def _write(path: Path, template: Catalog, locale: str) -> bool:
    """Bring one catalogue up to date, and tell whether it changed; raises `CatalogueError` if it cannot be read."""
    before = path.read_bytes() if path.is_file() else None
    known = empty_catalogue(locale) if before is None else read_catalogue(before, locale)
    after = write_catalogue(merged(known, template))
    if after != before:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(after)
    return after != before
