"""`caretoolkit rules`: says what the rules are that `check` asks."""

import click

from caretoolkit.load.wording import closest
from caretoolkit.validate import RULES
from caretoolkit.validate.manual import entry, page


@click.command()
@click.argument("name", required=False)
def rules(name: str | None) -> None:
    """Print the rule NAME with its examples, or all of them as the page docs/contributing/rules.md."""
    if name is None:
        click.echo(page(), nl=False)
        return
    if name not in RULES:
        near = closest(name, RULES)
        raise click.UsageError(f"there is no rule `{name}`" + (f"; did you mean `{near}`?" if near else ""))
    click.echo(entry(RULES[name]))
