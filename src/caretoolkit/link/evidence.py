"""Works out how strong the evidence for a case is, from the evaluations that it records.

The scale follows the Nesta Standards of Evidence; which design stands on which level is data
(`vocabularies/evaluation_designs.yml` and `attributions.yml`). Strength says how sure we are, not how large the effect is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from caretoolkit.model.case import Head
from caretoolkit.model.vocabulary import Vocabulary

COMPARED = 3
"""The lowest level at which a study compares with a similar group."""
SEVERAL_INDEPENDENT = 4
"""The level that several independent studies with a comparison group reach together."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence level of a case from 0 to 5, and what it rests on.

    `design` is that of the strongest study, if there is one; `studies` counts the independent studies where several of
    them lift the level together. A level that an editor has set rests on the editor's reason alone.
    """

    level: int
    design: str = ""
    studies: int = 1


def evidence(case: Head, vocabularies: Mapping[str, Vocabulary]) -> Evidence:
    """Return the evidence level of a case with what it rests on."""
    if case.evidence_override:
        return Evidence(case.evidence_override.level)
    levels = _levels(vocabularies, "evaluation_designs")
    design = max((study.design for study in case.studies), key=lambda design: levels.get(design, 0), default="")
    level = levels.get(design, 0)
    independent = {study.by for study in case.studies if study.independent and levels.get(study.design, 0) >= COMPARED}
    if level < SEVERAL_INDEPENDENT and len(independent) > 1:
        return Evidence(SEVERAL_INDEPENDENT, design, studies=len(independent))
    known = _levels(vocabularies, "attributions")
    monitored = max((known.get(attribution, 0) for attribution in case.attributions), default=0)
    if monitored > level:
        return Evidence(monitored)
    return Evidence(level, design)


def _levels(vocabularies: Mapping[str, Vocabulary], name: str) -> dict[str, int]:
    vocabulary = vocabularies.get(name)
    return {term.id: term.level or 0 for term in vocabulary.terms} if vocabulary else {}
