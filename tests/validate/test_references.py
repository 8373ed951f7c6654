"""What a record points to stands where it should: terms, other records, and its own sources."""

import pytest

from caretoolkit.diagnostics import Diagnostic, Severity
from caretoolkit.model.values import Model
from caretoolkit.validate import references
from caretoolkit.validate.rule import Rule, Subject
from tests.sample import Toolkit
from tests.sample.records import SOURCE, case, city, library, source, term, tool, vocabulary

RESULT = "[{{metric: Reached, kind: output, value: {{value: 5, unit: {unit}}}, attribution: monitored, sources: [{source}]}}]"


def told(rule: Rule, record: Model, *others: Model) -> list[Diagnostic]:
    given = library(record, *others)
    entry = next(entry for entry in given.entries.values() if entry.record is record)
    return list(rule(Subject.of(entry), given))


@pytest.mark.parametrize(
    "record",
    [
        case(),
        case(five_r="[recognise, reduce]", groups="[women]", status="scaled"),
        case(results=RESULT.format(unit="people", source="s1")),
        city(kind="capital", income_group="upper-middle"),
        tool(stage="[plan]"),
        vocabulary("units", "[{id: day, label: days}]"),
    ],
)
def test_a_term_of_its_list_is_known(record: Model) -> None:
    assert told(references.unknown_term, record) == []


@pytest.mark.parametrize(
    ("record", "message", "remedy", "path"),
    [
        (case(five_r="[recognize]"), "`recognize` is not a term of `five_r`", "did you mean `recognise`?", ("five_r", 0)),
        (case(status="gone"), "`gone` is not a term of `statuses`", "use one of `pilot`, `operating` and `scaled`", ("status",)),
        (
            case(results=RESULT.format(unit="peple", source="s1")),
            "`peple` is not a term of `units`",
            "did you mean `people`?",
            ("results", 0, "value", "unit"),
        ),
        (city(region="eurpe"), "`eurpe` is not a term of `regions`", "did you mean `europe`?", ("region",)),
        (
            tool(five_r="[reduce, pay]"),
            "`pay` is not a term of `five_r`",
            "use one of `recognise`, `reduce` and `reward`",
            ("five_r", 1),
        ),
        (
            case(sources="{s1: {title: A, url: https://example.org/, language: en, kind: offical}}"),
            "`offical` is not a term of `source_kinds`",
            "did you mean `official`?",
            ("sources", "s1", "kind"),
        ),
    ],
)
def test_a_term_that_is_not_in_its_list_is_told(record: Model, message: str, remedy: str, path: tuple[str | int, ...]) -> None:
    found = told(references.unknown_term, record)

    assert [(each.rule, each.message, each.help, each.path) for each in found] == [("unknown-term", message, remedy, path)]


def test_a_term_of_a_list_that_is_missing_is_told_with_a_remedy() -> None:
    found = told(references.unknown_term, city(networks="[metropolis]"))

    assert [each.message for each in found] == ["`metropolis` is not a term of `networks`"]
    assert found[0].help


@pytest.mark.parametrize(
    ("record", "others"),
    [
        (case(), [city()]),
        (case(partners_in="[bogota]"), [city(), city("bogota")]),
        (case(tools="[a-tool]", see_also="[another-case]"), [city(), tool(), case("another-case")]),
        (case(transfer="{inspired_by: [another-case]}"), [city(), case("another-case")]),
        (case(sources="{s1: a-source}"), [city(), source()]),
        (tool(cases="[a-case]", terms="[a-word]"), [case(), term()]),
        (term(see="[another-word]"), [term("another-word")]),
    ],
)
def test_a_record_that_exists_may_be_named(record: Model, others: list[Model]) -> None:
    assert told(references.unknown_record, record, *others) == []


