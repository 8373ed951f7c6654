"""Rules on what a record points to: terms, other records, and its own sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from caretoolkit.diagnostics import Diagnostic, Severity
from caretoolkit.model.knowledge import ANY_COLLECTION
from caretoolkit.model.leaves import Leaf, ids
from caretoolkit.model.library import COLLECTIONS, Entry, Library
from caretoolkit.model.values import Cites, InVocabulary, RefersTo
from caretoolkit.model.vocabulary import FACETS


@dataclass(frozen=True, slots=True)
class Subject:
    """A record under check, with its marked values, found once for all rules."""

    entry: Entry
    leaves: tuple[Leaf, ...]

    @classmethod
    def of(cls, entry: Entry) -> "Subject":
        """Return a record as the rules see it."""
        return cls(entry, tuple(ids(entry.record)))

    @property
    def sources(self) -> Mapping[str, object]:
        """Return the sources that the record lists."""
        listed: Mapping[str, object] = getattr(self.entry.record, "sources", {})
        return listed


def unknown_term(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A value of a controlled list stands in that list; a list that is told of itself is not told of at each value."""
    for leaf in subject.leaves:
        if isinstance(leaf.marker, InVocabulary):
            vocabulary = library.vocabularies.get(leaf.marker.name)
            known = vocabulary.by_id if vocabulary else {}
            if leaf.value not in known and not _is_list_told_of(leaf.marker.name, library):
                message = f"`{leaf.value}` is not a term of `{leaf.marker.name}`"
                remedy = _remedy(leaf.value, known) or f"add the list as `vocabularies/{leaf.marker.name}.yml`"
                yield _diagnostic("unknown-term", subject, leaf, message, remedy)


def _is_list_told_of(name: str, library: Library) -> bool:
    """Tell whether a list is absent because of its faults, or missing where the toolkit cannot do without it."""
    return name not in library.vocabularies and (name in FACETS.values() or ("vocabularies", name) in library.faulty)


def unknown_record(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A record that is named exists; one that is there and faulty is told of by its own faults."""
    for leaf in subject.leaves:
        if isinstance(leaf.marker, RefersTo):
            collection = leaf.marker.collection
            known = nameable(library, collection)
            if leaf.value not in known and not _is_faulty(collection, leaf.value, library):
                message = f"there is no `{leaf.value}` in {_WHERE.get(collection, f'`{collection}/`')}"
                remedy = _remedy(leaf.value, known, listed=False) or "correct the id, or add that record first"
                yield _diagnostic("unknown-record", subject, leaf, message, remedy)


_WHERE = {"figures": "`figures.yml`", ANY_COLLECTION: "the toolkit"}


def nameable(library: Library, collection: str) -> Mapping[str, object]:
    """Return what can be named in a collection, by id: its records, the key figures, or the records of all kinds."""
    if collection == "figures":
        return library.figures.figures if library.figures else {}
    if collection == ANY_COLLECTION:
        return {record_id: record for name in _READABLE for record_id, record in library.collection(name).items()}
    return library.collection(collection)


_READABLE = tuple(name for name in COLLECTIONS if name not in {"vocabularies", "sources"})
"""The collections whose records are there to be read for themselves."""


def _is_faulty(collection: str, record_id: str, library: Library) -> bool:
    """Tell whether what is named is there, and absent because of its faults."""
    if collection == "figures":
        return (collection, collection) in library.faulty
    named = _READABLE if collection == ANY_COLLECTION else (collection,)
    return any((name, record_id) in library.faulty for name in named)


def self_reference(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A record does not name itself."""
    own = (subject.entry.collection, ANY_COLLECTION)
    for leaf in subject.leaves:
        if leaf.value == subject.entry.id and isinstance(leaf.marker, RefersTo) and leaf.marker.collection in own:
            message = f"`{leaf.value}` is this record itself"
            yield _diagnostic("self-reference", subject, leaf, message, "name another record, or take the id out")


def doubled_value(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A list names a term, a record or a source only once."""
    seen: set[str] = set()
    for leaf in subject.leaves:
        position = leaf.path[-1]
        if position == 0:  # the values of a list come one after the other
            seen = set()
        if isinstance(position, int) and leaf.value in seen:
            message = f"`{leaf.value}` stands in `{leaf.path[-2]}` a second time"
            remedy = "take it out, or name the one that was meant"
            yield replace(_diagnostic("doubled-value", subject, leaf, message, remedy), severity=Severity.WARNING)
        seen.add(leaf.value)


def unknown_source(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A source that is cited is listed under `sources` of the same record."""
    listed = list(subject.sources)
    for leaf in subject.leaves:
        if isinstance(leaf.marker, Cites) and leaf.value not in listed:
            message = f"`{leaf.value}` is cited, and this record lists {_names(listed)}"
            remedy = f"add `{leaf.value}` under `sources`, or cite a source that is listed"
            yield _diagnostic("unknown-source", subject, leaf, message, remedy)


def unused_source(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A source that is listed is cited somewhere in the record."""
    cited = {leaf.value for leaf in subject.leaves if isinstance(leaf.marker, Cites)}
    if not cited:
        return
    for source_id in subject.sources:
        if source_id not in cited:
            yield Diagnostic(
                "unused-source",
                subject.entry.file,
                f"no fact cites the source `{source_id}`",
                help="cite it where its fact stands, or take it out",
                path=("sources", source_id),
                on_key=True,
                severity=Severity.WARNING,
            )


def _diagnostic(rule: str, subject: Subject, leaf: Leaf, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(rule, subject.entry.file, message, help=remedy, path=leaf.path)


def _remedy(value: str, known: Iterable[str], listed: bool = True) -> str:
    known = list(known)
    near = get_close_matches(value, known, n=1, cutoff=0.7)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"use one of {_names(known)}" if listed and known else ""


def _names(ids: Iterable[str]) -> str:
    quoted = [f"`{name}`" for name in ids]
    if not quoted:
        return "none"
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
