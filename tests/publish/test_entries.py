"""The data behind the page Explore: each locale's own words, and every text with the language it is really in."""

import gzip
import json
from typing import Any

import pytest

from caretoolkit import Compiled, publish
from caretoolkit.link.entries import EXPLORED
from tests.sample import AT_HOME, VOUCHERS, Toolkit

Data = dict[str, Any]  # Any: JSON


def data(compiled: Compiled, locale: str) -> Data:
    (file,) = publish.locale_files([compiled.edition(locale)])
    assert file.path == f"{locale}/explore/entries.json"
    found: Data = json.loads(file.content)
    return found


def entry(found: Data, path: str) -> Data:
    return next(entry for entry in found["entries"] if entry["path"] == path)


def terms(found: Data, facet: str) -> list[Any]:
    return next(each["terms"] for each in found["facets"] if each["id"] == facet)


def test_a_case_is_told_with_place_start_and_level(sample: Compiled) -> None:
    found = data(sample, "en")

    shown = entry(found, "cases/bogota-care-blocks/")
    assert shown["title"] == "Care blocks"
    assert shown["line"] == "Services for carers and for the people they look after, a short walk away."
    assert found["cities"][shown["city"]] == ["Bogotá", "Colombia"]
    assert (shown["level"], shown["started"], found["dates"][shown["started"]]) == (3, "2020-10", "October 2020")


def test_a_tool_is_told_with_its_kind_and_without_a_place(sample: Compiled) -> None:
    shown = entry(data(sample, "en"), "tools/respite-costing/")

    assert set(shown) == {"path", "title", "line", "kind", "terms"}


def test_terms_are_places_in_the_lists_of_their_facets(sample: Compiled) -> None:
    found = data(sample, "en")

    shown = entry(found, "cases/bogota-care-blocks/")
    named = {
        facet["id"]: [facet["terms"][place][0] for place in places]
        for facet, places in zip(found["facets"], shown["terms"], strict=True)
    }
    assert tuple(named) == EXPLORED
    assert named["groups"] == ["unpaid-carers", "women"]
    assert named["countries"] == ["CO"]


def test_a_facet_lists_only_terms_that_some_entry_has(sample: Compiled) -> None:
    assert [term for term, _ in terms(data(sample, "en"), "five_r")] == ["recognise", "reduce"]


def test_what_is_not_translated_names_its_language(sample: Compiled) -> None:
    found = data(sample, "ar")

    assert entry(found, "cases/bogota-cuidado-en-casa/")["title"] == ["Cuidado en casa", "es"]
    assert terms(found, "five_r")[0] == ["recognise", ["Recognise", "en"]]
    assert entry(data(sample, "es"), "cases/bogota-care-blocks/")["title"] == "Manzanas del cuidado"


def test_countries_stand_in_the_order_of_their_names(sample: Compiled) -> None:
    assert [label for _, label in terms(data(sample, "es"), "countries")] == ["Austria", "Colombia"]


def test_years_sizes_and_levels_begin_with_the_greatest_and_end_with_what_is_not_known(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "started: 2019-05-12", "started: 1994")
    toolkit.edit(AT_HOME, "started: 2021", "started_unknown: Nadie lo sabe.")

    found = data(toolkit.compile(), "en")

    assert terms(found, "years") == [["2020", "2020–2029"], ["before-2000", "before 2000"], ["unknown", "not documented"]]
    assert terms(found, "city_sizes") == [["5m-10m", "5M to 10M"], ["unknown", "not documented"]]
    assert terms(found, "levels") == [["3", "Level 3 of 5"], ["1", "Level 1 of 5"], ["0", "Level 0 of 5"]]


def test_texts_are_plain(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "title: Respite vouchers", "title: '**Respite** [vouchers](https://example.org/)'")

    assert entry(data(toolkit.compile(), "en"), "cases/vienna-respite-vouchers/")["title"] == "Respite vouchers"


@pytest.mark.parametrize(("locale", "forms"), [("en", {"one", "other"}), ("ar", {"zero", "one", "two", "few", "many", "other"})])
def test_words_with_a_number_have_every_plural_form(sample: Compiled, locale: str, forms: set[str]) -> None:
    words = data(sample, locale)["words"]

    assert set(words["found"]) == forms
    assert words["found"]["other"] == "{number} cases and tools"


def test_the_same_toolkit_gives_the_same_data(toolkit: Toolkit, sample: Compiled) -> None:
    assert data(toolkit.compile(), "ar") == data(sample, "ar")


def test_the_real_data_takes_few_bytes(real: Compiled) -> None:
    sizes = {
        locale: len(gzip.compress(file.content.encode(), 6))
        for locale in real.locales
        for file in publish.locale_files([real.edition(locale)])
    }

    assert max(sizes.values()) <= 200 * len(data(real, "en")["entries"])
