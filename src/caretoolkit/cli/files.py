"""Which data files a subcommand works on, and how it writes them: whole, or not at all."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from caretoolkit.cli.toolkit import resolved, wrong_call
from caretoolkit.diagnostics import Diagnostic, as_text
from caretoolkit.load import locate
from caretoolkit.load.files import DataFile, data_files
from caretoolkit.load.yaml_reader import UnreadableError


def chosen(folder: Path, paths: tuple[Path, ...]) -> list[DataFile]:
    """Return the data files at these paths, or all of them where no path is given; a folder stands for those in it."""
    with wrong_call():
        found = data_files(folder.resolve())
    if not paths:
        return found
    return [file for path in paths for file in _at(path, found, folder)]


def _at(path: Path, found: list[DataFile], folder: Path) -> list[DataFile]:
    whole = resolved(path)
    files = [file for file in found if Path(file.path) == whole or whole in Path(file.path).parents]
    if not files:
        raise click.UsageError(f"`{path}` is no data file that is read in `{folder}`; name one of its files")
    return files


@dataclass(slots=True)
class Rewriting:
    """Data files on their way into another form; `unread` counts those that could not be read and were left as they are."""

    folder: Path
    files: list[DataFile]
    unread: int = 0

    def changes(self, write: Callable[[bytes, DataFile], str]) -> Iterator[tuple[DataFile, bytes, str]]:
        """Yield each file that `write` gives another form, with its bytes before and its text after; print why one is left."""
        for file in self.files:
            before = Path(file.path).read_bytes()
            try:
                after = write(before, file)
            except UnreadableError as error:
                print_problems(error.diagnostics, self.folder)
                self.unread += 1
                continue
            if after.encode("utf-8") != before:
                yield file, before, after


def print_problems(problems: Iterable[Diagnostic], folder: Path) -> None:
    """Print problems with their places, each followed by a blank line."""
    for problem in locate(problems, folder):
        click.echo(as_text(problem) + "\n")


def write_whole(path: Path, text: str | bytes) -> None:
    """Write a file in one step: whoever reads it finds the old text or the new one, never a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode("utf-8") if isinstance(text, str) else text
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as beside:
        beside.write(data)
    Path(beside.name).chmod(mode)
    os.replace(beside.name, path)  # noqa: PTH105  # the one call that replaces a file in one step on every system
