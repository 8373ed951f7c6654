"""Formats numbers, money, dates, lists and names for one locale, from CLDR through Babel."""

from collections.abc import Iterable
from datetime import date as day
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_name

from caretoolkit.diagnostics import ToolkitError

Number = int | float
_LATIN_DIGITS = "0123456789"


class Formats:
    """The formats of one locale; each method returns text that is ready to be shown. CLDR's answers are kept."""

    def __init__(self, locale: str) -> None:
        """Read the locale's data; raises `ToolkitError` for a locale that CLDR does not know."""
        try:
            self.locale = Locale.parse(locale, sep="-")
        except (UnknownLocaleError, ValueError):
            raise ToolkitError(f"`{locale}` is not a locale that CLDR knows; use a tag such as `es` or `zh-Hans`") from None
        digits = format_decimal(1234567890, locale=self.locale, format="0", numbering_system="default")
        ordered = digits[-1] + digits[:-1]
        self._digits = {} if ordered == _LATIN_DIGITS else str.maketrans(_LATIN_DIGITS, ordered)
        self.date = lru_cache(maxsize=4096)(self._date)
        self.number = lru_cache(maxsize=4096)(self._number)
        self.money = lru_cache(maxsize=4096)(self._money)
        self.language = lru_cache(maxsize=256)(self._language)
        self.count_like = lru_cache(maxsize=4096)(self._count_like)

    @property
    def direction(self) -> str:
        """Return `rtl` or `ltr`."""
        return direction(self.locale)

    def _number(self, value: Number) -> str:
        return format_decimal(value, locale=self.locale, numbering_system="default", decimal_quantization=False)

    def digits(self, text: str) -> str:
        """Return a text with its digits in the locale's own form."""
        return text.translate(self._digits) if self._digits else text

    def percent(self, value: Number) -> str:
        """Return a number of percent, such as 25 or 13.8."""
        return format_percent(round(value / 100, 6), locale=self.locale, numbering_system="default", decimal_quantization=False)

    def _money(self, amount: Number, currency: str) -> str:
        """Return an amount with the name of its currency, to the last digit given."""
        return format_currency(
            amount, currency, locale=self.locale, format_type="name", currency_digits=False,
            decimal_quantization=False, numbering_system="default",
        )  # fmt: skip

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
