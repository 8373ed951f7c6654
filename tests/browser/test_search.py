"""The search box as readers use it: from the home page, by keyboard, in their language, with a slip, without a network."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bench.search.abuse import ABUSE
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import Handler
from tests.browser.test_pages import AXE, DESK, PHONE, TAGS

Visit = Callable[..., BrowserContext]
ENTER = "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }"
"""Puts a text into a field as it is; typing would take away what a key cannot say."""

SETTLED = "() => Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() => null)"
"""Waits until nothing grows or fades any more."""
HAS_FOCUS = "(wanted) => ['id', 'textContent', 'value', 'ariaLabel'].some((name) => document.activeElement[name] === wanted)"


def ask(page: Page, url: str, query: str) -> list[str]:
    """Type a query into the search box of a page, and return the paths of the hits."""
    page.goto(url, wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.type(query)
    return hits(page)


def hits(page: Page) -> list[str]:
    """Return the paths of the hits when they have come."""
    page.wait_for_load_state("networkidle")
    page.wait_for_selector(".ct-found li a")
    return [re.sub(r"^.*?//[^/]+/", "", str(link.get_property("href"))) for link in page.query_selector_all(".ct-found li a")]


@pytest.mark.parametrize(("locale", "query", "finds"), [
    ("en", "vouchers", "cases/nairobi-korogocho-daycare-vouchers/"),
    ("es", "manzanas", "cases/bogota-care-blocks/"),
    ("fr", "mobiles", "cases/ouagadougou-mobile-creches/"),
    ("ar", "بوغوتا", "cases/bogota-care-blocks/"),
])  # fmt: skip
def test_the_search_field_of_the_home_page_finds_a_case(visit: Visit, address: str, locale: str, query: str, finds: str) -> None:
    page = visit(viewport=DESK).new_page()

    page.goto(f"{address}{locale}/", wait_until="networkidle")
    page.fill("#ct-query", query)
    page.keyboard.press("Enter")

    assert f"{locale}/{finds}" in hits(page)


@pytest.mark.parametrize(("locale", "query", "finds"), [
    ("en", "chidlcare", "cases/accra-market-childcare/"),
    ("en", "cuidado", "cases/bogota-care-blocks/"),
    ("es", "guarderia", "cases/delhi-mobile-creches/"),
    ("ar", "رعايه", "cases/montevideo-community-care-houses/"),
])  # fmt: skip
def test_a_slip_another_language_or_a_missing_accent_do_no_harm(
    visit: Visit, address: str, locale: str, query: str, finds: str
) -> None:
    page = visit(viewport=PHONE).new_page()

    found = ask(page, f"{address}{locale}/cases/", query)

    assert f"{locale}/{finds}" in found


def test_a_hit_shows_place_year_evidence_and_what_was_found(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()

    ask(page, f"{address}en/tools/", "care blocks")

    first = page.locator(".ct-found li").first
    assert first.locator("mark").all_inner_texts()[-2:] == ["Care", "Blocks"]
    assert re.fullmatch(r"Bogotá, Colombia · 2020 · Evidence: level \d of 5", first.locator(".ct-found-about").inner_text())
    assert page.locator(".ct-found h2").first.inner_text() == "Cases"


def test_the_box_is_opened_walked_and_left_by_keyboard(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}en/cases/", wait_until="networkidle")
    field, status = page.locator(".md-search__input"), page.locator(".ct-found-told")

    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(status).to_have_text("Type what you look for: a service, a city, a group of people.")
    page.keyboard.type("care blocks")
    found = hits(page)
    assert status.get_attribute("role") == "status"
    expect(status).to_contain_text(re.compile(r"\d"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert focused(page) == address + found[1]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Tab")
    assert focused(page) == address + found[2]
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".ct-found-more")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_selector(f".ct-found li >> nth={len(found)}")
    expect(page.locator(".ct-found-hits a:focus")).to_have_count(1)
    assert focused(page) not in {address + path for path in found}
    page.keyboard.press("Escape")
    assert not page.is_checked("#__search")


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_the_box_and_enter_goes_to_the_first_hit(visit: Visit, address: str, key: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}en/cases/", wait_until="networkidle")

    page.keyboard.press(key)
    page.keyboard.type("care blocks")
    found = hits(page)
    page.keyboard.press("Enter")

    page.wait_for_url(address + found[0])


def test_the_tab_key_opens_the_box_and_leaves_it_at_either_end(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}en/cases/", wait_until="networkidle")

    for _stop in ("skip to content", "the name of the site", "the search field"):
        page.keyboard.press("Tab")
    expect(page.locator(".md-search__input")).to_be_focused()
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("care blocks")
    hits(page)
    tab_to(page, "Show more")
    page.keyboard.press("Tab")

    expect(page.locator("#__search")).not_to_be_checked()


def focused(page: Page) -> str:
    """Return the address of the link that has the focus."""
    return str(page.evaluate("document.activeElement.href"))


def test_explore_is_searched_narrowed_sorted_and_cleared_by_keyboard(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}en/explore/", wait_until="networkidle")
    everything = page.inner_text("#ct-found")

    tab_to(page, "ct-words")
    page.keyboard.type("childcare")
    page.wait_for_url("**/?words=childcare")
    tab_to(page, "Region")
    page.keyboard.press("Enter")
    tab_to(page, "africa")
    page.keyboard.press("Space")
    page.wait_for_url("**/?words=childcare&regions=africa")
    tab_to(page, "ct-sort")
    page.keyboard.press("End")
    page.wait_for_url("**sort=city")
    tab_to(page, "ct-view")
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**view=table")
    expect(page.locator("#ct-hits table")).to_be_visible()
    tab_to(page, "Remove the filter Africa", back=True)
    page.keyboard.press("Enter")
    page.wait_for_url("**/?words=childcare&sort=city&view=table")
    expect(page.locator("#ct-chosen button:focus")).to_have_count(1)
    tab_to(page, "Clear all")
    page.keyboard.press("Enter")
    expect(page.locator("#ct-found")).to_have_text(everything)
    expect(page.locator("#ct-words")).to_be_focused()
    tab_to(page, "Show 24 more")
    page.keyboard.press("Enter")

    expect(page.locator("#ct-hits a:focus")).to_have_count(1)


def tab_to(page: Page, wanted: str, *, back: bool = False) -> None:
    """Press Tab until the element with this id, text, value or label has the focus."""
    for _ in range(200):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate(HAS_FOCUS, wanted):
            return
    raise AssertionError(f"the Tab key does not reach `{wanted}`")


def test_a_search_without_hits_says_what_to_try(visit: Visit, address: str) -> None:
    page = visit(viewport=PHONE).new_page()
    page.goto(f"{address}en/", wait_until="networkidle")

    page.locator(".ct-search-button").click()
    page.keyboard.type("<b>qzxqzx</b>")
    page.wait_for_selector(".ct-found-told q")

    assert page.inner_text(".ct-found-told q") == "<b>qzxqzx</b>"
    page.locator(".ct-found-told a").click()
    page.wait_for_url(f"{address}en/explore/?words=%3Cb%3Eqzxqzx%3C%2Fb%3E")
    expect(page.locator("input[name=words]")).to_have_value("<b>qzxqzx</b>")


def test_more_hits_are_shown_when_they_are_asked_for(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    first = ask(page, f"{address}en/cases/", "childcare")

    page.locator(".ct-found-more").click()

    page.wait_for_selector(f".ct-found li >> nth={len(first)}")
    assert len(set(hits(page))) == 2 * len(first)


def test_what_was_searched_once_is_found_without_a_network(visit: Visit, address: str) -> None:
    context = visit(viewport=DESK)
    page = context.new_page()
    found = ask(page, f"{address}en/cases/", "care blocks")

    context.set_offline(True)
    page.fill(".md-search__input", "")
    page.fill(".md-search__input", "care blocks")

    assert hits(page) == found


def test_without_a_network_the_box_says_that_it_cannot_answer_and_answers_when_it_is_back(visit: Visit, address: str) -> None:
    context = visit(viewport=DESK)
    page = context.new_page()
    ask(page, f"{address}en/cases/", "care blocks")

    context.set_offline(True)
    page.locator(".md-search__input").fill("vouchers")
    expect(page.locator(".ct-found-told")).to_have_text("The search could not be loaded. The pages can be browsed as before.")
    expect(page.locator(".ct-found li")).to_have_count(0)
    context.set_offline(False)
    page.locator(".md-search__input").fill("vouchers ")

    expect(page.locator(".ct-found a[href$='/nairobi-korogocho-daycare-vouchers/']")).to_have_count(1)


def test_without_a_network_explore_narrows_down_and_finds_words_of_titles(visit: Visit, address: str) -> None:
    context = visit(viewport=DESK)
    page = context.new_page()
    page.goto(f"{address}en/explore/", wait_until="networkidle")

    context.set_offline(True)
    page.locator("#ct-facets input[name=five_r][value=reduce]").check()
    page.locator("#ct-words").fill("vouchers")

    page.wait_for_url("**/?words=vouchers&five_r=reduce")
    expect(page.locator("#ct-hits h3").first).to_contain_text("vouchers")


def test_without_javascript_every_filter_of_explore_is_a_list_of_cases(visit: Visit, address: str) -> None:
    page = visit(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}en/")
    assert [each for each in page.locator("input[type=search], .md-search").all() if each.is_visible()] == []

    page.get_by_role("link", name="Explore", exact=True).click()
    page.locator("#ct-filters > summary").click()
    lists = [str(link.get_attribute("href")) for link in page.locator("#ct-facets a").all()]
    empty = [
        href for href in lists if page.goto(f"{address}en/explore/{href}").status != 200 or not page.locator(".ct-card").count()
    ]

    assert len(lists) > 20
    assert empty == []


@pytest.mark.parametrize("name", ABUSE)
def test_no_query_breaks_the_box(visit: Visit, address: str, name: str) -> None:
    page = visit(viewport=PHONE).new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("dialog", lambda dialog: broken.append(dialog.message))
    page.goto(f"{address}en/cases/", wait_until="networkidle")
    page.locator(".ct-search-button").click()
    page.wait_for_selector(".ct-found-told:not(:empty)")

    page.locator(".md-search__input").evaluate(ENTER, ABUSE[name])
    page.wait_for_load_state("networkidle")
    expect(page.locator(".ct-found-told")).not_to_have_text("The search could not be loaded. The pages can be browsed as before.")
    page.locator(".md-search__input").fill("care blocks")

    expect(page.locator(".ct-found a[href$='/en/cases/bogota-care-blocks/']")).to_have_count(1)
    assert broken == []
    assert page.locator(".ct-found :is(script, img)").count() == 0
    page.evaluate(SETTLED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_first_answer_takes_less_than_60_kilobytes_and_a_page_asks_for_nothing(visit: Visit, address: str) -> None:
    page = visit(viewport=PHONE).new_page()
    Handler.sent.clear()
    page.goto(f"{address}en/cases/", wait_until="networkidle")
    assert [path for path in Handler.sent if "search" in path] == []

    Handler.sent.clear()
    page.locator(".ct-search-button").click()
    page.locator(".md-search__input").fill("care blocks")
    hits(page)

    assert sum(Handler.sent.values()) < 60_000


def test_a_first_answer_takes_three_rounds_of_requests(visit: Visit, address: str) -> None:
    context = visit(viewport=DESK)
    page = context.new_page()
    page.goto(f"{address}en/", wait_until="networkidle")
    held: list[Route] = []
    context.route("**/*", lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks what it is given

    page.fill("#ct-query", "care blocks")
    page.keyboard.press("Enter")
    rounds = list(_rounds(page, held))

    assert [sorted(each) for each in rounds] == [
        ["index.json", "search-box.mjs", "search-engine.mjs", "search-index.mjs", "search-words.mjs", "search.css"],
        sorted(each for each in rounds[1] if each.startswith(("words-", "postings-"))),
        sorted(each for each in rounds[2] if each.startswith(("documents-", "words-"))),
    ]
    assert "en/cases/bogota-care-blocks/" in hits(page)


def _rounds(page: Page, held: list[Route]) -> Iterator[list[str]]:
    """Yield the names of the files that are asked for together; they are answered when nothing more is asked for."""
    while page.locator(".ct-found li a").count() == 0:
        before = -1
        while len(held) != before:
            before = len(held)
            page.wait_for_timeout(300)
        yield [route.request.url.rpartition("/")[2].partition("?")[0] for route in held]
        answered = held.copy()
        held.clear()
        for route in answered:
            route.continue_()
        page.wait_for_timeout(300)


def test_a_box_that_could_not_be_fetched_says_so_and_is_fetched_when_the_field_is_entered_again(
    visit: Visit, address: str
) -> None:
    context = visit(viewport=DESK)
    page = context.new_page()
    page.goto(f"{address}en/cases/", wait_until="networkidle")

    context.set_offline(True)
    page.keyboard.press("/")
    expect(page.locator(".ct-found-told")).to_have_text(str(page.get_attribute("[data-ct-search-box]", "data-ct-broken")))
    context.set_offline(False)
    page.keyboard.press("Escape")
    page.locator(".md-search__input").evaluate("field => field.blur()")
    page.locator(".md-search__input").focus()
    page.locator(".md-search__input").fill("care blocks")

    assert "en/cases/bogota-care-blocks/" in hits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("locale", "query"), [("en", "care"), ("ar", "رعاية"), ("en", "qzxqzx")])
def test_the_open_box_is_accessible(visit: Visit, address: str, locale: str, query: str, scheme: str) -> None:
    page = visit(viewport=PHONE, color_scheme=scheme, bypass_csp=True).new_page()
    page.goto(f"{address}{locale}/cases/", wait_until="networkidle")
    page.locator(".ct-search-button").click()
    page.keyboard.type(query)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)  # the box fades in

    page.add_script_tag(content=AXE)
    result: Any = page.evaluate("tags => axe.run('.md-search', {runOnly: tags})", TAGS)  # Any: JSON

    assert [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in result["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
