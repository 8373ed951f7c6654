"""Knows the small part of Markdown that texts may use, and what is left of a text without it.

It makes no HTML; that is for those who also know which HTML is safe.
"""

import re
from functools import lru_cache

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("zero").enable(["emphasis", "link", "list", "escape", "entity"])
"""Reads paragraphs, lists, emphasis and links, and takes everything else for words."""

_MAY_BE_MARKDOWN = re.compile(r"[*_\[\]\\&\n]")


def plain(text: str) -> str:
    """Return a text without its Markdown, in one line; a text that has but one line holds no list, however it begins."""
    return _words(text) if _MAY_BE_MARKDOWN.search(text) else text


@lru_cache(maxsize=1024)
def _words(text: str) -> str:
    blocks = MARKDOWN.parse(text) if "\n" in text.strip() else MARKDOWN.parseInline(text)
    words = ("".join([part.content for part in block.children or ()]) for block in blocks)
    return " ".join(" ".join(words).split())
