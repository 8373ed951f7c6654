"""The judged queries of `judged.yml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("judged.yml")


@dataclass(frozen=True, slots=True)
class Judged:
    """A query in one locale, its kind, and the grades (1 to 3) of the pages that answer it, by path below the locale."""

    locale: str
    kind: str
    query: str
    grades: Mapping[str, int]


def judged_queries(locales: tuple[str, ...], file: Path = FILE) -> Iterator[Judged]:
    """Yield the judged queries of these locales in the order of the file."""
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    for locale in locales:
        for written in read["queries"].get(locale, ()):
            yield Judged(locale, written["kind"], written["query"], read["topics"][written["topic"]]["pages"])
