"""What the engines are asked: the judged queries of `judged.yml`, and queries made from a generated corpus."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import yaml
from babel.messages.pofile import read_po

from bench.corpus import SOURCE_LOCALE
from bench.terms import read_yaml

FILE = Path(__file__).with_name("judged.yml")
OF_EACH_KIND = 8
"""How many queries of each kind are made from a corpus for each locale."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query in one locale, and its kind; if it was judged, the grades (1 to 3) of the pages that answer it, by path below the locale."""

    locale: str
    kind: str
    text: str
    grades: Mapping[str, int] = field(default_factory=dict)


def judged_queries(locales: Sequence[str], file: Path = FILE) -> Iterator[Query]:
    """Yield the judged queries of these locales in the order of the file."""
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    for locale in locales:
        for written in read["queries"].get(locale, ()):
            yield Query(locale, written["kind"], written["query"], read["topics"][written["topic"]]["pages"])


def generated_queries(data: Path, locales: Sequence[str], seed: int = 1) -> Iterator[Query]:
    """Yield queries of every kind from the cases of a generated corpus, always the same for the same corpus and seed."""
    names = sorted(path.stem for path in (data / "cases").glob("*.yml"))
    for locale in locales:
        random = Random(f"{seed}:{locale}:queries")
        for kind, ask in _KINDS.items():
            for _ in range(OF_EACH_KIND):
                yield Query(locale, kind, ask(random, _case(data, random.choice(names), locale)))


@dataclass(frozen=True, slots=True)
class _Case:
    """What a reader may know of a case: its title and city, and the longer words of what it says in a locale."""

    title: str
    place: str
    words: Sequence[str]


def _case(data: Path, name: str, locale: str) -> _Case:
    record = read_yaml(data / "cases" / f"{name}.yml")
    texts = [record["title"], record["summary"]["one_line"], *record["summary"]["key_messages"]]
    if locale != SOURCE_LOCALE:
        with (data / "locales" / locale / "cases" / f"{name}.po").open("rb") as file:
            translations = {str(message.id): str(message.string) for message in read_po(file) if message.string}
        texts = [translations[text] for text in texts]
    words = sorted({word.lower() for text in texts for word in re.findall(r"[^\W\d_]{5,}", text)})
    return _Case(texts[0], read_yaml(data / "cities" / f"{record['city']}.yml")["name"], words)


def _beginning(random: Random, case: _Case) -> str:
    word = random.choice(case.words)
    return word[: max(4, len(word) - 3)]


def _slip(random: Random, case: _Case) -> str:
    word = random.choice(case.words)
    left_out = random.randrange(1, len(word) - 1)
    return word[:left_out] + word[left_out + 1 :]


_KINDS: Mapping[str, Callable[[Random, _Case], str]] = {
    "word": lambda random, case: random.choice(case.words),
    "two words": lambda random, case: " ".join(random.sample(case.words, 2)),
    "beginning": _beginning,
    "slip": _slip,
    "place": lambda _, case: case.place,
    "title": lambda _, case: case.title,
}
