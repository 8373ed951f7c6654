"""Writes a JSON Schema (draft 7) for each kind of data file, from which editing programs complete and explain.

Types, descriptions and examples come from the models, terms from the vocabularies, ids from the records there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from caretoolkit.model.knowledge import ANY_COLLECTION
from caretoolkit.model.library import COLLECTIONS, Library
from caretoolkit.model.values import Model
from caretoolkit.write.kinds import SCHEMAS

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

Choices = Mapping[str, str]
"""What a field may hold, each with what it stands for."""


@dataclass(frozen=True, slots=True)
class Names:
    """What fields may name: the terms of each vocabulary and the records of each collection, with their labels."""

    terms: Mapping[str, Choices]
    records: Mapping[str, Choices]

    @classmethod
    def of(cls, library: Library) -> "Names":
        """Return what the records of a library may name."""
        terms = {
            name: {term.id: ". ".join(filter(None, (term.label, term.definition))) for term in vocabulary.terms}
            for name, vocabulary in sorted(library.vocabularies.items())
        }
        records = {name: _titles(name, library) for name in COLLECTIONS}
        records["figures"] = {name: each.metric for name, each in library.figures.figures.items()} if library.figures else {}
        everything = {record_id: title for titles in records.values() for record_id, title in titles.items()}
        return cls(terms, {**records, ANY_COLLECTION: dict(sorted(everything.items()))})


def _titles(collection: str, library: Library) -> Choices:
    """Return the records of a collection with what each is called; one that is not whole yet may be named, too."""
    records: Mapping[str, Any] = library.heads if collection == "cases" else library.collection(collection)
    titles = {record_id: title(record) for record_id, record in records.items()}
    unread = {record_id: record_id for kind, record_id in library.faulty if kind == collection}
    return dict(sorted({**unread, **titles}.items()))


def title(record: Any) -> str:  # Any: a record of any collection, or the head of a case
    """Return what a record is called in its own language."""
    return next(str(getattr(record, name)) for name in ("title", "name", "term") if hasattr(record, name))


def schemas(names: Names) -> dict[str, Schema]:
    """Return the schema of each kind of data file, by the name of the kind."""
    return {kind: _schema(kind, model, names) for kind, model in SCHEMAS.items()}


def _schema(kind: str, model: type[Model], names: Names) -> Schema:
    made = model.model_json_schema(by_alias=True)
    found: dict[str, Schema] = {}
    parts = {name: _converted(part, names, found) for name, part in made.pop("$defs", {}).items()}
    root = _converted(made, names, found)
    root["required"] = [name for name in root.get("required", ()) if name != "id"]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **root,
        "title": kind.capitalize(),
        "definitions": dict(sorted({**parts, **found}.items())),
    }


def _converted(part: Schema, names: Names, found: dict[str, Schema]) -> Schema:
    """Return a part of pydantic's schema in draft 7, with the lists that it names added to `found`."""
    part = _simplified(part)
    made = {key: value for key, value in part.items() if key in _KEPT}
    if "properties" in part:
        made["properties"] = {name: _property(name, each, names, found) for name, each in part["properties"].items()}
    for key in ("items", "additionalProperties", "propertyNames"):
        if isinstance(part.get(key), dict):
            made[key] = _converted(part[key], names, found)
    for pattern, each in part.get("patternProperties", {}).items():
        made |= {"propertyNames": {"pattern": pattern}, "additionalProperties": _converted(each, names, found)}
    if "anyOf" in part:
        made["anyOf"] = [_converted(each, names, found) for each in part["anyOf"]]
    if "prefixItems" in part:
        made |= {"items": [_converted(each, names, found) for each in part["prefixItems"]], "additionalItems": False}
    return _with_reference(made, _reference(part, names, found))


def _simplified(part: Schema) -> Schema:
    """Return a part without the choice of nothing (an editor leaves the key out), and with one word for all numbers."""
    branches = [branch for branch in part.get("anyOf", ()) if branch.get("type") != "null"]
    if not branches:
        return part
    rest = {key: value for key, value in part.items() if key != "anyOf"}
    if branches == [{"type": "integer"}, {"type": "number"}]:
        return {**rest, "type": "number"}
    return {**branches[0], **rest} if len(branches) == 1 else {**rest, "anyOf": branches}


_KEPT = {
    "type", "description", "examples", "required", "additionalProperties", "pattern", "const", "enum",
    "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems",
}  # fmt: skip


def _property(name: str, part: Schema, names: Names, found: dict[str, Schema]) -> Schema:
    """Return the schema of a field, titled by its key."""
    made = {"title": name.replace("_", " ").capitalize(), **_converted(part, names, found)}
    if made.get("description") and made.get("examples"):
        shown = made["examples"][0]
        made["markdownDescription"] = f"{made['description']}\n\nExample: `{as_yaml(shown)}`"
    return made


def as_yaml(value: Any) -> str:  # Any: an example
    """Return an example on one line, as one would read it in a data file."""
    if isinstance(value, list):
        return f"[{', '.join(map(as_yaml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {as_yaml(each)}' for key, each in value.items())}}}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _reference(part: Schema, names: Names, found: dict[str, Schema]) -> str:
    """Return the name of the definition that a part refers to, if it does; a list of choices is made when first named."""
    if "$ref" in part:
        return str(part["$ref"]).rpartition("/")[2]
    for key, prefix, choices in (("x-vocabulary", "terms", names.terms), ("x-collection", "ids", names.records)):
        if key in part:
            name = f"{prefix}-{part[key]}"
            found[name] = _enumeration(choices.get(part[key], {}))
            return name
    return ""


def _with_reference(made: Schema, name: str) -> Schema:
    """Return a part that refers to a definition; what stands beside `$ref` is not read in draft 7, so it is wrapped."""
    if not name:
        return made
    beside = {key: value for key, value in made.items() if key in ("title", "description", "examples")}
    reference = {"$ref": f"#/definitions/{name}"}
    return {**beside, "allOf": [reference]} if beside else reference


def _enumeration(choices: Choices) -> Schema:
    labels = list(choices.values())
    return {"type": "string", "enum": list(choices), "enumDescriptions": labels, "markdownEnumDescriptions": labels}
