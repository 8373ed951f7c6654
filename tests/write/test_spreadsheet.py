"""Cases as a spreadsheet: both ways without a loss, problems told by their cell, nothing overwritten silently."""

import shutil
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from caretoolkit import Compiled, load
from caretoolkit.cli import main
from caretoolkit.diagnostics import ToolkitError
from caretoolkit.model.case import Case
from caretoolkit.write.schema import Names
from caretoolkit.write.spreadsheet.layout import sheets
from caretoolkit.write.spreadsheet.reading import read_cases
from caretoolkit.write.spreadsheet.writing import workbook
from tests.sample import BLOCKS, REAL, VOUCHERS, Toolkit

NOBODY = Names({}, {})


def run(command: str, toolkit: Toolkit | Path, *arguments: str | Path) -> Result:
    folder = toolkit if isinstance(toolkit, Path) else toolkit.folder
    return CliRunner().invoke(main, [command, "--data", str(folder), *map(str, arguments)])


@pytest.fixture
def file(toolkit: Toolkit, tmp_path: Path) -> Path:
    """Return a workbook with the cases of the sample."""
    run("export", toolkit, tmp_path / "cases.xlsx")
    return tmp_path / "cases.xlsx"


def edit(file: Path, change: Callable[[Workbook], None]) -> None:
    book = load_workbook(file)
    change(book)
    book.save(file)


def setting(sheet: str, cell: str, value: Any) -> Callable[[Workbook], None]:
    return lambda book: book[sheet].__setitem__(cell, value)


def column(sheet: str, head: str) -> str:
    """Return the letter of a column of the first 26."""
    return chr(ord("A") + sheets()[sheet].heads.index(head))


def test_every_real_case_comes_back_as_it_went(real: Compiled, tmp_path: Path) -> None:
    folder = shutil.copytree(REAL, tmp_path / "toolkit_data", ignore=shutil.ignore_patterns("locales"))
    run("export", folder, tmp_path / "cases.xlsx")
    for case in (folder / "cases").iterdir():
        case.unlink()

    result = run("import", folder, tmp_path / "cases.xlsx")

    before, after = real.loaded.library.cases, load.library(folder).library.cases
    assert result.output == f"{len(before)} cases written, 0 left unchanged. Now run: caretoolkit check\n"
    assert sorted(after) == sorted(before)
    assert [case_id for case_id in before if after[case_id] != before[case_id]] == []


def test_what_has_not_changed_is_left_as_it_is(toolkit: Toolkit, file: Path) -> None:
    before = toolkit.read(VOUCHERS)

    result = run("import", toolkit, file)

    assert (result.exit_code, result.output) == (0, "0 cases written, 3 left unchanged. Now run: caretoolkit check\n")
    assert toolkit.read(VOUCHERS) == before


def test_a_case_that_differs_is_not_overwritten(toolkit: Toolkit, file: Path) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: operating")
    before = toolkit.read(VOUCHERS)

    result = run("import", toolkit, file)

    assert result.exit_code == 1
    assert "`vienna-respite-vouchers` is there already and differs" in result.output
    assert toolkit.read(VOUCHERS) == before


def test_an_overwriting_import_shows_the_difference(toolkit: Toolkit, file: Path) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: operating")

    result = run("import", toolkit, "--overwrite", file)

    assert result.exit_code == 0
    assert "\n-status: operating\n+status: pilot\n" in result.output
    assert "status: pilot\n" in toolkit.read(VOUCHERS)


def test_only_the_cases_that_are_named_are_exported(toolkit: Toolkit, tmp_path: Path) -> None:
    result = run("export", toolkit, tmp_path / "one.xlsx", "vienna-respite-vouchers")

    assert list(read_cases((tmp_path / "one.xlsx").read_bytes(), NOBODY).cases) == ["vienna-respite-vouchers"]
    assert result.output == f"1 case written to {tmp_path / 'one.xlsx'}\n"


def test_a_workbook_is_not_overwritten(toolkit: Toolkit, file: Path) -> None:
    before = file.read_bytes()

    assert run("export", toolkit, file).exit_code == 2
    assert run("import", toolkit, "--template", file).exit_code == 2
    assert file.read_bytes() == before
    assert run("export", toolkit, "--overwrite", file).exit_code == 0


def test_the_template_explains_and_offers_choices(toolkit: Toolkit, tmp_path: Path) -> None:
    run("import", toolkit, "--template", tmp_path / "new.xlsx")

    book = load_workbook(tmp_path / "new.xlsx")
    page = book["cases"]
    letter = column("cases", "status")
    assert [page[f"{letter}{row}"].value for row in (1, 2, 3)] == ["status", "How the practice stands today.", None]
    rules = {str(rule.sqref).partition("3")[0]: rule.formula1 for rule in page.data_validations.dataValidation}
    choices = book["lists"][rules[letter].partition("!")[2].replace("$", "")]
    assert [row[0].value for row in choices] == ["pilot", "operating", "scaled"]
    assert book["lists"].sheet_state == "hidden"
    assert book.sheetnames == [*sheets(), "lists"]


