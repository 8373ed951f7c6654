"""Makes our search index of a project and nothing else, from nothing or after edits, so that it can be measured.

`python -m bench.search.indexing PROJECT FOLDER` makes it from nothing, in as many processes as a build; with `--edits 5`,
it is kept in memory as a host that serves keeps it, a case is edited that often, and what each edit took is printed as JSON.
"""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.corpus import DATA, LOCALES
from bench.edits import Kind, kinds_of_edit
from bench.terms import read_yaml
from caretoolkit import Compiled, Options, compile_toolkit, site
from caretoolkit.changes import changed_records
from caretoolkit.index import Memory
from caretoolkit.processes import cores, together


@dataclass(frozen=True, slots=True)
class IndexEdit:
    """What one edit took: seconds to compile it and to bring the index of all locales up to date, and the files written."""

    kind: str
    compiling: float
    indexing: float
    files: int


def main() -> None:
    """Make the index that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.indexing", description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edits", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.edits:
        print(json.dumps([asdict(edit) for edit in edits(arguments.project, arguments.folder, arguments.edits)]))
    else:
        clean(arguments.project, arguments.folder)


def clean(project: Path, folder: Path) -> None:
    """Write the search files of a project, without hand-written pages, and its passages counted anew."""
    with TemporaryDirectory(dir=folder.parent) as cache:
        compiled = compile_toolkit(project / DATA, Options(cache=Path(cache)))
        count = min(cores(), len(compiled.locales))
        for _ in together([partial(_share, compiled, folder, number=number, count=count) for number in range(count)]):
            pass


def _share(compiled: Compiled, folder: Path, *, number: int, count: int) -> Iterator[None]:
    site.write_search(compiled, {}, folder, number=number, count=count)
    yield


def edits(project: Path, folder: Path, count: int) -> Iterator[IndexEdit]:
    """Edit a case of a project this often in each way, and yield what each edit took after the index had been made once."""
    before = compile_toolkit(project / DATA, Options())
    memory = Memory()
    site.write_files(before.search_files({}, memory, before.locales), folder)
    for kind in _kinds(project):
        for number in range(count):
            kind.apply(1001 + number)
            started = time.perf_counter()
            after = compile_toolkit(project / DATA, Options(), before)
            compiled = time.perf_counter()
            memory.forget(changed_records(before, after))
            files = list(after.search_files({}, memory, after.locales))
            site.write_files(files, folder)
            yield IndexEdit(kind.name.partition(",")[0], compiled - started, time.perf_counter() - compiled, len(files))
            before = after


def _kinds(project: Path) -> tuple[Kind, ...]:
    first = min((project / DATA / "cases").glob("*.yml"))
    return kinds_of_edit("ours", project, first.stem, read_yaml(first)["title"], LOCALES[0])


if __name__ == "__main__":
    main()
