"""A copy of the whole project that tests may build and break."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Project:
    """A copy of the project in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        self.case = folder / "toolkit_data/cases/ouagadougou-mobile-creches.yml"

    def build(self, host: str = "mkdocs", *options: str) -> subprocess.CompletedProcess[str]:
        """Build the site as `caretoolkit build` does."""
        command = [sys.executable, "-m", "caretoolkit", "build", "--host", host, *options]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)

    def edit(self, old: str, new: str) -> None:
        """Change the case."""
        text = self.case.read_text(encoding="utf-8")
        assert old in text
        self.case.write_text(text.replace(old, new), encoding="utf-8")

    def page(self, path: str) -> str:
        """Return the HTML of a page."""
        return (self.site / path / "index.html").read_text(encoding="utf-8")


def copy_project(folder: Path) -> Project:
    for name in ("docs", "toolkit_data"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return Project(folder)


def contents(site: Path) -> dict[str, bytes]:
    """Return every file of a site by its path."""
    return {str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a copy of the project that has not been built."""
    return copy_project(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a copy of the project that has been built; tests only read it."""
    made = copy_project(tmp_path_factory.mktemp("built"))
    result = made.build()
    assert result.returncode == 0, result.stderr
    return made
