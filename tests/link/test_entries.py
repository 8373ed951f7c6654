"""What a reader chooses among on the page Explore: cases and tools, each with its terms in every facet."""

import pytest

from caretoolkit import Compiled
from caretoolkit.link.city_size import city_size
from caretoolkit.link.entries import EXPLORED, Entry, by_evidence, entries
from tests.sample import BLOCKS, VOUCHERS, Toolkit
from tests.sample.records import city


def entry(compiled: Compiled, record_id: str) -> Entry:
    assert compiled.atlas
    return next(found for found in entries(compiled.atlas) if found.id == record_id)


def test_cases_with_the_best_evidence_come_first_and_tools_last(sample: Compiled) -> None:
    assert sample.atlas
    assert [found.path for found in entries(sample.atlas)] == [
        "cases/bogota-care-blocks/",
        "cases/bogota-cuidado-en-casa/",
        "cases/vienna-respite-vouchers/",
        "tools/respite-costing/",
    ]
    levels = [sample.atlas.evidence[case_id].level for case_id in by_evidence(sample.atlas)]
    assert levels == sorted(levels, reverse=True)


def test_a_case_has_its_terms_and_those_of_its_city(sample: Compiled) -> None:
    assert entry(sample, "bogota-care-blocks").terms == {
        "five_r": ("recognise", "reduce"),
        "instruments": ("service", "programme"),
        "regions": ("latin-america-caribbean",),
        "groups": ("unpaid-carers", "women"),
        "statuses": ("scaled",),
        "care_domains": ("respite", "childcare"),
        "countries": ("CO",),
        "city_sizes": ("5m-10m",),
        "levels": ("3",),
        "entry_conditions": ("existing-buildings",),
        "years": ("2020",),
        "city_roles": ("provider",),
        "languages": ("en",),
        "kinds": ("cases",),
    }


def test_a_tool_has_the_terms_that_tools_have(sample: Compiled) -> None:
    found = entry(sample, "respite-costing")

    assert set(found.terms) <= {"five_r", "instruments", "languages", "kinds"}
    assert found.terms["kinds"] == ("tools",)


def test_every_facet_of_an_entry_is_one_to_choose_by(sample: Compiled) -> None:
    assert sample.atlas
    assert {facet for found in entries(sample.atlas) for facet in found.terms} == set(EXPLORED)


def test_a_term_named_twice_counts_once(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, "five_r: [recognise, reduce]", "five_r: [recognise, reduce, recognise]")

    assert entry(toolkit.compile(), "bogota-care-blocks").terms["five_r"] == ("recognise", "reduce")


@pytest.mark.parametrize(
    ("started", "years"),
    [
        ("started: 1999-12", "before-2000"),
        ("started: 2000", "2000"),
        ("started: 2009-12-31", "2000"),
        ("started: 2010", "2010"),
        ("started_unknown: Nobody knows.", "unknown"),
    ],
)
def test_a_start_counts_in_its_decade(toolkit: Toolkit, started: str, years: str) -> None:
    toolkit.edit(VOUCHERS, "started: 2019-05-12", started)

    assert entry(toolkit.compile(), "vienna-respite-vouchers").terms["years"] == (years,)


@pytest.mark.parametrize(
    ("population", "size"),
    [
        (None, "unknown"),
        ("{value: 0, unit: people}", "under-300k"),
        ("{value: 299999, unit: people}", "under-300k"),
        ("{value: 300000, unit: people}", "300k-500k"),
        ("{value: 999999, unit: people}", "500k-1m"),
        ("{value: 1000000, unit: people}", "1m-5m"),
        ("{low: 4900000, high: 5100000, unit: people}", "1m-5m"),
        ("{value: 40000000, unit: people}", "over-10m"),
    ],
)
def test_the_size_of_a_city_is_its_class_or_not_known(population: str | None, size: str) -> None:
    assert city_size(city(population=population)) == size
