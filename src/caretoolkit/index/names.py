"""The names by which a record is found in any locale: labels of its terms, its places, the bodies that act in it."""

from collections.abc import Iterator, Sequence
from typing import Any

from caretoolkit.link import Atlas
from caretoolkit.localise import Edition, Passage
from caretoolkit.model.case import Case
from caretoolkit.model.knowledge import FundingCall, GlossaryTerm, Indicator, Lab
from caretoolkit.model.place import City
from caretoolkit.model.values import Model

Passages = tuple[Passage, ...]

NO_LANGUAGE = "und"
"""The language of a name or a year, which is the same in all of them."""

_TERMS = {
    "five_r": "five_r", "instruments": "instruments", "care_domains": "care_domains", "groups": "groups", "region": "regions",
    "city_role": "city_roles", "entry_conditions": "entry_conditions", "stage": "stages", "themes": "lab_themes", "networks": "networks",
}  # fmt: skip
"""The fields of records that name terms, with their vocabulary."""


class Names:
    """The names of terms, cities and countries in all editions, each gathered once for the many records that share it."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self._editions = editions
        self._atlas = editions[0].atlas
        self._labels: dict[tuple[str, str], Passages] = {}
        self._cities: dict[str, Passages] = {}
        self._countries: dict[str, Passages] = {}

    def of(self, record: Any) -> dict[str, Passages]:  # Any: a record of any collection
        """Return the fields of a document that are alike in every locale."""
        return {"labels": self._labels_of(record), "places": self._places_of(record), "people": _people(record)}

    def _labels_of(self, record: Any) -> Passages:  # Any: a record
        """Return the labels and synonyms of a record's terms in all locales; of a glossary term, its names in all locales."""
        found: list[Passage] = []
        for name, vocabulary in _TERMS.items():
            ids = getattr(record, name, ())
            for term_id in _each(ids):
                found += self._label(vocabulary, term_id)
        if isinstance(record, GlossaryTerm):
            found += [
                Passage.of(name, locale) for locale, local in record.names.items() for name in (local.preferred, *local.admitted)
            ]
        if isinstance(record, Case):
            found += self._label("regions", self._atlas.cities[record.city].region)
        if isinstance(record, Indicator):
            found.append(Passage.of(record.code, record.language))
        return tuple(dict.fromkeys(found))

    def _label(self, vocabulary: str, term_id: str) -> Passages:
        key = vocabulary, term_id
        if key not in self._labels:
            self._labels[key] = tuple(
                dict.fromkeys(passage for edition in self._editions for passage in _forms(edition, vocabulary, term_id))
            )
        return self._labels[key]

    def _places_of(self, record: Any) -> Passages:  # Any: a record
        """Return the names of a record's cities and countries in all locales, and the year, by which readers look as well."""
        cities = [city for name in _cities_of(record) if (city := self._atlas.cities.get(name))]
        countries = dict.fromkeys([*(city.country for city in cities), *_countries_of(record)])
        found = [passage for city in cities for passage in self._city(city)]
        found += [passage for code in countries for passage in self._country(code)]
        found += [Passage.of(year, NO_LANGUAGE)] if (year := year_of(record)) else []
        return tuple(dict.fromkeys(found))

    def _city(self, city: City) -> Passages:
        if city.id not in self._cities:
            names = [edition.city_name(city) for edition in self._editions]
            names += [Passage.of(city.native_name.text, city.native_name.locale)] if city.native_name else []
            self._cities[city.id] = tuple(dict.fromkeys(names))
        return self._cities[city.id]

    def _country(self, code: str) -> Passages:
        if code not in self._countries:
            names = (Passage.of(edition.formats.country(code), edition.locale) for edition in self._editions)
            self._countries[code] = tuple(dict.fromkeys(names))
        return self._countries[code]


def _forms(edition: Edition, vocabulary: str, term_id: str) -> Iterator[Passage]:
    """Yield the label and the synonyms of a term, each with its language."""
    if found := edition.atlas.vocabularies.get(vocabulary):
        term = edition.term(vocabulary, term_id)
        for form in (term.label, *term.synonyms):
            yield form if isinstance(form, Passage) else Passage.of(form, found.language)


FACETS = (*_TERMS, "city", "country", "status")
"""What hits can be narrowed down by; most are fields that name terms."""


def facets_of(record: Any, atlas: Atlas) -> frozenset[str]:  # Any: a record
    """Return the facets of a record, such as `five_r=redistribute`; a case has the region and the country of its city."""
    city = atlas.cities.get(record.city) if isinstance(record, Case) else None
    found = [(name, getattr(record, name, None) or getattr(city, name, None) or ()) for name in FACETS]
    return frozenset(f"{name}={value}" for name, values in found for value in _each(values))


def _each(values: str | tuple[str, ...]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else values


def _people(record: Any) -> Passages:  # Any: a record
    """Return the names of those who act: partners, bodies that made a law, funders. A name is in no language of ours."""
    names: list[str] = []
    if isinstance(record, Case):
        names += [partner.name for partner in record.delivery.partners]
        names += [act.body for act in record.governance.legal_basis if act.body]
    elif isinstance(record, FundingCall):
        names += record.funder
    return tuple(Passage.of(name, NO_LANGUAGE) for name in dict.fromkeys(names))


def _cities_of(record: Model) -> tuple[str, ...]:
    if isinstance(record, Case):
        return (record.city, *record.partners_in)
    if isinstance(record, City):
        return (record.id,)
    if isinstance(record, Lab):
        return tuple(city for block in record.blocks for city in block.cities)
    return tuple(award.city for award in record.awarded if award.city) if isinstance(record, FundingCall) else ()


def _countries_of(record: Model) -> tuple[str, ...]:
    return record.eligible.countries if isinstance(record, FundingCall) else ()


def year_of(record: Model) -> str:
    """Return the year that a hit shows: when a case began, when a call closes."""
    date = (
        record.started
        if isinstance(record, Case)
        else record.closes.date
        if isinstance(record, FundingCall) and record.closes
        else ""
    )
    return str(date or "")[:4]
