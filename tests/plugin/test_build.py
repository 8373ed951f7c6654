"""The site that a host publishes, and what becomes of it when something goes wrong."""

import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.plugin.conftest import Project
from tests.sample import VOUCHERS, contents

LOCALES = ("en", "es", "ar")
ADDRESS = "https://care-systems-toolkit.example.org/"
PAGES = (
    "",
    "cases/",
    "cases/bogota-care-blocks/",
    "tools/respite-costing/",
    "cities/bogota/",
    "paths/first-steps/",
    "labs/caring-cities/",
    "indicators/hours-of-care/",
    "funding/seed-grants/",
    "glossary/",
    "about/",
)


def test_the_build_says_how_many_pages_in_how_many_languages(project: Project) -> None:
    result = project.build()

    pages = len(list(project.site.glob("*/**/index.html")))
    assert re.fullmatch(r"[\d,]+ pages in 3 languages \(en, es, ar\) in [\d.]+ s, no problems: site/\n", result.stderr)
    assert f"{pages - 4 * len(LOCALES):,} pages" in result.stderr  # without the four hand-written pages of each locale
    assert result.returncode == 0


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_names_itself_and_its_translations(built: Project, locale: str, path: str) -> None:
    html = built.page(f"{locale}/{path}")

    assert f'<link rel="canonical" href="{ADDRESS}{locale}/{path}">' in html
    alternates = dict(re.findall(r'<link rel=" alternate" hreflang="([^"]+)" href="([^"]+)">', html))
    expected = {other: f"{ADDRESS}{other}/{path}" for other in LOCALES}
    assert alternates == {**expected, "x-default": f"{ADDRESS}en/{path}"}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_language_switch_leads_to_the_same_page(built: Project, locale: str, path: str) -> None:
    html = built.page(f"{locale}/{path}")

    switch = re.search(r'<details class="ct-languages">.*?</details>', html, re.DOTALL)
    assert switch
    targets = [(built.site / locale / path / href).resolve() for href in re.findall(r'href="([^"]+)"', switch[0])]
    assert targets == [(built.site / other / path).resolve() for other in LOCALES]


@pytest.mark.parametrize(("locale", "direction"), [("en", "ltr"), ("es", "ltr"), ("ar", "rtl")])
def test_a_page_has_the_direction_of_its_language(built: Project, locale: str, direction: str) -> None:
    html = built.page(f"{locale}/cases/bogota-care-blocks/")

    assert f'<html lang="{locale}" dir="{direction}"' in html
    assert f'<body dir="{direction}"' in html


def test_every_link_within_the_site_leads_somewhere(built: Project) -> None:
    assert _broken_links(built.site) == []


@pytest.mark.parametrize("path", ["notes/visit", "fr/about"], ids=["in no locale", "in a locale that is not published"])
def test_every_link_of_a_page_beside_the_locales_leads_somewhere(project: Project, path: str) -> None:
    file = project.folder / f"docs/{path}.md"
    file.parent.mkdir()
    file.write_text("# A page\n\nWhat there is to see.\n", encoding="utf-8")

    project.build()

    assert "What there is to see." in project.page(path)
    assert _broken_links(project.site) == []


def _broken_links(site: Path) -> list[tuple[str, str]]:
    """Return the links within a site that lead nowhere, each with its page."""
    pages = sorted(site.glob("**/*.html"))
    return [(str(page.relative_to(site)), href) for page in pages for href in _inner_links(page) if not _leads(page, href)]


def _inner_links(page: Path) -> list[str]:
    html = page.read_text(encoding="utf-8")
    found = re.findall(r'(?:href|src)="([^"]+)"', html)
    return [href for href in found if not re.match(r"https?:|data:|mailto:", href) and page.name != "404.html"]


def _leads(page: Path, href: str) -> bool:
    address, _, anchor = href.partition("#")
    address = address.partition("?")[0]
    target = (page.parent / address).resolve() if address else page
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return False
    return not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8")


def test_a_page_asks_no_other_host_for_anything(built: Project) -> None:
    pages = built.site.glob("**/*.html")

    asked = [
        (page.name, address)
        for page in pages
        for address in re.findall(r'<(?:script|img|link)[^>]+(?:src|href)="(https?://[^"]+)"', page.read_text(encoding="utf-8"))
        if not address.startswith(ADDRESS)
    ]

    assert asked == []


