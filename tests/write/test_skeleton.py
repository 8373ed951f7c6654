"""The beginning of a data file: what is needed stands there empty, the rest as comments that can be taken away."""

import re
from typing import Any

import pytest

from caretoolkit import Compiled
from caretoolkit.load.records import read_record
from caretoolkit.load.yaml_reader import UnreadableError, read_mapping
from caretoolkit.model.described import models
from caretoolkit.model.values import Model
from caretoolkit.write.formatting import formatted
from caretoolkit.write.kinds import KINDS, SCHEMAS
from caretoolkit.write.skeleton import example_part, skeleton

SCHEMA = "../../schemas/case.json"


@pytest.fixture(scope="module", params=KINDS)
def made(request: pytest.FixtureRequest, real: Compiled) -> tuple[type[Model], str]:
    """Return the type of each kind of record, and its skeleton."""
    kind = request.param
    return SCHEMAS[kind], skeleton(kind, {"language": "en"}, real.loaded.library.vocabularies, SCHEMA)


def as_read(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(as_read(each) for each in value)
    return {key: as_read(each) for key, each in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("part", models(), ids=lambda part: part.__name__)
def test_the_example_of_a_part_is_one_that_a_record_may_hold(part: type[Model]) -> None:
    assert part.model_validate(as_read(example_part(part)))


def test_it_names_its_schema(made: tuple[type[Model], str]) -> None:
    assert made[1].startswith(f"# yaml-language-server: $schema={SCHEMA}\n")


def test_it_is_in_the_house_form(made: tuple[type[Model], str]) -> None:
    model, text = made

    assert formatted(text.encode(), "a.yml", model) == text


def test_it_holds_every_field_with_its_help(made: tuple[type[Model], str]) -> None:
    model, text = made
    fields = {field.alias or name: field for name, field in model.model_fields.items() if name not in ("id", "aliases")}

    joined = re.sub(r"\n *# (?=\S)", " ", text)

    assert [name for name in fields if not re.search(rf"(?m)^(# )?{name}:", text)] == []
    assert [name for name, field in fields.items() if field.description not in joined] == []


def test_what_is_needed_and_empty_is_named_one_by_one(made: tuple[type[Model], str]) -> None:
    model, text = made
    needed = {field.alias or name for name, field in model.model_fields.items() if field.is_required()}

    with pytest.raises(UnreadableError) as caught:
        read_record(model, text.encode(), "a.yml", "an-id")

    found = [diagnostic.path for diagnostic in caught.value.diagnostics]
    assert len(found) == len(set(found))
    assert {path[0] for path in found} == needed - {"id", "language"}
    assert {diagnostic.rule for diagnostic in caught.value.diagnostics} <= {"wrong-type", "number-of-items", "wrong-date"}


def test_each_comment_with_a_field_can_be_taken_away(made: tuple[type[Model], str]) -> None:
    model, text = made

    uncommented = re.sub(r"(?m)^( *)# (?=(?:[a-z0-9_]+:|  +\S))", r"\1", text)

    assert set(read_mapping(uncommented.encode(), "a.yml")) == {
        field.alias or name for name, field in model.model_fields.items() if name not in ("id", "aliases")
    }


def test_what_is_known_stands_there(real: Compiled) -> None:
    text = skeleton("case", {"title": "Vouchers: a pilot", "city": "graz"}, real.loaded.library.vocabularies, SCHEMA)

    assert '\ntitle: "Vouchers: a pilot"\n' in text
    assert "\ncity: graz\n" in text


def test_a_short_list_of_terms_is_told(real: Compiled) -> None:
    text = skeleton("case", {}, real.loaded.library.vocabularies, SCHEMA)

    assert "# How the practice stands today. One of: planned, pilot, operating, scaled, ended.\nstatus:\n" in text
