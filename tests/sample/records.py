"""Single records made of the least that each needs; a test names only the fields that it is about, as YAML."""

from functools import cache
from typing import TypeVar

from caretoolkit import load
from caretoolkit.load.records import read_record
from caretoolkit.model.case import Case
from caretoolkit.model.knowledge import GlossaryTerm
from caretoolkit.model.library import COLLECTIONS, Entry, Library, SourceRecord
from caretoolkit.model.outline import Outline
from caretoolkit.model.place import City
from caretoolkit.model.tool import PolicyTool
from caretoolkit.model.values import Model
from caretoolkit.model.vocabulary import Toolkit, Vocabulary
from tests.sample import SAMPLE

M = TypeVar("M", bound=Model)
SOURCE = "{title: A source, url: https://example.org/, language: en, kind: official}"
_CASE = {
    "title": "A case",
    "language": "en",
    "city": "vienna",
    "scale": "city",
    "summary": "{one_line: A line., key_messages: [One., Two., Three.]}",
    "status": "pilot",
    "started": "2020",
    "five_r": "[reduce]",
    "instruments": "[service]",
    "care_domains": "[respite]",
    "groups": "[women]",
    "challenge": "[{fact: A problem., sources: [s1]}]",
    "components": "[{name: A part, what: What it is., sources: [s1]}]",
    "delivery": "{lead: The city, lead_kind: city}",
    "resources": "{costs_unknown: Not published.}",
    "results_none": "Not counted yet.",
    "sources": f"{{s1: {SOURCE}}}",
    "review": "{state: draft}",
    "last_verified": "2026-10-01",
}
_CITY = {"name": "Vienna", "language": "en", "country": "AT", "region": "europe", "coordinates": "[48.2, 16.4]"}
_TOOL = {
    "title": "A tool",
    "language": "en",
    "kind": "calculator",
    "purpose": "To work out.",
    "when": "[You plan.]",
    "five_r": "[reduce]",
    "sources": f"{{s1: {SOURCE}}}",
    "review": "{state: draft}",
}
_GLOSSARY = {"term": "a word", "language": "en", "definition": "What it means."}
_SOURCE = {"title": "A source", "url": "https://example.org/", "language": "en", "kind": "official"}


_TOOLKIT = {
    "language": "en",
    "title": "A toolkit",
    "tagline": "For tests.",
    "about": "About it.",
    "publisher": "Us",
    "data_licence": "CC BY 4.0",
    "data_licence_url": "https://example.org/",
    "locales": "[en, es, ar]",
    "default_locale": "en",
}
LEAST = {"cases": _CASE, "cities": _CITY, "tools": _TOOL, "glossary": _GLOSSARY, "sources": _SOURCE, "toolkit": _TOOLKIT}
"""The least that a record of each collection needs, as YAML by key."""


def case(case_id: str = "a-case", **fields: str | None) -> Case:
    """Return a case study; a field that is None is left out."""
    return _made(Case, case_id, _CASE | fields)


def city(city_id: str = "vienna", **fields: str | None) -> City:
    """Return a city."""
    return _made(City, city_id, _CITY | fields)


def tool(tool_id: str = "a-tool", **fields: str | None) -> PolicyTool:
    """Return a policy tool."""
    return _made(PolicyTool, tool_id, _TOOL | fields)


def term(term_id: str = "a-word", **fields: str | None) -> GlossaryTerm:
    """Return a term of the glossary."""
    return _made(GlossaryTerm, term_id, _GLOSSARY | fields)


def source(source_id: str = "a-source", **fields: str | None) -> SourceRecord:
    """Return a source that records share."""
    return _made(SourceRecord, source_id, _SOURCE | fields)


def vocabulary(name: str, terms: str) -> Vocabulary:
    """Return a controlled list."""
    return _made(Vocabulary, name, {"language": "en", "title": "A list", "terms": terms})


def toolkit(**fields: str | None) -> Toolkit:
    """Return the sample's settings, some of them changed."""
    return _made(Toolkit, "toolkit", _TOOLKIT | fields)


def library(*records: Model) -> Library:
    """Return a library of these records with the vocabularies of the sample; one of theirs may be given anew."""
    names = {model: name for name, model in COLLECTIONS.items()} | {Toolkit: "toolkit"}
    vocabularies = _vocabularies() | {record.id: record for record in records if isinstance(record, Vocabulary)}
    others = [record for record in records if not isinstance(record, Vocabulary)]
    found: dict[str, dict[str, Model]] = {name: {} for name in COLLECTIONS}
    entries = [
        Entry("vocabularies", f"toolkit_data/vocabularies/{name}.yml", name, each, Outline.of(each))
        for name, each in vocabularies.items()
    ]
    for record in others:
        name = names[type(record)]
        found.setdefault(name, {})[record.id] = record
        entries.append(Entry(name, f"toolkit_data/{name}/{record.id}.yml", record.id, record, Outline.of(record)))
    single = found.pop("toolkit", {}).get("toolkit", toolkit())
    return Library(
        toolkit=single, figures=None, **(found | {"vocabularies": vocabularies}), entries={each.file: each for each in entries}
    )


@cache
def _vocabularies() -> dict[str, Vocabulary]:
    return dict(load.library(SAMPLE).library.vocabularies)


def _made(model: type[M], record_id: str, fields: dict[str, str | None]) -> M:
    lines = [f"{key}: {value}\n" for key, value in fields.items() if value is not None]
    return read_record(model, "".join(lines).encode("utf-8"), f"{record_id}.yml", record_id)
