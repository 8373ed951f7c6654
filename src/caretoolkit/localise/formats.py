"""Formats numbers, money, dates, lists and names for one locale, from CLDR through Babel."""

import re
from collections.abc import Iterable, Mapping
from datetime import date as day
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent

from caretoolkit.cldr import grouped_from, known_locale, own_digits
from caretoolkit.diagnostics import ToolkitError
from caretoolkit.localise.adapted import adapted
from caretoolkit.localise.sound import elided, with_conjunction
from caretoolkit.model.formats import LocaleFormats

Number = int | float

_SLOT = "\0"
"""What stands in a pattern in the place of a number."""
_LARGE = 1_000_000_000
"""From where on a number is said in words if that takes no digit away."""
_NUMBERS_OF_ALL_FORMS = (*range(201), 0.5, 1.5, 1_000_000)
"""Numbers among which each plural form of every language of CLDR occurs."""


class Formats:
    """The formats of one locale; each method returns text that is ready to be shown. CLDR's answers are kept."""

    def __init__(self, locale: str, own: LocaleFormats | None = None) -> None:
        """Read the locale's data, and what is said otherwise; raises `ToolkitError` for a locale that CLDR does not know."""
        self.locale = adapted(locale, own)
        self.own_name: str = own.name if own and own.name else _own_name(locale)
        self._plural_form = self.locale.plural_form
        self._digits = own_digits(self.locale)
        self._grouped_from = grouped_from(self.locale)
        self._symbols = _symbols(self.locale)
        self._percent = self.digits(format_percent(0.07, locale=self.locale, numbering_system="default")).replace(
            self.digits("7"), _SLOT, 1
        )
        self._money_like = lru_cache(maxsize=256)(self._money_of_form)
        self.date = lru_cache(maxsize=256)(self._date)
        self.number = lru_cache(maxsize=256)(self._number)
        self.money = lru_cache(maxsize=256)(self._money)
        self.language = lru_cache(maxsize=256)(self._language)
        self.count_like = lru_cache(maxsize=256)(self._count_like)

    @property
    def direction(self) -> str:
        """Return `rtl` or `ltr`."""
        return direction(self.locale)

    def _number(self, value: Number, low: Number | None = None) -> str:
        """Return a number to the last digit given; with `low`, a range from there."""
        if low is not None:
            return f"{self.number(low)}–{self.number(value)}"
        whole, _, decimals = str(value).partition(".")
        if not self._symbols or not ((whole.isdigit() and decimals.isdigit()) or (isinstance(value, int) and value >= 0)):
            return self._number_of_cldr(value)
        group, point = self._symbols
        shown = f"{int(whole):,}".replace(",", group) if self._is_grouped(value) else whole
        return self.digits(f"{shown}{point}{decimals}" if decimals.strip("0") else shown)

    def compact(self, value: Number) -> str:
        """Return a round number in few characters: `5M`, `5 M`, `500万`. Babel's long forms know no singular in French."""
        return self.digits(format_compact_decimal(value, format_type="short", fraction_digits=1, locale=self.locale))

    def _number_of_cldr(self, value: Number) -> str:
        """Return a number as Babel formats it, which takes eight times as long."""
        shown = format_decimal(
            value, locale=self.locale, decimal_quantization=False, group_separator=self._is_grouped(value),
            numbering_system="default",
        )  # fmt: skip
        return self.digits(shown)

    def _is_grouped(self, value: Number) -> bool:
        return abs(value) >= self._grouped_from

    def digits(self, text: str) -> str:
        """Return a text with its digits in the locale's own form."""
        return text.translate(self._digits) if self._digits else text

    def percent(self, value: Number, low: Number | None = None) -> str:
        """Return a number of percent, such as 25 or 13.8; with `low`, a range from there."""
        if value >= 0:
            return self._percent.replace(_SLOT, self.number(value, low))
        shown = format_percent(  # a sign has a place of its own
            Decimal(str(value)) / 100, locale=self.locale, decimal_quantization=False,
            group_separator=self._is_grouped(value), numbering_system="default",
        )  # fmt: skip
        return self.digits(shown).replace(self.number(value), self.number(value, low), 1)

    def share(self, value: Number, low: Number | None = None) -> str:
        """Return a part of one, such as 0.25, in percent; with `low`, a range from there."""
        return self.percent(_hundredfold(value), None if low is None else _hundredfold(low))

    def _money(self, amount: Number, currency: str, low: Number | None = None) -> str:
        """Return an amount with the name of its currency, to the last digit given; with `low`, a range from there.

        Thousands of millions that a few digits say exactly are said in words: `10.8 trillion`.
        """
        figure = self._in_words(amount) if low is None else None
        return self._money_like(self._plural_form(amount), currency).replace(_SLOT, figure or self.number(amount, low))

    def _in_words(self, value: Number) -> str | None:
        """Return a large number in CLDR's long compact form, or nothing where that would leave out a digit."""
        if value < _LARGE:
            return None
        known = self.locale.compact_decimal_formats
        patterns: Mapping[str, Any] = next((known[form] for form in ("long", "short") if known.get(form)), {})
        sizes = [size for size in map(int, patterns.get("other", {})) if _LARGE <= size <= value]
        if not sizes:
            return None
        size = max(sizes)
        zeros = str(patterns["other"][str(size)].pattern).count("0")
        shown = Decimal(str(value)) / size * 10 ** (zeros - 1)
        form = self._plural_form(shown)
        pattern = str(patterns.get(form, patterns["other"])[str(size)].pattern)
        return pattern.replace("0" * zeros, self.number(_plain(shown))) if shown == round(shown, 1) else None

    def _money_of_form(self, form: str, currency: str) -> str:
        """Return an amount with the name of its currency in a plural form, with a slot in the place of the number."""
        like = next(number for number in _NUMBERS_OF_ALL_FORMS if self._plural_form(number) == form)
        shown = format_currency(
            like, currency, locale=self.locale, format_type="name", currency_digits=False, decimal_quantization=False,
            group_separator=self._is_grouped(like), numbering_system="default",
        )  # fmt: skip
        return elided(self.locale.language, self.digits(shown).replace(self.number(like), _SLOT, 1))

    def _date(self, written: str) -> str:
        year, _, rest = written.partition("-")
        month, _, day_of_month = rest.partition("-")
        when = day(int(year), int(month or 1), int(day_of_month or 1))
        if day_of_month:
            return self.digits(format_date(when, "long", locale=self.locale))
        skeleton = "yMMMM" if month else "y"
        return self.digits(format_skeleton(skeleton, when, locale=self.locale))

    def year(self, value: int) -> str:
        """Return a year on its own."""
        return self.date(str(value))

    def join(self, items: Iterable[str]) -> str:
        """Return a list in words: `a, b and c`."""
        items = list(items)
        said = format_list(items, locale=self.locale)
        return with_conjunction(self.locale.language, said, items[-1]) if items else said

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return str(self.locale.territories.get(code, code))

    def _language(self, tag: str) -> str:
        """Return the name of a language in this locale."""
        try:
            return Locale.parse(tag, sep="-").get_display_name(self.locale) or tag
        except (UnknownLocaleError, ValueError):
            return tag

    def exemplar_city(self, time_zone: str) -> str | None:
        """Return the name CLDR gives to the city that a time zone is named after."""
        zone = self.locale.time_zones.get(time_zone, {})
        city: str | None = zone.get("city")
        return city

    def _count_like(self, value: Number) -> int:
        """Return a whole number that takes the same plural form as this value, for gettext, which counts in wholes."""
        if isinstance(value, int):
            return abs(value)
        form = self._plural_form(value)
        return next((n for n in range(201) if self._plural_form(n) == form), 100)

    def counts_by_form(self) -> dict[str, int]:
        """Return a whole number of each plural form that whole numbers have, by CLDR's name of the form."""
        counts = (number for number in reversed(_NUMBERS_OF_ALL_FORMS) if isinstance(number, int))
        return {self._plural_form(count): count for count in counts}


def _plain(number: Decimal) -> Number:
    return int(number) if number == int(number) else float(number)


@lru_cache(maxsize=256)
def tag_direction(tag: str) -> str:
    """Return the direction of a language by its tag; `ltr` where CLDR does not know it."""
    try:
        return direction(known_locale(tag))
    except ToolkitError:
        return "ltr"


def direction(locale: Locale) -> str:
    """Return `rtl` or `ltr`."""
    return "rtl" if locale.text_direction == "rtl" else "ltr"


def _own_name(tag: str) -> str:
    locale = known_locale(tag)
    name = locale.get_display_name(locale) or tag
    return name[:1].upper() + name[1:]


def _hundredfold(value: Number) -> float:
    return float(Decimal(str(value)) * 100)  # in binary, 0.07 * 100 is a little more than 7


def _symbols(locale: Locale) -> tuple[str, str] | None:
    """Return what parts thousands and what parts decimals, or nothing where groups are not of three digits."""
    number = format_decimal(1234567.5, locale=locale, decimal_quantization=False, numbering_system="default")
    found = re.fullmatch(r"1(?P<group>\D+)234(?P=group)567(?P<point>\D)5", number)
    return (found["group"], found["point"]) if found else None
