"""The city: where a case happens, with what a reader needs to judge whether it resembles theirs."""

from typing import Annotated

from pydantic import Field

from caretoolkit.model.dates import Date
from caretoolkit.model.values import (
    Aliases,
    CountryCode,
    InVocabulary,
    Label,
    Model,
    NativeText,
    OwnId,
    OwnLanguage,
    Quantity,
    RefersTo,
    Sentence,
    Slug,
    Sources,
    described,
)

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class ContextFigure(Model):
    """A figure about a city that bears on care."""

    indicator: Annotated[
        Annotated[Slug, RefersTo("indicators")] | None, described("The indicator of the toolkit that the figure follows.", "cs01")
    ] = None
    what: Annotated[Sentence, described("What the figure says of the city.", "Women's unpaid care work a day")]
    value: Annotated[Quantity, described("The figure, with its unit and year.")]


class City(Model):
    """A city, metropolis or region that a case or a network names."""

    id: OwnId
    name: Annotated[Label, described("The name of the city in the language of this file.", "Bogotá")]
    native_name: Annotated[
        NativeText | None, described("The name in the city's own language.", {"text": "Bogotá", "locale": "es"})
    ] = None
    language: OwnLanguage
    country: Annotated[CountryCode, described("The country as two capital letters (ISO 3166-1).", "CO")]
    region: Annotated[
        Slug,
        InVocabulary("regions"),
        described("The region it belongs to, as the toolkit divides the world.", "latin-america-caribbean"),
    ]
    coordinates: Annotated[tuple[Latitude, Longitude], described("Latitude and longitude in degrees.", [4.711, -74.072])]
    kind: Annotated[Annotated[Slug, InVocabulary("city_kinds")] | None, described("What kind of place it is.", "capital")] = None
    time_zone: Annotated[
        Annotated[str, Field(pattern=r"^[A-Z][A-Za-z]+(/[A-Za-z_]+)+$")] | None,
        described("The time zone, as in the IANA database.", "America/Bogota"),
    ] = None
    population: Annotated[
        Quantity | None,
        described(
            "How many people live there, with year and source.",
            {"value": 7900000, "unit": "people", "as_of": 2022, "sources": ["s1"]},
        ),
    ] = None
    income_group: Annotated[
        Annotated[Slug, InVocabulary("income_groups")] | None,
        described("The income group of the country (World Bank).", "upper-middle"),
    ] = None
    government: Annotated[Sentence | None, described("How the city is governed.", "An elected mayor and a council of 45")] = None
    competence: Annotated[
        Sentence | None, described("What the city may decide about care.", "The city runs childcare; health is a national task.")
    ] = None
    context: Annotated[tuple[ContextFigure, ...], described("Figures about care in the city.")] = ()
    networks: Annotated[
        tuple[Annotated[Slug, InVocabulary("networks")], ...], described("The networks of cities it belongs to.", ["metropolis"])
    ] = ()
    member_since: Annotated[Date | None, described("Since when it is a member.", "1999")] = None
    sources: Annotated[Sources, described("The publications that the facts rest on, each under a short name such as `s1`.")] = {}
    aliases: Aliases = ()
