"""The policy tool: a guide, checklist, template, self-assessment or calculator that a city can use."""

from typing import Annotated

from pydantic import Field

from caretoolkit.model.values import (
    Aliases,
    CountryCode,
    InVocabulary,
    Label,
    Line,
    Model,
    Name,
    Number,
    OwnId,
    OwnLanguage,
    Prose,
    RecordId,
    RefersTo,
    Remark,
    Review,
    Sentence,
    Slug,
    SourceIds,
    Sources,
    described,
)

InputId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Step(Model):
    """One step of a method: what to do and what comes out of it."""

    title: Annotated[Label | None, described("The step in a few words.", "Count the places")] = None
    do: Annotated[Sentence, described("What the team does.", "Count the places that meet the quality floor.")]
    output: Annotated[Sentence | None, described("What is on the table afterwards.", "A list of places by neighbourhood")] = None
    sources: SourceIds = ()


class ChecklistItem(Model):
    """One point of a checklist, with what to do if the answer is no."""

    id: Annotated[Slug, described("A short name that stays the same when the list changes.", "has-budget-line")]
    text: Annotated[
        Sentence,
        described("The point to check, as a statement that can be true or not.", "The plan has its own line in the budget."),
    ]
    help: Annotated[Sentence | None, described("How to find out.", "Ask the finance department for the code.")] = None
    level: Annotated[
        Annotated[Slug, InVocabulary("requirement_levels")] | None, described("Whether the point must or should be met.", "must")
    ] = None
    theme: Annotated[Label | None, described("The heading it stands under.", "Money")] = None
    if_no: Annotated[Sentence | None, described("What to do if the answer is no.", "Ask for a line in the next budget.")] = None
    sources: SourceIds = ()


class AnswerLevel(Model):
    """One possible answer of a self-assessment question, and the next move from there."""

    level: Annotated[int, Field(ge=0, le=3), described("How far the city has come, from 0 to 3.", 1)]
    answer: Annotated[Sentence, described("How things stand at this level.", "Some offices count unpaid care.")]
    do: Annotated[Sentence, described("The next move from here.", "Agree on one way of counting.")]


class Question(Model):
    """One question of a self-assessment."""

    id: Annotated[Slug, described("A short name that stays the same when the list changes.", "counts-care")]
    dimension: Annotated[Slug | None, described("The dimension it is added up with.", "data")] = None
    ask: Annotated[Sentence, described("The question, as you would ask a colleague.", "Does your city count unpaid care work?")]
    not_applicable: Annotated[
        Sentence | None, described("When the question does not apply.", "The city has no say in statistics.")
    ] = None
    levels: Annotated[
        tuple[AnswerLevel, ...],
        Field(min_length=2, max_length=4),
        described(
            "The answers, from the lowest level to the highest.",
            [
                {"level": 0, "answer": "Nobody counts it.", "do": "Find out who could."},
                {"level": 1, "answer": "Some offices count it.", "do": "Agree on one way of counting."},
            ],
        ),
    ]
    sources: SourceIds = ()


class Dimension(Model):
    """A group of self-assessment questions that are added up together."""

    id: Annotated[Slug, described("A short name that stays the same.", "data")]
    name: Annotated[Label, described("What the dimension is called.", "What the city knows")]


class Band(Model):
    """A range of scores with its name: from `from` up to, but not including, `below`, or up to and including `to`."""

    start: Annotated[Number, Field(alias="from"), described("The lowest sum that falls into this band.", 0)]
    below: Annotated[Number | None, described("The sum at which the next band begins.", 5)] = None
    to: Annotated[Number | None, described("The highest sum that falls into this band.", 4)] = None
    name: Annotated[Label, described("What the band is called.", "Beginning")]
    advice: Annotated[Sentence | None, described("What a city in this band does next.", "Start with one neighbourhood.")] = None


class Input(Model):
    """A number that the user of a calculator gives: one, or one for each row (`per`), such as a neighbourhood.

    An input with a `weight` is a criterion: `x_s` stands for its value brought to a scale of 0 to 100 over all rows,
    `w_x` for its weight.
    """

    id: Annotated[InputId, described("The name by which formulas know it: small letters, digits and underscores.", "places_now")]
    label: Annotated[Sentence, described("What the user is asked for.", "Places of good quality now")]
    unit: Annotated[Slug, InVocabulary("units"), described("What is counted.", "places")]
    default: Annotated[Number, described("The number that stands there at first.", 4000)]
    min: Annotated[Number | None, described("The least number that makes sense.", 0)] = None
    max: Annotated[Number | None, described("The greatest number that makes sense.", 100)] = None
    per: Annotated[Label | None, described("What a number is given for, such as each neighbourhood.", "neighbourhood")] = None
    weight: Annotated[
        Annotated[float, Field(ge=0, le=1)] | None, described("How much it counts among the criteria, from 0 to 1.", 0.3)
    ] = None
    help: Annotated[Sentence | None, described("Where to find the number.", "Ask the education office.")] = None
    illustrative: Annotated[bool, described("Write `false` only where the default comes from a source.", example=True)] = True


