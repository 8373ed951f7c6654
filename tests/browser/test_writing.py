"""Each language is set in its own way: its signs, its direction and its letters, on a screen and on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.test_pages import DESK, PHONE

Visit = Callable[..., BrowserContext]
BLOCKS = "cases/bogota-care-blocks/"
SIZES = "selectors => selectors.map((each) => parseFloat(getComputedStyle(document.querySelector(each)).fontSize))"
EDGES = """selector => [...document.querySelectorAll(selector)].map((each) => {
  const range = document.createRange();
  range.selectNodeContents(each);
  const lines = [...range.getClientRects()].map((line) => line.right);
  return Math.round(each.getBoundingClientRect().right - Math.max(...lines));
})"""
MARKS = """() => [...document.querySelectorAll(".ct-cite a, .ct-back a")].map((each) => {
  const { width, height } = each.getBoundingClientRect();
  return Math.min(width, height);
})"""


def opened(visit: Visit, url: str, size: dict[str, int]) -> Page:
    page = visit(viewport=size).new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize(("locale", "colon"), [("en", ": "), ("fr", "\u00a0: "), ("zh-Hans", "："), ("ar", ": ")])
def test_a_label_in_a_table_has_the_colon_of_its_language(visit: Visit, address: str, locale: str, colon: str) -> None:
    page = opened(visit, f"{address}{locale}/{BLOCKS}", PHONE)

    shown = page.evaluate("getComputedStyle(document.querySelector('[data-ct-row=results] td'), '::before').content")

    assert shown.strip('"').endswith(colon)


def test_a_label_without_a_value_is_left_out(visit: Visit, address: str) -> None:
    page = opened(visit, f"{address}en/indicators/", PHONE)

    assert page.locator("td:empty").count() > 0
    assert page.locator("td:empty >> visible=true").count() == 0


@pytest.mark.parametrize("passages", [".ct-facts > li", ".ct-conflict h3", "[data-ct-row=key-messages] li", ".ct-study p"])
def test_every_passage_of_an_arabic_page_begins_or_ends_at_the_right(visit: Visit, address: str, passages: str) -> None:
    page = opened(visit, f"{address}ar/{BLOCKS}", DESK)

    edges = page.evaluate(EDGES, passages)

    assert edges
    assert max(edges) <= 8


@pytest.mark.parametrize(("locale", "style"), [("en", "italic"), ("zh-Hans", "normal"), ("ar", "normal")])
def test_only_letters_that_are_slanted_in_print_are_slanted(visit: Visit, address: str, locale: str, style: str) -> None:
    page = opened(visit, f"{address}{locale}/{BLOCKS}", PHONE)

    assert page.locator(".ct-unknown").first.evaluate("(each) => getComputedStyle(each).fontStyle") == style


def test_on_paper_notes_are_smaller_than_running_text_and_nothing_is_offered(visit: Visit, address: str) -> None:
    page = opened(visit, f"{address}fr/{BLOCKS}", DESK)
    page.emulate_media(media="print")

    text, note, cell, head = page.evaluate(SIZES, [".ct-main p", ".ct-note", "td", "h2"])

    assert note < cell < text < head
    assert page.locator(".ct-note-bar :is(a, button) >> visible=true").count() == 0


def test_the_mark_of_a_source_can_be_touched(visit: Visit, address: str) -> None:
    page = opened(visit, f"{address}en/{BLOCKS}", PHONE)

    assert min(page.evaluate(MARKS)) >= 24


@pytest.mark.parametrize(("size", "is_open"), [(PHONE, False), (DESK, True)], ids=["phone", "desk"])
def test_the_glossary_begins_with_its_terms(visit: Visit, address: str, size: dict[str, int], is_open: bool) -> None:
    page = opened(visit, f"{address}en/glossary/", size)

    names = page.locator(".ct-index li").evaluate_all("all => all.map((each) => each.textContent)")

    assert names == page.locator(".ct-term h2").all_inner_texts()
    assert page.locator(".ct-index li").first.is_visible() is is_open
