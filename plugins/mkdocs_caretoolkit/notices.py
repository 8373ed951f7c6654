"""The problems of a record at the head of its page, while the host serves: whoever edits it looks there.

Nothing of this is ever published; a build stops at an error, and knows no notices.
"""

from collections.abc import Container, Iterable, Iterator
from html import escape
from pathlib import Path

from caretoolkit import Compiled, Diagnostic
from caretoolkit.diagnostics import as_text

_BEGIN, _END = "<!--notices-->", "<!--/notices-->"
_STYLE = "margin:0;padding:.8rem 1rem;overflow:auto;max-height:45vh;background:#fff4ce;color:#1b1f24;border-bottom:3px solid #8a4b08;font-size:.75rem;text-align:left"


class Notices:
    """The notices on the pages of the served site."""

    def __init__(self) -> None:
        self._shown: dict[Path, str] = {}

    def show(self, good: Compiled, diagnostics: Iterable[Diagnostic], folder: Path, rewritten: Container[str] = ()) -> None:
        """Put each problem at the head of the page of its record, and take away all other notices.

        A problem whose record has no page stands on the home page. `good` is the state that the pages show; `rewritten`
        are the paths of those that were just written anew, and so hold no notice.
        """
        told: dict[str, list[Diagnostic]] = {}
        paths = _paths(good)
        for diagnostic in diagnostics:
            told.setdefault(paths.get(_record_of(diagnostic.file), ""), []).append(diagnostic)
        wanted: dict[Path, str] = {}
        for path, found in told.items():
            notice = _notice(found)
            for page in _pages(good, path, folder):
                wanted[page] = notice
                if path in rewritten or self._shown.get(page) != notice:
                    _write(page, notice)
        for page in self._shown.keys() - wanted.keys():
            if page.is_file():
                _write(page, "")
        self._shown = wanted


def _paths(good: Compiled) -> dict[tuple[str, ...], str]:
    """Return the path of the page of each record."""
    return {route.record: route.path for route in good.routes if route.record}


def _record_of(file: str) -> tuple[str, ...]:
    """Return collection and id of the record that a data file, or a catalogue, is of."""
    return tuple(file.rpartition(".")[0].split("/")[-2:])


def _pages(good: Compiled, path: str, folder: Path) -> Iterator[Path]:
    pages = (folder / locale / path / "index.html" for locale in good.locales)
    yield from (page for page in pages if page.is_file())


def _notice(found: Iterable[Diagnostic]) -> str:
    text = "\n\n".join(as_text(diagnostic) for diagnostic in found)
    return f'{_BEGIN}<pre role="alert" dir="ltr" style="{_STYLE}">{escape(text)}</pre>{_END}'


def _write(page: Path, notice: str) -> None:
    """Give a page this notice in place of another."""
    html = page.read_text(encoding="utf-8")
    before, _, rest = html.partition(_BEGIN)
    html = before + rest.partition(_END)[2] if rest else html
    head, tag, body = html.partition("<body")
    opening, end, content = body.partition(">")
    page.write_text(f"{head}{tag}{opening}{end}{notice}{content}", encoding="utf-8")
