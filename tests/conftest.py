"""What many tests begin with: the sample as it is, and a copy of it that may be changed."""

from pathlib import Path

import pytest

from caretoolkit import Compiled, compile_toolkit
from caretoolkit.render import Page
from tests.sample import OPTIONS, SAMPLE, Toolkit, pages


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
