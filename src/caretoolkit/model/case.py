"""The case study: what one city did about care, what it took and what came of it."""

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Annotated

from pydantic import Field

from caretoolkit.model.dates import Date
from caretoolkit.model.practice import (
    Component,
    Contact,
    Delivery,
    Evaluation,
    Event,
    EvidenceOverride,
    Governance,
    Media,
    Resources,
    Result,
    SameAs,
    StatusChange,
    Summary,
    Transfer,
)
from caretoolkit.model.values import (
    Aliases,
    Conflict,
    Fact,
    InVocabulary,
    Label,
    Line,
    Model,
    NativeText,
    OwnId,
    OwnLanguage,
    RecordId,
    RefersTo,
    Review,
    SdgTarget,
    Sentence,
    Slug,
    Sources,
    described,
)


class Case(Model):
    """A case study: one practice of one city, in the language it was written in."""

    id: OwnId
    title: Annotated[
        Line,
        described(
            "What the practice is, in a few words and in the language of this file.",
            "Care Blocks: services for carers within a short walk",
        ),
    ]
    native_title: Annotated[NativeText | None, described("What the practice is called where it happens.")] = None
    short_title: Annotated[Label | None, described("A shorter name for cards and lists.", "Care Blocks")] = None
    language: OwnLanguage
    city: Annotated[
        RecordId, RefersTo("cities"), described("The city where it happens: the name of its file in `cities/`.", "bogota")
    ]
    partners_in: Annotated[
        tuple[Annotated[RecordId, RefersTo("cities")], ...], described("Other cities that take part.", ["medellin"])
    ] = ()
    scale: Annotated[Slug, InVocabulary("scales"), described("How large the area is that it serves.", "city")]
    neighbourhoods: Annotated[
        tuple[Label, ...], described("The neighbourhoods it serves, if it does not serve the whole city.", ["Ciudad Bolívar"])
    ] = ()
    summary: Annotated[Summary, described("The case in one line, in three messages, and on one page.")]
    status: Annotated[Slug, InVocabulary("statuses"), described("How the practice stands today.", "operating")]
    started: Annotated[Date | None, described("When people were first served.", "2020-10")] = None
    started_unknown: Annotated[Sentence | None, described("Why no start is given.", "The sources read name no start.")] = None
    ended: Annotated[Date | None, described("When it ended, if it did.", "2023")] = None
    status_history: Annotated[tuple[StatusChange, ...], described("How its status changed, from the oldest to the newest.")] = ()
    five_r: Annotated[
        tuple[Annotated[Slug, InVocabulary("five_r")], ...],
        Field(min_length=1),
        described(
            "Which of the five Rs it serves: recognise, reduce and redistribute unpaid care; reward and represent care workers.",
            ["recognise", "redistribute"],
        ),
    ]
    instruments: Annotated[
        tuple[Annotated[Slug, InVocabulary("instruments")], ...],
        Field(min_length=1),
        described("What kind of thing the city does.", ["service", "infrastructure"]),
    ]
    city_role: Annotated[
        tuple[Annotated[Slug, InVocabulary("city_roles")], ...],
        described("What the city itself does in it.", ["provider", "connector"]),
    ] = ()
    care_domains: Annotated[
        tuple[Annotated[Slug, InVocabulary("care_domains")], ...],
        Field(min_length=1),
        described("The kinds of care it is about.", ["childcare", "respite"]),
    ]
    groups: Annotated[
        tuple[Annotated[Slug, InVocabulary("groups")], ...],
        Field(min_length=1),
        described("The people it is for.", ["unpaid-carers", "women"]),
    ]
    entry_conditions: Annotated[
        tuple[Annotated[Slug, InVocabulary("entry_conditions")], ...],
        described("What makes it easy to begin with, if the sources show it.", ["existing-buildings"]),
    ] = ()
    challenge: Annotated[
        tuple[Fact, ...],
        described(
            "The problem it answers, fact by fact.",
            [{"fact": "Women do 76 percent of the unpaid care work in the city.", "sources": ["s1"]}],
        ),
    ]
    components: Annotated[
        tuple[Component, ...], Field(min_length=1), described("The building blocks: what a city would have to set up.")
    ]
    delivery: Annotated[Delivery, described("Who runs it, with whom, where, and how people get in.")]
    governance: Annotated[Governance, described("The law it stands on and how it is coordinated.")] = Governance()
    resources: Annotated[Resources, described("What it takes: money, people, rooms and time.")] = Resources()
    results: Annotated[
        tuple[Result, ...], described("What came of it, in figures. Each figure has a unit, a year and a source.")
    ] = ()
    results_none: Annotated[Sentence | None, described("Why there is no result.", "The pilot has not been counted yet.")] = None
    evaluation: Annotated[tuple[Evaluation, ...], described("The studies of whether it works.")] = ()
    evaluation_none: Annotated[Sentence | None, described("Why there is no study.", "No evaluation was found.")] = None
    caveats: Annotated[
        tuple[Fact, ...],
        described(
            "What a reader must keep in mind before citing this case.",
            [{"fact": "All figures come from the city itself.", "sources": ["s1"]}],
        ),
    ] = ()
    evidence_override: Annotated[
        EvidenceOverride | None, described("Another evidence level than the computed one, with the reason.")
    ] = None
    enablers: Annotated[
        tuple[Fact, ...], described("What helped.", [{"fact": "One office is in charge of all services.", "sources": ["s1"]}])
    ] = ()
    obstacles: Annotated[
        tuple[Fact, ...],
        described(
            "What stood in the way, and what went wrong.",
            [{"fact": "Opening hours do not suit people with jobs.", "sources": ["s1"]}],
        ),
    ] = ()
    unintended: Annotated[
        tuple[Fact, ...],
        described(
            "Effects that nobody intended, good or bad.",
            [{"fact": "Shops near the care blocks gained customers.", "sources": ["s1"]}],
        ),
    ] = ()
    equity: Annotated[
        tuple[Fact, ...],
        described(
            "Who gains, who is left out, and what is done about it.",
            [{"fact": "Rural districts are served by buses only.", "sources": ["s1"]}],
        ),
    ] = ()
    lessons: Annotated[
        tuple[Fact, ...],
        described(
            "What those who did it would tell others.",
            [{"fact": "Ask carers for their hours before you fix yours.", "sources": ["s1"]}],
        ),
    ] = ()
    transfer: Annotated[Transfer, described("Whether it would travel: what it needs, where it came from, where it went.")] = (
        Transfer()
    )
    timeline: Annotated[tuple[Event, ...], described("The dated steps, from the oldest to the newest.")] = ()
    sdg: Annotated[
        tuple[SdgTarget, ...], described("The goals and targets of the 2030 Agenda that it serves, in quotes.", ["5.4", "11.7"])
    ] = ()
    tools: Annotated[
        tuple[Annotated[RecordId, RefersTo("tools")], ...],
        described("The tools of the toolkit that fit it.", ["childcare-costing"]),
    ] = ()
    see_also: Annotated[
        tuple[Annotated[RecordId, RefersTo("cases")], ...],
        described("Other cases worth reading beside it.", ["bogota-care-buses"]),
    ] = ()
    same_as: Annotated[tuple[SameAs, ...], described("The same case in other collections.")] = ()
    conflicts: Annotated[tuple[Conflict, ...], described("Questions on which the sources disagree. All answers are shown.")] = ()
    media: Annotated[tuple[Media, ...], described("Pictures, each with its description, credit and licence.")] = ()
    contacts: Annotated[tuple[Contact, ...], described("Offices to ask. Never a private person.")] = ()
    sources: Annotated[Sources, described("The publications that the facts rest on, each under a short name such as `s1`.")]
    review: Annotated[Review, described("Where the record stands on its way to publication.")]
    last_verified: Annotated[Date, described("When somebody last compared the record with its sources.", "2026-05")]
    verify_by: Annotated[Date | None, described("When it should be compared again.", "2027-05")] = None
    aliases: Aliases = ()


