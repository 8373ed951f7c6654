"""A translated text as it is shown: with the language it is really in, and how far it can be trusted."""

from enum import StrEnum


class State(StrEnum):
    """How far a text is translated: read against its source, not yet read, made for an earlier source, or not at all.

    The last two are shown in the language of the source.
    """

    CURRENT = "current"
    UNREVIEWED = "unreviewed"
    STALE = "stale"
    MISSING = "missing"


class Passage(str):
    """A text that knows its locale and state; it is a `str` wherever a text is expected.

    In a localised record, a text that is a plain `str` stands in the record's own language.
    """

    __slots__ = ("locale", "state")
    locale: str
    state: State

    @classmethod
    def of(cls, text: str, locale: str, state: State = State.CURRENT) -> "Passage":
        """Return a text with its locale and state."""
        passage = cls(text)
        passage.locale = locale
        passage.state = state
        return passage
