"""What the plugin tells on the terminal: problems, progress, and what was built."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from mkdocs.exceptions import Abort

from caretoolkit import Compiled, Diagnostic, ToolkitError
from caretoolkit.diagnostics import as_text, summary


def problems(diagnostics: Iterable[Diagnostic]) -> None:
    """Print every problem with its place and remedy."""
    for diagnostic in diagnostics:
        click.echo(as_text(diagnostic) + "\n", err=True)


def refused(compiled: Compiled, site_dir: str) -> None:
    """Say that nothing was published, and why."""
    name = Path(site_dir).name
    click.echo(f"{summary(compiled.diagnostics)}; nothing was published, `{name}/` is as it was", err=True)


@contextmanager
def wrong_call() -> Iterator[None]:
    """Stop the host with the sentence of a wrong call, such as a folder or a locale that there is not."""
    try:
        yield
    except ToolkitError as error:
        raise Abort(str(error)) from None


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """Show how many pages are written, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.console import Console  # not above: a build without a terminal needs no bar, nor its memory
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("writing pages"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda count: bar.advance(task, count)


def built(compiled: Compiled, pages: int, seconds: float, site: Path) -> None:
    """Say how many pages in how many languages were written, in what time, and with what problems."""
    locales = ", ".join(compiled.locales)
    click.echo(
        f"{pages:,} pages in {len(compiled.locales)} languages ({locales}) in {seconds:.1f} s, {summary(compiled.diagnostics)}: {site.name}/",
        err=True,
    )


def updated(compiled: Compiled, pages: int, seconds: float) -> None:
    """Say what an edit has changed."""
    click.echo(f"{pages:,} pages in {seconds:.2f} s, {summary(compiled.diagnostics)}", err=True)


def kept(compiled: Compiled) -> None:
    """Say that the last good site is still served."""
    click.echo(f"{summary(compiled.diagnostics)}; the pages are those of the last good state", err=True)
