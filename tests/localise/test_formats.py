"""Numbers, money, dates, lists and names stand in each locale as CLDR has them."""

from decimal import Decimal

import pytest
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from caretoolkit.diagnostics import ToolkitError
from caretoolkit.localise.formats import Formats, tag_direction
from caretoolkit.model.formats import LocaleFormats

NARROW = "\u202f"
FIXED = "\xa0"


@pytest.mark.parametrize(
    ("locale", "value", "shown"),
    [
        ("en-GB", 1234567, "1,234,567"),
        ("en-GB", 12.5, "12.5"),
        ("en-GB", 0.123456, "0.123456"),
        ("en-GB", 0, "0"),
        ("en-GB", -1, "-1"),
        ("es", 1234567, "1.234.567"),
        ("es", 12.5, "12,5"),
        ("fr", 1234567, f"1{NARROW}234{NARROW}567"),
        ("fr", 12.5, "12,5"),
        ("ar", 1234567, "1,234,567"),
        ("ar", 12.5, "12.5"),
        ("pt", 1234567, "1.234.567"),
        ("pt", 12.5, "12,5"),
        ("zh-Hans", 1234567, "1,234,567"),
        ("zh-Hans", 12.5, "12.5"),
    ],
)
def test_a_number_is_shown_to_its_last_digit(locale: str, value: float, shown: str) -> None:
    assert Formats(locale).number(value) == shown


@pytest.mark.parametrize(
    ("locale", "value", "shown"),
    [
        ("en-GB", 25, "25%"),
        ("en-GB", 13.8, "13.8%"),
        ("en-GB", 0.1, "0.1%"),
        ("es", 25, f"25{FIXED}%"),
        ("es", 76.2, f"76,2{FIXED}%"),
        ("fr", 13.8, f"13,8{FIXED}%"),
        ("ar", 25, "25%"),
        ("pt", 13.8, "13,8%"),
        ("zh-Hans", 100, "100%"),
    ],
)
def test_a_percentage_is_shown_as_the_source_gives_it(locale: str, value: float, shown: str) -> None:
    assert Formats(locale).percent(value) == shown


@pytest.mark.parametrize(
    ("locale", "amount", "currency", "shown"),
    [
        ("en-GB", 1, "EUR", "1 euro"),
        ("en-GB", 7200000000, "COP", "7.2 billion Colombian pesos"),
        ("en-GB", 7214000000, "COP", "7,214,000,000 Colombian pesos"),
        ("en-GB", 999999999, "COP", "999,999,999 Colombian pesos"),
        ("en-GB", 10800000000000, "USD", "10.8 trillion US dollars"),
        ("en-GB", 1250000.5, "USD", "1,250,000.5 US dollars"),
        ("es", 1, "COP", "1 peso colombiano"),
        ("es", 7200000000, "COP", "7,2 mil millones pesos colombianos"),
        ("fr", 1000000000, "USD", "1 milliard dollars des États-Unis"),
        ("fr", 1250000.5, "USD", f"1{NARROW}250{NARROW}000,5 dollars des États-Unis"),
        ("ar", 5000, "COP", "5,000 بيزو كولومبي"),
        ("pt", 5000, "COP", "5.000 Pesos colombianos"),
        ("zh-Hans", 5000, "COP", "5,000哥伦比亚比索"),
        ("zh-Hans", 7200000000, "COP", "72亿哥伦比亚比索"),
    ],
)
def test_money_is_shown_with_the_name_of_its_currency(locale: str, amount: float, currency: str, shown: str) -> None:
    assert Formats(locale).money(amount, currency) == shown


@pytest.mark.parametrize(
    ("locale", "year", "month", "day"),
    [
        ("en-GB", "2020", "October 2020", "5 October 2020"),
        ("es", "2020", "octubre de 2020", "5 de octubre de 2020"),
        ("fr", "2020", "octobre 2020", "5 octobre 2020"),
        ("ar", "2020", "أكتوبر 2020", "5 أكتوبر 2020"),
        ("pt", "2020", "outubro de 2020", "5 de outubro de 2020"),
        ("zh-Hans", "2020年", "2020年10月", "2020年10月5日"),
    ],
)
def test_a_date_is_shown_at_its_own_precision(locale: str, year: str, month: str, day: str) -> None:
    formats = Formats(locale)

    shown = (formats.date("2020"), formats.date("2020-10"), formats.date("2020-10-05"))

    assert shown == (year, month, day)
    assert formats.year(2020) == year


