"""Works out how completely a case is described, after TIDieR-PHP (Campbell and others, BMJ 2018), from the fields it fills.

Completeness says how much a reader learns, not how good the practice is; evidence is told apart from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from caretoolkit.model.case import Case

ITEMS: Mapping[str, Callable[[Case], bool]] = {
    "name": lambda case: bool(case.title and case.summary.brief),
    "why": lambda case: bool(case.challenge),
    "materials": lambda case: bool(case.resources.premises or case.resources.staff),
    "what-and-how": lambda case: bool(case.components and case.delivery.access),
    "who": lambda case: bool(case.delivery.lead and case.delivery.partners),
    "where": lambda case: bool(case.delivery.where or case.neighbourhoods),
    "when-and-how-much": lambda case: bool(case.started and (case.delivery.dose or case.resources.costs)),
    "variation": lambda case: bool(case.status_history or case.timeline),
    "how-well": lambda case: bool(case.results or case.evaluation),
}
"""The items of TIDieR-PHP, and which fields of a case tell of each."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """The share of items that a case tells of, from 0 to 1, with those it tells of and those it does not."""

    score: float
    items: tuple[str, ...]
    missing: tuple[str, ...]


def completeness(case: Case) -> Completeness:
    """Return how completely a case is described."""
    told = tuple(item for item, is_told in ITEMS.items() if is_told(case))
    return Completeness(len(told) / len(ITEMS), told, tuple(item for item in ITEMS if item not in told))
