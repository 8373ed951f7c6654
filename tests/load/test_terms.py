"""A field that lacks its term is answered with the terms of its list, whether all files are read or one."""

import pytest

from caretoolkit import load
from caretoolkit.load.part import part
from tests.sample import VOUCHERS, Toolkit

STATUSES = "one of `pilot`, `operating` and `scaled`"


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("status:", "write a term of `statuses`"),
        ("status: 5", "write a term of `statuses`"),
        ("status: [pilot]", "write one text, without `- ` and brackets"),
    ],
)
def test_the_terms_are_named_where_one_is_missing(toolkit: Toolkit, written: str, remedy: str) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", written)

    whole = load.library(toolkit.folder).diagnostics
    alone = part(toolkit.folder, frozenset({f"toolkit_data/{VOUCHERS}"})).diagnostics

    assert [each.help for each in whole] == [f"{remedy}, {STATUSES}"]
    assert alone == whole


def test_the_terms_are_those_of_the_list_as_it_is_now(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status:")
    before = load.library(toolkit.folder)
    toolkit.edit("vocabularies/statuses.yml", "id: scaled", "id: widened")

    after = load.library(toolkit.folder, before)

    assert [each.help for each in after.diagnostics] == [f"write a term of `statuses`, {STATUSES.replace('scaled', 'widened')}"]


def test_a_list_that_is_not_there_is_named_itself(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status:")
    toolkit.remove("vocabularies/statuses.yml")

    assert "write a term of `statuses`" in [each.help for each in load.library(toolkit.folder).diagnostics]
