"""The page Compare as readers meet it: what it shows is what the pages of the cases say."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.test_pages import DESK, PHONE, violations

Visit = Callable[..., BrowserContext]
FOUR = "compare/?cases=cairo-nursery-subsidies,nairobi-korogocho-daycare-vouchers,ouagadougou-mobile-creches,rio-public-daycare-lottery"
TWO = "compare/?cases=bogota-care-blocks,nairobi-korogocho-daycare-vouchers"


def opened(visit: Visit, address: str, path: str, **options: object) -> Page:
    page = visit(**{"viewport": DESK, **options}).new_page()
    page.goto(address + path)
    page.locator(".ct-compare").wait_for()
    return page


def row(page: Page, label: str) -> list[str]:
    """Return what stands in the row of this label."""
    found = page.locator(".ct-compare > table > tbody > tr").filter(has=page.locator(f"th > span:text-is('{label}')"))
    return [" ".join(text.split()) for text in found.locator("> td").all_inner_texts()]


def test_each_field_says_what_the_page_of_the_case_says(visit: Visit, address: str) -> None:
    page = opened(visit, address, f"en/{TWO}")
    compared = {label: row(page, label)[0] for label in ("For whom", "Led by", "Last checked", "Partners")}

    page.goto(f"{address}en/cases/bogota-care-blocks/")
    own = {
        label: " ".join(page.locator(f"dt:text-is('{label}') + dd").first.inner_text().split())
        for label in ("For whom", "Led by", "Last checked", "Partners")
    }

    assert compared == own


def test_every_marked_field_of_the_pages_has_its_row(visit: Visit, address: str) -> None:
    page = opened(visit, address, f"en/{TWO}")
    labels = set(page.locator(".ct-compare > table > tbody > tr > th").all_inner_texts())

    for case in ("bogota-care-blocks", "nairobi-korogocho-daycare-vouchers"):
        page.goto(f"{address}en/cases/{case}/")
        headings = page.locator("section[data-ct-row] > h2").evaluate_all("all => all.map((each) => each.firstChild.data.trim())")
        assert set(headings) <= labels


def test_what_one_case_lacks_is_said_to_be_not_documented(visit: Visit, address: str) -> None:
    page = opened(visit, address, f"en/{TWO}")

    assert row(page, "How much") == ["not documented", "A year of day care for each child."]


def test_a_source_mark_leads_to_the_source_on_the_page_of_its_case(visit: Visit, address: str) -> None:
    page = opened(visit, address, f"en/{TWO}")

    link = page.locator(".ct-compare .ct-cite a").first
    assert link.get_attribute("id") is None
    link.click()

    assert "/en/cases/bogota-care-blocks/#s" in page.url
    assert page.locator(f"li{page.url[page.url.index('#') :]}").count() == 1


def test_yearly_costs_stand_apart_and_no_exchange_rate_is_applied(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/compare/?cases=montreal-quebec-low-fee-childcare,bogota-care-blocks")

    yearly = page.locator("tr").filter(has=page.locator("th > span:text-is('Cost a year')"))
    assert yearly.locator("li").count() == yearly.locator("li[data-ct-basis=annual]").count() > 0
    assert page.get_by_text("no exchange rate is applied").is_visible()


def test_a_case_can_be_removed_and_another_added(visit: Visit, address: str) -> None:
    page = opened(visit, address, f"en/{TWO}")

    page.locator(".ct-remove").first.click()
    page.locator(".ct-compare").wait_for()
    assert page.url.endswith("/en/compare/?cases=nairobi-korogocho-daycare-vouchers")
    page.get_by_role("link", name="Add a case").click()
    page.locator("#ct-compare-bar").wait_for()
    assert page.url.endswith("/en/explore/?compare=nairobi-korogocho-daycare-vouchers")


def test_the_page_of_a_case_leads_to_a_comparison(visit: Visit, address: str) -> None:
    page = visit(viewport=DESK).new_page()
    page.goto(f"{address}en/cases/bogota-care-blocks/")

    page.get_by_role("link", name="Compare with other cases").click()
    page.locator("#ct-hits input[name=compare]").first.check()
    page.get_by_role("link", name="Compare 2 cases").click()
    page.locator(".ct-compare").wait_for()

    assert page.locator("a.ct-title").count() == 2


def test_a_case_that_there_is_not_is_said_to_be_missing(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/compare/?cases=bogota-care-blocks,no-such-case,%3Cimg%3E")

    assert page.get_by_text("There is no case at this address: no-such-case").is_visible()
    assert page.locator("a.ct-title").count() == 1


def test_no_more_than_four_cases_are_compared(visit: Visit, address: str) -> None:
    cases = "bogota-care-blocks,lisbon-radar,milan-wemi,kashiwa-aging-in-place,lyon-gender-budget"
    page = opened(visit, address, f"en/compare/?cases={cases}")

    assert page.locator("a.ct-title").count() == 4
    assert page.get_by_role("link", name="Add a case").count() == 0


def test_the_comparison_can_be_taken_away_as_a_table(visit: Visit, address: str) -> None:
    page = opened(visit, address, f"en/{TWO}")

    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as CSV").click()
    rows = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))

    assert {len(cells) for cells in rows} == {3}
    by_label = {cells[0]: cells[1:] for cells in rows}
    assert by_label["How much"] == ["not documented", "A year of day care for each child."]
    assert by_label["Partners"][1].startswith("IDRC GrOW programme: The study was part of this research programme.; Local")


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_on_a_phone_each_field_names_its_cases_and_hides_none(visit: Visit, address: str, locale: str) -> None:
    page = opened(visit, address, f"{locale}/{FOUR}", viewport=PHONE)
    cells = page.locator(".ct-compare > table > tbody > tr:nth-child(2) > *")

    boxes = [cell.bounding_box() for cell in cells.all()]

    assert len(boxes) == 5
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)
    assert len({cell.get_attribute("data-label") for cell in cells.all()[1:]}) == 4
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_two_cases_of_one_city_are_told_apart_by_their_titles(visit: Visit, address: str) -> None:
    page = opened(visit, address, "en/compare/?cases=barcelona-carers-card,barcelona-concilia,bogota-care-blocks", viewport=PHONE)

    names = page.locator(".ct-compare > table > tbody > tr:first-child > td").evaluate_all(
        "all => all.map((each) => each.dataset.label)"
    )

    assert names == [*page.locator("a.ct-title").all_inner_texts()[:2], "Bogotá"]


@pytest.mark.parametrize("locale", ["fr", "ar", "zh-Hans"])
def test_only_the_names_of_fields_stay_in_sight(visit: Visit, address: str, locale: str) -> None:
    page = opened(visit, address, f"{locale}/{FOUR}")
    sticky = "all => all.filter((each) => getComputedStyle(each).position === 'sticky').length"

    assert page.locator(".ct-compare td *").evaluate_all(sticky) == 0
    assert page.locator(".ct-compare > table > tbody > tr > th > span").evaluate_all(sticky) > 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_comparison_is_accessible(visit: Visit, address: str, locale: str, size: dict[str, int], scheme: str) -> None:
    page = opened(visit, address, f"{locale}/{TWO}", viewport=size, color_scheme=scheme, bypass_csp=True)

    assert violations(page) == []


def test_paper_shows_the_comparison_without_its_controls(visit: Visit, address: str) -> None:
    page = opened(visit, address, f"en/{TWO}")

    page.emulate_media(media="print")

    assert page.locator(".ct-compare").is_visible()
    assert not page.locator(".ct-remove").first.is_visible()
    assert not page.locator("#ct-compare .ct-actions").is_visible()


def test_without_javascript_the_page_says_what_it_does_and_leads_to_the_cases(visit: Visit, address: str) -> None:
    page = visit(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}en/{TWO}")

    assert page.locator("noscript p").is_visible()
    page.get_by_role("link", name="All cases").click()
    assert page.url == f"{address}en/cases/"
