"""The words of a built site's pages, as Material's own search would read them."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

_MAIN = re.compile(r"<(?:main|article)\b[^>]*>(.*?)</(?:main|article)>", re.DOTALL)
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TERM = re.compile(r'<(?:h[23]|dt|section|article|div|li)\b[^>]*\bid="([a-z0-9-]+)"')
_TAG = re.compile(r"<[^>]+>")


def lunr_index(site: Path, locale: str) -> str:
    """Return the documents of one locale in the form that Material's search worker reads, with Material's defaults."""
    language = locale.partition("-")[0]
    config: dict[str, Any] = {  # Any: JSON
        "lang": [language],
        "separator": r"[\s\u200b\-]+",
        "pipeline": ["stemmer"],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
    }
    return json.dumps({"config": config, "docs": list(_documents(site / locale))}, ensure_ascii=False)


def _documents(folder: Path) -> Iterator[dict[str, str]]:
    for file in sorted(folder.rglob("index.html")):
        path = file.parent.relative_to(folder).as_posix().removeprefix(".")
        found = _MAIN.search(file.read_text(encoding="utf-8"))
        if not found:
            continue
        title = _TITLE.search(found[1])
        location = f"{path}/" if path else ""
        if path == "glossary":
            yield from _sections(found[1], location)
        yield {"location": location, "title": _plain(title[1]) if title else "", "text": _plain(found[1])}


def _sections(html: str, location: str) -> Iterator[dict[str, str]]:
    """Yield the parts of a page that have an address of their own; the first words of each are its title."""
    starts = list(_TERM.finditer(html))
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        words = _plain(html[start.end() : following.start() if following else len(html)].partition(">")[2])
        yield {"location": f"{location}#{start[1]}", "title": words[:60], "text": words}


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
