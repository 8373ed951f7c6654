"""The smaller collections: terms, figures, indicators, funding, paths and labs."""

from typing import Annotated

from pydantic import Field, model_validator

from caretoolkit.model.dates import Date
from caretoolkit.model.values import (
    Aliases,
    CitedSourceIds,
    Conflict,
    CountedNumber,
    CountryCode,
    CurrencyCode,
    InVocabulary,
    Label,
    Line,
    Locale,
    Model,
    Money,
    Name,
    OwnId,
    OwnLanguage,
    Prose,
    Quantity,
    RecordId,
    RefersTo,
    Sentence,
    Slug,
    SourceIds,
    Sources,
    check_range,
    described,
)

ANY_COLLECTION = "records"
"""Stands in the place of a collection where a record of any kind may be named."""


class AvoidedForm(Model):
    """A form that translators do not write, with the reason."""

    form: Annotated[Name, described("The form that is not to be written.", "atención")]
    kind: Annotated[
        Slug, InVocabulary("avoid_kinds"), described("Whether the form itself is wrong, or only its use here.", "usage")
    ] = "form"
    why: Annotated[Name | None, described("Why it is avoided.", "It means attention as well.")] = None
    except_in: Annotated[tuple[Name, ...], described("Where it may stand all the same.", ["atención primaria"])] = ()


class LocalTerm(Model):
    """How a term is said in one locale: the form to print, the forms to find, the forms to avoid."""

    preferred: Annotated[Name, described("The form to print.", "cuidados")]
    admitted: Annotated[tuple[Name, ...], described("Other forms that readers may search for.", ["cuidado"])] = ()
    gloss: Annotated[Name | None, described("What the form says, in other words.", "care, in the plural")] = None
    avoid: Annotated[tuple[AvoidedForm, ...], described("Forms not to be written, with the reason.")] = ()


class GlossaryTerm(Model):
    """A term of the field with its definition and its name in each locale."""

    id: OwnId
    term: Annotated[Label, described("The term in the language of this file.", "Unpaid care work")]
    language: OwnLanguage
    definition: Annotated[
        Sentence, described("What it means, in one or two sentences.", "Work for the household or for others that is not paid.")
    ]
    names: Annotated[dict[Locale, LocalTerm], described("How it is said in other languages, by their tags.")] = {}
    attested: Annotated[tuple[Locale, ...], described("The languages in which the form was read in a source.", ["es"])] = ()
    doubt: Annotated[tuple[Locale, ...], described("The languages in which the form should be checked.", ["ar"])] = ()
    un_title: Annotated[
        dict[Locale, Name],
        described("How the United Nations say it in official titles, by language.", {"es": "trabajo doméstico no remunerado"}),
    ] = {}
    see: Annotated[tuple[Annotated[RecordId, RefersTo("glossary")], ...], described("Related terms.", ["recognise"])] = ()
    sources: Annotated[Sources, described("The publications that it rests on, each under a short name.")] = {}
    aliases: Aliases = ()


class Figure(Model):
    """A key figure of the field with its source, year, unit and scope."""

    metric: Annotated[Sentence, described("What the figure says.", "Women's share of all hours of unpaid care work")]
    value: Annotated[Quantity, described("The figure, with its unit and year.")]
    scope: Annotated[Sentence | None, described("What it covers, and who estimated it.", "World, as estimated by the ILO")] = None
    note: Annotated[
        Sentence | None, described("What a reader must know to cite it.", "Read in a release, not in the report.")
    ] = None
    conflicts: Annotated[tuple[Conflict, ...], described("Questions on which the sources disagree.")] = ()
    sources: CitedSourceIds


class Figures(Model):
    """The key figures that the home page draws on."""

    id: OwnId
    language: OwnLanguage
    figures: Annotated[dict[Slug, Figure], described("The key figures, each under a short name.")]
    sources: Annotated[Sources, described("The publications that they rest on, each under a short name.")]


