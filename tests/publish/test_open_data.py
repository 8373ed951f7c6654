"""The toolkit as data: every record as its author wrote it, a table that no spreadsheet runs, and the sitemap."""

import csv
import io
import json
import shutil
import xml.etree.ElementTree as ET

import pytest

from caretoolkit import Compiled, publish
from caretoolkit.index import Document, written_page
from caretoolkit.model.knowledge import Figures
from caretoolkit.model.library import COLLECTIONS
from caretoolkit.publish import PublishedFile
from tests.sample import VOUCHERS, Toolkit

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def files(compiled: Compiled, written: dict[str, list[Document]] | None = None) -> dict[str, str]:
    return {file.path: file.content for file in (*compiled.record_files(), *compiled.gathered_files(written or {}))}


def rows(compiled: Compiled) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files(compiled)["data/cases.csv"])))


@pytest.fixture(scope="module")
def published(sample: Compiled) -> dict[str, str]:
    """Return the files of the sample by path."""
    return files(sample)


def test_every_file_stands_at_its_path(published: dict[str, str]) -> None:
    assert sorted(published) == [
        "ar/explore/entries.json",
        "data/cases.csv",
        "data/cases/bogota-care-blocks.json",
        "data/cases/bogota-cuidado-en-casa.json",
        "data/cases/vienna-respite-vouchers.json",
        "data/cities/bogota.json",
        "data/cities/vienna.json",
        "data/figures.json",
        "data/funding/care-loans.json",
        "data/funding/seed-grants-2025.json",
        "data/funding/seed-grants.json",
        "data/glossary/respite-care.json",
        "data/glossary/unpaid-carer.json",
        "data/index.json",
        "data/indicators/days-of-respite.json",
        "data/indicators/hours-of-care.json",
        "data/labs/ayuda-mutua.json",
        "data/labs/caring-cities.json",
        "data/paths/first-steps.json",
        "data/paths/one-question.json",
        "data/tools/respite-costing.json",
        "en/explore/entries.json",
        "es/explore/entries.json",
        "sitemap.xml",
    ]


@pytest.mark.parametrize("collection", ["cases", "tools", "cities", "glossary", "indicators", "funding", "paths", "labs"])
def test_a_record_read_back_from_its_data_is_the_same(sample: Compiled, published: dict[str, str], collection: str) -> None:
    records = sample.loaded.library.collection(collection)

    read = {name: COLLECTIONS[collection].model_validate_json(published[f"data/{collection}/{name}.json"]) for name in records}

    assert read == dict(records)


def test_data_is_written_in_the_words_of_its_schema(published: dict[str, str]) -> None:
    tool = json.loads(published["data/tools/respite-costing.json"])

    assert tool["bands"][0] == {"from": 0, "below": 0.5, "name": "Not yet", "advice": "Begin with a pilot."}
    assert "not_for" in tool


def test_what_is_not_stated_is_left_out(published: dict[str, str]) -> None:
    case = json.loads(published["data/cases/vienna-respite-vouchers.json"])

    assert "ended" not in case
    assert "conflicts" not in case


def test_some_records_alone_can_be_asked_for(sample: Compiled) -> None:
    found = sample.record_files(frozenset({("cases", "bogota-care-blocks"), ("cases", "gone"), ("vocabularies", "units")}))

    assert [file.path for file in found] == ["data/cases/bogota-care-blocks.json"]


def test_the_index_names_the_records_and_the_licence(published: dict[str, str]) -> None:
    found = json.loads(published["data/index.json"])

    assert found == {
        "title": "Sample Care Toolkit",
        "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "records": {
            "cases": ["bogota-care-blocks", "bogota-cuidado-en-casa", "vienna-respite-vouchers"],
            "tools": ["respite-costing"],
            "cities": ["bogota", "vienna"],
            "glossary": ["respite-care", "unpaid-carer"],
            "indicators": ["days-of-respite", "hours-of-care"],
            "funding": ["care-loans", "seed-grants-2025", "seed-grants"],
            "paths": ["first-steps", "one-question"],
            "labs": ["ayuda-mutua", "caring-cities"],
        },
        "files": ["cases.csv", "figures.json"],
    }


@pytest.mark.parametrize("collection", ["indicators", "funding", "paths", "labs"])
def test_a_collection_without_records_is_not_named(toolkit: Toolkit, collection: str) -> None:
    shutil.rmtree(toolkit.folder / collection)

    found = json.loads(files(toolkit.compile())["data/index.json"])

    assert collection not in found["records"]


