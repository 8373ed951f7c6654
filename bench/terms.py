"""The vocabularies, cities and ids that generated records draw on."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from bench import words
from caretoolkit.validate.places import country_boxes

Record = dict[str, Any]  # Any: a data file before the schema has read it

_COUNTRIES = {
    "africa": ("KE", "GH", "MA", "SN"),
    "asia-pacific": ("KR", "IN", "VN", "AU"),
    "eurasia-middle-east": ("TR", "JO", "GE", "KZ"),
    "europe": ("ES", "AT", "PL", "IT"),
    "latin-america-caribbean": ("CO", "MX", "UY", "BR"),
    "north-america": ("CA", "US"),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """The ids of every vocabulary, by the vocabulary's name."""

    ids: Mapping[str, tuple[str, ...]]

    def one(self, random: Random, vocabulary: str) -> str:
        """Return a term of a vocabulary."""
        return random.choice(self.ids[vocabulary])

    def some(self, random: Random, vocabulary: str, low: int, high: int) -> list[str]:
        """Return `low` to `high` different terms of a vocabulary, in its own order."""
        known = self.ids[vocabulary]
        drawn = set(random.sample(known, min(random.randint(low, high), len(known))))
        return [term for term in known if term in drawn]


def read_terms(vocabularies: Path) -> Terms:
    """Return the ids of the vocabularies in a folder."""
    read = {path.stem: read_yaml(path) for path in sorted(vocabularies.glob("*.yml"))}
    return Terms({name: tuple(term["id"] for term in record["terms"]) for name, record in read.items()})


def read_yaml(path: Path) -> Record:
    """Return what a data file holds."""
    record: Record = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return record


def write_yaml(record: Record, path: Path) -> None:
    """Write a data file, its fields in the order given."""
    text = yaml.dump(record, Dumper=_PlainDumper, sort_keys=False, allow_unicode=True, width=120)
    path.write_text(text, encoding="utf-8")


class _PlainDumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # the C dumper, where there is one
    """A dumper without anchors, which the toolkit's reader refuses."""

    def ignore_aliases(self, data: Any) -> bool:  # Any: any value of a record
        """Write a value that occurs twice out in full."""
        return True


def cities(count: int, seed: int, terms: Terms) -> dict[str, Record]:
    """Return this many invented cities by id, spread over all regions."""
    made: dict[str, Record] = {}
    random = Random(f"{seed}:cities")
    while len(made) < count:
        name = words.name(random)
        made.setdefault(name.lower(), _city(random, name, terms.ids["regions"][len(made) % len(terms.ids["regions"])], terms))
    return made


def _city(random: Random, name: str, region: str, terms: Terms) -> Record:
    year = random.randint(2016, 2024)
    country = random.choice(_COUNTRIES[region])
    south, west, north, east = max(country_boxes()[country], key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return {
        "name": name,
        "native_name": {"text": name, "locale": "es"},
        "language": "en",
        "country": country,
        "region": region,
        "coordinates": [round(random.uniform(south, north), 3), round(random.uniform(west, east), 3)],
        "kind": terms.one(random, "city_kinds"),
        "population": {"value": random.randint(80, 12_000) * 1000, "unit": "people", "as_of": year, "sources": ["s1"]},
        "income_group": terms.one(random, "income_groups"),
        "government": words.sentence(random, "en", 12, 20),
        "competence": words.sentence(random, "en", 12, 20),
        "sources": {
            "s1": {
                "title": f"{name} in figures",
                "publisher": f"City of {name}",
                "year": year,
                "url": f"https://statistics.example.org/{name.lower()}",
                "language": "en",
                "kind": "official",
            }
        },
    }
