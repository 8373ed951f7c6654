"""Translators' work survives whatever happens to the source."""

import shutil
from pathlib import Path

from babel.messages import Message

from caretoolkit import Compiled
from caretoolkit.localise.extract import INTERFACE_LOCALE, record_catalogue, update
from caretoolkit.localise.po import read_catalogue
from tests.sample import BLOCKS, BLOCKS_IN_SPANISH, REAL, Toolkit, page, pages

TITLE, CHANGED = "Care blocks", "Care blocks of the city"
OLD, NEW = f"title: {TITLE}", f"title: {CHANGED}"
TRANSLATION = "Manzanas del cuidado"


def test_updating_the_real_catalogues_changes_nothing(real: Compiled, tmp_path: Path) -> None:
    shutil.copytree(REAL / "locales", tmp_path / "locales")
    translated = [locale for locale in real.locales if locale != INTERFACE_LOCALE]

    changed = {locale: update(real.loaded.library, tmp_path, locale) for locale in translated}

    assert len(translated) == len(real.locales) - 1
    assert changed == dict.fromkeys(translated, 0)


def test_updating_twice_changes_nothing(toolkit: Toolkit) -> None:
    library = toolkit.compile().loaded.library
    _ = [update(library, toolkit.folder, locale) for locale in ("es", "fr", "ar")]

    assert [update(library, toolkit.folder, locale) for locale in ("es", "fr", "ar")] == [0, 0, 0]


def test_a_changed_source_keeps_its_old_translation_beside_the_new_text(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, OLD, NEW)

    _update(toolkit)

    message = _title(toolkit, CHANGED)
    assert message.string == TRANSLATION
    assert message.fuzzy
    assert message.previous_id == [TITLE]


def test_a_stale_translation_is_not_shown(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, OLD, NEW)
    _update(toolkit)

    page = _page(toolkit)

    assert TRANSLATION not in page
    assert f'<h1 lang="en" dir="ltr">{CHANGED}</h1>' in page


def test_a_source_that_is_put_back_finds_its_translation_again(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, OLD, "title: Something else altogether, with no word in common")
    _update(toolkit)
    toolkit.edit(BLOCKS, "title: Something else altogether, with no word in common", OLD)

    _update(toolkit)

    assert f"<h1>{TRANSLATION}</h1>" in _page(toolkit)


def test_a_new_language_has_every_page_before_a_word_is_translated(toolkit: Toolkit) -> None:
    toolkit.edit("toolkit.yml", "locales: [en, es, ar]", "locales: [en, es, ar, sw]")
    library = toolkit.compile().loaded.library

    files = update(library, toolkit.folder, "sw")
    swahili = [made for (locale, _), made in pages(toolkit.compile()).items() if locale == "sw"]

    with_texts = [entry for entry in library.entries.values() if len(record_catalogue(entry))]
    assert files == len(with_texts) + 1  # that of the interface
    assert all(made.body for made in swahili)
    assert 'lang="en"' in swahili[0].body


def _update(toolkit: Toolkit) -> None:
    update(toolkit.compile().loaded.library, toolkit.folder, "es")


def _title(toolkit: Toolkit, text: str) -> Message:
    found = read_catalogue((toolkit.folder / BLOCKS_IN_SPANISH).read_bytes(), "es").get(text, context="title")
    assert found
    return found


def _page(toolkit: Toolkit) -> str:
    return page(toolkit.compile(), "cases/bogota-care-blocks/", "es").body
