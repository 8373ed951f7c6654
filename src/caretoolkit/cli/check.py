"""`caretoolkit check`: prints every problem of the data files."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from caretoolkit import load, validate
from caretoolkit.cli.report import format_option, report
from caretoolkit.cli.toolkit import data_option, resolved, wrong_call
from caretoolkit.diagnostics import Diagnostic, counted, in_order
from caretoolkit.load import Loaded
from caretoolkit.load.files import CATALOGUES, catalogue_files, data_files
from caretoolkit.load.part import part
from caretoolkit.validate import ALL_SCOPES, RULES, Asked, Checked


@click.command()
@data_option
@format_option
@click.option("--notes", is_flag=True, help="Print wishes, too: what would make a record better and stops nobody.")
@click.option("--today", metavar="DATE", help="The day by which records are to be verified; that of the clock if not given.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(folder: Path, form: str, notes: bool, today: str | None, paths: tuple[Path, ...]) -> None:
    """Check the data files and print every problem with its place and remedy.

    With PATHS, check only those files, or the files in those folders; this is quick, however many others there are.

    An error keeps a record from being published: it has to be put right. A warning is a doubt; put the record right, or
    answer it in `exceptions.yml` with the reason. A note is a wish.

    The exit code is 0 if there are no errors, 1 if there are, and 2 if the command was called wrongly.
    """
    with wrong_call():
        asked = Asked(ALL_SCOPES, notes=notes, today=_day(today), files=frozenset(_files(paths, folder)))
        count, shown = problems(folder, asked)
    sentences = {name: rule.documentation.what for name, rule in RULES.items()}
    report(shown, form, counted(count, "record"), sentences)


def _day(today: str | None) -> str:
    """Return the day of the check."""
    try:
        return (date.fromisoformat(today) if today else date.today()).isoformat()  # noqa: DTZ011  # the editor's own day
    except ValueError:
        raise click.UsageError(f"`{today}` is no day; write it like `2026-10-15`") from None


def _files(paths: tuple[Path, ...], folder: Path) -> Iterator[str]:
    """Yield the files that these paths stand for, under the names by which their problems are told."""
    root = folder.resolve()
    read = {file.path: file.file for file in data_files(root)}
    for path in paths:
        inside = resolved(path)
        locale = inside.relative_to(root / CATALOGUES).parts[0] if root / CATALOGUES in inside.parents else ""
        catalogues = {file.path: file.file for file in catalogue_files(root, (locale,), {}).values()} if locale else {}
        known = [file for name, file in (read | catalogues).items() if Path(name) == inside or inside in Path(name).parents]
        if not known:
            raise click.UsageError(f"`{path}` is no data file or catalogue that is read in `{folder}`; name one of its files")
        yield from known


def problems(folder: Path, asked: Asked) -> tuple[int, tuple[Diagnostic, ...]]:
    """Return how many records were checked, and their problems with their places, by file and line.

    Raises `ToolkitError` if the folder does not hold a toolkit.
    """
    loaded = part(folder, asked.files) if asked.files else load.library(folder)
    checked = validate.check(loaded.library, Checked(), loaded.rests, asked)
    found = (*loaded.diagnostics, *checked.diagnostics, *_of_catalogues(loaded))
    count = len(asked.files or loaded.files.keys() - {f"{loaded.library.folder}/exceptions.yml"})
    return count, in_order(load.locate(found, folder))


def _of_catalogues(loaded: Loaded) -> Iterator[Diagnostic]:
    """Yield the problems of the catalogues."""
    if loaded.catalogues:
        from caretoolkit.localise import catalogues  # not above: Babel takes longer than the check of one file

        yield from catalogues(loaded.catalogues).diagnostics
