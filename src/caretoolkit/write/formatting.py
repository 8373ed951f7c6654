"""Writes a data file in the house form: keys in the order of the schema, two spaces, long texts folded, comments kept.

What a file means is never changed: what is written is read again and compared.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from caretoolkit.diagnostics import Diagnostic, Span
from caretoolkit.load.yaml_reader import UnreadableError, read_mapping
from caretoolkit.model.described import below, first_key
from caretoolkit.model.values import Model
from caretoolkit.write.tree import Entry, Group, Notes, Scalar, Value, read

WIDTH = 118
"""Where folded texts are wrapped."""
LONGEST_LINE = 240
"""How long a line with a text on it may be before the text is folded; an address or a list stays on its line."""

Type = Any
"""A type annotation."""


def formatted(data: bytes, file: str, model: type[Model]) -> str:
    """Return a data file in the house form; raises `UnreadableError` if it cannot be read."""
    meaning = read_mapping(data, file, first_key(model))
    try:
        root, last = read(text_of(data))
    except YAMLError as error:
        raise UnreadableError(_refused(error, file)) from None
    if not root.entries:
        return text_of(data)
    head, root = _without_head(root)
    lines = [*_comment_lines(head, 0), *group_lines(_ordered(root, model), 0), *last]
    text = "\n".join(lines).strip("\n") + "\n"
    assert _same(read_mapping(text.encode(), file), meaning)
    return text


def _refused(error: YAMLError, file: str) -> Diagnostic:
    """Return the problem of a file that `load` can read and a stricter reader of YAML cannot."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    span = Span(mark.line + 1, mark.column + 1, mark.column + 2) if mark else Span(1, 1, 2)
    message = "not every reader of YAML can read the file from here on"
    return Diagnostic("unreadable-yaml", file, message, help="put the text in quotes, with usual signs only", span=span)


def text_of(data: bytes) -> str:
    """Return the text of a data file with the line ends of the house."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


_FOR_PROGRAMS = "# yaml-language-server:"


def _without_head(root: Group) -> tuple[tuple[str, ...], Group]:
    """Return the comments that stay at the top, and the rest: those before a blank line, and what is said to a program."""
    first = root.entries[0]
    above = first.notes.above
    ends = [number for number, comment in enumerate(above, 1) if not comment or comment.startswith(_FOR_PROGRAMS)]
    end = max(ends, default=0)
    bare = replace(first, notes=replace(first.notes, above=above[end:]))
    return above[:end], replace(root, entries=(bare, *root.entries[1:]))


def _same(one: Any, other: Any) -> bool:  # Any: what data files hold
    """Tell whether two values are alike, types included: `1`, `1.0` and `true` are three things."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and bool(one == other)


def _ordered(value: Value, annotation: Type) -> Value:
    """Return a value with its keys in the order of the schema; keys that it does not know come last, as they stand."""
    if isinstance(value, Scalar):
        return value
    known = below(annotation, is_list=value.is_list)
    entries = tuple(
        replace(entry, value=_ordered(entry.value, known.get(entry.key.value if entry.key else ""))) for entry in value.entries
    )
    if not value.is_list and not known.is_open:
        order = {name: place for place, name in enumerate(known.names)}
        entries = tuple(sorted(entries, key=lambda entry: order.get(entry.key.value if entry.key else "", len(order))))
    return replace(value, entries=entries)


def group_lines(value: Value, indent: int) -> list[str]:
    """Return the lines of a mapping or list in the house form, each entry on its own."""
    assert isinstance(value, Group)
    lines: list[str] = []
    for entry in value.entries:
        lines += _item_lines(entry, indent) if value.is_list else _entry_lines(entry, indent)
    return lines


def _entry_lines(entry: Entry, indent: int) -> list[str]:
    assert entry.key is not None
    start = f"{' ' * indent}{_one_line(entry.key)}:"
    return _with_notes(entry.notes, indent, _value_lines(start, entry, indent))


def _item_lines(entry: Entry, indent: int) -> list[str]:
    value, notes = entry.value, entry.notes
    if isinstance(value, Scalar) or value.is_flow or not value.entries:
        return _with_notes(notes, indent, _value_lines(f"{' ' * indent}-", entry, indent))
    first = value.entries[0]
    notes = replace(notes, above=(*notes.above, *first.notes.above))
    bare = replace(first, notes=replace(first.notes, above=()))
    lines = group_lines(replace(value, entries=(bare, *value.entries[1:])), indent + 2)
    lines[0] = f"{' ' * indent}- {lines[0][indent + 2 :]}"
    return _with_notes(replace(notes, behind=""), indent, lines, behind_first=notes.behind)


