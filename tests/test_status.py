"""`caretoolkit status`: for people and for programs."""

import json

from click.testing import CliRunner, Result

from caretoolkit.cli import main
from tests.sample import Toolkit


def run(toolkit: Toolkit, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["status", "--data", str(toolkit.folder), *arguments])


def test_it_is_told_in_lines(toolkit: Toolkit) -> None:
    result = run(toolkit, "--today", "2030-01-01")

    assert result.exit_code == 0
    heads = [line.partition(":")[0] for line in result.output.splitlines() if line and not line.startswith(" ")]
    assert heads == [
        "Records by state",
        "What to fill in next (points",
        "To be checked against their sources, on 2030-01-01",
        "No case yet for this region, R and instrument",
        "Addresses that failed when they were last asked",
    ]


def test_a_program_is_told_everything(toolkit: Toolkit) -> None:
    told = json.loads(run(toolkit, "--format", "json", "--today", "2030-01-01").output)

    assert list(told) == ["today", "states", "completeness", "tasks", "due", "gaps", "dead"]
    assert told["today"] == "2030-01-01"
    assert set(told["completeness"]) == {"bogota-care-blocks", "bogota-cuidado-en-casa", "vienna-respite-vouchers"}
    assert {"case_id", "missing", "pages", "points"} == set(told["tasks"][0])
    assert told["due"]


def test_it_depends_on_the_day(toolkit: Toolkit) -> None:
    early = json.loads(run(toolkit, "--format", "json", "--today", "2000-01-01").output)

    assert early["due"] == []


def test_a_folder_without_settings_is_a_wrong_call(toolkit: Toolkit) -> None:
    toolkit.remove("toolkit.yml")

    result = run(toolkit)

    assert result.exit_code == 2
    assert "has no readable `toolkit.yml`" in result.output
