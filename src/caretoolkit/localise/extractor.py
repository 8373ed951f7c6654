"""Gathers the texts of a data file for translators, in the form of Babel's extractors.

`pybabel extract` finds it under the name `caretoolkit`; a mapping file that begins with `[caretoolkit: cases/**.yml]`
sends data files to it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import PurePath
from typing import IO, Any

from caretoolkit.load.records import read_record
from caretoolkit.load.source_map import span_at
from caretoolkit.load.yaml_reader import UnreadableError, compose
from caretoolkit.localise.placeholders import with_placeholders
from caretoolkit.model.described import description
from caretoolkit.model.leaves import Path, texts
from caretoolkit.model.library import COLLECTIONS, SINGLE_FILES
from caretoolkit.model.values import Model, Translatable
from caretoolkit.model.vocabulary import Vocabulary

Extracted = tuple[int, str, tuple[str, ...], list[str]]
"""A message as Babel's extractors give it: line, function, arguments (the context first), comments."""


def extract(
    fileobj: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:  # Any: as Babel's interface has it
    """Yield the messages of an open data file; a file that is no record, or a faulty one, has none: `check` tells why."""
    path = PurePath(fileobj.name)
    model = SINGLE_FILES.get(path.stem) or COLLECTIONS.get(path.parent.name)
    if model is None:
        return
    data = fileobj.read()
    try:
        record = read_record(model, data, path.name, path.stem)
    except UnreadableError:
        return
    tree = compose(data, path.name)
    yield from messages(record, lambda place: span_at(tree, place).line)


def messages(record: Model, line: Callable[[Path], int] = lambda _: 0) -> Iterator[Extracted]:
    """Yield the messages of a record in the order of its fields, with what a translator should know of each.

    The forms of a unit with a number are one message with a plural. `line` tells where a field stands in its file.
    """
    for leaf in texts(record):
        if ".counted." not in leaf.context:
            assert isinstance(leaf.marker, Translatable)
            about = [description(type(record), leaf.path), f"At most {leaf.marker.limit} characters."]
            yield line(leaf.path), "pgettext", (leaf.context, with_placeholders(leaf.value)), list(filter(None, about))
    if isinstance(record, Vocabulary):
        for number, term in enumerate(record.terms):
            if term.counted:
                forms = (f"terms.{term.id}.counted", term.counted.one, term.counted.other)
                yield (
                    line(("terms", number, "counted")),
                    "npgettext",
                    forms,
                    ["A figure with its unit; `{number}` is the figure."],
                )
