"""What Explore and Compare show before their scripts run, and what the page of a case marks for them."""

import re
from html import unescape

import pytest

from caretoolkit.link.entries import EXPLORED
from caretoolkit.render import OWN_ASSETS, PAGE_KINDS, Page
from caretoolkit.render.explore import FIRST
from tests.sample import BLOCKS, Toolkit

Pages = dict[tuple[str, str], Page]


def test_explore_begins_with_the_best_documented_cases(sample_pages: Pages) -> None:
    body = sample_pages["en", "explore/"].body

    assert re.findall(r'<h3><a href="\.\./cases/([^/]+)/', body) == [
        "bogota-care-blocks",
        "bogota-cuidado-en-casa",
        "vienna-respite-vouchers",
    ]
    assert FIRST >= 3


def test_explore_leads_to_the_lists_of_terms_that_have_cases(sample_pages: Pages) -> None:
    body = sample_pages["en", "explore/"].body

    assert '<a href="../five-r/recognise/">Recognise</a> <span class="ct-soft">3</span>' in body
    assert "five-r/reward/" not in body
    assert 'href="../cases/"' in body
    assert 'href="../tools/"' in body


def test_the_facets_of_the_page_are_the_first_of_its_data(sample_pages: Pages) -> None:
    facets = re.findall(r'data-facet="(\w+)"', sample_pages["en", "explore/"].body)

    assert tuple(facets) == EXPLORED[: len(facets)]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("browse/region/europe/", "../../../explore/?regions=europe"),
        ("browse/group/women/", "../../../explore/?groups=women"),
        ("five-r/reduce/", "../../explore/?five_r=reduce"),
        ("cases/", "../explore/"),
        ("cases/bogota-care-blocks/", "../../explore/?compare=bogota-care-blocks"),
    ],
)
def test_lists_and_cases_lead_to_explore(sample_pages: Pages, path: str, address: str) -> None:
    assert f'href="{address}"' in sample_pages["en", path].body


def test_the_search_of_the_home_page_leads_to_explore(sample_pages: Pages) -> None:
    assert '<form class="ct-search" action="explore/"' in sample_pages["en", ""].body


def test_compare_says_what_it_is_for_without_its_script(sample_pages: Pages) -> None:
    body = sample_pages["en", "compare/"].body

    assert "Choose two to four cases on the page Explore" in body
    assert 'href="../explore/"' in body


def test_the_kinds_with_assets_of_their_own_are_kinds_of_pages() -> None:
    assert set(OWN_ASSETS) <= set(PAGE_KINDS)


FIELDS = [
    "groups", "care_domains", "scale", "lead", "city_role", "time", "level", "entry_conditions", "last_verified", "review",
    "key-messages", "brief", "problem", "components", "where", "dose", "access", "partners", "costs", "funding", "staff",
    "premises", "governance", "results", "evidence", "conflicts", "enablers", "obstacles", "unintended", "equity", "lessons",
    "transfer", "status", "timeline", "tools", "contacts",
]  # fmt: skip


def test_a_case_marks_each_of_its_fields_once_for_comparisons(sample_pages: Pages) -> None:
    body = sample_pages["en", "cases/bogota-care-blocks/"].body

    assert re.findall(r'data-ct-row="([\w-]+)"', body) == FIELDS


def test_each_amount_tells_its_currency_and_basis_for_comparisons(sample_pages: Pages) -> None:
    body = sample_pages["en", "cases/bogota-care-blocks/"].body

    assert re.findall(r'<li data-ct-currency="(\w+)"(?: data-ct-basis="([\w-]+)")?>', body) == [("COP", "one-off"), ("USD", "")]


def test_an_unknown_cost_stands_under_its_heading(toolkit: Toolkit) -> None:
    written = toolkit.read(BLOCKS)
    costs = written[written.index("  costs:\n") : written.index("  funding:\n")]
    toolkit.edit(BLOCKS, costs, "  costs_unknown: The city publishes none.\n")

    body = unescape(toolkit.body("cases/bogota-care-blocks/"))

    assert '<h3>Cost</h3>\n<p class="ct-unknown" data-ct-row="costs">The city publishes none.</p>' in re.sub(r"\n+", "\n", body)
