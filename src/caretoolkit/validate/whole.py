"""Rules on the toolkit as a whole: what must exist for anything to be published at all, and ids that are taken twice."""

from collections.abc import Iterator

from caretoolkit.model.library import Library
from caretoolkit.model.vocabulary import FACETS
from caretoolkit.validate.rule import Finding, Scope, error, rule


@rule(error, Scope.TOOLKIT)
def missing_toolkit(library: Library) -> Iterator[Finding]:
    """A toolkit says what it is called and in which languages it is published.

    Why: without its settings there is no site; a visitor whose language is not known gets the default one.

    Fix: add `toolkit.yml`, or add its default locale to `locales`.

        # toolkit.yml
        locales: [es, ar]
        default_locale: en

    Instead:

        # toolkit.yml
        locales: [en, es, ar]
        default_locale: en
    """
    toolkit, file = library.toolkit, f"{library.folder}/toolkit.yml"
    if toolkit and toolkit.default_locale not in toolkit.locales:
        message = f"`default_locale` is `{toolkit.default_locale}`, which is not among `locales`"
        yield Finding(message, "add it to `locales`", ("default_locale",), file=file)
    if not toolkit and ("toolkit", "toolkit") not in library.faulty:
        remedy = "add `toolkit.yml`, or put its problems right first"
        yield Finding("there are no settings that can be read", remedy, file=file)


@rule(error, Scope.TOOLKIT)
def missing_vocabulary(library: Library) -> Iterator[Finding]:
    """A toolkit has the lists by which its cases are browsed.

    Why: the site has a page for each term of these lists.

    Fix: add the list, with a term for each value that cases use.

        # without vocabularies/regions.yml

    Instead:

        # vocabularies/regions.yml
        title: Regions
        language: en
        terms: [{id: europe, label: Europe}]
    """
    for name in FACETS.values() if library.toolkit else ():
        if name not in library.ids("vocabularies") and ("vocabularies", name) not in library.faulty:
            message = f"there is no list `{name}`, and cases are browsed by it"
            remedy = f"add `vocabularies/{name}.yml`, with a term for each value that cases use"
            yield Finding(message, remedy, file=library.file_of("vocabularies", name))


@rule(error, Scope.TOOLKIT)
def doubled_id(library: Library) -> Iterator[Finding]:
    """An id belongs to one record only, whatever its collection.

    Why: learning paths and searches name records of all kinds by their ids alone.

    Fix: give one of the two files another name.

        # tools/vienna.yml
        title: A tool

    Instead:

        # tools/vienna-tool.yml
        title: A tool
    """
    first: dict[str, str] = {}
    for entry in library.entries.values():
        if entry.collection == "vocabularies":
            continue
        if entry.id in first:
            message = f"the id `{entry.id}` is taken by `{first[entry.id]}`"
            yield Finding(message, "give one of the two files another name", file=entry.file)
        first.setdefault(entry.id, entry.file)