def test_an_empty_template_makes_no_case(toolkit: Toolkit, tmp_path: Path) -> None:
    run("import", toolkit, "--template", tmp_path / "new.xlsx")

    assert run("import", toolkit, tmp_path / "new.xlsx").output.startswith("0 cases written")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'quoted", '=HYPERLINK("https://example.org")', "\tA"])
def test_a_text_that_looks_like_a_formula_is_disarmed_and_comes_back(sample: Compiled, text: str) -> None:
    case = sample.loaded.library.cases["vienna-respite-vouchers"].model_copy(update={"title": text})

    data = workbook([case], NOBODY)

    cell = load_workbook(BytesIO(data))["cases"][f"{column('cases', 'title')}3"]
    assert (cell.data_type, cell.value) == ("s", f"'{text}")
    assert read_cases(data, NOBODY).cases["vienna-respite-vouchers"]["title"] == text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (setting("cases", "B3", "=1+1"), "cases!B3: it holds a formula; write the value itself"),
        (setting("cases", f"{column('cases', 'status')}3", "piloted"), "is not a term of `statuses`"),
        (setting("cases", f"{column('cases', 'city')}3", "atlantis"), "there is no record `atlantis` in `cities`"),
        (setting("cases", "B3", None), "`title` is missing"),
        (setting("cases", "B3", "A" * 200), "cases!B3: `title` has 200 characters; the limit is 140"),
        (setting("cases", "A4", "bogota-care-blocks"), "cases!A4: `bogota-care-blocks` stands in an earlier row already"),
        (setting("cases", "A3", "Not An Id"), "cases!A3: `Not An Id`: an id is written with small letters"),
        (setting("results", "A3", "nobody"), "results!A3: there is no case `nobody` in the sheet `cases`"),
        (setting("results", "A3", None), "results!A3: the row has no `case`"),
        (setting("results", f"{column('results', 'value.value')}3", "many"), "3: `many` is no number"),
        (setting("results", f"{column('results', 'planned')}3", "perhaps"), "3: `perhaps` is neither `yes` nor `no`"),
        (setting("facts", "B3", "gossip"), "facts!A3: `gossip` is no list of facts"),
        (setting("sources", f"{column('sources', 'year')}3", 1492), "3: `sources.s1.year` is `1492`; the least is 1800"),
        (setting("cases", "C1", "shoe size"), "cases!C1: there is no column `shoe size`"),
        (lambda book: book.create_sheet("notes"), "notes: this sheet is not read"),
        (lambda book: book.remove(book["cases"]), "cases: the sheet is missing"),
        (lambda book: book.remove(book["results"]), "results: the sheet is missing; put it back"),
        (setting("conflicts_claims", "B3", 99), "conflicts_claims!A3: there is no row `99` of this case in `conflicts`"),
    ],
)
def test_a_problem_is_told_by_sheet_and_cell(toolkit: Toolkit, file: Path, change: Callable[[Workbook], None], said: str) -> None:
    before = toolkit.read(BLOCKS)
    edit(file, change)

    result = run("import", toolkit, file)

    assert result.exit_code == 1
    assert said in result.output
    assert "nothing was written" in result.output
    assert toolkit.read(BLOCKS) == before


def test_a_spreadsheet_may_hold_dates_of_its_own(toolkit: Toolkit, file: Path) -> None:
    edit(file, setting("cases", f"{column('cases', 'started')}3", date(2021, 5, 4)))

    run("import", toolkit, "--overwrite", file)

    assert "started: 2021-05-04\n" in toolkit.read(BLOCKS)


@pytest.mark.parametrize("data", [b"", b"title: A\n", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_a_wrong_call(toolkit: Toolkit, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "cases.xlsx").write_bytes(data)

    result = run("import", toolkit, tmp_path / "cases.xlsx")

    assert result.exit_code == 2
    assert "is no workbook of the kind `.xlsx`" in result.output.replace("\n", " ")


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(ToolkitError):
        read_cases(data, NOBODY)


def test_a_file_that_is_not_there_is_a_wrong_call(toolkit: Toolkit, tmp_path: Path) -> None:
    assert run("import", toolkit, tmp_path / "nowhere.xlsx").exit_code == 2
    assert run("export", toolkit, tmp_path / "a.xlsx", "no-such-case").exit_code == 2


def test_every_field_of_a_case_has_its_column_or_sheet() -> None:
    known = {path for sheet in sheets().values() for path in ([sheet.path[0]] if sheet.path else [])}
    known |= {each.path[0] for each in sheets()["cases"].columns} | {"id"}
    facts = {"challenge", "caveats", "enablers", "obstacles", "unintended", "equity", "lessons"}

    assert set(Case.model_fields) - known - facts == set()
