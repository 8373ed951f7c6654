"""A project that tests may build and break: this one's pages and settings, with the sample's data."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sample import BLOCKS, SAMPLE

ROOT = Path(__file__).parents[2]
UNPUBLISHED = ("fr",)
"""The locales of this project's own pages that the sample is not published in."""


class Project:
    """A project in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        self.case = folder / "toolkit_data" / BLOCKS

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


def make_project(folder: Path, data: Path = SAMPLE, unpublished: tuple[str, ...] = UNPUBLISHED) -> Project:
    """Return a project with this data, which has not been built."""
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns(*unpublished))
    shutil.copytree(data, folder / "toolkit_data")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return Project(folder)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project that has not been built."""
    return make_project(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project that has been built; tests only read it."""
    made = make_project(tmp_path_factory.mktemp("built"))
    result = made.build()
    assert result.returncode == 0, result.stderr
    return made
