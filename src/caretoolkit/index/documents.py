"""Gathers what can be searched: one document for each record, in every locale, the same for every search engine.

Knows which of a record's texts stand in which field of a document; knows nothing of words, terms or scores.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from caretoolkit.index.fields import FIELDS
from caretoolkit.index.names import Names, Passages, facets_of, year_of
from caretoolkit.localise import Edition, Passage
from caretoolkit.markdown import plain
from caretoolkit.model.case import Case
from caretoolkit.model.knowledge import GlossaryTerm
from caretoolkit.model.leaves import texts
from caretoolkit.model.place import City
from caretoolkit.model.values import Model


@dataclass(frozen=True, slots=True)
class Document:
    """What a search finds of one page and shows of it, as plain text; `path` is below the locale.

    `fields` hold what is searched (see `fields.FIELDS`), each passage with the locale it is really in; `facets` are
    the terms by which hits can be narrowed down, such as `five_r=redistribute`.
    """

    path: str
    kind: str
    title: Passage
    text: Passage
    fields: Mapping[str, Passages] = field(default_factory=dict)
    place: str = ""
    year: str = ""
    level: int | None = None
    facets: frozenset[str] = frozenset()


def written_page(path: str, locale: str, title: str, text: str) -> Document:
    """Return the document of a hand-written page."""
    named, said = Passage.of(title, locale), Passage.of(text, locale)
    return Document(path, "page", named, _shortened(said), {"title": (named,), "body": (said,)})


LONGEST_SHOWN = 240
"""How many characters of its text a hit shows, at the most; a search box shows two lines."""


def _shortened(passage: Passage) -> Passage:
    """Return a passage that is short enough for a hit, cut between words where there are spaces."""
    if len(passage) <= LONGEST_SHOWN:
        return passage
    cut = passage[:LONGEST_SHOWN]
    end = cut.rfind(" ", LONGEST_SHOWN // 2)
    return Passage.of(f"{cut[: end if end > 0 else LONGEST_SHOWN].rstrip(' ,.;:')}…", passage.locale)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the records of a collection become documents: the contexts of their title, of the line shown, of what weighs more."""

    kind: str
    title: str = "title"
    line: str = ""
    others: Mapping[str, str] = field(default_factory=dict)


_SHAPES: Mapping[str, _Shape] = {
    "cases": _Shape("case", line="summary.one_line", others={
        "short_title": "title", "summary.key_messages": "messages", "summary.brief": "messages", "delivery.lead": "people",
    }),
    "tools": _Shape("tool", line="purpose", others={"when": "messages"}),
    "paths": _Shape("path", line="outcome", others={"audience": "messages"}),
    "labs": _Shape("lab", line="what"),
    "indicators": _Shape("indicator", "name", "definition"),
    "funding": _Shape("funding", line="how", others={"themes": "messages"}),
    "cities": _Shape("city", "name"),
    "glossary": _Shape("term", "term", "definition"),
}  # fmt: skip
KINDS = (*(shape.kind for shape in _SHAPES.values()), "page")
"""The kinds of documents, in the order in which they are numbered."""

_UNSAID = {"review.note"}
"""Contexts that say nothing of the matter."""


Known = dict[tuple[str, str], tuple[Document, ...]]
"""The documents of records, by collection and id, in each locale."""


def documents(
    editions: Sequence[Edition], locales: Sequence[str] = (), known: Known | None = None
) -> Iterator[tuple[Document, ...]]:
    """Yield the document of each record in each of these locales, or in all; the labels of all editions are in each.

    Those in `known` are taken from there, and the others are added to it.
    """
    known = {} if known is None else known
    names = Names(editions)
    wanted = [edition for edition in editions if not locales or edition.locale in locales]
    atlas = editions[0].atlas
    for collection in _SHAPES:
        records = atlas.cases if collection == "cases" else atlas.library.collection(collection)
        for record_id in sorted(records):
            if (collection, record_id) not in known:
                read = _Read.of(collection, records[record_id], names)
                known[collection, record_id] = tuple(_document(read, edition) for edition in wanted)
            yield known[collection, record_id]


