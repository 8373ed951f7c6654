"""Reads a data file as its authors mean it: YAML 1.2 scalars, no surprises, limits on size and depth.

It knows YAML and nothing of records; whatever it cannot read it reports as a `Diagnostic` with its place.
"""

import re
from math import isfinite
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stub does not name it
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from caretoolkit.diagnostics import Diagnostic, Span
from caretoolkit.load.slips import slip
from caretoolkit.load.tabs import tab_outside

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_CONSTANTS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip


class UnreadableError(Exception):
    """A data file that holds no mapping that could be read, with the diagnostics that say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(diagnostics[0].message)
        self.diagnostics = diagnostics


def read_mapping(data: bytes, file: str, first_key: str = "title") -> dict[str, Any]:  # Any: whatever the author wrote
    """Return the mapping that a data file holds, with tuples for lists.

    Raises `UnreadableError` with every doubled key, tag or over-deep value found, or with the one fault that stopped
    the reading.
    """
    mapping, found = read_tolerantly(data, file, first_key)
    if found:
        raise UnreadableError(*found)
    return mapping


def read_tolerantly(
    data: bytes, file: str, first_key: str = "title"
) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:  # Any: as above
    """Return the mapping that a data file holds without its faults, and the faults; raises as above where nothing is left."""
    root = compose(data, file, first_key)
    found: list[Diagnostic] = []
    value = _value(root, file, (), found)
    assert isinstance(value, dict)
    return value, tuple(found)


def compose(data: bytes, file: str, first_key: str = "title") -> MappingNode:
    """Return the tree of nodes of a data file, each with its place; `first_key` is what such a file begins with."""
    text = decode(data, file)
    parser = _Parser(text)
    try:
        if _needs_a_first_look(text):
            _look_at_events(text, file)
        root = parser.get_single_node()
    except yaml.YAMLError as error:
        raise UnreadableError(slip(error, text, file)) from None
    finally:
        parser.dispose()
    if not isinstance(root, MappingNode):
        raise UnreadableError(
            _diagnostic("unreadable-yaml", "the file holds no `key: value` lines", file, help=f"start with `{first_key}:`")
        )
    if "\t" in text and (place := tab_outside(text)) is not None:
        raise UnreadableError(_tab(text, place, file))
    return root


def _tab(text: str, place: int, file: str) -> Diagnostic:
    line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    remedy = "write a space in its place; put a text that holds a tab in quotes"
    return Diagnostic("tab", file, "a tab stands outside of quotes", help=remedy, span=Span(line, column, column + 1))


_ANCHOR = re.compile(r"(?m)(?:^|[\s\[{,:?-])[&*][^\s*]")
_DEEP = 100
"""How far a line must be indented to stand so deep that the C parser's stack may be in danger."""
_MANY_BRACKETS = 1000


def _needs_a_first_look(text: str) -> bool:
    """Tell whether the text may hold anchors, or nesting deep enough to exhaust the C parser's stack."""
    if text.count("[") + text.count("{") > _MANY_BRACKETS:
        return True
    if ("&" in text or "*" in text) and _ANCHOR.search(text):
        return True
    return any(len(line) >= _DEEP and not line[:_DEEP].strip(" ?:-") for line in text.split("\n"))


def _look_at_events(text: str, file: str) -> None:
    """Refuse anchors, aliases and deep nesting before a tree is made: events come one by one and cost no stack."""
    depth = 0
    for event in yaml.parse(text, _Parser):  # type: ignore[arg-type]  # the stub names PyYAML's own loaders only
        mark = event.start_mark
        assert mark is not None
        anchor = getattr(event, "anchor", None)
        if anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = f"`{sign}{anchor}` is read as an anchor or alias, which are not used here"
            remedy = "write the value out; put a text that starts with `&` or `*` in quotes"
            span = Span(mark.line + 1, mark.column + 1, mark.column + 2 + len(anchor))
            raise UnreadableError(Diagnostic("anchor", file, message, help=remedy, span=span))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            message = f"lists and mappings stand more than {MAX_DEPTH} levels deep"
            span = Span(mark.line + 1, mark.column + 1, mark.column + 2)
            raise UnreadableError(Diagnostic("nesting-too-deep", file, message, help="write it flatter", span=span))


