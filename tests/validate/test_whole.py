"""What no single record can be blamed for: missing settings, and an id that two records share."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from caretoolkit.diagnostics import Diagnostic
from caretoolkit.model.library import Library
from caretoolkit.model.vocabulary import FACETS
from caretoolkit.validate import whole
from tests.sample import Toolkit
from tests.sample.records import case, city, library, term, toolkit, vocabulary


def told(library: Library) -> Iterator[Diagnostic]:
    for rule in (whole.missing_toolkit, whole.missing_vocabulary, whole.doubled_id):
        yield from rule.of_toolkit(library)


def test_a_library_with_settings_and_ids_of_their_own_is_in_order() -> None:
    assert list(told(library(case(), city(), term()))) == []


def test_missing_settings_are_told() -> None:
    found = list(told(replace(library(), toolkit=None)))

    assert [(each.rule, each.message) for each in found] == [("missing-toolkit", "there are no settings that can be read")]
    assert found[0].help == "add `toolkit.yml`, or put its problems right first"


def test_a_default_locale_that_is_not_published_is_told() -> None:
    found = list(told(library(toolkit(default_locale="fr"))))

    assert [(each.rule, each.message) for each in found] == [
        ("missing-toolkit", "`default_locale` is `fr`, which is not among `locales`")
    ]
    assert (found[0].help, found[0].path) == ("add it to `locales`", ("default_locale",))


def test_a_list_by_which_cases_are_browsed_and_that_is_missing_is_told() -> None:
    given = library()
    lists = {name: terms for name, terms in given.vocabularies.items() if name not in {"five_r", "units"}}

    found = list(told(replace(given, vocabularies=lists)))

    assert [(each.rule, each.file, each.message) for each in found] == [
        (
            "missing-vocabulary",
            "toolkit_data/vocabularies/five_r.yml",
            "there is no list `five_r`, and cases are browsed by it",
        )
    ]
    assert found[0].help == "add `vocabularies/five_r.yml`, with a term for each value that cases use"


def test_lists_are_not_missed_where_their_own_faults_are_told() -> None:
    lists = replace(library(), vocabularies={}, faulty=frozenset(("vocabularies", name) for name in FACETS.values()))

    assert list(told(lists)) == []


def test_an_id_that_two_records_share_is_told_at_the_second() -> None:
    found = list(told(library(city("vienna"), case("vienna"))))

    assert [(each.rule, each.file, each.message) for each in found] == [
        ("doubled-id", "toolkit_data/cases/vienna.yml", "the id `vienna` is taken by `toolkit_data/cities/vienna.yml`")
    ]
    assert found[0].help == "give one of the two files another name"


def test_a_third_record_of_an_id_is_told_as_well() -> None:
    found = list(told(library(city("vienna"), case("vienna"), term("vienna"))))

    assert [each.rule for each in found] == ["doubled-id", "doubled-id"]


def test_a_vocabulary_may_be_called_like_a_record() -> None:
    assert list(told(library(vocabulary("groups", "[{id: women, label: Women}]"), case("groups")))) == []


def test_a_mistake_in_the_settings_is_told_once(toolkit: Toolkit) -> None:
    toolkit.edit("toolkit.yml", "title: Sample", "titel: Sample")

    assert toolkit.rules() == ["unknown-key"]


def test_missing_settings_are_told_of_the_folder_that_was_named(toolkit: Toolkit) -> None:
    toolkit.remove("toolkit.yml")
    toolkit.folder = toolkit.folder.rename(toolkit.folder.with_name("other_data"))

    found = toolkit.compile().diagnostics

    assert [each.file for each in found] == ["other_data/toolkit.yml"]


def test_a_locale_that_nobody_knows_is_told(toolkit: Toolkit) -> None:
    toolkit.edit("toolkit.yml", "[en, es, ar]", "[en, es, ar, xx]")

    assert toolkit.rules() != []


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("toolkit.yml", "[en, es, ar]", "[en, es, xx]", "`locales[2]` is `xx`"),
        ("formats/en.yml", "en-GB", "en-XX", "`like` is `en-XX`"),
    ],
)
def test_a_locale_that_nobody_knows_is_told_at_its_place(toolkit: Toolkit, file: str, old: str, new: str, place: str) -> None:
    toolkit.edit(file, old, new)

    found = toolkit.compile().diagnostics

    assert [(each.rule, each.message) for each in found] == [("wrong-language", f"{place}; it is not a locale that CLDR knows")]
