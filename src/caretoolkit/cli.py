"""The `caretoolkit` command: reads the command line, calls the compiler, prints what it says."""

import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from caretoolkit.diagnostics import ToolkitError, as_text, has_errors, summary

if TYPE_CHECKING:
    from caretoolkit.compile import Compiled

DATA = Path("toolkit_data")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("caretoolkit"), prog_name="caretoolkit")
def main() -> None:
    """Compile a multilingual knowledge base of urban care policy."""


@main.command()
@click.option("--data", "folder", type=click.Path(path_type=Path), default=DATA, show_default=True)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(folder: Path, paths: tuple[Path, ...]) -> None:
    """Check the data files and print every problem with its place and remedy.

    With PATHS, print only the problems of those files.
    """
    compiled = _compiled(folder)
    wanted = {_printed_name(path, folder, compiled) for path in paths}
    shown = [found for found in compiled.diagnostics if not wanted or found.file in wanted]
    for diagnostic in shown:
        click.echo(as_text(diagnostic) + "\n")
    click.echo(f"{len(compiled.loaded.files)} records checked, {summary(shown)}")
    sys.exit(1 if has_errors(shown) else 0)


def _printed_name(path: Path, folder: Path, compiled: "Compiled") -> str:
    """Return the name under which the problems of a file are told."""
    inside, root = path.resolve(), folder.resolve().parent
    name = inside.relative_to(root).as_posix() if inside.is_relative_to(root) else ""
    catalogues = {file.file for file in compiled.loaded.catalogues.values()}
    if name not in compiled.loaded.files and name not in catalogues:
        raise click.UsageError(f"`{path}` is no data file or catalogue that is read in `{folder}`; name one of its files")
    return name


@main.group()
def i18n() -> None:
    """Work with the PO catalogues of translators."""


@i18n.command()
@click.option("--data", "folder", type=click.Path(path_type=Path), default=DATA, show_default=True)
@click.argument("locales", nargs=-1)
def update(folder: Path, locales: tuple[str, ...]) -> None:
    """Bring the catalogues of LOCALES, or of every locale, up to date with their sources."""
    from caretoolkit.localise.extract import update as update_catalogues  # as in `_compiled`

    compiled = _compiled(folder)
    for locale in locales or compiled.locales:
        with _wrong_call():
            changed = update_catalogues(compiled.loaded.library, folder, locale)
        click.echo(f"{locale}: {changed} files changed")


@main.command()
@click.option("--config-file", "-f", type=click.Path(exists=True, dir_okay=False), default="mkdocs.yml", show_default=True)
@click.option("--site-dir", "-d", type=click.Path(), help="The folder to write; the one in the configuration if not given.")
@click.option("--host", type=click.Choice(["mkdocs", "properdocs"]), default="mkdocs", show_default=True)
def build(config_file: str, site_dir: str | None, host: str) -> None:
    """Compile the toolkit into a site with the host that the configuration is for.

    With errors in the data, nothing is written and the exit code is 1.
    """
    if importlib.util.find_spec(host) is None:
        raise click.UsageError(f"`{host}` is not installed; `pip install {host}` installs it")
    where = ["--site-dir", site_dir] if site_dir else []
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice to authors, which a reader of this cannot act on
    os.execv(  # noqa: S606  # the host takes over this process; every argument is our own
        sys.executable, [sys.executable, "-m", host, "build", "--quiet", "--config-file", config_file, *where]
    )


def _compiled(folder: Path) -> "Compiled":
    from caretoolkit.compile import compile_toolkit  # not above: `build` leaves it to the host's own process

    with _wrong_call():
        return compile_toolkit(folder)


@contextmanager
def _wrong_call() -> Iterator[None]:
    """Print the sentence of a wrong call, and end with the exit code 2."""
    try:
        yield
    except ToolkitError as error:
        raise click.UsageError(str(error)) from None
