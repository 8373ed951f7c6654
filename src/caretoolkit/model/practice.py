"""The parts of a case: its building blocks, its people and money, its results and studies, its life."""

from typing import Annotated

from pydantic import Field

from caretoolkit.model.dates import Date
from caretoolkit.model.values import (
    CitedSourceIds,
    Fact,
    InVocabulary,
    Label,
    Line,
    Model,
    Money,
    Name,
    Prose,
    Quantity,
    RecordId,
    RefersTo,
    Sentence,
    Share,
    Slug,
    SourceIds,
    Url,
    described,
)


class Summary(Model):
    """The first two layers of reading: one line, three key messages, one short text."""

    one_line: Annotated[
        Line,
        described(
            "The whole case in one line: what is done, for whom, and where. It stands on every card.",
            "Free services for carers, all within a short walk, while someone else looks after the person they care for.",
        ),
    ]
    key_messages: Annotated[
        tuple[Sentence, ...],
        Field(min_length=3, max_length=3),
        described(
            "Exactly three messages: what was done, what came of it, and what to be careful about.",
            [
                "One door leads to training, rest and legal help.",
                "The city counted 546,500 women reached by 2023.",
                "No study compares users with other women.",
            ],
        ),
    ]
    brief: Annotated[
        Prose | None,
        described(
            "The case on one page, in about 150 words: the problem, what is done, what is known of its effects.",
            "In Bogotá most unpaid care is done by women. The city groups its services within walking distance.",
        ),
    ] = None


class StatusChange(Model):
    """A change in how a case stands."""

    date: Annotated[Date, described("When the status changed, as exactly as is known.", "2023-10")]
    status: Annotated[Slug, InVocabulary("statuses"), described("How the practice stood from then on.", "scaled")]
    note: Annotated[
        Sentence | None, described("What happened, in one sentence.", "The city council made the system permanent by law.")
    ] = None
    sources: SourceIds = ()


class Component(Model):
    """A building block of a case: essential to it, or open to adaptation."""

    name: Annotated[Label, described("What this part is called.", "Care that comes to the home")]
    what: Annotated[
        Sentence,
        described(
            "What this part does, in one or two sentences.", "A team visits people who cannot leave the person they care for."
        ),
    ]
    essential: Annotated[bool | None, described("Whether the practice would not work without this part.", example=True)] = None
    adaptable: Annotated[
        Sentence | None,
        described(
            "What another city could do differently here.", "Which services stand together, and how far people walk to them."
        ),
    ] = None
    sources: CitedSourceIds


class Partner(Model):
    """An organisation that took part, and with what."""

    name: Annotated[Name, described("The name of the organisation.", "Secretariat for Women")]
    kind: Annotated[Annotated[Slug, InVocabulary("actor_kinds")] | None, described("What kind of organisation it is.", "ngo")] = (
        None
    )
    support: Annotated[Sentence | None, described("What it gives or does.", "It trains the educators.")] = None


class Delivery(Model):
    """Who runs the case, with whom, where, and how people get in."""

    lead: Annotated[
        Sentence,
        described("Who runs the practice, by name. Say here if it is not the city government.", "District Secretariat for Women"),
    ]
    lead_kind: Annotated[Slug, InVocabulary("actor_kinds"), described("What kind of organisation runs it.", "city")]
    partners: Annotated[tuple[Partner, ...], described("The other organisations that take part, each with what it does.")] = ()
    where: Annotated[
        Sentence | None, described("Where the service is given.", "In 23 neighbourhoods, in buildings that the city already had.")
    ] = None
    dose: Annotated[
        Sentence | None, described("How much of it a person gets, and how often.", "Four hours a week for six months")
    ] = None
    access: Annotated[
        Sentence | None,
        described(
            "Who may come, what it costs them, and how they get in.", "Free of charge; anyone who cares for someone may walk in."
        ),
    ] = None


