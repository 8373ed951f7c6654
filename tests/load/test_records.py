"""A record that does not fit its type is told in an editor's words: one message for each cause, with a remedy."""

from pathlib import Path

import pytest

from caretoolkit.load.records import read_record
from caretoolkit.load.yaml_reader import UnreadableError
from caretoolkit.model.library import COLLECTIONS, SINGLE_FILES
from caretoolkit.model.values import Model
from tests.sample import SAMPLE

SOURCES = "sources:\n  s1: {title: A, url: https://example.org/, language: en, kind: official}\n"
CASE = (SAMPLE / "cases/vienna-respite-vouchers.yml").read_text(encoding="utf-8")
CITY = (SAMPLE / "cities/vienna.yml").read_text(encoding="utf-8")


def told(text: str, collection: str = "cities", record_id: str = "vienna") -> list[tuple[str, str, str]]:
    model = COLLECTIONS[collection]
    try:
        read_record(model, text.encode(), f"{record_id}.yml", record_id)
    except UnreadableError as refused:
        return [(found.rule, found.message, found.help) for found in refused.diagnostics]
    return []


def told_of_case(old: str, new: str) -> list[tuple[str, str, str]]:
    assert old in CASE
    return told(CASE.replace(old, new, 1), "cases", "vienna-respite-vouchers")


@pytest.mark.parametrize("collection", [name for name in COLLECTIONS if (SAMPLE / name).is_dir()])
def test_every_record_of_the_sample_is_read(collection: str) -> None:
    files = sorted((SAMPLE / collection).glob("*.yml"))

    read = [_read(COLLECTIONS[collection], file) for file in files]

    assert [record.id for record in read] == [file.stem for file in files]  # type: ignore[attr-defined]


def test_the_id_is_the_name_of_the_file() -> None:
    written, unwritten = f"id: vienna\n{CITY}", CITY

    assert told(written) == told(unwritten) == []


def test_an_id_that_differs_from_the_name_of_the_file_is_told() -> None:
    found = told(f"id: wien\n{CITY}")

    assert found == [
        (
            "id-differs-from-file-name",
            "`id` is `wien`, and the file is called `vienna.yml`",
            "leave `id` out; the file's name is the id",
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "rule", "message", "remedy"),
    [
        ("scale: city\n", "", "missing-field", "`scale` is missing", "add it, such as `scale: city`; how large the area is that it serves"),
        ("five_r: [recognise]\n", "", "missing-field", "`five_r` is missing", "add it, such as `five_r: [recognise, redistribute]`; which of the five Rs it serves: recognise, reduce and redistribute unpaid care; reward and represent care workers"),
        ("title: Respite vouchers\n", "", "missing-field", "`title` is missing", 'add it, such as `title: "Care Blocks: services for carers within a short walk"`; what the practice is, in a few words and in the language of this file'),
        ("  one_line: Vouchers that pay for a free afternoon a week.\n", "", "missing-field", "`summary.one_line` is missing", "add it; the whole case in one line: what is done, for whom, and where. It stands on every card"),
        ("title: Respite vouchers", "title: 2020", "wrong-type", "`title` is `2020`; a text is expected", "put the value in quotes"),
        ("title: Respite vouchers", "title: true", "wrong-type", "`title` is `true`; a text is expected", "put the value in quotes"),
        ("title: Respite vouchers", "title: ' '", "empty-text", "`title` is ` `; the text is empty", "write the text, or leave the key out"),
        ("five_r: [recognise]", "five_r: recognise", "wrong-type", "`five_r` is `recognise`; a list is expected", "start each item on its own line with `- `"),
        ("    - Nobody has studied the effect.\n", "", "number-of-items", "`summary.key_messages` has 2 items; at least 3 are expected", "add what is missing"),
        ("started: 2019-05-12", "started: 2020-13", "wrong-date", "`started` is `2020-13`; there is no month `13`", "correct the date, or write only the part that is known"),
        ("started: 2019-05-12", "started: 2021-02-29", "wrong-date", "`started` is `2021-02-29`; there is no day `29` in `2021-02`", "correct the date, or write only the part that is known"),
        ("started: 2019-05-12", "started: last May", "wrong-date", "`started` is `last May`; a date is written `2020`, `2020-10` or `2020-10-15`", "use as much of the date as is known"),
        ("language: en\ncity", "language: English\ncity", "wrong-language", "`language` is `English`; a language is written as a BCP 47 tag such as `es`, `pt-BR` or `zh-Hans`", "use the short tag of the language"),
        ("city: vienna", "city: Vienna", "wrong-id", "`city` is `Vienna`; an id is written with small letters a to z, digits and single hyphens", "write it like `bogota-care-blocks`"),
        ("status: pilot", "status: pilot\nmedia: [{file: A.exe, alt: A, credit: B, licence: C}]", "wrong-form", "`media[0].file` is `A.exe`, which is not written as expected", r"follow the pattern `^[a-z0-9-]+\.(jpg|png|webp|svg)$`"),
        ("status: pilot", "status: pilot\nsdg: ['5.x']", "wrong-code", "`sdg[0]` is `5.x`; a goal or target is written `5` or `5.4`, in quotes", "use the standard code, in quotes"),
        ("status: pilot", "status: pilot\nevidence_override: {level: 6, reason: So., by: Us}", "out-of-range", "`evidence_override.level` is `6`; the most is 5", "correct the figure"),
        ("status: pilot", "status: pilot\nevidence_override: {level: 2.5, reason: So., by: Us}", "wrong-type", "`evidence_override.level` is `2.5`; a whole number is expected", "write digits only, without quotes, separators or units"),
        ("status: pilot", "status: pilot\ntransfer: {conditions: [{theme: environment, need: It., must: yes}]}", "wrong-type", "`transfer.conditions[0].must` is `yes`; `true` or `false` is expected", "write `true` or `false`, without quotes"),
    ],
)  # fmt: skip
def test_a_fault_is_told_once_with_its_remedy(old: str, new: str, rule: str, message: str, remedy: str) -> None:
    assert told_of_case(old, new) == [(rule, message, remedy)]


