"""Turns texts into safe HTML: a small part of Markdown, and the language of every passage that is not the page's.

Contributors' text is hostile until it has been through here.
"""

import re
from functools import lru_cache
from html import escape, unescape

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from caretoolkit.localise import Passage, tag_direction

_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "link", "list", "escape", "entity"])
_MAY_BE_MARKDOWN = re.compile(r"[*_\[\]\\&]|(?m:^\s*(?:[-+]|\d+[.)])\s)")
_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li"}
_PARAGRAPH = re.compile(r"\n\s*\n")


class Voice:
    """Prints the texts of one record on a page of one locale."""

    def __init__(self, record_locale: str, page_locale: str) -> None:
        self.record_locale = record_locale
        self.page_locale = page_locale
        self._is_own = record_locale == page_locale

    def __call__(self, text: str) -> Markup:
        """Return a text of one line for a template, in a `span` with its language where that is not the page's."""
        return Markup(self.html(text))

    def html(self, text: str) -> str:
        """Return a text of one line as HTML, as above."""
        locale = self.locale_of(text)
        return inline(text) if locale == self.page_locale else _foreign(text, locale)

    def block(self, text: str) -> Markup:
        """Return a text of several paragraphs as HTML, in a `div` with its language where that is not the page's."""
        locale = self.locale_of(text)
        html = block(text)
        return html if locale == self.page_locale else Markup(f"<div {_language(locale)}>{html}</div>")

    def locale_of(self, text: str) -> str:
        """Return the language that a text is really in."""
        return text.locale if isinstance(text, Passage) else self.record_locale

    def attributes(self, text: str) -> Markup:
        """Return ` lang` and `dir` for the element that holds this text, or nothing where the page's stand."""
        locale = self.locale_of(text)
        return Markup("") if locale == self.page_locale else Markup(" " + _language(locale))


@lru_cache(maxsize=64)
def _language(locale: str) -> str:
    return f'lang="{escape(locale)}" dir="{tag_direction(locale)}"'


@lru_cache(maxsize=4096)
def inline(text: str) -> str:
    """Return a text of one line as HTML: emphasis and links, nothing else."""
    return _clean(_MARKDOWN.renderInline(text)) if _MAY_BE_MARKDOWN.search(text) else escape(text)


@lru_cache(maxsize=4096)
def _foreign(text: str, locale: str) -> str:
    """Return a text of one line in a `span` that says its language."""
    return f"<span {_language(locale)}>{inline(text)}</span>"


@lru_cache(maxsize=2048)
def block(text: str) -> Markup:
    """Return a text of several paragraphs as HTML: paragraphs, lists, emphasis and links."""
    if not _MAY_BE_MARKDOWN.search(text):
        return Markup("").join(Markup("<p>{}</p>").format(part) for part in _PARAGRAPH.split(text))
    return Markup(_clean(_MARKDOWN.render(text)))


def plain(text: str) -> str:
    """Return a text without its Markdown, for titles, descriptions and search."""
    if not _MAY_BE_MARKDOWN.search(text):
        return text
    return " ".join(unescape(nh3.clean(_MARKDOWN.render(text), tags=set())).split())


def _clean(html: str) -> str:
    return nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"}, link_rel="nofollow noopener")
