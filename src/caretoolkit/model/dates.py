"""Dates at their own precision: a year, a month or a day, as far as it is known."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

_DATE = re.compile(r"(?!0000)([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _read_date(value: Any) -> str:
    written = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    parts = _DATE.fullmatch(written)
    if not parts:
        raise PydanticCustomError("date_form", "a date is written `2020`, `2020-10` or `2020-10-15`")
    month, day = int(parts[2] or 1), int(parts[3] or 1)
    if not 1 <= month <= 12:
        raise PydanticCustomError("date_impossible", "there is no month `{month}`", {"month": parts[2]})
    leap = int(parts[1]) % 4 == 0 and (int(parts[1]) % 100 != 0 or int(parts[1]) % 400 == 0)
    if not 1 <= day <= _DAYS[month - 1] or (month == 2 and day == 29 and not leap):
        raise PydanticCustomError(
            "date_impossible", "there is no day `{day}` in `{month}`", {"day": parts[3], "month": written[:7]}
        )
    return written


DATE = BeforeValidator(_read_date)
"""Marks a date, which may be written as a number where it is a year."""

Date = Annotated[
    str,
    DATE,
    Field(json_schema_extra={"type": ["string", "integer"], "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}),
]


def is_before(one: str, other: str) -> bool:
    """Tell whether a date is surely before another, whatever of them is not known."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]