def test_a_key_that_is_nearly_known_is_suggested() -> None:
    found = told_of_case("status: pilot", "status: pilot\nstared: 2020")

    assert found == [("unknown-key", "`stared` is not a field that is known here", "did you mean `started`?")]


def test_a_key_that_resembles_none_is_answered_with_those_known_there() -> None:
    found = told_of_case("review: {state: draft}", "review: {state: draft, zzz: 1}")

    assert found == [
        ("unknown-key", "`review.zzz` is not a field that is known here", "known here: `by`, `note`, `on`, `state`"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        ("    sources: [s1]\ncomponents", "    sources: [s1]\n    as_off: 2020\ncomponents", "as_of"),
        ("review: {state: draft}", "review: {state: draft, note_: x}", "note"),
        ("status: pilot", "status: pilot\nnative_title: {text: a, locale: es, locales: es}", "locale"),
    ],
)
def test_a_key_is_suggested_wherever_it_stands(old: str, new: str, near: str) -> None:
    found = told_of_case(old, new)

    assert [(rule, remedy) for rule, _, remedy in found] == [("unknown-key", f"did you mean `{near}`?")]


def test_all_faults_of_a_record_are_told_at_once() -> None:
    found = told(CITY.replace("country: AT", "country: Austria").replace("region: europe\n", "") + "mayor: Somebody\n")

    assert sorted(rule for rule, _, _ in found) == ["missing-field", "unknown-key", "wrong-code"]


def test_a_field_that_is_misspelt_is_not_called_missing_as_well() -> None:
    found = told(CITY.replace("region:", "regoin:"))

    assert found == [("unknown-key", "`regoin` is not a field that is known here", "did you mean `region`?")]


def test_a_list_is_not_called_too_short_for_its_faulty_items() -> None:
    found = told_of_case("five_r: [recognise]", "five_r: [Recognise]")

    assert [rule for rule, _, _ in found] == ["wrong-id"]


def test_a_long_value_is_not_shown_whole() -> None:
    (_, message, _), *others = told(CITY.replace("country: AT", f"country: {'x' * 200}"))

    assert f"`{'x' * 60}…`" in message
    assert others == []


def test_a_value_that_is_no_number_is_told_once_although_two_kinds_of_number_are_taken() -> None:
    found = told(f"{CITY}population: {{value: many, unit: people}}\n")

    assert [rule for rule, _, _ in found] == ["wrong-type"]


@pytest.mark.parametrize("key", ["a[b]", "int", "float", "str", "Source"])
def test_an_unknown_key_is_told_whatever_it_is_called(key: str) -> None:
    found = told(f"{CITY}{key}: 1\n")

    assert [(rule, message) for rule, message, _ in found] == [("unknown-key", f"`{key}` is not a field that is known here")]


def test_a_source_may_bear_the_name_of_a_type() -> None:
    found = told(CITY + SOURCES.replace("s1", "int").replace("title: A, ", ""))

    assert ("missing-field", "`sources.int.title` is missing") in [(rule, message) for rule, message, _ in found]


def test_a_source_without_title_is_told_once() -> None:
    found = told(CITY + SOURCES.replace("title: A, ", ""))

    assert [(rule, message) for rule, message, _ in found] == [("missing-field", "`sources.s1.title` is missing")]


def test_a_text_beyond_its_limit_is_told_with_its_length() -> None:
    found = told_of_case("title: Respite vouchers", f"title: {'x' * 141}")

    assert found == [("text-too-long", "`title` has 141 characters; the limit is 140", "shorten it")]


def test_a_number_is_asked_for_where_decimals_are_taken() -> None:
    found = told(f"{CITY}population: {{value: many, unit: people}}\n")

    assert "; a number is expected" in found[0][1]


def test_an_invisible_character_is_named_and_not_printed() -> None:
    found = told_of_case("title: Respite vouchers", 'title: "a\u202eb"')

    assert "U+202E" in found[0][1]
    assert "\u202e" not in found[0][1]


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("title: Respite vouchers", "title:", "write the text; this field is needed"),
        ("status: pilot", "status:", "write a term of `statuses`"),
        ("five_r: [recognise]", "five_r: [~]", "write a term of `five_r`"),
        ("title: Respite vouchers", "title: Respite vouchers\nneighbourhoods: [~]", "write the text, or leave the key out"),
        ("title: Respite vouchers", "title: [A, B]", "write one text, without `- ` and brackets"),
    ],
)
def test_the_remedy_for_a_text_fits_what_stands_there(old: str, new: str, remedy: str) -> None:
    assert told_of_case(old, new)[0][2] == remedy


@pytest.mark.parametrize(
    ("model", "key"),
    [
        *((COLLECTIONS[name], key) for name, key in (("cases", "title"), ("cities", "name"))),
        (SINGLE_FILES["exceptions"], "exceptions"),
    ],
)
def test_an_empty_file_is_answered_with_the_first_field_of_its_kind(model: type[Model], key: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_record(model, b"# nothing yet\n", "a-file.yml", "a-file")

    assert [each.help for each in refused.value.diagnostics] == [f"start with `{key}:`"]


def _read(model: type[Model], file: Path) -> Model:
    return read_record(model, file.read_bytes(), file.name, file.stem)
