"""Whoosh finds the records of the sample: narrowed down, with a suggestion, with an excerpt, and on the command line."""

import json

import pytest
from click.testing import CliRunner

from caretoolkit import Compiled, ToolkitError
from caretoolkit.cli import main
from caretoolkit.index import Frequencies, collections
from caretoolkit.index.excerpt import excerpt
from caretoolkit.index.reference import Reference
from tests.sample import SAMPLE


@pytest.fixture(scope="module", params=["en", "es", "ar"])
def reference(request: pytest.FixtureRequest, sample: Compiled) -> Reference:
    return of(sample, request.param)


def of(compiled: Compiled, locale: str) -> Reference:
    editions = [compiled.edition(tag) for tag in compiled.locales]
    return Reference(locale, collections(editions, [locale], {})[locale], Frequencies())


def paths(reference: Reference, query: str, **options: object) -> list[str]:
    return [hit.document.path for hit in reference.search(query, **options).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize("query", ["Manzanas del Cuidado", "care blocks", "BOGOTA", "Bogotá", "بوغوتا"])
def test_a_case_is_found_by_its_names_in_every_locale(reference: Reference, query: str) -> None:
    assert "cases/bogota-care-blocks/" in paths(reference, query)


def test_hits_with_all_words_come_before_those_with_some(sample: Compiled) -> None:
    found = of(sample, "en").search("respite vouchers vienna", limit=100)

    held = [hit.words for hit in found.hits]
    assert held == sorted(held, reverse=True)
    assert found.hits[0].document.path == "cases/vienna-respite-vouchers/"
    assert found.total == held.count(3)


def test_hits_are_narrowed_down_by_facets(sample: Compiled) -> None:
    reference = of(sample, "en")

    in_austria = reference.search("care", limit=100, facets=[("country", "AT")]).hits
    assert in_austria
    assert {facet for hit in in_austria for facet in hit.document.facets if facet.startswith("country=")} == {"country=AT"}
    assert paths(reference, "care", facets=[("country", "AT"), ("city", "bogota")]) == []


def test_a_facet_that_there_is_not_is_told(sample: Compiled) -> None:
    with pytest.raises(ToolkitError, match="`colour` is not a facet; there are `five_r`"):
        of(sample, "en").search("", facets=[("colour", "red")])


def test_a_word_with_a_slip_is_answered_by_a_suggestion(sample: Compiled) -> None:
    assert of(sample, "en").search("respitte care").suggestion == "respite care"
    assert of(sample, "en").search("respite care").suggestion is None


def test_a_form_that_no_text_holds_is_found_by_its_stem(sample: Compiled) -> None:
    assert "cases/vienna-respite-vouchers/" in paths(of(sample, "en"), "voucher")


def test_an_excerpt_marks_what_was_found(sample: Compiled) -> None:
    found = of(sample, "en").search("opening hours").hits[0]

    assert "*opening* *hours*" in excerpt(found.document, frozenset({"open", "hour"}))
    assert excerpt(found.document, frozenset()) == found.document.text


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["search", "--data", str(SAMPLE), *arguments])
    return result.exit_code, result.output


def test_the_command_prints_hits_with_their_places() -> None:
    code, output = run("respite vouchers", "--limit", "1")

    assert code == 0
    assert "case vienna-respite-vouchers [en]  Respite vouchers\n         en/cases/vienna-respite-vouchers/\n" in output
    assert "1 of " in output


def test_the_command_prints_json() -> None:
    code, output = run("manzanas", "--locale", "es", "--json", "--facet", "city=bogota")

    found = json.loads(output)
    assert code == 0
    assert found["hits"][0]["id"] == "bogota-care-blocks"
    assert set(found["hits"][0]) == {"id", "kind", "locale", "title", "address", "score", "excerpt"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["care", "--locale", "de"], "`de` is not a locale of the toolkit; there are en, es, ar"),
        (["care", "--facet", "five_r"], "`five_r` is not a facet; write it as `five_r=redistribute`"),
        (["care", "--facet", "colour=red"], "`colour` is not a facet"),
        (["care", "--facet", "five_r=recognize"], "no record has `five_r=recognize`; did you mean `recognise`?"),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence(arguments: list[str], told: str) -> None:
    code, output = run(*arguments)

    assert code == 2
    assert told in output
