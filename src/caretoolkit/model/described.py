"""Walks over the schema itself: every model that records are made of, for those who describe or fill them.

It knows pydantic's view of a model; it knows no record and no file.
"""

import types
import typing
from collections.abc import Iterator
from typing import Any

from caretoolkit.model.library import COLLECTIONS, SINGLE_FILES
from caretoolkit.model.values import Model


def models() -> tuple[type[Model], ...]:
    """Return every model that records are made of, each before its parts, in the order of the collections."""
    found: dict[type[Model], None] = {}
    for root in (*COLLECTIONS.values(), *SINGLE_FILES.values()):
        _add(root, found)
    return tuple(found)


def _add(model: type[Model], found: dict[type[Model], None]) -> None:
    if model in found:
        return
    found[model] = None
    for field in model.model_fields.values():
        for part in parts(field.annotation):
            _add(part, found)


def parts(annotation: Any) -> Iterator[type[Model]]:  # Any: a type annotation
    """Yield the models that a type is made of."""
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        if issubclass(annotation, Model):
            yield annotation
        return
    for argument in typing.get_args(annotation):
        yield from parts(argument)
