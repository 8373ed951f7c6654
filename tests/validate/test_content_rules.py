"""What a record says of figures, places, sources and itself fits together; the tables show where each rule draws its line."""

import pytest

from caretoolkit.diagnostics import Diagnostic
from caretoolkit.model.values import Model
from caretoolkit.validate import cases, figures, places, sources, texts
from caretoolkit.validate.places import country_boxes
from caretoolkit.validate.rule import Rule, Subject
from tests.sample.records import SOURCE, case, city, library, source

RESULT = "{{metric: {metric}, kind: output, value: {{value: {value}, unit: people{more}}}, attribution: monitored, sources: [{source}]}}"
TWO = f"{{s1: {SOURCE}, s2: {SOURCE.replace('org/', 'org/2')}}}"


def told(rule: Rule, record: Model, today: str = "") -> list[Diagnostic]:
    given = library(record)
    entry = next(entry for entry in given.entries.values() if entry.record is record)
    return list(rule(Subject.of(entry, today), given))


def results(*rows: tuple[str, str, str, str]) -> str:
    return ", ".join(RESULT.format(metric=metric, value=value, more=more, source=source) for metric, value, more, source in rows)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Places", "5", "", "s1"), ("Places", "9", "", "s2"), 1),
        (("Places", "5", "", "s1"), ("places", "9", "", "s2"), 1),
        (("Places", "5", "", "s1"), ("Places", "5", "", "s2"), 0),
        (("Places", "5", "", "s1"), ("Places", "9", "", "s1"), 0),
        (("Places", "5", "", "s1"), ("Nurseries", "9", "", "s2"), 0),
        (("Places", "5", ", as_of: 2020", "s1"), ("Places", "9", ", as_of: 2021", "s2"), 0),
        (("Places", "5", ", per: year", "s1"), ("Places", "9", ", per: month", "s2"), 0),
        (("Places", "5", ", level: city", "s1"), ("Places", "9", ", level: neighbourhood", "s2"), 0),
    ],
)
def test_two_figures_for_one_thing_from_two_sources_are_told(
    one: tuple[str, str, str, str], other: tuple[str, str, str, str], expected: int
) -> None:
    record = case(results=f"[{results(one, other)}]", results_none=None, sources=TWO)

    assert len(told(figures.disagreeing_sources, record)) == expected


@pytest.mark.parametrize(
    ("conflict", "expected"),
    [
        ("{value: Five., sources: [s1]}, {value: Nine., sources: [s2]}", 0),
        ("{value: Five., sources: [s1]}, {value: Four., sources: [s1]}", 1),
    ],
)
def test_a_conflict_that_holds_both_sources_tells_of_the_two_figures(conflict: str, expected: int) -> None:
    rows = results(("Places", "5", "", "s1"), ("Places", "9", "", "s2"))
    record = case(results=f"[{rows}]", results_none=None, sources=TWO, conflicts=f"[{{about: Places, claims: [{conflict}]}}]")

    assert len(told(figures.disagreeing_sources, record)) == expected


@pytest.mark.parametrize(
    ("country", "coordinates", "remedy"),
    [
        ("AT", "[48.2, 16.4]", None),
        ("AT", "[16.4, 48.2]", "did you mean `[48.2, 16.4]`?"),
        ("CO", "[4.7, 74.1]", "latitude first, then longitude; south and west are negative"),
        ("SG", "[1.29, 103.85]", None),
        ("FR", "[-20.9, 55.5]", None),
        ("FR", "[0.0, 20.0]", "latitude first, then longitude; south and west are negative"),
        ("NZ", "[-43.9, -176.5]", None),
        ("US", "[21.3, -157.9]", None),
        ("ZZ", "[0.0, 0.0]", None),
    ],
)
def test_a_city_lies_in_one_of_the_boxes_of_its_country(country: str, coordinates: str, remedy: str | None) -> None:
    found = told(places.outside_its_country, city(country=f'"{country}"', coordinates=coordinates))

    assert [each.help for each in found] == ([remedy] if remedy else [])


