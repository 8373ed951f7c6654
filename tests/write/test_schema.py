"""The schemas that editing programs read, the page and the form that are made from them."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from caretoolkit import Compiled
from caretoolkit.cli import main
from caretoolkit.load.files import data_files
from caretoolkit.load.yaml_reader import read_mapping
from caretoolkit.write.issue_form import issue_form
from caretoolkit.write.kinds import FILES, KINDS, SCHEMAS
from caretoolkit.write.reference import reference
from caretoolkit.write.schema import Names, Schema, schemas
from tests.sample import REAL, Toolkit

ROOT = REAL.parent
KIND_OF = {collection: kind for kind, collection in KINDS.items()} | {"vocabularies": "vocabulary"}


@pytest.fixture(scope="module")
def made(real: Compiled) -> dict[str, Schema]:
    return schemas(Names.of(real.loaded.library))


@pytest.fixture(scope="module")
def validators(made: dict[str, Schema]) -> dict[str, Draft7Validator]:
    return {kind: Draft7Validator(schema) for kind, schema in made.items()}


def content(path: Path) -> Any:
    """Return what a data file holds, with lists for tuples."""
    return json.loads(json.dumps(read_mapping(path.read_bytes(), path.name)))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_one_of_draft_7(made: dict[str, Schema], kind: str) -> None:
    Draft7Validator.check_schema(made[kind])

    text = json.dumps(made[kind])
    assert [word for word in ("$defs", "prefixItems", "x-vocabulary", "x-collection", '"null"') if word in text] == []


@pytest.mark.parametrize("collection", sorted({file.collection for file in data_files(REAL)}))
def test_every_record_fits_its_schema(validators: dict[str, Draft7Validator], collection: str) -> None:
    validator = validators[KIND_OF.get(collection, collection)]
    files = [file for file in data_files(REAL) if file.collection == collection]

    problems = [(file.file, error.message[:200]) for file in files for error in validator.iter_errors(content(Path(file.path)))]

    assert problems == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["status"], "piloted"),
        (["city"], "atlantis"),
        (["titel"], "A"),
        (["title"], "A" * 141),
        (["title"], None),
        (["five_r"], []),
        (["five_r"], "reduce"),
        (["summary", "key_messages"], ["One", "Two"]),
        (["results", 0, "value", "unit"], "furlongs"),
        (["results", 0, "value", "value"], "many"),
        (["results", 0, "sources"], []),
        (["sources", "s1", "url"], "www.example.org"),
        (["sources", "s1", "year"], "2020"),
        (["sources", "s1"], "no-such-source"),
        (["last_verified"], "May 2026"),
    ],
)
def test_a_broken_case_does_not_fit(validators: dict[str, Draft7Validator], path: list[str | int], value: Any) -> None:
    case = content(REAL / "cases/abidjan-childcare-expansion.yml")
    here = case
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value

    assert not validators["case"].is_valid(case)


def test_a_case_without_a_needed_field_does_not_fit(validators: dict[str, Draft7Validator]) -> None:
    case = content(REAL / "cases/abidjan-childcare-expansion.yml")
    del case["delivery"]

    assert [error.message for error in validators["case"].iter_errors(case)] == ["'delivery' is a required property"]


def test_a_field_is_explained_with_its_choices(made: dict[str, Schema]) -> None:
    status = made["case"]["properties"]["status"]
    terms = made["case"]["definitions"]["terms-statuses"]

    assert status["title"] == "Status"
    assert status["description"] == "How the practice stands today."
    assert status["markdownDescription"] == "How the practice stands today.\n\nExample: `operating`"
    assert terms["enum"][:2] == ["planned", "pilot"]
    assert terms["enumDescriptions"][:2] == ["Planned. Decided, not started.", "Pilot. Being tried at small scale."]


def test_a_reference_is_completed_from_the_records_there_are(made: dict[str, Schema]) -> None:
    cities = made["case"]["definitions"]["ids-cities"]

    assert dict(zip(cities["enum"], cities["enumDescriptions"], strict=True))["bogota"] == "Bogotá"


def test_the_page_of_all_fields_is_up_to_date(real: Compiled) -> None:
    written = (ROOT / "docs/contributing/schema.md").read_text(encoding="utf-8")

    assert written == reference(real.loaded.library.vocabularies)


def test_the_form_that_proposes_a_case_is_up_to_date(real: Compiled) -> None:
    written = (ROOT / ".github/ISSUE_TEMPLATE/case.yml").read_text(encoding="utf-8")

    assert written == issue_form(real.loaded.library.vocabularies)


def test_the_form_is_one_that_github_reads(real: Compiled) -> None:
    form = read_mapping(issue_form(real.loaded.library.vocabularies).encode(), "case.yml")
    asked = [element for element in form["body"] if element["type"] != "markdown"]

    assert {element["type"] for element in asked} == {"input", "textarea", "dropdown"}
    assert len({element["id"] for element in asked}) == len(asked)
    assert all(element["attributes"]["label"] and element["attributes"]["description"] for element in asked)
    assert all(len(set(element["attributes"]["options"])) > 1 for element in asked if element["type"] == "dropdown")


def test_the_editing_program_finds_the_schema_of_every_data_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))

    assert settings["yaml.schemas"] == {f"./schemas/{kind}.json": f"/toolkit_data/{FILES[kind]}" for kind in SCHEMAS}


def test_the_command_writes_a_schema_for_each_kind(toolkit: Toolkit, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["schema", "--data", str(toolkit.folder), "--output", str(tmp_path / "schemas")])

    assert result.exit_code == 0
    assert sorted(path.stem for path in (tmp_path / "schemas").iterdir()) == sorted(SCHEMAS)


def test_the_command_writes_the_page_and_the_form(toolkit: Toolkit, tmp_path: Path) -> None:
    page, form = tmp_path / "schema.md", tmp_path / "case.yml"

    result = CliRunner().invoke(
        main, ["schema", "--data", str(toolkit.folder), "--reference", str(page), "--issue-form", str(form)]
    )

    assert result.exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("# Fields of the data files")
    assert "Propose a case" in form.read_text(encoding="utf-8")
    assert not (tmp_path / "schemas").exists()
