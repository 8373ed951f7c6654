"""Says in an editor's words where a record does not fit its type: what is wrong, and how to put it right."""

import json
import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any, TypeGuard
from unicodedata import name

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from caretoolkit.load.yaml_reader import meaning
from caretoolkit.model.described import description, field_at, is_needed, vocabulary
from caretoolkit.model.values import Model

Worded = tuple[str, str, str]
"""Rule, message and remedy."""


def worded(detail: ErrorDetails, model: type[Model], path: tuple[str | int, ...]) -> Worded:
    """Return rule, message and remedy for one finding of pydantic."""
    kind, place = detail["type"], _place(path)
    if kind in ("extra_forbidden", "missing"):
        return _about_key(kind, model, path)
    if kind == "slug" and (letter := _look_alike(detail["input"])):
        message = f"{place} is {_shown(detail['input'])}, in which `{letter}` is {name(letter, 'a letter').lower()} (U+{ord(letter):04X})"
        return "look-alike-letter", message, "type the id anew, with letters a to z"
    if kind == "tuple_type" and str(detail["input"]).startswith("-"):
        return "missing-space", f"{place} is a text that starts with `-`", "write a space after the dash of each item: `- item`"
    if kind in _EXPECTED:
        expected, remedy = _EXPECTED[kind]
        if kind == "string_type":
            remedy = _TEXT_REMEDIES.get(type(detail["input"]), remedy)
            if detail["input"] is None and is_needed(model, path):
                remedy = "write the text; this field is needed"
            if (terms := vocabulary(model, path)) and not isinstance(detail["input"], tuple | dict):
                remedy = f"write a term of `{terms}`"
        return "wrong-type", f"{place} is {_shown(detail['input'])}; {expected} is expected", remedy
    if kind in _FORMS:
        return _FORMS[kind](place, detail["input"], detail.get("ctx", {}))
    rule, remedy = _OWN_RULES.get(kind, ("wrong-form", "look at the same field of another record"))
    shown = f"{place} is {_shown(detail['input'])}; " if path and isinstance(detail["input"], str | int | float) else ""
    return rule, f"{shown}{detail['msg']}" if shown or not path else f"{place}: {detail['msg']}", remedy


def _about_key(kind: str, model: type[Model], path: tuple[str | int, ...]) -> Worded:
    if kind == "missing":
        return "missing-field", f"{_place(path)} is missing", _remedy_for_missing(model, path)
    return "unknown-key", f"{_place(path)} is not a field that is known here", _remedy(model, path)


_TEXT_REMEDIES = {
    type(None): "write the text, or leave the key out",
    tuple: "write one text, without `- ` and brackets",
    dict: "write one text; put it in quotes if it holds a colon",
}


def _too_long(place: str, value: Any, context: dict[str, Any]) -> Worded:
    return "text-too-long", f"{place} has {len(value)} characters; the limit is {context['max_length']}", "shorten it"


def _too_few(place: str, _value: Any, context: dict[str, Any]) -> Worded:
    message = f"{place} has {context['actual_length']} items; at least {context['min_length']} are expected"
    return "number-of-items", message, "add what is missing"


def _too_many(place: str, value: Any, context: dict[str, Any]) -> Worded:
    if isinstance(value, str):
        return _too_long(place, value, context)
    message = f"{place} has {context['actual_length']} items; at most {context['max_length']} are expected"
    return "number-of-items", message, "keep the most important ones"


def _too_small(place: str, value: Any, context: dict[str, Any]) -> Worded:
    return "out-of-range", f"{place} is {_shown(value)}; the least is {context['ge']}", "correct the figure"


def _too_great(place: str, value: Any, context: dict[str, Any]) -> Worded:
    return "out-of-range", f"{place} is {_shown(value)}; the most is {context['le']}", "correct the figure"


def _wrong_form(place: str, value: Any, context: dict[str, Any]) -> Worded:
    return (
        "wrong-form",
        f"{place} is {_shown(value)}, which is not written as expected",
        f"follow the pattern `{context['pattern']}`",
    )


def _look_alike(value: object) -> str:
    """Return the first letter of an id that only looks like one of a to z, if there is one."""
    return next((each for each in str(value) if each.isalpha() and not name(each, "LATIN").startswith("LATIN")), "")


_FORMS: dict[str, Callable[[str, Any, dict[str, Any]], Worded]] = {
    "string_too_long": _too_long,
    "too_short": _too_few,
    "too_long": _too_many,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_great,
    "string_pattern_mismatch": _wrong_form,
}

_EXPECTED = {
    "string_type": ("a text", "put the value in quotes"),
    "int_type": ("a whole number", "write digits only, without quotes, separators or units"),
    "int_from_float": ("a whole number", "leave the decimals out"),
    "float_type": ("a number", "write digits only, without quotes, separators or units"),
    "bool_type": ("`true` or `false`", "write `true` or `false`, without quotes"),
    "tuple_type": ("a list", "start each item on its own line with `- `"),
    "dict_type": ("`key: value` lines", "write the fields indented below the key"),
    "model_type": ("`key: value` lines", "write the fields indented below the key"),
    "model_attributes_type": ("`key: value` lines", "write the fields indented below the key"),
}


