"""Measures search: `python -m bench.search` over a built site with judged queries, or with `--cases 400,1600` over generated ones."""

import argparse
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.builds import ENVIRONMENT, build_command
from bench.corpus import DATA, LOCALES, ROOT, write_corpus
from bench.measure import CommandError, Measured, count, run
from bench.report import Result
from bench.search.engines import Engine, lunr, ours, pagefind
from bench.search.indexing import IndexEdit
from bench.search.queries import Query, generated_queries, judged_queries
from bench.search.tables import behind_table, edits_table, index_table, kinds_table, misses, trials_table
from bench.search.trials import Trial, trials
from bench.terms import read_yaml
from bench.tools import PEERS_HOME, Tools, install_peers

ENGINES = ("ours", "pagefind", "lunr")


@dataclass(frozen=True, slots=True)
class Options:
    """What to measure and how often, with which programs, and where to write."""

    engines: tuple[str, ...]
    repeat: int
    edits: int
    lunr_limit: int
    tools: Tools
    work: Path


@dataclass(frozen=True, slots=True)
class Subject:
    """A built site in the folder of its project, and the queries it is asked."""

    site: Path
    queries: tuple[Query, ...]
    is_generated: bool

    @property
    def project(self) -> Path:
        """Return the folder that holds the data of the site."""
        return self.site.parent

    @property
    def size(self) -> int:
        """Return the number of cases."""
        return len(list((self.project / DATA / "cases").glob("*.yml")))

    @property
    def locales(self) -> tuple[str, ...]:
        """Return the locales of the queries."""
        return tuple(dict.fromkeys(query.locale for query in self.queries))


def main() -> None:
    """Measure what the command line asks for, and print the tables."""
    arguments = _arguments()
    report: list[str] = []
    if arguments.work:
        arguments.work.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was built is deleted then, too
    try:
        with tempfile.TemporaryDirectory(prefix="bench-search-", dir=arguments.work) as folder:
            options = _options(arguments, Path(folder))
            for subject in _subjects(arguments, options):
                report += _measured(subject, options, arguments.misses)
    except CommandError as error:
        sys.exit(str(error))
    text = "\n\n".join(report) + "\n"
    print(text)
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site, in the folder of its project")
    parser.add_argument(
        "--cases", type=_numbers, default=(), help="numbers of cases of generated sites to build instead: 400,1600"
    )
    parser.add_argument("--engines", default=",".join(ENGINES), help="which to run, of " + ", ".join(ENGINES))
    parser.add_argument("--locales", default="", help="such as en,ar; all if not given")
    parser.add_argument("--repeat", type=int, default=1, help="how often each index is made; the median is told")
    parser.add_argument("--edits", type=int, default=5, help="how many edits of each kind our index of a generated site follows")
    parser.add_argument("--lunr-limit", type=int, default=400, help="the greatest number of cases at which lunr is run")
    parser.add_argument("--tools", type=Path, help="`bin` folder with the peers; they are installed if it is not given")
    parser.add_argument("--work", type=Path, help="where to make the temporary folder")
    parser.add_argument("--misses", action="store_true", help="also print what each engine found for the judged queries")
    parser.add_argument("--output", type=Path, help="also write the tables to this file")
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(number) for number in text.split(",")}))


def _options(arguments: argparse.Namespace, folder: Path) -> Options:
    """Return the options of the command line; Pagefind is installed if it is wanted and nothing says where it is."""
    engines = tuple(name for name in ENGINES if name in arguments.engines.split(","))
    python = Path(sys.executable)
    home = arguments.tools or (install_peers(python, PEERS_HOME) if "pagefind" in engines else python.parent)
    return Options(engines, arguments.repeat, arguments.edits, arguments.lunr_limit, Tools(python, home), folder)


