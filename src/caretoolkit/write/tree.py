"""Reads a data file for writing it again: its values as they are written, with comments and blank lines in their places.

What a value means is for `load` to say; here `5.40` is four characters.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value that is no list and no group: what it says, how it is quoted, and how it is written on one line if it is."""

    value: str
    style: str
    written: str | None


@dataclass(frozen=True, slots=True)
class Notes:
    """The comments around an entry: above it (an empty one is a blank line), behind it in its line, and below it."""

    above: tuple[str, ...] = ()
    behind: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item of a list, which has no key."""

    key: Scalar | None
    value: "Value"
    notes: Notes = Notes()


@dataclass(frozen=True, slots=True)
class Group:
    """A mapping or a list; `is_flow` where it stands in one line between brackets."""

    entries: tuple[Entry, ...]
    is_list: bool
    is_flow: bool


Value = Scalar | Group


@dataclass(frozen=True, slots=True)
class _Comment:
    index: int
    line: int
    column: int
    text: str
    is_alone: bool


@dataclass(slots=True)
class _Place:
    """Where an entry begins and ends; comments find their entries by it."""

    line: int
    column: int
    notes: Notes = field(default_factory=Notes)


def read(text: str) -> tuple[Group, tuple[str, ...]]:
    """Return the root of a text that `load` can read, and the comments at its end."""
    root = YAML(typ="safe", pure=True).compose(text)
    assert isinstance(root, MappingNode)
    reader = _Reader(text, root)
    left = reader.attach()
    group = reader.value(root)
    assert isinstance(group, Group)
    return group, left


class _Reader:
    """Reads one text; it first finds the comments, then the entries that they belong to."""

    def __init__(self, text: str, root: Node) -> None:
        self._text = text
        self._root = root
        self._comments = list(_comments(text, root))
        self._indexes = [comment.index for comment in self._comments if comment.text]
        self._places: dict[int, _Place] = {}

    def attach(self) -> tuple[str, ...]:
        """Give each comment to an entry, and return those behind the last."""
        self._find_places(self._root)
        places = list(self._places.values())
        left: list[str] = []
        for comment in self._comments:
            before = [place for place in places if place.line <= comment.line]
            following = next((place for place in places if place.line > comment.line), None)
            if not comment.is_alone and before:
                before[-1].notes = replace(before[-1].notes, behind=comment.text)
            elif following and (following.column >= comment.column or not comment.text):
                following.notes = replace(following.notes, above=(*following.notes.above, comment.text))
            elif owner := next((place for place in reversed(before) if 0 < place.column <= comment.column), None):
                owner.notes = replace(owner.notes, below=(*owner.notes.below, comment.text))
            else:
                left.append(comment.text)
        return tuple(left)

    def _find_places(self, node: Node) -> None:
        """Note the entries below a node in the order of the text; one that begins where its list item does is left out."""
        for key, child in _entries(node):
            mark = (key or child).start_mark
            last = next(reversed(self._places.values()), None)
            if last is None or last.line != mark.line:
                self._places[id(child)] = _Place(mark.line, mark.column - 2 if key is None else mark.column)
            if not self._is_flow(child):
                self._find_places(child)

    def value(self, node: Node) -> Value:
        """Return a node as it is to be written again."""
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        entries = tuple(
            Entry(self._scalar(key) if key else None, self.value(child), self._notes(child)) for key, child in _entries(node)
        )
        return Group(entries, isinstance(node, SequenceNode), self._is_flow(node))

    def _notes(self, node: Node) -> Notes:
        place = self._places.get(id(node))
        return place.notes if place else Notes()

    def _scalar(self, node: Node) -> Scalar:
        start, end = node.start_mark, node.end_mark
        style = getattr(node, "style", None) or ""
        is_one_line = start.line == end.line and style not in ("|", ">")
        return Scalar(node.value, style, self._text[start.index : end.index] if is_one_line else None)

    def _is_flow(self, node: Node) -> bool:
        """Tell whether a group stays between brackets: one that holds a comment has to be written over several lines."""
        if not isinstance(node, CollectionNode) or not node.flow_style:
            return False
        first = bisect_right(self._indexes, node.start_mark.index)
        return first == len(self._indexes) or self._indexes[first] > node.end_mark.index


def _entries(node: Node) -> Iterator[tuple[Node | None, Node]]:
    if isinstance(node, MappingNode):
        yield from node.value
    elif isinstance(node, SequenceNode):
        yield from ((None, child) for child in node.value)


def _spans(node: Node) -> Iterator[tuple[int, int]]:
    """Yield where the scalars of a text begin and end."""
    if isinstance(node, ScalarNode):
        yield node.start_mark.index, node.end_mark.index
    for key, child in _entries(node):
        if key is not None:
            yield from _spans(key)
        yield from _spans(child)


_COMMENT = re.compile(r"(?m)(?:^|(?<=[ \t]))#[^\n]*|^[ \t\r]*$")


def _comments(text: str, root: Node) -> Iterator[_Comment]:
    """Yield the comments and blank lines that lie outside of all scalars, or behind the sign of a folded one."""
    spans = sorted(_spans(root))
    starts = [start for start, _ in spans]
    place = 0
    while place <= len(text) and (found := _COMMENT.search(text, place)):
        number = bisect_right(starts, found.start()) - 1
        start, end = spans[number] if number >= 0 else (0, 0)
        if found.start() < end and not _is_behind_sign(text, start, found.start()):
            place = end
            continue
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        line = text.count("\n", 0, found.start())
        yield _Comment(found.start(), line, len(before), found[0].strip(), not before.strip())
        place = found.end() + (not found[0])


def _is_behind_sign(text: str, start: int, place: int) -> bool:
    return text[start] in "|>" and "\n" not in text[start:place] and text[place] == "#"
