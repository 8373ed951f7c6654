"""The words that tell a text from others: neither those of one text alone, nor those that stand everywhere."""

from math import log2

import pytest

from caretoolkit.link.keywords import MOST, bo1, keywords

OTHERS = {f"other-{number}": "the city" for number in range(6)}


def test_words_of_two_texts_are_key_words_and_those_of_one_or_most_are_not() -> None:
    texts = {"one": "The city gives vouchers twice", "two": "VOUCHERS for the market", **OTHERS}

    found = keywords(texts)

    assert {name: list(weights) for name, weights in found.items() if weights} == {"one": ["vouchers"], "two": ["vouchers"]}


def test_the_heaviest_word_is_first() -> None:
    texts = {"one": "night care, night buses", "two": "night buses", **OTHERS}

    found = keywords(texts)

    assert list(found["one"]) == ["night", "buses"]


def test_a_text_has_no_more_key_words_than_are_kept() -> None:
    many = " ".join(chr(97 + number) * 4 for number in range(MOST + 5))

    found = keywords({"one": many, "two": many, **OTHERS})

    assert len(found["one"]) == MOST


def test_few_texts_have_no_key_words() -> None:
    assert keywords({"one": "night buses", "two": "night buses"}) == {"one": {}, "two": {}}


@pytest.mark.parametrize(
    ("here", "everywhere", "texts", "weight"),
    [(1, 1, 1, 1 + 1), (2, 2, 2, 2 * 1 + 1), (1, 3, 1, log2(4 / 3) + 2), (3, 1, 3, 3 * 2 + log2(4 / 3))],
)
def test_bo1_as_worked_out_by_hand(here: int, everywhere: int, texts: int, weight: float) -> None:
    assert bo1(here, everywhere, texts) == pytest.approx(weight)