def test_every_box_has_its_sides_in_order_and_no_country_is_larger_than_the_world() -> None:
    boxes = [box for several in country_boxes().values() for box in several]

    assert len(country_boxes()) > 230
    assert [box for box in boxes if not (-90 <= box[0] < box[2] <= 90 and -180 <= box[1] < box[3] <= 180)] == []


@pytest.mark.parametrize(
    ("population", "expected"),
    [
        ("{value: 1000, unit: people}", 0),
        ("{value: 999, unit: people}", 1),
        ("{value: 50000000, unit: people}", 0),
        ("{value: 50000001, unit: people}", 1),
        ("{low: 5, high: 500000, unit: people}", 1),
        ("{value: 500000, unit: households}", 1),
    ],
)
def test_a_population_is_that_of_a_city(population: str, expected: int) -> None:
    assert len(told(places.implausible_population, city(population=population))) == expected


@pytest.mark.parametrize(
    ("url", "note", "remedy"),
    [
        ("https://example.org/", "", None),
        (
            "https://web.archive.org/web/2021/https://example.org/a",
            "",
            "put the publisher's address under `url`: `https://example.org/a`",
        ),
        (
            "https://web.archive.org/web/2021/https://example.org/a",
            "Read on a copy.",
            "put the publisher's address under `url`: `https://example.org/a`",
        ),
        ("https://archive.ph/abc", "", "put the publisher's address under `url`, or say in `note` that it was not found"),
        ("https://archive.ph/abc", "The publisher's own was not found.", None),
        ("https://dx1.cloudfront.net/a", "", "put the publisher's address under `url`, or say in `note` that it was not found"),
        ("https://notarchive.org/a", "", None),
        ("https://example.org/?to=https://another.org/", "", None),
    ],
)
def test_a_copy_is_told_where_the_original_is_known_or_nothing_is_said_of_it(url: str, note: str, remedy: str | None) -> None:
    found = told(sources.mirror_address, source(url=f'"{url}"', note=f'"{note}"' if note else None))

    assert [each.help for each in found] == ([remedy] if remedy else [])


@pytest.mark.parametrize(
    ("other", "expected"),
    [("https://example.org", 1), ("http://www.example.org/", 1), ("https://example.org/a", 0), ("https://example.com/", 0)],
)
def test_two_addresses_of_one_page_are_one_source(other: str, expected: int) -> None:
    record = case(sources=f"{{s1: {SOURCE}, s2: {SOURCE.replace('https://example.org/', other)}}}")

    assert len(told(sources.same_source, record)) == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("less than <50% of them", None),
        ("a < b and b > c", None),
        ("a <b>word</b>", "<b>"),
        ("a <!-- remark -->", "<!-- remark -->"),
        ("an <img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("an open <a href=", "<a href="),
    ],
)
def test_html_is_told_with_its_element(text: str, part: str | None) -> None:
    found = told(texts.raw_html, case(title=f'"{text}"'))

    assert [each.part for each in found] == ([part] if part else [])


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("[a](https://example.org/)", None),
        ("[a](HTTP://example.org/)", None),
        ("[a](javascript:alert)", "javascript:alert"),
        ("[a](  data:text/html,x)", "data:text/html,x"),
        ("[a](//example.org/)", "//example.org/"),
        ("[a](../cases/b/)", "../cases/b/"),
        ("<javascript:alert>", "javascript:alert"),
        ("a list (with brackets) and [words]", None),
    ],
)
def test_a_link_that_leads_nowhere_on_the_web_is_told(link: str, address: str | None) -> None:
    found = told(texts.unsafe_link, case(title=f'"{link}"'))

    assert [each.part for each in found] == ([address] if address else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("care\u200bblocks", "U+200B"),
        ("care\u200dblocks", "U+200D"),
        ("care\u00adblocks", "U+00AD"),
        ("care\u200fblocks", "U+200F"),
        ("می\u200cخواهم", None),
        ("क्\u200dष", None),
        ("رعاية (care)\u200f", None),
        ("a heart ❤\ufe0f", None),
        ("a\ufe0f", "U+FE0F"),
    ],
)
def test_a_character_that_nobody_sees_is_told_unless_the_script_needs_it(text: str, code: str | None) -> None:
    found = told(texts.unseen_character, case(title=f'"{text}"'))

    assert [code for each in found if code and code in each.message] == ([code] if code else [])
    assert len(found) == (1 if code else 0)


