"""What a template gets: the title and description of a page, and the values it prints."""

from dataclasses import dataclass, field
from typing import Any

from caretoolkit.links.report import Report


@dataclass(frozen=True, slots=True)
class View:
    """The content of one page before it becomes HTML; title and description are plain text."""

    title: str
    description: str
    values: dict[str, Any] = field(default_factory=dict)  # Any: whatever the template prints


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What pages need to know of where they are published; addresses end with a slash, empty where there is none.

    `answers` are what the cited addresses answered when they were last asked.
    """

    site_url: str = ""
    edit_url: str = ""
    answers: Report = field(default_factory=dict)
