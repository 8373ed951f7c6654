"""Puts right what can be put right without knowing the field: slips of writing whose remedy is beyond doubt.

A fix changes a few characters of the text and leaves everything else as its author wrote it.
"""

import re
import typing
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from caretoolkit.diagnostics import Span
from caretoolkit.load.yaml_reader import UnreadableError, decode, read_mapping
from caretoolkit.model.dates import DATE
from caretoolkit.model.described import below
from caretoolkit.model.leaves import shape
from caretoolkit.model.values import InVocabulary, Model, RefersTo
from caretoolkit.write.formatting import quoted

Type = Any
"""A type annotation."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a text, from `start` up to `end`, and what stands in its place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the fixes may take for right: terms by vocabulary, ids by collection, and addresses known to be secure."""

    terms: Mapping[str, Collection[str]]
    records: Mapping[str, Collection[str]]
    addresses: Collection[str] = ()


def fixed(data: bytes, file: str, model: type[Model], known: Known) -> str:
    """Return the text of a data file with its slips put right.

    Raises `UnreadableError` if it is not text, or if its values are not written out one by one.
    """
    text = _readable(_tidy(decode(data, file)), file)
    if not _has_plain_keys(text, file):
        return text
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except YAMLError:
        return text  # what is left is for a person
    if not isinstance(root, MappingNode):
        return text
    edits = sorted(_edits(root, model, known), key=lambda edit: edit.start, reverse=True)
    for edit in edits:
        text = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
    return text


_ENDLESS = frozenset({"anchor", "nesting-too-deep"})
"""The slips that may let a walk over the values never end."""


def _has_plain_keys(text: str, file: str) -> bool:
    """Tell whether each key is a word; raises `UnreadableError` where values may hold themselves, or stand too deep to walk."""
    try:
        read_mapping(text.encode("utf-8"), file)
    except UnreadableError as error:
        rules = {found.rule for found in error.diagnostics}
        if rules & _ENDLESS:
            raise
        return "unreadable-yaml" not in rules
    return True


_TAB_INDENT = re.compile(r"(?m)^[ \t]*\t[ \t]*")


