"""Finds values that YAML may read otherwise than their authors meant them: a text cut off at ` #`, a point in thousands.

It knows what kind of value stands where, and leaves it to the rules to speak.
"""

import re
import typing
from collections.abc import Iterator
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from caretoolkit.load.yaml_reader import PLAIN, UnreadableError, compose, decode, meaning
from caretoolkit.model.described import below
from caretoolkit.model.leaves import Path
from caretoolkit.model.library import Doubts, Piece
from caretoolkit.model.values import TEXT, Counted, Model

_BEHIND_WORDS = re.compile(rb"[^\s][ \t]+#")
_THREE_DECIMALS = re.compile(rb"\.[0-9]{3}(?![0-9])")
_COMMENT = re.compile(r"[ \t]+(#[^\n]*)")
_POINTED = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")


def doubts(data: bytes, file: str, model: type[Model]) -> Doubts:
    """Return what in a data file may be meant otherwise than it is read; nothing of a file that cannot be read."""
    if not _is_worth_a_look(data):
        return Doubts()
    try:
        text, root = decode(data, file), compose(data, file)
    except UnreadableError:
        return Doubts()
    values = [value for value in _plain_values(root, model, ()) if value[0].tag == PLAIN]
    return Doubts(tuple(_cut(values, text)), tuple(_pointed(values)))


def _is_worth_a_look(data: bytes) -> bool:
    """Tell whether there may be anything to doubt, at a small part of the cost of reading the file a second time."""
    has_comment = (b" #" in data or b"\t#" in data) and _BEHIND_WORDS.search(data)
    return bool(has_comment or _THREE_DECIMALS.search(data))


_Value = tuple[ScalarNode, Any, Path]  # Any: a type annotation
"""A value with the type of its field, and its place."""


def _plain_values(node: Node, annotation: Any, path: Path) -> Iterator[_Value]:  # Any: as above
    if isinstance(node, ScalarNode):
        yield node, annotation, path
    elif isinstance(node, SequenceNode):
        for position, item in enumerate(node.value):
            yield from _plain_values(item, below(annotation, is_list=True).each, (*path, position))
    elif isinstance(node, MappingNode):
        known = below(annotation, is_list=False)
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                yield from _plain_values(value, known.get(key.value), (*path, key.value))


def _cut(values: list[_Value], text: str) -> Iterator[Piece]:
    """Yield what stands as a comment directly behind the words of a text."""
    for node, annotation, path in values:
        comment = _COMMENT.match(text, node.end_mark.index)
        if comment and TEXT in _parts(annotation) and isinstance(meaning(node.value), str):
            yield Piece(path, comment[1].rstrip())


def _pointed(values: list[_Value]) -> Iterator[Piece]:
    """Yield the numbers that have a point and three digits behind it, where a figure or an amount stands."""
    for node, annotation, path in values:
        if _POINTED.fullmatch(node.value) and Counted() in _parts(annotation):
            yield Piece(path, node.value)


def _parts(annotation: Any) -> Iterator[Any]:  # Any: as above
    """Yield what a type is made of, and the marks that are set on it."""
    yield annotation
    for each in typing.get_args(annotation):
        yield from _parts(each)
