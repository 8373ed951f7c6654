"""Finds the place of a field in its data file; the file is read again only when a problem is printed."""

from collections.abc import Callable, Iterable, Iterator

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from caretoolkit.diagnostics import Diagnostic, Span
from caretoolkit.load.yaml_reader import UnreadableError, compose, span_of


def located(diagnostics: Iterable[Diagnostic], read: Callable[[str], bytes]) -> Iterator[Diagnostic]:
    """Yield the diagnostics with their places; `read` returns the bytes of a data file."""
    trees: dict[str, tuple[Node | None, list[str]]] = {}
    for diagnostic in diagnostics:
        if diagnostic.file not in trees:
            trees[diagnostic.file] = _tree(diagnostic.file, read)
        root, lines = trees[diagnostic.file]
        span = diagnostic.span or span_at(root, diagnostic.path, diagnostic.on_key)
        if diagnostic.part and diagnostic.span is None:
            span = _narrowed(span, diagnostic.part, lines)
        line = lines[span.line - 1] if span.line <= len(lines) else ""
        yield diagnostic.at(span, line)


def _tree(file: str, read: Callable[[str], bytes]) -> tuple[Node | None, list[str]]:
    try:
        data = read(file)
    except OSError:
        return None, []
    lines = data.decode("utf-8", "replace").splitlines()
    try:
        return compose(data, file), lines
    except UnreadableError:
        return None, lines


_FAR = 60
"""How many lines below the start of a value its parts are looked for; texts are shorter."""


def _narrowed(span: Span, part: str, lines: list[str]) -> Span:
    """Return the place of a piece of a value; of the whole value where it is written otherwise, or over two lines."""
    start = span.column - 1
    for number in range(span.line, min(span.line + _FAR, len(lines) + 1)):
        found = lines[number - 1].find(part, start)
        if found >= 0:
            return Span(number, found + 1, found + 1 + len(part))
        start = 0
    return span


def span_at(root: Node | None, path: tuple[str | int, ...], on_key: bool = False) -> Span:
    """Return the place of the deepest part of the path that the file holds."""
    place: Node | None = root
    node: Node | None = root
    for position, step in enumerate(path):
        key, node = _step(node, step)
        if node is None:
            break
        is_last = position == len(path) - 1
        place = key if is_last and on_key and key is not None else node
        if key is not None and not isinstance(node, ScalarNode):
            place = key
    if place is None or place is root:
        return Span(1, 1, 2)
    return span_of(place)


def _step(node: Node | None, step: str | int) -> tuple[Node | None, Node | None]:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), (None, None))
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None
