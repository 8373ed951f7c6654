"""The three engines, each as a page that answers `find(query)` with addresses, best first, as a reader's search box would."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import material

from bench.search.pages import lunr_index

THEME = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
LIMIT = 10


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: its name, its page for each locale, and the folders it needs beside the site."""

    name: str
    pages: Mapping[str, str]
    folders: Mapping[str, Path]


_PAGE = """<!doctype html><html lang="{locale}"><head><meta charset="utf-8"><title>{name}</title></head><body><script type="module">
{script}
window.ready = prepare().then((find) => {{ window.find = find; }});
</script></body></html>
"""

_OURS = """
import {{ open }} from "/assets/caretoolkit/search-engine.mjs";
async function prepare() {{
  const engine = await open(new URL("/", location).href, "{locale}");
  return async (query) => (await engine.search(query, {{ limit: {limit} }})).hits.map((hit) => hit.path);
}}
"""

_PAGEFIND = """
import * as pagefind from "/pagefind/pagefind.js";
async function prepare() {{
  await pagefind.options({{ baseUrl: "/" }});
  await pagefind.init();
  return async (query) => {{
    const found = await pagefind.search(query);
    const shown = await Promise.all(found.results.slice(0, {limit}).map((result) => result.data()));
    return shown.map((data) => (data.url.endsWith("/glossary/") && data.sub_results[0]?.url) || data.url);
  }};
}}
"""

_LUNR = """
async function prepare() {{
  const {{ config, docs }} = await (await fetch("/lunr-index/{locale}.json")).json();
  const worker = new Worker("/theme/{worker}");
  const ask = (message) => new Promise((resolve) => {{
    worker.onmessage = (event) => resolve(event.data);
    worker.postMessage(message);
  }});
  await ask({{ type: 0, data: {{ config, docs, options: {{ suggest: false }} }} }});
  return async (query) => {{
    const {{ data }} = await ask({{ type: 2, data: query }});
    return data.items.slice(0, {limit}).map((group) => group[0].location);
  }};
}}
"""


def ours(locales: tuple[str, ...]) -> Engine:
    """Return our own search, as the built site holds it."""
    return Engine("ours", _pages("ours", _OURS, locales), {})


def pagefind(locales: tuple[str, ...], index: Path) -> Engine:
    """Return Pagefind over the folder that it wrote."""
    return Engine("pagefind", _pages("pagefind", _PAGEFIND, locales), {"/pagefind/": index})


def lunr(locales: tuple[str, ...], site: Path, folder: Path) -> Engine:
    """Return Material's search worker over indexes of the site, which are written into a folder."""
    folder.mkdir()
    for locale in locales:
        (folder / f"{locale}.json").write_text(lunr_index(site, locale), encoding="utf-8")
    worker = next(THEME.glob("workers/search.*.min.js")).relative_to(THEME).as_posix()
    return Engine("lunr", _pages("lunr", _LUNR, locales, worker=worker), {"/lunr-index/": folder, "/theme/": THEME})


def _pages(name: str, script: str, locales: tuple[str, ...], **values: str) -> dict[str, str]:
    return {
        locale: _PAGE.format(name=name, locale=locale, script=script.format(locale=locale, limit=LIMIT, **values))
        for locale in locales
    }


def path_of(address: str, locale: str) -> str:
    """Return the path below the locale that judgements name: `cases/bogota-care-blocks`, `glossary/#care-block`."""
    path, _, fragment = address.partition("#")
    path = path.partition("?")[0].removeprefix("/").removeprefix(f"{locale}/").removesuffix("index.html")
    if path == "glossary/" and fragment:
        return f"{path}#{fragment}"
    return path.removesuffix("/")
