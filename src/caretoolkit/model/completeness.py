"""Works out how completely a case is described, after TIDieR-PHP: nine questions a reader needs answered to do the same.

Campbell et al., "TIDieR-PHP: a reporting guideline for population health and policy interventions", BMJ 2018. Which fields
answer which question is stated here once; an empty field is told in words, and an honest unknown is told apart from it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from caretoolkit.interface import gettext_noop as _
from caretoolkit.model.case import Case

Look = Callable[[Case], object]
"""Returns what a case holds in some field: something, or nothing."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that a case tells: the field it stands in, what it is in words, and where its absence may be explained."""

    field: str
    words: str
    stated: Look
    unknown: Look = lambda _case: None


@dataclass(frozen=True, slots=True)
class Question:
    """One of the nine items of TIDieR-PHP, with what answers it here."""

    id: str
    aspects: tuple[Aspect, ...]


QUESTIONS: tuple[Question, ...] = (
    Question(
        "name",
        (
            Aspect("title", _("a title"), lambda case: case.title),
            Aspect("summary.one_line", _("what it is in one line"), lambda case: case.summary.one_line),
        ),
    ),
    Question("why", (Aspect("challenge", _("the problem it answers"), lambda case: case.challenge),)),
    Question(
        "materials",
        (
            Aspect("resources.premises", _("rooms and equipment"), lambda case: case.resources.premises),
            Aspect(
                "resources.costs",
                _("what it costs"),
                lambda case: case.resources.costs,
                lambda case: case.resources.costs_unknown,
            ),
            Aspect("resources.funding", _("who pays"), lambda case: case.resources.funding),
        ),
    ),
    Question(
        "what-and-how",
        (
            Aspect("components", _("its building blocks"), lambda case: case.components),
            Aspect("delivery.access", _("how people get in"), lambda case: case.delivery.access),
            Aspect("governance.legal_basis", _("the law it stands on"), lambda case: case.governance.legal_basis),
        ),
    ),
    Question(
        "who-provided",
        (
            Aspect("delivery.lead", _("who leads"), lambda case: case.delivery.lead),
            Aspect("delivery.partners", _("who takes part"), lambda case: case.delivery.partners),
            Aspect("resources.staff", _("the people at work"), lambda case: case.resources.staff),
        ),
    ),
    Question(
        "where",
        (Aspect("delivery.where", _("where it takes place"), lambda case: case.delivery.where or case.neighbourhoods),),
    ),
    Question(
        "when-and-how-much",
        (
            Aspect("started", _("when it started"), lambda case: case.started, lambda case: case.started_unknown),
            Aspect("delivery.dose", _("how often, how long, how much"), lambda case: case.delivery.dose),
        ),
    ),
    Question(
        "variation",
        (
            Aspect(
                "components.adaptable",
                _("what may be changed elsewhere"),
                lambda case: any(part.adaptable for part in case.components),
            ),
            Aspect("timeline", _("what has changed since"), lambda case: case.timeline or case.status_history),
        ),
    ),
    Question(
        "how-well",
        (
            Aspect("results", _("what came of it"), lambda case: case.results, lambda case: case.results_none),
            Aspect("evaluation", _("which studies there are"), lambda case: case.evaluation, lambda case: case.evaluation_none),
            Aspect("obstacles", _("what went wrong"), lambda case: case.obstacles or case.unintended),
        ),
    ),
)
"""The nine items in their order, each with the fields that answer it."""


@dataclass(frozen=True, slots=True)
class Item:
    """How far one question is answered: the share of its aspects that are stated, and the others."""

    id: str
    share: float
    missing: tuple[Aspect, ...] = ()
    unknown: tuple[Aspect, ...] = ()


@dataclass(frozen=True, slots=True)
class Completeness:
    """How completely a case is described: `score` from 0 to 1 is the mean over the nine items.

    What is honestly unknown does not raise the score, because a reader does not have it; nor is it missing, because an
    editor has looked.
    """

    score: float
    items: tuple[Item, ...]

    @property
    def missing(self) -> tuple[Aspect, ...]:
        """Return what there is still to fill, in the order of the questions."""
        return tuple(aspect for item in self.items for aspect in item.missing)

    @property
    def missing_fields(self) -> tuple[str, ...]:
        """Return the fields that there are still to fill, in the order of the questions."""
        return tuple(aspect.field for aspect in self.missing)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a case has come: its state of review, its `score` of completeness, and the fields that are still to fill."""

    state: str
    score: float
    missing: tuple[str, ...]

    @classmethod
    def of(cls, case: Case) -> "Progress":
        """Return how far a case has come."""
        described = completeness(case)
        return cls(case.review.state, described.score, described.missing_fields)


def completeness(case: Case) -> Completeness:
    """Return how completely a case is described."""
    items = tuple(_item(question, case) for question in QUESTIONS)
    return Completeness(sum(item.share for item in items) / len(items), items)


def _item(question: Question, case: Case) -> Item:
    unstated = [aspect for aspect in question.aspects if not aspect.stated(case)]
    return Item(
        question.id,
        share=1 - len(unstated) / len(question.aspects),
        missing=tuple(aspect for aspect in unstated if not aspect.unknown(case)),
        unknown=tuple(aspect for aspect in unstated if aspect.unknown(case)),
    )
