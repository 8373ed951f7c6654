"""What a call for funding states of itself holds together."""

import pytest

from tests.sample import Toolkit

CALL = "funding/care-loans.yml"


def test_a_least_amount_above_the_most_is_told(toolkit: Toolkit) -> None:
    toolkit.append(CALL, "amount: {min: 9000, max: 7000, currency: EUR}\n")

    assert toolkit.rules() == ["range-order"]


def test_a_call_that_closes_before_it_opens_is_told(toolkit: Toolkit) -> None:
    toolkit.append(CALL, "opens: 2026-05\ncloses: {date: 2026-03}\n")

    assert toolkit.rules() == ["dates-out-of-order"]


@pytest.mark.parametrize("hour", ["24:30", "25:00", "12:60", "99:99"])
def test_an_hour_that_no_day_has_is_told(toolkit: Toolkit, hour: str) -> None:
    toolkit.append(CALL, f'closes: {{date: 2027-03-31, time: "{hour}"}}\n')

    assert toolkit.rules() != []


@pytest.mark.parametrize("hour", ["00:00", "09:05", "23:59"])
def test_an_hour_of_the_day_may_be_stated(toolkit: Toolkit, hour: str) -> None:
    toolkit.append(CALL, f'closes: {{date: 2027-03-31, time: "{hour}", time_zone: Europe/Vienna}}\n')

    assert toolkit.rules() == []
