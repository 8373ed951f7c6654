"""`caretoolkit links`: asks the cited addresses whether they are still there."""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import click

from caretoolkit.cli.files import chosen, print_problems, write_whole
from caretoolkit.cli.toolkit import data_option, wrong_call
from caretoolkit.diagnostics import Diagnostic, Severity, counted
from caretoolkit.links.addresses import Cited, cited
from caretoolkit.links.report import FAILED, REPORT, Answer, Outcome, Report, read_report, written

FRESH = 30
"""For how many days an address that was found is not asked again."""


@click.command()
@data_option
@click.option("--again", is_flag=True, help=f"Ask also what was found in the last {FRESH} days.")
@click.option(
    "--pause", default=2.0, show_default=True, type=click.FloatRange(min=0.5), help="Seconds between two questions to one host."
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def links(folder: Path, again: bool, pause: float, paths: tuple[Path, ...]) -> None:
    """Ask every address that the records cite whether it is there, or those of the records in PATHS.

    Few hosts are asked at a time, and addresses in private networks not at all. What they answer is kept in
    `.cache/links.json`, for `caretoolkit status` and the editing page; no build asks anybody. The exit code is 1 if an
    address is missing or cannot be reached, or a record cannot be read.
    """
    from caretoolkit import load  # not above: it takes its time, and `--help` does not need it
    from caretoolkit.links.rounds import Manners, ask_all

    with wrong_call():
        library = load.library(folder).library
    files = {file.file for file in chosen(folder, paths)}
    unread = sorted(files - library.entries.keys())
    found = list(cited(entry for file, entry in library.entries.items() if file in files))
    place = folder.resolve().parent / REPORT
    report = dict(read_report(place))
    today = datetime.now(UTC).date()
    asked = list(dict.fromkeys(each.address for each in found if again or not is_fresh(report.get(each.address), today)))
    with click.progressbar(
        ask_all(asked, manners=Manners(pause=pause)), length=len(asked), label="Asking", file=sys.stderr
    ) as answers:
        for address, answer in answers:
            report[address] = Outcome(answer.answer, answer.detail, today.isoformat(), answer.now_at)
    if not paths:
        report = {address: report[address] for address in sorted({each.address for each in found})}
    write_whole(place, written(report))
    problems = list(diagnostics(found, report))
    print_problems(problems, folder)
    addresses = counted(len({each.address for each in found}), "address", "addresses")
    click.echo(f"{addresses}, {len(asked)} asked now, {len(problems)} to look at")
    for file in unread:
        click.echo(f"{file} cannot be read, and none of its addresses was asked; `caretoolkit check` says why")
    sys.exit(1 if unread or any(report[each.address].answer in FAILED for each in found) else 0)


def is_fresh(outcome: Outcome | None, today: date) -> bool:
    """Tell whether an address was found, and not too long ago."""
    if outcome is None or outcome.answer in FAILED:
        return False
    return today - date.fromisoformat(outcome.on) < timedelta(days=FRESH)


def diagnostics(found: Iterable[Cited], report: Report) -> Iterator[Diagnostic]:
    """Yield what an editor should know of the addresses, each at the places that cite it."""
    for each in found:
        outcome = report[each.address]
        if outcome.answer in FAILED:
            remedy = "look for its new address, or for a copy in an archive to name under `archived_url`"
            message = f"`{each.address}` does not lead to a page: {outcome.detail}"
            yield Diagnostic("dead-address", each.file, message, help=remedy, path=each.path, severity=Severity.WARNING)
        elif outcome.answer is Answer.MOVED:
            message = f"`{each.address}` has moved for good"
            remedy = f"look at `{outcome.now_at}`, and cite it if it is the same page"
            yield Diagnostic("moved-address", each.file, message, help=remedy, path=each.path, severity=Severity.WARNING)
