"""`caretoolkit i18n`: works with the PO catalogues of translators."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from pydantic import TypeAdapter, ValidationError

from caretoolkit.cldr import PSEUDO, known_locale
from caretoolkit.cli.report import format_option, report
from caretoolkit.cli.toolkit import compiled, data_option, wrong_call
from caretoolkit.diagnostics import counted, in_order
from caretoolkit.load import locate
from caretoolkit.load.files import WRITTEN, written_pages
from caretoolkit.localise import State, checks
from caretoolkit.localise.extract import templates
from caretoolkit.localise.extract import update as update_catalogues
from caretoolkit.localise.pseudo import pseudo
from caretoolkit.localise.review import review
from caretoolkit.localise.status import LAYERS, Standing, shares, standings
from caretoolkit.model.vocabulary import PublishedLocale
from caretoolkit.render.routes import reach as reach_of
from caretoolkit.validate import RULES

if TYPE_CHECKING:
    from caretoolkit.compile import Compiled


@click.group()
def i18n() -> None:
    """Work with the PO catalogues of translators."""


@i18n.command()
@data_option
@click.argument("locales", nargs=-1)
def update(folder: Path, locales: tuple[str, ...]) -> None:
    """Bring the catalogues of LOCALES, or of every locale, up to date with their sources.

    No translation is lost: what is gone stays at the end of its file, and a changed source keeps its old text. A file that
    cannot be read is told of and left as it is; the others are brought up to date.
    """
    found = _published(folder)
    wrong = []
    for locale in locales or found.locales:
        try:
            _update(found, folder, locale)
        except click.UsageError as error:
            wrong.append(error.message)
    if wrong:
        raise click.UsageError("\n".join(wrong))


def _update(found: "Compiled", folder: Path, locale: str) -> None:
    with wrong_call():
        changed = update_catalogues(found.loaded.library, folder, locale, _pages(found, folder))
    click.echo(f"{locale}: {counted(changed, 'file')} changed")


def _published(folder: Path) -> "Compiled":
    """Return the toolkit in a folder, compiled; what to translate depends on its settings."""
    found = compiled(folder)
    if found.atlas is None:
        raise click.UsageError(f"`{folder}` has no readable `toolkit.yml`; run `caretoolkit check`")
    return found


def _pages(found: "Compiled", folder: Path) -> dict[str, str]:
    """Return the hand-written pages beside the data files, in the toolkit's own language."""
    assert found.atlas is not None  # `_published` has seen to it
    return written_pages(folder.resolve().parent / WRITTEN, found.atlas.toolkit.default_locale)


@i18n.command()
@data_option
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), default=Path("pot"), show_default=True)
def extract(folder: Path, output: Path) -> None:
    """Write what there is to translate as POT templates, for tools that begin a language with them."""
    found = _published(folder)
    count = templates(found.loaded.library, output, _pages(found, folder))
    click.echo(f"{counted(count, 'template')} in {output}/")


@i18n.command()
@data_option
@click.argument("locale")
def init(folder: Path, locale: str) -> None:
    """Begin a language: publish the toolkit in LOCALE, and write its catalogues with nothing translated yet."""
    _refuse_unpublishable(locale)
    found = _published(folder)
    if locale not in found.locales:
        file = folder / "toolkit.yml"
        text, count = _LOCALES.subn(rf"\1, {locale}]", file.read_text(encoding="utf-8"), count=1)
        if not count:
            raise click.UsageError(f"`{file}` has no line such as `locales: [en, es]`; add `{locale}` to its locales by hand")
        file.write_text(text, encoding="utf-8")
        click.echo(f"{locale} stands in {file} now")
    _update(_published(folder), folder, locale)


def _refuse_unpublishable(locale: str) -> None:
    """End at a tag that `toolkit.yml` would not take, before it stands there."""
    with wrong_call():
        written = str(known_locale(locale)).replace("_", "-")
    try:
        TypeAdapter(PublishedLocale).validate_python(locale)
    except ValidationError as error:
        raise click.UsageError(f"`{locale}`: {error.errors()[0]['msg']}; did you mean `{written}`?") from None


