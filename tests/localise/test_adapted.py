"""What CLDR does not know of a locale is said in a file of its own, and everything else is still CLDR's."""

import pytest

from caretoolkit.load.records import read_record
from caretoolkit.localise.formats import Formats
from caretoolkit.model.formats import LocaleFormats
from tests.sample import Toolkit, page, words

GUARANI = """
name: Avañeʼẽ
languages: {es: karaiñeʼẽ}
countries: {CO: Kolómbia}
currencies: {COP: péso}
money: "{1} {0}"
numbers: {decimal: ",", group: ".", percent: "#,##0 %"}
short_numbers: {million: 0 M.}
dates: {day: "d 'jasy' M 'ary' y", month: M/y}
lists: {two: "{0} ha {1}", last: "{0} ha {1}"}
plurals: {one: n = 1}
"""


def formats(text: str, locale: str = "gn") -> Formats:
    return Formats(locale, read_record(LocaleFormats, text.encode("utf-8"), f"{locale}.yml", locale))


def everything(shown: Formats) -> tuple[str, ...]:
    """Return what a locale makes of each kind of value."""
    return (
        shown.own_name, shown.language("es"), shown.country("CO"), shown.money(1234567, "COP"), shown.number(1234567.5),
        shown.percent(12.5), shown.percent(-3), shown.compact(25_400_000), shown.date("2020"), shown.date("2020-10"),
        shown.date("2020-10-05"), shown.join("ab"), shown.join("abcd"), ", ".join(shown.counts_by_form()),
    )  # fmt: skip


def test_everything_that_is_said_otherwise_is_shown_so() -> None:
    assert everything(formats(GUARANI)) == (
        "Avañeʼẽ", "karaiñeʼẽ", "Kolómbia", "péso 1.234.567", "1.234.567,5",
        "12,5 %", "-3 %", "25,4 M.", "2020", "10/2020",
        "5 jasy 10 ary 2020", "a ha b", "a, b, c ha d", "other, one",
    )  # fmt: skip


@pytest.mark.parametrize("locale", ["gn", "st", "ar", "fr", "zh-Hans", "hi"])
def test_a_file_that_says_nothing_changes_nothing(locale: str) -> None:
    assert everything(formats("{}", locale)) == everything(Formats(locale))


@pytest.mark.parametrize(("locale", "like"), [("gn", "es-PY"), ("ar", "fr"), ("en", "en-GB")])
def test_the_formats_of_another_locale_are_taken_but_not_its_name(locale: str, like: str) -> None:
    name, *others = everything(formats(f"like: {like}", locale))

    assert others == list(everything(Formats(like))[1:])
    assert name == Formats(locale).own_name


def test_what_is_said_here_comes_before_what_is_taken() -> None:
    shown = formats("like: es\ncountries: {CO: Kolómbia}\ncurrencies: {EUR: éuro}")

    assert (shown.country("CO"), shown.country("PE")) == ("Kolómbia", "Perú")
    assert (shown.money(1, "EUR"), shown.money(2000, "EUR")) == ("1 éuro", "2000 éuro")
    assert shown.date("2020-10-05") == "5 de octubre de 2020"


def test_the_data_of_the_locale_itself_stays_as_it_is() -> None:
    formats(GUARANI)

    assert Formats("gn").country("CO") != "Kolómbia"
    assert Formats("gn").join("ab") == "a, b"


def test_months_have_the_names_that_are_given() -> None:
    names = ", ".join(f"month {number}" for number in range(1, 13))

    shown = formats(f"dates: {{day: d MMMM y, month: MMMM y, months: [{names}]}}")

    assert (shown.date("2020-10"), shown.date("2020-01-31")) == ("month 10 2020", "31 month 1 2020")


def test_short_numbers_keep_their_pattern_at_every_size() -> None:
    shown = formats('short_numbers: {thousand: "0 k", million: "0 m", billion: "0 b"}')

    assert [shown.compact(value) for value in (900, 1_500, 25_000, 150_000, 2_000_000, 3_500_000_000)] == [
        "900", "1.5 k", "25 k", "150 k", "2 m", "3.5 b",
    ]  # fmt: skip


