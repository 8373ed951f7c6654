"""A translated page shows the original with each of its passages when a reader asks for it, and takes it away again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_pages import DESK, PHONE, violations

Visit = Callable[..., BrowserContext]
BLOCKS = "cases/bogota-care-blocks/"


def opened(page: Page, url: str) -> Page:
    page.goto(url)
    page.locator("[data-ct-originals]").click()
    page.locator(".ct-original").first.wait_for()
    return page


def test_each_passage_has_what_the_original_says_in_its_place(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}en/{BLOCKS}")
    messages = page.locator(".ct-key li").all_inner_texts()
    problems = page.locator("#problem + ul li").evaluate_all("all => all.map((each) => each.firstChild.data)")

    opened(page, f"{address}es/{BLOCKS}")

    assert page.locator(".ct-key .ct-original").all_inner_texts() == messages
    assert page.locator("#problem + ul .ct-original").all_inner_texts() == problems
    assert page.locator(".ct-original").first.get_attribute("lang") == "en"
    assert page.locator(".ct-sources .ct-original, h2 .ct-original, .ct-foot .ct-original").count() == 0


def test_what_is_not_translated_is_not_said_twice(visit: Visit, address: str) -> None:
    page = opened(visit(viewport=DESK).new_page(), f"{address}ar/{BLOCKS}")

    assert page.locator(".ct-key .ct-original").count() == 3
    assert page.locator("#problem + ul .ct-original").count() == 0


def test_only_the_texts_of_the_record_have_their_original(visit: Visit, address: str) -> None:
    page = opened(visit(viewport=DESK).new_page(), f"{address}fr/{BLOCKS}")

    rows = page.locator(".ct-glance dd:has(.ct-original)").evaluate_all("all => all.map((each) => each.dataset.ctRow ?? 'cost')")
    told = page.locator("[data-ct-row=costs] .ct-original").first.inner_text()
    assert (rows, told) == (["lead", "cost"], "Cost of the Mochuelo block with its nursery")


def test_the_switch_takes_the_originals_away_again(visit: Visit, address: str) -> None:
    page = opened(visit(viewport=PHONE).new_page(), f"{address}fr/{BLOCKS}")

    switch = page.locator("[data-ct-originals]")
    offered = switch.get_attribute("data-ct-originals") or "nothing"
    switch.click()

    expect(switch).to_have_text(offered)
    assert page.locator(".ct-original").count() == 0


@pytest.mark.parametrize("locale", ["es", "ar"])
@pytest.mark.parametrize("path", [BLOCKS, "tools/care-readiness-self-assessment/", "paths/first-hour-for-a-mayor/"])
def test_a_page_with_its_originals_is_accessible_and_fits_a_phone(visit: Visit, address: str, locale: str, path: str) -> None:
    page = opened(visit(viewport=PHONE, bypass_csp=True).new_page(), f"{address}{locale}/{path}")

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert violations(page) == []


def test_an_original_that_cannot_be_fetched_is_gone_to(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}es/{BLOCKS}")
    page.locator(".ct-note-bar a").evaluate("(link) => { link.href = '/en/no-such-page/'; }")

    page.locator("[data-ct-originals]").click()

    page.wait_for_url(f"{address}en/no-such-page/")


def test_without_javascript_a_link_leads_to_the_original(visit: Visit, address: str) -> None:
    page = visit(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}es/{BLOCKS}")

    assert not page.locator("[data-ct-originals]").is_visible()
    page.locator(".ct-note-bar a").click()

    assert page.url == f"{address}en/{BLOCKS}"