class LegalAct(Model):
    """A law, decree or resolution that a case stands on."""

    name: Annotated[
        Sentence, described("The law, decree or decision, as it is cited.", "Agreement 893 of 2023 of the City Council")
    ]
    kind: Annotated[
        Annotated[Slug, InVocabulary("legal_kinds")] | None, described("What kind of legal act it is.", "ordinance")
    ] = None
    date: Annotated[Date | None, described("When it was passed.", "2023-03")] = None
    body: Annotated[Name | None, described("Who passed it.", "City Council of Bogotá")] = None
    url: Annotated[Url | None, described("Where its text can be read.", "https://www.example.org/agreement-893")] = None
    sources: CitedSourceIds


class Governance(Model):
    """The law, the competence and the coordination behind a case."""

    legal_basis: Annotated[tuple[LegalAct, ...], described("The laws, decrees and decisions that the practice stands on.")] = ()
    competence: Annotated[
        Sentence | None,
        described(
            "Why the city may do this: which law or level of government gives it the task.",
            "Childcare under three is a task of the municipalities.",
        ),
    ] = None
    coordination: Annotated[tuple[Fact, ...], described("How offices and partners work together.")] = ()
    participation: Annotated[tuple[Fact, ...], described("How the people concerned have a say.")] = ()


class Funding(Model):
    """Where money came from, and how much of it."""

    source: Annotated[Sentence, described("Who pays.", "The city's own budget")]
    kind: Annotated[
        Annotated[Slug, InVocabulary("funding_kinds")] | None, described("What kind of money it is.", "city-budget")
    ] = None
    share: Annotated[Share | None, described("The part of the whole that comes from here, from 0 to 1.", 0.6)] = None
    money: Annotated[Money | None, described("The amount, with its currency and year.")] = None
    sources: CitedSourceIds


class Staff(Model):
    """People at work in a case: how many there are, or how many full-time posts they fill."""

    occupation: Annotated[Sentence, described("What these people do.", "Educators")]
    count: Annotated[Quantity | None, described("How many people there are.")] = None
    fte: Annotated[Quantity | None, described("How many full-time posts they fill together.")] = None
    employer: Annotated[Sentence | None, described("Who employs them.", "The city")] = None
    sources: CitedSourceIds


class Resources(Model):
    """What a case takes: money, people, rooms and time."""

    costs: Annotated[tuple[Money, ...], described("What it costs, each amount with its currency, year and source.")] = ()
    costs_unknown: Annotated[
        Sentence | None,
        described("Why no cost is given. An honest word is better than a guess.", "The city has published no cost."),
    ] = None
    funding: Annotated[tuple[Funding, ...], described("Who pays, and how much.")] = ()
    staff: Annotated[tuple[Staff, ...], described("The people who do the work.")] = ()
    premises: Annotated[tuple[Fact, ...], described("The buildings and rooms it needs.")] = ()
    time_to_first_service: Annotated[
        Quantity | None, described("How long it took from the decision to the first person served.")
    ] = None


class Result(Model):
    """What a case achieved, or, where `planned`, what it aims at."""

    metric: Annotated[Sentence, described("What was counted, in words.", "Women who used a service at least once")]
    indicator: Annotated[
        Annotated[Slug, RefersTo("indicators")] | None,
        described("The indicator of the toolkit that this figure follows, if it follows one.", "cs16"),
    ] = None
    kind: Annotated[
        Slug,
        InVocabulary("result_kinds"),
        described(
            "Whether it is something done (output), a change for people (outcome) or a change for the city (impact).", "output"
        ),
    ]
    planned: Annotated[
        bool, described("Write `true` for a target or forecast. A plan is never shown as an achievement.", example=True)
    ] = False
    baseline: Annotated[Quantity | None, described("The figure before, to compare with.")] = None
    value: Annotated[Quantity, described("The figure itself, with its unit and year.")]
    groups: Annotated[
        tuple[Annotated[Slug, InVocabulary("groups")], ...], described("The people whom the figure is about.", ["women"])
    ] = ()
    direction: Annotated[
        Annotated[Slug, InVocabulary("directions")] | None, described("Whether the figure should go up or down.", "up")
    ] = None
    attribution: Annotated[Slug, InVocabulary("attributions"), described("Who counted it, and how we know.", "monitored")]
    note: Annotated[
        Sentence | None, described("What a reader must know to read the figure rightly.", "Visits are counted, not people.")
    ] = None
    sources: CitedSourceIds


