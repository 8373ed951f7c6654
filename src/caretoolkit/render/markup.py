"""Turns texts into safe HTML: a small part of Markdown, and the language of every passage that is not the page's.

Contributors' text is hostile until it has been through here.
"""

import re
from functools import lru_cache
from html import escape

import nh3
from markupsafe import Markup

from caretoolkit.localise import tag_direction
from caretoolkit.markdown import MARKDOWN

_MARKS = re.compile(r"[*_\[\]\\&]")
_LIST = re.compile(r"(?m)^\s*(?:[-+]|\d+[.)])\s")
_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li"}
_PARAGRAPH = re.compile(r"\n\s*\n")


@lru_cache(maxsize=64)
def language_attributes(locale: str) -> str:
    """Return ` lang` and `dir` for an element in this language."""
    return f' lang="{escape(locale)}" dir="{tag_direction(locale)}"'


def phrase(text: str, locale: str, page_locale: str) -> str:
    """Return a text of one line as HTML, in a `span` with its language where that is not the page's."""
    return inline(text) if locale == page_locale else _foreign(text, locale)


@lru_cache(maxsize=256)
def inline(text: str) -> str:
    """Return a text of one line as HTML: emphasis and links, nothing else."""
    return _clean(MARKDOWN.renderInline(text)) if _MARKS.search(text) else escape(text)


@lru_cache(maxsize=256)
def _foreign(text: str, locale: str) -> str:
    return f"<span{language_attributes(locale)}>{inline(text)}</span>"


@lru_cache(maxsize=64)
def block(text: str) -> Markup:
    """Return a text of several paragraphs as HTML: paragraphs, lists, emphasis and links."""
    if _MARKS.search(text) or _LIST.search(text):
        return Markup(_clean(MARKDOWN.render(text)))
    return Markup("".join([f"<p>{escape(part)}</p>" for part in _PARAGRAPH.split(text)]))


def _clean(html: str) -> str:
    return nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"}, link_rel="nofollow noopener")
