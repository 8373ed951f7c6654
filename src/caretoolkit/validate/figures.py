"""Rules on figures: each says where it comes from and of which year it is, and two that differ are not passed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from caretoolkit.load.wording import quoted
from caretoolkit.model.case import Case
from caretoolkit.model.leaves import Path
from caretoolkit.model.library import Library
from caretoolkit.model.place import City
from caretoolkit.model.practice import Result
from caretoolkit.model.values import Quantity
from caretoolkit.validate.rule import Finding, Subject, error, rule, warning


@rule(error, of=(Case, City))
def uncited_figure(subject: Subject[Case | City], library: Library) -> Iterator[Finding]:
    """A figure names a source, its own or that of the part it stands in.

    Why: every figure names its source; this is the first promise of the toolkit.

    Fix: add `sources` to the figure.

        resources:
          costs_unknown: Not published.
          time_to_first_service: {value: 6, unit: months, as_of: 2020}

    Instead:

        resources:
          costs_unknown: Not published.
          time_to_first_service: {value: 6, unit: months, as_of: 2020, sources: [s1]}
    """
    for figure in _figures(subject.record):
        if not figure.is_cited and not figure.quantity.sources:
            message = f"{_shown(figure.quantity)} cites no source"
            yield Finding(message, "add `sources` to the figure", figure.path, on_key=True)


@rule(warning, of=(Case, City))
def undated_figure(subject: Subject[Case | City], library: Library) -> Iterator[Finding]:
    """A figure of a result, a population or the context of a city says of which year it is, or why that is not known.

    Why: figures grow old, and two of different years cannot be compared.

    Fix: add `as_of`, or write the reason under `as_of_unknown`.

        # cities/a-city.yml
        population: {value: 500000, unit: people, sources: [s1]}
        sources: {s1: {title: A source, url: https://example.org/, language: en, kind: official, accessed: 2026}}

    Instead:

        # cities/a-city.yml
        population: {value: 500000, unit: people, as_of: 2020, sources: [s1]}
        sources: {s1: {title: A source, url: https://example.org/, language: en, kind: official, accessed: 2026}}
    """
    for figure in _figures(subject.record):
        if figure.is_of_a_year and not figure.quantity.as_of and not figure.quantity.as_of_unknown:
            message = f"{_shown(figure.quantity)} has no year"
            yield Finding(message, "add `as_of`, or `as_of_unknown` with the reason", figure.path, on_key=True)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A quantity with its place, whether the part that it stands in cites a source, and whether it is of a year."""

    path: Path
    quantity: Quantity
    is_cited: bool = True
    is_of_a_year: bool = False


def _figures(record: Case | City) -> Iterator[_Figure]:
    """Yield the quantities of a record."""
    if isinstance(record, City):
        if record.population:
            yield _Figure(("population",), record.population, is_cited=False, is_of_a_year=True)
        for position, context in enumerate(record.context):
            yield _Figure(("context", position, "value"), context.value, is_cited=False, is_of_a_year=True)
        return
    if record.resources.time_to_first_service:
        yield _Figure(("resources", "time_to_first_service"), record.resources.time_to_first_service, is_cited=False)
    for position, result in enumerate(record.results):
        yield _Figure(("results", position, "value"), result.value, is_of_a_year=not result.planned)
        if result.baseline:
            yield _Figure(("results", position, "baseline"), result.baseline, is_of_a_year=True)


def _shown(quantity: Quantity) -> str:
    if quantity.value is not None:
        return f"the figure `{quantity.value}`"
    return f"the range from `{quantity.low}` to `{quantity.high}`"


@rule(warning, of=(Case,))
def disagreeing_sources(subject: Subject[Case], library: Library) -> Iterator[Finding]:
    """Where two sources give different figures for one thing, `conflicts` says so.

    Why: the toolkit shows both sides and does not choose in silence.

    Fix: add the question to `conflicts` with the claim of each source, or say in `metric`, `groups` or `per` in what the
    two results differ.

        sources:
          s1: {title: A source, url: https://example.org/, language: en, kind: official, accessed: 2026}
          s2: {title: Another, url: https://example.org/2, language: en, kind: official, accessed: 2026}
        results:
          - {metric: Places, kind: output, value: {value: 5, unit: number, as_of: 2020}, attribution: monitored, sources: [s1]}
          - {metric: Places, kind: output, value: {value: 9, unit: number, as_of: 2020}, attribution: monitored, sources: [s2]}

    Instead:

        sources:
          s1: {title: A source, url: https://example.org/, language: en, kind: official, accessed: 2026}
          s2: {title: Another, url: https://example.org/2, language: en, kind: official, accessed: 2026}
        results:
          - {metric: Places, kind: output, value: {value: 5, unit: number, as_of: 2020}, attribution: monitored, sources: [s1]}
          - {metric: Places, kind: output, value: {value: 9, unit: number, as_of: 2020}, attribution: monitored, sources: [s2]}
        conflicts:
          - about: How many places there are
            claims: [{value: Five., sources: [s1]}, {value: Nine., sources: [s2]}]
    """
    case = subject.record
    if len(case.results) < 2:
        return
    for (_, one), (position, other) in combinations(enumerate(case.results), 2):
        if _is_of_same(one, other) and _differ(one, other) and not _is_told(case, one, other):
            message = (
                f"{quoted(one.sources)} and {quoted(other.sources)} give different figures for `{other.metric}`: "
                f"{_number(one.value)} and {_number(other.value)}"
            )
            yield Finding(
                message, "say so under `conflicts`, or say in what the two differ", ("results", position, "value"), on_key=True
            )


def _is_of_same(one: Result, other: Result) -> bool:
    """Tell whether two results are about one thing."""
    same = (one.metric.casefold(), one.planned, one.groups) == (other.metric.casefold(), other.planned, other.groups)
    value, beside = one.value, other.value
    return same and (value.unit, value.per, value.as_of, value.level) == (beside.unit, beside.per, beside.as_of, beside.level)


def _differ(one: Result, other: Result) -> bool:
    return _number(one.value) != _number(other.value) and not set(one.sources) & set(other.sources)


def _number(quantity: Quantity) -> str:
    return f"`{quantity.value}`" if quantity.value is not None else f"`{quantity.low}` to `{quantity.high}`"


def _is_told(case: Case, one: Result, other: Result) -> bool:
    """Tell whether a conflict holds claims of the sources of both."""
    for conflict in case.conflicts:
        cited = {source for claim in conflict.claims for source in claim.sources}
        if cited & set(one.sources) and cited & set(other.sources):
            return True
    return False
