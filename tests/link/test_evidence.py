"""The evidence level of a case, worked out from its evaluations and from how its results are known."""

import pytest

from caretoolkit.link.evidence import Evidence, evidence
from caretoolkit.model.case import Case, Head
from tests.sample.records import case, library


def study(design: str, by: str = "A university", independent: str = "true") -> str:
    return f"{{by: {by}, independent: {independent}, design: {design}, finding: It works., sources: [s1]}}"


def result(attribution: str, *, planned: str = "false") -> str:
    value = "{value: 5, unit: people}"
    return f"{{metric: Reached, kind: output, planned: {planned}, value: {value}, attribution: {attribution}, sources: [s1]}}"


def evidence_of(*studies: str, results: str | None = None, override: str | None = None) -> Evidence:
    record = case(evaluation=f"[{', '.join(studies)}]", results=results, evidence_override=override)
    return evidence(Head.of(record), library().vocabularies)


@pytest.mark.parametrize(
    ("studies", "level", "counted"),
    [
        pytest.param((), 0, 1, id="none"),
        pytest.param((study("description"),), 0, 1, id="described only"),
        pytest.param((study("before-after"),), 2, 1, id="before and after"),
        pytest.param((study("comparison-group"),), 3, 1, id="one comparison"),
        pytest.param((study("randomised"),), 4, 1, id="one by lot"),
        pytest.param((study("replicated"),), 5, 1, id="replicated"),
        pytest.param((study("description"), study("comparison-group"), study("before-after")), 3, 1, id="the strongest of several"),
        pytest.param((study("comparison-group", "A"), study("comparison-group", "B")), 4, 2, id="two independent comparisons"),
        pytest.param((study("comparison-group", "A"), study("comparison-group", "B"), study("comparison-group", "C")), 4, 3, id="three"),
        pytest.param((study("comparison-group", "A"), study("comparison-group", "A")), 3, 1, id="two by the same author"),
        pytest.param((study("comparison-group", "A"), study("comparison-group", "B", "false")), 3, 1, id="one of them not independent"),
        pytest.param((study("comparison-group", "A"), study("comparison-group", "B", "null")), 3, 1, id="one of them not said to be"),
        pytest.param((study("comparison-group", "A"), study("before-after", "B")), 3, 1, id="one of them without comparison"),
        pytest.param((study("before-after", "A"), study("before-after", "B")), 2, 1, id="two without comparison"),
        pytest.param((study("randomised", "A"), study("comparison-group", "B")), 4, 1, id="no higher by a second study"),
        pytest.param((study("replicated", "A"), study("randomised", "B")), 5, 1, id="the highest stays"),
        pytest.param((study("unheard-of"),), 0, 1, id="a design that is not in the list"),
    ],
)  # fmt: skip
def test_the_level_follows_from_the_studies(studies: tuple[str, ...], level: int, counted: int) -> None:
    found = evidence_of(*studies)

    assert (found.level, found.studies) == (level, counted)


@pytest.mark.parametrize(
    ("studies", "results", "level"),
    [
        pytest.param((), result("monitored"), 1, id="counted in records"),
        pytest.param((), result("evaluated"), 1, id="said to be evaluated, by no study"),
        pytest.param((), result("self-reported"), 0, id="said by those who run it"),
        pytest.param((), result("monitored", planned="true"), 0, id="only aimed at"),
        pytest.param((), f"{result('self-reported')}, {result('monitored')}", 1, id="one of several counted"),
        pytest.param((study("description"),), result("monitored"), 1, id="counted, and described"),
        pytest.param((study("before-after"),), result("monitored"), 2, id="counted, and studied"),
    ],
)
def test_counted_results_give_the_first_level(studies: tuple[str, ...], results: str, level: int) -> None:
    found = evidence_of(*studies, results=f"[{results}]")

    assert found.level == level


def test_the_strongest_study_is_named() -> None:
    found = evidence_of(study("before-after", "A"), study("comparison-group", "B"))

    assert found.design == "comparison-group"


def test_results_that_outweigh_the_study_leave_it_unnamed() -> None:
    found = evidence_of(study("description"), results=f"[{result('monitored')}]")

    assert (found.level, found.design) == (1, "")


@pytest.mark.parametrize("level", [0, 5])
def test_an_editor_has_the_last_word(level: int) -> None:
    found = evidence_of(study("comparison-group"), override=f"{{level: {level}, reason: We looked., by: An editor}}")

    assert found == Evidence(level)


def test_without_the_lists_of_designs_no_level_is_known() -> None:
    record: Case = case(evaluation=f"[{study('randomised')}]")

    assert evidence(Head.of(record), {}).level == 0
