"""The command: what it prints, and the exit code that tells a program how it went."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from caretoolkit.cli import COMMANDS, main
from tests.sample import BLOCKS, BLOCKS_IN_SPANISH, SAMPLE, VOUCHERS, Toolkit


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_clean_toolkit_is_counted(toolkit: Toolkit) -> None:
    result = run("check", "--data", toolkit.folder)

    assert (result.exit_code, result.output) == (0, "50 records checked, no problems\n")


def test_the_sample_in_its_place_is_clean() -> None:
    result = run("check", "--data", SAMPLE)

    assert result.exit_code == 0


def test_the_folder_of_the_project_is_checked_unless_another_is_named(toolkit: Toolkit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(toolkit.folder.parent)

    result = run("check")

    assert (result.exit_code, result.output) == (0, "50 records checked, no problems\n")


def test_an_error_is_printed_with_its_place_and_remedy(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: piloted")

    result = run("check", "--data", toolkit.folder)

    assert result.exit_code == 1
    assert result.output == (
        f"toolkit_data/{VOUCHERS}:11:9: error[unknown-term] `piloted` is not a term of `statuses`\n"
        "  11 | status: piloted\n"
        "     |         ^^^^^^^\n"
        "  help: did you mean `pilot`?\n"
        "\n"
        "50 records checked, 1 error\n"
    )


def test_a_folder_without_settings_is_named_and_no_line_of_another_is_shown(toolkit: Toolkit, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    toolkit.folder.rename(tmp_path / "toolkit_data")

    result = run("check", "--data", tmp_path / "docs")

    assert result.output.splitlines()[:2] == [
        "docs/toolkit.yml:1:1: error[missing-toolkit] there are no settings that can be read",
        "  help: add `toolkit.yml`, or put its problems right first",
    ]


def test_a_warning_is_printed_and_lets_the_check_pass(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "results_none: The pilot has not been counted yet.\n", "")

    result = run("check", "--data", toolkit.folder)

    assert result.exit_code == 0
    assert "warning[result-unstated]" in result.output
    assert result.output.endswith("50 records checked, 1 warning\n")


def test_the_problems_of_one_file_can_be_asked_for(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: piloted")
    toolkit.edit(BLOCKS, "scale: neighbourhood", "scale: neighborhood")

    result = run("check", "--data", toolkit.folder, toolkit.folder / VOUCHERS)

    assert result.exit_code == 1
    assert VOUCHERS in result.output
    assert BLOCKS not in result.output


def test_another_file_does_not_make_the_check_of_one_fail(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: piloted")

    result = run("check", "--data", toolkit.folder, toolkit.folder / BLOCKS)

    assert (result.exit_code, result.output) == (0, "1 record checked, no problems\n")


def test_a_file_may_be_named_from_where_one_stands(toolkit: Toolkit, monkeypatch: pytest.MonkeyPatch) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: piloted")
    monkeypatch.chdir(toolkit.folder / "cases")

    result = run("check", "--data", "..", "vienna-respite-vouchers.yml")

    assert result.exit_code == 1


@pytest.mark.parametrize("name", ["cases/no-such-case.yml", "cases"])
def test_a_file_that_cannot_be_checked_is_not_called_clean(toolkit: Toolkit, name: str) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: piloted")

    result = run("check", "--data", toolkit.folder, toolkit.folder / name)

    assert result.exit_code != 0


def test_a_file_that_is_not_read_is_a_wrong_call(toolkit: Toolkit, tmp_path: Path) -> None:
    (tmp_path / "outside.yml").write_text("title: A", encoding="utf-8")

    result = run("check", "--data", toolkit.folder, tmp_path / "outside.yml")

    assert result.exit_code == 2
    assert "outside.yml` is no data file or catalogue that is read in" in result.output.replace("\n", " ")


@pytest.mark.parametrize("command", ["check", "fmt", "fix"])
def test_a_link_that_leads_to_itself_is_a_wrong_call(toolkit: Toolkit, command: str) -> None:
    loop = toolkit.folder / "cases" / "loop.yml"
    loop.symlink_to(loop)

    as_file = run(command, "--data", toolkit.folder, loop)
    as_folder = run(command, "--data", loop)

    assert (as_file.exit_code, as_folder.exit_code) == (2, 2)
    assert "loop.yml` is a link that leads to itself" in as_file.output.replace("\n", " ")


def test_a_catalogue_can_be_asked_for(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: piloted")

    clean = run("check", "--data", toolkit.folder, toolkit.folder / BLOCKS_IN_SPANISH)
    toolkit.write(BLOCKS_IN_SPANISH, "this is no PO\n")
    broken = run("check", "--data", toolkit.folder, toolkit.folder / BLOCKS_IN_SPANISH)

    assert (clean.exit_code, broken.exit_code) == (0, 1)
    assert BLOCKS_IN_SPANISH in broken.output


def test_the_files_of_a_folder_can_be_asked_for(toolkit: Toolkit) -> None:
    result = run("check", "--data", toolkit.folder, toolkit.folder / "cases")

    assert (result.exit_code, result.output) == (0, "3 records checked, no problems\n")


def test_the_whole_folder_may_be_named(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: piloted")

    all_of_it = run("check", "--data", toolkit.folder, toolkit.folder)

    assert all_of_it.output.startswith(run("check", "--data", toolkit.folder).output.rpartition("\n49")[0])


def test_wishes_are_printed_when_they_are_asked_for(toolkit: Toolkit) -> None:
    plain, with_notes = run("check", "--data", toolkit.folder), run("check", "--notes", "--data", toolkit.folder)

    assert "note[" not in plain.output
    assert "note[evaluation-unstated]" in with_notes.output
    assert with_notes.exit_code == 0


@pytest.mark.parametrize(("today", "rules"), [("2027-10-31", []), ("2027-11-01", ["stale"])])
def test_the_day_decides_what_is_stale(toolkit: Toolkit, today: str, rules: list[str]) -> None:
    result = run("check", "--today", today, "--format", "json", "--data", toolkit.folder)

    assert [found["rule"] for found in json.loads(result.output)] == rules


def test_a_day_that_there_is_not_is_a_wrong_call(toolkit: Toolkit) -> None:
    result = run("check", "--today", "2027-02-30", "--data", toolkit.folder)

    assert result.exit_code == 2
    assert "`2027-02-30` is no day" in result.output


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_a_form_for_programs_holds_nothing_else(toolkit: Toolkit, form: str) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: piloted")

    result = run("check", "--format", form, "--data", toolkit.folder)

    assert result.exit_code == 1
    assert "records checked" not in result.output
    assert "unknown-term" in result.output


def test_one_line_for_each_problem_is_followed_by_their_number(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "status: pilot", "status: piloted")

    result = run("check", "--format", "line", "--data", toolkit.folder)

    assert result.output == (
        f"toolkit_data/{VOUCHERS}:11:9: error[unknown-term] `piloted` is not a term of `statuses` (did you mean `pilot`?)\n"
        "50 records checked, 1 error\n"
    )


def test_the_help_says_what_errors_and_warnings_mean_for_the_exit_code() -> None:
    said = " ".join(run("check", "--help").output.split())

    assert "The exit code is 0 if there are no errors, 1 if there are, and 2 if the command was called wrongly." in said
    assert "A warning is a doubt" in said


def test_the_check_of_one_file_needs_no_host_and_no_renderer(toolkit: Toolkit) -> None:
    program = (
        "import sys\nfrom caretoolkit.cli import COMMANDS, main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    arguments = ["check", "--data", str(toolkit.folder), str(toolkit.folder / VOUCHERS)]

    result = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)

    checked, loaded = result.stdout.splitlines()
    assert checked == "1 record checked, no problems"
    assert {"mkdocs", "jinja2", "whoosh", "nh3", "markdown_it", "openpyxl", "ruamel", "rich"} & set(loaded.split()) == set()


@pytest.mark.parametrize("command", [["check"], ["i18n", "update"]])
def test_a_folder_that_is_not_there_is_a_wrong_call(tmp_path: Path, command: list[str]) -> None:
    result = run(*command, "--data", tmp_path / "nowhere")

    assert result.exit_code == 2
    assert "there is no folder" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "arguments", [["unknown"], ["check", "--unknown"], ["build", "-f", "nowhere.yml"], ["build", "--host", "hugo"]]
)
def test_a_wrong_call_gives_the_exit_code_2(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command(option: str) -> None:
    result = run(option)

    assert result.exit_code == 0
    assert [name for name in COMMANDS if f"  {name}" not in result.output] == []


def test_the_version_is_told() -> None:
    result = run("--version")

    assert (result.exit_code, result.output) == (0, f"caretoolkit, version {version('caretoolkit')}\n")


def test_the_command_can_be_called_as_a_module() -> None:
    result = subprocess.run([sys.executable, "-m", "caretoolkit", "--version"], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (0, "")
    assert "version" in result.stdout


def test_catalogues_of_one_locale_are_brought_up_to_date(toolkit: Toolkit) -> None:
    result = run("i18n", "update", "--data", toolkit.folder, "en")

    assert (result.exit_code, result.output) == (0, "en: 2 files changed\n")
    assert 'msgstr "Care at home"' in toolkit.read("locales/en/cases/bogota-cuidado-en-casa.po")
    assert 'msgid "Ayuda mutua"' in toolkit.read("locales/en/labs/ayuda-mutua.po")


def test_catalogues_of_every_locale_are_brought_up_to_date(toolkit: Toolkit) -> None:
    result = run("i18n", "update", "--data", toolkit.folder)

    assert result.exit_code == 0
    assert [line.partition(":")[0] for line in result.output.splitlines()] == ["en", "es", "ar"]
    assert 'msgid "Free of charge."' in toolkit.read(BLOCKS_IN_SPANISH)


def test_a_locale_that_is_new_gets_its_catalogues(toolkit: Toolkit) -> None:
    result = run("i18n", "update", "--data", toolkit.folder, "fr")

    assert result.exit_code == 0
    assert (toolkit.folder / "locales/fr/interface.po").is_file()


def test_a_toolkit_is_clean_after_an_update(toolkit: Toolkit) -> None:
    run("i18n", "update", "--data", toolkit.folder)

    assert run("check", "--data", toolkit.folder).exit_code == 0


def test_a_catalogue_that_cannot_be_read_is_a_wrong_call(toolkit: Toolkit) -> None:
    toolkit.write(BLOCKS_IN_SPANISH, "this is no PO\n")

    result = run("i18n", "update", "--data", toolkit.folder, "es")

    assert result.exit_code == 2
    assert f"{BLOCKS_IN_SPANISH}:1`: the line is no comment" in " ".join(result.output.split())
