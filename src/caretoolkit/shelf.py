"""Keeps what is large and many out of memory until it is asked for: pickled, in a file without a name.

It knows nothing of what is kept; whatever can be pickled may be.
"""

import os
import pickle
import weakref
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing import Value
from tempfile import TemporaryFile
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

IN_HAND = 2
"""How many values stay in memory after they were taken, since a value is asked for several times in a row."""


class Kept(Protocol[T_co]):
    """A value that is kept elsewhere until it is asked for."""

    def take(self) -> T_co:
        """Return the value."""
        ...


class Shelf:
    """A file without a name that holds packed values; forks of this process can put some there and take them, too."""

    def __init__(self, in_hand: int = IN_HAND) -> None:
        """Take how many values stay in memory after they were taken."""
        file = TemporaryFile()  # noqa: SIM115  # closed when the last value of the shelf is gone
        weakref.finalize(self, file.close)
        self._descriptor = file.fileno()
        self._end = Value("q", 0)
        self.take = lru_cache(maxsize=in_hand)(partial(_take, self._descriptor))
        _SHELVES[self._descriptor] = self

    def put(self, value: T) -> "Shelved[T]":
        """Put a value on the shelf."""
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        with self._end.get_lock():
            start = self._end.value
            self._end.value += len(data)
        os.pwrite(self._descriptor, data, start)
        return Shelved(self, start, len(data))

    def __reduce__(self) -> tuple[Any, ...]:
        """Say which shelf of this process and its forks it is: places on it are sent from one to another."""
        return _shelf_of, (self._descriptor,)


def _shelf_of(descriptor: int) -> Shelf:
    return _SHELVES[descriptor]


_SHELVES: weakref.WeakValueDictionary[int, Shelf] = weakref.WeakValueDictionary()
"""The shelves of this process by the descriptors of their files."""


def _take(descriptor: int, start: int, length: int) -> Any:  # Any: what was put there
    return pickle.loads(os.pread(descriptor, length, start))  # noqa: S301  # what this program or a fork of it put there


@dataclass(frozen=True, slots=True, eq=False)
class Shelved(Generic[T]):
    """The place of a value on a shelf."""

    shelf: Shelf
    start: int
    length: int

    def take(self) -> T:
        """Return the value."""
        return self.shelf.take(self.start, self.length)  # type: ignore[no-any-return]  # what was put there

    def __eq__(self, other: object) -> bool:
        """Tell whether the same value is kept at both places."""
        return bool(self.take() == other.take()) if isinstance(other, Shelved) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # a place is no key


class TakenByName(Mapping[str, T]):
    """Values by name, each taken when it is asked for."""

    def __init__(self, names: Collection[str], take: Callable[[str], T]) -> None:
        """Take the names in their order, and what returns the value of each of them."""
        self._names = names
        self._take = take

    def __getitem__(self, name: str) -> T:
        if name not in self._names:
            raise KeyError(name)
        return self._take(name)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
