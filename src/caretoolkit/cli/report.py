"""Prints the problems that a subcommand found, in the form that was asked for, and ends it with its exit code.

It knows nothing of how they were found; what there is to say of their rules is given to it.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from typing import NoReturn, TypeVar

import click

from caretoolkit.diagnostics import Diagnostic, has_errors, summary
from caretoolkit.printers import FOR_PROGRAMS, PRINTERS, Context

C = TypeVar("C", bound=Callable[..., None])


def format_option(command: C) -> C:
    """Give a subcommand the option `--format`, as its argument `form`."""
    return click.option(
        "--format", "form", type=click.Choice(tuple(PRINTERS)), default="text", show_default=True, help="For whom to print."
    )(command)


def report(shown: Sequence[Diagnostic], form: str, checked: str, rules: Mapping[str, str]) -> NoReturn:
    """Print the problems, and for people how much was checked; the exit code is 1 if there are errors, and 0 if there are none.

    `rules` has a sentence on each rule by its name; only those of rules that are broken are told.
    """
    broken = {found.rule for found in shown}
    printed = PRINTERS[form](shown, Context(version("caretoolkit"), {name: rules[name] for name in rules if name in broken}))
    if printed:
        click.echo(printed)
    if form not in FOR_PROGRAMS:
        end = f"{checked} checked, {summary(shown)}"
        click.echo(f"\n{end}" if printed and form == "text" else end)
    sys.exit(1 if has_errors(shown) else 0)
