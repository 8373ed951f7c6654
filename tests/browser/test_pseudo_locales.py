"""The interface in disguised English, longer by a third and from right to left: nothing is cut off, nothing left in English."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from caretoolkit.cli import main
from tests.browser.conftest import served
from tests.plugin.conftest import make_project

PHONE = {"width": 360, "height": 740}
LOCALES = ("en-XA", "ar-XB")
KINDS = (
    "", "explore/", "compare/", "cases/", "cases/bogota-care-blocks/", "tools/respite-costing/", "cities/bogota/",
    "cities-like-mine/", "map/", "languages/", "glossary/", "indicators/hours-of-care/", "labs/caring-cities/", "add-a-case/",
)  # fmt: skip
Answers = dict[str, dict[str, Any]]
"""What was found on each page by its path; `Any`, because it is JSON."""


@pytest.fixture(scope="module")
def disguised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the sample in English and both pseudo-locales, and in no other."""
    made = make_project(tmp_path_factory.mktemp("pseudo"))
    data = made.folder / "toolkit_data"
    shutil.rmtree(data / "locales")
    settings = (data / "toolkit.yml").read_text(encoding="utf-8")
    locales = settings.replace("locales: [en, es, ar]", f"locales: [en, {', '.join(LOCALES)}]")
    (data / "toolkit.yml").write_text(locales, encoding="utf-8")
    for locale in LOCALES:
        assert CliRunner().invoke(main, ["i18n", "pseudo", "--data", str(data), locale]).exit_code == 0
    result = made.build()
    assert result.returncode == 0, result.stderr
    with served(made.site) as address:
        yield address


@pytest.fixture(scope="module", params=LOCALES)
def seen(request: pytest.FixtureRequest, chromium: Browser, disguised: str) -> Answers:
    """Return what is seen on the pages of a pseudo-locale on a phone."""
    return _look(chromium, f"{disguised}{request.param}/", KINDS)


def _look(chromium: Browser, address: str, paths: tuple[str, ...]) -> Answers:
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    found = {path: _answers(page, f"{address}{path}") for path in paths}
    context.close()
    return found


def _answers(page: Page, url: str) -> dict[str, Any]:
    answer = page.goto(url, wait_until="networkidle")
    assert answer
    assert answer.ok, url
    return {
        "width": page.evaluate("document.documentElement.scrollWidth"),
        "plain": page.evaluate(PLAIN),
        "cut": page.evaluate(CUT),
    }


def test_longer_words_make_no_page_wider_than_a_phone(seen: Answers) -> None:
    assert {path: page["width"] for path, page in seen.items() if page["width"] > 360} == {}


def test_every_word_of_the_interface_goes_through_a_catalogue(seen: Answers) -> None:
    assert {path: page["plain"] for path, page in seen.items() if page["plain"]} == {}


def test_no_button_label_or_heading_is_cut_off(seen: Answers) -> None:
    assert {path: page["cut"] for path, page in seen.items() if page["cut"]} == {}


def test_plain_english_and_words_cut_off_would_be_found(chromium: Browser, disguised: str) -> None:
    page = chromium.new_page(viewport=PHONE, bypass_csp=True)
    page.goto(f"{disguised}en/explore/", wait_until="networkidle")
    page.add_style_tag(content="h1 { inline-size: 2rem; overflow: hidden; white-space: nowrap !important; }")

    plain, cut = page.evaluate(PLAIN), page.evaluate(CUT)
    page.close()

    assert plain
    assert [html for html in cut if html.startswith("<h1")]


PLAIN = r"""() => {
  const isOwn = element => element.closest('[lang]').lang === document.documentElement.lang;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const said = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (isOwn(element) && element.checkVisibility() && !element.closest('script, style, code, pre')) said.push(walker.currentNode.data);
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], img[alt]'))
    if (isOwn(element)) said.push(...['aria-label', 'placeholder', 'title', 'alt'].map(name => element.getAttribute(name) ?? ''));
  return [...new Set(said.flatMap(text => text.match(/(?<![\w\p{L}])[A-Za-z]{4,}(?:\s+[A-Za-z]{4,}){2,}(?!\p{L})/gu) ?? []))];
}"""
"""Return runs of three and more plain words of four and more letters, in texts whose language is that of the page."""
CUT = """() => [...document.querySelectorAll('button, label, legend, summary, h1, h2, h3, h4, th, a[class*=button]')]
  .filter(element => element.checkVisibility() && !element.closest('.md-header__title, .ct-hidden') && element.innerText.trim())
  .filter(element => getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
  .map(element => element.outerHTML.slice(0, 120))"""
"""Return the elements whose words are wider than they show; the name of the site in the header may be, and
what only screen readers say."""
