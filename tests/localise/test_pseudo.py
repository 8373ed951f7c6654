"""Pseudo-locales: English in disguise, with whatever a program reads left as it is."""

import pytest

from caretoolkit.localise.placeholders import placeholders
from caretoolkit.localise.pseudo import disguised


def test_a_text_becomes_longer_and_accented() -> None:
    said = disguised("Care blocks of the city", "en-XA")

    assert said.startswith("Çáŕé bļöçķš öƒ".replace("ƒ", "f"))
    assert len(said) >= 1.3 * len("Care blocks of the city")


def test_a_text_becomes_one_from_right_to_left() -> None:
    assert "care" not in disguised("Care", "ar-XB").lower()
    assert "\u0600" < disguised("Care", "ar-XB")[0] < "\u06ff"


@pytest.mark.parametrize("locale", ["en-XA", "ar-XB"])
@pytest.mark.parametrize("text", ["{number} places in {city}", "See **[the law]({link1})**.", "- one\n- two"])
def test_names_and_marks_stay(text: str, locale: str) -> None:
    said = disguised(text, locale)

    assert placeholders(said) == placeholders(text)
    assert said.count("**") == text.count("**")
    assert said.count("\n- ") == text.count("\n- ")
