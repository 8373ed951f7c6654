"""Checks what a record cannot know of itself: whether what it points to exists, and whether it fits together.

Each rule is a function with its documentation (`rule.py`); this module holds them all and asks them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import ModuleType

from caretoolkit.diagnostics import Diagnostic, Severity
from caretoolkit.model.library import COLLECTIONS, Entry, Library
from caretoolkit.processes import mapped
from caretoolkit.validate import (
    cases,
    exceptions,
    figures,
    places,
    reading,
    references,
    relations,
    sources,
    texts,
    tools,
    whole,
    writing,
)
from caretoolkit.validate.rule import Asked, Rule, Scope, Subject

__all__ = ["ALL_SCOPES", "RULES", "SUBJECTS", "Asked", "Checked", "Rule", "Scope", "check", "rules_in"]

WORTH_PROCESSES = 400
"""How many records to check make it worth while to start further processes."""

SUBJECTS = (writing, reading, references, sources, figures, cases, places, relations, texts, tools, whole, exceptions)
"""The modules that hold rules; each is about one subject."""


def rules_in(subject: ModuleType) -> Iterator[Rule]:
    """Yield the rules that a module lists or defines, in its order."""
    yield from getattr(subject, "RULES", ())
    yield from (value for value in vars(subject).values() if isinstance(value, Rule))


RULES: Mapping[str, Rule] = {rule.name: rule for subject in SUBJECTS for rule in rules_in(subject)}
"""Every rule there is, by name."""

ALL_SCOPES = frozenset(Scope)

REFERENCE_RULES: tuple[Rule, ...] = (
    references.unknown_term,
    references.unknown_record,
    references.unknown_source,
    references.self_reference,
    references.doubled_value,
    writing.unquoted_number_sign,
    writing.ambiguous_number,
)
"""The rules that hold for every part of a record by itself."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Every problem of a library; `records` lets the next check look only at what changed."""

    diagnostics: tuple[Diagnostic, ...] = ()
    records: Mapping[str, tuple[Entry, tuple[Diagnostic, ...]]] = field(default_factory=dict)
    names: tuple[object, ...] = ()


def check(library: Library, before: Checked = Checked(), rests: Iterable[Entry] = (), asked: Asked = Asked()) -> Checked:
    """Return every problem of a library, each cause once, and what is wrong besides in the rests of faulty records.

    What a record's rules say depends on the record and on the names it may point to; where neither has changed
    since `before`, they are not asked again. Exceptions that an editor has made are left out.
    """
    names = _names(library)
    known = before.records if names == before.names else {}
    entries = {file: entry for file, entry in library.entries.items() if asked.is_asked_of(file)}
    changed = [entry for file, entry in entries.items() if file not in known or known[file][0] is not entry]
    rules = _rules(asked, Scope.RECORD, Scope.TEXTS, Scope.TODAY)
    checked = mapped(partial(_check_entry, library=library, rules=rules, today=asked.today), changed, WORTH_PROCESSES)
    anew = {entry.file: (entry, found) for entry, found in zip(changed, checked, strict=True)}
    records = {file: anew.get(file) or known[file] for file in entries}
    found = [diagnostic for _, diagnostics in records.values() for diagnostic in diagnostics]
    found += [diagnostic for rest in rests for diagnostic in _check_entry(rest, library, REFERENCE_RULES)]
    found += [diagnostic for rule in _rules(asked, Scope.TOOLKIT) for diagnostic in rule.of_toolkit(library)]
    wanted = [diagnostic for diagnostic in found if asked.is_asked_of(diagnostic.file)]
    return Checked(tuple(exceptions.applied(wanted, library, RULES, asked)), records, names)


def _rules(asked: Asked, *scopes: Scope) -> tuple[Rule, ...]:
    """Return the rules of these scopes that are asked."""
    rules = (rule for rule in RULES.values() if rule.find and rule.scope in scopes and rule.scope in asked.scopes)
    return tuple(rule for rule in rules if asked.notes or rule.severity is not Severity.NOTE)


def _names(library: Library) -> tuple[object, ...]:
    """Return all that a record may point to: the ids of each collection, the key figures, and the vocabularies."""
    return (
        library.faulty,
        *(frozenset(library.ids(name)) for name in (*COLLECTIONS, "figures")),
        *map(id, library.vocabularies.values()),
    )


def _check_entry(entry: Entry, library: Library, rules: tuple[Rule, ...], today: str = "") -> tuple[Diagnostic, ...]:
    subject = Subject.of(entry, today)
    return tuple(diagnostic for rule in rules for diagnostic in rule(subject, library))
