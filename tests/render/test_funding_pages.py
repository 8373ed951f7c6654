"""What the pages of funding show: what a call is worth, to whom, and whether it was open when it was last looked at."""

import re

import pytest

from caretoolkit.render import Page
from tests.sample import CALL, Toolkit, pages, words

Pages = dict[tuple[str, str], Page]
LEAST = "funding/care-loans.yml"
PATH = "funding/care-loans/"


@pytest.fixture(scope="module")
def call(sample_pages: Pages) -> str:
    """Return the page of the call that has everything, in English."""
    return sample_pages["en", "funding/seed-grants-2025/"].body


@pytest.mark.parametrize(
    "said",
    [
        "Source of money Seed grants for local care, 2025 Example Foundation and City of Vienna · closed: 30 September 2025",
        "Edition First edition",
        "Amount 50,000–200,000 euros For each city.",
        "Opens March 2025",
        "Closes 30 September 2025 23:59 Europe/Vienna",
        "Regions Europe and Latin America and the Caribbean",
        "Countries Austria and Colombia",
        "Who may apply Cities and Associations of cities",
        "Conditions A city applies with a partner.",
        "For what Time off for carers Surveys of time",
        "Last checked 1 October 2026",
        "Write two pages. Send them before noon.",
        "The edition that followed: Seed grants for local care, 2027",
        "What it paid for 150,000 euros one-off (2025) Two more teams. Bogotá City",
        "Call for seed grants Example Foundation · 2025 · Official source · English",
        "Seed grants in the press no year stated · Official source · English",
    ],
)
def test_the_page_of_a_call_says(call: str, said: str) -> None:
    assert said in words(call)


@pytest.mark.parametrize("href", ["funding/seed-grants/", "cities/bogota/"])
def test_a_call_links_what_followed_and_what_it_paid_for(call: str, href: str) -> None:
    assert f'<a href="../../{href}"' in call


def test_the_case_that_a_call_paid_for_is_linked_beside_its_city(toolkit: Toolkit) -> None:
    toolkit.edit(CALL, "city: bogota\n", "city: bogota\n    case: bogota-cuidado-en-casa\n")

    body = toolkit.body("funding/seed-grants-2025/")

    assert "Bogotá City Care at home Case study" in words(body)
    assert '<a href="../../cases/bogota-cuidado-en-casa/"' in body


def test_deadlines_on_which_sources_disagree_stand_side_by_side_with_their_sources(call: str) -> None:
    conflict = call.split('<section class="ct-conflict">')[1].split("</section>", maxsplit=1)[0]

    claims = re.findall(r"<li>(.*?)<sup.*?>(\d)</a></sup></li>", conflict)
    assert [claim for claim, _ in claims] == ["30 September 2025, says the funder.", "1 October 2025, says the press."]
    assert claims[0][1] != claims[1][1]
    assert "<h3>When the call closed</h3>" in conflict
    assert "Both pages were read on the same day." in conflict


def test_a_call_is_shown_in_the_readers_language(sample_pages: Pages) -> None:
    body = words(sample_pages["es", "funding/seed-grants-2025/"].body)

    assert "Semillas para los cuidados locales, 2025 Example Foundation y City of Vienna" in body
    assert "50.000–200.000 euros" in body
    assert "30 de septiembre de 2025 23:59 Europe/Vienna" in body
    assert "Cuándo cerró la convocatoria" in body


def test_a_time_zone_that_was_not_stated_is_said_to_be_unknown(sample_pages: Pages, call: str) -> None:
    body = sample_pages["en", "funding/seed-grants/"].body

    assert "Closes 31 January 2027 no time zone stated" in words(body)
    assert '<span class="ct-unknown">no time zone stated</span>' in body
    assert "no time zone stated" not in call


def test_a_call_that_states_no_more_than_it_must_leaves_nothing_open(sample_pages: Pages) -> None:
    body = sample_pages["en", PATH].body

    assert "Loans for places of care Example Bank · no closing date stated Last checked October 2026 Sources" in words(body)
    assert re.findall(r"<dt>([^<]+)</dt>", body) == ["Last checked"]
    assert re.findall(r'<h2 id="([a-z]+)"', body) == ["sources"]


