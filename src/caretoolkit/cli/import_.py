"""`caretoolkit import`: makes data files of the cases in a spreadsheet."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from pydantic import TypeAdapter, ValidationError

from caretoolkit.cli.files import write_whole
from caretoolkit.cli.fix import difference
from caretoolkit.cli.toolkit import data_option, wrong_call
from caretoolkit.diagnostics import counted
from caretoolkit.load.records import read_record
from caretoolkit.load.yaml_reader import UnreadableError
from caretoolkit.model.case import Case
from caretoolkit.model.values import RecordId

if TYPE_CHECKING:
    from caretoolkit.write.schema import Names
    from caretoolkit.write.spreadsheet.reading import Problem, ReadCases


@click.command()
@data_option
@click.option("--template", is_flag=True, help="Write an empty workbook to fill in, instead of reading one.")
@click.option("--overwrite", is_flag=True, help="Replace cases that are there already, after showing the difference.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def import_(folder: Path, template: bool, overwrite: bool, file: Path) -> None:
    """Make data files of the cases in the workbook FILE.

    Problems are told by sheet and cell, and with any of them nothing is written (exit code 1). A case that is there and
    differs is a problem, too, unless `--overwrite` is given. Run `caretoolkit check` afterwards.
    """
    from caretoolkit import load  # not above: it takes its time, and `--help` does not need it
    from caretoolkit.write.schema import Names
    from caretoolkit.write.spreadsheet.reading import read_cases

    with wrong_call():
        names = Names.of(load.library(folder).library)
    if template:
        _write_template(file, names)
        return
    if not file.is_file():
        raise click.UsageError(f"there is no file `{file}`; `caretoolkit import --template {file}` writes one to fill in")
    with wrong_call():
        found = read_cases(file.read_bytes(), names)
    texts = {case_id: _text(content) for case_id, content in found.cases.items()}
    problems = [*found.problems, *_faults(texts, found)]
    kept = {case_id: _kept(folder, case_id, text) for case_id, text in texts.items()} if not problems else {}
    if not overwrite:
        problems += list(_in_the_way(kept, found))
    for problem in problems:
        click.echo(f"{file}:{problem.place}: {problem.message}")
    if problems:
        click.echo(f"{counted(len(problems), 'problem')}; nothing was written")
        sys.exit(1)
    _write(texts, kept, folder)


def _write_template(file: Path, names: "Names") -> None:
    from caretoolkit.write.spreadsheet.writing import workbook  # as above

    if file.exists():
        raise click.UsageError(f"`{file}` is there already; choose another name")
    write_whole(file, workbook((), names))
    click.echo(f"{file} written. Fill it in, then run: caretoolkit import {file}")


def _text(content: Mapping[str, Any]) -> str:
    """Return the data file of a case that was read."""
    from caretoolkit.write.formatting import formatted  # as above
    from caretoolkit.write.values import data_file

    return formatted(data_file(content, Case).encode("utf-8"), "case.yml", Case) if content else "\n"


def _faults(texts: Mapping[str, str], found: "ReadCases") -> Iterator["Problem"]:
    """Yield what the schema says of the cases, at the cells that it is about."""
    from caretoolkit.write.spreadsheet.reading import Problem  # as above

    for case_id, text in texts.items():
        try:
            TypeAdapter(RecordId).validate_python(case_id)
            read_record(Case, text.encode("utf-8"), f"{case_id}.yml", case_id)
        except ValidationError as error:
            yield Problem(found.place(case_id, ()), f"`{case_id}`: {error.errors()[0]['msg']}")
        except UnreadableError as error:
            for diagnostic in error.diagnostics:
                remedy = f" (help: {diagnostic.help})" if diagnostic.help else ""
                yield Problem(found.place(case_id, diagnostic.path), f"{diagnostic.message}{remedy}")


def _kept(folder: Path, case_id: str, text: str) -> str | None:
    """Return the text of a case that is there already: the new one if both mean the same, nothing if there is none."""
    path = folder / "cases" / f"{case_id}.yml"
    if not path.exists():
        return None
    before = path.read_bytes()
    try:
        is_same = read_record(Case, before, path.name, case_id) == read_record(Case, text.encode("utf-8"), path.name, case_id)
    except UnreadableError:
        is_same = False
    return text if is_same else before.decode("utf-8", "replace")


def _in_the_way(kept: Mapping[str, str | None], found: "ReadCases") -> Iterator["Problem"]:
    from caretoolkit.write.spreadsheet.reading import Problem  # as above

    for case_id, before in kept.items():
        if before is not None and before != _text(found.cases[case_id]):
            yield Problem(found.place(case_id, ()), f"`{case_id}` is there already and differs; give `--overwrite` to replace it")


def _write(texts: Mapping[str, str], kept: Mapping[str, str | None], folder: Path) -> None:
    written = 0
    for case_id, text in texts.items():
        before = kept[case_id]
        if before == text:
            continue
        if before is not None:
            click.echo("\n".join(difference(before, text, f"{case_id}.yml")) + "\n")
            if sys.stdin.isatty() and not click.confirm(f"Replace `{case_id}`?"):
                continue
        write_whole(folder / "cases" / f"{case_id}.yml", text)
        written += 1
    click.echo(f"{counted(written, 'case')} written, {len(texts) - written} left unchanged. Now run: caretoolkit check")
