"""Contributors' text, in records and in translations, never comes out as anything but text."""

import pytest

from caretoolkit import Compiled
from caretoolkit.render.frame import PLAIN
from tests.sample import BLOCKS, BLOCKS_IN_SPANISH, Toolkit, page, pages

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[link](javascript:alert(1))",
    "[link](data:text/html,alert(1))",
    "<https://example.org/><b>bold</b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)
TITLE = "title: Care blocks"
FACT = "A third of them have no time of their own."


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_as_text_on_every_page(toolkit: Toolkit, text: str) -> None:
    toolkit.edit(BLOCKS, TITLE, f"title: '{text}'")
    toolkit.edit(BLOCKS, FACT, f"'{text}'")

    bodies = _bodies(toolkit.compile(), "en")

    assert [path for path, body in bodies.items() if _is_unsafe(body)] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_translation_is_shown_as_text_on_every_page(toolkit: Toolkit, text: str) -> None:
    toolkit.edit(BLOCKS_IN_SPANISH, 'msgstr "Manzanas del cuidado"', f'msgstr "{text}"')

    bodies = _bodies(toolkit.compile(), "es")

    assert [path for path, body in bodies.items() if _is_unsafe(body)] == []


def test_the_title_of_a_page_is_escaped_in_its_frame(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, TITLE, """title: 'A "quoted" <title> & more'""")

    html = PLAIN.fill(page(toolkit.compile(), "cases/bogota-care-blocks/"))

    assert "<title>A &quot;quoted&quot; &lt;title&gt; &amp; more</title>" in html


def _bodies(compiled: Compiled, locale: str) -> dict[str, str]:
    assert not compiled.has_errors, compiled.diagnostics
    return {path: made.body for (tag, path), made in pages(compiled).items() if tag == locale}


def _is_unsafe(body: str) -> bool:
    return any(mark in body for mark in ("<script", "<img", "<b>", 'href="javascript:', 'href="data:text'))
