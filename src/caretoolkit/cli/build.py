"""`caretoolkit build`: hands over to the host, whose plugin compiles the toolkit."""

import importlib.util
import os
import runpy
import sys

import click


@click.command()
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
    sys.argv = [host, "build", "--quiet", "--config-file", config_file, *where]
    runpy.run_module(host, run_name="__main__", alter_sys=True)
