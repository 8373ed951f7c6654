"""The toolkit as data: every record as JSON, a table of all cases, the sitemap, and in each locale the entries of Explore.

Records are given as their authors wrote them, so that the data does not depend on a translation; only entries have one.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from caretoolkit.link import Atlas
from caretoolkit.localise import Edition
from caretoolkit.model.values import Model
from caretoolkit.publish.entries import entries_files

_OPEN_COLLECTIONS = ("cases", "tools", "cities", "glossary", "indicators", "funding", "paths", "labs")


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the site; `path` is below its root."""

    path: str
    content: str


def record_names(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Yield the records that are published, as collection and id, by their ids within a collection."""
    for collection in _OPEN_COLLECTIONS:
        yield from ((collection, record_id) for record_id in sorted(_records(atlas, collection)))
    if atlas.figures:
        yield "figures", atlas.figures.id


def record_files(atlas: Atlas, names: Iterable[tuple[str, str]] | None = None) -> Iterator[PublishedFile]:
    """Yield the records as JSON: all of them, or those of these names that there are."""
    for collection, record_id in record_names(atlas) if names is None else names:
        if collection == "figures" and atlas.figures:
            yield PublishedFile("data/figures.json", _as_json(atlas.figures))
        elif collection in _OPEN_COLLECTIONS and record_id in (records := _records(atlas, collection)):
            yield PublishedFile(f"data/{collection}/{record_id}.json", _as_json(records[record_id]))


def _records(atlas: Atlas, collection: str) -> Mapping[str, Model]:
    """Return the records of a collection; a case without its city is left out, as of the pages."""
    return atlas.cases if collection == "cases" else atlas.library.collection(collection)


def _as_json(record: Model) -> str:
    return record.model_dump_json(indent=1, exclude_defaults=True, by_alias=True)


def gathered_files(atlas: Atlas) -> Iterator[PublishedFile]:
    """Yield the files that tell of all records together: a table of the cases, and a list of the data."""
    yield PublishedFile("data/cases.csv", _case_table(atlas))
    yield PublishedFile("data/index.json", _index(atlas))


def locale_files(editions: Sequence[Edition]) -> Iterator[PublishedFile]:
    """Yield the files that tell of all records together in each locale: the data behind the page Explore."""
    for edition, content in zip(editions, entries_files(editions), strict=True):
        yield PublishedFile(f"{edition.locale}/explore/entries.json", content)


def _index(atlas: Atlas) -> str:
    """Return what data there is, and the licence it is under; a collection without records is left out."""
    toolkit = atlas.toolkit
    index = {
        "title": toolkit.title,
        "licence": {"name": toolkit.data_licence, "url": toolkit.data_licence_url},
        "records": {name: list(records) for name in _OPEN_COLLECTIONS if (records := _records(atlas, name))},
        "files": ["cases.csv", *(["figures.json"] if atlas.figures else [])],
    }
    return json.dumps(index, ensure_ascii=False, indent=1)


def _case_table(atlas: Atlas) -> str:
    """Return one line for each case; a cell that a spreadsheet would take for a formula is disarmed."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(
        ["id", "title", "city", "country", "region", "status", "started", "five_r", "instruments", "groups", "evidence_level"]
    )
    for case in atlas.heads.values():
        city = atlas.cities[case.city]
        row = [
            case.id, case.title, city.name, city.country, city.region, case.status, case.started or "",
            " ".join(case.five_r), " ".join(case.instruments), " ".join(case.groups), atlas.evidence[case.id].level,
        ]  # fmt: skip
        writer.writerow([_disarmed(cell) for cell in row])
    return table.getvalue()


def _disarmed(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def sitemap(paths: Iterable[str], locales: tuple[str, ...], site_url: str) -> PublishedFile:
    """Return the sitemap of pages that stand at the same path in every locale."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    lines += [f"<url><loc>{escape(f'{site_url}{locale}/{path}')}</loc></url>" for path in paths for locale in locales]
    return PublishedFile("sitemap.xml", "\n".join([*lines, "</urlset>"]) + "\n")
