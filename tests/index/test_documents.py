"""What a search can find: one document for each page, in the reader's language where there is one, complete and harmless."""

import re

import pytest

from caretoolkit import Compiled
from caretoolkit.index import Document, collections, documents, written_page
from caretoolkit.index.documents import KINDS
from caretoolkit.index.fields import FIELDS
from tests.sample import VOUCHERS, Toolkit


def by_path(compiled: Compiled, locale: str) -> dict[str, Document]:
    editions = [compiled.edition(tag) for tag in compiled.locales]
    return {document.path: document for (document,) in documents(editions, [locale])}


def searched(document: Document) -> str:
    """Return everything by which a document is found."""
    return "\n".join(passage for passages in document.fields.values() for passage in passages)


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_every_record_has_a_document_that_leads_to_a_page(sample: Compiled, locale: str) -> None:
    found = by_path(sample, locale)

    pages = {route.path for route in sample.routes}
    records = {route.path for route in sample.routes if route.record}
    assert {path.partition("#")[0] for path in found} <= pages
    assert records <= set(found)
    assert {"glossary/#unpaid-carer", "glossary/#respite-care"} <= set(found)
    assert all(document.title for document in found.values())


@pytest.mark.parametrize(
    ("locale", "path", "title", "words"),
    [
        ("en", "cases/bogota-care-blocks/", "Care blocks", ["Watch the opening hours.", "Bogotá", "Colombia", "Manzanas del cuidado", "Childcare", "Women"]),
        ("es", "cases/bogota-care-blocks/", "Manzanas del cuidado", ["Servicios para quienes cuidan", "Watch the opening hours."]),
        ("en", "cases/bogota-cuidado-en-casa/", "Care at home", ["A team visits homes twice a week."]),
        ("ar", "cases/vienna-respite-vouchers/", "Respite vouchers", ["فيينا", "النمسا"]),
        ("es", "cities/vienna/", "Viena", ["Austria"]),
        ("es", "tools/respite-costing/", "Cuánto cuesta el respiro", ["Calcule cuánto cuesta"]),
        ("es", "glossary/#unpaid-carer", "persona cuidadora no remunerada", ["cuidadora familiar", "Persona que cuida"]),
        ("en", "glossary/#unpaid-carer", "unpaid carer", ["A person who cares"]),
        ("en", "paths/first-steps/", "First steps in care", ["You can say what care is"]),
        ("es", "paths/first-steps/", "Primeros pasos en los cuidados", ["Puede decir qué son los cuidados"]),
        ("ar", "paths/one-question/", "One question a day", ["You have asked one question."]),
        ("ar", "labs/caring-cities/", "مدن ترعى", ["Two cities meet for a day."]),
        ("en", "labs/ayuda-mutua/", "Ayuda mutua", []),
        ("en", "indicators/hours-of-care/", "Hours of unpaid care a day", ["The mean hours that a person spends"]),
        ("es", "indicators/hours-of-care/", "Horas diarias de cuidados no remunerados", ["Travel for care is counted, waiting is not."]),
        ("es", "funding/seed-grants-2025/", "Semillas para los cuidados locales, 2025", ["Send them before noon."]),
        ("en", "funding/care-loans/", "Loans for places of care", []),
    ],
)  # fmt: skip
def test_a_document_holds_what_a_reader_would_look_for(
    sample: Compiled, locale: str, path: str, title: str, words: list[str]
) -> None:
    found = by_path(sample, locale)[path]

    assert found.title == title
    assert [word for word in words if word not in searched(found)] == []


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_fields_are_those_of_the_table_of_boosts_and_hold_one_passage_a_language(sample: Compiled, locale: str) -> None:
    found = by_path(sample, locale).values()

    assert {name for document in found for name in document.fields} == set(FIELDS)
    languages = [[passage.locale for passage in passages] for document in found for passages in document.fields.values()]
    assert [each for each in languages if len(each) != len(set(each))] == []


def test_hand_written_pages_come_last_and_kinds_in_their_order(sample: Compiled) -> None:
    editions = [sample.edition(tag) for tag in sample.locales]

    found = collections(editions, ["es"], {"es": [written_page("about/", "es", "Acerca de", "Qué es esto.")]})["es"]

    assert (found[-1].path, found[-1].title, found[-1].text) == ("about/", "Acerca de", "Qué es esto.")
    order = [KINDS.index(document.kind) for document in found]
    assert order == sorted(order)


