"""The smaller collections: terms, figures, indicators, funding, paths and labs."""

from typing import Annotated

from pydantic import Field, model_validator

from caretoolkit.model.values import (
    CitedSourceIds,
    Conflict,
    CountryCode,
    CurrencyCode,
    Date,
    InVocabulary,
    Label,
    Line,
    Locale,
    Model,
    Money,
    Name,
    Number,
    Prose,
    Quantity,
    RecordId,
    RefersTo,
    Sentence,
    Slug,
    SourceIds,
    Sources,
    check_range,
)

ANY_COLLECTION = "records"
"""Stands in the place of a collection where a record of any kind may be named."""


class AvoidedForm(Model):
    """A form that translators do not write, with the reason."""

    form: Name
    kind: Annotated[Slug, InVocabulary("avoid_kinds")] = "form"
    why: Name | None = None
    except_in: tuple[Name, ...] = ()


class LocalTerm(Model):
    """How a term is said in one locale: the form to print, the forms to find, the forms to avoid."""

    preferred: Name
    admitted: tuple[Name, ...] = ()
    gloss: Name | None = None
    avoid: tuple[AvoidedForm, ...] = ()


class GlossaryTerm(Model):
    """A term of the field with its definition and its name in each locale."""

    id: RecordId
    term: Label
    language: Locale
    definition: Sentence
    names: dict[Locale, LocalTerm] = {}
    attested: tuple[Locale, ...] = ()
    doubt: tuple[Locale, ...] = ()
    un_title: dict[Locale, Name] = {}
    see: tuple[Annotated[RecordId, RefersTo("glossary")], ...] = ()
    sources: Sources = {}
    aliases: tuple[RecordId, ...] = ()


class Figure(Model):
    """A key figure of the field with its source, year, unit and scope."""

    metric: Sentence
    value: Quantity
    scope: Sentence | None = None
    note: Sentence | None = None
    conflicts: tuple[Conflict, ...] = ()
    sources: CitedSourceIds


class Figures(Model):
    """The key figures that the home page draws on."""

    id: RecordId
    language: Locale
    figures: dict[Slug, Figure]
    sources: Sources


class Indicator(Model):
    """A measure of a local care system: what to count, how, and how often."""

    id: RecordId
    code: Annotated[str, Field(pattern=r"^[A-Z]{2}\d{2}[a-z]?$")]
    name: Label
    language: Locale
    definition: Prose
    formula: Name | None = None
    unit: Label | None = None
    direction: Annotated[Slug, InVocabulary("directions")] | None = None
    target_note: Sentence | None = None
    level: Annotated[Slug, InVocabulary("indicator_levels")] | None = None
    five_r: tuple[Annotated[Slug, InVocabulary("five_r")], ...] = ()
    standard: Name | None = None
    disaggregation: tuple[Label, ...] = ()
    sdg: tuple[Name, ...] = ()
    icatus: tuple[Name, ...] = ()
    data_source: Sentence | None = None
    frequency: Label | None = None
    effort: Annotated[int, Field(ge=1, le=3)] | None = None
    core: bool = False
    pitfalls: Sentence | None = None
    sources: Sources = {}
    aliases: tuple[RecordId, ...] = ()


class FundingAmount(Model):
    """What one award of a funding call is worth."""

    min: Number | None = None
    max: Number | None = None
    currency: CurrencyCode
    meaning: Sentence | None = None

    @model_validator(mode="after")
    def _has_a_figure(self) -> "FundingAmount":
        check_range(None, self.min, self.max)
        return self


class Deadline(Model):
    """The day a call closes; without a time zone none was stated."""

    date: Date
    time: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = None
    time_zone: Name | None = None


class Eligible(Model):
    """Who may apply."""

    regions: tuple[Annotated[Slug, InVocabulary("regions")], ...] = ()
    countries: tuple[CountryCode, ...] = ()
    kinds: tuple[Label, ...] = ()
    note: Sentence | None = None


class Award(Model):
    """A grant that a call made."""

    city: Annotated[RecordId, RefersTo("cities")] | None = None
    case: Annotated[RecordId, RefersTo("cases")] | None = None
    what: Sentence | None = None
    money: Money | None = None
    sources: SourceIds = ()


class FundingCall(Model):
    """One edition of a source of money for local care systems."""

    id: RecordId
    title: Line
    language: Locale
    funder: Annotated[tuple[Name, ...], Field(min_length=1)]
    edition: Label | None = None
    amount: FundingAmount | None = None
    opens: Date | None = None
    closes: Deadline | None = None
    rolling: bool = False
    eligible: Eligible = Eligible()
    themes: tuple[Label, ...] = ()
    how: Prose | None = None
    awarded: tuple[Award, ...] = ()
    superseded_by: Annotated[RecordId, RefersTo("funding")] | None = None
    conflicts: tuple[Conflict, ...] = ()
    sources: Sources
    last_verified: Date
    aliases: tuple[RecordId, ...] = ()


class PathStep(Model):
    """One stop of a learning path: a record to read, why, and a question to take home."""

    ref: Annotated[RecordId, RefersTo(ANY_COLLECTION)]
    why: Sentence
    reflect: Sentence | None = None


class LearningPath(Model):
    """A short course through the toolkit for one kind of reader."""

    id: RecordId
    title: Line
    language: Locale
    audience: Sentence
    outcome: Sentence
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    steps: Annotated[tuple[PathStep, ...], Field(min_length=1)]
    aliases: tuple[RecordId, ...] = ()


class Block(Model):
    """One part of a peer exchange."""

    title: Label
    what: Prose | None = None
    cities: tuple[Annotated[RecordId, RefersTo("cities")], ...] = ()
    cases: tuple[Annotated[RecordId, RefersTo("cases")], ...] = ()


class Spotlight(Model):
    """A practice looked at closely in a peer exchange."""

    overview: Prose
    success_factors: tuple[Sentence, ...] = ()
    challenges: tuple[Sentence, ...] = ()
    sustainability: Prose | None = None


class Worksheet(Model):
    """The questions that a city team answers in a peer exchange."""

    problem_definition: tuple[Sentence, ...] = ()
    proposal: tuple[Sentence, ...] = ()


class Lab(Model):
    """A peer exchange between cities, with the pack that it is run from."""

    id: RecordId
    title: Line
    language: Locale
    themes: tuple[Annotated[Slug, InVocabulary("lab_themes")], ...] = ()
    what: Prose | None = None
    blocks: tuple[Block, ...] = ()
    spotlight: Spotlight | None = None
    worksheet: Worksheet | None = None
    sources: Sources = {}
    aliases: tuple[RecordId, ...] = ()
