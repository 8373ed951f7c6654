"""Rules on what a record points to: terms, other records, and its own sources."""

from collections.abc import Collection, Iterator

from caretoolkit.load.wording import closest, quoted
from caretoolkit.model.knowledge import ANY_COLLECTION
from caretoolkit.model.library import COLLECTIONS, Library
from caretoolkit.model.values import Cites, InVocabulary, Model, RefersTo
from caretoolkit.model.vocabulary import FACETS
from caretoolkit.validate.rule import Finding, Subject, error, rule, warning


@rule(error)
def unknown_term(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """A value of a controlled list stands in that list.

    Why: cases are found and compared by these values, so that each thing has one name. A list that is faulty itself is
    told of once, and not again at each value.

    Fix: use a term of the list, or add the term to the list in `vocabularies/` with its label and definition.

        five_r: [recognize, reduce]

    Instead:

        five_r: [recognise, reduce]
    """
    for leaf in subject.leaves:
        if isinstance(leaf.marker, InVocabulary):
            vocabulary = library.vocabularies.get(leaf.marker.name)
            known = vocabulary.by_id if vocabulary else {}
            if leaf.value not in known and not _is_list_told_of(leaf.marker.name, library):
                message = f"`{leaf.value}` is not a term of `{leaf.marker.name}`"
                remedy = _remedy(leaf.value, known) or f"add the list as `vocabularies/{leaf.marker.name}.yml`"
                yield Finding(message, remedy, leaf.path)


def _is_list_told_of(name: str, library: Library) -> bool:
    """Tell whether a list is absent because of its faults, or missing where the toolkit cannot do without it."""
    return name not in library.vocabularies and (name in FACETS.values() or ("vocabularies", name) in library.faulty)


@rule(error)
def unknown_record(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """A record that is named exists.

    Why: a link that leads nowhere helps no reader, and a case without its city has no place on the site. A record that is
    there and faulty is told of by its own faults.

    Fix: correct the id, which is the name of the other record's file, or add that record first.

        city: viena

    Instead:

        city: vienna
    """
    for leaf in subject.leaves:
        if isinstance(leaf.marker, RefersTo) and not is_named(library, leaf.marker.collection, leaf.value):
            collection = leaf.marker.collection
            message = f"there is no `{leaf.value}` in {_WHERE.get(collection, f'`{collection}/`')}"
            remedy = _remedy(leaf.value, names(library, collection), listed=False)
            yield Finding(message, remedy or "correct the id, or add that record first", leaf.path)


_WHERE = {"figures": "`figures.yml`", ANY_COLLECTION: "the toolkit"}
_READABLE = tuple(name for name in COLLECTIONS if name not in {"vocabularies", "sources"})
"""The collections whose records are there to be read for themselves."""


def is_named(library: Library, collection: str, record_id: str) -> bool:
    """Tell whether a collection holds a record of this id, be it a faulty one."""
    if collection == "figures" and ("figures", "figures") in library.faulty:
        return True
    among = _READABLE if collection == ANY_COLLECTION else (collection,)
    return any(record_id in library.ids(name) or (name, record_id) in library.faulty for name in among)


def names(library: Library, collection: str) -> frozenset[str]:
    """Return what can be named in a collection: its records, the key figures, or the records of all kinds."""
    among = _READABLE if collection == ANY_COLLECTION else (collection,)
    return frozenset(record_id for name in among for record_id in library.ids(name))


@rule(error)
def self_reference(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """A record does not name itself.

    Why: a reader who follows the link comes back to the page they are on.

    Fix: name the record that was meant, or take the id out.

        see_also: [a-case]

    Instead:

        see_also: [another-case]
    """
    own = (subject.entry.collection, ANY_COLLECTION)
    for leaf in subject.leaves:
        if leaf.value == subject.entry.id and isinstance(leaf.marker, RefersTo) and leaf.marker.collection in own:
            yield Finding(f"`{leaf.value}` is this record itself", "name another record, or take the id out", leaf.path)


@rule(warning)
def doubled_value(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """A list names a term, a record or a source only once.

    Why: the second one is most often a slip of the hand in the place of another that is missing now.

    Fix: take it out, or name the one that was meant.

        groups: [women, women]

    Instead:

        groups: [women, unpaid-carers]
    """
    seen: set[str] = set()
    for leaf in subject.leaves:
        position = leaf.path[-1]
        if position == 0:  # the values of a list come one after the other
            seen = set()
        if isinstance(position, int) and leaf.value in seen:
            message = f"`{leaf.value}` stands in `{leaf.path[-2]}` a second time"
            yield Finding(message, "take it out, or name the one that was meant", leaf.path)
        seen.add(leaf.value)


@rule(error)
def unknown_source(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """A source that is cited is listed under `sources` of the same record.

    Why: the number behind a fact leads the reader to its source; without the source the fact stands on nothing.

    Fix: list the source under `sources`, or cite one that is listed.

        challenge: [{fact: A problem., sources: [s1, s9]}]

    Instead:

        challenge: [{fact: A problem., sources: [s1]}]
    """
    listed = list(subject.sources)
    for leaf in subject.leaves:
        if isinstance(leaf.marker, Cites) and leaf.value not in listed:
            message = f"`{leaf.value}` is cited, and this record lists {quoted(listed)}"
            yield Finding(message, f"add `{leaf.value}` under `sources`, or cite a source that is listed", leaf.path)


@rule(warning)
def unused_source(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """A source that is listed is cited somewhere in the record.

    Why: nobody can tell what the source stands for. A record that cites none at all rests on its sources as a whole.

    Fix: cite it where its fact stands, or take it out.

        sources:
          s1: {title: A source, url: https://example.org/, language: en, kind: official, accessed: 2026}
          s2: {title: Another, url: https://example.org/2, language: en, kind: news, accessed: 2026}

    Instead:

        sources:
          s1: {title: A source, url: https://example.org/, language: en, kind: official, accessed: 2026}
    """
    cited = {leaf.value for leaf in subject.leaves if isinstance(leaf.marker, Cites)}
    for source_id in subject.sources if cited else ():
        if source_id not in cited:
            message = f"no fact cites the source `{source_id}`"
            yield Finding(message, "cite it where its fact stands, or take it out", ("sources", source_id), on_key=True)


def _remedy(value: str, known: Collection[str], listed: bool = True) -> str:
    near = closest(value, known)
    if near:
        return f"did you mean `{near}`?"
    return f"use one of {quoted(known)}" if listed and known else ""
