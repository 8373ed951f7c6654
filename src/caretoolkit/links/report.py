"""What addresses answered when they were last asked: a file that a check writes and that others read.

It knows no network; a build that reads it asks nobody.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

REPORT = Path(".cache/links.json")
"""Where the report stands, beside the folder of the toolkit."""

_VERSION = 1


class Answer(StrEnum):
    """How an address answers."""

    FOUND = "found"
    MOVED = "moved"
    MISSING = "missing"
    UNREACHABLE = "unreachable"
    CLOSED = "closed"
    REFUSED = "refused"


FAILED = frozenset({Answer.MISSING, Answer.UNREACHABLE, Answer.REFUSED})
"""The answers that an editor should look at; a page that is closed to programs may well be open to people."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an address answered, in a few words; `on` is the day it was asked, `now_at` where it has moved to for good."""

    answer: Answer
    detail: str
    on: str
    now_at: str = ""


Report = Mapping[str, Outcome]
"""What each address answered."""


def read_report(path: Path) -> Report:
    """Return the report in a file; a file that is not there, or not of this kind, holds none."""
    try:
        content = json.loads(path.read_bytes())
        if content["version"] != _VERSION:
            return {}
        return {
            str(address): Outcome(Answer(each["answer"]), str(each["detail"]), str(each["on"]), str(each["now_at"]))
            for address, each in content["addresses"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def written(report: Report) -> str:
    """Return a report as it is written into a file."""
    addresses = {address: asdict(outcome) for address, outcome in sorted(report.items())}
    return json.dumps({"version": _VERSION, "addresses": addresses}, ensure_ascii=False, indent=1) + "\n"
