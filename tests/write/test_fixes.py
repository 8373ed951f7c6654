"""Slips that are put right, slips that are left to a person, and that nothing else is touched."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from caretoolkit import Compiled
from caretoolkit.cli import main
from caretoolkit.load.files import data_files
from caretoolkit.load.yaml_reader import UnreadableError
from caretoolkit.model.case import Case
from caretoolkit.model.library import COLLECTIONS, SINGLE_FILES
from caretoolkit.write.fixes import Known, fixed, is_one_slip_away
from caretoolkit.write.schema import Names
from tests.sample import BLOCKS, REAL, VOUCHERS, Toolkit

KNOWN = Known(
    terms={
        "five_r": ("recognise", "reduce", "redistribute", "reward", "represent"),
        "statuses": ("planned", "pilot", "operating", "scaled", "ended"),
        "care_domains": ("childcare", "long-term-care"),
        "units": ("women", "women-s", "day", "days"),
        "groups": ("women", "women-x"),
    },
    records={"cities": ("bogota", "vienna"), "cases": ("bogota-care-blocks",)},
    addresses=("https://example.org/a",),
)

SURE = {
    "a term with a letter wrong": ("five_r: [recognize, reward]", "five_r: [recognise, reward]"),
    "a term with a letter missing": ("status: operatng", "status: operating"),
    "a term with a letter too many": ('status: "pilott"', 'status: "pilot"'),
    "a term with two letters that changed places": ("status: piolt", "status: pilot"),
    "a term with capitals and spaces": ("care_domains: [Long term care]", "care_domains: [long-term-care]"),
    "a city": ("city: Vienna", "city: vienna"),
    "a case in a list": ("see_also:\n  - bogota-care-block", "see_also:\n  - bogota-care-blocks"),
    "a key": ("statsu: pilot", "status: pilot"),
    "a key with capitals": ("Five R: [reward]", "five_r: [reward]"),
    "a key in a part": ("delivery: {leadd: A}", "delivery: {lead: A}"),
    "a value under a key that was put right": ("Status: pilott", "status: pilot"),
    "a date with slashes": ("started: 2020/3/5", "started: 2020-03-05"),
    "a month in one figure": ("started: 2020-3", "started: 2020-03"),
    "a date with a month in words": ("started: 5 March 2020", "started: 2020-03-05"),
    "a date as Americans write it": ("started: March 5, 2020", "started: 2020-03-05"),
    "a month in words": ("ended: Sept 2020", "ended: 2020-09"),
    "a date with the time": ("last_verified: 2020-03-05T10:00:00Z", "last_verified: 2020-03-05"),
    "an address that is known to be secure": (
        "sources:\n  s1: {url: http://example.org/a}",
        "sources:\n  s1: {url: https://example.org/a}",
    ),
    "spaces at line ends": ("title: A  \nstatus: pilot\t", "title: A\nstatus: pilot"),
    "tabs": ("delivery:\n\tlead: A", "delivery:\n  lead: A"),
    "a tab after a colon": ("scale:\tregional", "scale: regional"),
    "tabs after a dash, in a text and in front of a comment": (
        "lessons:\n-\tfact:  \tAsk\tfirst\t# why\tnot",
        "lessons:\n- fact: Ask first # why\tnot",
    ),
    "a colon in a text": ('title: Vouchers: a "pilot"', 'title: "Vouchers: a \\"pilot\\""'),
    "a text that begins with a sign": ("title: @home", 'title: "@home"'),
    "a colon in a list": ("lessons:\n  - fact: Ask: first", 'lessons:\n  - fact: "Ask: first"'),
    "line ends of Windows": ("title: A\r\nstatus: pilot", "title: A\nstatus: pilot"),
}

UNSURE = {
    "a term that is two slips away": "status: oprtng",
    "a term that could be one of two": "challenge: []\nresults:\n  - value: {unit: dayz}",
    "a date that could mean two days": "started: 03/04/2020",
    "a month that there is not": "started: 2020-13-01",
    "an address of which only the old form is known": "sources:\n  s1: {url: http://example.org/b}",
    "a key that stands there already": "status: pilot\nstatsu: ended",
    "the name of a source": "sources:\n  title: {url: x}",
    "a text": "title: recognize http://example.org/a on 5 March 2020",
    "a comment": "title: A # statsu: pilott",
    "what cannot be read": "title: [a",
    "a colon in a text with a comment": "title: a: b # c",
    "a colon in a text of several lines": "title: a\n  b: c",
    "a key that is a list": "title: A\n? - statsu",
    "a tab in quotes": 'title: "a\tb"',
    "a tab in a block of text": "title: |\n  a:\tb",
    "a list in the place of a term": "status: [pilott]",
}


def fix(text: str) -> str:
    return fixed(f"{text}\n".encode(), "a.yml", Case, KNOWN).removesuffix("\n")


@pytest.mark.parametrize(("before", "after"), SURE.values(), ids=SURE)
def test_what_is_beyond_doubt_is_put_right(before: str, after: str) -> None:
    assert fix(before) == after


@pytest.mark.parametrize("text", UNSURE.values(), ids=UNSURE)
def test_what_is_not_is_left(text: str) -> None:
    assert fix(text) == text


def test_a_file_that_is_not_text_is_refused() -> None:
    with pytest.raises(UnreadableError):
        fixed(b"title: \xff", "a.yml", Case, KNOWN)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("five_r: &a [recognise, *a]", "anchor"),
        ("statsu: pilot\nfive_r: &a {b: *a}", "anchor"),
        (f"five_r: {'[' * 400}{']' * 400}", "nesting-too-deep"),
    ],
)
def test_a_file_whose_values_hold_themselves_or_stand_too_deep_is_refused(text: str, rule: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        fix(text)

    assert [each.rule for each in refused.value.diagnostics] == [rule]


def test_a_file_that_is_refused_does_not_stop_the_others(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, "title: ", "five_r: &a [recognise, *a]\ntitle: ")
    toolkit.edit(VOUCHERS, "status: pilot", "status: pilott")

    result = run("--dry-run", "--data", toolkit.folder)

    assert result.exit_code == 1
    assert "error[anchor]" in result.output
    assert "+status: pilot\n" in result.output


def test_the_real_data_needs_no_fix(real: Compiled) -> None:
    names = Names.of(real.loaded.library)
    known = Known(names.terms, names.records)

    changed = [
        file.file
        for file in data_files(REAL)
        if fixed(
            data := Path(file.path).read_bytes(),
            file.file,
            SINGLE_FILES.get(file.collection) or COLLECTIONS[file.collection],
            known,
        )
        != data.decode()
    ]

    assert changed == []


@given(st.text(st.characters(blacklist_categories=("Cs",)), max_size=120))
def test_any_text_is_fixed_once_for_all(text: str) -> None:
    once = fixed(text.encode(), "a.yml", Case, KNOWN)

    assert fixed(once.encode(), "a.yml", Case, KNOWN) == once


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("reward", "rewrad", True),
        ("reward", "rewarrd", True),
        ("reward", "rewar", True),
        ("reward", "rewerd", True),
        ("reward", "reward", False),
        ("reward", "rewrda", False),
        ("reward", "", False),
        ("a", "", True),
    ],
)
def test_one_slip_is_told_from_two(one: str, other: str, near: bool) -> None:
    assert is_one_slip_away(one, other) is near


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["fix", *map(str, arguments)])


def test_the_command_shows_what_it_changed(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: pilott")

    result = run("--data", toolkit.folder, toolkit.folder / VOUCHERS)

    assert result.exit_code == 0
    assert "\n-status: pilott\n+status: pilot\n" in result.output
    assert result.output.endswith("1 file changed\n")
    assert "status: pilot\n" in toolkit.read(VOUCHERS)


def test_a_dry_run_writes_nothing(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: pilott")

    result = run("--dry-run", "--data", toolkit.folder)

    assert "+status: pilot\n" in result.output
    assert result.output.endswith("1 file would be changed\n")
    assert "status: pilott\n" in toolkit.read(VOUCHERS)


def test_what_is_put_right_passes_the_check(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "Status: Pilot")
    toolkit.edit(VOUCHERS, "city: vienna", "city: viena")

    run("--data", toolkit.folder)

    assert toolkit.rules() == []


def test_a_file_that_cannot_be_read_is_told(toolkit: Toolkit) -> None:
    toolkit.write(VOUCHERS, b"title: \xff\n")

    result = run("--data", toolkit.folder)

    assert result.exit_code == 1
    assert "not-utf-8" in result.output
