"""The frames: a page for each locale that the host renders so that the compiler can fill it, and what its template needs."""

import base64
import hashlib
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import caretoolkit
from caretoolkit import Compiled
from caretoolkit.render import OWN_ASSETS, Section, chrome, sections
from caretoolkit.render.frame import END, but, only, slot

FRAMES = "__frames__/"
ASSETS = Path(caretoolkit.__file__).parent / "render" / "assets"


def frame_files(compiled: Compiled, files: Files, config: MkDocsConfig) -> Iterator[File]:
    """Yield the frames as pages of the host, the compiler's assets, and hand-written pages for locales without them."""
    for locale in compiled.locales:
        yield File.generated(config, f"{FRAMES}{locale}/frame.md", content=slot("body"))
    for asset in sorted(ASSETS.iterdir()):
        yield File.generated(config, f"assets/caretoolkit/{asset.name}", abs_src_path=str(asset))
    default = compiled.atlas.toolkit.default_locale if compiled.atlas else ""
    for file in list(files.documentation_pages()):
        locale, _, path = file.src_uri.partition("/")
        if locale == default:
            for other in compiled.locales:
                if files.get_file_from_path(f"{other}/{path}") is None:
                    content = compiled.written_page(other, path, file.content_string)
                    yield File.generated(config, f"{other}/{path}", content=content)


class FrameContexts:
    """What the template needs for each page: the locale's words, its navigation, and the addresses of the page."""

    def __init__(self, compiled: Compiled, config: MkDocsConfig, is_serving: bool) -> None:
        assert compiled.atlas is not None
        self.config = config
        self._default = compiled.atlas.toolkit.default_locale
        editions = {locale: compiled.edition(locale) for locale in compiled.locales}
        self._words = {locale: chrome(edition) for locale, edition in editions.items()}
        self._sections = {locale: sections(edition) for locale, edition in editions.items()}
        self._directions = {locale: edition.formats.direction for locale, edition in editions.items()}
        self._languages = [(tag, edition.formats.own_name, self._directions[tag]) for tag, edition in editions.items()]
        self._theme_style = _theme_file("assets/stylesheets/main.*.min.css", config.theme.dirs)
        self._licence = str(compiled.atlas.toolkit.data_licence_url)

    def place(self, page: Page) -> tuple[str, str]:
        """Return the locale of a page and its path below the locale."""
        path = page.file.src_uri.removeprefix(FRAMES)
        locale = path.partition("/")[0]
        return (locale, page.url.partition("/")[2]) if locale in self._words else (self._default, path)

    def direction(self, locale: str) -> str:
        """Return `rtl` or `ltr`."""
        return self._directions[locale]

    def of(self, page: Page) -> dict[str, Any]:  # Any: the host's context holds anything
        """Return the context of a page, and set the theme's language and direction for it."""
        locale, place = self.place(page)
        is_frame = page.file.src_uri.startswith(FRAMES)
        self.config.theme["language"] = _theme_language(locale, self.config.theme.dirs)
        self.config.theme["direction"] = self._directions[locale]
        is_beside = not page.file.src_uri.removeprefix(FRAMES).startswith(tuple(f"{tag}/" for tag in self._words))
        path = slot("path") if is_frame else "" if is_beside else place  # a page beside the locales has no others
        description = slot("description") if is_frame else page.meta.get("description", "")
        return {
            "ct": {
                "locale": locale,
                "direction": self._directions[locale],
                "words": self._words[locale],
                "sections": [(section.title, section.path, _current(section)) for section in self._sections[locale]],
                "languages": self._languages,
                "body": slot("body"),
                "title": slot("title") if is_frame else page.title,
                "description": description,
                "path": path,
                "only": only,
                "but": but,
                "end": END,
                "own_assets": _kinds_by_asset() if is_frame else {},
                "is_written": not is_frame,
                "is_beside": is_beside,
                "site_url": self.config.site_url or "",
                "theme_style": self._theme_style,
                "licence_url": self._licence,
                "edit_url": page.edit_url if not is_frame else "",
            }
        }


def _current(section: Section) -> str:
    """Return what tells in a link to a section that it is the page's own: it is the page itself, or holds it."""
    kinds = [kind for kind in section.kinds if not kind.endswith("/")]
    written = {section.path, *section.kinds} - {*kinds}
    return f'{only(*kinds)} aria-current="true"{END}{only(*sorted(written))} aria-current="page"{END}'


def _kinds_by_asset() -> dict[str, list[str]]:
    """Return the styles and modules that only some kinds of pages need, with these kinds."""
    kinds: dict[str, list[str]] = {}
    for kind, assets in OWN_ASSETS.items():
        for asset in assets:
            kinds.setdefault(asset, []).append(kind)
    return kinds


def _theme_language(locale: str, folders: list[str]) -> str:
    """Return the theme's own name for a locale: the tag, its language alone, or English."""
    names = (locale, locale.partition("-")[0])
    files = (f"partials/languages/{name}.html" for name in names)
    found = (name for name, file in zip(names, files, strict=True) if any((Path(folder) / file).is_file() for folder in folders))
    return next(found, "en")


def _theme_file(pattern: str, folders: list[str]) -> str:
    """Return the address of the theme's file of this pattern, whose name holds a digest."""
    found = (file for folder in folders for file in sorted(Path(folder).glob(pattern)))
    return pattern.rpartition("/")[0] + "/" + next(found).name


_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def finished(html: str, locale: str, direction: str, with_policy: bool) -> str:
    """Return a page of the host with its true language and direction, and a policy that lets only its own scripts run."""
    html = re.sub(r'<html lang="[^"]*"', f'<html lang="{locale}" dir="{direction}"', html, count=1)
    html = re.sub(r'(<input[^>]*type="checkbox"[^>]*) autocomplete="off"', r"\1", html)  # not allowed on a checkbox
    html = re.sub(r"\n\s*\n+", "\n", html)
    html = re.sub(r"\n[ \t]+", "\n", html) if "<pre" not in html else html
    if not with_policy:
        return html
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in dict.fromkeys(_INLINE_SCRIPT.findall(html)))
    policy = (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
    )
    return html.replace("<meta charset=", f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<meta charset=', 1)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def text_of(html: str) -> str:
    """Return the words of a hand-written page, for search."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