_LOCALES = re.compile(r"(?m)^(locales: \[[^\]\n]*)\]")


@i18n.command(name="pseudo")
@data_option
@click.argument("locale", type=click.Choice(sorted(PSEUDO)))
def write_pseudo(folder: Path, locale: str) -> None:
    """Fill LOCALE with disguised English: longer and accented (en-XA), or from right to left (ar-XB).

    Do this in a copy of the toolkit, to see where a page has too little room or words that no catalogue holds.
    """
    found = _published(folder)
    count = pseudo(found.loaded.library, _pages(found, folder), folder, locale)
    click.echo(f"{locale}: {counted(count, 'file')} written")


@i18n.command()
@data_option
@click.argument("locales", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def status(folder: Path, locales: tuple[str, ...], form: str) -> None:
    """Print how far LOCALES, or all, are translated, and what to translate next.

    A record counts in three layers: what stands on lists, the head of its page, the rest. What is shown on most pages
    comes first.
    """
    found = _published(folder)
    pages, reach = _pages(found, folder), reach_of(found.routes)
    wanted = locales or found.locales
    told = standings(shares(found.loaded.library, found.catalogues, wanted, pages), wanted, reach, NEXT)
    if form == "json":
        click.echo(json.dumps({locale: _as_data(standing) for locale, standing in told.items()}, indent=1))
    else:
        click.echo("\n\n".join("\n".join(_as_lines(locale, standing)) for locale, standing in told.items()))


NEXT = 10
"""How many catalogues are named that wait for a translator."""


def _as_data(standing: Standing) -> dict[str, Any]:  # Any: JSON
    return {
        "total": _counts(standing.total()),
        "collections": {
            name: {f"layer {layer}": _counts(standing.total(name, layer)) for layer in _layers(standing, name)}
            for name in standing.collections
        },
        "next": [{"catalogue": share.name, "layer": share.layer, "messages": share.todo} for share in standing.next],
    }


def _as_lines(locale: str, standing: Standing) -> Iterator[str]:
    heads = f"{'current':>9}{'unreviewed':>12}{'stale':>8}{'missing':>9}"
    yield f"{locale:<22}layer{heads}"
    for name in standing.collections:
        for layer in _layers(standing, name):
            yield f"  {name:<20}{layer:>5}{_row(standing.total(name, layer))}"
    yield f"  {'all':<25}{_row(standing.total())}"
    if standing.next:
        yield "  to translate next:"
        yield from (f"    {share.name}, layer {share.layer}: {share.todo}" for share in standing.next)


def _layers(standing: Standing, collection: str) -> list[int]:
    return [layer for layer in LAYERS if (collection, layer) in standing.counts]


def _counts(states: Mapping[State, int]) -> dict[str, int]:
    return {str(state): states[state] for state in State}


def _row(states: Mapping[State, int]) -> str:
    current, unreviewed, stale, missing = _counts(states).values()
    return f"{current:>9}{unreviewed:>12}{stale:>8}{missing:>9}"


@i18n.command()
@data_option
@format_option
@click.argument("locales", nargs=-1)
def check(folder: Path, form: str, locales: tuple[str, ...]) -> None:
    """Check the translations into LOCALES, or into all: figures, names in braces, markup, plural forms, length, terms.

    The exit code is 1 if a translation would break a page.
    """
    found = _published(folder)
    told = [
        problem
        for locale in locales or found.locales
        for problem in review(found.loaded.library, found.loaded.catalogues, locale)
    ]
    shown = in_order(locate((*found.catalogues.diagnostics, *told), folder))
    count = len(locales or found.locales)
    sentences = {**{name: rule.documentation.what for name, rule in RULES.items()}, **checks.sentences()}
    report(shown, form, f"{count} {'language' if count == 1 else 'languages'}", sentences)
