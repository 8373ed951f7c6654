"""What many tests begin with: the sample as it is, a copy of it that may be changed, and the real data."""

from pathlib import Path

import pytest

from caretoolkit import Compiled, compile_toolkit
from caretoolkit.render import Page
from tests.sample import OPTIONS, REAL, SAMPLE, Toolkit, pages, write_plainly


@pytest.fixture(scope="session")
def sample() -> Compiled:
    """Return the sample, compiled; tests only read it."""
    return compile_toolkit(SAMPLE, OPTIONS)


@pytest.fixture(scope="session")
def sample_pages(sample: Compiled) -> dict[tuple[str, str], Page]:
    """Return every page of the sample by locale and path."""
    return pages(sample)


@pytest.fixture
def toolkit(tmp_path: Path) -> Toolkit:
    """Return a copy of the sample that the test may change."""
    return Toolkit(tmp_path / "toolkit_data")


@pytest.fixture(scope="session")
def real() -> Compiled:
    """Return the real data, compiled; only for what the sample is too small to show."""
    return compile_toolkit(REAL, OPTIONS)


@pytest.fixture(scope="session")
def real_site(real: Compiled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real site, written by one process in frames without a host."""
    folder = tmp_path_factory.mktemp("real_site")
    write_plainly(real, folder, processes=1)
    return folder
