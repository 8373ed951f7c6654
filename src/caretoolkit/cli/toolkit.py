"""What the subcommands share: the folder of the toolkit, its compilation, and how a wrong call is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from caretoolkit.diagnostics import ToolkitError

if TYPE_CHECKING:
    from caretoolkit.compile import Compiled

C = TypeVar("C", bound=Callable[..., None])

DATA = Path("toolkit_data")


def data_option(command: C) -> C:
    """Give a subcommand the option `--data`, as its argument `folder`."""
    return click.option(
        "--data", "folder", type=click.Path(path_type=Path), default=DATA, show_default=True, callback=_without_loop
    )(command)


def _without_loop(_context: click.Context, _option: click.Parameter, folder: Path) -> Path:
    resolved(folder)
    return folder


def resolved(path: Path) -> Path:
    """Return where a path leads, behind all links; one that leads to itself is a wrong call."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # Python 3.11 and 3.12 raise the one or the other
        raise click.UsageError(f"`{path}` is a link that leads to itself") from None


def compiled(folder: Path) -> "Compiled":
    """Return the toolkit in a folder, compiled."""
    from caretoolkit.compile import compile_toolkit  # not above: not every subcommand needs all stages

    with wrong_call():
        return compile_toolkit(folder)


@contextmanager
def wrong_call() -> Iterator[None]:
    """Print the sentence of a wrong call, and end with the exit code 2."""
    try:
        yield
    except ToolkitError as error:
        raise click.UsageError(str(error)) from None
