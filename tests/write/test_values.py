"""Values that are written into data files: read again, they are what they were."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caretoolkit.load.yaml_reader import read_mapping
from caretoolkit.model.case import Case
from caretoolkit.write.values import data_file

TEXTS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=60) | st.sampled_from(
    [
        "true",
        "null",
        "~",
        "1",
        "1.0",
        "2020",
        "- a",
        "a: b",
        "a #b",
        "[a",
        "a, b",
        "'",
        '"',
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        " a",
        "a\nb",
        "a\n",
    ]
)
SCALARS = st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
KEYS = st.sampled_from(["a", "b"])
INNER = SCALARS | st.lists(SCALARS, max_size=3).map(tuple) | st.dictionaries(KEYS, SCALARS, max_size=2)
VALUES = SCALARS | st.lists(INNER, max_size=3).map(tuple) | st.dictionaries(KEYS, INNER, max_size=2)


@given(st.dictionaries(st.sampled_from(list(Case.model_fields)), VALUES, max_size=4))
def test_what_is_written_is_read_as_it_was(content: dict[str, Any]) -> None:
    text = data_file({"title": "A", **content}, Case)

    assert _typed(read_mapping(text.encode(), "a.yml")) == _typed({"title": "A", **content})


def _typed(value: Any) -> Any:
    """Return a value in which numbers of different types differ, and years may be dates."""
    if isinstance(value, dict):
        return {key: _typed(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_typed(each) for each in value)
    return (
        str(value)
        if isinstance(value, int) and not isinstance(value, bool)
        else (str(type(value)), value)
        if not isinstance(value, str)
        else value
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"started": "2020"}, "started: 2020\n"),
        ({"title": "2020"}, 'title: "2020"\n'),
        ({"five_r": ("reduce", "reward")}, "five_r: [reduce, reward]\n"),
        ({"neighbourhoods": ("Old Town", "Port")}, "neighbourhoods:\n  - Old Town\n  - Port\n"),
        ({"timeline": ({"date": "2020", "event": "Opens."},)}, "timeline:\n  - {date: 2020, event: Opens.}\n"),
        ({"delivery": {"lead": "City: one office"}}, 'delivery:\n  lead: "City: one office"\n'),
        ({"title": "a\n\nb"}, "title: >-\n  a\n\n\n  b\n"),
        ({"coordinates": (1, True, 1.0)}, "coordinates: [1, true, 1.0]\n"),
    ],
)
def test_values_are_written_in_the_house_form(content: dict[str, Any], text: str) -> None:
    assert data_file(content, Case) == text
