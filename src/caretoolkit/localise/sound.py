"""What languages change where two words meet, by their sound; CLDR's patterns, which are filled in blindly, cannot say it."""

import re

_SOUND_OF_I = re.compile(r"(?:<[^>]*>)*h?[ií](?![ae])", re.IGNORECASE)
"""A text, also one in HTML, that begins with the sound of i in Spanish: `indígenas`, `hijas`, and not `hierro`."""
_BEFORE_A_VOWEL = re.compile(r"\bde (?=[aeiouhéèê])", re.IGNORECASE)


def with_conjunction(language: str, said: str, last: str) -> str:
    """Return a list in words with the conjunction that its last item asks for: Spanish says `e` for `y` before an i."""
    start = said.removesuffix(last)
    if language == "es" and start.endswith(" y ") and _SOUND_OF_I.match(last):
        return f"{start.removesuffix('y ')}e {last}"
    return said


def elided(language: str, said: str) -> str:
    """Return an amount of money with `de` shortened where French asks for it: `1 milliard d’euros`."""
    return _BEFORE_A_VOWEL.sub("d’", said) if language == "fr" else said
