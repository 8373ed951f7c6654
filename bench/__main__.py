"""Runs the benchmark: `python -m bench --sizes 100,400 --peers ours,hugo`."""

import argparse
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.builds import ENVIRONMENT, PEERS, build_command, prepare, version_command
from bench.corpus import LOCALES, write_corpus
from bench.edits import edit_to_page, kinds_of_edit
from bench.measure import CommandError, Measured, Output, count, run
from bench.peers.content import read_content
from bench.report import Edit, Result, as_json, report
from bench.tools import PEERS_HOME, Tools, install_peers


@dataclass(frozen=True, slots=True)
class Options:
    """What to measure, how often, and where."""

    sizes: tuple[int, ...]
    peers: tuple[str, ...]
    repeat: int
    mkdocs_limit: int
    full_catalogues: bool
    work: Path
    tools: Tools


@dataclass(frozen=True, slots=True)
class Field:
    """A corpus on disk, with what each competitor reads from it."""

    size: int
    folder: Path
    case: str
    title: str
    sources: dict[str, Path]


def main() -> None:
    """Measure what the command line asks for, and print the report."""
    arguments = _arguments()
    for file in (arguments.output, arguments.json):
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
    if arguments.work:
        arguments.work.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was built is deleted then, too
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=arguments.work))
    try:
        _measure(arguments, _options(arguments, folder))
    except CommandError as error:
        sys.exit(str(error))
    finally:
        if not arguments.keep:
            _say("deleting what was built")
            shutil.rmtree(folder)


def _options(arguments: argparse.Namespace, folder: Path) -> Options:
    """Return the options of the command line; the peers are installed if it does not say where they are."""
    python = Path(sys.executable)
    home = arguments.tools or python.parent
    if arguments.tools is None and arguments.peers != ("ours",):
        _say(f"looking for the peers in {PEERS_HOME}, and installing them if they are not there")
        home = install_peers(python, PEERS_HOME)
    return Options(
        sizes=arguments.sizes,
        peers=arguments.peers,
        repeat=arguments.repeat,
        mkdocs_limit=arguments.mkdocs_limit,
        full_catalogues=arguments.full_catalogues,
        work=folder,
        tools=Tools(python, home),
    )


def _measure(arguments: argparse.Namespace, options: Options) -> None:
    about = _about(options)
    results: list[Result] = []
    edits: list[Edit] = []
    for size in options.sizes:
        field = _field(size, options)
        results.extend(_clean_builds(field, options))
        edits.extend(_edits(field, options))
    text = report(results, edits, about)
    print(text)
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8")
    if arguments.json:
        arguments.json.write_text(json.dumps(as_json(results, edits, about), indent=2) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    about = "Measure our compiler against its peers on the same content."
    parser = argparse.ArgumentParser(prog="python -m bench", description=about)
    parser.add_argument("--sizes", type=_sizes, default=(100, 400, 1600), help="numbers of cases, such as 100,400,1600")
    parser.add_argument("--peers", type=_peers, default=PEERS, help=f"which to run, of {','.join(PEERS)}")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each build; the median is reported (MkDocs: one run)")
    parser.add_argument("--mkdocs-limit", type=int, default=400, help="greatest size at which MkDocs is run")
    parser.add_argument("--full-catalogues", action="store_true", help="write PO files with all texts, as real ones are")
    parser.add_argument("--tools", type=Path, help="`bin` folder with the peers; they are installed if it is not given")
    parser.add_argument("--work", type=Path, help="where to make the temporary folder")
    parser.add_argument("--keep", action="store_true", help="leave the temporary folder behind")
    parser.add_argument("--output", type=Path, help="also write the report to this file")
    parser.add_argument("--json", type=Path, help="write every single run to this file")
    return parser.parse_args()


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(size) for size in text.split(",")}))


def _peers(text: str) -> tuple[str, ...]:
    named = text.split(",")
    if unknown := [name for name in named if name not in PEERS]:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}; known are {', '.join(PEERS)}")
    return tuple(name for name in PEERS if name in named)


