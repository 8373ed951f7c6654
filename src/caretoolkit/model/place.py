"""The city: where a case happens, with what a reader needs to judge whether it resembles theirs."""

from typing import Annotated

from pydantic import Field

from caretoolkit.model.values import (
    CountryCode,
    Date,
    InVocabulary,
    Label,
    Locale,
    Model,
    NativeText,
    Quantity,
    RecordId,
    RefersTo,
    Sentence,
    Slug,
    Sources,
)

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class ContextFigure(Model):
    """A figure about a city that bears on care."""

    indicator: Annotated[Slug, RefersTo("indicators")] | None = None
    what: Sentence
    value: Quantity


class City(Model):
    """A city, metropolis or region that a case or a network names."""

    id: RecordId
    name: Label
    native_name: NativeText | None = None
    language: Locale
    country: CountryCode
    region: Annotated[Slug, InVocabulary("regions")]
    coordinates: tuple[Latitude, Longitude]
    kind: Annotated[Slug, InVocabulary("city_kinds")] | None = None
    time_zone: Annotated[str, Field(pattern=r"^[A-Z][A-Za-z]+(/[A-Za-z_]+)+$")] | None = None
    population: Quantity | None = None
    income_group: Annotated[Slug, InVocabulary("income_groups")] | None = None
    government: Sentence | None = None
    competence: Sentence | None = None
    context: tuple[ContextFigure, ...] = ()
    networks: tuple[Annotated[Slug, InVocabulary("networks")], ...] = ()
    member_since: Date | None = None
    sources: Sources = {}
    aliases: tuple[RecordId, ...] = ()
