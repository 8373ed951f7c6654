"""Parts a text into words, and folds away what readers do not type: case, accents, and the variants of Arabic letters.

The browser does the same with a query (`search-words.mjs`), and a test holds both to the same words.
"""

import re
import unicodedata
from collections.abc import Iterator

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""The scripts that write without spaces: Thai, Lao, Burmese, Khmer, Kana and Han."""
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
"""Marks that are part of a word; Python's `\\w` holds letters and digits only."""
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}{_UNSPACED}])+")
_UNSPACED_RUN = re.compile(f"([{_UNSPACED}]+)")

_FADED = re.compile("[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]")
"""What folding takes away: accents, the marks of Arabic, and the stroke that lengthens a word."""
_FOLDED = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك",
        **{chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)},
    }
)  # fmt: skip


def words(text: str) -> list[str]:
    """Return the words of a text in their order, in small letters and with their accents.

    Where a script writes no spaces, every two neighbours are a word. A single letter of any other script is none.
    """
    if text.isascii():
        return [word for word in _WORD.findall(text.lower()) if len(word) > 1 or word.isdigit()]
    return [part for word in _WORD.findall(unicodedata.normalize("NFKC", text).lower()) for part in _parts(word)]


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text, each with the place where the writing that holds it begins and ends."""
    for match in _WORD.finditer(text):
        yield from ((part, match.start(), match.end()) for part in words(match[0]))


def _parts(word: str) -> Iterator[str]:
    """Yield the parts of a word, which differ from it only where a script writes no spaces."""
    for number, part in enumerate(_UNSPACED_RUN.split(word) if _UNSPACED_RUN.search(word) else (word,)):
        if number % 2:
            yield from (part[start : start + 2] for start in range(max(1, len(part) - 1)))
        elif len(part) > 1 or part.isdigit():
            yield part


def folded(word: str) -> str:
    """Return a word as readers may type it: without accents, with the plain forms of Arabic letters and of digits."""
    if word.isascii():
        return word
    bare = _FADED.sub("", unicodedata.normalize("NFKD", word))
    return unicodedata.normalize("NFC", bare.translate(_FOLDED))
