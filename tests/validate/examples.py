"""Small toolkits made of the examples in the rules' documentation, each beside the least that a toolkit needs."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from caretoolkit.cli.check import problems
from caretoolkit.diagnostics import Diagnostic
from caretoolkit.validate import ALL_SCOPES, Asked
from tests.sample import REAL
from tests.sample.records import LEAST

TODAY = "2026-11-25"
ANY_CASE = "cases/a-case.yml"
_HEADER = re.compile(
    r"# (?P<without>without )?(?P<file>[a-zA-Z/_.-]+\.(?:yml|yaml|po))(?P<alone> alone)?(?: as (?P<encoding>\S+))?"
)
_KEY = re.compile(r"([a-z_]+):")
_TIMES = re.compile(r" ×(\d+)$", re.MULTILINE)
_CITED = "{s1: {title: A source, url: https://example.org/, language: en, kind: official, year: 2020}}"
_STATED = {
    "cases": {"evaluation_none": "No study was found."},
    "cities": {"networks": "[metropolis]"},
    "tools": {"sources": _CITED},
    "sources": {"year": "2020"},
}
"""What a record needs beside the least, so that a check has no wishes."""


@dataclass
class ExampleFile:
    """A data file of an example: its lines, and how it is written."""

    file: str
    lines: list[str]
    is_alone: bool = False
    is_absent: bool = False
    encoding: str = "utf-8"

    def content(self) -> bytes:
        """Return the file with the least that its record needs, except for the keys that the example has."""
        written = {found[1] for line in self.lines if (found := _KEY.match(line))}
        collection = self.file.partition("/")[0].removesuffix(".yml")
        least = {} if self.is_alone else LEAST.get(collection, {}) | _STATED.get(collection, {})
        base = [f"{key}: {value}\n" for key, value in least.items() if key not in written]
        text = "".join([*base, *(f"{line}\n" for line in self.lines)])
        return _TIMES.sub(lambda found: " x" * int(found[1]), text).encode(self.encoding)


def files(example: str) -> list[ExampleFile]:
    """Return the data files of an example."""
    found = [ExampleFile(ANY_CASE, [])]
    for line in example.splitlines():
        header = _HEADER.fullmatch(line)
        if header:
            found.append(
                ExampleFile(header["file"], [], bool(header["alone"]), bool(header["without"]), header["encoding"] or "utf-8")
            )
        else:
            found[-1].lines.append(line)
    return [each for each in found if each.lines or each.is_absent]


def told(example: str, folder: Path) -> Iterator[Diagnostic]:
    """Yield the problems of a toolkit that holds an example."""
    data = folder / "toolkit_data"
    shutil.copytree(REAL / "vocabularies", data / "vocabularies")
    given = [
        ExampleFile("toolkit.yml", []),
        ExampleFile("cities/vienna.yml", []),
        ExampleFile("cases/a-case.yml", []),
        ExampleFile("cases/another-case.yml", ["title: Something quite different"]),
    ]
    for each in (*given, *files(example)):
        path = data / each.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if not each.is_absent:
            path.write_bytes(each.content())
    yield from problems(data, Asked(ALL_SCOPES, notes=True, today=TODAY))[1]
