"""Remembers, while a host serves, what an index was made from, so that after an edit only what changed is worked out anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from caretoolkit.index.documents import Known
from caretoolkit.index.frequencies import Frequencies
from caretoolkit.index.impacts import Weighed
from caretoolkit.index.shards import Shards

_IN_MANY = {"vocabularies", "toolkit", "interface", "cities"}
"""Collections whose names stand in the documents of many records."""


@dataclass(frozen=True, slots=True)
class Written:
    """The search files of a locale and what they were made from; `unwritten` are the names of files that nobody may have taken."""

    weighed: Weighed
    said: Mapping[str, Any]  # Any: words, or words by name
    shards: Shards
    files: Mapping[str, str]
    unwritten: frozenset[str]


@dataclass(slots=True)
class Memory:
    """The documents and counted passages of the last index, for the same locales.

    `written` holds the last files of each locale; a build, which makes them once, does without (`keeps_files`).
    """

    frequencies: Frequencies = field(default_factory=Frequencies)
    keeps_files: bool = True
    documents: Known = field(default_factory=dict)
    written: dict[str, Written] = field(default_factory=dict)

    def forget(self, changed: Iterable[tuple[str, str]]) -> None:
        """Forget the documents that these records, as collection and id, have changed."""
        for collection, record_id in changed:
            if collection in _IN_MANY:
                self.documents.clear()
            self.documents.pop((collection, record_id), None)