def test_the_table_has_a_row_for_each_case(sample: Compiled) -> None:
    found = rows(sample)

    assert [row["id"] for row in found] == ["bogota-care-blocks", "bogota-cuidado-en-casa", "vienna-respite-vouchers"]
    assert found[0] == {
        "id": "bogota-care-blocks",
        "title": "Care blocks",
        "city": "Bogotá",
        "country": "CO",
        "region": "latin-america-caribbean",
        "status": "scaled",
        "started": "2020-10",
        "five_r": "recognise reduce",
        "instruments": "service programme",
        "groups": "unpaid-carers women",
        "evidence_level": "3",
    }


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1 in all", "@SUM(A1)", '=HYPERLINK("https://example.org/")'])
def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(toolkit: Toolkit, title: str) -> None:
    toolkit.edit(VOUCHERS, "title: Respite vouchers", f"title: '{title}'")

    assert rows(toolkit.compile())[2]["title"] == f"'{title}"


@pytest.mark.parametrize("title", ["One, two", 'A "quoted" word', "1 = 1", "A-B"])
def test_another_cell_is_given_as_it_is(toolkit: Toolkit, title: str) -> None:
    toolkit.edit(VOUCHERS, "title: Respite vouchers", f"title: '{title}'")

    assert rows(toolkit.compile())[2]["title"] == title


def test_a_start_that_is_not_known_leaves_its_cell_empty(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "started: 2019-05-12", "started_unknown: Nobody knows.")

    assert rows(toolkit.compile())[2]["started"] == ""


def test_the_sitemap_lists_every_page_in_every_locale(sample: Compiled, published: dict[str, str]) -> None:
    found = [place.text for place in ET.fromstring(published["sitemap.xml"]).iter(f"{SPACE}loc")]

    assert len(found) == len(set(found)) == len(sample.routes) * len(sample.locales)
    assert {"https://example.org/en/", "https://example.org/ar/cases/bogota-care-blocks/"} <= set(found)


def test_the_sitemap_lists_hand_written_pages(sample: Compiled) -> None:
    sitemap = files(sample, {"en": [written_page("about/", "en", "About", "")], "es": []})["sitemap.xml"]

    found = [place.text for place in ET.fromstring(sitemap).iter(f"{SPACE}loc")]
    assert {f"https://example.org/{locale}/about/" for locale in ("en", "es", "ar")} <= set(found)


def test_an_address_is_escaped_in_the_sitemap() -> None:
    found = publish.sitemap(["a/"], ("en",), "https://example.org/?a=1&b=<2>/")

    assert found == PublishedFile("sitemap.xml", found.content)
    assert "https://example.org/?a=1&amp;b=&lt;2&gt;/en/a/" in found.content


def test_the_same_toolkit_gives_the_same_files(sample: Compiled, published: dict[str, str]) -> None:
    assert files(sample) == published


def test_every_collection_is_published(published: dict[str, str]) -> None:
    assert "data/figures.json" in published


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("indicators/care-hours.yml", "{code: CH01, name: Hours of care, language: en, definition: Counted in a survey.}"),
        ("paths/first-path.yml", "{title: A, language: en, audience: B, outcome: C, steps: [{ref: bogota, why: D}]}"),
        ("labs/first-lab.yml", "{title: A, language: en}"),
        (
            "funding/care-fund.yml",
            "{title: A, language: en, funder: [B], last_verified: 2026-01, "
            "sources: {s1: {title: C, url: https://example.org/, language: en, kind: official}}}",
        ),
    ],
)
def test_the_first_record_of_a_collection_is_published_and_listed(toolkit: Toolkit, file: str, text: str) -> None:
    collection, _, name = file.removesuffix(".yml").partition("/")
    shutil.rmtree(toolkit.folder / collection)
    toolkit.write(file, text)

    found = files(toolkit.compile())

    read = COLLECTIONS[collection].model_validate_json(found[f"data/{collection}/{name}.json"])
    assert read == toolkit.compile().loaded.library.collection(collection)[name]
    assert json.loads(found["data/index.json"])["records"][collection] == [name]


def test_figures_read_back_from_their_data_are_the_same(sample: Compiled, published: dict[str, str]) -> None:
    assert Figures.model_validate_json(published["data/figures.json"]) == sample.loaded.library.figures


def test_a_toolkit_without_figures_publishes_and_lists_none(toolkit: Toolkit) -> None:
    toolkit.remove("figures.yml")

    found = files(toolkit.compile())

    assert "data/figures.json" not in found
    assert json.loads(found["data/index.json"])["files"] == ["cases.csv"]


def test_the_figures_alone_can_be_asked_for(sample: Compiled) -> None:
    found = sample.record_files(frozenset({("figures", "figures")}))

    assert [file.path for file in found] == ["data/figures.json"]
