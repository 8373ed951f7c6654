"""Writes the form with which somebody proposes a case without writing a data file: a GitHub issue form, made from the schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from ruamel.yaml import YAML

from caretoolkit.model.vocabulary import Vocabulary
from caretoolkit.write.schema import Names, Schema, as_yaml, schemas


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that the form asks for: a field by its path in a case, the question, and whether it must be answered.

    A `hint` stands in the place of the field's description where that is for people who see the data files.
    """

    path: str
    label: str
    is_needed: bool = False
    hint: str = ""


ASKED = (
    Asked("title", "What is the practice called?", is_needed=True),
    Asked("city", "Which city?", is_needed=True, hint="Its name and its country."),
    Asked("summary.one_line", "The practice in one line", is_needed=True),
    Asked("status", "How does it stand today?", is_needed=True),
    Asked("started", "Since when?"),
    Asked("five_r", "Which of the five Rs does it serve?", is_needed=True),
    Asked("instruments", "What kind of thing does the city do?"),
    Asked("care_domains", "Which kinds of care is it about?"),
    Asked("groups", "Whom is it for?"),
    Asked("challenge", "Which problem does it answer?"),
    Asked("components", "What are its building blocks?"),
    Asked("delivery.lead", "Who runs it?"),
    Asked("resources.costs", "What does it cost, and who pays?"),
    Asked("results", "What came of it?"),
    Asked("obstacles", "What went wrong, or stood in the way?"),
    Asked("sources", "Where can we read it?", is_needed=True, hint="For each publication: title, publisher, year and address."),
)
"""What the form asks for, in order."""

_WELCOME = (
    "You need not fill in everything, and you need not know how to program. An editor makes a case from what you write. "
    "Please name no private person, and write only what a source says; *not known* is a good answer."
)


def issue_form(vocabularies: Mapping[str, Vocabulary]) -> str:
    """Return the form as GitHub reads it."""
    names = Names({name: {term.id: term.label for term in each.terms} for name, each in vocabularies.items()}, {})
    case = schemas(names)["case"]
    form = {
        "name": "Propose a case",
        "description": "Tell us what a city does about care, and where we can read it.",
        "title": "Case: ",
        "labels": ["case"],
        "body": [
            {"type": "markdown", "attributes": {"value": _WELCOME}},
            *(_element(asked, _field(case, asked.path), case) for asked in ASKED),
        ],
    }
    yaml = YAML()
    yaml.width = 1000
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    yaml.dump(form, stream)
    return "# Made by `caretoolkit schema --issue-form`; change the models, not this file.\n" + stream.getvalue()


def _field(case: Schema, path: str) -> Schema:
    """Return the schema of the field at a path such as `summary.one_line`."""
    here = case
    for step in path.split("."):
        here = _resolved(here, case)["properties"][step]
    return here


def _resolved(part: Schema, case: Schema) -> Schema:
    reference = (part.get("allOf") or [part])[0].get("$ref")
    found: Schema = case["definitions"][reference.rpartition("/")[2]] if reference else part
    return found


def _element(asked: Asked, field: Schema, case: Schema) -> dict[str, Any]:  # Any: as GitHub reads it
    attributes: dict[str, Any] = {"label": asked.label, "description": asked.hint or field["description"]}
    items = field.get("items")
    target = _resolved(items if isinstance(items, dict) else field, case)
    if target.get("enum"):
        kind = "dropdown"
        attributes["options"] = target["enumDescriptions"]
        if items:
            attributes["multiple"] = True
    elif "properties" not in target and field.get("type") != "object":
        kind = "input"
        attributes |= {} if asked.hint else {"placeholder": as_yaml(field["examples"][0])}
    else:
        kind = "textarea"
    name = asked.path.replace(".", "_")
    return {"type": kind, "id": name, "attributes": attributes, "validations": {"required": asked.is_needed}}
