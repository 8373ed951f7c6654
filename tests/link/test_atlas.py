"""Relations run both ways, and no id of the atlas leads nowhere."""

from dataclasses import replace

from caretoolkit import Compiled
from caretoolkit.link import Atlas, atlas
from caretoolkit.model.values import Model
from tests.sample.records import case, city, library, tool


def of(*records: Model) -> Atlas:
    return atlas(library(*records))


def test_a_tool_and_a_case_find_each_other_whichever_names_the_other() -> None:
    found = of(city(), case("one", tools="[a-tool]"), case("two"), tool(cases="[two]"), tool("other-tool"))

    assert found.tools_of_case == {"one": ("a-tool",), "two": ("a-tool",)}
    assert found.cases_of_tool == {"a-tool": ("one", "two")}


def test_a_tool_and_a_case_that_name_each_other_meet_once() -> None:
    found = of(city(), case("one", tools="[a-tool]"), tool(cases="[one]"))

    assert found.tools_of_case == {"one": ("a-tool",)}
    assert found.cases_of_tool == {"a-tool": ("one",)}


def test_a_tool_that_a_case_lists_twice_is_used_once() -> None:
    found = of(city(), case("one", tools="[a-tool, a-tool]"), tool())

    assert found.cases_of_tool == {"a-tool": ("one",)}


def test_a_tool_or_case_that_is_not_there_is_left_out() -> None:
    found = of(city(), case("one", tools="[gone]"), tool(cases="[gone-too]"))

    assert found.tools_of_case == {"one": ()}
    assert found.cases_of_tool == {}


def test_a_case_without_its_city_is_left_out_of_everything() -> None:
    found = of(city(), case("one"), case("two", city="gone", tools="[a-tool]", see_also="[one]"), tool(cases="[two]"))

    assert list(found.cases) == ["one"]
    assert found.cases_of_city == {"vienna": ("one",)}
    assert found.cases_of_tool == {}
    assert found.related == {"one": ()}
    assert {case_id for ids in found.cases_of_term.values() for case_id in ids} == {"one"}


def test_cases_are_found_by_their_terms_once_each() -> None:
    found = of(
        city(),
        case("one", five_r="[recognise, reduce, reduce]", groups="[women]"),
        case("two", five_r="[reduce]", status="scaled"),
    )

    assert found.cases_of_term["five_r", "reduce"] == ("one", "two")
    assert found.cases_of_term["five_r", "recognise"] == ("one",)
    assert found.cases_of_term["regions", "europe"] == ("one", "two")
    assert found.cases_of_term["statuses", "scaled"] == ("two",)
    assert ("groups", "unpaid-carers") not in found.cases_of_term


def test_records_stand_in_the_order_of_their_ids() -> None:
    found = of(city("vienna"), city("bogota"), case("two"), case("one"), tool("b-tool"), tool("a-tool"))

    assert list(found.cities) == ["bogota", "vienna"]
    assert list(found.cases) == ["one", "two"]
    assert list(found.tools) == ["a-tool", "b-tool"]


def test_every_record_knows_its_file(sample: Compiled) -> None:
    assert sample.atlas
    assert sample.atlas.files["cases", "bogota-care-blocks"] == "toolkit_data/cases/bogota-care-blocks.yml"


def test_every_id_in_the_atlas_of_the_sample_leads_somewhere(sample: Compiled) -> None:
    found = sample.atlas

    assert found
    assert {each.case_id for others in found.related.values() for each in others} <= set(found.cases)
    assert {tool_id for tools in found.tools_of_case.values() for tool_id in tools} <= set(found.tools)
    assert set(found.cases_of_tool) <= set(found.tools)
    assert set(found.cases_of_city) <= set(found.cities)
    assert set(found.evidence) == set(found.cases) == set(found.related)


def test_an_empty_list_stands_for_one_that_pages_are_built_on() -> None:
    given = library(city())
    lists = {name: terms for name, terms in given.vocabularies.items() if name != "five_r"}

    found = atlas(replace(given, vocabularies=lists)).vocabularies

    assert set(found) == set(given.vocabularies)
    assert (found["five_r"].terms, dict(found["five_r"].by_id)) == ((), {})
    assert found["regions"] is given.vocabularies["regions"]
