"""The cases to read next: those that a case names first, then those most alike, each with its reason."""

from collections.abc import Mapping

import pytest

from caretoolkit.link.related import COMPARED, MOST, Related, related
from caretoolkit.model.case import Case, Head
from tests.sample.records import SOURCE, case, city

CITIES = {"vienna": city("vienna"), "bogota": city("bogota", region="latin-america-caribbean")}
NAMES = ("north", "east", "south", "west")


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


def test_cases_alike_are_named_the_closest_first() -> None:
    found = of(
        case("one"),
        case("same-field", instruments="[programme]", city="bogota"),
        case("same-field-and-means", city="bogota"),
        case("same-in-all"),
    )

    assert [each.case_id for each in found["one"]] == ["same-in-all", "same-field-and-means", "same-field"]


def test_a_case_needs_a_field_of_care_in_common() -> None:
    found = of(case("one"), alone("two", instruments="[service]", groups="[women]"))

    assert found == {"one": (), "two": ()}


def test_a_rare_term_in_common_counts_more_than_a_frequent_one() -> None:
    found = of(
        case("one", instruments="[service, law]"),
        case("two-frequent", instruments="[service, programme]"),
        case("two-rare", instruments="[law, programme]"),
        case("three", instruments="[service]", groups="[men]"),
    )

    assert [each.case_id for each in found["one"]] == ["two-rare", "two-frequent", "three"]


def test_the_reason_is_the_three_shared_terms_that_are_rarest() -> None:
    conditions = {"entry_conditions": "[no-new-law]", "instruments": "[law, service]"}

    found = of(case("one", **conditions), case("two", **conditions), *(case(f"other-{number}") for number in range(4)))

    assert found["one"][0] == Related(
        "two", "alike", (("entry_conditions", "no-new-law"), ("instruments", "law"), ("care_domains", "respite"))
    )


@pytest.mark.parametrize(
    ("field", "value", "shared"),
    [
        ("region", "africa", ("regions", "africa")),
        ("income_group", "low", ("income_groups", "low")),
        ("population", "{value: 2000000, unit: people, sources: [s1]}", ("sizes", "1m-5m")),
    ],
)
def test_what_two_cities_have_in_common_counts(field: str, value: str, shared: tuple[str, str]) -> None:
    fields = {field: value, "sources": f"{{s1: {SOURCE}}}"}
    cities = {name: city(name, **(fields if name in {"north", "south"} else {})) for name in NAMES}
    heads = {f"case-{name}": Head.of(case(f"case-{name}", city=name)) for name in NAMES}

    found = related(heads, cities)["case-north"][0]

    assert found.case_id == "case-south"
    assert found.shared[0] == shared


def test_what_is_not_known_of_cities_is_not_shared() -> None:
    found = of(case("one"), case("two"))

    assert {name for name, _ in found["one"][0].shared} <= {"care_domains", "groups", "instruments", "regions"}
    assert all(term != "unknown" for _, term in found["one"][0].shared)


def test_words_in_common_bring_cases_together_that_share_the_same_terms() -> None:
    cases = [case(f"case-{number}", title=f"Title {'abcdefgh'[number] * 4}") for number in range(8)]
    vouchers = [
        case("case-0", title="Vouchers for markets"),
        *cases[1:5],
        case("case-5", title="The market's vouchers"),
        *cases[6:],
    ]

    assert of(*cases)["case-0"][0].case_id == "case-1"
    assert of(*vouchers)["case-0"][0].case_id == "case-5"


def test_cases_alike_are_alike_in_both_directions() -> None:
    found = of(case("one"), case("two", city="bogota"))

    assert found["one"][0].shared == found["two"][0].shared


def test_named_cases_leave_the_rest_of_the_room_to_those_alike() -> None:
    found = of(case("one", see_also="[two, three]"), *(case(name) for name in ("two", "three", "four", "five", "six")))

    assert reasons(found["one"])[:2] == [("two", "see_also"), ("three", "see_also")]
    assert len(found["one"]) == MOST


def test_the_likest_case_is_found_among_more_than_are_compared() -> None:
    crowd = [case(f"case-{number:03}") for number in range(3 * COMPARED)]

    found = of(*crowd, case("another", instruments="[law]"), case("zealous", instruments="[law]"))

    assert found["another"][0].case_id == "zealous"
    assert found["zealous"][0].case_id == "another"


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
def test_a_case_is_never_related_to_itself(fields: dict[str, str]) -> None:
    found = of(alone("one", **fields))

    assert found["one"] == ()
