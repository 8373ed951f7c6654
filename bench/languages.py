"""Measures what languages cost: `python -m bench.languages` builds the real toolkit in one language and in all of them, in turns."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import yaml

from bench.builds import ENVIRONMENT
from bench.measure import Measured, Output, count, run

ROOT = Path(__file__).parents[1]
PROJECT = ("mkdocs.yml", "docs", "toolkit_data")
"""What a build reads."""


def main() -> None:
    """Build each choice of languages as often as asked, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.languages", description=__doc__)
    parser.add_argument("--repeat", type=int, default=3, help="runs of each build; the median is reported")
    parser.add_argument("--work", type=Path, help="where to make the temporary folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-languages-", dir=arguments.work) as folder:
        print("\n".join(_table(Path(folder), arguments.repeat)))


def _table(folder: Path, repeat: int) -> Iterator[str]:
    every = _locales(ROOT)
    projects = [_project(folder / str(len(locales)), locales) for locales in (every[:1], every)]
    runs: dict[Path, list[Measured]] = {project: [] for project in projects}
    outputs: dict[Path, Output] = {}
    for turn in range(repeat):
        for project in projects:
            target = project / f"site-{turn}"
            runs[project].append(_built(project, target))
            outputs[project] = count(target)
    yield "| languages | wall s (range) | CPU s | peak MB | pages | MB | ms a page |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for project, measured in runs.items():
        yield _row(_locales(project), measured, outputs[project])


def _project(folder: Path, locales: Sequence[str]) -> Path:
    """Copy the toolkit into a folder, to be published in these languages only."""
    folder.mkdir()
    for name in PROJECT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy2(source, folder / name)
    settings = folder / "toolkit_data/toolkit.yml"
    written = settings.read_text(encoding="utf-8")
    line = next(line for line in written.splitlines() if line.startswith("locales:"))
    settings.write_text(written.replace(line, f"locales: [{', '.join(locales)}]"), encoding="utf-8")
    return folder


def _locales(project: Path) -> list[str]:
    locales: list[str] = yaml.safe_load((project / "toolkit_data/toolkit.yml").read_text(encoding="utf-8"))["locales"]
    return locales


def _built(project: Path, target: Path) -> Measured:
    """Build the site with nothing kept from an earlier build."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    command = [sys.executable, "-m", "caretoolkit", "build"]
    return run([*command, "--config-file", str(project / "mkdocs.yml"), "--site-dir", str(target)], project, ENVIRONMENT)


def _row(locales: Sequence[str], runs: Sequence[Measured], output: Output) -> str:
    walls = [measured.wall for measured in runs]
    wall, cpu = median(walls), median(measured.cpu for measured in runs)
    memory = median(measured.memory for measured in runs)
    seconds = f"{wall:.2f} ({min(walls):.2f}–{max(walls):.2f}) | {cpu:.2f}"
    written = f"{output.pages:,} | {output.bytes / 1e6:.0f} | {1000 * wall / output.pages:.2f}"
    return f"| {', '.join(locales)} | {seconds} | {memory / 1e6:.0f} | {written} |"


if __name__ == "__main__":
    main()
