"""The measurement of search runs from end to end, over a small generated site, without its peers."""

import subprocess
import sys
from pathlib import Path

from tests.browser.conftest import ROOT


def test_a_generated_site_is_built_indexed_asked_and_edited(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bench.search", "--cases", "8", "--locales", "en,ar", "--engines", "ours", "--edits", "1"]

    done = subprocess.run([*command, "--work", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True)

    tables = [block.splitlines() for block in done.stdout.split("\n\n")]
    assert tables[0][0].startswith("8 generated cases in 2 locales, ")
    assert [row.split(" | ")[:3] for row in tables[1][2:]] == [["| en", "ours", "48"], ["| ar", "ours", "48"]]
    assert [row.split(" | ")[0] for row in tables[2][2:]] == ["| ours"]
    assert [row.split(" | ")[:2] for row in tables[3][2:]] == [["| 8", "ours"]]
    assert [row.split(" | ")[:2] for row in tables[4][2:]] == [["| 8", "a sentence"], ["| 8", "the title"]]
    assert list(tmp_path.iterdir()) == []
