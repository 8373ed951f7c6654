"""`caretoolkit i18n`: works with the PO catalogues of translators."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from caretoolkit.cli.toolkit import compiled, data_option, wrong_call
from caretoolkit.load.files import WRITTEN, written_pages
from caretoolkit.localise.extract import templates
from caretoolkit.localise.extract import update as update_catalogues

if TYPE_CHECKING:
    from caretoolkit.compile import Compiled


@click.group()
def i18n() -> None:
    """Work with the PO catalogues of translators."""


@i18n.command()
@data_option
@click.argument("locales", nargs=-1)
def update(folder: Path, locales: tuple[str, ...]) -> None:
    """Bring the catalogues of LOCALES, or of every locale, up to date with their sources.

    No translation is lost: what is gone stays at the end of its file, and a changed source keeps its old text.
    """
    found = compiled(folder)
    for locale in locales or found.locales:
        _update(found, folder, locale)


def _update(found: "Compiled", folder: Path, locale: str) -> None:
    with wrong_call():
        changed = update_catalogues(found.loaded.library, folder, locale, _pages(found, folder))
    click.echo(f"{locale}: {changed} {'file' if changed == 1 else 'files'} changed")


def _pages(found: "Compiled", folder: Path) -> dict[str, str]:
    """Return the hand-written pages beside the data files, in the toolkit's own language."""
    assert found.atlas is not None
    return written_pages(folder.resolve().parent / WRITTEN, found.atlas.toolkit.default_locale)


@i18n.command()
@data_option
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), default=Path("pot"), show_default=True)
def extract(folder: Path, output: Path) -> None:
    """Write what there is to translate as POT templates, for tools that begin a language with them."""
    found = compiled(folder)
    count = templates(found.loaded.library, output, _pages(found, folder))
    click.echo(f"{count} templates in {output}/")
