"""`caretoolkit fix`: puts slips right whose remedy is beyond doubt, and shows what it changed."""

import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from caretoolkit.cli.files import Rewriting, chosen, write_whole
from caretoolkit.cli.toolkit import data_option, wrong_call
from caretoolkit.diagnostics import counted

if TYPE_CHECKING:
    from caretoolkit.load import Loaded
    from caretoolkit.write.fixes import Known


@click.command()
@data_option
@click.option("--dry-run", is_flag=True, help="Show what would be changed, and write nothing.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def fix(folder: Path, dry_run: bool, paths: tuple[Path, ...]) -> None:
    """Put right what needs no judgement, in all data files or in those of PATHS, and show each change.

    Terms, names and keys that are one slip away from a known one; quotes around a text with a colon; dates in another
    form; addresses that are known with `https://`, too; tabs, and spaces at line ends. The rest is for a person: run `caretoolkit check` afterwards.
    """
    from caretoolkit import load  # not above: it takes its time, and `--help` does not need it
    from caretoolkit.write.fixes import fixed

    with wrong_call():
        known = _known(load.library(folder))
    changed = 0
    rewriting = Rewriting(folder, chosen(folder, paths))
    for file, before, after in rewriting.changes(lambda data, file: fixed(data, file.file, file.model, known)):
        changed += 1
        click.echo("\n".join(difference(before.decode("utf-8-sig"), after, file.file)) + "\n")
        if not dry_run:
            write_whole(Path(file.path), after)
    click.echo(f"{counted(changed, 'file')} {'would be changed' if dry_run else 'changed'}")
    sys.exit(1 if rewriting.unread else 0)


def difference(before: str, after: str, file: str) -> Iterator[str]:
    """Yield the difference between two texts of a file, as version control shows it."""
    yield from unified_diff(before.splitlines(), after.splitlines(), file, file, lineterm="", n=1)


def _known(loaded: "Loaded") -> "Known":
    """Return what may be taken for right: terms, records, and addresses that are cited or answer with `https://`."""
    from caretoolkit.links.addresses import cited  # as above
    from caretoolkit.write.fixes import Known
    from caretoolkit.write.schema import Names

    names = Names.of(loaded.library)
    addresses = {each.address for each in cited(loaded.library.entries.values())}
    addresses |= {outcome.now_at for outcome in loaded.answers.values() if outcome.now_at}
    return Known(names.terms, names.records, {address for address in addresses if address.startswith("https://")})
