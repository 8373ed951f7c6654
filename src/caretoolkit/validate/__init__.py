"""Checks what a record cannot know of itself: whether what it points to exists, and whether it fits together.

One function for each rule; each yields a `Diagnostic` for each cause.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from caretoolkit.diagnostics import Diagnostic
from caretoolkit.model.library import COLLECTIONS, Entry, Library
from caretoolkit.processes import mapped
from caretoolkit.validate import cases, funding, references, tools, whole
from caretoolkit.validate.references import Subject

__all__ = ["Checked", "check"]

WORTH_PROCESSES = 400
"""How many records to check make it worth while to start further processes."""

Rule = Callable[[Subject, Library], Iterator[Diagnostic]]

REFERENCE_RULES: tuple[Rule, ...] = (
    references.unknown_term,
    references.unknown_record,
    references.unknown_source,
    references.self_reference,
    references.doubled_value,
)
"""The rules that hold for every part of a record by itself."""

RECORD_RULES: tuple[Rule, ...] = (
    *REFERENCE_RULES,
    references.unused_source,
    cases.dates_out_of_order,
    cases.published_incomplete,
    cases.cost_unstated,
    cases.result_unstated,
    cases.start_unstated,
    funding.dates_out_of_order,
    tools.wrong_expression,
    tools.unknown_name,
    tools.doubled_name,
    tools.wrong_example,
    tools.default_out_of_range,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """Every problem of a library; `records` lets the next check look only at what changed."""

    diagnostics: tuple[Diagnostic, ...] = ()
    records: Mapping[str, tuple[Entry, tuple[Diagnostic, ...]]] = field(default_factory=dict)
    names: tuple[object, ...] = ()


def check(library: Library, before: Checked = Checked(), rests: Iterable[Entry] = ()) -> Checked:
    """Return every problem of a library, each cause once, and what is wrong besides in the rests of faulty records.

    What a record's rules say depends on the record and on the names it may point to; where neither has changed
    since `before`, they are not asked again.
    """
    names = _names(library)
    known = before.records if names == before.names else {}
    changed = [entry for file, entry in library.entries.items() if file not in known or known[file][0] is not entry]
    checked = mapped(partial(_check_entry, library=library), changed, WORTH_PROCESSES)
    anew = {entry.file: (entry, found) for entry, found in zip(changed, checked, strict=True)}
    records = {file: anew.get(file) or known[file] for file in library.entries}
    found = [diagnostic for _, diagnostics in records.values() for diagnostic in diagnostics]
    found += [diagnostic for rest in rests for rule in REFERENCE_RULES for diagnostic in rule(Subject.of(rest), library)]
    return Checked((*found, *whole.check(library)), records, names)


def _names(library: Library) -> tuple[object, ...]:
    """Return all that a record may point to: the ids of each collection, the key figures, and the vocabularies."""
    return (
        library.faulty,
        *(frozenset(references.nameable(library, name)) for name in (*COLLECTIONS, "figures")),
        *map(id, library.vocabularies.values()),
    )


def _check_entry(entry: Entry, library: Library) -> tuple[Diagnostic, ...]:
    subject = Subject.of(entry)
    return tuple(diagnostic for rule in RECORD_RULES for diagnostic in rule(subject, library))
