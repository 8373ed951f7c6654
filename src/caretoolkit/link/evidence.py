"""Works out how strong the evidence for a case is, from the evaluations that it records.

The scale follows the Nesta Standards of Evidence; which design stands on which level is data
(`vocabularies/evaluation_designs.yml` and `attributions.yml`). Strength says how sure we are, not how large the effect is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from caretoolkit.model.case import Case, Evaluation
from caretoolkit.model.vocabulary import Vocabulary

COMPARED = 3
"""The lowest level at which a study compares with a similar group."""
SEVERAL_INDEPENDENT = 4
"""The level that several independent studies with a comparison group reach together."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence level of a case from 0 to 5, and what it rests on.

    `evaluation` is the strongest study; `studies` counts the independent studies where several of them lift the
    level together; `reason` is an editor's own, where an editor has set the level.
    """

    level: int
    evaluation: Evaluation | None = None
    studies: int = 1
    reason: str = ""


def evidence(case: Case, vocabularies: Mapping[str, Vocabulary]) -> Evidence:
    """Return the evidence level of a case with what it rests on."""
    if case.evidence_override:
        return Evidence(case.evidence_override.level, reason=case.evidence_override.reason)
    levels = _levels(vocabularies, "evaluation_designs")
    strongest = max(case.evaluation, key=lambda study: levels.get(study.design, 0), default=None)
    level = levels.get(strongest.design, 0) if strongest else 0
    independent = {study.by for study in case.evaluation if study.independent and levels.get(study.design, 0) >= COMPARED}
    if level < SEVERAL_INDEPENDENT and len(independent) > 1:
        return Evidence(SEVERAL_INDEPENDENT, strongest, studies=len(independent))
    known = _levels(vocabularies, "attributions")
    monitored = max((known.get(result.attribution, 0) for result in case.results if not result.planned), default=0)
    if monitored > level:
        return Evidence(monitored)
    return Evidence(level, strongest)


def _levels(vocabularies: Mapping[str, Vocabulary], name: str) -> dict[str, int]:
    vocabulary = vocabularies.get(name)
    return {term.id: term.level or 0 for term in vocabulary.terms} if vocabulary else {}
