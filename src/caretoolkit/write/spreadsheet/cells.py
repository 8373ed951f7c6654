"""Says how a value stands in a cell, and what a cell means: the same both ways.

A list stands in one cell: words with commas, texts on lines of their own. Whatever a spreadsheet would take for a
formula is disarmed with an apostrophe, and a formula that somebody has written is not read.
"""

from datetime import date, datetime, time
from typing import Any

from caretoolkit.model.values import Translatable
from caretoolkit.write.spreadsheet.layout import Column

Cell = str | int | float | bool | date | datetime | time | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CellError(Exception):
    """A cell that cannot be read, and why."""


def cell(value: Any, column: Column) -> Cell:  # Any: a value of a record
    """Return what stands in the cell of a value."""
    if value is None or value == ():
        return None
    if column.is_list:
        return _disarmed(("\n" if _is_of_texts(column) else ", ").join(str(each) for each in value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column.kind == "date" and len(value) == 4:
        return int(value)
    return _disarmed(value) if isinstance(value, str) else value


def value(written: Cell, column: Column) -> Any:  # Any: as above
    """Return the value that a cell holds; raises `CellError` where it holds something else."""
    if written is None or (isinstance(written, str) and not written.strip()):
        return None
    if isinstance(written, str) and written.startswith("="):
        raise CellError("it holds a formula; write the value itself")
    if isinstance(written, str):
        written = _armed(written)
    if column.is_list:
        text = _text(written)
        parts = text.split("\n") if _is_of_texts(column) else text.replace("\n", ",").split(",")
        return tuple(part.strip() for part in parts if part.strip())
    return _READERS[column.kind](written)


def _is_of_texts(column: Column) -> bool:
    return isinstance(column.marker, Translatable)


def _disarmed(text: str) -> str:
    return f"'{text}" if text.startswith((*_FORMULA, "'")) else text


def _armed(text: str) -> str:
    return text[1:] if text.startswith("'") else text


def _text(written: Cell) -> str:
    if isinstance(written, bool):
        return "true" if written else "false"
    if isinstance(written, float) and written.is_integer():
        return str(int(written))
    if isinstance(written, datetime | date):
        return _date(written)
    return str(written)


def _date(written: Cell) -> str:
    if isinstance(written, datetime):
        return written.date().isoformat()
    if isinstance(written, date):
        return written.isoformat()
    return _text(written).strip()


def _number(written: Cell) -> int | float:
    if isinstance(written, bool) or not isinstance(written, int | float | str):
        raise CellError("a number is expected")
    if isinstance(written, str):
        try:
            written = float(written)
        except ValueError:
            raise CellError(f"`{written}` is no number; write digits only, with a point before decimals") from None
    return int(written) if isinstance(written, float) and written.is_integer() and abs(written) < 1e15 else written


def _flag(written: Cell) -> bool:
    said = _text(written).strip().lower()
    if said in ("yes", "true", "1", "x"):
        return True
    if said in ("no", "false", "0"):
        return False
    raise CellError(f"`{said}` is neither `yes` nor `no`")


_READERS = {"text": _text, "date": _date, "number": _number, "whole": _number, "flag": _flag}
