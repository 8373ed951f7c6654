"""Finds the figures in a text, whatever digits and separators its language writes them with."""

import re

_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009\u066b\u066c'’ ](?=\d)\d+)*")
SMALL = 12
"""Figures up to this one are often spelled out, and months are."""


def numerals(text: str) -> set[str]:
    """Return the figures of a text by their digits alone, so that `2.5 billion` and `2.500 millones` are alike.

    Separators, and zeros at the end and at the beginning, are left out; figures up to twelve are passed over, as they
    may be words in another language.
    """
    found = set()
    for figure in _FIGURE.findall(text):
        for part in _parts(figure):
            digits = "".join(str(int(character)) for character in part if character.isdigit())
            if len(digits) < len(part) or int(digits) > SMALL:
                found.add(digits.strip("0"))
    return found


def _parts(figure: str) -> list[str]:
    """Return a figure, or the figures of a list that only spaces divide: groups have three digits."""
    if " " not in figure or all(len(group) == 3 for group in re.split(r"[ ]", figure)[1:]):
        return [figure]
    return figure.split(" ")
