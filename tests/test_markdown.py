"""A text is told without its Markdown, and nothing else of it is lost."""

import pytest

from caretoolkit.markdown import plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Care blocks", "Care blocks"),
        ("**On foot** and *near*", "On foot and near"),
        ("See [the law](https://example.org/a_b).", "See the law."),
        (r"5 \* 3", "5 * 3"),
        ("R&amp;D, R&D", "R&D, R&D"),
        ("a_b_c, 2 * 3, [x]", "a_b_c, 2 * 3, [x]"),
        ("<img src=x> & <b>", "<img src=x> & <b>"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("2023. A year of care", "2023. A year of care"),
        ("- 5 degrees", "- 5 degrees"),
        ("One *two*\nthree\n\nfour", "One two three four"),
        ("For:\n\n- *one*\n- two", "For: one two"),
        ("1. one\n2. two\n", "one two"),
    ],
)
def test_the_words_are_left(text: str, words: str) -> None:
    assert plain(text) == words
