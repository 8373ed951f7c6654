"""Contributors' text, in records and in translations, never comes out as anything but text."""

import shutil
from pathlib import Path

import pytest

from caretoolkit import Compiled, compile_toolkit
from tests.sample import page, pages

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[link](javascript:alert(1))",
    "[link](data:text/html,alert(1))",
    "<https://example.org/><b>bold</b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)
CASE = "cases/ouagadougou-mobile-creches.yml"
TITLE = "title: Mobile crèches at public works sites"
FACT = "Before the crèches, women took turns to mind each other's children."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the real data."""
    shutil.copytree(ROOT / "toolkit_data", tmp_path / "toolkit_data")
    return tmp_path / "toolkit_data"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_as_text_on_every_page(data: Path, text: str) -> None:
    _change(data / CASE, TITLE, f"title: '{text}'")
    _change(data / CASE, FACT, f"'{text}'")

    bodies = _bodies(compile_toolkit(data), "en")

    assert [path for path, body in bodies.items() if _is_unsafe(body)] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_translation_is_shown_as_text_on_every_page(data: Path, text: str) -> None:
    catalogue = data / "locales/es/cases/ouagadougou-mobile-creches.po"
    lines = catalogue.read_text(encoding="utf-8").split("\n")
    place = lines.index('msgctxt "title"')
    lines[place + 2] = f'msgstr "{text}"'
    catalogue.write_text("\n".join(lines), encoding="utf-8")

    bodies = _bodies(compile_toolkit(data), "es")

    assert [path for path, body in bodies.items() if _is_unsafe(body)] == []


def test_the_title_of_a_page_is_escaped_in_its_frame(data: Path) -> None:
    from caretoolkit.render.frame import PLAIN  # the frame of no host, for looking at the compiler alone

    _change(data / CASE, TITLE, """title: 'A "quoted" <title> & more'""")
    compiled = compile_toolkit(data)

    html = PLAIN.fill(page(compiled, "cases/ouagadougou-mobile-creches/"))

    assert "<title>A &quot;quoted&quot; &lt;title&gt; &amp; more</title>" in html


def _bodies(compiled: Compiled, locale: str) -> dict[str, str]:
    assert not compiled.has_errors, compiled.diagnostics
    return {path: made.body for (tag, path), made in pages(compiled).items() if tag == locale}


def _is_unsafe(body: str) -> bool:
    return any(mark in body for mark in ("<script", "<img", "<b>", 'href="javascript:', 'href="data:text'))


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
