"""The toolkit as data: every record as JSON, a table of all cases, and the sitemap.

Records are given as their authors wrote them, so that the data does not depend on a translation.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from caretoolkit.link import Atlas
from caretoolkit.model.values import Model

_OPEN_COLLECTIONS = ("cases", "tools", "cities", "glossary")


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the site that is not a page; `path` is below the root of the site."""

    path: str
    content: str


def record_files(atlas: Atlas, names: frozenset[tuple[str, str]] | None = None) -> Iterator[PublishedFile]:
    """Yield the records as JSON: all of them, or those of these names (collection and id)."""
    for collection in _OPEN_COLLECTIONS:
        records: dict[str, Model] = getattr(atlas, collection)
        for record_id, record in records.items():
            if names is None or (collection, record_id) in names:
                data = record.model_dump_json(indent=1, exclude_defaults=True, by_alias=True)
                yield PublishedFile(f"data/{collection}/{record_id}.json", data)


def gathered_files(atlas: Atlas) -> Iterator[PublishedFile]:
    """Yield the files that tell of all records together: a table of the cases, and a list of what there is."""
    yield PublishedFile("data/cases.csv", _case_table(atlas))
    yield PublishedFile("data/index.json", _index(atlas))


def _index(atlas: Atlas) -> str:
    """Return what data there is, and the licence it is under."""
    toolkit = atlas.toolkit
    licence = {"name": toolkit.data_licence, "url": toolkit.data_licence_url}
    collections = {name: list(getattr(atlas, name)) for name in _OPEN_COLLECTIONS}
    return json.dumps({"title": toolkit.title, "licence": licence, "records": collections}, ensure_ascii=False, indent=1)


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
