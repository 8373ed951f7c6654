"""How each competitor is prepared and started: the one place where a command line of the benchmark stands."""

from collections.abc import Sequence
from pathlib import Path

from bench.corpus import CONFIGURATION, WITH_SEARCH
from bench.peers.content import Content
from bench.peers.hugo import write_hugo
from bench.peers.mkdocs import write_mkdocs
from bench.tools import Tools

PEERS = ("ours", "search", "hugo", "mkdocs", "pagefind")
"""The competitors in the order they are run: ours without search, ours with it, Hugo and MkDocs; Pagefind reads a finished site."""

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "HUGO_ENVIRONMENT": "production"}
"""What every command finds in its environment: no advice about other programs, and no development mode."""


def prepare(peer: str, content: Content, corpus: Path, folder: Path) -> Path:
    """Write what a competitor reads and return its folder; ours reads the corpus itself."""
    if peer == "hugo":
        return write_hugo(content, folder)
    if peer == "mkdocs":
        return write_mkdocs(content, folder).parent
    return corpus


def build_command(peer: str, tools: Tools, source: Path, target: Path) -> Sequence[str]:
    """Return the command that builds `source` into `target`; for Pagefind, `source` is a finished site."""
    if peer == "hugo":
        return [tools.hugo(), "build", "--quiet", "--source", str(source), "--destination", str(target)]
    if peer == "pagefind":
        return [tools.pagefind(), "--site", str(source), "--output-path", str(target)]
    configuration = WITH_SEARCH if peer == "search" else CONFIGURATION
    project = ["--config-file", str(source / configuration), "--site-dir", str(target)]
    if peer == "mkdocs":
        return [tools.mkdocs(), "build", "--quiet", *project]
    return [str(tools.python), "-m", "caretoolkit", "build", *project]


def server_command(peer: str, tools: Tools, source: Path, port: int) -> Sequence[str]:
    """Return the command that serves our site, or Hugo's, and builds it again after each change."""
    if peer == "hugo":
        return [tools.hugo(), "server", "--source", str(source), "--bind", "127.0.0.1", "--port", str(port)]
    address = f"127.0.0.1:{port}"
    project = ["--config-file", str(source / CONFIGURATION), "--dev-addr", address]
    return [str(tools.python), "-m", "mkdocs", "serve", "--quiet", *project]


def version_command(peer: str, tools: Tools) -> Sequence[str]:
    """Return the command that says which version of a competitor is run."""
    if peer == "hugo":
        return [tools.hugo(), "version"]
    if peer in ("ours", "search"):
        return [str(tools.python), "-m", "caretoolkit", "--version"]
    return [tools.mkdocs() if peer == "mkdocs" else tools.pagefind(), "--version"]
