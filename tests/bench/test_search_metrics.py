"""What a list of hits is worth, held against examples worked out by hand."""

from collections.abc import Sequence
from math import log2

import pytest
from bench.search.metrics import DEPTH, ndcg, percentile, reciprocal_rank
from bench.search.queries import FILE, judged_queries

GRADES = {"best": 3, "good": 2, "some": 1}
LOCALES = ("en", "es", "fr", "pt", "ar", "zh-Hans")


def test_a_perfect_order_is_worth_1() -> None:
    assert ndcg(["best", "good", "some"], GRADES) == 1


def test_a_reversed_order_is_worth_less() -> None:
    # gains 1, 3 and 7 at the places 1, 2 and 3, by the same the other way round
    by_hand = (1 / 1 + 3 / log2(3) + 7 / 2) / (7 / 1 + 3 / log2(3) + 1 / 2)

    found = ndcg(["some", "good", "best"], GRADES)

    assert found == pytest.approx(by_hand)
    assert found == pytest.approx(0.681, abs=0.0005)


def test_pages_that_nobody_judged_push_the_others_down() -> None:
    assert ndcg(["unjudged", "best"], {"best": 3}) == pytest.approx(1 / log2(3))


@pytest.mark.parametrize("hits", [[], ["unjudged"], [*(f"unjudged-{number}" for number in range(DEPTH)), "best"]])
def test_without_a_judged_page_in_the_first_ten_a_list_is_worth_nothing(hits: Sequence[str]) -> None:
    assert ndcg(hits, GRADES) == 0
    assert reciprocal_rank(hits, GRADES) == 0


def test_more_good_pages_than_a_reader_looks_at_do_not_lower_the_best() -> None:
    grades = {f"page-{number}": 3 for number in range(2 * DEPTH)}

    assert ndcg(list(grades), grades) == 1


@pytest.mark.parametrize(
    ("hits", "worth"),
    [(["best"], 1), (["good", "best"], 1), (["some", "best"], 1 / 2), (["unjudged", "some", "good"], 1 / 3), (["some"], 0)],
)
def test_the_first_hit_that_answers_decides_the_reciprocal_rank(hits: Sequence[str], worth: float) -> None:
    assert reciprocal_rank(hits, GRADES) == worth


@pytest.mark.parametrize(("share", "value"), [(0, 1), (0.5, 6), (0.95, 10), (1, 10)])
def test_a_percentile_of_values_in_any_order(share: float, value: int) -> None:
    assert percentile([10, 3, 1, 2, 9, 8, 7, 4, 6, 5], share) == value


def test_every_query_in_the_file_is_read_and_can_be_answered() -> None:
    judged = list(judged_queries(LOCALES))

    assert len(judged) == FILE.read_text(encoding="utf-8").count("query: ")
    assert [each.text for each in judged if not set(each.grades.values()) <= {1, 2, 3} or not each.grades] == []
