"""Walks over a record's marked values, so that each later stage finds texts, terms and references the same way.

The shape of every model is worked out once from its annotations; it knows nothing of what a stage does with a value.
"""

import types
import typing
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from caretoolkit.model.values import Cites, InVocabulary, Marker, Model, RefersTo, Translatable

Path = tuple[str | int, ...]
R = TypeVar("R", bound=Model)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A marked value and its place in the record.

    `context` is the place without list positions (`results.metric`), or with the `id` that an item bears
    (`questions.q1.ask`): the `msgctxt` of a text.
    """

    path: Path
    context: str
    value: str
    marker: Marker


@dataclass(frozen=True, slots=True)
class _Shape:
    """How to reach the marked values under a value: what it is itself, and what stands below it."""

    marker: Marker | None = None
    fields: tuple[tuple[str, str, "_Shape"], ...] = ()
    each: "_Shape | None" = None
    values: "_Shape | None" = None
    has_text: bool = False
    has_id: bool = False
    bears_id: bool = False


def leaves(record: Model) -> Iterator[Leaf]:
    """Yield every marked value of a record in the order of its fields."""
    yield from _leaves(record, shape(type(record)), (), "")


def ids(record: Model) -> Iterator[Leaf]:
    """Yield every id in a record that names a term, a record or a source; its texts are passed over, and it has no context."""
    found: list[Leaf] = []
    _collect(record, _shape_towards("has_id", type(record)), (), found)
    yield from found


def texts(record: Model, contexts: Container[str] | None = None) -> Iterator[Leaf]:
    """Yield every translatable text of a record, or those of these contexts (which hold their beginnings, too)."""
    yield from _leaves(record, _shape_towards("has_text", type(record)), (), "", contexts)


def places(record: Model) -> list[tuple[str, str]]:
    """Return every translatable text of a record with its context, and without its path; this takes a third of the time."""
    found: list[tuple[str, str]] = []
    _collect_texts(record, _shape_towards("has_text", type(record)), "", found)
    return found


def with_texts(record: R, say: Callable[[str, str], str], contexts: Container[str]) -> R:
    """Return a copy of a record in which `say(context, text)` stands for the texts of these contexts.

    `contexts` holds the contexts and all their beginnings (`summary` for `summary.one_line`); whatever lies outside
    is shared with the original.
    """
    copy: R = _with_texts(record, shape(type(record)), say, contexts, "")
    return copy


def _collect(value: Any, form: _Shape, path: Path, found: list[Leaf]) -> None:  # Any: any field value
    """Add the leaves below a value; without their contexts, this takes a third of the time."""
    if form.marker and isinstance(value, str):
        found.append(Leaf(path, "", value, form.marker))
    elif form.fields and isinstance(value, Model):
        for attribute, key, below in form.fields:
            child = getattr(value, attribute)
            if child is not None:
                _collect(child, below, (*path, key), found)
    elif form.each and isinstance(value, tuple):
        for position, item in enumerate(value):
            _collect(item, form.each, (*path, position), found)
    elif form.values and isinstance(value, dict):
        for key, item in value.items():
            _collect(item, form.values, (*path, key), found)


def _collect_texts(value: Any, form: _Shape, context: str, found: list[tuple[str, str]]) -> None:  # Any: any field value
    if form.marker and isinstance(value, str):
        found.append((context, value))
    elif form.fields and isinstance(value, Model):
        start = f"{context}." if context else ""
        for attribute, key, below in form.fields:
            child = getattr(value, attribute)
            if child is not None:
                _collect_texts(child, below, start + key, found)
    elif form.each and isinstance(value, tuple):
        for item in value:
            _collect_texts(item, form.each, _item_context(item, form.each, context), found)
    elif form.values and isinstance(value, dict):
        for key, item in value.items():
            _collect_texts(item, form.values, f"{context}.{key}", found)


def _leaves(
    value: Any, form: _Shape, path: Path, context: str, within: Container[str] | None = None
) -> Iterator[Leaf]:  # Any: any field value
    if form.marker and isinstance(value, str):
        yield Leaf(path, context, value, form.marker)
    for step, inner, child, below in _children(value, form, context):
        if child is not None and (within is None or inner in within):
            yield from _leaves(child, below, (*path, step), inner, within)


@cache
def _shape_towards(wanted: str, model: type[Model]) -> _Shape:
    """Return the part of a model's shape that leads to texts (`has_text`) or to ids (`has_id`)."""
    return _pruned(shape(model), wanted)