def _with_notes(notes: Notes, indent: int, lines: list[str], behind_first: str = "") -> list[str]:
    if behind_first:
        lines = [f"{lines[0]} {behind_first}", *lines[1:]]
    return [*_comment_lines(notes.above, indent), *lines, *_comment_lines(notes.below, indent)]


def _comment_lines(comments: tuple[str, ...], indent: int) -> Iterator[str]:
    """Yield comments at their indentation, with one blank line where there were several."""
    for number, comment in enumerate(comments):
        if comment:
            yield f"{' ' * indent}{comment}"
        elif number == 0 or comments[number - 1]:
            yield ""


def _value_lines(start: str, entry: Entry, indent: int) -> list[str]:
    """Return a value behind its key or dash: on the same line, folded, or in lines of its own."""
    value, behind = entry.value, f" {entry.notes.behind}" if entry.notes.behind else ""
    if isinstance(value, Group):
        if value.is_flow or not value.entries:
            return [f"{start} {_in_brackets(value)}{behind}"]
        return [f"{start}{behind}", *group_lines(value, indent + 2)]
    if _is_block(value, start):
        sign, lines = _block(value, " " * (indent + 2))
        return [f"{start} {sign}{behind}", *lines]
    written = _one_line(value)
    return [f"{start} {written}{behind}" if written else f"{start}{behind}"]


def _is_block(value: Scalar, start: str) -> bool:
    """Tell whether a text is written below its key: it was, or its line would be too long and can be broken."""
    if not (value.style or value.value) or not _is_block_text(value.value):
        return False
    if value.style in ("|", ">"):
        return True
    is_long = len(start) + 1 + len(value.written if value.written is not None else value.value) > LONGEST_LINE
    return is_long and " " in value.value and (value.written is None or value.style != "" or _is_text(value))


def _is_text(value: Scalar) -> bool:
    return bool(re.search("[^0-9.eE+-]", value.value))


_NO_BLOCK = re.compile(
    r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|(?m:^ | $)|\n\Z(?<=\n\n)"
)


def _is_block_text(text: str) -> bool:
    """Tell whether a text can be written below its key: no line starts or ends with a space, no sign is unprintable."""
    return bool(text.strip()) and not text.startswith("\n") and not _NO_BLOCK.search(text)


def _block(value: Scalar, margin: str) -> tuple[str, list[str]]:
    """Return a text as a folded or, where its author chose so, a literal block: its sign and its lines."""
    end = "" if value.value.endswith("\n") else "-"
    text = value.value.removesuffix("\n")
    if value.style == "|":
        return f"|{end}", [f"{margin}{line}".rstrip() for line in text.split("\n")]
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            lines.append("")
        if paragraph:
            lines += [f"{margin}{line}" for line in _wrapped(paragraph, WIDTH - len(margin))]
    return f">{end}", lines


def _wrapped(paragraph: str, width: int) -> Iterator[str]:
    """Yield the lines of a paragraph; it is broken only where a single space stands, so that joining gives it back."""
    line = ""
    for piece in re.split(r"(?<! ) (?! )", paragraph):
        if line and len(line) + 1 + len(piece) > width:
            yield line
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    yield line


def _in_brackets(group: Group) -> str:
    parts = [f"{_one_line(entry.key)}: {_flow(entry.value)}" if entry.key else _flow(entry.value) for entry in group.entries]
    return f"[{', '.join(parts)}]" if group.is_list else f"{{{', '.join(parts)}}}"


def _flow(value: Value) -> str:
    if isinstance(value, Group):
        return _in_brackets(value)
    return _one_line(value) or "null"


def _one_line(scalar: Scalar) -> str:
    """Return a scalar on one line: as it was written if it was on one, and otherwise in double quotes."""
    if scalar.written is not None and not (scalar.style == "" and not scalar.value):
        return scalar.written
    return quoted(scalar.value) if scalar.style or scalar.value else ""


_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def quoted(text: str) -> str:
    """Return a text in double quotes; JSON's escapes are YAML's, too."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