_OWN_RULES = {
    "slug": ("wrong-id", "write it like `bogota-care-blocks`"),
    "empty_text": ("empty-text", "write the text, or leave the key out"),
    "unsafe_character": ("invisible-character", "delete the character; copying from a PDF or a chat often brings it in"),
    "date_form": ("wrong-date", "use as much of the date as is known"),
    "date_impossible": ("wrong-date", "correct the date, or write only the part that is known"),
    "url": ("wrong-address", "copy the full address from the browser"),
    "locale": ("wrong-language", "use the short tag of the language"),
    "pattern": ("wrong-form", "docs/contributing/schema.md has an example of each pattern"),
    "code": ("wrong-code", "use the standard code, in quotes"),
    "no_figure": ("figure-without-value", "add `value`, or `low` and `high`"),
    "range_order": ("range-order", "put the smaller figure under `low`"),
    "price_year": ("money-without-year", "add `price_year`, or `price_year_unknown` with the reason"),
}


def _place(path: tuple[str | int, ...]) -> str:
    place = written(path)
    return f"`{place}`" if place else "the record"


def written(path: tuple[str | int, ...]) -> str:
    """Return a path as an editor writes it: `results[2].value`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def _shown(value: Any) -> str:  # Any: whatever the author wrote
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, tuple):
        return "a list"
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    shown = _INVISIBLE.sub(lambda found: f"U+{ord(found[0]):04X}", str(value))
    return f"`{shown[:60]}…`" if len(shown) > 60 else f"`{shown}`"


def nearest(model: type[Model], path: tuple[str | int, ...]) -> str | None:
    """Return the key that is known at the place of an unknown one and is written most like it, if there is one."""
    return closest(str(path[-1]), _known_keys(model, path[:-1]), cutoff=0.75)


def closest(word: str, known: Iterable[str], cutoff: float = 0.7) -> str | None:
    """Return what is known and written most like this, if a slip or two of the hand lie between them."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=cutoff)), None)


def quoted(ids: Iterable[str]) -> str:
    """Return ids as a message lists them: `s1`, `s2` and `s3`."""
    marked = [f"`{name}`" for name in ids]
    if not marked:
        return "none"
    return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} and {marked[-1]}"


def _remedy_for_missing(model: type[Model], path: tuple[str | int, ...]) -> str:
    """Return what a field holds, in the words of the schema, with its example where that fits on a line."""
    example = _example(field_at(model, path)[0])
    start = f"add it, such as `{path[-1]}: {example}`" if example else "add it"
    said = description(model, path).removesuffix(".")
    return f"{start}; {said if said[1:2].isupper() else said[0].lower() + said[1:]}" if said else start


def _example(field: FieldInfo | None) -> str:
    """Return the example of a field as it is written; nothing where it is a group of fields, or long."""
    example = field.examples[0] if field and field.examples else None
    items = example if isinstance(example, list | tuple) else [example]
    if example is None or not all(isinstance(item, str | int | float) for item in items):
        return ""
    shown = [item if _is_plain(item) else json.dumps(item, ensure_ascii=False) for item in items]
    whole = f"[{', '.join(shown)}]" if isinstance(example, list | tuple) else shown[0]
    return whole if len(whole) <= _LONGEST_EXAMPLE else ""


_LONGEST_EXAMPLE = 80
_PLAIN = re.compile(r"\w(?:(?!: | #)[^,\[\]{}])*")


def _is_plain(item: object) -> TypeGuard[str]:
    """Tell whether an example is a text that is written without quotes."""
    return isinstance(item, str) and bool(_PLAIN.fullmatch(item)) and isinstance(meaning(item), str)


def _remedy(model: type[Model], path: tuple[str | int, ...]) -> str:
    """Return the remedy for an unknown key."""
    near = nearest(model, path)
    if near:
        return f"did you mean `{near}`?"
    known = _known_keys(model, path[:-1])
    return f"known here: {', '.join(f'`{key}`' for key in sorted(known))}" if known else "leave it out"


def _known_keys(model: type[Model], path: tuple[str | int, ...]) -> list[str]:
    schema = model.model_json_schema()
    here: dict[str, Any] = schema
    for step in path:
        here = _resolved(here, schema)
        if isinstance(step, int):
            items = here.get("items", {})
            here = items if isinstance(items, dict) else {}
        else:
            below = here.get("additionalProperties")
            here = here.get("properties", {}).get(step) or (below if isinstance(below, dict) else {})
    return list(_resolved(here, schema).get("properties", {}))


def _resolved(here: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, and from a union take the branch that has fields or items."""
    for branch in here.get("anyOf", ()):
        resolved = _resolved(branch, schema)
        if "properties" in resolved or "items" in resolved:
            return resolved
    if "$ref" in here:
        definition: dict[str, Any] = schema["$defs"][here["$ref"].rpartition("/")[2]]
        return definition
    return here
