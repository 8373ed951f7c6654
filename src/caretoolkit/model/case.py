"""The case study: what one city did about care, what it took and what came of it."""

from typing import Annotated

from pydantic import Field

from caretoolkit.model.values import (
    CitedSourceIds,
    Conflict,
    Date,
    Fact,
    InVocabulary,
    Label,
    Line,
    Locale,
    Model,
    Money,
    Name,
    NativeText,
    Prose,
    Quantity,
    RecordId,
    RefersTo,
    Review,
    SdgTarget,
    Sentence,
    Share,
    Slug,
    SourceIds,
    Sources,
    Url,
)


class Summary(Model):
    """The first two layers of reading: one line, three key messages, one short text."""

    one_line: Line
    key_messages: Annotated[tuple[Sentence, ...], Field(min_length=3, max_length=3)]
    brief: Prose | None = None


class StatusChange(Model):
    """A change in how a case stands."""

    date: Date
    status: Annotated[Slug, InVocabulary("statuses")]
    note: Sentence | None = None
    sources: SourceIds = ()


class Component(Model):
    """A building block of a case: essential to it, or open to adaptation."""

    name: Label
    what: Sentence
    essential: bool | None = None
    adaptable: Sentence | None = None
    sources: CitedSourceIds


class Partner(Model):
    """An organisation that took part, and with what."""

    name: Name
    kind: Annotated[Slug, InVocabulary("actor_kinds")] | None = None
    support: Sentence | None = None


class Delivery(Model):
    """Who runs the case, with whom, where, and how people get in."""

    lead: Sentence
    lead_kind: Annotated[Slug, InVocabulary("actor_kinds")]
    partners: tuple[Partner, ...] = ()
    where: Sentence | None = None
    dose: Sentence | None = None
    access: Sentence | None = None


class LegalAct(Model):
    """A law, decree or resolution that a case stands on."""

    name: Sentence
    kind: Annotated[Slug, InVocabulary("legal_kinds")] | None = None
    date: Date | None = None
    body: Name | None = None
    url: Url | None = None
    sources: CitedSourceIds


class Governance(Model):
    """The law, the competence and the coordination behind a case."""

    legal_basis: tuple[LegalAct, ...] = ()
    competence: Sentence | None = None
    coordination: tuple[Fact, ...] = ()
    participation: tuple[Fact, ...] = ()


class Funding(Model):
    """Where money came from, and how much of it."""

    source: Sentence
    kind: Annotated[Slug, InVocabulary("funding_kinds")] | None = None
    share: Share | None = None
    money: Money | None = None
    sources: CitedSourceIds


class Staff(Model):
    """People at work in a case: how many there are, or how many full-time posts they fill."""

    occupation: Sentence
    count: Quantity | None = None
    fte: Quantity | None = None
    employer: Sentence | None = None
    sources: CitedSourceIds


class Resources(Model):
    """What a case takes: money, people, rooms and time."""

    costs: tuple[Money, ...] = ()
    costs_unknown: Sentence | None = None
    funding: tuple[Funding, ...] = ()
    staff: tuple[Staff, ...] = ()
    premises: tuple[Fact, ...] = ()
    time_to_first_service: Quantity | None = None


class Result(Model):
    """What a case achieved, or, where `planned`, what it aims at."""

    metric: Sentence
    indicator: Annotated[Slug, RefersTo("indicators")] | None = None
    kind: Annotated[Slug, InVocabulary("result_kinds")]
    planned: bool = False
    baseline: Quantity | None = None
    value: Quantity
    groups: tuple[Annotated[Slug, InVocabulary("groups")], ...] = ()
    direction: Annotated[Slug, InVocabulary("directions")] | None = None
    attribution: Annotated[Slug, InVocabulary("attributions")]
    note: Sentence | None = None
    sources: CitedSourceIds


class Evaluation(Model):
    """A study of whether a case works: its design and what it found."""

    by: Sentence
    independent: bool | None = None
    design: Annotated[Slug, InVocabulary("evaluation_designs")]
    sample: Quantity | None = None
    year: Annotated[int, Field(ge=1950, le=2100)] | None = None
    finding: Sentence
    sources: CitedSourceIds


class EvidenceOverride(Model):
    """An editor's evidence level in place of the computed one, with the reason."""

    level: Annotated[int, Field(ge=0, le=5)]
    reason: Sentence
    by: Name


class Condition(Model):
    """Something another city needs before it can do the same."""

    theme: Annotated[Slug, InVocabulary("transfer_themes")]
    need: Sentence
    must: bool = False
    sources: SourceIds = ()


class Uptake(Model):
    """A place that took a case over, and what became of it there."""

    to: Name
    year: Annotated[int, Field(ge=1950, le=2100)] | None = None
    fate: Sentence | None = None
    changed: Sentence | None = None
    sources: CitedSourceIds