@dataclass(frozen=True, slots=True)
class Study:
    """What the evidence level rests on: who made a study, whether they are independent, and its design."""

    by: str
    independent: bool | None
    design: str


@dataclass(frozen=True, slots=True)
class Head:
    """What other pages show of a case and what relates it to others; all heads are at hand at once, so it is small.

    `one_line` and `key_messages` are those of `summary`, and `inspired_by` is that of `transfer`. `attributions` say how
    the achieved results are known.
    """

    id: str
    title: str
    language: str
    city: str
    one_line: str
    key_messages: tuple[str, ...]
    status: str
    started: str | None
    partners_in: tuple[str, ...]
    five_r: tuple[str, ...]
    instruments: tuple[str, ...]
    city_role: tuple[str, ...]
    care_domains: tuple[str, ...]
    groups: tuple[str, ...]
    entry_conditions: tuple[str, ...]
    tools: tuple[str, ...]
    see_also: tuple[str, ...]
    inspired_by: tuple[str, ...]
    studies: tuple[Study, ...]
    attributions: tuple[str, ...]
    evidence_override: EvidenceOverride | None

    @classmethod
    def of(cls, case: Case) -> "Head":
        """Return the head of a case."""
        own = {field.name: getattr(case, field.name) for field in fields(cls) if field.name in Case.model_fields}
        own |= {name: _shared(value) for name, value in own.items() if isinstance(value, tuple)}
        return cls(
            **own,
            one_line=case.summary.one_line,
            key_messages=case.summary.key_messages,
            inspired_by=case.transfer.inspired_by,
            studies=tuple([Study(study.by, study.independent, study.design) for study in case.evaluation]),
            attributions=_shared(tuple(dict.fromkeys(result.attribution for result in case.results if not result.planned))),
        )


@lru_cache(maxsize=1024)
def _shared(terms: tuple[str, ...]) -> tuple[str, ...]:
    """Return terms, each time as the same object: most combinations of them stand in many heads."""
    return terms
