"""The evidence level follows from the studies that a case records, and from nothing else."""

from collections.abc import Mapping

import pytest

from caretoolkit import Compiled
from caretoolkit.link.evidence import Evidence, evidence
from caretoolkit.model.case import Head
from caretoolkit.model.practice import Evaluation, EvidenceOverride
from caretoolkit.model.vocabulary import Vocabulary
from tests.sample import records

Lists = Mapping[str, Vocabulary]
DESIGNS = {"description": 0, "account": 1, "before-after": 2, "comparison-group": 3, "randomised": 4, "replicated": 5}


def _study(design: str, by: str = "A university", independent: bool | None = None) -> Evaluation:
    return Evaluation(by=by, design=design, finding="Something.", independent=independent, sources=("s1",))


@pytest.fixture
def vocabularies(sample: Compiled) -> Lists:
    """Return the controlled lists of the sample, of which one says the level of each design."""
    return sample.loaded.library.vocabularies


@pytest.mark.parametrize(("design", "level"), DESIGNS.items())
def test_the_strongest_design_gives_the_level(vocabularies: Lists, design: str, level: int) -> None:
    case = records.case().model_copy(update={"evaluation": (_study("description"), _study(design))})

    assert evidence(Head.of(case), vocabularies).level == level


def test_two_independent_comparisons_lift_the_level_together(vocabularies: Lists) -> None:
    studies = (_study("comparison-group", "One", independent=True), _study("comparison-group", "Other", independent=True))

    found = evidence(Head.of(records.case().model_copy(update={"evaluation": studies})), vocabularies)

    assert (found.level, found.studies) == (4, 2)


@pytest.mark.parametrize("second", [("One", True), ("Other", False), ("Other", None)])
def test_two_studies_of_one_author_or_of_those_who_run_it_do_not(vocabularies: Lists, second: tuple[str, bool | None]) -> None:
    studies = (_study("comparison-group", "One", independent=True), _study("comparison-group", *second))

    assert evidence(Head.of(records.case().model_copy(update={"evaluation": studies})), vocabularies).level == 3


def test_a_case_without_studies_and_counts_is_described_only(vocabularies: Lists) -> None:
    assert evidence(Head.of(records.case()), vocabularies).level == 0


def test_an_editor_may_set_the_level(vocabularies: Lists) -> None:
    override = EvidenceOverride(level=2, reason="The study is small.", by="An editor")
    case = records.case().model_copy(update={"evaluation": (_study("randomised"),), "evidence_override": override})

    found = evidence(Head.of(case), vocabularies)

    assert found == Evidence(2)


def test_the_real_list_of_designs_gives_these_levels(real: Compiled) -> None:
    levels = {term.id: term.level for term in real.loaded.library.vocabularies["evaluation_designs"].terms}

    assert {design: levels[design] for design in DESIGNS} == DESIGNS
