"""Gathers what there is to translate, and brings PO catalogues up to date with it, through Babel.

One catalogue holds the interface of a locale, and one each record. `msgctxt` is the place of a text in its record.
"""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from caretoolkit.cldr import known_locale
from caretoolkit.diagnostics import ToolkitError
from caretoolkit.localise.merge import merged
from caretoolkit.localise.po import UNREADABLE, read_catalogue, write_catalogue
from caretoolkit.model.leaves import texts
from caretoolkit.model.library import Entry, Library
from caretoolkit.model.vocabulary import Vocabulary

_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


INTERFACE_LOCALE = "en"
"""The language that the interface's own messages are written in."""


def update(library: Library, folder: Path, locale: str) -> int:
    """Write or bring up to date every catalogue of a locale, and return how many files changed.

    No translation is lost: what is no longer in a source stays at the end of its file, and a changed source keeps
    its old text beside the new one, marked `fuzzy`. Raises `ToolkitError` for a locale that CLDR does not know, and
    for a file that cannot be read.
    """
    known_locale(locale)
    root = folder / "locales" / locale
    wanted = dict(_record_catalogues(library, locale))
    if locale != INTERFACE_LOCALE:
        wanted["interface"] = interface_catalogue()
    return sum(_write(root / f"{name}.po", template, locale) for name, template in wanted.items())


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
            catalogue = record_catalogue(entry)
            if len(catalogue):
                yield f"{entry.collection}/{entry.id}", catalogue


def record_catalogue(entry: Entry) -> Catalog:
    """Return the messages of a record; the forms of a unit with a number are one message with a plural."""
    catalogue = Catalog()
    for leaf in texts(entry.record):
        if ".counted." not in leaf.context:
            catalogue.add(leaf.value, context=leaf.context)
    if isinstance(entry.record, Vocabulary):
        for term in entry.record.terms:
            if term.counted:
                catalogue.add((term.counted.one, term.counted.other), context=f"terms.{term.id}.counted")
    return catalogue


def _write(path: Path, template: Catalog, locale: str) -> bool:
    before = path.read_bytes() if path.is_file() else b""
    try:
        known = read_catalogue(before, locale)
    except UNREADABLE as error:
        raise ToolkitError(f"`{path}` cannot be read as a PO file: {error}") from None
    after = write_catalogue(merged(known, template))
    if after != before:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(after)
    return after != before