STUDY = "[{{by: A university, design: {}, finding: It works., sources: [s1]}}]"


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"title": "The best service"}, "best"),
        ({"title": "A proven way"}, "proven"),
        ({"title": "A Best-off quarter"}, None),
        ({"title": "The best practice of the prize"}, None),
        ({"title": "The best service", "evaluation": STUDY.format("comparison-group")}, None),
        ({"title": "The best service", "evaluation": STUDY.format("description")}, "best"),
        ({"title": "El mejor servicio", "language": "es"}, "El mejor"),
        ({"title": "Das beste Angebot", "language": "de"}, None),
        ({"challenge": "[{fact: The best nurseries are full., sources: [s1]}]"}, None),
    ],
)
def test_praise_is_told_below_a_study_with_a_comparison(fields: dict[str, str], word: str | None) -> None:
    found = told(texts.unfounded_claim, case(**fields))

    assert [each.part for each in found] == ([word] if word else [])


@pytest.mark.parametrize(
    ("field", "value", "messages"),
    [
        ("timeline", "[{date: 2020, event: A.}, {date: 2020-05, event: B.}, {date: 2021, event: C.}]", []),
        (
            "timeline",
            "[{date: 2021, event: A.}, {date: 2020-05, event: B.}]",
            ["`timeline[1]` is of `2020-05`, and stands behind one of `2021`"],
        ),
        (
            "status_history",
            "[{date: 2022, status: scaled}, {date: 2021, status: pilot}]",
            ["`status_history[1]` is of `2021`, and stands behind one of `2022`"],
        ),
        ("verify_by", "2026-10-02", []),
        ("verify_by", "2026-09", ["the case is to be verified by `2026-09`, and was verified last in `2026-10-01`"]),
    ],
)
def test_dates_of_a_case_stand_in_their_order(field: str, value: str, messages: list[str]) -> None:
    found = told(cases.dates_out_of_order, case(**{field: value}))

    assert [each.message for each in found] == messages


@pytest.mark.parametrize(
    ("more", "planned", "expected"),
    [
        (", as_of: 2026", "", 0),
        (", as_of: 2027", "", 1),
        (", as_of: 2027", "planned: true, ", 0),
        (", as_of: 2026-11", "", 1),
        ("", "", 0),
    ],
)
def test_a_result_of_the_future_is_an_aim(more: str, planned: str, expected: int) -> None:
    row = RESULT.format(metric="Places", value="5", more=more, source="s1").replace("kind:", f"{planned}kind:")

    assert len(told(cases.future_result, case(results=f"[{row}]", results_none=None))) == expected


def test_a_published_case_is_told_what_it_lacks_once() -> None:
    record = case(review="{state: published}", sources=TWO, started=None, resources="{}", results_none=None)

    assert [each.message for each in told(cases.published_incomplete, record)] == [
        "the case is published without `started`",
        "the case is published without `resources.costs`",
        "the case is published without `results`",
    ]
    assert [
        each for rule in (cases.start_unstated, cases.cost_unstated, cases.result_unstated) for each in told(rule, record)
    ] == []


@pytest.mark.parametrize(("today", "expected"), [("", 0), ("2026-12-31", 0), ("2027-01-31", 0), ("2027-02-01", 1)])
def test_a_case_is_stale_from_the_day_after(today: str, expected: int) -> None:
    assert len(told(cases.stale, case(verify_by="2027-01"), today)) == expected