@pytest.mark.parametrize(
    ("record", "message", "remedy"),
    [
        (case(city="viena"), "there is no `viena` in `cities/`", "did you mean `vienna`?"),
        (case(city="lima"), "there is no `lima` in `cities/`", "correct the id, or add that record first"),
        (case(partners_in="[lima]"), "there is no `lima` in `cities/`", "correct the id, or add that record first"),
        (case(tools="[no-tool]"), "there is no `no-tool` in `tools/`", "correct the id, or add that record first"),
        (case(see_also="[a-cas]"), "there is no `a-cas` in `cases/`", "did you mean `a-case`?"),
        (case(transfer="{inspired_by: [other]}"), "there is no `other` in `cases/`", "correct the id, or add that record first"),
        (case(sources="{s1: shared}"), "there is no `shared` in `sources/`", "correct the id, or add that record first"),
        (tool(cases="[other]"), "there is no `other` in `cases/`", "correct the id, or add that record first"),
        (tool(terms="[a-wrod]"), "there is no `a-wrod` in `glossary/`", "did you mean `a-word`?"),
        (term("a-term", see="[other]"), "there is no `other` in `glossary/`", "correct the id, or add that record first"),
    ],
)
def test_a_record_that_does_not_exist_is_told(record: Model, message: str, remedy: str) -> None:
    others = [city(), term("a-word")]

    found = told(references.unknown_record, record, *others)

    assert [(each.rule, each.message, each.help) for each in found] == [("unknown-record", message, remedy)]


@pytest.mark.parametrize("record", [case(), case(sources="{s1: a-source}"), tool(pitfalls="[{fact: Ours.}]"), term()])
def test_a_source_that_is_listed_may_be_cited(record: Model) -> None:
    assert told(references.unknown_source, record) == []


@pytest.mark.parametrize(
    ("record", "message", "path"),
    [
        (
            case(challenge="[{fact: A problem., sources: [s1, s9]}]"),
            "`s9` is cited, and this record lists `s1`",
            ("challenge", 0, "sources", 1),
        ),
        (
            case(results=RESULT.format(unit="people", source="s3"), sources=f"{{s1: {SOURCE}, s2: {SOURCE}}}"),
            "`s3` is cited, and this record lists `s1` and `s2`",
            ("results", 0, "sources", 0),
        ),
        (
            city(population="{value: 5, unit: people, sources: [s1]}"),
            "`s1` is cited, and this record lists none",
            ("population", "sources", 0),
        ),
    ],
)
def test_a_source_that_is_not_listed_is_told(record: Model, message: str, path: tuple[str | int, ...]) -> None:
    found = told(references.unknown_source, record)

    assert [(each.rule, each.message, each.path) for each in found] == [("unknown-source", message, path)]
    assert found[0].help == f"add `{message.split('`')[1]}` under `sources`, or cite a source that is listed"


@pytest.mark.parametrize("record", [case(), tool(), term(sources=f"{{s1: {SOURCE}}}")])
def test_sources_that_are_cited_or_that_a_whole_record_rests_on_are_in_order(record: Model) -> None:
    assert told(references.unused_source, record) == []


def test_a_source_that_nothing_cites_is_a_warning_at_its_key() -> None:
    record = case(sources=f"{{s1: {SOURCE}, s2: {SOURCE}}}")

    found = told(references.unused_source, record)

    assert [(each.rule, each.message, each.severity) for each in found] == [
        ("unused-source", "no fact cites the source `s2`", Severity.WARNING)
    ]
    assert (found[0].path, found[0].on_key) == (("sources", "s2"), True)


@pytest.mark.parametrize(
    "record",
    [
        case(see_also="[another-case]"),
        case("vienna"),
        tool(cases="[a-case]"),
        term(sources=f"{{a-word: {SOURCE}}}"),
    ],
)
def test_a_record_that_names_others_does_not_name_itself(record: Model) -> None:
    assert told(references.self_reference, record) == []


@pytest.mark.parametrize(
    ("record", "path"),
    [
        (case(see_also="[another-case, a-case]"), ("see_also", 1)),
        (case(transfer="{inspired_by: [a-case]}"), ("transfer", "inspired_by", 0)),
        (term(see="[a-word]"), ("see", 0)),
    ],
)
def test_a_record_that_names_itself_is_told(record: Model, path: tuple[str | int, ...]) -> None:
    found = told(references.self_reference, record)

    assert [(each.rule, each.path, each.severity) for each in found] == [("self-reference", path, Severity.ERROR)]
    assert found[0].message == f"`{record.id}` is this record itself"  # type: ignore[attr-defined]  # every record has an id
    assert found[0].help == "name another record, or take the id out"


