"""`caretoolkit check`: prints every problem of the data files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from caretoolkit.cli.toolkit import compiled, data_option
from caretoolkit.diagnostics import as_text, has_errors, summary

if TYPE_CHECKING:
    from caretoolkit.compile import Compiled


@click.command()
@data_option
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(folder: Path, paths: tuple[Path, ...]) -> None:
    """Check the data files and print every problem with its place and remedy.

    With PATHS, print only the problems of those files.
    """
    found = compiled(folder)
    wanted = {_printed_name(path, folder, found) for path in paths}
    shown = [diagnostic for diagnostic in found.diagnostics if not wanted or diagnostic.file in wanted]
    for diagnostic in shown:
        click.echo(as_text(diagnostic) + "\n")
    click.echo(f"{len(found.loaded.files)} records checked, {summary(shown)}")
    sys.exit(1 if has_errors(shown) else 0)


def _printed_name(path: Path, folder: Path, compiled: "Compiled") -> str:
    """Return the name under which the problems of a file are told."""
    inside, root = path.resolve(), folder.resolve().parent
    name = inside.relative_to(root).as_posix() if inside.is_relative_to(root) else ""
    catalogues = {file.file for file in compiled.loaded.catalogues.values()}
    if name not in compiled.loaded.files and name not in catalogues:
        raise click.UsageError(f"`{path}` is no data file or catalogue that is read in `{folder}`; name one of its files")
    return name