def test_a_hit_shows_place_year_evidence_and_the_language_it_is_in(sample: Compiled) -> None:
    found = by_path(sample, "ar")["cases/vienna-respite-vouchers/"]

    assert (found.kind, found.place, found.title.locale) == ("case", "فيينا, النمسا", "en")
    assert found.level == sample.atlas.evidence["vienna-respite-vouchers"].level
    assert found.year == sample.atlas.heads["vienna-respite-vouchers"].started[:4]


def test_places_and_labels_of_all_locales_are_in_each(sample: Compiled) -> None:
    found = by_path(sample, "en")["cases/vienna-respite-vouchers/"]

    assert {"Vienna", "Viena", "فيينا", "Austria", "النمسا"} <= set("\n".join(found.fields["places"]).split("\n"))


def test_a_text_that_nobody_translated_is_alike_in_every_locale(sample: Compiled) -> None:
    english, arabic = (by_path(sample, locale)["cases/vienna-respite-vouchers/"] for locale in ("en", "ar"))

    assert english.fields["body"] == arabic.fields["body"]


def test_the_note_of_a_review_is_not_searched(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "review: {state: draft", "review: {note: Zanzibar, state: draft")

    assert "Zanzibar" not in searched(by_path(toolkit.compile(), "en")["cases/vienna-respite-vouchers/"])


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_a_document_holds_no_marks(sample: Compiled, locale: str) -> None:
    marked = [path for path, found in by_path(sample, locale).items() if re.search(r"\*|\]\(", found.title + searched(found))]

    assert marked == []


@pytest.mark.parametrize(
    ("collection", "count"),
    [("cases", 3), ("tools", 1), ("cities", 2), ("paths", 2), ("labs", 2), ("indicators", 2), ("funding", 3)],
)
def test_every_record_of_a_collection_has_one_document(sample: Compiled, collection: str, count: int) -> None:
    found = list(by_path(sample, "en"))

    own = [path for path in found if path.startswith(f"{collection}/")]
    assert len(own) == len(set(own)) == count


def test_a_case_is_found_by_the_synonyms_of_its_terms(toolkit: Toolkit) -> None:
    toolkit.edit("vocabularies/care_domains.yml", "label: Childcare}", "label: Childcare, synonyms: [nursery]}")

    assert "nursery" in searched(by_path(toolkit.compile(), "en")["cases/bogota-care-blocks/"])


def test_a_title_and_a_definition_hold_no_marks(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "title: Respite vouchers", "title: 2023. [Respite](https://example.org/) *vouchers*")
    toolkit.edit("glossary/unpaid-carer.yml", "definition: ", "definition: '**Unpaid.**' # ")

    found = by_path(toolkit.compile(), "en")

    assert found["cases/vienna-respite-vouchers/"].title == "2023. Respite vouchers"
    assert found["glossary/#unpaid-carer"].text.endswith("Unpaid.")


def test_a_synonym_is_given_in_the_language_of_the_reader(toolkit: Toolkit) -> None:
    toolkit.edit("vocabularies/groups.yml", "label: Women}", "label: Women, synonyms: [mothers]}")
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    message = 'msgctxt "terms.women.synonyms"\nmsgid "mothers"\nmsgstr "madres"\n'
    toolkit.write("locales/es/vocabularies/groups.po", head + message)

    found = toolkit.compile()

    assert "madres" in searched(by_path(found, "es")["cases/bogota-care-blocks/"])
    assert {"madres", "mothers"} <= set(searched(by_path(found, "ar")["cases/bogota-care-blocks/"]).split())


@pytest.mark.parametrize(
    ("text", "shown"), [("Care.", "Care."), ("word " * 80, "word " * 47 + "word…"), ("照护" * 200, "照护" * 120 + "…")]
)
def test_a_hit_shows_no_more_of_a_text_than_a_box_has_room_for(text: str, shown: str) -> None:
    assert written_page("a/", "en", "A", text).text == shown