class Indicator(Model):
    """A measure of a local care system: what to count, how, and how often."""

    id: OwnId
    code: Annotated[
        str, Field(pattern=r"^[A-Z]{2}\d{2}[a-z]?$"), described("The code: two capital letters and two digits.", "CS01")
    ]
    name: Annotated[Label, described("What is measured.", "Time spent on unpaid domestic and care work")]
    language: OwnLanguage
    definition: Annotated[
        Prose,
        described(
            "Exactly what is counted, for whom, and what is left out.",
            "The share of a day that people aged 15 and over spend on unpaid work for their household.",
        ),
    ]
    formula: Annotated[Name | None, described("How it is worked out.", "100 * mean_daily_hours / 24")] = None
    unit: Annotated[Label | None, described("What it is given in.", "percent of 24 hours")] = None
    direction: Annotated[
        Annotated[Slug, InVocabulary("directions")] | None, described("Whether it should go up or down.", "down")
    ] = None
    target_note: Annotated[Sentence | None, described("What a good value is.", "There is no target for the total.")] = None
    level: Annotated[
        Annotated[Slug, InVocabulary("indicator_levels")] | None,
        described("Whether it measures the setting, what is put in, what is done, or what changes.", "outcome"),
    ] = None
    five_r: Annotated[
        tuple[Annotated[Slug, InVocabulary("five_r")], ...], described("Which of the five Rs it belongs to.", ["recognise"])
    ] = ()
    standard: Annotated[Name | None, described("The standard it follows.", "SDG 5.4.1")] = None
    disaggregation: Annotated[tuple[Label, ...], described("The groups that it is broken down by.", ["sex", "age"])] = ()
    sdg: Annotated[
        tuple[Name, ...], described("The indicators and targets of the 2030 Agenda that it belongs to, in quotes.", ["5.4.1"])
    ] = ()
    icatus: Annotated[tuple[Name, ...], described("The divisions of ICATUS 2016 that it counts, in quotes.", ["3", "4"])] = ()
    data_source: Annotated[Sentence | None, described("Where the data come from.", "A time-use survey")] = None
    frequency: Annotated[Label | None, described("How often it is measured.", "every 3 to 5 years")] = None
    effort: Annotated[Annotated[int, Field(ge=1, le=3)] | None, described("How much work it is, from 1 (little) to 3.", 3)] = None
    core: Annotated[bool, described("Whether it belongs to the small set for every city.", example=True)] = False
    pitfalls: Annotated[
        Sentence | None, described("What goes wrong easily.", "Care at the same time as other work is missed.")
    ] = None
    sources: Annotated[Sources, described("The publications that it rests on, each under a short name.")] = {}
    aliases: Aliases = ()


class FundingAmount(Model):
    """What one award of a funding call is worth."""

    min: Annotated[CountedNumber | None, described("The least that is given.", 50000)] = None
    max: Annotated[CountedNumber | None, described("The most that is given.", 250000)] = None
    currency: Annotated[CurrencyCode, described("The currency as three capital letters (ISO 4217).", "USD")]
    meaning: Annotated[Sentence | None, described("What the amount stands for.", "For each project, over two years")] = None

    @model_validator(mode="after")
    def _has_a_figure(self) -> "FundingAmount":
        check_range(None, self.min, self.max)
        return self


class Deadline(Model):
    """The day a call closes; without a time zone none was stated."""

    date: Annotated[Date, described("The last day.", "2026-09-30")]
    time: Annotated[
        Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None,
        described("The time of day, from 00:00 to 23:59, in quotes.", "23:59"),
    ] = None
    time_zone: Annotated[Name | None, described("The time zone, as the call states it.", "Central European Time")] = None


class Eligible(Model):
    """Who may apply."""

    regions: Annotated[
        tuple[Annotated[Slug, InVocabulary("regions")], ...], described("The regions that may apply.", ["africa"])
    ] = ()
    countries: Annotated[
        tuple[CountryCode, ...], described("The countries that may apply, as two capital letters each.", ["CO"])
    ] = ()
    kinds: Annotated[tuple[Label, ...], described("Who may apply.", ["City governments"])] = ()
    note: Annotated[
        Sentence | None, described("What else an applicant must be or have.", "A partner in another country is needed.")
    ] = None


class Award(Model):
    """A grant that a call made."""

    city: Annotated[Annotated[RecordId, RefersTo("cities")] | None, described("The city that got it.", "bogota")] = None
    case: Annotated[
        Annotated[RecordId, RefersTo("cases")] | None, described("The case that it paid for.", "bogota-care-blocks")
    ] = None
    what: Annotated[Sentence | None, described("What was given, and for what.", "Prize for the Care System")] = None
    money: Annotated[Money | None, described("The amount, with its currency and year.")] = None
    sources: SourceIds = ()


