"""Many addresses: which there are, how politely they are asked, and what is kept of their answers."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from caretoolkit import Compiled
from caretoolkit.cli import main
from caretoolkit.links.addresses import cited
from caretoolkit.links.report import REPORT, Answer, Outcome, read_report, written
from caretoolkit.links.rounds import Manners, ask_all
from caretoolkit.links.web import Limits
from tests.sample import BLOCKS, Toolkit

NOBODY = "http://127.0.0.1:1"
"""An address that is refused before anybody is asked."""


def test_every_cited_address_is_found_with_its_place(sample: Compiled) -> None:
    found = list(cited(sample.loaded.library.entries.values()))

    assert {str(each.path[-1]) for each in found} <= {"url", "archived_url", "data_licence_url"}
    assert [each for each in found if not each.address.startswith("http")] == []
    assert any(each.file.endswith(BLOCKS) and each.path[0] == "sources" for each in found)


def test_no_address_of_the_real_data_is_missed(real: Compiled) -> None:
    entries = [entry for entry in real.loaded.library.entries.values() if entry.collection == "cases"]

    found = list(cited(entries))

    written_out = sum(entry.record.model_dump_json().count('"http') for entry in entries)
    assert len(found) == written_out


def test_an_address_is_asked_once_and_a_host_now_and_then() -> None:
    waits: list[float] = []
    addresses = [f"{NOBODY}/a", f"{NOBODY}/b", f"{NOBODY}/a", "http://10.0.0.1/"]

    answers = dict(ask_all(addresses, Limits(), Manners(at_a_time=1, pause=2.5), waits.append))

    assert sorted(answers) == ["http://10.0.0.1/", f"{NOBODY}/a", f"{NOBODY}/b"]
    assert {answer.answer for answer in answers.values()} == {Answer.REFUSED}
    assert waits == [2.5]


def test_a_report_is_read_as_it_was_written(tmp_path: Path) -> None:
    report = {"https://example.org/é": Outcome(Answer.MOVED, "it answers 200", "2026-05-12", "https://example.org/e")}

    (tmp_path / "links.json").write_text(written(report), encoding="utf-8")

    assert read_report(tmp_path / "links.json") == report


@pytest.mark.parametrize(
    "content", [None, "", "[]", "{}", '{"version": 2, "addresses": {}}', '{"version": 1, "addresses": {"a": 1}}', "\0"]
)
def test_a_file_that_is_no_report_holds_none(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "links.json").write_text(content, encoding="utf-8")

    assert read_report(tmp_path / "links.json") == {}


def test_the_command_keeps_the_answers_and_tells_which_addresses_fail(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, "url: https://", "url: http://192.168.7.7/")
    place = toolkit.folder.parent / REPORT
    others = {each.address for each in cited(toolkit.compile().loaded.library.entries.values()) if "192.168" not in each.address}
    place.parent.mkdir()
    kept = {address: Outcome(Answer.FOUND, "it answers 200", "2999-01-01") for address in others}
    place.write_text(written({**kept, "https://gone.example.org/": kept[min(kept)]}), encoding="utf-8")

    result = CliRunner().invoke(main, ["links", "--data", str(toolkit.folder)])

    report = json.loads(place.read_text(encoding="utf-8"))["addresses"]
    assert result.exit_code == 1
    assert "warning[dead-address]" in result.output
    assert "it leads into a private network" in result.output
    assert f"{len(others) + 1} addresses, 1 asked now, 1 to look at" in result.output
    assert sorted(report) == sorted({*others, *(address for address in report if "192.168" in address)})
