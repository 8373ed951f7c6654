"""`caretoolkit fmt`: writes data files in the house form."""

import sys
from pathlib import Path

import click

from caretoolkit.cli.files import Rewriting, chosen, write_whole
from caretoolkit.cli.toolkit import data_option
from caretoolkit.diagnostics import counted
from caretoolkit.write.formatting import formatted


@click.command()
@data_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; name the files that would change, with exit code 1.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def fmt(folder: Path, only_check: bool, paths: tuple[Path, ...]) -> None:
    """Put the keys of data files in order, indent by two spaces, and fold long texts.

    Comments stay, and what a file means never changes. With PATHS, only these files or folders. A file that cannot be
    read is left as it is, its problem is printed, and the exit code is 1.
    """
    changed = 0
    rewriting = Rewriting(folder, chosen(folder, paths))
    for file, _, after in rewriting.changes(lambda data, file: formatted(data, file.file, file.model)):
        changed += 1
        click.echo(f"{file.file}: {'would be formatted' if only_check else 'formatted'}")
        if not only_check:
            write_whole(Path(file.path), after)
    click.echo(f"{counted(len(rewriting.files), 'file')} looked at, {changed} {'to be formatted' if only_check else 'formatted'}")
    sys.exit(1 if rewriting.unread or (only_check and changed) else 0)
