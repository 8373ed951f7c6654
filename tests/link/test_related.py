"""The cases to read next: those that a case names first, then those most alike, each with its reason."""

from collections.abc import Mapping

import pytest

from caretoolkit.link.related import MOST, Related, related
from caretoolkit.model.case import Case, Head
from tests.sample.records import case, city

CITIES = {"vienna": city("vienna"), "bogota": city("bogota", region="latin-america-caribbean")}


def of(*cases: Case) -> Mapping[str, tuple[Related, ...]]:
    return related({each.id: Head.of(each) for each in cases}, CITIES)


def reasons(found: tuple[Related, ...]) -> list[tuple[str, str]]:
    return [(each.case_id, each.relation) for each in found]


def alone(case_id: str, **fields: str) -> Case:
    """Return a case that is like no other."""
    return case(case_id, **{"care_domains": f"[domain-of-{case_id}]"} | fields)


def test_a_case_with_nothing_in_common_has_nothing_to_read_next() -> None:
    assert of(alone("one"), alone("two")) == {"one": (), "two": ()}


def test_a_case_knows_what_inspired_it_and_what_it_inspired() -> None:
    found = of(alone("one", transfer="{inspired_by: [two]}"), alone("two"))

    assert reasons(found["one"]) == [("two", "inspired_by")]
    assert reasons(found["two"]) == [("one", "inspired")]


def test_a_case_that_is_named_names_the_other_back() -> None:
    found = of(alone("one", see_also="[two]"), alone("two"))

    assert reasons(found["one"]) == [("two", "see_also")]
    assert reasons(found["two"]) == [("one", "see_also")]


def test_a_case_that_is_not_there_is_not_related() -> None:
    found = of(alone("one", see_also="[gone]", transfer="{inspired_by: [gone-too]}"))

    assert found["one"] == ()


def test_the_first_reason_for_a_case_counts() -> None:
    found = of(case("one", transfer="{inspired_by: [two]}", see_also="[two]"), case("two"))

    assert reasons(found["one"]) == [("two", "inspired_by")]
    assert reasons(found["two"]) == [("one", "inspired")]


def test_named_cases_come_before_those_alike() -> None:
    found = of(case("one", see_also="[three]"), case("two"), alone("three"))

    assert reasons(found["one"]) == [("three", "see_also"), ("two", "alike")]


def test_cases_alike_say_what_they_share_the_closest_first() -> None:
    found = of(
        case("one"),
        case("same-field", instruments="[programme]"),
        case("same-field-and-means", city="bogota"),
        case("same-in-all"),
    )

    assert [(each.case_id, each.shared) for each in found["one"]] == [
        ("same-in-all", (("care_domains", "respite"), ("instruments", "service"), ("regions", "europe"))),
        ("same-field-and-means", (("care_domains", "respite"), ("instruments", "service"))),
        ("same-field", (("care_domains", "respite"),)),
    ]


def test_cases_alike_are_alike_in_both_directions() -> None:
    found = of(case("one"), case("two", city="bogota"))

    assert found["one"][0].shared == found["two"][0].shared


def test_no_case_has_more_to_read_next_than_a_reader_can_take() -> None:
    cases = [case(f"case-{number:03}") for number in range(30)]

    found = of(*cases)

    assert {len(others) for others in found.values()} == {MOST}
    assert [each.case_id for each in found["case-028"]] == ["case-029", "case-000", "case-001", "case-002"]


def test_more_named_cases_than_there_is_room_for_are_cut() -> None:
    names = [f"case-{number}" for number in range(6)]

    found = of(alone("one", see_also=f"[{', '.join(names)}]"), *(alone(name) for name in names))

    assert [each.case_id for each in found["one"]] == names[:MOST]


@pytest.mark.parametrize("fields", [{"see_also": "[one]"}, {"transfer": "{inspired_by: [one]}"}])
@pytest.mark.xfail(strict=True, reason="a case that names itself is offered on its own page, and validate says nothing of it")
def test_a_case_is_never_related_to_itself(fields: dict[str, str]) -> None:
    found = of(alone("one", **fields))

    assert found["one"] == ()
