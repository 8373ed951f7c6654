"""Writes the beginning of a new data file: what is needed stands there empty, the rest as comments with help and example.

Nothing is made up: an empty field is named by `caretoolkit check`, one after the other, until the record is whole.
"""

import textwrap
import typing
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any

from pydantic.fields import FieldInfo

from caretoolkit.model.described import parts
from caretoolkit.model.leaves import shape
from caretoolkit.model.values import InVocabulary, Model
from caretoolkit.model.vocabulary import Vocabulary
from caretoolkit.write.formatting import WIDTH, group_lines
from caretoolkit.write.kinds import SCHEMAS
from caretoolkit.write.tree import Entry, Group, Scalar
from caretoolkit.write.values import tree

LONGEST_CHOICE = 12
"""How many terms are listed in the help of a field; an editing program offers the others."""

SHOWN: Mapping[str, tuple[str, ...]] = {
    "Quantity": ("value", "as_of"),
    "Money": ("amount", "price_year"),
    "FundingAmount": ("max",),
    "Source": ("publisher", "year"),
    "Band": ("to",),
    "LegalAct": ("kind", "date"),
    "Staff": ("count",),
    "Funding": ("kind",),
    "Partner": ("kind", "support"),
    "Component": ("essential",),
    "Resources": ("costs", "funding", "staff"),
    "Governance": ("legal_basis", "coordination"),
    "Transfer": ("conditions", "inspired_by"),
    "Result": ("groups",),
}
"""The fields of a part that its example shows though they are not needed everywhere."""


def skeleton(kind: str, given: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary], schema: str) -> str:
    """Return the text of a new data file; `given` are the fields that are known, `schema` where its schema stands."""
    lines = [
        f"# yaml-language-server: $schema={schema}",
        "# Fill in what is empty. Take the `# ` away in front of a field that you need; delete the others at the end.",
        "",
        *_model_lines(SCHEMAS[kind], given, vocabularies, 0),
    ]
    return "\n".join(lines) + "\n"


def _model_lines(
    model: type[Model], given: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary], indent: int
) -> Iterator[str]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in ("id", "aliases"):
            continue
        margin = " " * indent
        yield from (f"{margin}# {line}" for line in _help(field, vocabularies, WIDTH - indent - 2))
        if key in given:
            yield from _entry(key, given[key], field, indent)
        elif field.is_required():
            yield from _needed(key, field, vocabularies, indent)
        else:
            yield from (f"{margin}# {line[indent:]}" for line in _entry(key, example(field), field, indent))


def _help(field: FieldInfo, vocabularies: Mapping[str, Vocabulary], width: int) -> list[str]:
    form = shape(field.rebuild_annotation())
    marker = form.marker or (form.each and form.each.marker)
    terms = vocabularies[marker.name].by_id if isinstance(marker, InVocabulary) and marker.name in vocabularies else {}
    choice = f" One of: {', '.join(terms)}." if 0 < len(terms) <= LONGEST_CHOICE else ""
    return textwrap.wrap(f"{field.description}{choice}", width, break_on_hyphens=False)


def _needed(key: str, field: FieldInfo, vocabularies: Mapping[str, Vocabulary], indent: int) -> Iterator[str]:
    """Yield the lines of a field that must be filled in, with the needed fields of its parts."""
    part = next(parts(field.annotation), None)
    margin = " " * indent
    if part is None:
        yield from _entry(key, _blank(field), field, indent)
    elif _is_group(field.annotation):
        yield f"{margin}{key}:"
        yield from _model_lines(part, {}, vocabularies, indent + 2)
    else:
        yield from _entry(key, _blank_parts(field.annotation, part), field, indent)


def _is_group(annotation: Any) -> bool:  # Any: a type annotation
    return (
        isinstance(annotation, type)
        and issubclass(annotation, Model)
        and len(annotation.model_fields) > 1
        and "value" not in annotation.model_fields
    )


def _blank_parts(annotation: Any, part: type[Model]) -> Any:  # Any: a type annotation, and a value of it
    blank = _blank_part(part)
    origin = typing.get_origin(annotation)
    return {"s1": blank} if origin is dict else (blank,) if origin is tuple else blank


def _blank_part(part: type[Model]) -> dict[str, Any]:
    """Return the fields of a part that are needed, empty; a source is named by its usual name."""
    made: dict[str, Any] = {}
    for name, field in part.model_fields.items():
        if field.is_required() or name in SHOWN.get(part.__name__, ()):
            inner = next(parts(field.annotation), None)
            made[field.alias or name] = (
                ("s1",) if name == "sources" else _blank_parts(field.annotation, inner) if inner else _blank(field)
            )
    return made


def _blank(field: FieldInfo) -> Any:  # Any: an empty value of any type
    """Return nothing, or a list of as many empty texts as are needed."""
    if typing.get_origin(field.annotation) is not tuple or Ellipsis not in typing.get_args(field.annotation):
        return None
    least = next((each.min_length for each in field.metadata if hasattr(each, "min_length")), 0)
    return (None,) * least if least > 1 else ()


def example(field: FieldInfo) -> Any:  # Any: a value of any type
    """Return an example of what a field holds; one that is made of others is put together from theirs."""
    if field.examples:
        return field.examples[0]
    return _example_of(field.annotation)


def _example_of(annotation: Any) -> Any:  # Any: as above
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return example_part(annotation)
    if origin is typing.Annotated:
        return _example_of(arguments[0])
    if origin in (UnionType, typing.Union):
        return _example_of(arguments[0])
    if origin is dict:
        part = next(parts(annotation))
        return {"s1" if part.__name__ == "Source" else "es" if part.__name__ == "LocalTerm" else "a-name": example_part(part)}
    assert origin is tuple
    return (_example_of(arguments[0]),)


def example_part(part: type[Model]) -> dict[str, Any]:
    """Return an example of a part: what it needs, and what else one should know."""
    shown = SHOWN.get(part.__name__, ())
    fields = [(name, field) for name, field in part.model_fields.items() if field.is_required() or name in shown]
    if not fields:
        fields = list(part.model_fields.items())[:1]
    return {field.alias or name: example(field) for name, field in fields}


def _entry(key: str, value: Any, field: FieldInfo, indent: int) -> list[str]:  # Any: a value of any type
    made = tree(value, field.rebuild_annotation())
    return group_lines(Group((Entry(Scalar(key, "", key), made),), is_list=False, is_flow=False), indent)
