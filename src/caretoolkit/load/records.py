"""Builds typed records from what a data file holds."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from caretoolkit.diagnostics import Diagnostic
from caretoolkit.load.wording import nearest, worded
from caretoolkit.load.yaml_reader import UnreadableError, read_tolerantly
from caretoolkit.model.described import first_key
from caretoolkit.model.values import Model

M = TypeVar("M", bound=Model)


class FaultyRecordError(UnreadableError):
    """A record that could not be built, with what is left of it without its faulty fields, for other rules to look at."""

    def __init__(self, diagnostics: Iterable[Diagnostic], rest: Model | None) -> None:
        super().__init__(*diagnostics)
        self.rest = rest


def read_record(model: type[M], data: bytes, file: str, record_id: str) -> M:
    """Return the record in a data file; its id is the file's name.

    Raises `UnreadableError` with all the problems found, as a `FaultyRecordError` where a part of it can be read.
    """
    mapping, found = read_tolerantly(data, file, first_key(model))
    written_id = mapping.setdefault("id", record_id)
    if written_id != record_id:
        message = f"`id` is `{written_id}`, and the file is called `{record_id}.yml`"
        remedy = "leave `id` out; the file's name is the id"
        found = (*found, Diagnostic("id-differs-from-file-name", file, message, help=remedy, path=("id",)))
        mapping["id"] = record_id
    try:
        record = model.model_validate(mapping)
    except ValidationError as error:
        rest = _rest(model, mapping, {_path(detail)[:1] for detail in error.errors(include_url=False)})
        raise FaultyRecordError((*found, *_diagnostics(error, model, file)), rest) from None
    if found:
        raise FaultyRecordError(found, record)
    return record


def _rest(model: type[M], mapping: dict[str, Any], faulty: set[tuple[str | int, ...]]) -> M | None:  # Any: as its author wrote it
    """Return a record without its faulty fields, if it can do without them."""
    try:
        return model.model_validate({key: value for key, value in mapping.items() if (key,) not in faulty})
    except ValidationError:
        return None


def _diagnostics(error: ValidationError, model: type[Model], file: str) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each cause.

    A value that fits no type of a union is said once. A value is not called too short, or of the wrong type, where the
    fault is in a part of it; and a field is not called missing where it stands there misspelt.
    """
    details = error.errors(include_url=False)
    paths = [_path(detail) for detail in details]
    is_number = {path for detail, path in zip(details, paths, strict=True) if detail["type"] == "float_type"}
    misspelt = [path for detail, path in zip(details, paths, strict=True) if detail["type"] == "extra_forbidden"]
    seen: set[tuple[str | int, ...]] = set()
    for detail, path in zip(details, paths, strict=True):
        has_faulty_part = any(len(other) > len(path) and other[: len(path)] == path for other in paths)
        is_misspelt = detail["type"] == "missing" and any(
            nearest(model, other) == path[-1] for other in misspelt if other[:-1] == path[:-1]
        )
        is_half = detail["type"] == "int_type" and path in is_number  # a whole number is one kind of number
        if path in seen or is_half or is_misspelt or (has_faulty_part and detail["type"] in _OF_THE_WHOLE):
            continue
        seen.add(path)
        rule, message, remedy = worded(detail, model, path)
        is_about_key = detail["type"] == "extra_forbidden" or detail["loc"][-1:] == (_OF_THE_KEY,)
        yield Diagnostic(rule, file, message, help=remedy, path=path, on_key=is_about_key)


_OF_THE_WHOLE = {"too_short", "string_type", "model_type"}


def _path(detail: ErrorDetails) -> tuple[str | int, ...]:
    """Return where a finding stands in the file; pydantic also names the types of a union on its way."""
    steps = tuple(step for step in detail["loc"] if step != _OF_THE_KEY)
    if detail["type"] in _OF_ONE_TYPE and steps and steps[-1] in _TYPE_NAMES:
        steps = steps[:-1]
    return tuple(step for place, step in enumerate(steps) if not _is_source_type(steps, place))


_OF_THE_KEY = "[key]"
"""How pydantic says that a key is meant, and not its value."""
_OF_ONE_TYPE = {"int_type", "float_type", "string_type", "int_from_float", "finite_number"}
_TYPE_NAMES = {"int", "float", "str"}


def _is_source_type(steps: tuple[str | int, ...], place: int) -> bool:
    """Tell whether a step names the type of a source, which is a record or the id of one: `sources.s1.Source.title`."""
    step = steps[place]
    return place >= 2 and steps[place - 2] == "sources" and (step == "Source" or str(step).startswith("function-after["))
