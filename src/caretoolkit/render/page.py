"""The page as a value: where it is, what it is called, and its HTML; nothing here is written anywhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the toolkit in one locale.

    `path` is below the locale (`cases/bogota-care-blocks/`); `title` and `description` are plain text, `body` is HTML.
    """

    path: str
    kind: str
    locale: str
    title: str
    description: str
    body: str