def test_a_policy_lets_only_the_scripts_of_the_page_run(built: Project) -> None:
    html = built.page("en/cases/bogota-care-blocks")

    assert 'http-equiv="Content-Security-Policy"' in html
    assert "unsafe-eval" not in html
    assert " onclick=" not in html
    assert re.search(r"script-src 'self'( 'sha256-[A-Za-z0-9+/=]+')+;", html)


def test_no_page_shows_the_mark_of_a_slot_or_an_unfilled_placeholder(built: Project) -> None:
    pages = list(built.site.glob("**/*.html"))

    marked = [page for page in pages if "ctk-slot" in page.read_text(encoding="utf-8")]
    without_code = ((page, re.sub(r"<code>.*?</code>", "", page.read_text(encoding="utf-8"))) for page in pages)
    unfilled = [page for page, html in without_code if re.search(r">[^<]*\{[a-z]+\}[^<]*<", html)]

    assert (marked, unfilled) == ([], [])


def test_the_same_input_gives_the_same_bytes(project: Project, built: Project) -> None:
    project.build()

    assert contents(project.site) == contents(built.site)


def test_properdocs_publishes_the_same_pages(project: Project, built: Project) -> None:
    result = project.build("properdocs", "--config-file", "mkdocs.yml")

    assert result.returncode == 0, result.stderr
    ours = {path: data for path, data in contents(built.site).items() if path.endswith((".html", ".json", ".csv", ".xml"))}
    theirs = contents(project.site)
    assert sorted(path for path, data in ours.items() if theirs.get(path) != data) == []


def test_errors_in_the_data_leave_the_site_as_it_was(project: Project) -> None:
    project.build()
    before = contents(project.site)
    project.edit("five_r: [recognise,", "five_r: [recognize,")
    project.edit("sources: [s1, s2]", "sources: [s1, s22]")
    project.edit("started: 2020-10", "started: 2020-13")
    project.edit("sdg:", "status: scaled\nsdg:")

    result = project.build()

    assert result.returncode == 1
    assert "cases/bogota-care-blocks.yml:" in result.stderr
    assert "nothing was published, `site/` is as it was" in result.stderr
    assert contents(project.site) == before
    assert [path.name for path in project.folder.glob("site*")] == ["site"]


def test_a_killed_build_leaves_the_site_as_it_was(project: Project) -> None:
    case = project.folder / "toolkit_data" / VOUCHERS
    _ = [shutil.copy(case, case.with_name(f"copy-{number:03}.yml")) for number in range(150)]  # enough for several processes
    project.build()
    before = contents(project.site)
    project.edit("title: Care blocks", "title: Moving blocks")

    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _wait_until(lambda: any(project.folder.glob("site.new-*/en/cases")))
    process.send_signal(signal.SIGKILL)
    process.wait()

    assert process.returncode == -signal.SIGKILL
    assert contents(project.site) == before
    assert project.build().returncode == 0
    assert "Moving blocks" in project.page("en/cases/bogota-care-blocks")


def _wait_until(holds: object, patience: float = 30) -> None:
    until = time.monotonic() + patience
    while not holds():  # type: ignore[operator]  # a test's own function
        assert time.monotonic() < until
        time.sleep(0.001)


def test_a_page_in_another_folder_of_the_host_is_not_lost(project: Project) -> None:
    (project.folder / "docs/en/events.md").write_text("# Events\n\nWhat is on.\n", encoding="utf-8")

    project.build()

    assert "What is on." in project.page("en/events")
    assert "What is on." in project.page("ar/events")  # a locale without its own shows the default locale's


def test_a_case_that_is_not_translated_says_in_which_language_it_is(project: Project) -> None:
    (project.folder / "toolkit_data/locales/es/cases/bogota-care-blocks.po").unlink()

    project.build()

    html = project.page("es/cases/bogota-care-blocks")
    assert '<h1 lang="en" dir="ltr">' in html
    assert "ct-note-bar" in html


def test_a_locale_that_nobody_knows_is_told_in_one_sentence(project: Project) -> None:
    settings = project.folder / "toolkit_data/toolkit.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("locales: [en,", "locales: [en, xx,"), encoding="utf-8")

    result = project.build()

    assert result.returncode == 1
    assert "`locales[1]` is `xx`; it is not a locale that CLDR knows" in result.stderr
    assert "Traceback" not in result.stderr