def decode(data: bytes, file: str) -> str:
    """Return the text of a data file; only UTF-8 within the size limit is read, in a file that ends in `.yml`."""
    name, _, ending = file.rpartition("/")[2].rpartition(".")
    if ending != "yml":
        message = f"the file ends in `.{ending}`; data files end in `.yml`"
        raise UnreadableError(_diagnostic("wrong-ending", message, file, help=f"rename it to `{name}.yml`"))
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            _diagnostic("file-too-large", f"the file has {len(data):,} bytes; the limit is {MAX_BYTES:,}", file, help="split it")
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        raise UnreadableError(
            Diagnostic("not-utf-8", file, message, help="save the file as UTF-8", span=Span(line, column, column + 1))
        ) from None


PLAIN, QUOTED = "written plainly", "written in quotes"  # with a space, which no tag in a file can hold


class _Parser(CParser):
    """PyYAML's C parser, with a flag in place of its tags: whether a scalar was written without quotes."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)

    def dispose(self) -> None:
        """PyYAML's C parser frees itself; the loaders' interface asks for this name."""

    def descend_resolver(self, _parent: Node, _index: object) -> None:
        """Do nothing: paths have no part in how a scalar is read."""

    def ascend_resolver(self) -> None:
        """Do nothing, as above."""

    def resolve(self, kind: type[Node], _value: str | None, implicit: Any) -> str:  # Any: a pair of flags, or True
        return PLAIN if kind is ScalarNode and implicit[0] else QUOTED


def _value(node: Node, file: str, path: tuple[str | int, ...], found: list[Diagnostic]) -> Any:  # Any: see above
    if node.tag not in (PLAIN, QUOTED):
        found.append(_at(node, "tag", f"the tag `{node.tag}` is not read", file, help="leave it out"))
    if isinstance(node, ScalarNode):
        return meaning(node.value) if node.tag == PLAIN else node.value
    if len(path) >= MAX_DEPTH:
        message = f"lists and mappings stand more than {MAX_DEPTH} levels deep"
        raise UnreadableError(_at(node, "nesting-too-deep", message, file, help="write it flatter"))
    if isinstance(node, SequenceNode):
        return tuple([_value(item, file, (*path, position), found) for position, item in enumerate(node.value)])
    assert isinstance(node, MappingNode)
    return _mapping(node, file, path, found)


def _mapping(node: MappingNode, file: str, path: tuple[str | int, ...], found: list[Diagnostic]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    first: dict[str, Node] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if key_node.tag not in (PLAIN, QUOTED):
            found.append(_at(key_node, "tag", f"the tag `{key_node.tag}` is not read", file, help="leave it out"))
        if not isinstance(key, str):
            found.append(
                _at(
                    key_node, "unreadable-yaml", "a key is a list or a mapping", file, help="write a single word before the colon"
                )
            )
        elif key == "<<":
            found.append(_at(key_node, "merge-key", "merge keys (`<<`) are not read", file, help="write the fields out"))
        elif key in first:
            line = first[key].start_mark.line + 1
            found.append(
                _at(
                    key_node,
                    "doubled-key",
                    f"`{key}` is here a second time; it stands in line {line} already",
                    file,
                    help="keep one of the two",
                )
            )
        else:
            first[key] = key_node
            mapping[key] = _value(value_node, file, (*path, key), found)
    return mapping


def meaning(written: str) -> str | int | float | bool | None:
    """Return what a value means that is written without quotes."""
    if written in _CONSTANTS:
        return _CONSTANTS[written]
    first = written[0]
    if first.isdigit() or first in "+-.":
        if _INT.fullmatch(written) and len(written) <= 18:
            return int(written)
        if _FLOAT.fullmatch(written) and isfinite(number := float(written)):
            return number
    return written


def span_of(node: Node) -> Span:
    """Return the place of a node; a value of several lines is marked to the end of its first."""
    start, end = node.start_mark, node.end_mark
    end_column = end.column + 1 if end.line == start.line else 10_000
    return Span(start.line + 1, start.column + 1, max(end_column, start.column + 2))


def _at(node: Node, rule: str, message: str, file: str, help: str = "") -> Diagnostic:
    return Diagnostic(rule, file, message, help=help, span=span_of(node))


def _diagnostic(rule: str, message: str, file: str, help: str = "") -> Diagnostic:
    return Diagnostic(rule, file, message, help=help, span=Span(1, 1, 2))
