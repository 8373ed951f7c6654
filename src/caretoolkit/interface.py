"""Marks words of the interface where they are listed; they are said in each language where a page is made.

It knows no language: translating them is up to `localise`.
"""


def gettext_noop(words: str) -> str:
    """Mark words for translators, and return them as they are."""
    return words
