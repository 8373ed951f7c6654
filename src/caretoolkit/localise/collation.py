"""Puts names in the order in which readers of a locale look for them; Python itself knows no such orders.

It knows neither records nor catalogues. The order is CLDR's for the names of cities, countries and terms, without its finer
points: letters count, and marks on them only where a language makes another letter of them.
"""

import unicodedata

SortKey = tuple[bytes, str]
"""What two texts are compared by: their letters, and where these are the same, the texts themselves."""

_LAST = "\U0010ffff"
"""Behind every letter."""
_LETTERS = {"es": {"ñ": f"n{_LAST}"}, "ar": {"آ": f"ء{_LAST}"}}
"""The marked letters that a language counts as letters of their own, with what they follow."""
_WRITTEN = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ٱ": "ا", "ـ": "", "’": "'"})
"""Letters that Unicode does not take apart, the long stroke of Arabic (tatweel), and one form of the apostrophe."""
_OWN = {"ar": ("\u0600", "\u08ff"), "zh": ("\u3400", "\u9fff")}
"""The first and last letter of scripts that stand before Latin in lists of their languages."""
_BY_RADICAL = {"Hant", "TW", "HK", "MO"}


def sort_key(text: str, locale: str) -> SortKey:
    """Return what a text is sorted by in a locale: spaces and marks first, then figures, then letters.

    Case and accents do not count: é stands with e, and in Spanish ñ after n. Arabic is sorted by its letters, without the
    signs for vowels and hamza on them, and with the article; alef with madda comes first. Chinese in simplified characters has the order of GB 2312: the
    3,755 most common characters by their sound (pinyin), behind them the others by their radical. All else, traditional
    characters among it, follows Unicode.
    """
    language, *parts = locale.split("-")
    by_sound = language == "zh" and not _BY_RADICAL.intersection(parts)
    encoding = "gb18030" if by_sound else "utf-8"
    first, last = _OWN.get(language, ("", _LAST))
    return b"".join(_place(letter, first, last, encoding) for letter in _letters(text, language)), text


def _place(letter: str, first: str, last: str, encoding: str) -> bytes:
    """Return the place of a letter; those between `first` and `last` stand before the letters of other scripts."""
    kind = unicodedata.category(letter)[0]
    behind = b"\xff" if kind == "L" and not first <= letter <= last else b""
    return (b"\0" if kind in "PSZ" else behind) + letter.encode(encoding, "backslashreplace")


def _letters(text: str, language: str) -> str:
    """Return a text without case and marks, but for the letters that the language counts as its own."""
    folded = unicodedata.normalize("NFC", text).casefold()
    for letter, place in _LETTERS.get(language, {}).items():
        folded = folded.replace(letter, place)
    return "".join(mark for mark in unicodedata.normalize("NFKD", folded) if not _is_mark(mark)).translate(_WRITTEN)


def _is_mark(character: str) -> bool:
    """Tell whether a character is an accent, or a Hebrew or Arabic sign for a vowel; the vowels of Indic scripts are letters."""
    place = unicodedata.combining(character)
    return 10 <= place <= 36 or place >= 200