def _tidy(text: str) -> str:
    """Return a text with spaces for the tabs that indent it, without spaces at line ends, and with one line end at its end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _TAB_INDENT.sub(lambda found: found[0].expandtabs(2), text)
    return re.sub(r"(?m)[ \t]+$", "", text).rstrip("\n") + "\n"


_QUOTABLE = frozenset({"unquoted-colon", "unquoted-character"})
_LINE = re.compile(r"""( *(?:- +)*[a-z][a-z0-9_]*: +)([^\s"'\[{|>&*!#].*)""")
_MOST_SLIPS = 100


def _readable(text: str, file: str) -> str:
    """Return a text with what keeps it from being read put right, slip by slip, as far as that needs no judgement."""
    lines = text.split("\n")
    for _ in range(_MOST_SLIPS):
        try:
            read_mapping("\n".join(lines).encode("utf-8"), file)
        except UnreadableError as error:
            found = error.diagnostics[0]
            span = found.span or Span(1, 1, 2)
            number = span.line - 1
            better = _better_line(lines[number], found.rule, span.column - 1) if number < len(lines) else None
            if better is None:
                break
            lines[number] = better
        else:
            break
    return "\n".join(lines)


def _better_line(line: str, rule: str, place: int) -> str | None:
    """Return a line with quotes around its value, or with a space for the tab at a place, if that is what it needs."""
    if rule == "tab" and line[place : place + 1] == "\t":
        return f"{line[:place].rstrip()} {line[place:].lstrip()}"
    found = _LINE.fullmatch(line) if rule in _QUOTABLE else None
    return f"{found[1]}{quoted(found[2])}" if found and " #" not in found[2] else None


def _edits(node: Node, annotation: Type, known: Known) -> Iterator[Edit]:
    if isinstance(node, MappingNode):
        yield from _in_mapping(node, annotation, known)
    elif isinstance(node, SequenceNode):
        item = below(annotation, is_list=True).each
        for child in node.value:
            yield from _edits(child, item, known)
    elif isinstance(node, ScalarNode) and node.start_mark.line == node.end_mark.line:
        right = _right_value(node.value, annotation, known)
        if right and right != node.value:
            yield _in_place(node, right)


def _in_mapping(node: MappingNode, annotation: Type, known: Known) -> Iterator[Edit]:
    fields = below(annotation, is_list=False)
    used = {key.value for key, _ in node.value}
    for key, value in node.value:
        name = key.value
        if not fields.is_open and name not in fields.names:
            near = _nearest(_as_key(name), [each for each in fields.names if each not in used])
            if near:
                yield _in_place(key, near)
                name = near
        yield from _edits(value, fields.get(name), known)


def _in_place(node: Node, right: str) -> Edit:
    """Return the edit that writes a value in the place of another, in the same quotes."""
    quote = getattr(node, "style", None) or ""
    return Edit(node.start_mark.index, node.end_mark.index, f"{quote}{right}{quote}")


def _right_value(written: str, annotation: Type, known: Known) -> str | None:
    """Return what was surely meant, if the value is not right as it is."""
    form = shape(annotation)
    if isinstance(form.marker, InVocabulary):
        return _known_id(written, known.terms.get(form.marker.name, ()))
    if isinstance(form.marker, RefersTo):
        return _known_id(written, known.records.get(form.marker.collection, ()))
    if _holds(annotation, DATE):
        return _date(written)
    if written.startswith("http://") and _secure(written) in known.addresses:
        return _secure(written)
    return None


def _known_id(written: str, choices: Collection[str]) -> str | None:
    if written in choices:
        return None
    return _nearest(re.sub(r"[\s_]+", "-", written.strip().lower()), list(choices))


def _nearest(written: str, choices: list[str]) -> str | None:
    """Return the one choice that is this word, or one slip of the hand away from it; of two such, none."""
    if written in choices:
        return written
    near = [each for each in choices if len(written) > 3 and is_one_slip_away(written, each)]
    return near[0] if len(near) == 1 else None


def is_one_slip_away(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter too many, missing, wrong, or by two that changed places."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    if one[1:] == other[1:] or one[1:] == other or one == other[1:]:
        return True
    return one[:2] == other[:2][::-1] and one[2:] == other[2:]


def _as_key(written: str) -> str:
    return re.sub(r"[\s-]+", "_", written.strip().lower())


_MONTHS = {name: number for number, names in enumerate(
    ("january jan", "february feb", "march mar", "april apr", "may", "june jun",
     "july jul", "august aug", "september sep sept", "october oct", "november nov", "december dec"), 1
) for name in names.split()}  # fmt: skip

_DATES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str | int, str | int]]], ...] = (
    (re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})"), lambda found: (found[1], found[2], "")),
    (
        re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.]+Z?)?"),
        lambda found: (found[1], found[2], found[3]),
    ),
    (re.compile(r"([0-9]{1,2})\.? ([A-Za-z]{3,9})\.?,? ([0-9]{4})"), lambda found: (found[3], _month(found[2]), found[1])),
    (re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})"), lambda found: (found[3], _month(found[1]), found[2])),
    (re.compile(r"([A-Za-z]{3,9})\.?,? ([0-9]{4})"), lambda found: (found[2], _month(found[1]), "")),
)
"""The forms of dates whose meaning is beyond doubt; `03/04/2020` is not among them."""


def _month(name: str) -> int:
    return _MONTHS.get(name.lower(), 0)


def _date(written: str) -> str | None:
    for form, parts in _DATES:
        found = form.fullmatch(written.strip())
        if found:
            year, month, day = parts(found)
            if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
                return None
            return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return None


def _holds(annotation: Type, mark: object) -> bool:
    return annotation is mark or any(_holds(each, mark) for each in typing.get_args(annotation))


def _secure(address: str) -> str:
    return address.replace("http://", "https://", 1)
