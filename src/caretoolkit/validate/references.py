"""Rules on what a record points to: terms, other records, and its own sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from caretoolkit.diagnostics import Diagnostic, Severity
from caretoolkit.model.leaves import Leaf, ids
from caretoolkit.model.library import Entry, Library
from caretoolkit.model.values import Cites, InVocabulary, RefersTo


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
    """A value of a controlled list stands in that list."""
    for leaf in subject.leaves:
        if isinstance(leaf.marker, InVocabulary):
            vocabulary = library.vocabularies.get(leaf.marker.name)
            known = vocabulary.by_id if vocabulary else {}
            if leaf.value not in known:
                message = f"`{leaf.value}` is not a term of `{leaf.marker.name}`"
                yield _diagnostic("unknown-term", subject, leaf, message, _remedy(leaf.value, known))


def unknown_record(subject: Subject, library: Library) -> Iterator[Diagnostic]:
    """A record that is named exists; one that is there and faulty is told of by its own faults."""
    for leaf in subject.leaves:
        if isinstance(leaf.marker, RefersTo):
            known = library.collection(leaf.marker.collection)
            if leaf.value not in known and (leaf.marker.collection, leaf.value) not in library.faulty:
                message = f"there is no `{leaf.value}` in `{leaf.marker.collection}/`"
                remedy = _remedy(leaf.value, known, listed=False) or "correct the id, or add that record first"
                yield _diagnostic("unknown-record", subject, leaf, message, remedy)


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
