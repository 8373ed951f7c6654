"""`caretoolkit i18n`: works with the PO catalogues of translators."""

from pathlib import Path

import click

from caretoolkit.cli.toolkit import compiled, data_option, wrong_call
from caretoolkit.localise.extract import update as update_catalogues


@click.group()
def i18n() -> None:
    """Work with the PO catalogues of translators."""


@i18n.command()
@data_option
@click.argument("locales", nargs=-1)
def update(folder: Path, locales: tuple[str, ...]) -> None:
    """Bring the catalogues of LOCALES, or of every locale, up to date with their sources."""
    found = compiled(folder)
    for locale in locales or found.locales:
        with wrong_call():
            changed = update_catalogues(found.loaded.library, folder, locale)
        click.echo(f"{locale}: {changed} files changed")