@pytest.mark.parametrize(
    ("checked", "fields", "said"),
    [
        ("2026-10", "", "no closing date stated"),
        ("2026-10", "opens: 2026-01", "no closing date stated"),
        ("2026-10", "rolling: true", "without a closing date"),
        ("2026-10-01", "closes: {date: 2026-09-30}", "closed: 30 September 2026"),
        ("2026-10-01", "closes: {date: 2026-10-01}", "open when last checked; closes: 1 October 2026"),
        ("2026-10-01", "closes: {date: 2026-10-02}", "open when last checked; closes: 2 October 2026"),
        ("2026-10-01", "closes: {date: 2026-09}", "closed: September 2026"),
        ("2026-10-01", "closes: {date: 2026-10}", "open when last checked; closes: October 2026"),
        ("2026-10-01", "closes: {date: 2025}", "closed: 2025"),
        ("2026-10", "closes: {date: 2026-09-30}", "closed: 30 September 2026"),
        ("2026", "closes: {date: 2025-12-31}", "closed: 31 December 2025"),
        ("2026", "closes: {date: 2027-01-01}", "open when last checked; closes: 1 January 2027"),
    ],
)
def test_a_call_tells_whether_it_was_open_when_last_checked(toolkit: Toolkit, checked: str, fields: str, said: str) -> None:
    toolkit.edit(LEAST, "last_verified: 2026-10", f"last_verified: {checked}\n{fields}")

    made = pages(toolkit.compile())

    assert f"Example Bank · {said}" in words(made["en", PATH].body)
    assert f"Loans for places of care Example Bank {said}" in words(made["en", "funding/"].body)


@pytest.mark.parametrize(
    ("checked", "fields"),
    [
        pytest.param("2026-10-01", "opens: 2027-01-15\ncloses: {date: 2027-03-31}", id="not open yet"),
        pytest.param("2026", "closes: {date: 2026-03-31}", id="checked some day of the year in which it closed"),
    ],
)
def test_a_call_that_nobody_saw_open_is_not_called_open(toolkit: Toolkit, checked: str, fields: str) -> None:
    toolkit.edit(LEAST, "last_verified: 2026-10", f"last_verified: {checked}\n{fields}")

    assert "open when last checked" not in words(toolkit.body(PATH))


def test_the_list_warns_that_its_dates_are_those_that_were_read(sample_pages: Pages) -> None:
    assert "Check the page of the funder before you plan with it." in words(sample_pages["en", "funding/"].body)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("{min: 7000, max: 7000, currency: EUR}", "Amount 7,000 euros"),
        ("{min: 7000, max: 9000.5, currency: EUR}", "Amount 7,000–9,000.5 euros"),
    ],
)
def test_an_amount_is_one_figure_or_a_range(toolkit: Toolkit, amount: str, said: str) -> None:
    toolkit.append(LEAST, f"amount: {amount}\n")

    assert said in words(toolkit.body(PATH))


@pytest.mark.parametrize("end", ["min", "max"])
def test_the_least_and_the_most_of_an_amount_are_told_apart_from_it(toolkit: Toolkit, end: str) -> None:
    toolkit.append(LEAST, f"amount: {{{end}: 7000, currency: EUR}}\n")

    assert "Amount 7,000 euros" not in words(toolkit.body(PATH))


def test_an_amount_without_a_figure_is_told_or_shown_by_its_meaning(toolkit: Toolkit) -> None:
    toolkit.append(LEAST, "amount: {currency: EUR, meaning: It differs from city to city.}\n")
    compiled = toolkit.compile()

    assert compiled.has_errors or "It differs from city to city." in pages(compiled)["en", PATH].body


@pytest.mark.parametrize(
    ("old", "new"),
    [("city: bogota", "city: nowhere"), ("city: bogota", "case: nowhere"), ("by: seed-grants", "by: nowhere")],
)
def test_a_call_that_names_a_record_that_is_not_there_has_its_page(toolkit: Toolkit, old: str, new: str) -> None:
    toolkit.edit(CALL, old, new)

    assert "Two more teams." in toolkit.body("funding/seed-grants-2025/")
