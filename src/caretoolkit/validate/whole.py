"""Rules on the library as a whole: what must exist for anything to be published at all."""

from collections.abc import Iterator

from caretoolkit.diagnostics import Diagnostic
from caretoolkit.model.library import Library
from caretoolkit.model.vocabulary import FACETS


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield the problems that no single record has."""
    yield from missing_toolkit(library)
    yield from missing_vocabulary(library)
    yield from doubled_id(library)


def missing_toolkit(library: Library) -> Iterator[Diagnostic]:
    """A toolkit says what it is called and in which languages it is published."""
    toolkit, file = library.toolkit, _file(library, "toolkit.yml")
    if toolkit and toolkit.default_locale not in toolkit.locales:
        message = f"`default_locale` is `{toolkit.default_locale}`, which is not among `locales`"
        yield Diagnostic("missing-toolkit", file, message, help="add it to `locales`", path=("default_locale",))
    if not toolkit and ("toolkit", "toolkit") not in library.faulty:
        remedy = "add `toolkit.yml`, or put its problems right first"
        yield Diagnostic("missing-toolkit", file, "there are no settings that can be read", help=remedy)


def missing_vocabulary(library: Library) -> Iterator[Diagnostic]:
    """A toolkit has the lists by which its cases are browsed."""
    for name in FACETS.values() if library.toolkit else ():
        if name not in library.vocabularies and ("vocabularies", name) not in library.faulty:
            message = f"there is no list `{name}`, and cases are browsed by it"
            remedy = f"add `vocabularies/{name}.yml`, with a term for each value that cases use"
            yield Diagnostic("missing-vocabulary", _file(library, f"vocabularies/{name}.yml"), message, help=remedy)


def _file(library: Library, name: str) -> str:
    """Return a data file as it is printed; the folder is called as in the names of the others."""
    folder = next((file.partition("/")[0] for file in library.entries), "toolkit_data")
    return f"{folder}/{name}"


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
