"""`caretoolkit schema`: writes what editing programs and people need to know of the fields of a data file."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from caretoolkit.cli.files import write_whole
from caretoolkit.cli.toolkit import data_option, wrong_call

if TYPE_CHECKING:
    from caretoolkit.write.schema import Names

SCHEMA_FOLDER = Path("schemas")


@click.command()
@data_option
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), default=SCHEMA_FOLDER, show_default=True)
@click.option("--reference", type=click.Path(path_type=Path, dir_okay=False), help="Write the page that explains every field.")
@click.option("--issue-form", type=click.Path(path_type=Path, dir_okay=False), help="Write the form that proposes a case.")
def schema(folder: Path, output: Path, reference: Path | None, issue_form: Path | None) -> None:
    """Write a JSON Schema for each kind of data file, from which an editing program completes and explains.

    With `--reference` or `--issue-form`, write only these.
    """
    from caretoolkit import load  # not above: it takes its time, and `--help` does not need it
    from caretoolkit.write import issue_form as form
    from caretoolkit.write import reference as page
    from caretoolkit.write.schema import Names

    with wrong_call():
        library = load.library(folder).library
    if reference:
        write_whole(reference, page.reference(library.vocabularies))
    if issue_form:
        write_whole(issue_form, form.issue_form(library.vocabularies))
    if not reference and not issue_form:
        write_schemas(Names.of(library), output)
        click.echo(f"schemas written to {output}/")


def write_schemas(names: "Names", output: Path) -> None:
    """Write the schema of each kind of data file into a folder."""
    from caretoolkit.write.schema import schemas  # as above

    for kind, made in schemas(names).items():
        write_whole(output / f"{kind}.json", json.dumps(made, ensure_ascii=False, indent=1) + "\n")
