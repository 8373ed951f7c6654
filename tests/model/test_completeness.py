"""How completely a case is described: nine questions, what is missing in words, and what is honestly unknown."""

from collections.abc import Iterator

import pytest

from caretoolkit import Compiled
from caretoolkit.model.case import Case
from caretoolkit.model.completeness import QUESTIONS, completeness
from caretoolkit.model.values import Model
from tests.sample.records import case

RESULT = "[{metric: Reached, kind: output, value: {value: 5, unit: people}, attribution: monitored, sources: [s1]}]"
FACT = "[{fact: A fact., sources: [s1]}]"
STUDY = "[{by: A university, design: description, finding: It works., sources: [s1]}]"


def share(record: Case, question: str) -> float:
    return next(item.share for item in completeness(record).items if item.id == question)


def test_the_nine_items_stand_in_their_order() -> None:
    assert [question.id for question in QUESTIONS] == [
        "name", "why", "materials", "what-and-how", "who-provided", "where", "when-and-how-much", "variation", "how-well"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "fields", "expected"),
    [
        ("name", {}, 1),
        ("why", {}, 1),
        ("why", {"challenge": "[]"}, 0),
        ("materials", {}, 0),
        ("materials", {"resources": f"{{premises: {FACT}}}"}, 1 / 3),
        ("what-and-how", {}, 1 / 3),
        ("what-and-how", {"delivery": "{lead: The city, lead_kind: city, access: Free.}"}, 2 / 3),
        ("who-provided", {}, 1 / 3),
        ("where", {}, 0),
        ("where", {"neighbourhoods": "[Centre]"}, 1),
        ("where", {"delivery": "{lead: The city, lead_kind: city, where: Here.}"}, 1),
        ("when-and-how-much", {}, 1 / 2),
        ("when-and-how-much", {"started": None, "started_unknown": "Nobody knows."}, 0),
        ("variation", {}, 0),
        ("variation", {"components": "[{name: A, what: B., adaptable: Its size., sources: [s1]}]"}, 1 / 2),
        ("variation", {"timeline": "[{date: 2021, event: It grew.}]"}, 1 / 2),
        ("how-well", {}, 0),
        ("how-well", {"results_none": None, "results": RESULT, "evaluation": STUDY, "obstacles": FACT}, 1),
    ],
)
def test_a_question_is_answered_by_its_fields(question: str, fields: dict[str, str | None], expected: float) -> None:
    assert share(case(**fields), question) == pytest.approx(expected)


def test_what_is_missing_is_told_in_words_with_its_field() -> None:
    missing = completeness(case()).missing

    assert [(aspect.field, aspect.words) for aspect in missing] == [
        ("resources.premises", "rooms and equipment"),
        ("resources.funding", "who pays"),
        ("delivery.access", "how people get in"),
        ("governance.legal_basis", "the law it stands on"),
        ("delivery.partners", "who takes part"),
        ("resources.staff", "the people at work"),
        ("delivery.where", "where it takes place"),
        ("delivery.dose", "how often, how long, how much"),
        ("components.adaptable", "what may be changed elsewhere"),
        ("timeline", "what has changed since"),
        ("evaluation", "which studies there are"),
        ("obstacles", "what went wrong"),
    ]


def test_what_is_honestly_unknown_is_neither_stated_nor_missing() -> None:
    items = {item.id: item for item in completeness(case()).items}

    assert [aspect.field for aspect in items["materials"].unknown] == ["resources.costs"]
    assert [aspect.field for aspect in items["how-well"].unknown] == ["results"]


def test_the_score_is_the_mean_of_the_nine_items() -> None:
    found = completeness(case())

    assert found.score == pytest.approx(sum(item.share for item in found.items) / 9)
    assert found.score == pytest.approx((1 + 1 + 0 + 1 / 3 + 1 / 3 + 0 + 1 / 2 + 0 + 0) / 9)


def fields(model: type[Model], path: tuple[str, ...]) -> Iterator[str]:
    """Yield the steps of a path that a model has."""
    if path and path[0] in model.model_fields:
        yield path[0]
        annotation = model.model_fields[path[0]].annotation
        below = [annotation, *getattr(annotation, "__args__", ())]
        inner = next((each for each in below if isinstance(each, type) and issubclass(each, Model)), None)
        if inner:
            yield from fields(inner, path[1:])


@pytest.mark.parametrize("field", [aspect.field for question in QUESTIONS for aspect in question.aspects])
def test_every_aspect_names_a_field_of_the_schema(field: str) -> None:
    assert ".".join(fields(Case, tuple(field.split(".")))) == field


def test_the_real_cases_are_described_more_than_half(real: Compiled) -> None:
    assert real.atlas is not None
    scores = [completeness(record).score for record in real.atlas.cases.values()]

    assert min(scores) > 0.4
    assert sum(scores) / len(scores) > 0.6
