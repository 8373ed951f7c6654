"""CLDR's data of a locale with what a toolkit says otherwise, as Babel's own `Locale`: Babel formats with it as with any."""

from collections.abc import Iterator, Mapping
from typing import Any

from babel import Locale, localedata
from babel.dates import parse_pattern as date_pattern
from babel.numbers import parse_pattern as number_pattern
from babel.plural import PluralRule

from caretoolkit.cldr import known_locale
from caretoolkit.model.formats import DateFormats, ListFormats, LocaleFormats, NumberFormats, ShortNumbers

_Data = Mapping[Any, Any]  # Any: Babel's data has keys and values of many types

_FORMS = ("zero", "one", "two", "few", "many", "other")
_SIZES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


def adapted(locale: str, own: LocaleFormats | None) -> Locale:
    """Return what CLDR knows of a locale, with what is said otherwise; raises `ToolkitError` where CLDR does not know it."""
    if own is None:
        return known_locale(locale)
    return _Adapted(known_locale(own.like or locale), own)


class _Adapted(Locale):
    """A locale whose data is CLDR's but for some of it."""

    def __init__(self, like: Locale, own: LocaleFormats) -> None:
        super().__init__(like.language, like.territory, like.script, like.variant)
        data: dict[Any, Any] = {**localedata.load(str(like))}  # Any: as above
        localedata.merge(data, dict(_changes(own, like)))
        self._own_data = localedata.LocaleDataDict(data)

    @property
    def _data(self) -> localedata.LocaleDataDict:
        """Return the data that every method and every function of Babel reads."""
        return self._own_data


def _changes(own: LocaleFormats, like: Locale) -> Iterator[tuple[str, Any]]:
    """Yield what differs, by the keys that Babel has for it."""
    yield "languages", {tag.replace("-", "_"): name for tag, name in own.languages.items()}
    yield "territories", own.countries
    yield "currency_names", own.currencies
    yield "currency_names_plural", {code: dict.fromkeys(_FORMS, name) for code, name in own.currencies.items()}
    money = dict.fromkeys(_FORMS, own.money) | {"many": own.money_many or own.money}
    yield "currency_unit_patterns", {form: pattern for form, pattern in money.items() if pattern}
    yield from _numbers(own.numbers, like)
    yield "compact_decimal_formats", {"short": _short(own.short_numbers, like)}
    yield from _dates(own.dates)
    yield "list_patterns", {"standard": _list(own.lists)}
    if own.plurals:
        yield "plural_form", PluralRule(dict[str, str](own.plurals.items()))


def _numbers(own: NumberFormats, like: Locale) -> Iterator[tuple[str, _Data]]:
    yield "number_symbols", {like.default_numbering_system: {"decimal": own.decimal, "group": own.group}}
    if own.pattern:
        yield "decimal_formats", {None: number_pattern(own.pattern)}
    if own.percent:
        yield "percent_formats", {None: number_pattern(own.percent)}


def _short(own: ShortNumbers, like: Locale) -> _Data:
    """Return a pattern for each power of ten: `0K` stands for `0K`, `00K` and `000K`."""
    patterns = {
        str(size * 10**zeros): number_pattern(pattern.replace("0", "0" * (zeros + 1)))
        for name, size in _SIZES.items()
        if (pattern := getattr(own, name))
        for zeros in range(3)
    }
    forms = {"other", *like.compact_decimal_formats.get("short", ())}
    return dict.fromkeys(sorted(forms), patterns)


def _dates(own: DateFormats) -> Iterator[tuple[str, _Data]]:
    if own.day:
        yield "date_formats", {"long": date_pattern(own.day)}
    skeletons = {"yMMMM": own.month, "y": own.year}
    yield "datetime_skeletons", {name: date_pattern(pattern) for name, pattern in skeletons.items() if pattern}
    if own.months:
        names = dict(enumerate(own.months, 1))
        yield "months", {"format": {"wide": names}, "stand-alone": {"wide": names}}


def _list(own: ListFormats) -> _Data:
    return {"2": own.two, "start": own.middle, "middle": own.middle, "end": own.last}