class FundingCall(Model):
    """One edition of a source of money for local care systems."""

    id: OwnId
    title: Annotated[Line, described("What the call or fund is called.", "Mayors Challenge, 2021-2022 round")]
    language: OwnLanguage
    funder: Annotated[tuple[Name, ...], Field(min_length=1), described("Who gives the money.", ["Bloomberg Philanthropies"])]
    edition: Annotated[Label | None, described("Which round it is.", "2021-2022 round")] = None
    amount: Annotated[FundingAmount | None, described("What one award is worth.")] = None
    opens: Annotated[Date | None, described("When the call opens.", "2026-06-01")] = None
    closes: Annotated[Deadline | None, described("When the call closes.")] = None
    rolling: Annotated[bool, described("Whether one can apply at any time.", example=True)] = False
    eligible: Annotated[Eligible, described("Who may apply.")] = Eligible()
    themes: Annotated[tuple[Label, ...], described("What the money is for.", ["childcare"])] = ()
    how: Annotated[Prose | None, described("How to apply, and what to know before.", "Write to the funder before you apply.")] = (
        None
    )
    awarded: Annotated[tuple[Award, ...], described("What was given so far, and to whom.")] = ()
    superseded_by: Annotated[
        Annotated[RecordId, RefersTo("funding")] | None,
        described("The next round, if there is one.", "bloomberg-mayors-challenge"),
    ] = None
    conflicts: Annotated[tuple[Conflict, ...], described("Questions on which the sources disagree.")] = ()
    sources: Annotated[Sources, described("The pages of the funder and others, each under a short name.")]
    last_verified: Annotated[Date, described("When somebody last read the pages of the funder.", "2026-05")]
    aliases: Aliases = ()


class PathStep(Model):
    """One stop of a learning path: a record to read, why, and a question to take home."""

    ref: Annotated[
        RecordId, RefersTo(ANY_COLLECTION), described("The record to read: the name of its file.", "bogota-care-blocks")
    ]
    why: Annotated[Sentence, described("What the reader learns from it.", "One door leads to many services.")]
    reflect: Annotated[
        Sentence | None, described("A question to take home.", "At how many offices must a carer ask in your city?")
    ] = None


class LearningPath(Model):
    """A short course through the toolkit for one kind of reader."""

    id: OwnId
    title: Annotated[Line, described("What the path is called.", "Ageing at home")]
    language: OwnLanguage
    audience: Annotated[Sentence, described("Whom it is made for.", "People who plan care for older residents")]
    outcome: Annotated[Sentence, described("What the reader can do at the end.", "You can sketch care in one neighbourhood.")]
    minutes: Annotated[Annotated[int, Field(ge=1, le=600)] | None, described("How long it takes to read, in minutes.", 55)] = None
    steps: Annotated[tuple[PathStep, ...], Field(min_length=1), described("What to read, in order.")]
    aliases: Aliases = ()


class Block(Model):
    """One part of a peer exchange."""

    title: Annotated[Label, described("What this part is called.", "Opening")]
    what: Annotated[Prose | None, described("What happens in it.", "Each city shows one practice in ten minutes.")] = None
    cities: Annotated[
        tuple[Annotated[RecordId, RefersTo("cities")], ...], described("The cities that take part.", ["bogota"])
    ] = ()
    cases: Annotated[
        tuple[Annotated[RecordId, RefersTo("cases")], ...], described("The cases that are discussed.", ["bogota-care-blocks"])
    ] = ()


class Spotlight(Model):
    """A practice looked at closely in a peer exchange."""

    overview: Annotated[Prose, described("What the practice is.", "The city groups its services within walking distance.")]
    success_factors: Annotated[tuple[Sentence, ...], described("What made it work.", ["One office is in charge."])] = ()
    challenges: Annotated[tuple[Sentence, ...], described("What was hard.", ["Opening hours do not suit people with jobs."])] = ()
    sustainability: Annotated[Prose | None, described("What keeps it alive.", "A law makes it permanent.")] = None


class Worksheet(Model):
    """The questions that a city team answers in a peer exchange."""

    problem_definition: Annotated[
        tuple[Sentence, ...], described("Questions about the problem.", ["Who does the care today?"])
    ] = ()
    proposal: Annotated[
        tuple[Sentence, ...], described("Questions about what to do.", ["What would you start within six months?"])
    ] = ()


class Lab(Model):
    """A peer exchange between cities, with the pack that it is run from."""

    id: OwnId
    title: Annotated[Line, described("What the exchange is about.", "Caring Cities")]
    language: OwnLanguage
    themes: Annotated[tuple[Annotated[Slug, InVocabulary("lab_themes")], ...], described("Its themes.", ["social-cohesion"])] = ()
    what: Annotated[
        Prose | None, described("What the exchange is, and for whom.", "Cities meet for a day to learn from each other.")
    ] = None
    blocks: Annotated[tuple[Block, ...], described("The parts of the exchange, in order.")] = ()
    spotlight: Annotated[Spotlight | None, described("A practice that is looked at closely.")] = None
    worksheet: Annotated[Worksheet | None, described("The questions that each team answers.")] = None
    sources: Annotated[Sources, described("The publications that it rests on, each under a short name.")] = {}
    aliases: Aliases = ()
