"""The page Explore as readers meet it: by mouse and keyboard, on a phone, from right to left, with and without JavaScript."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Download, Page, expect

from caretoolkit.render.explore import FIRST
from tests.browser.conftest import Handler
from tests.browser.test_pages import DESK, PHONE, violations

Visit = Callable[..., BrowserContext]
SHIFT = """
() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})
"""


def opened(visit: Visit, address: str, path: str, **options: object) -> Page:
    """Return the page at this address, live."""
    page = visit(**{"viewport": DESK, **options}).new_page()
    page.goto(address + path)
    page.locator("#ct-facets input").first.wait_for(state="attached")
    return page


def count(page: Page) -> int:
    return int("".join(filter(str.isdigit, page.locator("#ct-found").inner_text())))


def titles(page: Page) -> list[str]:
    return page.locator("#ct-hits :is(h3, th) a").all_inner_texts()


def promised(page: Page, facet: str, term: str) -> int:
    """Return the number beside a term."""
    return int(page.locator(f"#ct-facets label:has(input[name={facet}][value={term}]) > .ct-soft").inner_text())


def test_choosing_a_term_gives_as_many_as_it_promised(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/explore/?regions=africa")

    wanted = promised(page, "five_r", "reward")
    page.locator("#ct-facets input[name=five_r][value=reward]").check()

    assert wanted > 0
    assert count(page) == wanted
    assert page.url.endswith("?regions=africa&five_r=reward")


def test_terms_of_one_facet_widen_and_those_of_another_narrow(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/explore/")

    everything = count(page)
    page.locator("#ct-facets input[name=five_r][value=reward]").check()
    one = count(page)
    page.locator("#ct-facets input[name=five_r][value=represent]").check()
    two = count(page)
    page.locator("[data-facet=regions] > summary").click()
    page.locator("#ct-facets input[name=regions][value=europe]").check()

    assert everything > two > one
    assert count(page) < two


def test_a_choice_is_kept_when_the_page_is_loaded_again_and_undone_by_the_back_button(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/explore/")
    everything = count(page)
    page.locator("#ct-facets input[name=five_r][value=reduce]").check()
    chosen = count(page)

    page.reload()
    expect(page.locator("#ct-chosen button").first).to_have_accessible_name("Remove the filter Reduce")
    assert count(page) == chosen
    page.locator("#ct-hits a").first.click()
    page.go_back()
    expect(page.locator("#ct-facets input[value=reduce]")).to_be_checked()
    page.go_back()
    expect(page.locator("#ct-facets input[value=reduce]")).not_to_be_checked()
    assert count(page) == everything


def test_a_chosen_filter_can_be_removed_and_all_can_be_cleared(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/explore/?words=care&five_r=reduce,reward&regions=africa")
    expect(page.locator("#ct-chosen button")).to_have_count(5)

    page.get_by_role("button", name="Remove the filter Reduce").click()
    expect(page.locator("#ct-chosen button")).to_have_count(4)
    assert page.evaluate("document.activeElement.closest('#ct-chosen') !== null")
    page.get_by_role("button", name="Clear all").click()

    expect(page.locator("#ct-chosen")).to_be_hidden()
    assert page.url == f"{address}en/explore/"
    assert page.evaluate("document.activeElement.id") == "ct-words"


def test_words_find_entries_and_the_best_match_comes_first(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/explore/")

    page.locator("#ct-words").fill("vouchers korogocho")
    page.wait_for_url("**/?words=vouchers+korogocho")

    expect(page.locator("#ct-hits a").first).to_have_text("Day-care vouchers for mothers in Korogocho")
    assert page.locator("#ct-sort").input_value() == "relevance"
    page.go_back()
    expect(page.locator("#ct-words")).to_have_value("")


def test_what_nothing_fits_says_so(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/explore/?words=qqqqxyz")

    expect(page.locator("#ct-hits")).to_contain_text("Nothing here has all of this.")
    expect(page.locator("#ct-download")).to_be_hidden()


def test_the_order_is_the_one_asked_for(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/explore/?sort=title&shown=200")

    compared = "all => all.slice(1).map((each, at) => new Intl.Collator('en', {numeric: true}).compare(all[at], each))"
    assert max(page.evaluate(compared, titles(page))) <= 0
    page.locator("#ct-sort").select_option("newest")
    starts = page.locator("#ct-hits .ct-where").all_inner_texts()
    years = [int(text.split("since ")[1].split(" · ")[0].split()[-1]) for text in starts if "since" in text]
    assert years == sorted(years, reverse=True)
    assert page.url.endswith("?sort=newest&shown=200")


def test_more_are_shown_when_asked_for_and_the_focus_goes_on(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/explore/")
    before = page.locator(".ct-card").count()
    assert before == FIRST  # as many as the page has before its script

    page.get_by_role("button", name="Show 24 more").click()

    expect(page.locator(".ct-card")).to_have_count(before + 24)
    assert page.evaluate("[...document.querySelectorAll('#ct-hits h3 a')].indexOf(document.activeElement)") == before


def test_the_table_shows_the_same_entries(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/explore/?five_r=reward")
    cards = titles(page)

    page.locator("#ct-view").select_option("table")

    assert titles(page) == cards
    assert page.url.endswith("&view=table")


def test_a_filter_is_set_by_keyboard_alone_and_the_number_of_hits_is_told(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/explore/")
    page.locator("#ct-facets details").nth(2).locator("summary").focus()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    assert page.evaluate("document.activeElement.name") == "regions"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    expect(page.locator("#ct-chosen button")).to_have_count(2)
    assert page.locator("#ct-found").get_attribute("role") == "status"


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_on_a_phone_the_filters_are_behind_one_line(visit: Visit, address: str, locale: str) -> None:
    page = opened(visit, address, f"{locale}/explore/", viewport=PHONE)
    expect(page.locator("#ct-facets")).to_be_hidden()

    page.locator("#ct-filters > summary").click()
    page.locator("#ct-facets input[value=reduce]").check()
    page.locator(".ct-close").click()

    expect(page.locator("#ct-facets")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize(
    "path", ["", "?view=table&five_r=reduce", "?words=care&groups=women,children&compare=bogota-care-blocks"]
)
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_no_state_of_explore_is_wider_than_a_phone(visit: Visit, address: str, locale: str, path: str) -> None:
    page = opened(visit, address, f"{locale}/explore/{path}", viewport=PHONE)

    page.locator("#ct-filters > summary").click()
    for details in page.locator("#ct-facets > details").all():
        details.evaluate("each => { each.open = true }")

    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", ["", "explore/"])
def test_nothing_moves_when_the_script_arrives(visit: Visit, address: str, path: str, size: dict[str, int]) -> None:
    page = visit(viewport=size).new_page()
    page.goto(f"{address}en/{path}", wait_until="networkidle")

    assert page.evaluate(SHIFT) < 0.01


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_explore_is_accessible_with_filters_table_and_choice(
    visit: Visit, address: str, locale: str, size: dict[str, int], scheme: str
) -> None:
    for path in ("?five_r=reduce&words=care&compare=bogota-care-blocks,lisbon-radar", "?view=table"):
        page = opened(visit, address, f"{locale}/explore/{path}", viewport=size, color_scheme=scheme, bypass_csp=True)
        for details in page.locator(".ct-filters, .ct-facets > details").all():
            details.evaluate("each => { each.open = true }")

        assert violations(page) == []


def test_without_javascript_there_are_lists_to_browse_and_the_first_cases(visit: Visit, address: str) -> None:
    page = visit(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}es/explore/")

    assert page.locator(".ct-card").count() == FIRST
    assert not page.locator("#ct-words").is_visible()
    page.locator("#ct-filters > summary").click()
    page.locator("#ct-facets a").first.click()
    assert page.url == f"{address}es/five-r/recognise/"
    page.locator("a[href*='explore/?five_r=recognise']").click()
    assert page.url == f"{address}es/explore/?five_r=recognise"


def saved(page: Page, button: str) -> tuple[Download, str]:
    with page.expect_download() as waiting:
        page.locator(f"#ct-download button[data-ct-as={button}]").click()
    return waiting.value, Path(waiting.value.path()).read_text(encoding="utf-8-sig")


def test_the_selection_can_be_taken_away_as_a_table_and_as_data(visit: Visit, address: str) -> None:
    page = opened(visit, address, "es/explore/?five_r=reward&regions=africa")
    wanted = count(page)

    table, text = saved(page, "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    data, content = saved(page, "json")
    records = json.loads(content)

    assert (table.suggested_filename, data.suggested_filename) == ("explore.csv", "explore.json")
    assert len(rows) == len(records) == wanted > 0
    assert all("reward" in record["five_r"] and record["regions"] == ["africa"] for record in records)
    assert {record["address"] for record in records} == {list(row.values())[-1] for row in rows}
    assert all(record["address"].startswith(f"{address}es/") for record in records)


def test_cases_are_chosen_to_be_compared_up_to_four(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/explore/")

    boxes = page.locator("#ct-hits input[name=compare]")
    boxes.nth(0).check()
    expect(page.locator("#ct-compare-bar")).to_contain_text("Choose one to three more.")
    for number in (1, 2, 3):
        boxes.nth(number).check()

    expect(boxes.nth(4)).to_be_disabled()
    page.get_by_role("link", name="Compare 4 cases").click()
    page.locator(".ct-compare thead a.ct-title").nth(3).wait_for()
    assert "/en/compare/?cases=" in page.url


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_explore_is_light_with_its_scripts_and_so_is_its_data(visit: Visit, address: str, locale: str) -> None:
    page = visit(viewport=PHONE).new_page()
    page.goto(f"{address}{locale}/", wait_until="networkidle")

    Handler.sent.clear()
    page.goto(f"{address}{locale}/explore/", wait_until="networkidle")

    sent = {path.partition("?")[0]: size for path, size in Handler.sent.items()}
    data = sent.pop(f"/{locale}/explore/entries.json")
    assert sum(sent.values()) <= 20_000
    assert data <= 20_000
