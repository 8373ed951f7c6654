"""What pages ask of all records at once, worked out where each record is read, so that nobody takes them all to count."""

import re
from array import array
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from caretoolkit.model.case import Case
from caretoolkit.model.completeness import Progress
from caretoolkit.model.leaves import places
from caretoolkit.model.values import Model
from caretoolkit.shelf import Kept

LAYERS = (1, 2, 3)
"""One line; the page in brief; all the rest."""

_FIRST = {"title", "short_title", "name", "term", "label", "one_line"}
_SECOND = {"key_messages", "brief", "purpose", "definition", "outcome", "what", "how", "about", "text"}
_ADDRESS = re.compile(r"\]\([^()\s]+\)")


Texts = Mapping[int, Collection[int]]
"""The keys of texts by layer of reading."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The language of a record, the keys of its texts, and how far it has come if it is a case.

    The keys of a large record are `Kept` elsewhere.
    """

    language: str = ""
    kept: Texts | Kept[Texts] = field(default_factory=dict)
    progress: Progress | None = None

    @classmethod
    def of(cls, record: Model) -> "Outline":
        """Return the outline of a record."""
        found = {text_key(context, text): context for context, text in places(record)}
        texts: dict[int, array[int]] = {}
        for key, context in found.items():
            if ".counted." not in context:  # forms that only some languages have
                texts.setdefault(layer_of(context), array("q")).append(key)
        progress = Progress.of(record) if isinstance(record, Case) else None
        return cls(getattr(record, "language", ""), texts, progress)

    @property
    def texts(self) -> Texts:
        """Return the keys of the texts."""
        return self.kept if isinstance(self.kept, Mapping) else self.kept.take()


def layer_of(context: str) -> int:
    """Return the layer in which a reader meets a text: 1 on every list, 2 at the head of its page, 3 below."""
    steps = context.split(".")
    is_near = len(steps) == 1 or steps[0] in ("summary", "terms")
    if is_near and steps[-1] in _FIRST:
        return 1
    return 2 if is_near and steps[-1] in _SECOND else 3


def text_key(context: str, text: str) -> int:
    """Return a number that stands for a text at its place, wherever its links lead, in this process and its forks."""
    return hash((context, _ADDRESS.sub("](", text) if "](" in text else text))
