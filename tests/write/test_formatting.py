"""The house form of data files: what it looks like, and that it changes nothing of what a file means."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from caretoolkit.cli import main
from caretoolkit.load.files import DataFile, data_files
from caretoolkit.load.yaml_reader import UnreadableError, read_mapping
from caretoolkit.model.case import Case
from caretoolkit.model.library import COLLECTIONS, SINGLE_FILES
from caretoolkit.write.formatting import formatted
from tests.sample import BLOCKS, REAL, SAMPLE, VOUCHERS, Toolkit

LONG = "word " * 60

FORMS = {
    "keys stand in the order of the schema": (
        "city: vienna\nstatus: pilot\ntitle: A\n",
        "title: A\ncity: vienna\nstatus: pilot\n",
    ),
    "keys that the schema does not know come last, as they stand": (
        "zebra: 1\napple: 2\ntitle: A\n",
        "title: A\nzebra: 1\napple: 2\n",
    ),
    "keys of parts are put in order, too": (
        "results:\n  - {value: {unit: women, value: 1}, metric: B}\n",
        "results:\n  - {metric: B, value: {value: 1, unit: women}}\n",
    ),
    "the names of sources keep their order": (
        "sources:\n  s2: b\n  s1: a\n",
        "sources:\n  s2: b\n  s1: a\n",
    ),
    "groups and lists are indented by two spaces": (
        "delivery:\n     lead: A\n     lead_kind: city\ngroups:\n- women\n-   men\n",
        "groups:\n  - women\n  - men\ndelivery:\n  lead: A\n  lead_kind: city\n",
    ),
    "a comment goes with the key below it": (
        "# of the city\ncity: vienna\n# of the title\ntitle: A # and behind\n",
        "# of the title\ntitle: A # and behind\n# of the city\ncity: vienna\n",
    ),
    "what is said to a program stays at the top": (
        "# yaml-language-server: $schema=a.json\n# of the city\ncity: vienna\ntitle: A\n",
        "# yaml-language-server: $schema=a.json\ntitle: A\n# of the city\ncity: vienna\n",
    ),
    "comments before a blank line stay at the top": (
        "# All drafts.\n\ncity: vienna\ntitle: A\n",
        "# All drafts.\n\ntitle: A\ncity: vienna\n",
    ),
    "a comment at the end of a group stays in it": (
        "delivery:\n  lead: A\n  # where: B\ncity: vienna\n",
        "city: vienna\ndelivery:\n  lead: A\n  # where: B\n",
    ),
    "a comment in brackets is kept": (
        "groups: [women, # most of them\n  men]\n",
        "groups: # most of them\n  - women\n  - men\n",
    ),
    "a comment behind the sign of a folded text is kept": (
        "title: >- # long\n  a\n  b\n",
        "title: >- # long\n  a b\n",
    ),
    "comments at the end stay there": (
        "city: vienna\ntitle: A\n\n# the end\n",
        "title: A\ncity: vienna\n\n# the end\n",
    ),
    "what looks like a comment in a text is text": (
        'title: "A # b"\ncity: a#b\n',
        'title: "A # b"\ncity: a#b\n',
    ),
    "several blank lines become one": ("title: A\n\n\n\ncity: b\n", "title: A\n\ncity: b\n"),
    "quotes stay as they are": ("title: 'A'\ncity: \"b\"\n", "title: 'A'\ncity: \"b\"\n"),
    "a text on several lines is joined where it fits on one": ("title: A\n  b\n  c\n", 'title: "A b c"\n'),
    "paragraphs of a folded text stay apart": (
        "title: >\n  A\n\n  b\n\n\n  c\n",
        "title: >\n  A\n\n  b\n\n\n  c\n",
    ),
    "a literal text stays literal": ("title: |\n    A\n    b\n", "title: |\n  A\n  b\n"),
    "a text that cannot be folded is quoted": ('title: "A\n  \\n b"\n', 'title: "A \\n b"\n'),
    "an empty value stays empty": ("title:\ncity: ~\n", "title:\ncity: ~\n"),
    "numbers are written as they were": ("coordinates: [ 5.40,1e3 ]\n", "coordinates: [5.40, 1e3]\n"),
    "line ends of Windows are taken out": ("title: A\r\ncity: b\r\n", "title: A\ncity: b\n"),
    "a file that holds nothing stays as it is": ("{} # nothing yet\n", "{} # nothing yet\n"),
    "the mark of a document is taken out": ("---\ntitle: A\n", "title: A\n"),
}


@pytest.mark.parametrize(("given_text", "expected"), FORMS.values(), ids=FORMS)
def test_the_house_form(given_text: str, expected: str) -> None:
    assert formatted(given_text.encode(), "toolkit_data/cases/a.yml", Case) == expected


def test_a_long_text_is_folded() -> None:
    text = formatted(f"title: {LONG}\n".encode(), "a.yml", Case)

    assert text.startswith("title: >-\n  word word")
    assert max(map(len, text.splitlines())) <= 118


def test_a_long_address_stays_on_its_line() -> None:
    address = f"sources:\n  s1:\n    url: https://example.org/{'a' * 300}\n"

    assert formatted(address.encode(), "a.yml", Case) == address


def test_a_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(UnreadableError):
        formatted(b"title: a\ntitle: b\n", "a.yml", Case)


REAL_FILES = [*data_files(REAL), *data_files(SAMPLE)]


@pytest.mark.parametrize("collection", sorted({file.collection for file in REAL_FILES}))
def test_every_real_file_keeps_its_meaning_and_is_formatted_once_for_all(collection: str) -> None:
    model = SINGLE_FILES.get(collection) or COLLECTIONS[collection]

    changed = [file.file for file in REAL_FILES if file.collection == collection and _is_changed_or_unsteady(file, model)]

    assert changed == []


def _is_changed_or_unsteady(file: DataFile, model: type) -> bool:
    data = Path(file.path).read_bytes()
    text = formatted(data, file.file, model)
    same_record = model.model_validate({"id": file.id, **read_mapping(text.encode(), "a.yml")}) == model.model_validate(
        {"id": file.id, **read_mapping(data, "a.yml")}
    )
    return not same_record or formatted(text.encode(), file.file, model) != text


TEXTS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=200) | st.text(" \n\t#:-'\"abé", max_size=80)
SCALARS = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | TEXTS
KEYS = st.sampled_from(["title", "city", "x", "5"])
INNER = SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(KEYS, SCALARS, max_size=3)
VALUES = SCALARS | st.lists(INNER, max_size=3) | st.dictionaries(KEYS, INNER, max_size=3)


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(st.sampled_from([*Case.model_fields, "odd key"]), VALUES, min_size=1, max_size=5),
    st.sampled_from([None, "'", '"', ">", "|"]),
    st.sampled_from([None, True, False]),
    st.sampled_from([20, 80, 10_000]),
)
def test_whatever_a_file_holds_keeps_its_meaning(content: dict, style: str, is_flow: bool, width: int) -> None:
    text = yaml.safe_dump(content, allow_unicode=True, default_style=style, default_flow_style=is_flow, width=width)
    try:
        meaning = read_mapping(text.encode(), "a.yml")
    except UnreadableError:
        return

    once = formatted(text.encode(), "a.yml", Case)

    assert read_mapping(once.encode(), "a.yml") == meaning
    assert formatted(once.encode(), "a.yml", Case) == once


def test_a_comment_behind_a_text_with_a_number_sign_is_kept() -> None:
    text = 'title: "Care # blocks" # as the city writes it\n'

    assert formatted(text.encode(), "a.yml", Case) == text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 8), st.booleans()), max_size=12))
def test_no_comment_is_lost_wherever_it_stands(places: list[tuple[int, int, bool]]) -> None:
    lines = (SAMPLE / BLOCKS).read_text(encoding="utf-8").splitlines()
    for number, (place, indent, is_alone) in enumerate(places):
        line = place % len(lines)
        if is_alone or not lines[line]:
            lines.insert(line, f"{' ' * indent}# note {number}.")
        else:
            lines[line] += f" # note {number}."
    text = "\n".join(lines) + "\n"
    try:
        meaning = read_mapping(text.encode(), "a.yml")
    except UnreadableError:
        return

    once = formatted(text.encode(), "a.yml", Case)

    assert read_mapping(once.encode(), "a.yml") == meaning
    assert [number for number in range(len(places)) if once.count(f"# note {number}.") != 1] == []
    assert formatted(once.encode(), "a.yml", Case) == once


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["fmt", *map(str, arguments)])


def test_the_command_formats_the_files_that_are_named(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot\n", "status:   pilot\n")
    toolkit.edit(BLOCKS, "scale: neighbourhood\n", "scale:   neighbourhood\n")

    result = run("--data", toolkit.folder, toolkit.folder / VOUCHERS)

    assert (result.exit_code, result.output) == (
        0,
        f"toolkit_data/{VOUCHERS}: formatted\n1 file looked at, 1 formatted\n",
    )
    assert "status: pilot\n" in toolkit.read(VOUCHERS)
    assert "scale:   neighbourhood" in toolkit.read(BLOCKS)


def test_a_check_writes_nothing_and_fails(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot\n", "status:   pilot\n")

    result = run("--check", "--data", toolkit.folder, toolkit.folder / VOUCHERS)

    assert result.exit_code == 1
    assert "would be formatted" in result.output
    assert "status:   pilot\n" in toolkit.read(VOUCHERS)


def test_a_folder_stands_for_its_files_and_may_be_clean(toolkit: Toolkit) -> None:
    run("--data", toolkit.folder)

    result = run("--check", "--data", toolkit.folder, toolkit.folder / "cases")

    assert result.exit_code == 0


def test_a_file_that_cannot_be_read_is_left_and_told(toolkit: Toolkit) -> None:
    toolkit.write(VOUCHERS, "title: a: b\n")

    result = run("--data", toolkit.folder, toolkit.folder / VOUCHERS)

    assert result.exit_code == 1
    assert "error[unquoted-colon]" in result.output
    assert toolkit.read(VOUCHERS) == "title: a: b\n"


def test_a_tab_after_a_colon_is_told_and_does_not_stop_other_files(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, "scale: ", "scale:\t")
    toolkit.edit(VOUCHERS, "status: pilot\n", "status:   pilot\n")

    result = run("--data", toolkit.folder)

    assert result.exit_code == 1
    assert "error[tab] a tab stands outside of quotes" in result.output
    assert "status: pilot\n" in toolkit.read(VOUCHERS)


def test_a_file_that_only_some_readers_of_yaml_can_read_is_refused() -> None:
    with pytest.raises(UnreadableError, match="not every reader of YAML can read the file from here on"):
        formatted(b"title: >#\n", "a.yml", Case)


def test_a_path_that_is_no_data_file_is_a_wrong_call(toolkit: Toolkit, tmp_path: Path) -> None:
    assert run("--data", toolkit.folder, tmp_path / "other.yml").exit_code == 2
