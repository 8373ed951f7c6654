"""A locale's parents, digits and groups are those of CLDR."""

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from caretoolkit.cldr import own_digits, with_parents


@pytest.mark.parametrize(
    ("tag", "all_of_them"),
    [
        ("es", ["es"]),
        ("es-CO", ["es-CO", "es-419", "es"]),
        ("pt-AO", ["pt-AO", "pt-PT", "pt"]),
        ("xx", ["xx"]),
    ],
)
def test_a_locale_stands_before_its_parents(tag: str, all_of_them: list[str]) -> None:
    assert list(with_parents(tag)) == all_of_them


@pytest.mark.parametrize(
    ("tag", "shown"), [("ar", "2020"), ("ar-EG", "٢٠٢٠"), ("fa", "۲۰۲۰"), ("mr", "२०२०"), ("bn", "২০২০"), ("es", "2020")]
)
def test_digits_are_the_locales_own(tag: str, shown: str) -> None:
    assert "2020".translate(own_digits(Locale.parse(tag, sep="-"))) == shown


def test_every_locale_that_has_digits_of_its_own_has_them_here() -> None:
    locales = [Locale.parse(identifier) for identifier in locale_identifiers()]

    without = {str(locale) for locale in locales if locale.default_numbering_system != "latn" and not own_digits(locale)}

    assert without == set()