def _subjects(arguments: argparse.Namespace, options: Options) -> Iterator[Subject]:
    """Yield the built site, or each generated site when it has been built."""
    wanted = tuple(filter(None, arguments.locales.split(",")))
    if not arguments.cases:
        site = arguments.site.resolve()
        if not (site.is_dir() and (site.parent / DATA).is_dir()):
            raise CommandError(f"`{site}` is no built site in the folder of its data; `make site` builds one")
        locales = wanted or read_yaml(site.parent / DATA / "toolkit.yml")["locales"]
        yield Subject(site, tuple(judged_queries(locales)), is_generated=False)
    for cases in arguments.cases:
        _say(f"{cases} cases: building the site")
        data = write_corpus(options.work / str(cases), cases, wanted or LOCALES)
        site = data.parent / "site"
        run(build_command("search", options.tools, data.parent, site), data.parent, ENVIRONMENT)
        yield Subject(site, tuple(generated_queries(data, wanted or LOCALES)), is_generated=True)


def _measured(subject: Subject, options: Options, with_misses: bool) -> Iterator[str]:
    """Yield the parts of the report on a site: the indexes are made first, and then asked."""
    left_out = _left_out(subject, options)
    engines = [name for name in options.engines if name not in dict(left_out)]
    about = f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start"
    cases = f"{subject.size:,} {'generated ' if subject.is_generated else ''}cases"
    yield f"{cases} in {len(subject.locales)} locales, {datetime.now(UTC):%Y-%m-%d}, {about}:"
    results = _indexes(subject, engines, options)
    found = [trial for name in engines for trial in _trials(name, subject, options)]
    yield trials_table(found, left_out)
    yield kinds_table(found)
    if not subject.is_generated and (behind := behind_table(found)):
        yield behind
    yield index_table(results)
    if subject.is_generated and options.edits and "ours" in engines:
        yield edits_table(subject.size, _edits(subject, options))
    if with_misses and not subject.is_generated:
        yield "\n".join(misses(found))


def _left_out(subject: Subject, options: Options) -> list[tuple[str, str]]:
    if "lunr" not in options.engines or subject.size <= options.lunr_limit:
        return []
    return [("lunr", f"it reads all documents at once, and `--lunr-limit` is {options.lunr_limit}")]


def _indexes(subject: Subject, engines: Sequence[str], options: Options) -> list[Result]:
    """Make our index and Pagefind's from nothing, in turns."""
    runs: dict[str, list[Measured]] = {name: [] for name in engines if name != "lunr"}
    for turn in range(options.repeat):
        for name, measured in runs.items():
            _say(f"{subject.size} cases: making the index of {name}")
            measured.append(run(_index_command(name, subject, _index(name, subject, options, turn), options), ROOT, ENVIRONMENT))
    return [Result(subject.size, name, tuple(those), count(_index(name, subject, options, 0))) for name, those in runs.items()]


def _index(name: str, subject: Subject, options: Options, turn: int) -> Path:
    return options.work / f"{name}-{subject.size}-{turn}"


def _index_command(name: str, subject: Subject, folder: Path, options: Options) -> Sequence[str]:
    if name == "pagefind":
        return build_command("pagefind", options.tools, subject.site, folder)
    return _own_command(subject, folder, options)


def _own_command(subject: Subject, folder: Path, options: Options, *more: str) -> Sequence[str]:
    return [str(options.tools.python), "-m", "bench.search.indexing", str(subject.project), str(folder), *more]


def _trials(name: str, subject: Subject, options: Options) -> list[Trial]:
    _say(f"{subject.size} cases: asking {name}")
    return list(trials(_engine(name, subject, options), subject.site, subject.queries))


def _engine(name: str, subject: Subject, options: Options) -> Engine:
    if name == "ours":
        return ours(subject.locales)
    if name == "pagefind":
        return pagefind(subject.locales, _index(name, subject, options, 0))
    return lunr(subject.locales, subject.site, options.work / f"lunr-{subject.size}")


def _edits(subject: Subject, options: Options) -> list[IndexEdit]:
    """Return what edits took in a process of their own; the generated project is changed."""
    _say(f"{subject.size} cases: editing a case")
    command = _own_command(subject, options.work / f"edited-{subject.size}", options, "--edits", str(options.edits))
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [IndexEdit(**edit) for edit in json.loads(said)]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
