"""Reads a corpus for the peers, and says which lists of cases a site has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

from bench.terms import Record, read_yaml

LISTINGS = ("five_r", "instruments", "regions", "groups", "statuses")
"""The vocabularies whose terms have a page each; a page lists the cases of the term."""

CITIES = "cities"
"""The listing of cities, whose pages show the city itself too."""

LIST_LENGTH = 48
"""How many cases one page of a list shows: as many as on ours."""

LANGUAGES = {"en": "English", "es": "Español", "fr": "Français", "ar": "العربية", "pt": "Português"}
RIGHT_TO_LEFT = ("ar",)

Translations = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Content:
    """A corpus as the peers need it: records as written, labels by vocabulary and term, translations by locale and case."""

    title: str
    tagline: str
    locales: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]
    cities: Mapping[str, Record]
    cases: Mapping[str, Record]
    translations: Mapping[tuple[str, str], Translations]

    def label(self, vocabulary: str, term: str) -> str:
        """Return what a term is called."""
        return self.labels[vocabulary][term]

    def say(self, locale: str, case: str, context: str, text: str) -> str:
        """Return a text in a locale, or as it was written where there is no translation."""
        return self.translations.get((locale, case), {}).get((context, text), text)

    def terms_of(self, case: Record, vocabulary: str) -> list[str]:
        """Return the terms under which a case is listed, or its city."""
        if vocabulary == "regions":
            return [self.cities[case["city"]]["region"]]
        if vocabulary == "statuses":
            return [case["status"]]
        if vocabulary == CITIES:
            return [case["city"]]
        return list(case[vocabulary])

    def listed(self, vocabulary: str, term: str) -> list[str]:
        """Return the ids of the cases that a page of a term, or of a city, lists."""
        return [name for name, case in self.cases.items() if term in self.terms_of(case, vocabulary)]


def read_content(data: Path) -> Content:
    """Return what the data folder of a corpus holds."""
    settings = read_yaml(data / "toolkit.yml")
    vocabularies = _records(data / "vocabularies")
    return Content(
        title=settings["title"],
        tagline=settings["tagline"],
        locales=tuple(settings["locales"]),
        labels={name: {term["id"]: _label(term) for term in record["terms"]} for name, record in vocabularies.items()},
        titles={name: record["title"] for name, record in vocabularies.items()},
        cities=_records(data / "cities"),
        cases=_records(data / "cases"),
        translations=dict(_translations(data, settings["locales"])),
    )


def pages(items: Sequence[str]) -> list[Sequence[str]]:
    """Return a list cut into pages; an empty list has one page."""
    return [items[start : start + LIST_LENGTH] for start in range(0, len(items), LIST_LENGTH)] or [items]


def _records(folder: Path) -> dict[str, Record]:
    return {path.stem: read_yaml(path) for path in sorted(folder.glob("*.yml"))}


def _label(term: Record) -> str:
    """Return what a term is called; a unit is called as it is said with a number."""
    label: str = term.get("counted", {}).get("other", term["label"])
    return label


def _translations(data: Path, locales: Sequence[str]) -> Iterator[tuple[tuple[str, str], Translations]]:
    for locale in locales:
        for path in sorted((data / "locales" / locale / "cases").glob("*.po")):
            with path.open("rb") as file:
                messages = [message for message in read_po(file) if message.id and message.string]
            yield (locale, path.stem), {(str(message.context), str(message.id)): str(message.string) for message in messages}
