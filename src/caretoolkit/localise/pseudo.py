"""Makes catalogues for pseudo-locales: text that can still be read, longer and in other letters, or turned around.

Whatever a page shows in plain letters has not gone through a catalogue, and whatever is cut off has too little room.
"""

import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from caretoolkit.localise.extract import templates_of
from caretoolkit.localise.po import catalogue_like, empty_catalogue, write_catalogue
from caretoolkit.model.library import Library

LONGER = 0.35
"""How much longer than English a text becomes: about what the longest of the larger languages take."""

_ACCENTED = str.maketrans("aceghijklnorstuwyzACDEGHIJKLNORSTUWYZ", "áçéĝĥîĵķļñöŕšţûŵýžÅÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽ")
_ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابجدهوزحطيكلمنسعفصقرشتثخذض")
_KEPT = re.compile(r"(\{[^}]*\}|\]\([^)]*\)|[*_`\[\]\\|#]|\n(?:- |\d+\. )?|<[^>]*>)")
_WORDS = ["ones", "twos", "threes", "fours", "fives"]


def pseudo(library: Library, pages: dict[str, str], folder: Path, locale: str) -> int:
    """Write every catalogue of a pseudo-locale below `locales/` in the folder of a toolkit, and return how many."""
    written = 0
    for name, template in templates_of(library, locale, pages):
        file = folder / "locales" / locale / f"{name}.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(write_catalogue(_filled(template, locale)))
        written += 1
    return written


def _filled(template: Catalog, locale: str) -> Catalog:
    empty = empty_catalogue(locale)
    messages = [_said(message, locale, empty.num_plurals) for message in template if message.id]
    return catalogue_like(empty, messages)


def _said(message: Message, locale: str, forms: int) -> Message:
    if isinstance(message.id, str):
        return Message(message.id, disguised(message.id, locale), context=message.context)
    said = disguised(message.id[1], locale)
    return Message(tuple(message.id), (said,) * forms, context=message.context)


def disguised(text: str, locale: str) -> str:
    """Return a text in the letters of a pseudo-locale; names in braces, addresses and marks stay as they are."""
    letters = _ARABIC if locale == "ar-XB" else _ACCENTED
    folded = text.lower() if locale == "ar-XB" else text
    said = "".join(part if _KEPT.fullmatch(part) else part.translate(letters) for part in _KEPT.split(folded))
    if locale == "ar-XB" or not text.strip():
        return said
    return f"{said}{_filling(len(text))}"


def _filling(length: int) -> str:
    """Return words that make a text longer by its share, so that lines can still break."""
    wanted, filling = int(length * LONGER), ""
    while len(filling) < wanted:
        filling += f" {_WORDS[(len(filling) // 5) % len(_WORDS)]}"
    return filling.translate(_ACCENTED)