class IfNone(Model):
    """What a calculator says in place of a figure that cannot be had."""

    when: Annotated[Name, described("The condition under which there is no figure.", "new_places <= 0")]
    text: Annotated[Sentence, described("What is said then.", "No places are missing: nothing to cost.")]


class Formula(Model):
    """A figure that a calculator works out from inputs and earlier formulas, for each row where it has `per`.

    A formula with `uses` is a rule to be applied by hand: it names what else its expression needs.
    """

    id: Annotated[
        InputId, described("The name by which later formulas know it: small letters, digits and underscores.", "educators")
    ]
    label: Annotated[Sentence, described("What the figure is.", "Educators, full time")]
    unit: Annotated[Slug, InVocabulary("units"), described("What is counted.", "posts")]
    expression: Annotated[
        Name, described("How it is worked out, from inputs and earlier formulas.", "new_places * occupancy / ratio")
    ]
    per: Annotated[Label | None, described("What it is worked out for, such as each neighbourhood.", "neighbourhood")] = None
    uses: Annotated[
        tuple[InputId, ...], described("What else the expression needs, where it is a rule to be applied by hand.", ["budget"])
    ] = ()
    if_none: Annotated[IfNone | None, described("What is said where there is no figure.")] = None


class ExampleRow(Model):
    """One row of a worked example: its name, what goes in, and what comes out."""

    name: Annotated[Label, described("What the row stands for.", "North")]
    values: Annotated[
        dict[InputId, Number],
        described("What goes in and what comes out, by the names of inputs and formulas.", {"places_now": 120}),
    ]


class Caution(Model):
    """A sentence that a calculator shows when a condition holds."""

    when: Annotated[Name, described("The condition under which the sentence is shown.", "occupancy > 1")]
    text: Annotated[Sentence, described("The sentence.", "More children than places: check the figures.")]


class Section(Model):
    """One section or clause of a template."""

    heading: Annotated[Label, described("The heading of the section.", "Who is in charge")]
    prompt: Annotated[Sentence, described("What belongs in it.", "Name one office, and one person to answer for it.")]
    example: Annotated[Prose | None, described("How it may read.", "The Secretariat for Women is in charge.")] = None
    sources: SourceIds = ()


class Table(Model):
    """A small table of a tool: what its columns say, and one line for each case."""

    title: Annotated[Label, described("What the table shows.", "Ratios by age")]
    columns: Annotated[
        tuple[Label, ...],
        Field(min_length=2, max_length=6),
        described("What the columns say, two to six.", ["Age", "Children per educator"]),
    ]
    rows: Annotated[
        tuple[tuple[Sentence | Number, ...], ...],
        Field(min_length=1),
        described("The lines, each with one cell for each column.", [["Under 1", 4], ["1 to 2", 6]]),
    ]
    note: Annotated[Sentence | None, described("What a reader must know of it.", "Check the national rule.")] = None
    illustrative: Annotated[bool, described("Whether the figures are examples and rest on no source.", example=True)] = False
    sources: SourceIds = ()


class Use(Model):
    """A place that uses the tool or one like it."""

    place: Annotated[Sentence, described("Who uses it.", "City of Vienna")]
    country: Annotated[CountryCode | None, described("The country as two capital letters (ISO 3166-1).", "AT")] = None
    how: Annotated[Sentence, described("How it is used there.", "In every plan for a new district")]
    sources: SourceIds = ()


