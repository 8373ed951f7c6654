"""Each value type takes what the data model says it takes, and refuses the rest with the reason it gives."""

from typing import Any

import pytest
from pydantic import ConfigDict, TypeAdapter, ValidationError

from caretoolkit.load.records import read_record
from caretoolkit.load.yaml_reader import UnreadableError
from caretoolkit.model.dates import Date
from caretoolkit.model.knowledge import Deadline, Indicator
from caretoolkit.model.place import City, Latitude, Longitude
from caretoolkit.model.practice import Summary
from caretoolkit.model.tool import InputId
from caretoolkit.model.values import (
    Conflict,
    CountryCode,
    CurrencyCode,
    Fact,
    Label,
    Line,
    Locale,
    Model,
    Money,
    Name,
    Number,
    Prose,
    Quantity,
    RecordId,
    Remark,
    SdgTarget,
    Sentence,
    Share,
    Slug,
    Source,
    SourceIds,
    Url,
    text,
)
from caretoolkit.model.vocabulary import StartingPoint, Vocabulary
from tests.sample.records import case


def take(value_type: Any, value: Any) -> Any:
    return TypeAdapter(value_type, config=ConfigDict(strict=True)).validate_python(value)


def refusal(value_type: Any, value: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        take(value_type, value)
    return refused.value.errors()[0]["type"]


@pytest.mark.parametrize(
    ("value_type", "value"),
    [
        (Slug, "care"),
        (Slug, "3k"),
        (Slug, "time-and-mobility"),
        (Slug, "a"),
        (RecordId, "abc"),
        (RecordId, "a" * 60),
        (Label, "x" * 120),
        (Line, "x" * 140),
        (Sentence, "x" * 600),
        (Prose, "x" * 8000),
        (Name, "x" * 300),
        (text(5), "Bogot"),
        (Name, "two lines\nand\ta tab"),
        (Name, "مقدّم رعاية"),
        (Name, "a mark\u200f of direction"),
        (Name, "می\u200cخواهم"),
        (Date, "2020"),
        (Date, "2020-10"),
        (Date, "2020-10-15"),
        (Date, "2020-02-29"),
        (Date, "2000-02-29"),
        (Url, "https://example.org/"),
        (Url, "http://example.org/a?b=c&d=e#f"),
        (Url, "https://example.org/ñandú"),
        (Locale, "es"),
        (Locale, "es-CO"),
        (Locale, "es-419"),
        (Locale, "zh-Hans"),
        (Locale, "zh-Hant-HK"),
        (Locale, "fil"),
        (CountryCode, "CO"),
        (CurrencyCode, "COP"),
        (SdgTarget, "5"),
        (SdgTarget, "5.4"),
        (SdgTarget, "1.a"),
        (SdgTarget, "17.18"),
        (Number, 0),
        (Number, -1.5),
        (Share, 0),
        (Share, 0.5),
        (Share, 1),
        (SourceIds, ()),
        (SourceIds, ("s1", "ilo-2018")),
        (Latitude, -90),
        (Longitude, 180.0),
        (InputId, "hour_cost"),
    ],
)
def test_a_value_in_its_form_is_taken_as_it_is(value_type: Any, value: Any) -> None:
    taken = take(value_type, value)

    assert taken == value


@pytest.mark.parametrize(
    ("value_type", "value", "reason"),
    [
        (Slug, "", "slug"),
        (Slug, "Care", "slug"),
        (Slug, "a_b", "slug"),
        (Slug, "-a", "slug"),
        (Slug, "a--b", "slug"),
        (Slug, "a-", "slug"),
        (Slug, "bogotá", "slug"),
        (Slug, "a b", "slug"),
        (Slug, "a\n", "slug"),
        (Slug, "../a", "slug"),
        (Slug, 5, "string_type"),
        (RecordId, "ab", "slug"),
        (RecordId, "a" * 61, "slug"),
        (RecordId, "a/b", "slug"),
        (Label, "x" * 121, "too_long"),
        (Line, "x" * 141, "too_long"),
        (Sentence, "x" * 601, "too_long"),
        (Prose, "x" * 8001, "too_long"),
        (Name, "x" * 301, "too_long"),
        (text(5), "Bogotá", "too_long"),
        (Line, "", "empty_text"),
        (Line, " \n ", "empty_text"),
        (Line, None, "string_type"),
        (Line, 2020, "string_type"),
        (Line, "a\x00", "unsafe_character"),
        (Line, "a\x1bb", "unsafe_character"),
        (Line, "a\x7fb", "unsafe_character"),
        (Line, "a\x85b", "unsafe_character"),
        (Line, "a\u202eb", "unsafe_character"),
        (Line, "a\u2066b", "unsafe_character"),
        (Line, "a\ufeffb", "unsafe_character"),
        (Name, "a\u202eb", "unsafe_character"),
        (Date, "2020-13", "date_impossible"),
        (Date, "2020-00", "date_impossible"),
        (Date, "2020-04-31", "date_impossible"),
        (Date, "2020-10-00", "date_impossible"),
        (Date, "2021-02-29", "date_impossible"),
        (Date, "1900-02-29", "date_impossible"),
        (Date, "20", "date_form"),
        (Date, "2020-1", "date_form"),
        (Date, "2020-10-15T12:00", "date_form"),
        (Date, "May 2020", "date_form"),
        (Date, "", "date_form"),
        (Date, True, "date_form"),
        (Date, None, "date_form"),
        (Date, 2020.5, "date_form"),
        (Date, ("2020",), "date_form"),
        (Url, "example.org", "url"),
        (Url, "ftp://example.org/", "url"),
        (Url, "javascript:alert(1)", "url"),
        (Url, "https://localhost", "url"),
        (Url, "https://example.org/a b", "url"),
        (Url, 'https://example.org/"onclick="x', "url"),
        (Url, "https://example.org/<script>", "url"),
        (Url, " https://example.org/", "url"),
        (Url, "https://example.org/" + "x" * 500, "too_long"),
        (Locale, "english", "locale"),
        (Locale, "ES", "locale"),
        (Locale, "es_CO", "locale"),
        (Locale, "es-co", "locale"),
        (Locale, "zh-hans", "locale"),
        (Locale, "../es", "locale"),
        (CountryCode, "Colombia", "code"),
        (CountryCode, "co", "code"),
        (CurrencyCode, "$", "code"),
        (CurrencyCode, "cop", "code"),
        (SdgTarget, "5.e", "code"),
        (SdgTarget, "goal 5", "code"),
        (SdgTarget, 5.4, "string_type"),
        (Number, "5", "int_type"),
        (Number, True, "int_type"),
        (Share, 1.1, "less_than_equal"),
        (Share, -0.1, "greater_than_equal"),
        (SourceIds, "s1", "tuple_type"),
        (SourceIds, ("S1",), "slug"),
        (Latitude, 91, "less_than_equal"),
        (Longitude, -181, "greater_than_equal"),
        (InputId, "hour-cost", "string_pattern_mismatch"),
    ],
)
def test_a_value_out_of_its_form_is_refused_with_its_reason(value_type: Any, value: Any, reason: str) -> None:
    refused = refusal(value_type, value)

    assert refused.endswith(reason)


def test_a_year_written_as_a_number_is_a_date() -> None:
    taken = take(Date, 2020)

    assert taken == "2020"


def test_the_space_around_a_text_is_dropped() -> None:
    taken = take(Line, "  Care blocks\n")

    assert taken == "Care blocks"


@pytest.mark.parametrize(
    ("value_type", "value"),
    [
        pytest.param(Date, "0000-05", id="the year 0, which no calendar can show"),
        pytest.param(Date, "٢٠٢٠", id="Arabic digits, which do not sort with the others"),
        pytest.param(Url, "https://example.org/\u202egpj.exe", id="an address that reads backwards"),
    ],
)
def test_a_value_that_cannot_be_shown_is_refused(value_type: Any, value: Any) -> None:
    with pytest.raises(ValidationError):
        take(value_type, value)


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Quantity, "{value: 5, unit: people}"),
        (Quantity, "{value: 0, unit: people}"),
        (Quantity, "{low: 5, high: 9, unit: people}"),
        (Quantity, "{low: 5, high: 5, unit: people}"),
        (Quantity, "{low: 5, unit: people, about: true, per: day, as_of: 2020}"),
        (Money, "{what: All, amount: 5.5, currency: COP, price_year: 2020, sources: [s1]}"),
        (Money, "{what: All, low: 1, high: 2, currency: COP, price_year_unknown: Not said., sources: [s1]}"),
        (Fact, "{fact: It is so., sources: [s1], as_of: 2020}"),
        (Remark, "{fact: We think so.}"),
        (Conflict, "{about: How many, claims: [{value: One, sources: [s1]}, {value: Two, sources: [s2]}]}"),
        (Source, "{title: A, url: https://example.org/, language: en, kind: news, doi: 10.1234/abc, year: 1999}"),
        (Summary, "{one_line: A., key_messages: [One., Two., Three.]}"),
        (Deadline, "{date: 2026-01-31, time: '23:59', time_zone: Bogotá}"),
        (StartingPoint, "{title: Begin, text: Here., page: tools/a-tool/}"),
    ],
)
def test_a_part_with_all_it_needs_is_taken(model: type[Model], fields: str) -> None:
    read = read_record(_with_id(model), f"part: {fields}".encode(), "f.yml", "f")

    assert isinstance(read.part, model)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("model", "fields", "rule"),
    [
        (Quantity, "{unit: people}", "figure-without-value"),
        (Quantity, "{low: 9, high: 5, unit: people}", "range-order"),
        (Quantity, "{value: 5}", "missing-field"),
        (Quantity, "{value: five, unit: people}", "wrong-type"),
        (Quantity, "{value: 5, unit: people, about: yes}", "wrong-type"),
        (Money, "{what: All, amount: 5, currency: COP, sources: [s1]}", "money-without-year"),
        (Money, "{what: All, currency: COP, price_year: 2020, sources: [s1]}", "figure-without-value"),
        (Money, "{what: All, low: 2, high: 1, currency: COP, price_year: 2020, sources: [s1]}", "range-order"),
        (Money, "{what: All, amount: 5, currency: COP, price_year: 2020, sources: []}", "number-of-items"),
        (Money, "{what: All, amount: 5, currency: COP, price_year: 1820, sources: [s1]}", "out-of-range"),
        (Fact, "{fact: It is so.}", "missing-field"),
        (Fact, "{fact: It is so., sources: []}", "number-of-items"),
        (Remark, "{fact: ''}", "empty-text"),
        (Conflict, "{about: How many, claims: [{value: One, sources: [s1]}]}", "number-of-items"),
        (Source, "{title: A, url: example.org, language: en, kind: news}", "wrong-address"),
        (Source, "{title: A, url: https://example.org/, language: en, kind: news, doi: abc}", "wrong-code"),
        (Source, "{title: A, url: https://example.org/, language: en, kind: news, year: 2200}", "out-of-range"),
        (Summary, "{one_line: A., key_messages: [One., Two.]}", "number-of-items"),
        (Summary, "{one_line: A., key_messages: [One., Two., Three., Four.]}", "number-of-items"),
        (Deadline, "{date: 2026-01-31, time: noon}", "wrong-form"),
        (StartingPoint, "{title: Begin, text: Here., page: https://example.org/}", "wrong-form"),
    ],
)
def test_a_part_that_lacks_something_is_refused(model: type[Model], fields: str, rule: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_record(_with_id(model), f"part: {fields}".encode(), "f.yml", "f")

    assert [found.rule for found in refused.value.diagnostics] == [rule]


@pytest.mark.parametrize(("model", "record_id"), [(Vocabulary, "five_r"), (City, "new-york")])
def test_an_id_in_the_form_of_its_collection_is_taken(model: type[Model], record_id: str) -> None:
    field = model.model_fields["id"].rebuild_annotation()

    assert take(field, record_id) == record_id


@pytest.mark.parametrize(("model", "record_id"), [(Vocabulary, "Five-R"), (City, "new_york")])
def test_an_id_in_another_form_is_refused(model: type[Model], record_id: str) -> None:
    field = model.model_fields["id"].rebuild_annotation()

    with pytest.raises(ValidationError):
        take(field, record_id)


def test_an_indicator_has_a_code_of_two_letters_and_two_digits() -> None:
    field = Indicator.model_fields["code"]

    assert take(field.rebuild_annotation(), "UC01a") == "UC01a"
    assert refusal(field.rebuild_annotation(), "uc1") == "string_pattern_mismatch"


def test_a_record_cannot_be_changed() -> None:
    record = case()

    with pytest.raises(ValidationError, match="frozen"):
        record.title = "Another"  # type: ignore[misc]


def test_a_vocabulary_finds_its_terms_by_id(sample: Any) -> None:
    vocabulary = sample.atlas.vocabularies["five_r"]

    assert vocabulary.by_id["reduce"].label == "Reduce"
    assert "represent" not in vocabulary.by_id


def _with_id(model: type[Model]) -> type[Model]:
    return type("Whole", (Model,), {"__annotations__": {"id": str, "part": model}})
