"""Finds the addresses that records cite."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from caretoolkit.model.leaves import Path
from caretoolkit.model.library import Entry
from caretoolkit.model.values import Model


@dataclass(frozen=True, slots=True)
class Cited:
    """An address with the data file and the field that cite it."""

    address: str
    file: str
    path: Path


def cited(entries: Iterable[Entry]) -> Iterator[Cited]:
    """Yield every address that these records cite, in the order of their fields."""
    for entry in entries:
        for path, address in _addresses(entry.record, ()):
            yield Cited(address, entry.file, path)


def _addresses(value: Any, path: Path) -> Iterator[tuple[Path, str]]:  # Any: any field value
    if isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            yield from _addresses(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _addresses(item, (*path, position))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _addresses(item, (*path, key))
    elif isinstance(value, str) and path and str(path[-1]).endswith("url"):
        yield path, value
