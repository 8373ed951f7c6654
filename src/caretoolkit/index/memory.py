"""Remembers, while a host serves, what an index was made from, so that after an edit only what changed is worked out anew."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from caretoolkit.index.documents import Document, Known
from caretoolkit.index.frequencies import Frequencies

_IN_MANY = {"vocabularies", "toolkit", "interface", "cities"}
"""Collections whose names stand in the documents of many records."""


@dataclass(slots=True)
class Memory:
    """The documents and counted passages of the last index, for the same locales.

    `finished` holds, for each locale whose files were all made, what they were made from.
    """

    frequencies: Frequencies = field(default_factory=Frequencies)
    documents: Known = field(default_factory=dict)
    finished: dict[str, tuple[list[Document], dict[str, Any]]] = field(default_factory=dict)  # Any: words, or words by name

    def forget(self, changed: Iterable[tuple[str, str]]) -> None:
        """Forget the documents that these records, as collection and id, have changed."""
        for collection, record_id in changed:
            if collection in _IN_MANY:
                self.documents.clear()
            self.documents.pop((collection, record_id), None)
