"""`caretoolkit export`: writes cases into a spreadsheet."""

from pathlib import Path

import click

from caretoolkit.cli.files import write_whole
from caretoolkit.cli.toolkit import data_option, wrong_call
from caretoolkit.diagnostics import counted


@click.command()
@data_option
@click.option("--overwrite", is_flag=True, help="Write the file even if it is there already.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("ids", nargs=-1)
def export(folder: Path, overwrite: bool, file: Path, ids: tuple[str, ...]) -> None:
    """Write the cases of IDS, or all of them, into the workbook FILE, which `caretoolkit import` reads again."""
    from caretoolkit import load  # not above: it takes its time, and `--help` does not need it
    from caretoolkit.write.schema import Names
    from caretoolkit.write.spreadsheet.writing import workbook

    if file.exists() and not overwrite:
        raise click.UsageError(f"`{file}` is there already; choose another name, or give `--overwrite`")
    with wrong_call():
        library = load.library(folder).library
    unknown = [case_id for case_id in ids if case_id not in library.cases]
    if unknown:
        raise click.UsageError(f"there is no case `{unknown[0]}` in `{folder}`, or it has errors")
    chosen = ids or tuple(sorted(library.cases))
    write_whole(file, workbook((library.cases[case_id] for case_id in chosen), Names.of(library)))
    click.echo(f"{counted(len(chosen), 'case')} written to {file}")
