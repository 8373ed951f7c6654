"""Rules on sources: when they are from, where they stand, and that each is listed once."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from caretoolkit.model.library import Library, SourceRecord
from caretoolkit.model.values import Model, Source
from caretoolkit.validate.rule import Finding, Scope, Subject, note, rule, warning


@rule(note)
def undated_source(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """A source says of which year it is, or when it was read.

    Why: a reader wants to know how old a fact is. A page without a date has at least a day on which it was read: that of
    the record, its `last_verified`, if the source does not give its own as `accessed`.

    Fix: add `year`; for a page that bears no date add `accessed`.

        # cities/a-city.yml
        population: {value: 850000, unit: people, as_of: 2020, sources: [s1]}
        sources: {s1: {title: A source, url: https://example.org/, language: en, kind: official}}

    Instead:

        # cities/a-city.yml
        population: {value: 850000, unit: people, as_of: 2020, sources: [s1]}
        sources: {s1: {title: A source, url: https://example.org/, language: en, kind: official, accessed: 2026-10}}
    """
    if getattr(subject.record, "last_verified", None):
        return
    for path, source in _sources(subject):
        if not source.year and not source.accessed:
            message = f"the source {_named(path)}says neither its year nor when it was read"
            yield Finding(message, "add `year`; for a page that bears no date add `accessed`", path, on_key=True)


def _sources(subject: Subject[Model]) -> Iterator[tuple[tuple[str | int, ...], Source]]:
    """Yield the sources that a record holds with their places; a shared source is one itself."""
    if isinstance(subject.record, SourceRecord):
        yield (), subject.record
    for source_id, source in subject.sources.items():
        if isinstance(source, Source):
            yield ("sources", source_id), source


def _named(path: tuple[str | int, ...]) -> str:
    return f"`{path[-1]}` " if path else ""


_COPY = re.compile(
    r"https?://(?:[^/]+\.)?(?:archive\.(?:org|ph|today|is)|webcache\.googleusercontent\.com|translate\.goog|cdn\.ampproject\.org"
    r"|cloudfront\.net|scribd\.com|r\.jina\.ai|amazonaws\.com)(?=[:/?#]|$)"
)
"""An address on a host that holds copies of what others publish."""
_ORIGINAL = re.compile(r"https?://[^/]+/.*?(https?:/?/.+)")


@rule(warning)
def mirror_address(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """The address of a source is that of its publisher, not that of a copy.

    Why: copies vanish, and a reader cannot tell whether they are true. A note that says why only the copy is known answers
    this rule.

    Fix: put the publisher's address under `url`, and the copy under `archived_url`; or say in `note` what was looked for.

        sources:
          s1:
            title: A source
            url: https://web.archive.org/web/2021/https://example.org/report
            language: en
            kind: official

    Instead:

        sources:
          s1:
            title: A source
            url: https://example.org/report
            archived_url: https://web.archive.org/web/2021/https://example.org/report
            language: en
            kind: official
    """
    for path, source in _sources(subject):
        copy = _COPY.match(source.url)
        original = _ORIGINAL.match(unquote(source.url)) if copy else None
        if copy and (original or not source.note):
            host = copy[0].partition("://")[2]
            remedy = f"put the publisher's address under `url`{f': `{original[1]}`' if original else ', or say in `note` that it was not found'}"
            yield Finding(f"`{host}` holds copies of what others publish", remedy, (*path, "url"), part=host)


@rule(warning)
def same_source(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """A source is listed once in a record.

    Why: two numbers for one work look like two witnesses.

    Fix: cite the first one in both places, and take the second out.

        sources:
          s1: {title: A source, url: https://example.org/, language: en, kind: official}
          s2: {title: The same source, url: https://example.org/, language: en, kind: official}
        challenge: [{fact: A problem., sources: [s1, s2]}]

    Instead:

        sources:
          s1: {title: A source, url: https://example.org/, language: en, kind: official}
          s2: {title: Another source, url: https://example.org/other, language: en, kind: official}
        challenge: [{fact: A problem., sources: [s1, s2]}]
    """
    first: dict[str, str] = {}
    for source_id, source in subject.sources.items():
        address = source_key(source) if isinstance(source, Source) else str(source)
        if address in first:
            message = f"`{source_id}` has the address of `{first[address]}`"
            remedy = f"cite `{first[address]}` in both places, and take `{source_id}` out"
            yield Finding(message, remedy, ("sources", source_id), on_key=True)
        first.setdefault(address, source_id)


def source_key(source: Source) -> str:
    """Return an address as two sources are compared by it: without the scheme, `www.` and the last slash."""
    return re.sub(r"^https?://(www\.)?", "", source.url).rstrip("/")


@rule(warning, Scope.TOOLKIT)
def same_shared_source(library: Library) -> Iterator[Finding]:
    """A work has one record in `sources/`.

    Why: what is put right in one of the two stays as it was in the other.

    Fix: name the first one in all records, and take the second out.

        # sources/a-source.yml
        url: https://example.org/report
        # sources/b-source.yml
        url: https://example.org/report

    Instead:

        # sources/a-source.yml
        url: https://example.org/report
        # sources/b-source.yml
        url: https://example.org/another
    """
    first: dict[str, str] = {}
    for entry in library.entries.values():
        if isinstance(entry.kept, SourceRecord):
            address = source_key(entry.kept)
            if address in first:
                message = f"`{entry.id}` has the address of `{first[address]}`"
                remedy = f"name `{first[address]}` in its place, and take this file out"
                yield Finding(message, remedy, ("url",), file=entry.file)
            first.setdefault(address, entry.id)