class PolicyTool(Model):
    """A policy tool: something a city team can pick up and work with."""

    id: OwnId
    title: Annotated[Line, described("What the tool is called.", "Childcare places, staff and cost from a coverage target")]
    language: OwnLanguage
    kind: Annotated[Slug, InVocabulary("tool_kinds"), described("What kind of tool it is.", "calculator")]
    purpose: Annotated[
        Sentence,
        described(
            "What a team has when it has used it, in one sentence.", "Work out how many places are missing and what they cost."
        ),
    ]
    when: Annotated[tuple[Sentence, ...], Field(min_length=1), described("When to take it up.", ["You are writing a care plan."])]
    not_for: Annotated[
        tuple[Sentence, ...], described("What it is not made for.", ["A budget made from the default numbers"])
    ] = ()
    five_r: Annotated[
        tuple[Annotated[Slug, InVocabulary("five_r")], ...],
        Field(min_length=1),
        described("Which of the five Rs it serves.", ["redistribute"]),
    ]
    instruments: Annotated[
        tuple[Annotated[Slug, InVocabulary("instruments")], ...], described("The kinds of action it helps with.", ["service"])
    ] = ()
    stage: Annotated[
        tuple[Annotated[Slug, InVocabulary("stages")], ...], described("The stages of work it belongs to.", ["plan"])
    ] = ()
    audience: Annotated[tuple[Sentence, ...], described("Who works with it.", ["Finance department"])] = ()
    time: Annotated[Sentence | None, described("How long it takes.", "Half a day for a first figure")] = None
    people: Annotated[Sentence | None, described("How many people, and which.", "Two people from social services")] = None
    skills: Annotated[tuple[Sentence, ...], described("What they need to know.", ["Working with a spreadsheet"])] = ()
    data_needed: Annotated[tuple[Sentence, ...], described("The data to have at hand.", ["Children by single year of age"])] = ()
    difficulty: Annotated[Annotated[int, Field(ge=1, le=3)] | None, described("How hard it is, from 1 (easy) to 3.", 2)] = None
    scope: Annotated[
        Prose | None, described("What it covers and what it leaves out.", "One age group in one district; run it once for each.")
    ] = None
    steps: Annotated[tuple[Step, ...], described("The steps, in order.")] = ()
    items: Annotated[tuple[ChecklistItem, ...], described("The points of a checklist.")] = ()
    dimensions: Annotated[tuple[Dimension, ...], described("The groups of questions that are added up together.")] = ()
    questions: Annotated[tuple[Question, ...], described("The questions of a self-assessment.")] = ()
    scoring: Annotated[
        tuple[Sentence, ...], described("How the answers are added up.", ["Add the levels of each dimension."])
    ] = ()
    bands: Annotated[tuple[Band, ...], described("What a sum means.")] = ()
    inputs: Annotated[tuple[Input, ...], described("The numbers that the user of a calculator gives.")] = ()
    formulas: Annotated[tuple[Formula, ...], described("The figures that the calculator works out, in order.")] = ()
    example: Annotated[
        dict[InputId, Number],
        described("A worked example with the default numbers: what comes out, by the names of formulas.", {"educators": 1416.7}),
    ] = {}
    example_rows: Annotated[tuple[ExampleRow, ...], described("The rows of a worked example.")] = ()
    example_note: Annotated[Sentence | None, described("What the example shows.", "The numbers are made up.")] = None
    warnings: Annotated[tuple[Caution, ...], described("Sentences that are shown when a condition holds.")] = ()
    sections: Annotated[tuple[Section, ...], described("The sections of a template.")] = ()
    tables: Annotated[tuple[Table, ...], described("Small tables.")] = ()
    indicators: Annotated[
        tuple[Annotated[RecordId, RefersTo("indicators")], ...], described("The indicators that it works with.", ["cs01"])
    ] = ()
    facts: Annotated[tuple[Remark, ...], described("What is known about it, from sources or from our own work.")] = ()
    pitfalls: Annotated[tuple[Remark, ...], described("What goes wrong easily.")] = ()
    outputs: Annotated[tuple[Sentence, ...], described("What a team holds in its hands at the end.", ["A cost table"])] = ()
    used_by: Annotated[tuple[Use, ...], described("Places that use it or one like it.")] = ()
    cases: Annotated[
        tuple[Annotated[RecordId, RefersTo("cases")], ...], described("Cases that it fits.", ["bogota-care-blocks"])
    ] = ()
    terms: Annotated[
        tuple[Annotated[RecordId, RefersTo("glossary")], ...], described("Glossary terms to know.", ["care-economy"])
    ] = ()
    provenance: Annotated[
        Prose | None,
        described(
            "Where the tool comes from, and which part is our own work.",
            "The steps follow the guide of UN Women and the ILO. The formulas are ours.",
        ),
    ] = None
    sources: Annotated[Sources, described("The publications that it rests on, each under a short name.")]
    review: Annotated[Review, described("Where the record stands on its way to publication.")]
    aliases: Aliases = ()
