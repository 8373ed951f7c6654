"""Walks over the schema itself: every model that records are made of, for those who describe or fill them.

It knows pydantic's view of a model; it knows no record and no file.
"""

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cache
from typing import Any

from pydantic.fields import FieldInfo

from caretoolkit.model.leaves import shape
from caretoolkit.model.library import COLLECTIONS, SINGLE_FILES
from caretoolkit.model.values import InVocabulary, Model


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


@dataclass(frozen=True, slots=True)
class Below:
    """What may stand below a value: the keys of a model in their order, or keys or items of any number (`is_open`)."""

    types: Mapping[str, Any] = dataclass_field(default_factory=dict)  # Any: a type annotation
    each: Any = None

    @property
    def is_open(self) -> bool:
        """Tell whether the keys are not the schema's."""
        return not self.types

    @property
    def names(self) -> tuple[str, ...]:
        """Return the keys in the order of the schema."""
        return tuple(self.types)

    def get(self, key: str) -> Any:  # Any: a type annotation
        """Return the type of what stands under a key; nothing is known of a key that the schema does not name."""
        return self.types.get(key, self.each)


@cache
def below(annotation: Any, *, is_list: bool) -> Below:  # Any: a type annotation
    """Return what may stand below a value of this type, written as a list or as a mapping."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        fields = annotation.model_fields.items()
        return Below({field.alias or name: field.rebuild_annotation() for name, field in fields})
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return below(arguments[0], is_list=is_list)
    if origin in (types.UnionType, typing.Union):
        known = [below(argument, is_list=is_list) for argument in arguments]
        return next((each for each in known if each.types or each.each), Below())
    if origin is tuple and is_list:
        return Below(each=arguments[0])
    if origin is dict and not is_list:
        return Below(each=arguments[1])
    return Below()


@cache
def _field(model: type[Model], key: str) -> tuple[FieldInfo | None, Any]:  # Any: a type annotation
    """Return a field of a model, and its type."""
    for name, field in model.model_fields.items():
        if key in (field.alias, name):
            return field, field.rebuild_annotation()
    return None, None


def field_at(model: type[Model], path: tuple[str | int, ...]) -> tuple[FieldInfo | None, Any]:  # Any: as above
    """Return the field at a place in a record, or the one whose item stands there, and the type of what stands there."""
    field, annotation = None, typing.cast(Any, model)
    for step in path:
        owner = next((part for part in parts(annotation) if isinstance(step, str) and _field(part, step)[0]), None)
        if owner is None:
            annotation = below(annotation, is_list=isinstance(step, int)).each
        else:
            field, annotation = _field(owner, str(step))
    return field, annotation


def description(model: type[Model], path: tuple[str | int, ...]) -> str:
    """Return what the field at a place in a record is for, in the words of the schema."""
    field, _ = field_at(model, path)
    return (field.description or "") if field else ""


def is_needed(model: type[Model], path: tuple[str | int, ...]) -> bool:
    """Tell whether the field at a place in a record has to be filled."""
    field, _ = field_at(model, path)
    return field is not None and field.is_required()


def vocabulary(model: type[Model], path: tuple[str | int, ...]) -> str:
    """Return the vocabulary of the term at a place in a record; nothing where no term stands."""
    marker = shape(field_at(model, path)[1]).marker
    return marker.name if isinstance(marker, InVocabulary) else ""


def first_key(model: type[Model]) -> str:
    """Return the key with which a data file of this kind begins."""
    return next(name for name in below(model, is_list=False).names if name != "id")
