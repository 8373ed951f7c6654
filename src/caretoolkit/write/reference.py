"""Writes the page that explains every field of every data file, from the same schema that editing programs read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from caretoolkit.model.knowledge import ANY_COLLECTION
from caretoolkit.model.vocabulary import Vocabulary
from caretoolkit.write.kinds import FILES
from caretoolkit.write.schema import Names, Schema, as_yaml, schemas

_INTRODUCTION = """\
# Fields of the data files

Every data file in `toolkit_data/` is listed here with its fields: what each is for, how it is written, and an example.
A field marked ● is needed. A field whose name ends in `_unknown` or `_none` is for an honest word where nothing is known.

This page is made by `caretoolkit schema --reference docs/contributing/schema.md`; change the models or vocabularies, not the page.
"""


def reference(vocabularies: Mapping[str, Vocabulary]) -> str:
    """Return the page in Markdown."""
    made = schemas(Names({name: _labels(each) for name, each in sorted(vocabularies.items())}, {}))
    parts: dict[str, Schema] = {}
    for root in made.values():
        parts |= {name: part for name, part in root["definitions"].items() if "properties" in part}
    lines = [_INTRODUCTION]
    for kind, root in made.items():
        lines += [f"## {root['title']}", "", f"{root['description']} File: `toolkit_data/{FILES[kind]}`", "", *_table(root)]
    lines += ["## Parts", "", "What the records above are made of.", ""]
    for name, part in sorted(parts.items()):
        lines += [f"### {name}", "", _paragraphs(part.get("description", "")), "", *_table(part)]
    lines += ["## Terms", "", "The lists that fields choose from. They are data files, too: `toolkit_data/vocabularies/`.", ""]
    for name, vocabulary in sorted(vocabularies.items()):
        lines += [f"### {name}", "", *_terms(vocabulary), ""]
    return "\n".join(lines).rstrip() + "\n"


def _labels(vocabulary: Vocabulary) -> dict[str, str]:
    return {term.id: term.label for term in vocabulary.terms}


def _paragraphs(text: str) -> str:
    return " ".join(text.split())


def _table(part: Schema) -> Iterator[str]:
    required = set(part.get("required", ()))
    yield "| field | what it is for | how it is written | example |"
    yield "| --- | --- | --- | --- |"
    for name, field in part["properties"].items():
        mark = " ●" if name in required else ""
        examples = field.get("examples", ())
        shown = f"`{as_yaml(examples[0])}`" if examples else ""
        yield f"| `{name}`{mark} | {_cell(field.get('description', ''))} | {_cell(_form(field))} | {_cell(shown)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _form(part: Schema) -> str:
    """Return how a value is written, in words."""
    if "allOf" in part or "$ref" in part:
        return _named(part["allOf"][0]["$ref"] if "allOf" in part else part["$ref"])
    if "anyOf" in part:
        return " or ".join(_form(each) for each in part["anyOf"])
    if part.get("type") == "array":
        return _list_form(part)
    if part.get("type") == "object":
        below = part.get("additionalProperties")
        return f"groups under short names: {_form(below)}" if isinstance(below, dict) else "a group of fields"
    return _scalar_form(part)


def _named(reference: str) -> str:
    name = reference.rpartition("/")[2]
    prefix, _, rest = name.partition("-")
    if prefix == "terms":
        return f"a term of [{rest}](#{rest})"
    if prefix == "ids":
        return "the name of any record" if rest == ANY_COLLECTION else f"the name of a record in `{rest}`"
    return f"[{name}](#{name.lower()})"


def _list_form(part: Schema) -> str:
    least, most, items = part.get("minItems", 0), part.get("maxItems"), part["items"]
    if isinstance(items, list):
        return "a list of " + " and ".join(_form(each) for each in items)
    size = f" of {least}" if least and least == most else f" of at least {least}" if least else ""
    return f"a list{size}: {_form(items)}"


def _scalar_form(part: Schema) -> str:
    kind: Any = part.get("type", "")
    limits = [f"from {part['minimum']}" if "minimum" in part else "", f"to {part['maximum']}" if "maximum" in part else ""]
    if kind == "string":
        return f"text, up to {part['maxLength']} characters" if "maxLength" in part and "pattern" not in part else "text"
    words = {"integer": "a whole number", "number": "a number", "boolean": "`true` or `false`"}
    return _joined(
        [words.get(kind, "a date: year, month or day") if isinstance(kind, str) else "a date: year, month or day", *limits]
    )


def _joined(words: Iterable[str]) -> str:
    return " ".join(word for word in words if word)


def _terms(vocabulary: Vocabulary) -> Iterator[str]:
    if vocabulary.definition:
        yield vocabulary.definition
        yield ""
    for term in vocabulary.terms:
        yield f"- `{term.id}`: {term.label}" + (f". {term.definition}" if term.definition else "")
