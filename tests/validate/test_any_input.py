"""Whatever stands in a data file is told or accepted: nothing ends in a traceback, and nothing takes long."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from caretoolkit import load
from caretoolkit.diagnostics import Diagnostic, in_order
from caretoolkit.load.records import read_record
from caretoolkit.load.source_map import located
from caretoolkit.load.yaml_reader import UnreadableError
from caretoolkit.model.case import Case, Head
from caretoolkit.model.library import Entry
from caretoolkit.model.values import Model
from caretoolkit.printers import PRINTERS, Context
from caretoolkit.validate import RULES, Scope
from caretoolkit.validate.rule import Subject
from tests.sample import BLOCKS, SAMPLE

FILE = f"toolkit_data/{BLOCKS}"
NAME = "bogota-care-blocks"
WHOLE = (SAMPLE / BLOCKS).read_bytes()
LIBRARY = load.library(SAMPLE).library
WITHIN = settings(deadline=timedelta(seconds=20), max_examples=60)


def told(data: bytes) -> Iterator[Diagnostic]:
    """Yield the problems of a case whose file holds these bytes."""
    record: Model | None = None
    try:
        record = read_record(Case, data, FILE, NAME)
    except UnreadableError as error:
        yield from error.diagnostics
        record = getattr(error, "rest", None)
    if isinstance(record, Case):
        subject = Subject.of(Entry("cases", FILE, NAME, record), "2026-11-25")
        library = replace(LIBRARY, heads={**LIBRARY.heads, NAME: Head.of(record)})
        for rule in RULES.values():
            if rule.find:
                yield from rule.of_toolkit(library) if rule.scope is Scope.TOOLKIT else rule(subject, library)


def check(data: bytes) -> None:
    found = list(told(data))
    shown = in_order(located(found, lambda _: data))

    assert [each for each in shown if not each.message or not each.span] == []
    assert [form for form, printer in PRINTERS.items() if found and not printer(shown, Context())] == []


def test_the_case_that_is_changed_here_is_sound() -> None:
    assert list(told(WHOLE)) == []


@WITHIN
@given(st.binary(max_size=2_000))
@example(b"\xff\xfe\x00")
@example(b"title: \x00")
@example(b"a: &a [*a, *a]")
@example(b"? [a]\n: b")
@example(b"[" * 5_000)
@example(b"a:\n" + b" " * 3_000 + b"b: 1")
def test_any_bytes_are_told_or_accepted(data: bytes) -> None:
    check(data)


@WITHIN
@given(
    st.integers(0, len(WHOLE)),
    st.integers(0, 40),
    st.text(max_size=12) | st.sampled_from(["\t", ": ", "- ", "'", '"', "[", "#", "\n", "|", "@"]),
)
def test_a_file_with_a_slip_anywhere_is_told_or_accepted(start: int, length: int, typed: str) -> None:
    check(WHOLE[:start] + typed.encode("utf-8", "surrogatepass") + WHOLE[start + length :])


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.dates()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4), max_leaves=12
)
MAPPING: dict[str, Any] = yaml.safe_load(WHOLE)  # Any: whatever the sample holds


@WITHIN
@given(st.sampled_from(sorted(MAPPING)), VALUES)
def test_any_value_in_any_field_is_told_or_accepted(field: str, value: object) -> None:
    check(yaml.safe_dump({**MAPPING, field: value}, allow_unicode=True).encode("utf-8", "surrogatepass"))


def texts(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the place of each text below a value."""
    if isinstance(value, str):
        yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in children:
        yield from texts(child, (*path, step))


def with_text(value: Any, path: tuple[str | int, ...], text: str) -> Any:  # Any: as above
    """Return a value with a text at a place."""
    if not path:
        return text
    copy = value.copy()
    copy[path[0]] = with_text(value[path[0]], path[1:], text)
    return copy


@WITHIN
@given(st.sampled_from(list(texts(MAPPING))), st.text(max_size=200))
@example(("title",), "<script>alert(1)</script>")
@example(("title",), "[a](javascript:alert(1)) ](")
@example(("title",), "proven \u202e\u200b best")
@example(("summary", "brief"), "](" * 100)
@example(("summary", "brief"), "<a" * 3_000)
def test_any_text_in_any_field_is_told_or_accepted(path: tuple[str | int, ...], text: str) -> None:
    check(yaml.safe_dump(with_text(MAPPING, path, text), allow_unicode=True).encode("utf-8", "surrogatepass"))