@pytest.mark.parametrize(
    ("locale", "two", "three"),
    [
        ("en-GB", "a and b", "a, b and c"),
        ("es", "a y b", "a, b y c"),
        ("fr", "a et b", "a, b et c"),
        ("ar", "a وb", "a وb وc"),
        ("pt", "a e b", "a, b e c"),
        ("zh-Hans", "a和b", "a、b和c"),
    ],
)
def test_a_list_is_said_in_words(locale: str, two: str, three: str) -> None:
    join = Formats(locale).join

    assert (join([]), join(["a"]), join(["a", "b"]), join(iter("abc"))) == ("", "a", two, three)


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("Infraestructura", "agua e Infraestructura"),
        ("hijas", "agua e hijas"),
        ('<a href="/i/">índices</a>', 'agua e <a href="/i/">índices</a>'),
        ("hierro", "agua y hierro"),
        ("yeso", "agua y yeso"),
    ],
)
def test_a_spanish_list_ends_as_it_sounds(last: str, said: str) -> None:
    assert Formats("es").join(["agua", last]) == said


@pytest.mark.parametrize(
    ("locale", "amount", "shown"),
    [
        ("es", 1_000_000, "1.000.000 de euros"),
        ("es", 1_500_000, "1.500.000 euros"),
        ("es", 1_200_000_000, "1,2 mil millones de euros"),
        ("fr", 1_200_000_000, "1,2 milliard d’euros"),
        ("pt", 2_000_000_000, "2 bilhões de Euros"),
    ],
)
def test_a_round_sum_joins_its_currency_as_the_file_of_the_locale_says(locale: str, amount: int, shown: str) -> None:
    assert Formats(locale, LocaleFormats(id=locale, money_many="{0} de {1}")).money(amount, "EUR") == shown


@pytest.mark.parametrize(
    ("locale", "country", "language", "city", "direction", "own"),
    [
        ("en-GB", "Colombia", "Spanish", None, "ltr", "English (United Kingdom)"),
        ("es", "Colombia", "español", "Viena", "ltr", "Español"),
        ("fr", "Colombie", "espagnol", "Vienne", "ltr", "Français"),
        ("ar", "كولومبيا", "الإسبانية", "فيينا", "rtl", "العربية"),
        ("pt", "Colômbia", "espanhol", "Viena", "ltr", "Português"),
        ("zh-Hans", "哥伦比亚", "西班牙语", "维也纳", "ltr", "中文 (简体)"),
    ],
)
def test_countries_languages_and_cities_have_their_names(
    locale: str, country: str, language: str, city: str | None, direction: str, own: str
) -> None:
    formats = Formats(locale)

    assert formats.country("CO") == country
    assert formats.language("es") == language
    assert formats.exemplar_city("Europe/Vienna") == city
    assert formats.direction == direction
    assert formats.own_name == own


def test_what_cldr_does_not_know_is_shown_as_it_is_written() -> None:
    formats = Formats("es")

    assert (formats.country("XX"), formats.language("xx"), formats.exemplar_city("Nowhere/At_all")) == ("XX", "xx", None)


@pytest.mark.parametrize(
    ("tag", "direction"), [("ar", "rtl"), ("fa", "rtl"), ("es-CO", "ltr"), ("zh-Hans", "ltr"), ("xx", "ltr")]
)
def test_the_direction_of_a_language_follows_from_its_tag(tag: str, direction: str) -> None:
    assert tag_direction(tag) == direction


@pytest.mark.parametrize(
    ("locale", "value", "like"),
    [
        ("en-GB", 1, 1),
        ("en-GB", -1, 1),
        ("en-GB", 5, 5),
        ("en-GB", 1.5, 0),
        ("es", 1.5, 0),
        ("fr", 1.5, 0),
        ("fr", 2.5, 2),
        ("ar", 2, 2),
        ("ar", 1.5, 100),
        ("zh-Hans", 1.5, 0),
    ],
)
def test_a_figure_with_decimals_takes_the_plural_form_of_a_whole_number(locale: str, value: float, like: int) -> None:
    assert Formats(locale).count_like(value) == like


