"""A page says how far it is translated, marks the passages that differ from the rest, and leads to the original."""

import re

import pytest

from caretoolkit.render import Page
from tests.sample import BLOCKS_IN_SPANISH, Toolkit, words

Pages = dict[tuple[str, str], Page]
BLOCKS_PAGE, AT_HOME_PAGE = "cases/bogota-care-blocks/", "cases/bogota-cuidado-en-casa/"
AT_HOME_IN_ENGLISH = "locales/en/cases/bogota-cuidado-en-casa.po"
UNREVIEWED = '<span class="ct-state ct-unreviewed" role="img" aria-label="not yet reviewed" title="not yet reviewed"></span>'
STALE = (
    '<span class="ct-state ct-stale" role="img" aria-label="changed since it was translated" '
    'title="changed since it was translated"></span>'
)


def note(body: str) -> str:
    found = re.search(r'<aside class="ct-note-bar".*?</aside>', body, re.DOTALL)
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("locale", "path", "said"),
    [
        pytest.param("es", BLOCKS_PAGE, "One passage of the translation is not yet reviewed.", id="reviewed in part"),
        pytest.param("es", BLOCKS_PAGE, "Parts of this page are not translated yet; they are shown in inglés.", id="in part"),
        pytest.param("es", BLOCKS_PAGE, "One passage has changed since it was translated; it is shown in inglés.", id="stale"),
        pytest.param(
            "es", "cases/vienna-respite-vouchers/", "This page is not translated yet; it is shown in inglés.", id="not at all"
        ),
    ],
)
def test_a_reader_is_told_how_far_a_page_is_translated(sample_pages: Pages, locale: str, path: str, said: str) -> None:
    assert said in words(note(sample_pages[locale, path].body))


@pytest.mark.parametrize("path", [BLOCKS_PAGE, AT_HOME_PAGE])
def test_a_page_that_is_its_own_original_or_reviewed_throughout_needs_no_note(sample_pages: Pages, path: str) -> None:
    body = sample_pages["en", path].body

    assert note(body) == ""
    assert "ct-state" not in body


def test_a_translation_that_nobody_has_reviewed_says_so_once_and_marks_nothing(toolkit: Toolkit) -> None:
    toolkit.write(AT_HOME_IN_ENGLISH, toolkit.read(AT_HOME_IN_ENGLISH).replace("\nmsgctxt", "\n#, fuzzy\nmsgctxt"))

    body = toolkit.body(AT_HOME_PAGE, "en")

    assert "The translation of this page is not yet reviewed." in note(body)
    assert "ct-state" not in body


def test_a_translation_of_which_nothing_is_reviewed_says_how_much_there_is(toolkit: Toolkit) -> None:
    toolkit.write(
        BLOCKS_IN_SPANISH,
        toolkit.read(BLOCKS_IN_SPANISH).replace('\nmsgctxt "title"', '\n#, fuzzy\nmsgctxt "title"').replace(
            '\nmsgctxt "challenge', '\n#, fuzzy\nmsgctxt "challenge'
        ),
    )  # fmt: skip

    body = toolkit.body(BLOCKS_PAGE, "es")

    assert "3 passages of this page are translated into español and not yet reviewed; the rest is in inglés." in words(note(body))
    assert "ct-unreviewed" not in body


def test_a_passage_that_differs_from_the_rest_bears_a_mark_which_the_note_explains(sample_pages: Pages) -> None:
    body = sample_pages["es", BLOCKS_PAGE].body

    assert f"a pocos pasos.{UNREVIEWED}</p>" in body
    assert f'<span lang="en" dir="ltr">Watch the opening hours.</span>{STALE}</li>' in body
    assert "Un tercio no tiene tiempo propio.<sup" in body
    assert note(body).count(UNREVIEWED) == note(body).count(STALE) == 1
    assert body.count("ct-state") == 4


def test_a_passage_of_several_paragraphs_is_marked_behind_its_last_word(toolkit: Toolkit) -> None:
    toolkit.edit(AT_HOME_IN_ENGLISH, 'msgctxt "summary.brief"', '#, fuzzy\nmsgctxt "summary.brief"')

    body = toolkit.body(AT_HOME_PAGE, "en")

    assert f"<p>During the visit the carer rests or studies.{UNREVIEWED}</p>" in body


def test_a_passage_that_is_stale_everywhere_is_marked(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS_IN_SPANISH, 'msgctxt "challenge.fact"', '#, fuzzy\n#| msgid "Half of them."\nmsgctxt "challenge.fact"')

    body = toolkit.body(BLOCKS_PAGE, "es")

    assert f"A third of them have no time of their own.</span>{STALE}" in body
    assert "2 passages have changed since they were translated; they are shown in inglés." in words(note(body))


def test_the_note_leads_to_the_original_and_offers_it_with_each_passage(sample_pages: Pages) -> None:
    said = note(sample_pages["es", BLOCKS_PAGE].body)

    assert f'<a href="../../../en/{BLOCKS_PAGE}" hreflang="en">Show the original</a>' in said
    assert '<button type="button" data-ct-originals="Hide the original">Show the original with each passage</button>' in said


def test_a_page_without_a_translation_has_no_original_to_show_with_its_passages(sample_pages: Pages) -> None:
    said = note(sample_pages["es", "cases/vienna-respite-vouchers/"].body)

    assert "Show the original" in said
    assert "data-ct-originals" not in said
