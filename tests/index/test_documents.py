"""What a search can find: one document for each page, in the reader's language where there is one, complete and harmless."""

import json
import re
from typing import Any

import pytest

from caretoolkit import Compiled
from caretoolkit.index import Document, documents, material_index
from tests.sample import VOUCHERS, Toolkit


def by_path(compiled: Compiled, locale: str) -> dict[str, Document]:
    return {document.path: document for document in documents(compiled.edition(locale))}


def material(compiled: Compiled, locale: str, written: dict[str, list[Document]] | None = None) -> dict[str, Any]:
    path = f"{locale}/search/search_index.json"
    return json.loads(next(file.content for file in compiled.gathered_files(written or {}) if file.path == path))


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
    assert [word for word in words if word not in found.text] == []


def test_a_word_that_several_fields_share_stands_once(sample: Compiled) -> None:
    parts = by_path(sample, "en")["cases/bogota-care-blocks/"].text.split(" · ")

    assert len(parts) == len(set(parts))


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_the_index_of_materials_box_names_pages_that_exist(sample: Compiled, locale: str) -> None:
    found = material(sample, locale)

    pages = {route.path for route in sample.routes}
    assert {document["location"].partition("#")[0] for document in found["docs"]} <= pages
    assert {tuple(document) for document in found["docs"]} == {("location", "title", "text")}
    assert {"lang", "separator", "pipeline", "fields"} <= set(found["config"])


def test_hand_written_pages_are_found_as_well(sample: Compiled) -> None:
    found = material(sample, "es", {"es": [Document("about/", "Acerca de", "Qué es esto.")]})

    assert found["docs"][0] == {"location": "about/", "title": "Acerca de", "text": "Qué es esto."}


def test_an_index_of_nothing_is_an_index_all_the_same() -> None:
    assert json.loads(material_index([]))["docs"] == []


def test_the_same_toolkit_gives_the_same_index(sample: Compiled) -> None:
    assert material(sample, "ar") == material(sample, "ar")


def test_a_hostile_title_is_escaped_for_materials_box(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "title: Respite vouchers", "title: <img src=x onerror=alert(1)>")

    found = material(toolkit.compile(), "en")

    assert [document for document in found["docs"] if "<img" in document["title"]] == []


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_a_document_holds_no_marks(sample: Compiled, locale: str) -> None:
    marked = [path for path, found in by_path(sample, locale).items() if re.search(r"\*|\]\(", found.title + found.text)]

    assert marked == []


@pytest.mark.parametrize(
    ("collection", "count"),
    [("cases", 3), ("tools", 1), ("cities", 2), ("paths", 2), ("labs", 2), ("indicators", 2), ("funding", 3)],
)
def test_every_record_of_a_collection_has_one_document(sample: Compiled, collection: str, count: int) -> None:
    found = [document.path for document in documents(sample.edition("en"))]

    own = [path for path in found if path.startswith(f"{collection}/")]
    assert len(own) == len(set(own)) == count


def test_a_case_is_found_by_the_synonyms_of_its_terms(toolkit: Toolkit) -> None:
    toolkit.edit("vocabularies/care_domains.yml", "label: Childcare}", "label: Childcare, synonyms: [nursery]}")

    assert "nursery" in by_path(toolkit.compile(), "en")["cases/bogota-care-blocks/"].text


def test_a_text_is_escaped_for_materials_box_and_keeps_its_apostrophes() -> None:
    found = json.loads(material_index([Document("a/", "R&D", "Women's <b>work</b>")]))["docs"]

    assert found == [{"location": "a/", "title": "R&amp;D", "text": "Women's &lt;b&gt;work&lt;/b&gt;"}]


@pytest.mark.parametrize("text", ["Care &amp; work", "care&lt;work", "care · work"])
def test_the_separator_parts_words_and_no_entity_is_left_as_a_word(text: str) -> None:
    separator = json.loads(material_index([]))["config"]["separator"]

    assert [word.casefold() for word in re.split(separator, text)] == ["care", "work"]


def test_a_title_and_a_definition_hold_no_marks(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "title: Respite vouchers", "title: 2023. [Respite](https://example.org/) *vouchers*")
    toolkit.edit("glossary/unpaid-carer.yml", "definition: ", "definition: '**Unpaid.**' # ")

    found = by_path(toolkit.compile(), "en")

    assert found["cases/vienna-respite-vouchers/"].title == "2023. Respite vouchers"
    assert found["glossary/#unpaid-carer"].text.endswith("Unpaid.")


def test_a_synonym_is_given_in_the_language_of_the_reader(toolkit: Toolkit) -> None:
    toolkit.edit("vocabularies/groups.yml", "label: Women}", "label: Women, synonyms: [mothers]}")
    toolkit.write("locales/es/vocabularies/groups.po", 'msgctxt "terms.women.synonyms"\nmsgid "mothers"\nmsgstr "madres"\n')

    found = toolkit.compile()

    assert "madres" in by_path(found, "es")["cases/bogota-care-blocks/"].text
    assert "mothers" in by_path(found, "ar")["cases/bogota-care-blocks/"].text
