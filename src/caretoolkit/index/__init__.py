"""Gathers what can be searched: one document for each page, the same for every search engine."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from caretoolkit.localise import Edition
from caretoolkit.markdown import plain
from caretoolkit.model.case import Head
from caretoolkit.model.knowledge import GlossaryTerm
from caretoolkit.model.values import Model


@dataclass(frozen=True, slots=True)
class Document:
    """What a search can find of one page, as plain text; `path` is below the locale."""

    path: str
    title: str
    text: str


def documents(edition: Edition) -> Iterator[Document]:
    """Yield the documents of a locale: cases, tools, learning paths, peer exchanges, indicators, funding, cities and terms."""
    atlas = edition.atlas
    for case in atlas.heads.values():
        title = edition.text("cases", case, "title", case.title)
        yield _document(f"cases/{case.id}/", title, _words_of_case(edition, case))
    for tool in atlas.tools.values():
        title = edition.text("tools", tool, "title", tool.title)
        yield _document(f"tools/{tool.id}/", title, [edition.text("tools", tool, "purpose", tool.purpose)])
    for collection, title_field, text_field in _OF_TWO_TEXTS:
        for record in atlas.library.collection(collection).values():
            yield _document_of_two_texts(edition, collection, record, title_field, text_field)
    for city in atlas.cities.values():
        yield _document(f"cities/{city.id}/", edition.city_name(city), [edition.formats.country(city.country)])
    if atlas.glossary:
        yield Document("glossary/", edition.interface.gettext("Glossary"), "")
    for term in atlas.glossary.values():
        name, *others = _words_of_term(edition, term)
        yield _document(f"glossary/#{term.id}", name, others)


_OF_TWO_TEXTS = (
    ("paths", "title", "outcome"),
    ("labs", "title", "what"),
    ("indicators", "name", "definition"),
    ("funding", "title", "how"),
)
"""The collections of which search knows a title and one text, with the fields that hold them."""


def _document_of_two_texts(edition: Edition, collection: str, record: Model, title_field: str, text_field: str) -> Document:
    title, text = getattr(record, title_field), getattr(record, text_field) or ""
    words = [edition.text(collection, record, text_field, text)] if text else []
    return _document(f"{collection}/{record.id}/", edition.text(collection, record, title_field, title), words)  # type: ignore[attr-defined]  # every record has an id


def _document(path: str, title: str, words: Iterable[str]) -> Document:
    """Return a document in which each of the words stands once and without its Markdown."""
    return Document(path, plain(title), " · ".join(filter(None, dict.fromkeys(map(plain, words)))))


def _words_of_case(edition: Edition, case: Head) -> Iterator[str]:
    """Yield what a reader may look for: what the case says of itself, its city, and the names of its terms."""
    city = edition.atlas.cities[case.city]
    yield edition.text("cases", case, "summary.one_line", case.summary.one_line)
    for message in case.summary.key_messages:
        yield edition.text("cases", case, "summary.key_messages", message)
    yield edition.city_name(city)
    yield edition.formats.country(city.country)
    if case.native_title:
        yield case.native_title.text
    for vocabulary, ids in (("care_domains", case.care_domains), ("groups", case.groups)):
        for term in (edition.term(vocabulary, term_id) for term_id in ids):
            yield from (term.label, *term.synonyms)


def _words_of_term(edition: Edition, term: GlossaryTerm) -> Iterator[str]:
    """Yield the names of a term in the locale, the preferred one first, and its definition."""
    local = term.names.get(edition.locale)
    yield from (local.preferred, *local.admitted) if local else (term.term,)
    yield edition.text("glossary", term, "definition", term.definition)


def material_index(found: Iterable[Document]) -> str:
    """Return the documents in the form that Material's own search box reads; it shows titles and texts as HTML."""
    config: dict[str, Any] = {  # Any: JSON
        "lang": ["en"],
        "separator": r"(?:[\s\-·,.;:()«»“”،؛؟]|&(?:amp|lt|gt);)+",
        "pipeline": [],  # no stems: the box looks for words that begin as the query does, and stems hide them
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
    }
    docs = [
        {"location": document.path, "title": escape(document.title, quote=False), "text": escape(document.text, quote=False)}
        for document in found
    ]
    return json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
