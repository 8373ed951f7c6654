"""Writes a corpus as a Hugo site with layouts of our own: records are data files that all languages share.

Templates render them without Markdown, and what does not change from page to page only once a language.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.peers.content import CITIES, LANGUAGES, LIST_LENGTH, LISTINGS, RIGHT_TO_LEFT, Content
from bench.terms import Record

_LAYOUTS = Path(__file__).parent / "hugo_layouts"

_HEADINGS = (
    "At a glance",
    "Key messages",
    "The challenge",
    "What they did",
    "Who does it",
    "Law and coordination",
    "What it takes",
    "Results",
    "How sure we are",
    "Where sources disagree",
    "What helped",
    "What went wrong",
    "Side effects",
    "Who is left out",
    "Lessons",
    "Would it travel",
    "Timeline",
    "Sources",
)
"""What the page of a case is divided into, for its table of contents."""


def write_hugo(content: Content, folder: Path) -> Path:
    """Write the site's sources and return their folder."""
    shutil.copytree(_LAYOUTS, folder / "layouts")
    (folder / "static").mkdir()
    (folder / "static" / "style.css").write_text("body { max-width: 68ch; margin: auto; font: 1.0625rem/1.6 sans-serif }\n")
    _write(folder / "hugo.json", _configuration(content) | {"cacheDir": str(folder.resolve() / "cache")})
    _write(folder / "data" / "labels.json", content.labels)
    for collection, records in (("cases", content.cases), (CITIES, content.cities)):
        for record_id, record in records.items():
            _write(folder / "data" / collection / f"{record_id}.json", record)
    for locale in content.locales:
        for name, front_matter in _documents(content, locale):
            _write(folder / "content" / locale / name, front_matter)
    return folder


def record_file(folder: Path, case: str) -> Path:
    """Return the file that holds the record of a case, for all locales."""
    return folder / "data" / "cases" / f"{case}.json"


def page_file(folder: Path, locale: str, case: str) -> Path:
    """Return the file that holds the title of a case in a locale."""
    return folder / "content" / locale / "cases" / f"{case}.md"


def _write(path: Path, value: Mapping[str, object]) -> None:
    """Write a file; a Markdown file without a body may be JSON alone, the form of front matter that Hugo reads fastest."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _configuration(content: Content) -> Record:
    languages = {
        locale: {
            "label": LANGUAGES[locale],
            "contentDir": f"content/{locale}",
            "weight": place,
            "title": content.title,
            "params": {"direction": "rtl" if locale in RIGHT_TO_LEFT else "ltr"},
        }
        for place, locale in enumerate(content.locales, 1)
    }
    return {
        "baseURL": "https://example.org/",
        "title": content.title,
        "defaultContentLanguage": content.locales[0],
        "defaultContentLanguageInSubdir": True,
        "languages": languages,
        "taxonomies": {name: name for name in (*LISTINGS, CITIES)},
        "pagination": {"pagerSize": LIST_LENGTH, "disableAliases": True},
        "disableKinds": ["rss"],
        "params": {
            "listings": [{"name": name, "title": content.titles[name]} for name in LISTINGS],
            "headings": [{"id": heading.lower().replace(" ", "-"), "title": heading} for heading in _HEADINGS],
        },
    }


def _documents(content: Content, locale: str) -> Iterator[tuple[str, Record]]:
    """Yield the name and the front matter of every page of one locale."""
    yield "_index.md", {"title": content.title, "description": content.tagline}
    yield "cases/_index.md", {"title": "Cases"}
    yield f"{CITIES}/_index.md", {"title": "Cities"}
    for city_id, city in content.cities.items():
        yield f"{CITIES}/{city_id}/_index.md", {"title": city["name"], "layout": "city"}
    for name in LISTINGS:
        yield f"{name}/_index.md", {"title": content.titles[name]}
        for term, label in content.labels[name].items():
            yield f"{name}/{term}/_index.md", {"title": label}
    for place, case_id in enumerate(content.cases, 1):
        yield f"cases/{case_id}.md", _case(content, locale, case_id, place)


def _case(content: Content, locale: str, case_id: str, place: int) -> Record:
    """Return what is said of a case in one locale, and the terms that list it; its weight keeps lists in our own order."""
    case = content.cases[case_id]
    summary = case["summary"]
    return {
        "title": content.say(locale, case_id, "title", case["title"]),
        "description": content.say(locale, case_id, "summary.one_line", summary["one_line"]),
        "key_messages": [content.say(locale, case_id, "summary.key_messages", text) for text in summary["key_messages"]],
        "weight": place,
        **{name: content.terms_of(case, name) for name in (*LISTINGS, CITIES)},
    }