class Transfer(Model):
    """Whether a case would travel: what it needs, where it came from, where it went."""

    conditions: tuple[Condition, ...] = ()
    inspired_by: tuple[Annotated[RecordId, RefersTo("cases")], ...] = ()
    transfers: tuple[Uptake, ...] = ()


class Event(Model):
    """A dated step in the life of a case."""

    date: Date
    event: Sentence
    sources: SourceIds = ()


class SameAs(Model):
    """The address of the same case in another system."""

    system: Name
    url: Url


class Media(Model):
    """A picture with its description, credit and licence."""

    file: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.(jpg|png|webp|svg)$")]
    alt: Sentence
    credit: Name
    licence: Name


class Contact(Model):
    """An office to ask; never a private person."""

    office: Sentence
    url: Url


class Case(Model):
    """A case study: one practice of one city, in the language it was written in."""

    id: RecordId
    title: Line
    native_title: NativeText | None = None
    short_title: Label | None = None
    language: Locale
    city: Annotated[RecordId, RefersTo("cities")]
    partners_in: tuple[Annotated[RecordId, RefersTo("cities")], ...] = ()
    scale: Annotated[Slug, InVocabulary("scales")]
    neighbourhoods: tuple[Label, ...] = ()
    summary: Summary
    status: Annotated[Slug, InVocabulary("statuses")]
    started: Date | None = None
    started_unknown: Sentence | None = None
    ended: Date | None = None
    status_history: tuple[StatusChange, ...] = ()
    five_r: Annotated[tuple[Annotated[Slug, InVocabulary("five_r")], ...], Field(min_length=1)]
    instruments: Annotated[tuple[Annotated[Slug, InVocabulary("instruments")], ...], Field(min_length=1)]
    city_role: tuple[Annotated[Slug, InVocabulary("city_roles")], ...] = ()
    care_domains: Annotated[tuple[Annotated[Slug, InVocabulary("care_domains")], ...], Field(min_length=1)]
    groups: Annotated[tuple[Annotated[Slug, InVocabulary("groups")], ...], Field(min_length=1)]
    entry_conditions: tuple[Annotated[Slug, InVocabulary("entry_conditions")], ...] = ()
    challenge: tuple[Fact, ...]
    components: Annotated[tuple[Component, ...], Field(min_length=1)]
    delivery: Delivery
    governance: Governance = Governance()
    resources: Resources = Resources()
    results: tuple[Result, ...] = ()
    results_none: Sentence | None = None
    evaluation: tuple[Evaluation, ...] = ()
    evaluation_none: Sentence | None = None
    caveats: tuple[Fact, ...] = ()
    evidence_override: EvidenceOverride | None = None
    enablers: tuple[Fact, ...] = ()
    obstacles: tuple[Fact, ...] = ()
    unintended: tuple[Fact, ...] = ()
    equity: tuple[Fact, ...] = ()
    lessons: tuple[Fact, ...] = ()
    transfer: Transfer = Transfer()
    timeline: tuple[Event, ...] = ()
    sdg: tuple[SdgTarget, ...] = ()
    tools: tuple[Annotated[RecordId, RefersTo("tools")], ...] = ()
    see_also: tuple[Annotated[RecordId, RefersTo("cases")], ...] = ()
    same_as: tuple[SameAs, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    media: tuple[Media, ...] = ()
    contacts: tuple[Contact, ...] = ()
    sources: Sources
    review: Review
    last_verified: Date
    verify_by: Date | None = None
    aliases: tuple[RecordId, ...] = ()


class Study(Model):
    """What the evidence level rests on: who made a study, whether they are independent, and its design."""

    by: str
    independent: bool | None
    design: str


class Head(Model):
    """What other pages show of a case and what relates it to others: all but its long parts.

    `attributions` say how its achieved results are known; `inspired_by` is that of `transfer`.
    """

    id: str
    title: str
    native_title: NativeText | None
    language: str
    city: str
    summary: Summary
    status: str
    started: str | None
    partners_in: tuple[str, ...]
    five_r: tuple[str, ...]
    instruments: tuple[str, ...]
    care_domains: tuple[str, ...]
    groups: tuple[str, ...]
    tools: tuple[str, ...]
    see_also: tuple[str, ...]
    inspired_by: tuple[str, ...]
    studies: tuple[Study, ...]
    attributions: tuple[str, ...]
    evidence_override: EvidenceOverride | None

    @classmethod
    def of(cls, case: Case) -> "Head":
        """Return the head of a case."""
        own = {name: getattr(case, name) for name in cls.model_fields if name in Case.model_fields}
        studies = tuple(Study(by=study.by, independent=study.independent, design=study.design) for study in case.evaluation)
        attributions = tuple(dict.fromkeys(result.attribution for result in case.results if not result.planned))
        return cls.model_construct(**own, inspired_by=case.transfer.inspired_by, studies=studies, attributions=attributions)
