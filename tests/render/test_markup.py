"""Texts become safe HTML: emphasis, links and lists, and nothing else; every foreign passage says its language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caretoolkit.localise import Passage
from caretoolkit.render.markup import block, inline, plain
from caretoolkit.render.polyglot import Spoken
from caretoolkit.render.voice import Voice


def _spoken(text: str, locale: str) -> Spoken:
    return Spoken.of("words", [Passage.of(text, locale)])


LINK = '<a href="https://example.org/" rel="nofollow noopener">'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain words", "plain words"),
        ("*emphasis* and **strong**", "<em>emphasis</em> and <strong>strong</strong>"),
        ("_emphasis_ and __strong__", "<em>emphasis</em> and <strong>strong</strong>"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"\*no emphasis\*", "*no emphasis*"),
        ("[words](https://example.org/)", f"{LINK}words</a>"),
        ("[**strong**](https://example.org/)", f"{LINK}<strong>strong</strong></a>"),
        ("[brackets] alone", "[brackets] alone"),
        ("AT&T", "AT&amp;T"),
        ("&copy; 2020", "© 2020"),
        ("5 < 6 & 7 > 2", "5 &lt; 6 &amp; 7 &gt; 2"),
        ("`code` # head", "`code` # head"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("*a* <script>alert(1)</script>", "<em>a</em> &lt;script&gt;alert(1)&lt;/script&gt;"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("&#x3c;script&#x3e;", "&lt;script&gt;"),
        ("*a* <img src=x onerror=alert(1)>", "<em>a</em> &lt;img src=x onerror=alert(1)&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](JaVaScRiPt:alert(1))", "[x](JaVaScRiPt:alert(1))"),
        ("[x](&#106;avascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](data:text/html,alert)", "[x](data:text/html,alert)"),
        ("[x](vbscript:x)", "[x](vbscript:x)"),
        ("[<b>x</b>](https://example.org/)", f"{LINK}&lt;b&gt;x&lt;/b&gt;</a>"),
        ("[x](mailto:a@example.org)", '<a rel="nofollow noopener">x</a>'),
    ],
)
def test_a_line_keeps_emphasis_and_links_and_shows_the_rest_as_text(text: str, html: str) -> None:
    assert inline(text) == html


@pytest.mark.parametrize("text", ['"quoted" *words*', '[x](https://example.org/"onclick="alert(1))'])
def test_a_quote_never_leaves_an_attribute(text: str) -> None:
    html = inline(text)

    assert 'onclick="' not in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one paragraph", "<p>one paragraph</p>"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("one <b>\n\ntwo & three", "<p>one &lt;b&gt;</p>\n<p>two &amp; three</p>\n"),
        ("*one*\n\ntwo", "<p><em>one</em></p>\n<p>two</p>\n"),
        ("- one\n- *two*", "<ul>\n<li>one</li>\n<li><em>two</em></li>\n</ul>\n"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"),
        ("# no head\n\n*x*", "<p># no head</p>\n<p><em>x</em></p>\n"),
        ("*x*\n\n<div>no div</div>", "<p><em>x</em></p>\n<p>&lt;div&gt;no div&lt;/div&gt;</p>\n"),
    ],
)
def test_a_longer_text_keeps_paragraphs_and_lists(text: str, html: str) -> None:
    assert block(text) == html


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("plain words", "plain words"),
        ("**bold** and [link](https://example.org/)", "bold and link"),
        ("- one\n- two", "one two"),
        ("AT&T < *all*", "AT&T < all"),
        ("*a* <b>", "a <b>"),
        ("*a*\n\nb", "a b"),
    ],
)
def test_a_title_is_told_without_its_marks(text: str, bare: str) -> None:
    assert plain(text) == bare


@pytest.mark.parametrize("text", ["2023. A year of care", "- 5 degrees"])
def test_a_title_that_looks_like_a_list_keeps_its_first_word(text: str) -> None:
    assert plain(text) == text


@given(st.text(alphabet="ab <>&\"'*_[]()\\-:/.#!\n", max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_makes_any_other_element(text: str) -> None:
    html = f"{inline(text)}{block(text)}"

    assert set(_elements(html)) <= {"p", "em", "strong", "a", "ul", "ol", "li"}


@pytest.mark.parametrize(
    ("text", "record", "page", "html"),
    [
        ("words", "en", "en", "words"),
        ("words", "en", "ar", '<span lang="en" dir="ltr">words</span>'),
        ("كلمات", "ar", "en", '<span lang="ar" dir="rtl">كلمات</span>'),
        (_spoken("palabras", "es"), "en", "es", "palabras"),
        (_spoken("palabras", "es"), "en", "es-CO", '<span lang="es" dir="ltr">palabras</span>'),
        (_spoken("*palabras*", "es"), "en", "ar", '<span lang="es" dir="ltr"><em>palabras</em></span>'),
    ],
)
def test_a_passage_in_another_language_says_which(text: str, record: str, page: str, html: str) -> None:
    voice = Voice(record, (page,))

    assert voice(text) == voice.html(text) == html


def test_a_block_or_an_element_in_another_language_says_which() -> None:
    voice = Voice("en", ("ar",))

    assert voice.block("words") == '<div lang="en" dir="ltr"><p>words</p></div>'
    assert voice.block(_spoken("كلمات", "ar")) == "<p>كلمات</p>"
    assert voice.attributes("words") == ' lang="en" dir="ltr"'
    assert voice.attributes(_spoken("كلمات", "ar")) == ""


def _elements(html: str) -> list[str]:
    return [part.split(">")[0].split(" ")[0].strip("/") for part in html.split("<")[1:]]
