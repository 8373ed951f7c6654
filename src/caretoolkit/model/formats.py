"""How a locale writes numbers, money, dates, lists and names, where CLDR does not say so or says it otherwise.

Everything is optional: what a file leaves out is CLDR's. Patterns are written as in CLDR.
"""

import unicodedata
from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from caretoolkit.model.values import CountryCode, CurrencyCode, Locale, Model, Name, described
from caretoolkit.model.vocabulary import PublishedLocale
from caretoolkit.patterns import (
    has_gaps,
    is_date_pattern,
    is_number_pattern,
    is_percent_pattern,
    is_plural_rule,
    is_short_pattern,
)


def _pattern(is_one: Callable[[str], bool], message: str) -> AfterValidator:
    def read(value: str) -> str:
        if not is_one(value):
            raise PydanticCustomError("pattern", "{message}", {"message": message})
        return value

    return AfterValidator(read)


def _other_than(field: str, message: str) -> AfterValidator:
    """Refuse the value that a field above has."""

    def read(value: str | None, info: ValidationInfo) -> str | None:
        others = info.data or {}  # there are none where a value is looked at on its own
        if value is not None and value == others.get(field):
            raise PydanticCustomError("pattern", "{message}", {"message": message})
        return value

    return AfterValidator(read)


def _date(parts: str, names: str) -> AfterValidator:
    return _pattern(lambda value: is_date_pattern(value, parts), f"the pattern holds {names}, each once, and words in quotes")


def _is_sign(value: str) -> bool:
    return len(value) == 1 and unicodedata.category(value) in ("Po", "Zs", "Pf", "Sm")


_Sign = Annotated[str, _pattern(_is_sign, "it is one sign, such as a point, a comma or a space")]
_Gaps = Annotated[Name, _pattern(has_gaps, "the text holds `{0}` and `{1}`, each once, and no other braces")]
_Short = Annotated[Name, _pattern(is_short_pattern, "the pattern holds one `0` for the number, and no other digit")]


class NumberFormats(Model):
    """How numbers are written in figures."""

    decimal: Annotated[_Sign | None, described("What stands before the decimals.", ",")] = None
    group: Annotated[
        _Sign | None,
        _other_than("decimal", "the sign between thousands is another than `decimal`"),
        described("What stands between thousands.", "."),
    ] = None
    pattern: Annotated[
        Annotated[str, _pattern(is_number_pattern, "the pattern says how digits are grouped, such as `#,##0.###`")] | None,
        described("How digits are grouped: `,` and `.` stand for the two signs above, whatever they are.", "#,##0.###"),
    ] = None
    percent: Annotated[
        Annotated[str, _pattern(is_percent_pattern, "the pattern holds a number and one `%`, such as `#,##0%`")] | None,
        described("Where the sign of percent stands.", "#,##0 %"),
    ] = None


class ShortNumbers(Model):
    """How large round numbers are written in few characters; `0` stands for the number."""

    thousand: Annotated[_Short | None, described("Thousands.", "0K")] = None
    million: Annotated[_Short | None, described("Millions.", "0M")] = None
    billion: Annotated[_Short | None, described("Thousands of millions.", "0B")] = None


class DateFormats(Model):
    """How dates are written: `d` is the day, `MMMM` the name of the month, `y` the year; words stand in single quotes."""

    day: Annotated[
        Annotated[str, _date("dMy", "day, month and year")] | None, described("A date to the day.", "d 'de' MMMM 'de' y")
    ] = None
    month: Annotated[Annotated[str, _date("My", "month and year")] | None, described("A date to the month.", "MMMM 'de' y")] = (
        None
    )
    year: Annotated[Annotated[str, _date("y", "the year")] | None, described("A year.", "y")] = None
    months: Annotated[
        Annotated[tuple[Name, ...], Field(min_length=12, max_length=12)] | None,
        described(
            "The names of the twelve months, as they stand in a date.",
            ["janvye", "fevriye", "mas", "avril", "me", "jen", "jiyè", "out", "septanm", "oktòb", "novanm", "desanm"],
        ),
    ] = None


class ListFormats(Model):
    """How a list is said in words; `{0}` stands for what comes before, `{1}` for what comes after."""

    two: Annotated[_Gaps | None, described("Two items.", "{0} and {1}")] = None
    middle: Annotated[_Gaps | None, described("Between the first items of three or more.", "{0}, {1}")] = None
    last: Annotated[_Gaps | None, described("Before the last of three or more.", "{0} and {1}")] = None


class LocaleFormats(Model):
    """How one locale writes what CLDR does not know, or knows otherwise; what is left out is CLDR's."""

    id: Annotated[PublishedLocale, described("The name of the file without its ending: a locale. Leave it out.", "gn")]
    like: Annotated[
        PublishedLocale | None,
        _other_than("id", "it is another locale than that of the file"),
        described("The locale whose formats are taken first.", "en-GB"),
    ] = None
    name: Annotated[Name | None, described("What the language is called in itself.", "Avañeʼẽ")] = None
    languages: Annotated[dict[Locale, Name], described("The names of languages.", {"es": "Spanish"})] = {}
    countries: Annotated[dict[CountryCode, Name], described("The names of countries.", {"CO": "Colombia"})] = {}
    currencies: Annotated[dict[CurrencyCode, Name], described("The names of currencies.", {"COP": "Colombian pesos"})] = {}
    money: Annotated[_Gaps | None, described("An amount: `{0}` is the number, `{1}` the name of the currency.", "{0} {1}")] = None
    money_many: Annotated[
        _Gaps | None, described("An amount in the plural form `many`, as round millions have it.", "{0} de {1}")
    ] = None
    numbers: Annotated[NumberFormats, described("How numbers are written.")] = NumberFormats()
    short_numbers: Annotated[ShortNumbers, described("How large round numbers are shortened.")] = ShortNumbers()
    dates: Annotated[DateFormats, described("How dates are written.")] = DateFormats()
    lists: Annotated[ListFormats, described("How lists are said in words.")] = ListFormats()
    plurals: Annotated[
        dict[
            Literal["zero", "one", "two", "few", "many"],
            Annotated[str, _pattern(is_plural_rule, "the rule says which numbers take the form, such as `n = 1`")],
        ],
        described("Which numbers take which plural form, as in CLDR; all others take `other`.", {"one": "n = 1"}),
    ] = {}
