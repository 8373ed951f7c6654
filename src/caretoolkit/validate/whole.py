"""Rules on the library as a whole: what must exist for anything to be published at all."""

from collections.abc import Iterator

from caretoolkit.diagnostics import Diagnostic
from caretoolkit.model.library import Library


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield the problems that no single record has."""
    yield from missing_toolkit(library)
    yield from doubled_id(library)


def missing_toolkit(library: Library) -> Iterator[Diagnostic]:
    """A toolkit says what it is called and in which languages it is published."""
    if library.toolkit is None:
        yield Diagnostic(
            "missing-toolkit",
            "toolkit_data/toolkit.yml",
            "there are no settings that can be read",
            help="add `toolkit.yml`, or put its problems right first",
        )
    elif library.toolkit.default_locale not in library.toolkit.locales:
        message = f"`default_locale` is `{library.toolkit.default_locale}`, which is not among `locales`"
        yield Diagnostic(
            "missing-toolkit", "toolkit_data/toolkit.yml", message, help="add it to `locales`", path=("default_locale",)
        )


def doubled_id(library: Library) -> Iterator[Diagnostic]:
    """An id belongs to one record only, whatever its collection."""
    first: dict[str, str] = {}
    for entry in library.entries.values():
        if entry.collection == "vocabularies":
            continue
        if entry.id in first:
            message = f"the id `{entry.id}` is taken by `{first[entry.id]}`"
            yield Diagnostic("doubled-id", entry.file, message, help="give one of the two files another name")
        first.setdefault(entry.id, entry.file)
