"""A site is written the same by one process and by several, and every page of the real one is whole."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, normpath

import pytest

import caretoolkit
from caretoolkit import Compiled, compile_toolkit, processes, site
from tests.sample import OPTIONS, REAL, contents, write_plainly

ASSETS = Path(caretoolkit.__file__).parent / "render" / "assets"
WRITTEN_BY_HAND = ("about/index.html", "contribute/index.html", "add-a-case/index.html", "translate/index.html")


def test_several_processes_write_what_one_writes(real: Compiled, real_site: Path, tmp_path: Path) -> None:
    told = write_plainly(real, tmp_path, processes=3)

    assert told == len(real.locales) * len(real.routes)
    assert contents(tmp_path) == contents(real_site)


def test_few_pages_are_written_by_one_process(sample: Compiled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_started", None)

    told = write_plainly(sample, tmp_path, processes=3)

    assert told == len(sample.locales) * len(sample.routes)
    assert {"index.html", "404.html", "sitemap.xml", "ar/labs/caring-cities/index.html"} <= set(contents(tmp_path))


def test_the_real_data_is_read_the_same_whatever_the_number_of_processes(real: Compiled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "cores", lambda: 3)

    found = compile_toolkit(REAL, OPTIONS)

    assert found.diagnostics == real.diagnostics
    assert list(found.record_files()) == list(real.record_files())
    names = {name for _, name in real.catalogues.files}
    assert all(found.catalogues.messages(name) == real.catalogues.messages(name) for name in names)


def test_every_link_within_the_real_site_leads_somewhere(real: Compiled, real_site: Path) -> None:
    files = {file.relative_to(real_site).as_posix() for file in real_site.rglob("*") if file.is_file()}
    files |= {f"{locale}/{page}" for locale in real.locales for page in WRITTEN_BY_HAND}
    files |= {f"assets/caretoolkit/{asset.name}" for asset in ASSETS.iterdir()}

    links = {link for file in sorted(real_site.glob("*/**/*.html")) for link in _links(file, real_site)}

    assert sorted(address for address, _ in links if address not in files) == []
    assert (
        sorted(link for link in links if link[1] and f'id="{link[1]}"' not in (real_site / link[0]).read_text(encoding="utf-8"))
        == []
    )


def test_no_page_of_the_real_site_shows_an_unfilled_placeholder(real_site: Path) -> None:
    pages = sorted(real_site.rglob("*.html"))

    marked = [str(page) for page in pages if re.search(r">[^<]*\{[a-z]+\}[^<]*<|ctk-slot", page.read_text(encoding="utf-8"))]

    assert marked == []


def _links(file: Path, root: Path) -> Iterator[tuple[str, str]]:
    """Yield the file and the id that each link of a page leads to."""
    own = file.relative_to(root).as_posix()
    for href in set(re.findall(r'(?:href|src)="(?!https?:|data:|mailto:)([^"]+)"', file.read_text(encoding="utf-8"))):
        address, _, anchor = href.partition("#")
        path = address.partition("?")[0]
        target = normpath(f"{dirname(own)}/{path}{'index.html' if path.endswith('/') else ''}")
        yield (target if path else own), anchor


def test_what_a_killed_build_has_left_is_cleared_and_a_running_one_is_not(tmp_path: Path) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    left, running, other = (tmp_path / f"site.new-{name}" for name in (ended.pid, os.getppid(), "draft"))
    for folder in (left, running, other):
        (folder / "en").mkdir(parents=True)

    staging = site.staging_of(tmp_path / "site")

    assert staging == tmp_path / f"site.new-{os.getpid()}"
    assert [folder.exists() for folder in (left, running, other)] == [False, True, True]
