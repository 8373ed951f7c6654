"""Leaves out the doubts that an editor has answered in `exceptions.yml`, and tells of answers that answer nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from caretoolkit.diagnostics import Diagnostic, Severity
from caretoolkit.load.wording import closest, written
from caretoolkit.model.exception import Exemption
from caretoolkit.model.library import Library
from caretoolkit.validate.rule import Asked, Finding, Rule, Scope

unknown_rule = Rule(
    "unknown-rule",
    Severity.ERROR,
    Scope.READING,
    """An exception names a rule that there is, and one that allows exceptions.

    Why: an error keeps a record from being published and is put right; only a warning is a doubt that a person can answer.

    Fix: correct the name of the rule; put an error right where it stands.

        # exceptions.yml
        exceptions:
          - {rule: unused-sourse, record: cases/a-case, reason: It is cited on another page., by: An editor, on: 2026-10}

    Instead:

        # exceptions.yml
        exceptions: []
    """,
)


unused_exception = Rule(
    "unused-exception",
    Severity.WARNING,
    Scope.READING,
    """An exception still applies.

    Why: what nobody needs any more hides the next mistake of the same kind.

    Fix: take the exception out, or correct its record and field.

        # exceptions.yml
        exceptions:
          - {rule: cost-unstated, record: cases/a-case, reason: The costs come next month., by: An editor, on: 2026-10}

    Instead:

        # exceptions.yml
        exceptions: []
    """,
)


def applied(found: Sequence[Diagnostic], library: Library, rules: Mapping[str, Rule], asked: Asked) -> Iterator[Diagnostic]:
    """Yield the problems without those that are excepted, and what is wrong with the exceptions themselves.

    `rules` are all there are. An exception is unused only if its rule was asked about its record.
    """
    exemptions = library.exceptions.exceptions if library.exceptions else ()
    used: set[int] = set()
    for diagnostic in found:
        answers = [place for place, each in enumerate(exemptions) if _is_about(each, diagnostic)]
        used.update(answers)
        if not answers or diagnostic.severity is Severity.ERROR:
            yield diagnostic
    file = f"{library.folder}/exceptions.yml"
    for place, exemption in enumerate(exemptions):
        record = f"{library.folder}/{exemption.record}.yml"
        known = rules.get(exemption.rule)
        if known is None or known.severity is Severity.ERROR:
            finding = _unknown(exemption, rules) if asked.is_asked_of(file) else None
            told = unknown_rule
        else:
            is_asked = (
                known.scope in asked.scopes and (asked.notes or known.severity is not Severity.NOTE) and asked.is_asked_of(record)
            )
            finding = _unused(exemption) if is_asked and place not in used else None
            told = unused_exception
        if finding:
            yield told.diagnostic(replace(finding, path=("exceptions", place, *finding.path)), file)


def _is_about(exemption: Exemption, diagnostic: Diagnostic) -> bool:
    """Tell whether an exception answers a problem: the same rule, record, and field or a part of it."""
    name = diagnostic.file.partition("/")[2].rpartition(".")[0]
    if (exemption.rule, exemption.record) != (diagnostic.rule, name):
        return False
    field, place = exemption.field or "", written(diagnostic.path)
    return not field or place == field or place.startswith((f"{field}.", f"{field}["))


def _unknown(exemption: Exemption, rules: Mapping[str, Rule]) -> Finding:
    if exemption.rule in rules:
        message = f"the rule `{exemption.rule}` allows no exceptions"
        return Finding(message, "put the record right, and take this out", ("rule",))
    near = closest(exemption.rule, rules)
    remedy = f"did you mean `{near}`?" if near else "take the exception out, or name one of the rules in the list of rules"
    return Finding(f"there is no rule `{exemption.rule}`", remedy, ("rule",))


def _unused(exemption: Exemption) -> Finding:
    where = f"`{exemption.record}`" + (f" at `{exemption.field}`" if exemption.field else "")
    message = f"the rule `{exemption.rule}` has nothing to say of {where}"
    return Finding(message, "take the exception out, or correct its record and field", ("record",))
