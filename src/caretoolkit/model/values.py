"""The value types that records are made of, with the rules a value can be checked for on its own.

Nothing here knows about files, other records or languages; what a value points to is checked in `validate`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from caretoolkit.model.dates import Date

_set = object.__setattr__
NO_FIELDS_SET: set[str] = set()
"""The names of the fields that were set, for whoever asks them of a record that does not know."""


class Model(BaseModel):
    """A part of a record: typed, frozen, and without keys that the schema does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False, protected_namespaces=())

    def __getstate__(self) -> dict[Any, Any]:  # Any: as in pydantic
        """Return the fields alone: records are packed by thousands, and which fields were set is asked by nobody."""
        return self.__dict__

    def __setstate__(self, state: dict[Any, Any]) -> None:
        _set(self, "__dict__", state)
        _set(self, "__pydantic_fields_set__", NO_FIELDS_SET)
        _set(self, "__pydantic_extra__", None)
        _set(self, "__pydantic_private__", None)


@dataclass(frozen=True, slots=True)
class Translatable:
    """Marks a text that translators see; `limit` is its longest length in characters."""

    limit: int


@dataclass(frozen=True, slots=True)
class InVocabulary:
    """Marks the id of a term; `name` is the vocabulary that must hold it."""

    name: str

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:  # Any: pydantic's own types
        """Name the vocabulary in the schema of the field."""
        return {**handler(core), "x-vocabulary": self.name}


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks the id of a record; `collection` is where that record must stand."""

    collection: str

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:  # Any: as above
        """Name the collection in the schema of the field."""
        return {**handler(core), "x-collection": self.collection}


@dataclass(frozen=True, slots=True)
class Cites:
    """Marks the id of a source that the same record must list under `sources`."""


Marker = Translatable | InVocabulary | RefersTo | Cites


def described(description: str, example: Any = None) -> Any:  # Any: an example is of the field's type; pydantic asks for Any
    """Return what a field means in plain words, with an example, for people and programs that help to fill it in.

    A field that is made of others has no example of its own.
    """
    return Field(description=description, examples=None if example is None else [example])


def _refuse(kind: str, message: str, **context: Any) -> PydanticCustomError:
    return PydanticCustomError(kind, message, context)


_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@lru_cache(maxsize=4096)
def _read_slug(value: str) -> str:
    """Return an id, each time it is written as the same object: most stand in hundreds of records."""
    if not _SLUG.fullmatch(value):
        raise _refuse("slug", "an id is written with small letters a to z, digits and single hyphens")
    return value


def _read_record_id(value: str) -> str:
    if not 3 <= len(value) <= 60:
        raise _refuse("slug", "an id has 3 to 60 characters")
    return _read_slug(value)


def _form(pattern: str) -> Any:  # Any: as in `described`
    """Return the written form of a value for its schema; the reader of the value has the last word."""
    return Field(json_schema_extra={"pattern": f"^{pattern}$"})


Slug = Annotated[str, AfterValidator(_read_slug), _form(_SLUG.pattern)]
RecordId = Annotated[str, AfterValidator(_read_record_id), _form(_SLUG.pattern)]
OwnId = Annotated[RecordId, described("The name of the file without its ending. Leave it out.", "bogota-care-blocks")]
Aliases = Annotated[
    tuple[RecordId, ...],
    described("Earlier names of this file, so that old addresses still lead here.", ["bogota-manzanas"]),
]

_UNSAFE_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def _read_text(value: str) -> str:
    if not value.strip():
        raise _refuse("empty_text", "the text is empty")
    is_plain = value.isascii() and value.isprintable()  # most texts are, and this costs a tenth of a search
    if not is_plain and (found := _UNSAFE_CHARACTER.search(value)):
        raise _refuse("unsafe_character", "the text holds the invisible character U+{code}", code=f"{ord(found[0]):04X}")
    return value.strip()


TEXT = AfterValidator(_read_text)
"""Marks a text in somebody's words."""


def text(limit: int) -> Any:
    """Return the type of a translatable text of at most `limit` characters."""
    return Annotated[str, TEXT, Field(max_length=limit), Translatable(limit)]


Label = Annotated[str, TEXT, Field(max_length=120), Translatable(120)]
Line = Annotated[str, TEXT, Field(max_length=140), Translatable(140)]
Sentence = Annotated[str, TEXT, Field(max_length=600), Translatable(600)]
Prose = Annotated[str, TEXT, Field(max_length=8000), Translatable(8000)]
Name = Annotated[str, TEXT, Field(max_length=300)]


def _read_url(value: str) -> str:
    if _UNSAFE_CHARACTER.search(value) or not re.fullmatch(r"https?://[^\s<>\"'`\\{}|^]+\.[^\s<>\"'`\\{}|^]+", value):
        raise _refuse("url", "an address starts with `https://` or `http://` and has no spaces or quotes")
    return value


