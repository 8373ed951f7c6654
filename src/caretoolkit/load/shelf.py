"""Keeps large records out of memory until they are asked for: packed, in a file without a name."""

import os
import pickle
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from tempfile import TemporaryFile

from caretoolkit.model.library import Kept
from caretoolkit.model.values import Model

IN_HAND = 8
"""How many records stay in memory after they were taken, since a record is asked for several times in a row."""


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """A record as bytes, to be sent to another process or put on a shelf."""

    data: bytes

    @classmethod
    def of(cls, record: Model) -> "Packed":
        """Return a record packed."""
        return cls(pickle.dumps(record, pickle.HIGHEST_PROTOCOL))

    def take(self) -> Model:
        """Return the record."""
        record: Model = pickle.loads(self.data)  # noqa: S301  # what this program or a fork of it packed
        return record


class Shelf:
    """A file without a name that holds packed records; forks of this process can take them, too."""

    def __init__(self) -> None:
        file = TemporaryFile()  # noqa: SIM115  # closed when the last record of the shelf is gone
        weakref.finalize(self, file.close)
        self._descriptor = file.fileno()
        self._end = 0
        self.take = lru_cache(maxsize=IN_HAND)(partial(_take, self._descriptor))

    def put(self, packed: Packed) -> "Shelved":
        """Put a record on the shelf."""
        start, self._end = self._end, self._end + os.pwrite(self._descriptor, packed.data, self._end)
        return Shelved(self, start, len(packed.data))


def _take(descriptor: int, start: int, length: int) -> Model:
    return Packed(os.pread(descriptor, length, start)).take()


@dataclass(frozen=True, slots=True, eq=False)
class Shelved:
    """The place of a record on a shelf."""

    shelf: Shelf
    start: int
    length: int

    def take(self) -> Model:
        """Return the record."""
        return self.shelf.take(self.start, self.length)

    def __eq__(self, other: object) -> bool:
        """Tell whether the same record is kept at both places."""
        return self.take() == other.take() if isinstance(other, Shelved) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # a place is no key


class KeptRecords(Mapping[str, Model]):
    """Records by id, each taken from where it is kept when it is asked for."""

    def __init__(self, kept: Mapping[str, Kept]) -> None:
        self._kept = kept

    def __getitem__(self, record_id: str) -> Model:
        return self._kept[record_id].take()

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)
