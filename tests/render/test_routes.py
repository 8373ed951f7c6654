"""The pages of a toolkit: their addresses, their subjects, and whose content each one shows."""

import pytest

from caretoolkit import Compiled
from caretoolkit.link import atlas
from caretoolkit.render import PAGE_KINDS, Route, routes
from caretoolkit.render.routes import PER_PAGE
from tests.sample.records import case, city, library


def by_path(sample: Compiled) -> dict[str, Route]:
    return {route.path: route for route in sample.routes}


def of_many(count: int) -> tuple[Route, ...]:
    return routes(atlas(library(city(), *(case(f"case-{number:03}") for number in range(count)))))


def test_the_sample_has_these_pages(sample: Compiled) -> None:
    assert [route.path for route in sample.routes] == [
        "",
        "explore/",
        "compare/",
        "cases/",
        "five-r/recognise/",
        "five-r/reduce/",
        "five-r/reward/",
        "browse/instrument/service/",
        "browse/instrument/programme/",
        "browse/region/europe/",
        "browse/region/latin-america-caribbean/",
        "browse/group/unpaid-carers/",
        "browse/group/women/",
        "browse/status/pilot/",
        "browse/status/operating/",
        "browse/status/scaled/",
        "cases/bogota-care-blocks/",
        "cases/bogota-cuidado-en-casa/",
        "cases/vienna-respite-vouchers/",
        "tools/",
        "tools/respite-costing/",
        "cities/",
        "cities/bogota/",
        "cities/vienna/",
        "paths/",
        "paths/first-steps/",
        "paths/one-question/",
        "labs/ayuda-mutua/",
        "labs/caring-cities/",
        "indicators/",
        "indicators/days-of-respite/",
        "indicators/hours-of-care/",
        "funding/",
        "funding/care-loans/",
        "funding/seed-grants/",
        "funding/seed-grants-2025/",
        "glossary/",
        "figures/",
        "sources/",
        "map/",
        "gaps/",
        "cities-like-mine/",
        "languages/",
        "editing/",
    ]


def test_every_address_is_given_once_and_every_kind_is_known(sample: Compiled) -> None:
    paths = [route.path for route in sample.routes]

    assert len(paths) == len(set(paths))
    assert {route.kind for route in sample.routes} == set(PAGE_KINDS) - {"not_found"}


@pytest.mark.parametrize(
    ("path", "depth"), [("", 0), ("cases/", 1), ("cases/bogota-care-blocks/", 2), ("browse/group/women/", 3)]
)
def test_the_depth_is_the_number_of_folders(sample: Compiled, path: str, depth: int) -> None:
    assert by_path(sample)[path].depth == depth


def test_the_page_of_a_record_knows_its_record(sample: Compiled) -> None:
    found = by_path(sample)

    assert found["cases/bogota-care-blocks/"].record == ("cases", "bogota-care-blocks")
    assert found["tools/respite-costing/"].record == ("tools", "respite-costing")
    assert found["cities/bogota/"].record == ("cities", "bogota")
    assert found["paths/first-steps/"].record == ("paths", "first-steps")
    assert found["labs/caring-cities/"].record == ("labs", "caring-cities")
    assert found["indicators/hours-of-care/"].record == ("indicators", "hours-of-care")
    assert found["funding/seed-grants/"].record == ("funding", "seed-grants")
    assert found["cases/"].record is None


@pytest.mark.parametrize(
    ("path", "shows"),
    [
        ("tools/", {("tools", "respite-costing")}),
        ("cities/", {("cities", "bogota"), ("cities", "vienna")}),
        ("glossary/", {("glossary", "respite-care"), ("glossary", "unpaid-carer")}),
        ("browse/region/europe/", {("cases", "vienna-respite-vouchers")}),
        ("five-r/reward/", set()),
        ("cities/vienna/", {("cases", "vienna-respite-vouchers")}),
        ("paths/", {("paths", "first-steps"), ("paths", "one-question"), ("labs", "caring-cities"), ("labs", "ayuda-mutua")}),
        ("paths/one-question/", {("cases", "bogota-cuidado-en-casa")}),
        ("labs/caring-cities/", {("cities", "bogota"), ("cities", "vienna"), ("cases", "bogota-care-blocks")}),
        ("indicators/", {("indicators", "hours-of-care"), ("indicators", "days-of-respite")}),
        ("funding/", {("funding", "seed-grants"), ("funding", "seed-grants-2025"), ("funding", "care-loans")}),
        ("funding/seed-grants-2025/", {("funding", "seed-grants"), ("cities", "bogota")}),
    ],
)
def test_a_page_knows_whose_content_it_shows(sample: Compiled, path: str, shows: set[tuple[str, str]]) -> None:
    assert {*by_path(sample)[path].shows} >= shows


def test_the_page_of_a_case_shows_its_city_its_tools_and_what_to_read_next(sample: Compiled) -> None:
    shows = by_path(sample)["cases/bogota-care-blocks/"].shows

    assert {*shows} >= {
        ("cities", "bogota"),
        ("tools", "respite-costing"),
        ("cases", "vienna-respite-vouchers"),
        ("cases", "bogota-cuidado-en-casa"),
    }


def test_the_page_of_a_tool_shows_its_cases_and_terms(sample: Compiled) -> None:
    shows = by_path(sample)["tools/respite-costing/"].shows

    assert {*shows} >= {
        ("cases", "bogota-care-blocks"),
        ("cases", "vienna-respite-vouchers"),
        ("glossary", "unpaid-carer"),
    }


def test_the_page_of_a_path_shows_the_records_of_its_steps(sample: Compiled) -> None:
    shows = by_path(sample)["paths/first-steps/"].shows

    assert {*shows} >= {
        ("glossary", "unpaid-carer"),
        ("cases", "bogota-care-blocks"),
        ("cities", "vienna"),
        ("tools", "respite-costing"),
        ("indicators", "hours-of-care"),
        ("funding", "seed-grants"),
        ("paths", "one-question"),
        ("labs", "caring-cities"),
    }


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (PER_PAGE, 1), (PER_PAGE + 1, 2), (3 * PER_PAGE, 3)])
def test_a_long_list_runs_over_several_pages(count: int, pages: int) -> None:
    found = [route for route in of_many(count) if route.kind == "cases"]

    assert [route.number for route in found] == list(range(1, pages + 1))
    assert [route.path for route in found] == ["cases/", "cases/2/", "cases/3/"][:pages]
    assert sum(len(route.shows) for route in found) == count


def test_a_long_facet_runs_over_several_pages() -> None:
    found = [route for route in of_many(PER_PAGE + 1) if route.subject == ("region", "europe")]

    assert [(route.path, len(route.shows)) for route in found] == [
        ("browse/region/europe/", PER_PAGE),
        ("browse/region/europe/2/", 1),
    ]


def test_a_term_without_cases_has_a_page_all_the_same(sample: Compiled) -> None:
    assert by_path(sample)["five-r/reward/"].kind == "five_r"


def test_a_toolkit_without_records_has_its_lists() -> None:
    found = routes(atlas(library()))

    lists = {"", "cases/", "tools/", "cities/", "paths/", "indicators/", "funding/", "glossary/"}
    assert lists <= {route.path for route in found}