Url = Annotated[str, AfterValidator(_read_url), Field(max_length=500), _form(r"https?://\S+")]


def _read_locale(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?", value):
        raise _refuse("locale", "a language is written as a BCP 47 tag such as `es`, `pt-BR` or `zh-Hans`")
    return value


Locale = Annotated[str, AfterValidator(_read_locale), _form(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")]
OwnLanguage = Annotated[Locale, described("The language that this file is written in, as a short tag.", "en")]


def _code(pattern: str, message: str) -> AfterValidator:
    def read(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise _refuse("code", message)
        return value

    return AfterValidator(read)


CountryCode = Annotated[
    str, _code("[A-Z]{2}", "a country is written as two capital letters (ISO 3166-1) such as `CO`"), _form("[A-Z]{2}")
]
CurrencyCode = Annotated[
    str, _code("[A-Z]{3}", "a currency is written as three capital letters (ISO 4217) such as `COP`"), _form("[A-Z]{3}")
]
SdgTarget = Annotated[
    str,
    _code(r"\d{1,2}(\.(\d{1,2}|[a-d]))?", "a goal or target is written `5` or `5.4`, in quotes"),
    _form(r"[0-9]{1,2}(\.([0-9]{1,2}|[a-d]))?"),
]
SourceId = Annotated[str, AfterValidator(_read_slug), Cites()]
SourceIds = Annotated[
    tuple[SourceId, ...],
    described("The short names of the publications that it rests on, as they stand under `sources`.", ["s1"]),
]
CitedSourceIds = Annotated[SourceIds, Field(min_length=1)]
Number = int | float


@dataclass(frozen=True, slots=True)
class Counted:
    """Marks a number that somebody has counted or paid, as a source prints it."""


CountedNumber = Annotated[Number, Counted()]
Share = Annotated[float, Field(ge=0, le=1)]


class Fact(Model):
    """A statement with the sources it rests on."""

    fact: Annotated[
        Sentence, described("One statement, in one or two sentences.", "Women do 76 percent of the unpaid care work in the city.")
    ]
    sources: CitedSourceIds
    as_of: Annotated[Date | None, described("The year or date that the statement is about.", "2023")] = None


class Remark(Model):
    """A statement that may be the toolkit's own: without a source it is shown as our synthesis."""

    fact: Annotated[
        Sentence, described("One statement, in one or two sentences.", "A plan that counts on daughters is not a plan.")
    ]
    sources: SourceIds = ()


class Quantity(Model):
    """A figure with its unit and year: one `value`, or a range from `low` to `high`.

    `about` marks a rounded figure, `at_least` one of which the source says "more than".
    """

    value: Annotated[CountedNumber | None, described("The figure: digits only, with a point before decimals.", 546500)] = None
    low: Annotated[CountedNumber | None, described("The lower end, where the source gives a range.", 20)] = None
    high: Annotated[CountedNumber | None, described("The upper end, where the source gives a range.", 25)] = None
    about: Annotated[bool, described('Write `true` where the source says "about".', example=True)] = False
    at_least: Annotated[bool, described('Write `true` where the source says "more than" or "at least".', example=True)] = False
    unit: Annotated[Slug, InVocabulary("units"), described("What is counted.", "women")]
    per: Annotated[Label | None, described("What each of them is counted for, such as a day or a child.", "day")] = None
    as_of: Annotated[Date | None, described("The year or date that the figure is about.", "2023")] = None
    as_of_unknown: Annotated[
        Sentence | None, described("Why the figure has no year.", "The page gives the figure without a date.")
    ] = None
    level: Annotated[
        Annotated[Slug, InVocabulary("scales")] | None,
        described("The area that the figure is about, if it is not the one of the case.", "national"),
    ] = None
    sources: SourceIds = ()

    @model_validator(mode="after")
    def _has_a_figure(self) -> "Quantity":
        check_range(self.value, self.low, self.high)
        return self


class Money(Model):
    """An amount with its currency and the year of its prices."""

    what: Annotated[Sentence, described("What the money is for.", "Yearly running cost of all care blocks")]
    amount: Annotated[CountedNumber | None, described("The amount: digits only, without separators.", 1500000)] = None
    low: Annotated[CountedNumber | None, described("The lower end, where the source gives a range.", 1000000)] = None
    high: Annotated[CountedNumber | None, described("The upper end, where the source gives a range.", 2000000)] = None
    about: Annotated[bool, described('Write `true` where the source says "about".', example=True)] = False
    currency: Annotated[CurrencyCode, described("The currency as three capital letters (ISO 4217).", "COP")]
    price_year: Annotated[Annotated[int, Field(ge=1900, le=2100)] | None, described("The year of the prices.", 2023)] = None
    price_year_unknown: Annotated[
        Sentence | None, described("Why the year of the prices is not known.", "The page gives the amount without a year.")
    ] = None
    basis: Annotated[
        Annotated[Slug, InVocabulary("cost_bases")] | None,
        described("What the amount covers: once, a year, or for each person or place.", "annual"),
    ] = None
    planned: Annotated[bool, described("Write `true` for money that was planned or promised, not spent.", example=True)] = False
    sources: CitedSourceIds

    @model_validator(mode="after")
    def _has_an_amount_and_a_year(self) -> "Money":
        check_range(self.amount, self.low, self.high)
        if self.price_year is None and self.price_year_unknown is None:
            raise _refuse("price_year", "the amount has no `price_year`")
        return self


def check_range(value: Number | None, low: Number | None, high: Number | None) -> None:
    """Refuse a figure that is none, or a range whose ends stand the wrong way round."""
    if value is None and low is None and high is None:
        raise _refuse("no_figure", "there is no figure")
    if low is not None and high is not None and low > high:
        raise _refuse("range_order", "the lower end is greater than the upper one")


class Claim(Model):
    """What one side says where sources disagree."""

    value: Annotated[Sentence, described("What these sources say.", "The first centre opened in 2019.")]
    sources: CitedSourceIds


class Conflict(Model):
    """A question on which sources disagree, with every answer beside its sources."""

    about: Annotated[Sentence, described("The question on which the sources disagree.", "The year of the start")]
    claims: Annotated[
        tuple[Claim, ...],
        Field(min_length=2),
        described(
            "Each answer beside its sources; two or more.",
            [
                {"value": "The first centre opened in 2019.", "sources": ["s1"]},
                {"value": "The first centre opened in 2020.", "sources": ["s2"]},
            ],
        ),
    ]
    note: Annotated[
        Sentence | None, described("What a reader can make of it.", "The second source counts the pilot as well.")
    ] = None


class Review(Model):
    """Where a record stands on its way to publication."""

    state: Annotated[
        Slug, InVocabulary("review_states"), described("How far the record has come: draft, in review, or published.", "draft")
    ]
    by: Annotated[Name | None, described("Who reviewed it last.", "Editor in charge")] = None
    on: Annotated[Date | None, described("When it was reviewed last.", "2026-05-12")] = None
    note: Annotated[
        Sentence | None,
        described(
            "What is still to be checked before it is published.",
            "Written from published sources. The city has not confirmed it.",
        ),
    ] = None


class NativeText(Model):
    """A proper name in its own language."""

    text: Annotated[Name, described("The name in its own language.", "Manzanas del Cuidado")]
    locale: Annotated[Locale, described("Which language that is.", "es")]


class Source(Model):
    """A publication that facts rest on; its title is never translated."""

    title: Annotated[
        Name, described("The title as it is printed, in its own language.", "Informe de resultados del Sistema de Cuidado 2023")
    ]
    publisher: Annotated[Name | None, described("Who published it.", "Alcaldía Mayor de Bogotá")] = None
    authors: Annotated[Name | None, described("Who wrote it, if it names them.", "Moreno, N. and Galvis, L.")] = None
    year: Annotated[Annotated[int, Field(ge=1800, le=2100)] | None, described("When it was published.", 2023)] = None
    url: Annotated[
        Url,
        described(
            "The full address of the page or file, copied from the browser.", "https://www.sdmujer.gov.co/sistema-de-cuidado"
        ),
    ]
    archived_url: Annotated[
        Url | None,
        described("The address of a copy in an archive.", "https://web.archive.org/web/2023/https://www.sdmujer.gov.co/"),
    ] = None
    doi: Annotated[
        Annotated[str, _code(r"10\.\d{4,9}/\S+", "a DOI is written `10.1234/abc`")] | None,
        described("The DOI, if it has one.", "10.1016/j.worlddev.2022.105789"),
    ] = None
    language: Annotated[Locale, described("The language it is written in, as a short tag.", "es")]
    kind: Annotated[Slug, InVocabulary("source_kinds"), described("What kind of publication it is.", "official")]
    accessed: Annotated[Date | None, described("When you read it.", "2026-05-12")] = None
    independent: Annotated[
        bool | None, described("Whether it comes from others than those who run the practice.", example=True)
    ] = None
    note: Annotated[
        Annotated[str, TEXT, Field(max_length=600)] | None,
        described("What a reader should know of it, such as that only a summary was read.", "Only the summary was read."),
    ] = None


Sources = dict[Slug, Source | Annotated[Slug, RefersTo("sources")]]