@pytest.mark.parametrize("locale", ["xx", "english", "", "e", "es-XX-YY"])
def test_a_locale_that_cldr_does_not_know_is_a_wrong_call(locale: str) -> None:
    with pytest.raises(ToolkitError, match=f"^`{locale}` is not a locale that CLDR knows; use a tag such as `es` or `zh-Hans`$"):
        Formats(locale)


def test_four_digits_stand_together_in_spanish() -> None:
    assert Formats("es").number(1234) == "1234"


@pytest.mark.parametrize(
    ("locale", "four", "five", "money"),
    [
        ("en-GB", "1,234", "12,345", "1,234 euros"),
        ("es", "1234", "12.345", "1234 euros"),
        ("es-ES", "1234", "12.345", "1234 euros"),
        ("es-CO", "1.234", "12.345", "1.234 euros"),
        ("pt", "1.234", "12.345", "1.234 Euros"),
        ("pt-PT", "1234", f"12{FIXED}345", "1234 euros"),
        ("pl", "1234", f"12{FIXED}345", "1234 euro"),
    ],
)
def test_digits_are_grouped_from_where_each_locale_begins(locale: str, four: str, five: str, money: str) -> None:
    formats = Formats(locale)

    assert (formats.number(1234), formats.number(12345), formats.money(1234, "EUR")) == (four, five, money)


@pytest.mark.parametrize(
    ("locale", "number", "percent", "share", "money"),
    [
        ("en-GB", "7–12.5", "7–12.5%", "7–12.5%", "7–12.5 euros"),
        ("es", "7–12,5", f"7–12,5{FIXED}%", f"7–12,5{FIXED}%", "7–12,5 euros"),
        ("tr", "7–12,5", "%7–12,5", "%7–12,5", "7–12,5 Euro"),
        ("ar-EG", "٧–١٢٫٥", "٧–١٢٫٥%", "٧–١٢٫٥%", "٧–١٢٫٥ يورو"),
        ("zh-Hans", "7–12.5", "7–12.5%", "7–12.5%", "7–12.5欧元"),
    ],
)
def test_a_range_has_its_sign_or_currency_once(locale: str, number: str, percent: str, share: str, money: str) -> None:
    formats = Formats(locale)

    shown = (formats.number(12.5, 7), formats.percent(12.5, 7), formats.share(0.125, 0.07), formats.money(12.5, "EUR", 7))

    assert shown == (number, percent, share, money)


def test_a_locale_with_digits_of_its_own_shows_them() -> None:
    formats = Formats("ar-EG")

    assert (formats.number(12.5), formats.date("2020")) == ("١٢٫٥", "٢٠٢٠")


@pytest.mark.parametrize("locale", ["en", "fr", "ar", "pt", "zh-Hans", "hi", "de-CH", "ru", "sw"])
@given(st.one_of(st.integers(-(10**6), 10**12), st.decimals(0, 10**7, places=2).map(float)))
def test_numbers_stand_as_babel_writes_them(locale: str, value: float) -> None:
    expected = format_decimal(value, locale=locale.replace("-", "_"), decimal_quantization=False)

    assert Formats(locale).number(value) == expected


@pytest.mark.parametrize("locale", ["en", "fr", "ar", "pt", "hi", "tr"])
@given(st.integers(0, 10**9 - 1))
def test_money_and_percent_stand_as_babel_writes_them(locale: str, value: int) -> None:
    formats = Formats(locale)

    money = format_currency(value, "EUR", locale=locale, format_type="name", currency_digits=False, decimal_quantization=False)

    assert formats.money(value, "EUR") == money
    assert formats.percent(-value) == format_percent(Decimal(-value) / 100, locale=locale, decimal_quantization=False)
    assert formats.percent(value) == format_percent(Decimal(value) / 100, locale=locale, decimal_quantization=False)


@pytest.mark.parametrize(
    ("locale", "value", "shown"),
    [
        ("en", 300_000, "300K"),
        ("es", 5_000_000, "5 M"),
        ("fr", 1_000_000, "1 M"),
        ("zh-Hans", 300_000, "30万"),
    ],
)
def test_a_round_number_is_shown_in_few_characters(locale: str, value: int, shown: str) -> None:
    assert Formats(locale).compact(value).replace("\xa0", " ") == shown
