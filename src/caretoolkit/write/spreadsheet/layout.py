"""Works out the sheets of a workbook from the type of a case: which columns each has, and where each value belongs.

A list of parts is a sheet of its own, whose rows name their case; parts of parts are columns (`value.unit`). Lists of
plain facts share one sheet, as they have the same columns.
"""

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any

from pydantic.fields import FieldInfo

from caretoolkit.model.case import Case
from caretoolkit.model.dates import DATE
from caretoolkit.model.leaves import shape
from caretoolkit.model.values import Fact, InVocabulary, Marker, Model, RefersTo, Source
from caretoolkit.write.skeleton import example

HEAD_ROWS = 2
"""The rows above the data: the heads, and their help."""
CHOICES = "lists"
"""The hidden sheet that holds what can be chosen."""
CASES, FACTS, SOURCES = "cases", "facts", "sources"
CASE, FIELD, PART, NAME, SAME_AS = "case", "field", "part", "name", "record"
"""The columns that say where a row belongs: its case, its list of facts, its place in the sheet above, a source's short name."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, the path of its value in the part, what is written there, and its help."""

    head: str
    path: tuple[str, ...]
    is_list: bool = False
    kind: str = "text"
    marker: Marker | None = None
    help: str = ""
    example: Any = None  # Any: a value of the field
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the path of its list in a case, its columns, and the sheet whose rows it is a part of."""

    name: str
    path: tuple[str, ...]
    columns: tuple[Column, ...]
    parent: str = ""

    @property
    def keys(self) -> tuple[Column, ...]:
        """Return the columns that say where a row belongs."""
        if self.name == CASES:
            return (Column("id", (), help="The name of the case's file: small letters, digits and hyphens.", is_needed=True),)
        case = Column(CASE, (), help="The id of the case, as in the sheet `cases`.", is_needed=True)
        if self.name == FACTS:
            return case, Column(FIELD, (), help="What the fact is about.", is_needed=True)
        if self.name == SOURCES:
            return case, Column(NAME, (), help="The short name, such as s1.", is_needed=True)
        if self.parent:
            where = f"The row of `{self.parent}` that it belongs to: 1 is the first one of the case."
            return case, Column(PART, (), kind="whole", help=where, is_needed=True)
        return (case,)

    @property
    def heads(self) -> tuple[str, ...]:
        """Return the heads of all columns."""
        return tuple(column.head for column in (*self.keys, *self.columns))


@cache
def sheets() -> Mapping[str, Sheet]:
    """Return the sheets of a workbook of cases by their names, each after the one that it is a part of."""
    columns, lists = _walk(Case, ())
    found = {CASES: Sheet(CASES, (), tuple(column for column in columns if column.head != "id"))}
    found[FACTS] = Sheet(FACTS, (), tuple(_walk(Fact, ())[0]))
    for path, part in lists:
        if part is Fact:
            continue
        if part is Source:
            record = Column(SAME_AS, (), marker=RefersTo("sources"), help="Or a work of the toolkit: the name of its file.")
            found[SOURCES] = Sheet(SOURCES, path, (record, *_walk(Source, ())[0]))
            continue
        _add(_sheet_name(path), path, part, "", found)
    return found


def fact_lists() -> Mapping[str, tuple[str, ...]]:
    """Return the lists of facts by the name that their rows bear, such as `governance.coordination`."""
    return {".".join(path): path for path, part in _walk(Case, ())[1] if part is Fact}


def _add(name: str, path: tuple[str, ...], part: type[Model], parent: str, found: dict[str, Sheet]) -> None:
    columns, lists = _walk(part, ())
    found[name] = Sheet(name, path, tuple(columns), parent)
    for inner, each in lists:
        _add(f"{name}_{'_'.join(inner)}", inner, each, name, found)


def _sheet_name(path: tuple[str, ...]) -> str:
    return "_".join(path)


def _walk(model: type[Model], path: tuple[str, ...]) -> tuple[list[Column], list[tuple[tuple[str, ...], type[Model]]]]:
    """Return the columns of a part, those of the parts in it, and the lists of parts that need sheets of their own."""
    columns: list[Column] = []
    lists: list[tuple[tuple[str, ...], type[Model]]] = []
    for name, field in model.model_fields.items():
        here = (*path, field.alias or name)
        inner, is_list = _part_of(field.annotation)
        if inner is not None and is_list:
            lists.append((here, inner))
        elif inner is not None:
            below = _walk(inner, here)
            columns += below[0]
            lists += below[1]
        else:
            columns.append(_column(here, field))
    return columns, lists


def _part_of(annotation: Any) -> tuple[type[Model] | None, bool]:  # Any: a type annotation
    """Return the model that a field holds, and whether it holds a list of them; a dictionary is a list with names."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation, False
    if origin is typing.Annotated:
        return _part_of(arguments[0])
    if origin in (UnionType, typing.Union):
        return next((found for found in map(_part_of, arguments) if found[0]), (None, False))
    if origin in (tuple, dict):
        inner, _ = _part_of(arguments[0 if origin is tuple else 1])
        return inner, True
    return None, False


def _column(path: tuple[str, ...], field: FieldInfo) -> Column:
    form = shape(field.rebuild_annotation())
    is_list = typing.get_origin(field.annotation) is tuple
    return Column(
        head=".".join(path),
        path=path,
        is_list=is_list,
        kind=_kind(field),
        marker=form.marker or (form.each.marker if form.each else None),
        help=field.description or "",
        example=example(field),
        is_needed=field.is_required() and len(path) == 1,
    )


def _kind(field: FieldInfo) -> str:
    """Return what a cell of the column holds: a text, a date, a number, a whole number, or yes or no."""
    types = set(_plain_types(field.annotation))
    if _mentions(field.rebuild_annotation(), DATE):
        return "date"
    if bool in types:
        return "flag"
    if float in types:
        return "number"
    return "whole" if int in types else "text"


def _plain_types(annotation: Any) -> Iterator[type]:  # Any: as above
    if isinstance(annotation, type):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _plain_types(argument)


def _mentions(annotation: Any, mark: object) -> bool:  # Any: as above
    return annotation is mark or any(_mentions(each, mark) for each in typing.get_args(annotation))


def vocabulary_of(column: Column) -> str:
    """Return the vocabulary that a column chooses from, if it does."""
    return column.marker.name if isinstance(column.marker, InVocabulary) else ""
