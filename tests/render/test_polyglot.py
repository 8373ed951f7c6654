"""HTML for all locales at once: what they share is kept once, and each gets its own words back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caretoolkit.localise import Passage
from caretoolkit.render.polyglot import Spoken, apart, together
from caretoolkit.render.voice import Voice

TEXTS = st.text(st.characters(exclude_characters="\x02\x1f"), max_size=20)


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=6))
def test_each_locale_gets_back_what_it_said(places: list[list[str]]) -> None:
    html = "".join(f"<p>{together(said)}</p>" for said in places)

    pages = apart(html, 3)

    assert pages == ["".join(f"<p>{said[number]}</p>" for said in places) for number in range(3)]


def test_what_all_locales_share_is_kept_once() -> None:
    assert together(["<b>45</b>"] * 4) == "<b>45</b>"


@pytest.mark.parametrize("locales", [("en",), ("en", "es"), ("ar", "en", "fr")])
def test_a_text_that_nobody_translated_is_in_its_own_language_everywhere(locales: tuple[str, ...]) -> None:
    html = Voice("en", locales).html("words")

    shown = dict(zip(locales, apart(html, len(locales)), strict=True))

    assert shown.pop("en") == "words"
    assert set(shown.values()) <= {'<span lang="en" dir="ltr">words</span>'}


def test_a_translated_text_is_in_the_language_of_each_page() -> None:
    text = Spoken.of("words", [Passage.of("words", "en"), Passage.of("palabras", "es"), Passage.of("words", "en")])
    voice = Voice("en", ("en", "es", "ar"))

    assert apart(voice.html(text), 3) == ["words", "palabras", '<span lang="en" dir="ltr">words</span>']
    assert apart(voice.attributes(text), 3) == ["", "", ' lang="en" dir="ltr"']
    assert apart(voice.plain(text), 3) == ["words", "palabras", "words"]
