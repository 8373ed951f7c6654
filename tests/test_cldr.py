"""Whether CLDR has data for a locale can be asked by its tag alone."""

import pytest

from caretoolkit.cldr import is_known_locale


@pytest.mark.parametrize("tag", ["en", "es-CO", "es-419", "pt-BR", "zh-Hans", "zh-Hant-HK", "ar"])
def test_a_locale_with_data_is_known(tag: str) -> None:
    assert is_known_locale(tag)


@pytest.mark.parametrize("tag", ["xx", "es-XX", "english", "", "e", "es-XX-YY"])
def test_a_locale_without_data_is_not(tag: str) -> None:
    assert not is_known_locale(tag)
