"""What the schema says to people: every field is described, and its example is one that a record may hold."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from caretoolkit import Compiled
from caretoolkit.model.described import models, parts
from caretoolkit.model.knowledge import ANY_COLLECTION
from caretoolkit.model.leaves import shape
from caretoolkit.model.values import InVocabulary, Marker, Model, RefersTo

FIELDS = [
    pytest.param(model, name, field, id=f"{model.__name__}.{name}")
    for model in models()
    for name, field in model.model_fields.items()
]


def example_of(field: FieldInfo) -> Any:
    """Return the example of a field as a data file would be read: with tuples for lists."""
    return _with_tuples(field.examples[0]) if field.examples else None


def _with_tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_tuples(each) for key, each in value.items()}
    return tuple(_with_tuples(each) for each in value) if isinstance(value, list) else value


def marked_examples() -> Iterator[tuple[str, Marker, str]]:
    """Yield every example that names a term or a record, with the field it stands in."""
    for model in models():
        for name, field in model.model_fields.items():
            form = shape(field.rebuild_annotation())
            marker = form.marker or (form.each and form.each.marker)
            value = example_of(field)
            for each in value if isinstance(value, tuple) else (value,):
                if marker and each is not None:
                    yield f"{model.__name__}.{name}", marker, each


@pytest.mark.parametrize(("model", "name", "field"), FIELDS)
def test_a_field_is_described_in_a_sentence(model: type[Model], name: str, field: FieldInfo) -> None:
    assert field.description
    assert field.description[0].isupper()
    assert field.description.endswith(".")


@pytest.mark.parametrize(("model", "name", "field"), FIELDS)
def test_a_field_that_is_not_made_of_others_has_an_example(model: type[Model], name: str, field: FieldInfo) -> None:
    is_made_of_others = any(True for _ in parts(field.annotation))

    assert is_made_of_others or field.examples


@pytest.mark.parametrize(("model", "name", "field"), [each for each in FIELDS if each.values[2].examples])
def test_an_example_is_one_that_a_record_may_hold(model: type[Model], name: str, field: FieldInfo) -> None:
    adapter = TypeAdapter(field.rebuild_annotation(), config={"strict": True})

    assert adapter.validate_python(example_of(field)) is not None


def test_examples_name_terms_and_records_that_there_are(real: Compiled) -> None:
    library = real.loaded.library
    nameable = {name: set(library.collection(name)) for name in ("cities", "cases", "tools", "glossary", "indicators", "funding")}
    nameable["figures"] = set(library.figures.figures) if library.figures else set()
    nameable[ANY_COLLECTION] = set().union(*nameable.values())

    unknown = [
        (field, value)
        for field, marker, value in marked_examples()
        if (isinstance(marker, InVocabulary) and value not in library.vocabularies[marker.name].by_id)
        or (isinstance(marker, RefersTo) and value not in nameable[marker.collection])
    ]

    assert unknown == []
