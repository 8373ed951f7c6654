"""The hand-written pages in other languages: an English page is cut into blocks, and each block is a message.

It knows Markdown's blank lines and fences, and nothing of hosts. A translation is used only where it brings no markup
that its source does not have: translators' text is hostile, and these pages are read by a Markdown that lets HTML through.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel.messages.catalog import Catalog

from caretoolkit.localise.formats import tag_direction
from caretoolkit.localise.placeholders import links, with_links, with_placeholders

Texts = Mapping[tuple[str, str], str]
"""Translations by `msgctxt` and `msgid`."""

_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"(?m)^(title|description): (.+)$")
_LINE_END = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uff60])\n(?!\s|[-+*>#|:]\s|\d+[.)]\s|```)")
"""The end of a line after a sign or letter of Chinese, which writes no space where Markdown would show one."""
_MARKUP = re.compile(r"<[^>]*>?|\{[^}]*\}?|\]\([^)]*\)?|(?m:^\s*```|^ {4})")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page: its text, and the `msgctxt` of its message, which is empty where there is nothing to translate."""

    context: str
    text: str


def page_catalogue(page: str, seen: str) -> Catalog:
    """Return the messages of a page; `seen` is its address below the site."""
    catalogue = Catalog()
    for block in blocks(page):
        if block.context:
            catalogue.add(with_placeholders(block.text), None, [(seen, 0)], context=block.context)
    return catalogue


def blocks(page: str) -> Iterator[Block]:
    """Yield the fields at the head of a page that a reader sees, then the parts that blank lines divide; a fence is one.

    What stands in a fence is typed or printed, and the same in every language; an indented example is translated.
    """
    head = _HEAD.match(page)
    if head:
        yield from (Block(field[1], field[2].strip()) for field in _FIELD.finditer(head[1]))
    for part in _parts(page[head.end() :] if head else page):
        yield Block("" if part.startswith("```") else "text", part)


def _parts(text: str) -> Iterator[str]:
    lines: list[str] = []
    is_fenced = False
    for line in [*text.split("\n"), ""]:
        is_fenced ^= line.lstrip().startswith("```")
        if line.strip() or is_fenced:
            lines.append(line)
        elif lines:
            yield "\n".join(lines)
            lines = []


def translated(page: str, texts: Texts, own: str) -> str:
    """Return a page in another locale; what has no translation stays in its own language, and says so."""
    fields, parts = [], []
    for block in blocks(page):
        said = _said(block, texts)
        if block.context in ("title", "description"):
            fields.append(f"{block.context}: {said or block.text}")
        elif said or not block.context:
            parts.append(said or block.text)
        else:
            parts.append(_marked(block.text, own))
    head = "\n".join(["---", *fields, "---", ""]) if fields else ""
    return head + "\n\n".join(parts) + "\n"


def _marked(text: str, own: str) -> str:
    """Return a block that says which language it is in."""
    return f'<div lang="{own}" dir="{tag_direction(own)}" markdown="1">\n\n{text}\n\n</div>'


def _said(block: Block, texts: Texts) -> str:
    """Return the translation of a block, or nothing where there is none that may be used."""
    message = with_placeholders(block.text)
    translation = texts.get((block.context, message), "")
    if not translation or Counter(_MARKUP.findall(translation)) - Counter(_MARKUP.findall(message)):
        return ""
    return _LINE_END.sub("", with_links(translation, links(block.text)))