@pytest.mark.parametrize(
    "record",
    [
        case(five_r="[recognise, reduce]", groups="[women]", tools="[a-tool]"),
        case(challenge="[{fact: A., sources: [s1]}, {fact: B., sources: [s1]}]"),
        case(city="vienna", partners_in="[vienna]"),
        tool(when="[Now., Now.]"),
    ],
)
def test_values_that_stand_once_in_each_list_are_in_order(record: Model) -> None:
    assert told(references.doubled_value, record) == []


@pytest.mark.parametrize(
    ("record", "message", "path"),
    [
        (case(tools="[a-tool, other-tool, a-tool]"), "`a-tool` stands in `tools` a second time", ("tools", 2)),
        (case(five_r="[reduce, reduce]"), "`reduce` stands in `five_r` a second time", ("five_r", 1)),
        (
            case(challenge="[{fact: A., sources: [s1, s1]}]"),
            "`s1` stands in `sources` a second time",
            ("challenge", 0, "sources", 1),
        ),
    ],
)
def test_a_value_that_stands_twice_in_a_list_is_a_warning(record: Model, message: str, path: tuple[str | int, ...]) -> None:
    found = told(references.doubled_value, record)

    assert [(each.rule, each.message, each.path, each.severity) for each in found] == [
        ("doubled-value", message, path, Severity.WARNING)
    ]
    assert found[0].help == "take it out, or name the one that was meant"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("paths/first-path.yml", "{title: A, language: en, audience: B, outcome: C, steps: [{ref: nowhere, why: D}]}"),
        ("figures.yml", "{language: en, figures: {}, sources: {}}"),
    ],
    ids=["the step of a path", "a figure of the home page"],
)
def test_an_id_that_leads_nowhere_is_told_in_every_collection(toolkit: Toolkit, file: str, text: str) -> None:
    toolkit.write(file, text)

    assert toolkit.rules() != []


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        (
            "paths/first-path.yml",
            "{title: A, language: en, audience: B, outcome: C, steps: [{ref: bogota, why: D}, {ref: bogotta, why: D}]}",
            "there is no `bogotta` in the toolkit",
        ),
        (
            "paths/first-path.yml",
            "{title: A, language: en, audience: B, outcome: C, steps: [{ref: first-path, why: D}]}",
            "`first-path` is this record itself",
        ),
    ],
)
def test_the_step_of_a_path_names_a_record_of_any_collection(toolkit: Toolkit, file: str, text: str, message: str) -> None:
    toolkit.write(file, text)

    assert [found.message for found in toolkit.compile().diagnostics] == [message]


def test_a_figure_that_is_not_there_is_told_where_it_is_named(toolkit: Toolkit) -> None:
    toolkit.edit("toolkit.yml", "home_figures: [women-share", "home_figures: [womens-share")

    found = toolkit.compile().diagnostics

    assert [(each.file, each.message, each.help) for each in found] == [
        ("toolkit_data/toolkit.yml", "there is no `womens-share` in `figures.yml`", "did you mean `women-share`?")
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("vocabularies/statuses.yml", "title:", "titel:"),
        ("figures.yml", "language: en", "langage: en"),
        ("cities/vienna.yml", "name: Vienna", "nam: Vienna"),
    ],
)
def test_what_points_to_something_faulty_is_not_told_as_well(toolkit: Toolkit, file: str, old: str, new: str) -> None:
    toolkit.edit(file, old, new)

    assert {found.file for found in toolkit.compile().diagnostics} == {f"toolkit_data/{file}"}


def test_a_list_that_is_missing_is_told_once_and_not_at_each_value(toolkit: Toolkit) -> None:
    toolkit.remove("vocabularies/regions.yml")

    assert toolkit.rules() == ["missing-vocabulary"]
