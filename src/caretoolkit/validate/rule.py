"""What a rule is: a record with a name, a severity, a scope, a function and its documentation.

It knows how a rule is asked and described; which rules there are stands in `caretoolkit.validate`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from textwrap import dedent, indent
from typing import Any, Generic, TypeVar

from caretoolkit.diagnostics import Diagnostic, Severity
from caretoolkit.model.leaves import Leaf, Path, ids
from caretoolkit.model.library import Entry, Library
from caretoolkit.model.values import Model

M_co = TypeVar("M_co", bound=Model, covariant=True)


class Scope(Enum):
    """What a rule looks at, which decides when it is asked."""

    READING = "the file itself, while it is read"
    RECORD = "one record, and the names it may point to"
    TEXTS = "the texts of one record"
    TODAY = "one record, and the day of the check"
    TOOLKIT = "the records together"


BUILD_SCOPES = frozenset({Scope.RECORD, Scope.TOOLKIT})
"""What a build asks. It renders any text safely and does not know the day, so the other scopes are left to `check`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, on which day, and of which data files; of all of them where `files` is empty.

    Notes are wishes, of which there are many; a build and a plain check do without them.
    """

    scopes: frozenset[Scope] = BUILD_SCOPES
    notes: bool = False
    today: str = ""
    files: frozenset[str] = frozenset()

    def is_asked_of(self, file: str) -> bool:
        """Tell whether the rules are asked of this data file."""
        return not self.files or file in self.files


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule's function has found: what is wrong, how to put it right, and where in the record.

    `part` is the piece of the value that is meant; `file` is named by rules on the toolkit as a whole.
    """

    message: str
    help: str
    path: Path = ()
    on_key: bool = False
    part: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Subject(Generic[M_co]):
    """A record under check, with the ids it holds, found once for all rules; `today` is empty in a build."""

    entry: Entry
    record: M_co
    leaves: tuple[Leaf, ...]
    today: str = ""

    @classmethod
    def of(cls, entry: Entry, today: str = "") -> "Subject[Model]":
        """Return a record as the rules see it."""
        record = entry.record
        return Subject(entry, record, tuple(ids(record)), today)

    @property
    def sources(self) -> Mapping[str, object]:
        """Return the sources that the record lists."""
        listed: Mapping[str, object] = getattr(self.record, "sources", {})
        return listed


Find = Callable[..., Iterator[Finding]]
"""Takes the subject and the library, or with the scope `TOOLKIT` the library alone."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; those told while a file is read have no function, and `text` is the documentation of each."""

    name: str
    severity: Severity
    scope: Scope
    text: str
    of: tuple[type[Model], ...] = (Model,)
    find: Find | None = None

    def __call__(self, subject: Subject[Model], library: Library) -> Iterator[Diagnostic]:
        """Yield what the rule has to say about a record; nothing about records of other kinds."""
        if self.find and isinstance(subject.record, self.of):
            yield from (self.diagnostic(found, subject.entry.file) for found in self.find(subject, library))

    def of_toolkit(self, library: Library) -> Iterator[Diagnostic]:
        """Yield what the rule has to say about the toolkit as a whole."""
        assert self.find is not None
        yield from (self.diagnostic(found, found.file) for found in self.find(library))

    @property
    def documentation(self) -> "Documentation":
        """Return what the rule checks, why, how to put it right, and its examples."""
        return documentation(self.text)

    def diagnostic(self, found: Finding, file: str) -> Diagnostic:
        """Return a finding of this rule as a problem of a data file."""
        return Diagnostic(
            self.name,
            file,
            found.message,
            help=found.help,
            path=found.path,
            on_key=found.on_key,
            severity=self.severity,
            part=found.part,
        )


def rule(severity: Severity, scope: Scope = Scope.RECORD, of: tuple[type[Model], ...] = (Model,)) -> Callable[[Find], Rule]:
    """Make a rule of a function: it bears the function's name, and the docstring is its documentation."""

    def made(find: Find) -> Rule:
        name: str = getattr(find, "__name__", "")
        return Rule(name.replace("_", "-"), severity, scope, find.__doc__ or "", of, find)

    return made


error, warning, note = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Documentation:
    """A rule in an editor's words; the examples are lines of a data file, which begin with its name if it is no case."""

    what: str
    why: str
    fix: str
    failing: str
    passing: str


_FORM = re.compile(
    r"(?P<what>.*?)\n\nWhy: (?P<why>.*?)\n\nFix: (?P<fix>.*?)\n\n(?P<failing>    .*?)\n\nInstead:\n\n(?P<passing>    .*)",
    re.DOTALL,
)


def documentation(text: str) -> Documentation:
    """Return the documentation in a rule's text: a sentence, `Why:`, `Fix:`, a failing example and a passing one."""
    first, _, rest = text.strip().partition("\n")
    parts: Any = _FORM.fullmatch(f"{first}\n{dedent(rest)}".rstrip())  # Any: a match or None; the tests say which
    assert parts, f"the documentation `{first}` has not all its parts"
    said = {name: " ".join(parts[name].split()) for name in ("what", "why", "fix")}
    return Documentation(**said, failing=dedent(parts["failing"]), passing=dedent(parts["passing"]))


def told_while_reading(name: str, what: str, *, why: str, fix: str, failing: str, passing: str) -> Rule:
    """Return the record of a rule that is asked while a file is read, where there is no record yet to ask it of."""
    text = f"{what}\n\nWhy: {why}\n\nFix: {fix}\n\n{indent(failing, '    ')}\n\nInstead:\n\n{indent(passing, '    ')}"
    return Rule(name, Severity.ERROR, Scope.READING, text)
