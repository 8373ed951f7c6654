"""Measures what languages cost: `python -m bench.languages` builds the real toolkit in one language and in all of them, in turns."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.builds import ENVIRONMENT, build_command
from bench.corpus import CONFIGURATION, DATA, ROOT
from bench.measure import Measured, Output, count, run
from bench.report import megabytes, spread, table
from bench.terms import read_yaml
from bench.tools import Tools

PROJECT = (CONFIGURATION, "docs", DATA)
"""What a build reads."""


def main() -> None:
    """Build each choice of languages as often as asked, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.languages", description=__doc__)
    parser.add_argument("--repeat", type=int, default=3, help="runs of each build; the median is reported")
    parser.add_argument("--work", type=Path, help="where to make the temporary folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-languages-", dir=arguments.work) as folder:
        print(_measured(Path(folder), arguments.repeat))


def _measured(folder: Path, repeat: int) -> str:
    every = _locales(ROOT)
    projects = [_project(folder / str(len(locales)), locales) for locales in (every[:1], every)]
    runs: dict[Path, list[Measured]] = {project: [] for project in projects}
    outputs: dict[Path, Output] = {}
    for turn in range(repeat):
        for project in projects:
            target = project / f"site-{turn}"
            runs[project].append(_built(project, target))
            outputs[project] = count(target)
    head = ("languages", "wall s (range)", "CPU s", "peak MB", "pages", "MB", "ms a page")
    return table(head, (_row(_locales(project), measured, outputs[project]) for project, measured in runs.items()))


def _project(folder: Path, locales: Sequence[str]) -> Path:
    """Copy the toolkit into a folder, to be published in these languages only."""
    folder.mkdir()
    for name in PROJECT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy2(source, folder / name)
    settings = folder / DATA / "toolkit.yml"
    written = settings.read_text(encoding="utf-8")
    line = next(line for line in written.splitlines() if line.startswith("locales:"))
    settings.write_text(written.replace(line, f"locales: [{', '.join(locales)}]"), encoding="utf-8")
    return folder


def _locales(project: Path) -> list[str]:
    locales: list[str] = read_yaml(project / DATA / "toolkit.yml")["locales"]
    return locales


def _built(project: Path, target: Path) -> Measured:
    """Build the site with nothing kept from an earlier build."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    python = Path(sys.executable)
    return run(build_command("ours", Tools(python, python.parent), project, target), project, ENVIRONMENT)


def _row(locales: Sequence[str], runs: Sequence[Measured], output: Output) -> Sequence[str]:
    walls = [measured.wall for measured in runs]
    return (
        ", ".join(locales),
        f"{median(walls):.2f}{spread(walls)}",
        f"{median(measured.cpu for measured in runs):.2f}",
        megabytes(int(median(measured.memory for measured in runs))),
        f"{output.pages:,}",
        megabytes(output.bytes),
        f"{1000 * median(walls) / output.pages:.2f}",
    )


if __name__ == "__main__":
    main()