def _field(size: int, options: Options) -> Field:
    """Write a corpus of this size, and its content in each peer's form."""
    _say(f"{size} cases: writing the corpus")
    folder = options.work / str(size)
    data = write_corpus(folder / "corpus", size, full_catalogues=options.full_catalogues)
    content = read_content(data)
    sources = {
        peer: prepare(peer, content, data.parent, folder / peer)
        for peer in options.peers
        if peer != "pagefind" and (peer != "mkdocs" or size <= options.mkdocs_limit)
    }
    case = next(iter(content.cases))
    return Field(size, folder, case, content.cases[case]["title"], sources)


def _clean_builds(field: Field, options: Options) -> Iterator[Result]:
    """Build everything from nothing, in turns, so that a busy moment of the machine does not fall on one competitor only."""
    runs: dict[str, list[Measured]] = {peer: [] for peer in field.sources}
    problems: dict[str, str] = {}
    for turn in range(options.repeat):
        for peer, source in field.sources.items():
            if peer in problems or (peer == "mkdocs" and turn):
                continue
            try:
                runs[peer].append(_build(peer, source, _site(field, peer, turn), field, options))
            except CommandError as error:
                problems[peer] = str(error)
                _say(f"{field.size} cases: {peer} failed: {error}")
    for peer in field.sources:
        if peer in problems:
            yield Result(field.size, peer, note=problems[peer])
        else:
            yield Result(field.size, peer, tuple(runs[peer]), count(_site(field, peer, 0)))
    if "pagefind" in options.peers:
        yield _pagefind(field, options, [peer for peer in field.sources if peer not in problems])


def _pagefind(field: Field, options: Options, built: Sequence[str]) -> Result:
    """Index our finished site, or a peer's where there is none of ours."""
    if not built:
        return Result(field.size, "pagefind", note="there is no finished site to index")
    site = _site(field, built[0], 0)
    try:
        runs = [_build("pagefind", site, _site(field, "pagefind", turn), field, options) for turn in range(options.repeat)]
    except CommandError as error:
        return Result(field.size, "pagefind", note=str(error))
    written = count(_site(field, "pagefind", 0))
    output = Output(written.files, written.bytes, count(site).pages)
    return Result(field.size, "pagefind", tuple(runs), output, f"index of the site of {built[0]}")


def _edits(field: Field, options: Options) -> Iterator[Edit]:
    """Edit one case under each server that is held against the other."""
    for peer in ("ours", "hugo"):
        if peer not in field.sources:
            continue
        _say(f"{field.size} cases: {peer} serves")
        kinds = kinds_of_edit(peer, field.sources[peer], field.case, field.title, LOCALES[0])
        try:
            served = edit_to_page(peer, options.tools, field.sources[peer], kinds, options.repeat)
        except CommandError as error:
            yield Edit(field.size, f"{peer}: any edit", note=str(error))
            continue
        for kind, seconds in zip(kinds, served, strict=True):
            yield Edit(field.size, f"{peer}: {kind.name}", tuple(seconds))


def _build(peer: str, source: Path, target: Path, field: Field, options: Options) -> Measured:
    """Run one build into a fresh folder; nothing is deleted between builds, since that slows the making of folders."""
    target.parent.mkdir(parents=True, exist_ok=True)
    measured = run(build_command(peer, options.tools, source, target), source, ENVIRONMENT)
    _say(f"{field.size} cases: {target.name}: {measured.wall:.2f} s, {measured.cpu:.2f} s CPU, {measured.memory / 1e6:.0f} MB")
    return measured


def _site(field: Field, name: str, turn: int) -> Path:
    return field.folder / "sites" / f"{name}-{turn + 1}"


def _about(options: Options) -> list[str]:
    """Return what a reader needs to judge the figures: the machine, how busy it is, and the versions."""
    system = f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()} {platform.release()}"
    return [
        f"{system}, load {os.getloadavg()[0]:.2f} at the start",
        f"Python {platform.python_version()}",
        f"{len(LOCALES)} locales; builds repeated {options.repeat} times (MkDocs once); medians",
        f"PO files hold {'all texts of a case' if options.full_catalogues else 'translated texts only'}",
        *(_version(peer, options.tools) for peer in options.peers),
    ]


def _version(peer: str, tools: Tools) -> str:
    try:
        said = subprocess.run(version_command(peer, tools), capture_output=True, text=True, check=True).stdout
    except (CommandError, OSError, subprocess.SubprocessError) as error:
        return f"{peer}: {error}"
    return said.strip().splitlines()[0]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
