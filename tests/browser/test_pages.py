"""The site as its readers meet it: on a phone, in the dark, from right to left, without JavaScript, by keyboard."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import ROOT, Handler
from tests.plugin.conftest import Project

Visit = Callable[..., BrowserContext]
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
VIOLATIONS = """tags => axe.run(document, {runOnly: tags, resultTypes: ["violations"]}).then(
    ({violations}) => violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 200)}`))"""
"""Only what is wrong leaves the browser; what axe says of all the rest of a large page takes Playwright minutes to read."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = (
    "", "explore/", "compare/", "map/", "gaps/", "cities-like-mine/", "cases/", "cases/bogota-care-blocks/", "cases/ouagadougou-mobile-creches/", "browse/region/africa/", "five-r/reduce/", "tools/",
    "tools/childcare-costing/", "tools/care-readiness-self-assessment/", "tools/care-priority-index/", "cities/", "cities/bogota/", "paths/", "paths/first-hour-for-a-mayor/", "labs/supporting-caregivers/",
    "indicators/", "indicators/cs01/", "funding/", "funding/metropolis-local-care-1/", "glossary/", "figures/", "sources/", "about/", "contribute/", "add-a-case/", "editing/",
)  # fmt: skip
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_every_kind_of_page_is_accessible(visit: Visit, address: str, locale: str, size: dict[str, int], scheme: str) -> None:
    page = visit(viewport=size, color_scheme=scheme, bypass_csp=True).new_page()

    found = [(path, violation) for path in KINDS for violation in _violations(page, f"{address}{locale}/{path}")]

    assert found == []


def _violations(page: Page, url: str) -> list[str]:
    page.goto(url)
    return violations(page)


def violations(page: Page) -> list[str]:
    """Return what axe finds on the page as it stands."""
    page.add_script_tag(content=AXE)
    found: list[str] = page.evaluate(VIOLATIONS, TAGS)
    return found


@pytest.mark.parametrize("path", ["404.html", "index.html"])
def test_the_pages_without_a_locale_are_accessible(visit: Visit, address: str, path: str) -> None:
    page = visit(viewport=PHONE, bypass_csp=True, locale="en").new_page()

    assert _violations(page, address + path) == []


@pytest.mark.parametrize("locale", ["en", "es", "fr", "ar"])
def test_no_page_is_wider_than_a_phone(visit: Visit, address: str, locale: str) -> None:
    page = visit(viewport=PHONE).new_page()

    widths = {path: _width(page, f"{address}{locale}/{path}") for path in KINDS}

    assert {path: width for path, width in widths.items() if width > 360} == {}


def _width(page: Page, url: str) -> int:
    page.goto(url)
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def test_a_page_says_nothing_on_the_console_and_asks_nobody_else(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))

    for path in KINDS:
        page.goto(f"{address}en/{path}", wait_until="networkidle")

    assert said == []
    assert [url for url in asked if not url.startswith(address)] == []


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_the_first_page_and_the_next_stay_within_their_budget(visit: Visit, address: str, locale: str) -> None:
    page = visit(viewport=PHONE).new_page()

    Handler.sent.clear()
    page.goto(f"{address}{locale}/", wait_until="networkidle")
    first = sum(Handler.sent.values())
    Handler.sent.clear()
    page.goto(f"{address}{locale}/cases/bogota-care-blocks/", wait_until="networkidle")
    following = sum(Handler.sent.values())

    assert first <= 100_000
    assert following <= 20_000


def test_a_phone_shows_title_search_and_two_doors_at_once(visit: Visit, address: str) -> None:
    page = visit(viewport=PHONE).new_page()

    page.goto(f"{address}en/")

    seen = [page.locator(what).nth(number).bounding_box() for what, number in (("h1", 0), ("#ct-query", 0), (".ct-doors a", 1))]
    assert all(box and box["y"] + box["height"] <= 740 for box in seen)


def test_reading_and_browsing_need_no_javascript(visit: Visit, address: str) -> None:
    page = visit(viewport=PHONE, java_script_enabled=False).new_page()

    page.goto(address)
    page.get_by_role("link", name="Español").click()
    page.get_by_role("link", name="Casos", exact=True).click()
    page.get_by_role("link", name="Reconocer").first.click()
    page.locator(".ct-card a").first.click()

    assert page.url.startswith(f"{address}es/cases/")
    assert page.locator("h1").count() == 1
    assert page.locator(".ct-sources li").count() > 3
    page.locator(".ct-languages summary").click()
    page.get_by_role("link", name="العربية").click()
    assert "/ar/cases/" in page.url
    assert not page.locator(".ct-search-button").is_visible()


@pytest.mark.parametrize(("reads", "led_to"), [("fr-SN", "fr/"), ("ar-EG", "ar/"), ("pt-BR", "pt/"), ("sw-KE", "en/")])
def test_the_root_leads_a_visitor_to_their_language(visit: Visit, address: str, reads: str, led_to: str) -> None:
    page = visit(locale=reads).new_page()

    page.goto(address)
    page.wait_for_url(f"{address}{led_to}")


def test_a_chosen_language_is_remembered(visit: Visit, address: str) -> None:
    page = visit(locale="fr").new_page()

    page.goto(f"{address}fr/")
    page.locator(".ct-languages summary").click()
    page.locator("[data-ct-language=es]").click()
    page.wait_for_url(f"{address}es/")
    page.goto(address)
    page.wait_for_url(f"{address}es/")


def test_another_language_shows_what_was_chosen_in_this_one(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}fr/explore/?five_r=recognise")
    page.locator("#ct-words").fill("crèche")
    page.wait_for_url("**words=cr*")

    page.locator(".ct-languages summary").click()
    page.locator("[data-ct-language=ar]").click()

    page.wait_for_url(f"{address}ar/explore/?words=cr%C3%A8che&five_r=recognise")
    page.goto(f"{address}fr/cases/bogota-care-blocks/#sources")
    page.locator(".ct-languages summary").click()
    page.locator("[data-ct-language=es]").click()
    page.wait_for_url(f"{address}es/cases/bogota-care-blocks/#sources")


def test_cities_have_nothing_in_common_with_a_city_that_nobody_described(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}en/cities-like-mine/")
    common = page.locator("[data-ct-like-table] [data-ct-common]")

    assert not common.first.is_visible()
    page.locator("select[name=region]").select_option("africa")
    assert common.nth(0).inner_text() == "In common"
    assert common.nth(1).inner_text() == "same region"


@pytest.mark.parametrize("locale", ["en", "fr", "ar"])
def test_a_phone_shows_the_whole_map_of_evidence(visit: Visit, address: str, locale: str) -> None:
    page = visit(viewport=PHONE).new_page()
    page.goto(f"{address}{locale}/gaps/")

    boxes = [each.bounding_box() for each in page.locator(".ct-gaps td :is(strong, .ct-level i)").all()]

    assert len(boxes) > 100
    assert [box for box in boxes if not box or box["x"] < 0 or box["x"] + box["width"] > 360] == []
    assert page.locator(".ct-gap-name").first.is_visible()


@pytest.mark.parametrize("locale", ["es", "fr", "ar"])
def test_a_phone_shows_the_whole_of_a_chosen_order(visit: Visit, address: str, locale: str) -> None:
    page = visit(viewport=PHONE).new_page()
    page.goto(f"{address}{locale}/explore/", wait_until="networkidle")

    natural = """(all) => all.map((each) => { const now = each.offsetWidth; each.style.inlineSize = "max-content"; return now - each.offsetWidth })"""
    assert min(page.locator(".ct-tools select").evaluate_all(natural)) >= 0


@pytest.mark.parametrize(
    ("path", "told", "not_told"),
    [
        ("compare/", "Comparing needs JavaScript", "Choose two to four cases"),
        ("cities-like-mine/", "Ordering by likeness needs JavaScript", "In common"),
    ],
)
def test_without_javascript_a_page_says_what_works_instead(
    visit: Visit, address: str, path: str, told: str, not_told: str
) -> None:
    page = visit(viewport=PHONE, java_script_enabled=False).new_page()

    page.goto(f"{address}en/{path}")

    assert page.locator("noscript p").is_visible()
    assert page.locator("noscript p").inner_text().startswith(told)
    assert not page.get_by_text(not_told).first.is_visible()


def test_the_keyboard_reaches_what_a_reader_needs_with_a_visible_focus(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}en/cases/bogota-care-blocks/")

    reached = [_tab(page) for _ in range(30)]

    labels = [label for label, _ in reached]
    assert {"Care Systems Toolkit", "Cases", "Home", "Recognise", "Bogotá"} <= set(labels)
    assert [label for label, outline in reached if outline == "none"] == []


def test_the_first_stop_leads_past_the_head_of_the_site(visit: Visit, address: str) -> None:
    page = visit(viewport=PHONE).new_page()
    page.goto(f"{address}en/cases/bogota-care-blocks/")

    first, _ = _tab(page)
    page.keyboard.press("Enter")

    assert first == "Skip to content"
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_passing_the_head_of_the_site_by_keyboard_moves_nothing(visit: Visit, address: str, size: dict[str, int]) -> None:
    page = visit(viewport=size).new_page()
    page.goto(f"{address}en/cases/bogota-care-blocks/", wait_until="networkidle")
    stops = """() => { const e = document.activeElement, seen = e.matches(".md-option") ? e.nextElementSibling : e;
        return [e.className.split(" ")[0], scrollY, getComputedStyle(seen).outlineWidth, document.getElementById("__search").checked] }"""

    reached = [(_tab(page), page.evaluate(stops))[1] for _ in range(7)]

    names = [name for name, *_ in reached]
    assert "md-option" in names
    assert "md-search__scrollwrap" not in [name for name, _, _, is_open in reached if not is_open]
    assert ("md-search__input" in names) is (size == DESK)
    assert {y for _, y, *_ in reached} == {0}
    assert {width for name, _, width, _ in reached if name != "md-search__input"} == {"3px"}
    assert {is_open for name, *_, is_open in reached if not name.startswith("md-search__")} == {False}


def test_on_a_phone_the_search_is_opened_and_left_by_its_button(visit: Visit, address: str) -> None:
    page = visit(viewport=PHONE).new_page()
    page.goto(f"{address}en/cases/bogota-care-blocks/")
    button = page.locator("[data-ct-search-button]")

    button.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    expect(page.locator(".ct-found-told")).not_to_be_empty()
    page.keyboard.press("Escape")

    expect(button).to_be_focused()
    assert not page.locator("#__search").is_checked()


def test_passing_the_search_field_by_keyboard_leaves_the_page_as_it_was(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}en/cases/bogota-care-blocks/")
    page.evaluate("for (const stop of ['.md-search__input', '.ct-brand']) document.querySelector(stop).focus()")
    expect(page.locator(".ct-found-told")).not_to_be_empty()

    assert page.evaluate("document.activeElement.className").startswith("ct-brand")
    assert not page.locator("#__search").is_checked()
    page.locator(".md-search__input").focus()
    assert page.locator("#__search").is_checked()
    page.locator(".ct-languages summary").focus()
    assert not page.locator("#__search").is_checked()


def _tab(page: Page) -> tuple[str, str]:
    page.keyboard.press("Tab")
    found: list[str] = page.evaluate(
        "() => { const e = document.activeElement; return [e.innerText?.trim() ?? '', getComputedStyle(e).outlineStyle] }"
    )
    return found[0], found[1]


def test_a_source_mark_leads_to_its_source_and_back(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}en/cases/ouagadougou-mobile-creches/")

    page.locator("#c1-1").click()
    assert page.url.endswith("#s1")
    page.locator("#s1 .ct-back a").first.click()
    assert page.url.endswith("#c1-1")


def test_paper_shows_the_page_without_its_controls(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}en/cases/bogota-care-blocks/")

    page.emulate_media(media="print")

    assert not page.locator(".ct-header").is_visible()
    assert not page.locator(".ct-actions").first.is_visible()
    assert page.locator(".ct-glance").is_visible()
    assert page.locator("#sources").is_visible()


def test_a_wrong_address_is_answered_in_every_language(visit: Visit, address: str) -> None:
    page = visit(viewport=PHONE).new_page()

    page.goto(f"{address}en/cases/no-such-case/")

    assert page.locator("h1").inner_text() == "Page not found"
    assert [paragraph.get_attribute("lang") for paragraph in page.locator(".ct-not-found p").all()] == [
        "en",
        "es",
        "fr",
        "pt",
        "ar",
        "zh-Hans",
    ]
    page.locator(".ct-not-found a").nth(1).click()
    assert page.url == f"{address}es/"


def test_every_page_is_valid_html(site: Project) -> None:
    pages = [str(page) for page in sorted(site.site.rglob("*.html"))]

    command = [str(ROOT / "node_modules/.bin/html-validate"), "--config", str(ROOT / ".htmlvalidate.json"), *pages]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)

    assert result.returncode == 0, result.stdout[:4000]


def test_screens_are_kept_for_people_to_look_at(visit: Visit, address: str) -> None:
    folder = Path(ROOT / ".cache/screens")
    folder.mkdir(parents=True, exist_ok=True)
    shown = (
        "",
        "explore/",
        "compare/?cases=bogota-care-blocks,lisbon-radar",
        "cases/",
        "cases/bogota-care-blocks/",
        "cities/bogota/",
    )

    for locale, size, scheme in [("en", PHONE, "light"), ("ar", PHONE, "dark"), ("en", DESK, "dark"), ("ar", DESK, "light")]:
        page = visit(viewport=size, color_scheme=scheme).new_page()
        for path in shown:
            page.goto(f"{address}{locale}/{path}")
            page.screenshot(
                path=folder
                / f"{locale}-{size['width']}-{scheme}-{path.partition('?')[0].strip('/').replace('/', '-') or 'home'}.png"
            )

    assert len(list(folder.glob("*.png"))) >= 16
