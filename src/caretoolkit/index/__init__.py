"""Gathers what can be searched: one document for each page, the same for every search engine."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from caretoolkit.localise import Edition


@dataclass(frozen=True, slots=True)
class Document:
    """What a search can find of one page; `path` is below the locale."""

    path: str
    title: str
    text: str


def documents(edition: Edition) -> Iterator[Document]:
    """Yield the documents of a locale: cases, tools, cities and terms, in that order."""
    atlas = edition.atlas
    for case in atlas.heads.values():
        city = atlas.cities[case.city]
        words = [
            edition.text("cases", case, "summary.one_line", case.summary.one_line),
            *(edition.text("cases", case, "summary.key_messages", message) for message in case.summary.key_messages),
            edition.city_name(city),
            edition.formats.country(city.country),
            case.native_title.text if case.native_title else "",
            *(edition.label("care_domains", domain) for domain in case.care_domains),
            *(edition.label("groups", group) for group in case.groups),
        ]
        title = edition.text("cases", case, "title", case.title)
        yield Document(f"cases/{case.id}/", title, " · ".join(filter(None, dict.fromkeys(words))))
    for tool in atlas.tools.values():
        title = edition.text("tools", tool, "title", tool.title)
        yield Document(f"tools/{tool.id}/", title, edition.text("tools", tool, "purpose", tool.purpose))
    for city in atlas.cities.values():
        yield Document(f"cities/{city.id}/", edition.city_name(city), edition.formats.country(city.country))
    if atlas.glossary:
        yield Document("glossary/", edition.interface.gettext("Glossary"), "")
    for term in atlas.glossary.values():
        local = term.names.get(edition.locale)
        words = [local.preferred, *local.admitted] if local else [term.term]
        definition = edition.text("glossary", term, "definition", term.definition)
        yield Document(f"glossary/#{term.id}", words[0], " · ".join([*words[1:], definition]))


def material_index(found: Iterable[Document]) -> str:
    """Return the documents in the form that Material's own search box reads."""
    config: dict[str, Any] = {  # Any: JSON
        "lang": ["en"],
        "separator": r"[\s\-·,.;:()«»“”،؛؟]+",
        "pipeline": [],  # no stems: the box looks for words that begin as the query does, and stems hide them
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
    }
    docs = [{"location": document.path, "title": document.title, "text": document.text} for document in found]
    return json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
