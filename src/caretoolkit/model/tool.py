"""The policy tool: a guide, checklist, template, self-assessment or calculator that a city can use."""

from typing import Annotated

from pydantic import Field

from caretoolkit.model.values import (
    CountryCode,
    InVocabulary,
    Label,
    Line,
    Locale,
    Model,
    Name,
    Number,
    Prose,
    RecordId,
    RefersTo,
    Remark,
    Review,
    Sentence,
    Slug,
    SourceIds,
    Sources,
)

InputId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Step(Model):
    """One step of a method: what to do and what comes out of it."""

    title: Label | None = None
    do: Sentence
    output: Sentence | None = None
    sources: SourceIds = ()


class ChecklistItem(Model):
    """One point of a checklist, with what to do if the answer is no."""

    id: Slug
    text: Sentence
    help: Sentence | None = None
    level: Annotated[Slug, InVocabulary("requirement_levels")] | None = None
    theme: Label | None = None
    if_no: Sentence | None = None
    sources: SourceIds = ()


class AnswerLevel(Model):
    """One possible answer of a self-assessment question, and the next move from there."""

    level: Annotated[int, Field(ge=0, le=3)]
    answer: Sentence
    do: Sentence


class Question(Model):
    """One question of a self-assessment."""

    id: Slug
    dimension: Slug | None = None
    ask: Sentence
    not_applicable: Sentence | None = None
    levels: Annotated[tuple[AnswerLevel, ...], Field(min_length=2, max_length=4)]
    sources: SourceIds = ()


class Dimension(Model):
    """A group of self-assessment questions that are added up together."""

    id: Slug
    name: Label


class Band(Model):
    """A range of scores with its name: from `from` up to, but not including, `below`, or up to and including `to`."""

    start: Annotated[Number, Field(alias="from")]
    below: Number | None = None
    to: Number | None = None
    name: Label
    advice: Sentence | None = None


class Input(Model):
    """A number that the user of a calculator gives: one, or one for each row (`per`), such as a neighbourhood.

    An input with a `weight` is a criterion: `x_s` stands for its value brought to a scale of 0 to 100 over all rows,
    `w_x` for its weight.
    """

    id: InputId
    label: Sentence
    unit: Annotated[Slug, InVocabulary("units")]
    default: Number
    min: Number | None = None
    max: Number | None = None
    per: Label | None = None
    weight: Annotated[float, Field(ge=0, le=1)] | None = None
    help: Sentence | None = None
    illustrative: bool = True


class IfNone(Model):
    """What a calculator says in place of a figure that cannot be had."""

    when: Name
    text: Sentence


class Formula(Model):
    """A figure that a calculator works out from inputs and earlier formulas, for each row where it has `per`.

    A formula with `uses` is a rule to be applied by hand: it names what else its expression needs.
    """

    id: InputId
    label: Sentence
    unit: Annotated[Slug, InVocabulary("units")]
    expression: Name
    per: Label | None = None
    uses: tuple[InputId, ...] = ()
    if_none: IfNone | None = None


class ExampleRow(Model):
    """One row of a worked example: its name, what goes in, and what comes out."""

    name: Label
    values: dict[InputId, Number]


class Caution(Model):
    """A sentence that a calculator shows when a condition holds."""

    when: Name
    text: Sentence


class Section(Model):
    """One section or clause of a template."""

    heading: Label
    prompt: Sentence
    example: Prose | None = None
    sources: SourceIds = ()


class Table(Model):
    """A small table of a tool: what its columns say, and one line for each case."""

    title: Label
    columns: Annotated[tuple[Label, ...], Field(min_length=2, max_length=6)]
    rows: Annotated[tuple[tuple[Sentence | Number, ...], ...], Field(min_length=1)]
    note: Sentence | None = None
    illustrative: bool = False
    sources: SourceIds = ()


class Use(Model):
    """A place that uses the tool or one like it."""

    place: Sentence
    country: CountryCode | None = None
    how: Sentence
    sources: SourceIds = ()


class PolicyTool(Model):
    """A policy tool: something a city team can pick up and work with."""

    id: RecordId
    title: Line
    language: Locale
    kind: Annotated[Slug, InVocabulary("tool_kinds")]
    purpose: Sentence
    when: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    not_for: tuple[Sentence, ...] = ()
    five_r: Annotated[tuple[Annotated[Slug, InVocabulary("five_r")], ...], Field(min_length=1)]
    instruments: tuple[Annotated[Slug, InVocabulary("instruments")], ...] = ()
    stage: tuple[Annotated[Slug, InVocabulary("stages")], ...] = ()
    audience: tuple[Sentence, ...] = ()
    time: Sentence | None = None
    people: Sentence | None = None
    skills: tuple[Sentence, ...] = ()
    data_needed: tuple[Sentence, ...] = ()
    difficulty: Annotated[int, Field(ge=1, le=3)] | None = None
    scope: Prose | None = None
    steps: tuple[Step, ...] = ()
    items: tuple[ChecklistItem, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    questions: tuple[Question, ...] = ()
    scoring: tuple[Sentence, ...] = ()
    bands: tuple[Band, ...] = ()
    inputs: tuple[Input, ...] = ()
    formulas: tuple[Formula, ...] = ()
    example: dict[InputId, Number] = {}
    example_rows: tuple[ExampleRow, ...] = ()
    example_note: Sentence | None = None
    warnings: tuple[Caution, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    indicators: tuple[Annotated[RecordId, RefersTo("indicators")], ...] = ()
    facts: tuple[Remark, ...] = ()
    pitfalls: tuple[Remark, ...] = ()
    outputs: tuple[Sentence, ...] = ()
    used_by: tuple[Use, ...] = ()
    cases: tuple[Annotated[RecordId, RefersTo("cases")], ...] = ()
    terms: tuple[Annotated[RecordId, RefersTo("glossary")], ...] = ()
    provenance: Prose | None = None
    sources: Sources
    review: Review
    aliases: tuple[RecordId, ...] = ()
