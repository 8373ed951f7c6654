"""Links in messages: translators see names, and readers get the addresses of the source."""

import pytest

from caretoolkit.localise.placeholders import links, placeholders, with_links, with_placeholders

TEXT = "See [the law](https://a.example/law), [the map](https://b.example/), and [the law](https://a.example/law) again."
MESSAGE = "See [the law]({link1}), [the map]({link2}), and [the law]({link1}) again."


def test_a_link_is_named_and_found_again() -> None:
    assert with_placeholders(TEXT) == MESSAGE
    assert with_links(MESSAGE, links(TEXT)) == TEXT


def test_a_message_is_not_named_twice() -> None:
    assert with_placeholders(MESSAGE) == MESSAGE
    assert links(MESSAGE) == []


def test_a_text_without_links_is_itself() -> None:
    text = "Care [sic] (2020)"

    assert with_placeholders(text) is text


def test_a_name_without_a_link_is_left_as_it_stands() -> None:
    assert with_links("[x]({link3}) [y]({link0})", ["https://a.example/"]) == "[x]({link3}) [y]({link0})"


@pytest.mark.parametrize(("text", "found"), [("{number} of {city}", ["{city}", "{number}"]), ("{ } {Name} {}", [])])
def test_names_in_braces_are_found(text: str, found: list[str]) -> None:
    assert placeholders(text) == found
