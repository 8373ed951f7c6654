"""Formats numbers, money, dates, lists and names for one locale, from CLDR through Babel."""

from collections.abc import Iterable
from datetime import date as day
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_name

from caretoolkit.localise.cldr import grouped_from, known_locale, own_digits

Number = int | float


class Formats:
    """The formats of one locale; each method returns text that is ready to be shown. CLDR's answers are kept."""

    def __init__(self, locale: str) -> None:
        """Read the locale's data; raises `ToolkitError` for a locale that CLDR does not know."""
        self.locale = known_locale(locale)
        self._digits = own_digits(self.locale)
        self._grouped_from = grouped_from(self.locale)
        self.date = lru_cache(maxsize=4096)(self._date)
        self.number = lru_cache(maxsize=4096)(self._number)
        self.money = lru_cache(maxsize=4096)(self._money)
        self.language = lru_cache(maxsize=256)(self._language)
        self.count_like = lru_cache(maxsize=4096)(self._count_like)

    @property
    def direction(self) -> str:
        """Return `rtl` or `ltr`."""
        return direction(self.locale)

    def _number(self, value: Number, low: Number | None = None) -> str:
        """Return a number to the last digit given; with `low`, a range from there."""
        shown = format_decimal(
            value, locale=self.locale, decimal_quantization=False, group_separator=self._is_grouped(value),
            numbering_system="default",
        )  # fmt: skip
        return self.digits(shown) if low is None else f"{self.number(low)}–{self.number(value)}"

    def _is_grouped(self, value: Number) -> bool:
        return abs(value) >= self._grouped_from

    def digits(self, text: str) -> str:
        """Return a text with its digits in the locale's own form."""
        return text.translate(self._digits) if self._digits else text

    def percent(self, value: Number, low: Number | None = None) -> str:
        """Return a number of percent, such as 25 or 13.8; with `low`, a range from there."""
        shown = format_percent(
            Decimal(str(value)) / 100, locale=self.locale, decimal_quantization=False, group_separator=self._is_grouped(value),
            numbering_system="default",
        )  # fmt: skip
        return self._ranged(shown, value, low)

    def share(self, value: Number, low: Number | None = None) -> str:
        """Return a part of one, such as 0.25, in percent; with `low`, a range from there."""
        return self.percent(_hundredfold(value), None if low is None else _hundredfold(low))

    def _money(self, amount: Number, currency: str, low: Number | None = None) -> str:
        """Return an amount with the name of its currency, to the last digit given; with `low`, a range from there."""
        shown = format_currency(
            amount, currency, locale=self.locale, format_type="name", currency_digits=False, decimal_quantization=False,
            group_separator=self._is_grouped(amount), numbering_system="default",
        )  # fmt: skip
        return self._ranged(shown, amount, low)

    def _ranged(self, shown: str, value: Number, low: Number | None) -> str:
        """Return a formatted value, with a range in the place of its number if there is a `low`."""
        return self.digits(shown).replace(self.number(value), self.number(value, low), 1)

    def currency_name(self, currency: str) -> str:
        """Return the name of a currency."""
        return get_currency_name(currency, locale=self.locale)

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
        return format_list(list(items), locale=self.locale)

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
        form = self.locale.plural_form(value)
        return next((n for n in range(201) if self.locale.plural_form(n) == form), 100)


@lru_cache(maxsize=256)
def tag_direction(tag: str) -> str:
    """Return the direction of a language by its tag; `ltr` where CLDR does not know it."""
    try:
        return direction(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return "ltr"


def direction(locale: Locale) -> str:
    """Return `rtl` or `ltr`."""
    return "rtl" if locale.text_direction == "rtl" else "ltr"


def own_name(tag: str) -> str:
    """Return the name of a language in itself, with a capital."""
    locale = Locale.parse(tag, sep="-")
    name = locale.get_display_name(locale) or tag
    return name[:1].upper() + name[1:]


def _hundredfold(value: Number) -> float:
    return float(Decimal(str(value)) * 100)  # in binary, 0.07 * 100 is a little more than 7