class Evaluation(Model):
    """A study of whether a case works: its design and what it found."""

    by: Annotated[Sentence, described("Who made the study.", "University of the Andes")]
    independent: Annotated[
        bool | None, described("Whether those who made the study are independent of those who run the practice.", example=True)
    ] = None
    design: Annotated[
        Slug,
        InVocabulary("evaluation_designs"),
        described("How the effect was studied. The evidence level is worked out from this.", "comparison-group"),
    ]
    sample: Annotated[Quantity | None, described("How many people, homes or places were studied.")] = None
    year: Annotated[Annotated[int, Field(ge=1950, le=2100)] | None, described("When the study was published.", 2022)] = None
    finding: Annotated[
        Sentence,
        described(
            "What the study found, including where it found nothing.",
            "Mothers worked three hours a week more than those in a similar group.",
        ),
    ]
    sources: CitedSourceIds


class EvidenceOverride(Model):
    """An editor's evidence level in place of the computed one, with the reason."""

    level: Annotated[
        int, Field(ge=0, le=5), described("The evidence level, from 0 to 5, that you give instead of the computed one.", 2)
    ]
    reason: Annotated[
        Sentence, described("Why the computed level is wrong here.", "The second study uses the data of the first.")
    ]
    by: Annotated[Name, described("Who decided it.", "Editor in charge")]


class Condition(Model):
    """Something another city needs before it can do the same."""

    theme: Annotated[
        Slug,
        InVocabulary("transfer_themes"),
        described(
            "What the condition is about: the people, the practice, the surroundings, or the transfer itself.", "environment"
        ),
    ]
    need: Annotated[Sentence, described("What another city needs before it can do the same.", "A register of who needs care")]
    must: Annotated[bool, described("Whether it cannot be done without.", example=True)] = False
    sources: SourceIds = ()


class Uptake(Model):
    """A place that took a case over, and what became of it there."""

    to: Annotated[Name, described("The place that took the practice over.", "Santiago")]
    year: Annotated[Annotated[int, Field(ge=1950, le=2100)] | None, described("When it did.", 2022)] = None
    fate: Annotated[Sentence | None, described("What became of it there.", "It runs in five districts.")] = None
    changed: Annotated[Sentence | None, described("What that place did differently.", "Vans carry the services to hamlets.")] = (
        None
    )
    sources: CitedSourceIds


class Transfer(Model):
    """Whether a case would travel: what it needs, where it came from, where it went."""

    conditions: Annotated[tuple[Condition, ...], described("What another city needs before it can do the same.")] = ()
    inspired_by: Annotated[
        tuple[Annotated[RecordId, RefersTo("cases")], ...],
        described("The cases that this one learned from.", ["bogota-care-blocks"]),
    ] = ()
    transfers: Annotated[tuple[Uptake, ...], described("The places that took it over, and what became of it there.")] = ()


class Event(Model):
    """A dated step in the life of a case."""

    date: Annotated[Date, described("When it happened, as exactly as is known.", "2020-10")]
    event: Annotated[Sentence, described("What happened, in one sentence.", "The first care block opens.")]
    sources: SourceIds = ()


class SameAs(Model):
    """The address of the same case in another system."""

    system: Annotated[Name, described("The name of the other collection.", "Use (Urban Sustainability Exchange)")]
    url: Annotated[Url, described("The address of the same case there.", "https://use.metropolis.org/case-studies/care-blocks")]


class Media(Model):
    """A picture with its description, credit and licence."""

    file: Annotated[
        str,
        Field(pattern=r"^[a-z0-9-]+\.(jpg|png|webp|svg)$"),
        described("The name of the picture file: small letters, digits, hyphens and its ending.", "care-block-usme.jpg"),
    ]
    alt: Annotated[
        Sentence, described("What the picture shows, for people who do not see it.", "Women at sewing machines in a bright room")
    ]
    credit: Annotated[Name, described("Who made the picture.", "City of Bogotá")]
    licence: Annotated[Name, described("Under which licence it may be shown.", "CC BY 4.0")]


class Contact(Model):
    """An office to ask; never a private person."""

    office: Annotated[Sentence, described("The office to ask. Never name a private person.", "District Secretariat for Women")]
    url: Annotated[Url, described("The page of that office.", "https://www.sdmujer.gov.co/")]
