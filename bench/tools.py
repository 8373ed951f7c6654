"""The programs that a benchmark runs: where they are found, and how the peers are installed."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bench.measure import CommandError

PEERS_HOME = Path(__file__).parent.parent / ".cache" / "bench-venv"
"""Where the peers are installed when the command line does not say where they are; it is kept for the next run."""

REQUIREMENTS = Path(__file__).parent / "requirements.txt"


@dataclass(frozen=True, slots=True)
class Tools:
    """The programs to run: our interpreter, and the folder of the environment that holds the peers."""

    python: Path
    peers: Path

    def hugo(self) -> str:
        """Return Hugo's own binary; the Python package's wrapper would cost it a start of Python."""
        return self._program("hugo", "hugo/binaries/hugo")

    def mkdocs(self) -> str:
        """Return the MkDocs command."""
        return self._program("mkdocs")

    def pagefind(self) -> str:
        """Return Pagefind's own binary, with its support for languages without spaces if there is one."""
        return self._program("pagefind", "pagefind_bin_extended/pagefind_extended", "pagefind_bin/pagefind")

    def _program(self, name: str, *binaries: str) -> str:
        packages = sorted(self.peers.parent.glob("lib/python*/site-packages"))
        for path in [folder / binary for binary in binaries for folder in packages] + [self.peers / name]:
            if path.is_file():
                return str(path)
        if found := shutil.which(name):
            return found
        raise CommandError(f"`{name}` is not installed; see bench/README.md")


def install_peers(python: Path, folder: Path) -> Path:
    """Return the `bin` folder of an environment that holds the peers, made with this interpreter if it is not there yet.

    Raises `CommandError` if the peers cannot be installed.
    """
    made_from = folder / REQUIREMENTS.name  # the list is kept inside, once all of it is installed
    if not made_from.is_file() or made_from.read_bytes() != REQUIREMENTS.read_bytes():
        _call(str(python), "-m", "venv", "--clear", str(folder))
        _call(str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--requirement", str(REQUIREMENTS))
        shutil.copyfile(REQUIREMENTS, made_from)
    return folder / "bin"


def _call(*command: str) -> None:
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    except subprocess.CalledProcessError as error:
        last_words = (error.stderr or error.stdout).strip()
        raise CommandError(f"`{' '.join(command)}` ended with {error.returncode}:\n{last_words}") from None
