"""`caretoolkit search`: searches the data files as they are, with the reference that the site's own search is held against."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from caretoolkit.cli.toolkit import compiled, data_option, wrong_call
from caretoolkit.index import Frequencies, collections
from caretoolkit.index.excerpt import excerpt
from caretoolkit.index.reference import Found, Hit, Reference

if TYPE_CHECKING:
    from caretoolkit.compile import Compiled


@click.command()
@data_option
@click.argument("query")
@click.option("--locale", help="The language to search in; the toolkit's own if not given.")
@click.option("--facet", "facets", multiple=True, metavar="NAME=TERM", help="Only hits with this term: `five_r=redistribute`.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the hits as JSON.")
def search(folder: Path, query: str, *, locale: str | None, facets: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search the records for QUERY and print the best hits first."""
    found = compiled(folder)
    with wrong_call():
        reference = _reference(found, _known(locale, found))
        answer = reference.search(query, limit, [_facet(facet) for facet in facets])
    hits = [_told(hit, reference.locale, answer) for hit in answer.hits]
    if as_json:
        click.echo(
            json.dumps({"total": answer.total, "suggestion": answer.suggestion, "hits": hits}, ensure_ascii=False, indent=1)
        )
        return
    for hit in hits:
        click.echo("{score:7.2f}  {kind} {id} [{locale}]  {title}\n         {address}\n         {excerpt}\n".format(**hit))
    click.echo(f"{len(hits)} of {answer.total} hits{_meant(answer)}")


def _reference(found: "Compiled", locale: str) -> Reference:
    editions = [found.edition(tag) for tag in found.locales]
    return Reference(locale, collections(editions, [locale], {})[locale], Frequencies())


def _known(locale: str | None, found: "Compiled") -> str:
    """Return the locale to search in."""
    if not found.atlas:
        raise click.UsageError("the toolkit cannot be read; `caretoolkit check` says why")
    if locale is None:
        return found.atlas.toolkit.default_locale
    if locale not in found.locales:
        raise click.UsageError(f"`{locale}` is not a locale of the toolkit; there are {', '.join(found.locales)}")
    return locale


def _facet(facet: str) -> tuple[str, str]:
    name, separator, term = facet.partition("=")
    if not separator:
        raise click.UsageError(f"`{facet}` is not a facet; write it as `five_r=redistribute`")
    return name, term


def _told(hit: Hit, locale: str, answer: Found) -> dict[str, Any]:  # Any: JSON
    """Return what is told of a hit."""
    document = hit.document
    terms = frozenset(term for word in answer.words for term in word.terms)
    return {
        "id": document.path.rstrip("/").rpartition("/")[2].lstrip("#"),
        "kind": document.kind,
        "locale": document.title.locale,
        "title": str(document.title),
        "address": f"{locale}/{document.path}",
        "score": round(hit.score, 2),
        "excerpt": excerpt(document, terms),
    }


def _meant(answer: Found) -> str:
    return f"; did you mean `{answer.suggestion}`?" if answer.suggestion else ""
