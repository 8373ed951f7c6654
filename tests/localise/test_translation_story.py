"""Translators' work survives whatever happens to the source."""

import shutil
from pathlib import Path

import pytest

from caretoolkit import Compiled, compile_toolkit
from caretoolkit.localise.catalogue import read_catalogue
from caretoolkit.localise.extract import update
from tests.sample import page, pages

ROOT = Path(__file__).parents[2]
CASE = "cases/ouagadougou-mobile-creches.yml"
CATALOGUE = "locales/es/cases/ouagadougou-mobile-creches.po"
OLD, NEW = "title: Mobile crèches at public works sites", "title: Mobile crèches at the sites of public works"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the real data."""
    shutil.copytree(ROOT / "toolkit_data", tmp_path / "toolkit_data")
    return tmp_path / "toolkit_data"


def test_updating_twice_changes_nothing(data: Path) -> None:
    library = compile_toolkit(data).loaded.library

    assert [update(library, data, locale) for locale in ("es", "fr", "ar")] == [0, 0, 0]


def test_a_changed_source_keeps_its_old_translation_beside_the_new_text(data: Path) -> None:
    translation = _title(data)
    _change(data / CASE, OLD, NEW)

    update(compile_toolkit(data).loaded.library, data, "es")

    message = _message(data, "Mobile crèches at the sites of public works")
    assert message.string == translation
    assert message.fuzzy
    assert message.previous_id == ["Mobile crèches at public works sites"]


def test_a_stale_translation_is_not_shown(data: Path) -> None:
    translation = _title(data)
    _change(data / CASE, OLD, NEW)
    update(compile_toolkit(data).loaded.library, data, "es")

    page = _page(compile_toolkit(data))

    assert translation not in page
    assert '<h1 lang="en" dir="ltr">Mobile crèches at the sites of public works</h1>' in page


def test_a_source_that_is_put_back_finds_its_translation_again(data: Path) -> None:
    translation = _title(data)
    _change(data / CASE, OLD, "title: Something else altogether, with no word in common")
    update(compile_toolkit(data).loaded.library, data, "es")
    _change(data / CASE, "title: Something else altogether, with no word in common", OLD)

    update(compile_toolkit(data).loaded.library, data, "es")

    assert f"<h1>{translation}</h1>" in _page(compile_toolkit(data))


def test_a_new_language_has_every_page_before_a_word_is_translated(data: Path) -> None:
    _change(data / "toolkit.yml", "locales: [en, es, fr, ar]", "locales: [en, es, fr, ar, sw]")
    compiled = compile_toolkit(data)

    files = update(compiled.loaded.library, data, "sw")
    swahili = [made for (locale, _), made in pages(compile_toolkit(data)).items() if locale == "sw"]

    assert files > 60
    assert all(made.body for made in swahili)
    assert 'lang="en"' in swahili[0].body


def _title(data: Path) -> str:
    return str(_message(data, "Mobile crèches at public works sites").string)


def _message(data: Path, text: str):  # type: ignore[no-untyped-def]  # Babel's message
    return read_catalogue((data / CATALOGUE).read_bytes(), "es").get(text, context="title")


def _page(compiled: Compiled) -> str:
    return page(compiled, "cases/ouagadougou-mobile-creches/", "es").body


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
