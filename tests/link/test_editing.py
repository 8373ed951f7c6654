"""What there is to do for editors: worked out from the records, and from the day where that is needed."""

from collections.abc import Mapping
from datetime import date

import pytest

from caretoolkit import Compiled
from caretoolkit.link import Atlas, editing
from caretoolkit.links.report import Answer, Outcome
from caretoolkit.model.completeness import completeness
from tests.sample import CALL, VOUCHERS, Toolkit


@pytest.fixture
def atlas(sample: Compiled) -> Atlas:
    assert sample.atlas is not None
    return sample.atlas


def atlas_of(toolkit: Toolkit) -> Atlas:
    found = toolkit.compile().atlas
    assert found is not None
    return found


def states_of_cases(toolkit: Toolkit) -> Mapping[str, int]:
    found = atlas_of(toolkit)
    return editing.states(found, editing.progress(found))["cases"]


def test_what_a_case_does_not_tell_is_missing(toolkit: Toolkit) -> None:
    before = completeness(atlas_of(toolkit).cases["vienna-respite-vouchers"])
    toolkit.edit(VOUCHERS, "started:", "started_unknown: Nobody says. #")

    after = completeness(atlas_of(toolkit).cases["vienna-respite-vouchers"])

    assert after.score < before.score


def test_the_task_by_which_most_is_won_comes_first(real: Compiled) -> None:
    assert real.atlas is not None
    progress = editing.progress(real.atlas)

    found = editing.tasks(real.atlas, progress)

    assert [task.points for task in found] == sorted((task.points for task in found), reverse=True)
    assert {task.case_id for task in found} == {case_id for case_id, each in progress.items() if each.missing}
    assert all(task.points == len(task.missing) * (1 + task.pages) for task in found)


def test_records_are_counted_by_their_state(toolkit: Toolkit) -> None:
    before = states_of_cases(toolkit)
    toolkit.edit(VOUCHERS, "state: draft", "state: in-review")

    after = states_of_cases(toolkit)

    assert after["in-review"] == before.get("in-review", 0) + 1
    assert sum(after.values()) == sum(before.values()) == 3


@pytest.mark.parametrize(
    ("last", "by", "today", "expected"),
    [
        ("2024-05-12", "2025-05-12", date(2025, 1, 1), None),
        ("2024-05-12", "2025-05-12", date(2025, 3, 1), ("2025-05-12", False)),
        ("2024-05-12", "2025-05-12", date(2025, 5, 12), ("2025-05-12", False)),
        ("2024-05-12", "2025-05-12", date(2025, 5, 13), ("2025-05-12", True)),
        ("2024-05-12", "2025-05", date(2025, 5, 31), ("2025-05-31", False)),
        ("2024-05-12", "2025", date(2026, 1, 1), ("2025-12-31", True)),
        ("2024-12", "2024-12", date(2025, 1, 1), ("2024-12-31", True)),
        ("2023", "", date(2024, 12, 30), ("2024-12-30", False)),
        ("2023", "", date(2024, 12, 31), ("2024-12-30", True)),
    ],
)
def test_a_record_is_due_by_its_date_or_after_a_year(
    toolkit: Toolkit, last: str, by: str, today: date, expected: tuple[str, bool] | None
) -> None:
    lines = [line for line in toolkit.read(VOUCHERS).splitlines() if not line.startswith(("last_verified", "verify_by"))]
    dates = [f"last_verified: {last}", *([f"verify_by: {by}"] if by else [])]
    toolkit.write(VOUCHERS, "\n".join([*lines, *dates]) + "\n")

    found = [each for each in editing.due(atlas_of(toolkit), today) if each.record_id == "vienna-respite-vouchers"]

    assert [(each.by, each.is_past) for each in found] == ([expected] if expected else [])


def test_calls_for_funding_are_due_too(toolkit: Toolkit) -> None:
    lines = [line for line in toolkit.read(CALL).splitlines() if not line.startswith("last_verified")]
    toolkit.write(CALL, "\n".join([*lines, "last_verified: 2020-01"]) + "\n")

    found = editing.due(atlas_of(toolkit), date(2026, 1, 1))

    assert ("funding", "seed-grants-2025", True) in [(each.collection, each.record_id, each.is_past) for each in found]


def test_a_gap_is_a_region_an_r_and_an_instrument_without_a_case(atlas: Atlas) -> None:
    found = {(gap.region, gap.five_r, gap.instrument) for gap in editing.gaps(atlas)}
    size = [len(atlas.vocabularies[name].terms) for name in ("regions", "five_r", "instruments")]
    told = {
        (atlas.cities[head.city].region, r, instrument)
        for head in atlas.heads.values()
        for r in head.five_r
        for instrument in head.instruments
    }

    assert found.isdisjoint(told)
    assert len(found) + len(told) == size[0] * size[1] * size[2]


def test_an_address_that_failed_is_told_with_its_record(atlas: Atlas) -> None:
    case = atlas.cases["bogota-care-blocks"]
    address = next(source.url for source in case.sources.values() if not isinstance(source, str))
    report = {
        address: Outcome(Answer.MISSING, "it answers 404", "2026-05-12"),
        "https://nobody-cites.example.org/": Outcome(Answer.MISSING, "it answers 404", "2026-05-12"),
    }

    found = list(editing.dead(atlas, report))

    assert [(each.record_id, each.address, each.on) for each in found] == [("bogota-care-blocks", address, "2026-05-12")]


@pytest.mark.parametrize("answer", [Answer.FOUND, Answer.MOVED, Answer.CLOSED])
def test_an_address_that_answers_is_not_told(atlas: Atlas, answer: Answer) -> None:
    case = atlas.cases["bogota-care-blocks"]
    address = next(source.url for source in case.sources.values() if not isinstance(source, str))

    assert list(editing.dead(atlas, {address: Outcome(answer, "", "2026-05-12")})) == []
