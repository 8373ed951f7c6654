"""Writes a corpus as a MkDocs project with Material and mkdocs-static-i18n, set up as its own documentation advises for size.

The navigation names lists only, and search is not built anew for each language: both are what make it slow when left as they are.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from bench.peers.article import article, city_article
from bench.peers.content import CITIES, LANGUAGES, LISTINGS, Content, pages
from bench.terms import Record


def write_mkdocs(content: Content, folder: Path) -> Path:
    """Write the project and return its configuration file."""
    for locale in content.locales:
        for name, text in _documents(content, locale):
            path = folder / "docs" / locale / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    configuration = folder / "mkdocs.yml"
    configuration.write_text(yaml.safe_dump(_configuration(content), sort_keys=False, allow_unicode=True), encoding="utf-8")
    return configuration


def _configuration(content: Content) -> Record:
    listings = [{content.titles[name]: f"{name}/index.md"} for name in LISTINGS]
    languages = [
        {"locale": locale, "name": LANGUAGES[locale], "build": True, "default": place == 0}
        for place, locale in enumerate(content.locales)
    ]
    i18n = {"docs_structure": "folder", "reconfigure_material": True, "reconfigure_search": False, "languages": languages}
    return {
        "site_name": content.title,
        "site_url": "https://example.org/",
        "theme": {"name": "material", "font": False, "features": ["toc.follow"]},
        "plugins": ["search", {"i18n": i18n}],
        "markdown_extensions": ["tables", "sane_lists"],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "nav": [{"Home": "index.md"}, {"Cases": "cases/index.md"}, *listings, {"Cities": f"{CITIES}/index.md"}],
    }


def _documents(content: Content, locale: str) -> Iterator[tuple[str, str]]:
    """Yield the name and text of every Markdown file of one locale."""
    yield "index.md", f"# {content.title}\n\n{content.tagline}\n\n" + _links(content, locale, list(content.cases)[:10], "cases/")
    yield from _lists(content, locale, "cases/index.md", "# Cases", list(content.cases))
    for name in LISTINGS:
        terms = "\n".join(f"- [{label}]({term}.md)" for term, label in content.labels[name].items())
        yield f"{name}/index.md", f"# {content.titles[name]}\n\n{terms}\n"
        for term, label in content.labels[name].items():
            yield from _lists(content, locale, f"{name}/{term}.md", f"# {label}", content.listed(name, term))
    named = "\n".join(f"- [{city['name']}]({city_id}.md)" for city_id, city in content.cities.items())
    yield f"{CITIES}/index.md", f"# Cities\n\n{named}\n"
    for city_id, city in content.cities.items():
        head = f"# {city['name']}\n\n{city_article(city_id, content)}\n## Cases"
        yield from _lists(content, locale, f"{CITIES}/{city_id}.md", head, content.listed(CITIES, city_id))
    for case in content.cases:
        yield f"cases/{case}.md", _case(content, locale, case)


def _lists(content: Content, locale: str, file: str, head: str, cases: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the files of a list, which begins in `file` and goes on in others."""
    folder, _, stem = file.removesuffix(".md").rpartition("/")
    every = pages(cases)
    names = [stem, *(f"{stem}-page-{number}" for number in range(2, len(every) + 1))]
    turns = " · ".join(f"[{number}]({name}.md)" for number, name in enumerate(names, 1)) if len(every) > 1 else ""
    prefix = "" if folder == "cases" else "../cases/"
    for name, part in zip(names, every, strict=True):
        yield f"{folder}/{name}.md", f"{head}\n\n{_links(content, locale, part, prefix)}\n\n{turns}\n"


def _case(content: Content, locale: str, case_id: str) -> str:
    case = content.cases[case_id]
    title = content.say(locale, case_id, "title", case["title"])
    one_line = content.say(locale, case_id, "summary.one_line", case["summary"]["one_line"])
    front = yaml.safe_dump({"title": title, "description": one_line}, allow_unicode=True, width=1000)
    chips = "\n".join(_chips(content, case, name) for name in LISTINGS)
    near = _links(content, locale, case.get("see_also", []), "")
    head = f"---\n{front}---\n\n# {title}\n\n{one_line}\n\n{chips}"
    return f"{head}\n\n{article(case_id, locale, content)}\n## See also\n\n{near}\n"


def _chips(content: Content, case: Record, vocabulary: str) -> str:
    links = (f"[{content.label(vocabulary, term)}](../{vocabulary}/{term}.md)" for term in content.terms_of(case, vocabulary))
    return f"- {content.titles[vocabulary]}: {', '.join(links)}"


def _links(content: Content, locale: str, cases: Sequence[str], prefix: str) -> str:
    titles = {name: content.say(locale, name, "title", content.cases[name]["title"]) for name in cases}
    return "\n".join(f"- [{title}]({prefix}{name}.md)" for name, title in titles.items())