def test_the_pages_of_a_locale_follow_its_file(toolkit: Toolkit) -> None:
    toolkit.edit("toolkit.yml", "[en, es, ar]", "[en, gn]")
    toolkit.write("formats/gn.yml", GUARANI)

    compiled = toolkit.compile()

    assert compiled.diagnostics == ()
    body = words(page(compiled, "cases/bogota-care-blocks/", "gn").body)
    assert "Bogotá, Kolómbia · since 10/2020" in body
    assert "842.278" in body
    assert "péso 500.000.000–700.000.000" in body
    assert "Avañeʼẽ" in page(compiled, "languages/", "gn").body


@pytest.mark.parametrize(
    ("line", "place", "told"),
    [
        ("mony: x", "1:1", "`mony` is not a field that is known here"),
        ("dates: {year: y, yaer: y}", "1:18", "`dates.yaer` is not a field that is known here"),
        ("like: xx", "1:7", "`like` is `xx`; it is not a locale that CLDR knows"),
        ("like: es", "1:7", "`like` is `es`; it is another locale than that of the file"),
        ('numbers: {decimal: ",", group: ","}', "1:32", "`numbers.group` is `,`; the sign between thousands is another than `decimal`"),
        ('money: "{0}"', "1:8", "`money` is `{0}`; the text holds `{0}` and `{1}`, each once, and no other braces"),
        ('money: "{0.real} {1}"', "1:8", "`money` is `{0.real} {1}`; the text holds `{0}` and `{1}`, each once, and no other braces"),
        ("dates: {day: MMMM y}", "1:14", "`dates.day` is `MMMM y`; the pattern holds day, month and year, each once, and words in quotes"),
        ("dates: {day: d de MMMM y}", "1:14", "`dates.day` is `d de MMMM y`; the pattern holds day, month and year, each once, and words in quotes"),
        ("dates: {months: [a, b]}", "1:9", "`dates.months` has 2 items; at least 12 are expected"),
        ("numbers: {decimal: ab}", "1:20", "`numbers.decimal` is `ab`; it is one sign, such as a point, a comma or a space"),
        ("numbers: {pattern: abc}", "1:20", "`numbers.pattern` is `abc`; the pattern says how digits are grouped, such as `#,##0.###`"),
        ('numbers: {percent: "0"}', "1:20", "`numbers.percent` is `0`; the pattern holds a number and one `%`, such as `#,##0%`"),
        ("short_numbers: {million: M}", "1:26", "`short_numbers.million` is `M`; the pattern holds one `0` for the number, and no other digit"),
        ("plurals: {one: often}", "1:16", "`plurals.one` is `often`; the rule says which numbers take the form, such as `n = 1`"),
        ("countries: {Colombia: Kolómbia}", "1:13", "`countries.Colombia` is `Colombia`; a country is written as two capital letters"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_at_its_place(toolkit: Toolkit, line: str, place: str, told: str) -> None:
    toolkit.write("formats/es.yml", f"{line}\n")

    (found,) = toolkit.compile().diagnostics

    assert told in found.message
    assert found.file == "toolkit_data/formats/es.yml"
    assert found.span
    assert f"{found.span.line}:{found.span.column}" == place


def test_two_files_that_name_each_other_take_what_cldr_says(toolkit: Toolkit) -> None:
    toolkit.write("formats/es.yml", "like: ar\n")
    toolkit.write("formats/ar.yml", "like: es\n")

    compiled = toolkit.compile()

    assert compiled.diagnostics == ()
    assert compiled.edition("es").formats.number(1234.5) == Formats("ar").number(1234.5)
    assert compiled.edition("ar").formats.number(1234.5) == Formats("es").number(1234.5)


def test_a_file_for_a_locale_that_nobody_knows_is_told(toolkit: Toolkit) -> None:
    toolkit.write("formats/xx.yml", "like: es\n")

    (found,) = toolkit.compile().diagnostics

    assert found.message == "`id` is `xx`; it is not a locale that CLDR knows"
