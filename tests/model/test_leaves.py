"""Every text, term and reference of a record is found where it stands, and texts can be exchanged without a full copy."""

import pytest

from caretoolkit import Compiled
from caretoolkit.model.leaves import leaves, texts, with_texts
from caretoolkit.model.values import Cites, InVocabulary, RefersTo, Translatable
from tests.sample.records import case, city, term, tool, vocabulary

QUESTION = "{id: q1, dimension: law, ask: Is there one?, levels: [{level: 0, answer: No., do: Draft.}, {level: 1, answer: Yes., do: Go.}]}"


def test_a_leaf_knows_its_path_context_value_and_marker() -> None:
    record = case(
        results="[{metric: Reached, kind: output, value: {value: 5, unit: people}, attribution: monitored, sources: [s1]}]"
    )

    found = {leaf.path: leaf for leaf in leaves(record)}

    assert found["title",].context == "title"
    assert found["title",].marker == Translatable(140)
    assert found["results", 0, "metric"].context == "results.metric"
    assert found["results", 0, "metric"].value == "Reached"
    assert found["results", 0, "value", "unit"].marker == InVocabulary("units")
    assert found["results", 0, "sources", 0].marker == Cites()
    assert found["city",].marker == RefersTo("cities")
    assert found["five_r", 0].value == "reduce"


def test_leaves_come_in_the_order_of_the_fields() -> None:
    found = [leaf.context for leaf in texts(case())]

    assert found == [
        "title",
        "summary.one_line",
        "summary.key_messages",
        "summary.key_messages",
        "summary.key_messages",
        "challenge.fact",
        "components.name",
        "components.what",
        "delivery.lead",
        "resources.costs_unknown",
        "results_none",
    ]


@pytest.mark.parametrize(
    ("record", "context", "text"),
    [
        (tool(questions=f"[{QUESTION}]"), "questions.q1.ask", "Is there one?"),
        (tool(questions=f"[{QUESTION}]"), "questions.q1.levels.do", "Draft."),
        (tool(inputs="[{id: hour_cost, label: An hour, unit: euros, default: 1}]"), "inputs.hour_cost.label", "An hour"),
        (tool(bands="[{from: 0, below: 1, name: Low}]"), "bands.name", "Low"),
        (vocabulary("units", "[{id: day, label: days}]"), "terms.day.label", "days"),
        (vocabulary("units", "[{id: day, label: days, counted: {one: a, other: b}}]"), "terms.day.counted.one", "a"),
        (vocabulary("five_r", "[{id: reduce, label: Reduce, synonyms: [reduction]}]"), "terms.reduce.synonyms", "reduction"),
        (city(population="{value: 1, unit: people, as_of_unknown: Not said.}"), "population.as_of_unknown", "Not said."),
        (city(context="[{what: Carers, value: {value: 1, unit: people, per: day}}]"), "context.value.per", "day"),
        (term(), "definition", "What it means."),
    ],
)
def test_the_context_of_a_text_is_its_place_with_the_ids_on_the_way(record: object, context: str, text: str) -> None:
    found = [(leaf.context, leaf.value) for leaf in texts(record)]  # type: ignore[arg-type]

    assert (context, text) in found


def test_the_figures_are_found_by_their_names(sample: Compiled) -> None:
    found = {leaf.context: leaf.value for leaf in texts(sample.atlas.figures)}

    assert found["figures.women-share.metric"] == "Women's share of all hours of unpaid care work"
    assert found["figures.gdp.conflicts.claims.value"] == "At least 240 minutes in the second survey"


def test_a_path_names_keys_as_the_author_wrote_them() -> None:
    record = tool(sources="{s1: a-source}", bands="[{from: 0, below: 1, name: Low}]")

    found = [leaf.path for leaf in leaves(record)]

    assert ("sources", "s1") in found
    assert ("bands", 0, "name") in found


def test_a_source_is_never_translated() -> None:
    found = [leaf.context for leaf in texts(case()) if leaf.context.startswith("sources")]

    assert found == []


def test_a_shared_source_is_a_reference_and_a_listed_one_names_a_term() -> None:
    shared, listed = case(sources="{s1: a-source}"), case()

    assert [leaf.marker for leaf in leaves(shared) if leaf.context == "sources.s1"] == [RefersTo("sources")]
    assert [leaf.marker for leaf in leaves(listed) if leaf.context == "sources.s1.kind"] == [InVocabulary("source_kinds")]


def test_a_field_that_is_empty_has_no_leaves() -> None:
    found = [leaf.context for leaf in leaves(case())]

    assert "ended" not in found
    assert "short_title" not in found


def test_texts_of_the_named_contexts_are_exchanged() -> None:
    record = case()

    said = with_texts(record, lambda context, text: f"{context}: {text}", {"title", "summary", "summary.key_messages"})

    assert said.title == "title: A case"
    assert said.summary.key_messages == (
        "summary.key_messages: One.",
        "summary.key_messages: Two.",
        "summary.key_messages: Three.",
    )
    assert said.summary.one_line == "A line."


def test_texts_are_exchanged_under_ids_and_keys(sample: Compiled) -> None:
    record = tool(questions=f"[{QUESTION}]")
    figures = sample.atlas.figures

    asked = with_texts(record, lambda _, text: text.upper(), {"questions", "questions.q1", "questions.q1.ask"})
    shown = with_texts(figures, lambda _, text: text.upper(), {"figures", "figures.gdp", "figures.gdp.metric"})

    assert asked.questions[0].ask == "IS THERE ONE?"
    assert asked.questions[0].levels[0].answer == "No."
    assert shown.figures["gdp"].metric == "WOMEN'S UNPAID CARE WORK IN MINUTES"


def test_what_holds_no_named_context_is_shared_with_the_original() -> None:
    record = case()

    said = with_texts(record, lambda _, text: text.upper(), {"title"})

    assert said is not record
    assert record.title == "A case"
    assert said.summary is record.summary
    assert said.components is record.components
    assert said.sources is record.sources


def test_ids_and_terms_are_never_exchanged() -> None:
    record = case()
    everything = {part for leaf in leaves(record) for part in (leaf.context, *_beginnings(leaf.context))}

    said = with_texts(record, lambda _, text: text.upper(), everything)

    assert (said.id, said.city, said.five_r, said.status) == (record.id, record.city, record.five_r, record.status)
    assert said.challenge[0].sources == ("s1",)
    assert said.delivery.lead == "THE CITY"


def _beginnings(context: str) -> list[str]:
    parts = context.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts))]