Texts = Sequence[tuple[str, str, Passage]]
"""The texts of a record: context, source text, and the same as a passage without Markdown."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A record with its own texts, its names in all locales, and the fields of a document in its own language."""

    collection: str
    record: Any  # a record with an id and a language
    own: Texts
    names: Mapping[str, Passages]
    fields: Mapping[str, Passages]

    @property
    def shape(self) -> _Shape:
        return _SHAPES[self.collection]

    @classmethod
    def of(cls, collection: str, record: Any, names: Names) -> "_Read":  # Any: as above
        read = [(leaf.context, leaf.value, Passage.of(plain(leaf.value), record.language)) for leaf in texts(record)]
        own = [text for text in read if text[0] not in _UNSAID]
        shared = names.of(record)
        return cls(collection, record, own, shared, _fields(own, _SHAPES[collection], shared))


def _document(read: _Read, edition: Edition) -> Document:
    """Return the document of a record in one locale; the fields in which nothing is translated are shared by all locales."""
    record, shape = read.record, read.shape
    translated = edition.contexts(read.collection, record)
    said = _said(read, edition, translated) if translated else read.own
    touched = {_field(context, shape) for context, _, _ in read.own if context in translated}
    anew = _fields([text for text in said if _field(text[0], shape) in touched], shape, read.names, touched)
    title = _title(edition, record, said, shape)
    titles = _joined([title, *({**read.fields, **anew}.get("title", ())), *_native_title(record)])
    path = f"glossary/#{record.id}" if read.collection == "glossary" else f"{read.collection}/{record.id}/"
    return Document(
        path,
        shape.kind,
        title,
        _shortened(_first(said, shape.line, record.language)),
        {**read.fields, **anew, "title": titles},
        place=_place(edition, record),
        year=year_of(record),
        level=edition.atlas.evidence[record.id].level if isinstance(record, Case) else None,
        facets=facets_of(record, edition.atlas),
    )


def _said(read: _Read, edition: Edition, translated: Container[str]) -> Texts:
    """Return the texts of a record, those translated into a locale in that locale."""
    return [
        (context, text, _plain(edition.text(read.collection, read.record, context, text)) if context in translated else passage)
        for context, text, passage in read.own
    ]


def _plain(passage: Passage) -> Passage:
    return Passage.of(plain(passage), passage.locale)


def _fields(said: Texts, shape: _Shape, names: Mapping[str, Passages], wanted: Container[str] = FIELDS) -> dict[str, Passages]:
    """Return the wanted fields of a document: the texts that belong to each, and the names that all locales share."""
    fields = defaultdict(list, {name: list(passages) for name, passages in names.items() if name in wanted})
    for context, _, passage in said:
        fields[_field(context, shape)].append(passage)
    return {name: _joined(passages) for name, passages in fields.items() if passages}


def _title(edition: Edition, record: Any, said: Texts, shape: _Shape) -> Passage:  # Any: a record
    if isinstance(record, City):
        return edition.city_name(record)
    if isinstance(record, GlossaryTerm):
        return edition.term_name(record)
    return _first(said, shape.title, record.language)


def _first(said: Texts, context: str, language: str) -> Passage:
    return next((passage for found, _, passage in said if found == context), Passage.of("", language))


def _field(context: str, shape: _Shape) -> str:
    if context == shape.title:
        return "title"
    return "line" if context == shape.line else shape.others.get(context, "body")


def _joined(passages: Iterable[Passage]) -> Passages:
    """Return the passages as one for each language, so that a text that nobody has translated is alike in every locale."""
    by_language: dict[str, list[str]] = defaultdict(list)
    for passage in dict.fromkeys(passages):
        by_language[passage.locale].append(passage)
    return tuple(Passage.of("\n".join(texts), language) for language, texts in sorted(by_language.items()))


def _native_title(record: Any) -> Passages:  # Any: a record
    native = getattr(record, "native_title", None)
    return (Passage.of(native.text, native.locale),) if native else ()


def _place(edition: Edition, record: Model) -> str:
    """Return the place that a hit shows."""
    if isinstance(record, City):
        return edition.formats.country(record.country)
    if not isinstance(record, Case):
        return ""
    city = edition.atlas.cities[record.city]
    place: str = edition.interface.gettext("{city}, {country}")
    return place.replace("{city}", edition.city_name(city)).replace("{country}", edition.formats.country(city.country))
