"""Turns values into the tree of a data file in the house form, for records that are written by a program.

A group that people read as one thing, such as a figure with its unit and year, stands in one line.
"""

import typing
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from caretoolkit.load.yaml_reader import UnreadableError, read_mapping
from caretoolkit.model.dates import DATE
from caretoolkit.model.described import below, parts
from caretoolkit.write.formatting import group_lines, quoted
from caretoolkit.write.tree import Entry, Group, Scalar, Value

ON_ONE_LINE = {"Quantity", "NativeText", "Partner", "Condition", "Event", "Deadline", "FundingAmount", "Counted"}
"""The parts that are written between brackets on one line."""
_WIDEST_FLOW = 160
_WIDEST_LIST = 60
_EMPTY = Scalar("", "", "")


def data_file(content: Mapping[str, Any], model: type) -> str:  # Any: what a data file may hold
    """Return the text of a data file that holds these values, in the order in which they are given."""
    return "\n".join(group_lines(tree(content, model), 0)) + "\n"


def tree(value: Any, annotation: Any, *, is_flow: bool = False) -> Value:  # Any: a value, and the type it is written as
    """Return a value as it is written: groups and lists as the house form has them, texts in quotes where they must be."""
    if isinstance(value, Mapping):
        known = below(annotation, is_list=False)
        flow = is_flow or _is_on_one_line(value, annotation)
        entries = tuple(
            Entry(_scalar(str(key), is_flow=flow), tree(each, known.get(key), is_flow=flow)) for key, each in value.items()
        )
        return Group(entries, is_list=False, is_flow=flow)
    if isinstance(value, tuple | list):
        flow = is_flow or _is_short(value)
        item = below(annotation, is_list=True).each
        return Group(tuple(Entry(None, tree(each, item, is_flow=flow)) for each in value), is_list=True, is_flow=flow)
    if isinstance(value, str) and len(value) == 4 and value.isdecimal() and _is_date(annotation):
        return Scalar(value, "", value)
    return _scalar(value, is_flow=is_flow)


def _is_date(annotation: Any) -> bool:  # Any: as above
    """Tell whether a value of this type is a date: a year is written without quotes."""
    return annotation is DATE or any(map(_is_date, typing.get_args(annotation)))


def _is_on_one_line(value: Mapping[str, Any], annotation: Any) -> bool:  # Any: as above
    is_kind = any(part.__name__ in ON_ONE_LINE for part in parts(annotation))
    return is_kind and sum(len(str(key)) + len(str(each)) + 4 for key, each in value.items()) <= _WIDEST_FLOW


def _is_short(value: tuple[Any, ...] | list[Any]) -> bool:  # Any: as above
    """Tell whether a list stands between brackets: it holds only short words, codes and numbers."""
    return all(
        isinstance(each, int | float) or (isinstance(each, str) and len(each) <= _WIDEST_LIST and " " not in each)
        for each in value
    )


@lru_cache(maxsize=4096, typed=True)  # 1, 1.0 and true are alike to a cache that is not
def _scalar(value: str | float | bool | None, *, is_flow: bool) -> Scalar:
    if value is None:
        return _EMPTY
    if isinstance(value, bool):
        return Scalar(str(value).lower(), "", str(value).lower())
    if not isinstance(value, str):
        return Scalar(str(value), "", str(value))
    if _is_plain(value, is_flow=is_flow):
        return Scalar(value, "", value)
    is_folded = "\n" in value and not is_flow
    return Scalar(value, ">" if is_folded else '"', None if is_folded else quoted(value))


def _is_plain(text: str, *, is_flow: bool) -> bool:
    """Tell whether a text can stand without quotes: it is read as itself."""
    if not text or "\n" in text:
        return False
    try:
        read = read_mapping(f"key: [{text}]\n".encode() if is_flow else f"key: {text}\n".encode(), "a.yml")
    except (UnreadableError, UnicodeEncodeError):
        return False
    return read == {"key": (text,) if is_flow else text}
