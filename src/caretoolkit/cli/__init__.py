"""The `caretoolkit` command: one module for each subcommand, imported when it is called."""

from importlib import import_module
from importlib.metadata import version
from keyword import iskeyword

import click

COMMANDS = ("build", "check", "fmt", "i18n", "new", "rules", "schema")
"""The subcommands; each is the function of its name in the module of its name (of `import`, which Python keeps, `import_`)."""


class _Commands(click.Group):
    """The subcommands, each imported when it is called: `check` of one file is not to wait for what `build` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(f"caretoolkit.cli.{name}"), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("caretoolkit"), prog_name="caretoolkit")
def main() -> None:
    """Compile a multilingual knowledge base of urban care policy."""
