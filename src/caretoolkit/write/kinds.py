"""What each kind of record is called in the singular, and where its files stand."""

from collections.abc import Mapping

from caretoolkit.model.library import COLLECTIONS, SINGLE_FILES
from caretoolkit.model.values import Model

KINDS: Mapping[str, str] = {
    "case": "cases",
    "tool": "tools",
    "city": "cities",
    "source": "sources",
    "term": "glossary",
    "indicator": "indicators",
    "funding": "funding",
    "path": "paths",
    "lab": "labs",
}
"""The kinds of records that editors add, and their collections."""

SCHEMAS: Mapping[str, type[Model]] = {
    **{kind: COLLECTIONS[collection] for kind, collection in KINDS.items()},
    "vocabulary": COLLECTIONS["vocabularies"],
    "formats": COLLECTIONS["formats"],
    **SINGLE_FILES,
}
"""The types of all data files by the names of their schemas."""

FILES: Mapping[str, str] = {
    **{kind: f"{collection}/*.yml" for kind, collection in KINDS.items()},
    "vocabulary": "vocabularies/*.yml",
    "formats": "formats/*.yml",
    **{name: f"{name}.yml" for name in SINGLE_FILES},
}
"""Which data files a schema is for."""