def _pruned(form: _Shape, wanted: str) -> _Shape:
    def below(child: _Shape | None) -> _Shape | None:
        return _pruned(child, wanted) if child and getattr(child, wanted) else None

    fields = ((attribute, key, below(child)) for attribute, key, child in form.fields)
    return _Shape(
        marker=form.marker if getattr(form, wanted) else None,
        fields=tuple((attribute, key, child) for attribute, key, child in fields if child),
        each=below(form.each),
        values=below(form.values),
        has_text=form.has_text,
        has_id=form.has_id,
        bears_id=form.bears_id,
    )


def _children(value: Any, form: _Shape, context: str) -> list[tuple[str | int, str, Any, _Shape]]:  # Any: any field value
    """Return what stands below a value: step, context, value and shape of each part."""
    if isinstance(value, Model):
        start = f"{context}." if context else ""
        return [(key, start + key, getattr(value, attribute), below) for attribute, key, below in form.fields]
    if isinstance(value, tuple) and form.each:
        return [(position, _item_context(item, form.each, context), item, form.each) for position, item in enumerate(value)]
    if isinstance(value, dict) and form.values:
        return [(key, f"{context}.{key}", item, form.values) for key, item in value.items()]
    return []


def _item_context(item: Any, form: _Shape, context: str) -> str:  # Any: any list item
    item_id = getattr(item, "id", None) if form.bears_id else None
    return f"{context}.{item_id}" if item_id else context


def _with_texts(
    value: Any, form: _Shape, say: Callable[[str, str], str], contexts: Container[str], context: str
) -> Any:  # Any: any field value
    if value is None or (context and context not in contexts):
        return value
    if isinstance(value, Model):
        changed = {
            attribute: _with_texts(getattr(value, attribute), below, say, contexts, f"{context}.{key}" if context else key)
            for attribute, key, below in form.fields
            if below.has_text
        }
        return value.model_copy(update=changed)
    if isinstance(value, tuple) and form.each:
        return tuple([_with_texts(item, form.each, say, contexts, _item_context(item, form.each, context)) for item in value])
    if isinstance(value, dict) and form.values:
        return {key: _with_texts(item, form.values, say, contexts, f"{context}.{key}") for key, item in value.items()}
    return say(context, value) if form.marker and isinstance(value, str) else value


@cache
def shape(annotation: Any) -> _Shape:  # Any: a type annotation
    """Return how to reach the marked values under a value of this type."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _annotated_shape(annotation)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        return _merged([shape(argument) for argument in arguments])
    if origin is tuple:
        below = _merged([shape(argument) for argument in arguments if argument is not Ellipsis])
        return _Shape(each=below, has_text=below.has_text, has_id=below.has_id) if _marks_anything(below) else _Shape()
    if origin is dict:
        below = shape(arguments[1])
        return _Shape(values=below, has_text=below.has_text, has_id=below.has_id) if _marks_anything(below) else _Shape()
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return _model_shape(annotation)
    return _Shape()


def _annotated_shape(annotation: Any) -> _Shape:  # Any: a type annotation
    for mark in annotation.__metadata__:
        if isinstance(mark, Translatable | InVocabulary | RefersTo | Cites):
            is_text = isinstance(mark, Translatable)
            return _Shape(marker=mark, has_text=is_text, has_id=not is_text)
    return shape(annotation.__origin__)


def _model_shape(model: type[Model]) -> _Shape:
    hints = typing.get_type_hints(model, include_extras=True)
    fields = [(name, field.alias or name, shape(hints[name])) for name, field in model.model_fields.items()]
    marked = tuple(entry for entry in fields if _marks_anything(entry[2]))
    below = [entry[2] for entry in marked]
    has_text, has_id = any(each.has_text for each in below), any(each.has_id for each in below)
    return _Shape(fields=marked, has_text=has_text, has_id=has_id, bears_id="id" in model.model_fields)


def _marks_anything(form: _Shape) -> bool:
    return bool(form.marker or form.fields or form.each or form.values)


def _merged(shapes: list[_Shape]) -> _Shape:
    """Join the shapes of a union; at most one of them is a model, a list and so on, so nothing is lost."""
    return _Shape(
        marker=next((form.marker for form in shapes if form.marker), None),
        fields=next((form.fields for form in shapes if form.fields), ()),
        each=next((form.each for form in shapes if form.each), None),
        values=next((form.values for form in shapes if form.values), None),
        has_text=any(form.has_text for form in shapes),
        has_id=any(form.has_id for form in shapes),
        bears_id=any(form.bears_id for form in shapes),
    )
