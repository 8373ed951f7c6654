"""Search: gathers documents, weighs their words as Whoosh does, and exports what a browser needs to search them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from caretoolkit.index import amendment, impacts, shards
from caretoolkit.index.analysis import analyser
from caretoolkit.index.cache import PassageCache
from caretoolkit.index.documents import Document, Known, documents, written_page
from caretoolkit.index.frequencies import Frequencies
from caretoolkit.index.memory import Memory, Written
from caretoolkit.index.said import said
from caretoolkit.localise import Edition

__all__ = ["Document", "Frequencies", "Memory", "PassageCache", "collections", "documents", "files", "written_page"]

WrittenPages = Mapping[str, Sequence[Document]]
"""The hand-written pages of a host by locale, as search finds them."""


def files(
    editions: Sequence[Edition], locales: Sequence[str], written_pages: WrittenPages, memory: Memory
) -> Iterator[tuple[str, str]]:
    """Yield the search files of these locales as path and content, one locale after the other.

    The labels of all editions are found in each. Of a locale whose files `memory` holds, only those are yielded that
    differ, and those of the last time that were not all taken.
    """
    by_locale = {edition.locale: edition for edition in editions}
    for locale, found in collections(editions, locales, written_pages, memory.documents).items():
        made = _written(found, said(by_locale[locale]), analyser(locale).stop_words, memory, memory.written.get(locale))
        if memory.keeps_files:
            memory.written[locale] = made
        yield from ((f"{locale}/search/{name}", content) for name, content in made.files.items() if name in made.unwritten)
        if memory.keeps_files:
            memory.written[locale] = replace(made, unwritten=frozenset())


def _written(
    documents: Sequence[Document], words: Mapping[str, Any], stop_words: Iterable[str], memory: Memory, before: Written | None
) -> Written:
    """Return the files of a locale; what has not changed since before is taken from there."""
    if before and before.weighed.documents == documents and before.said == words:
        return before
    amended = amendment.amended(before.weighed, documents, memory.frequencies) if before else None
    if before and amended:
        weighed, cut = amended.weighed, shards.recut(before.shards, amended)
    else:
        weighed = impacts.weighed(documents, memory.frequencies)
        cut = shards.cut(weighed)
    files = {**cut.files, "index.json": shards.manifest(cut, documents, stop_words, words)}
    known = before.files if before else {}
    changed = frozenset(name for name, content in files.items() if known.get(name) != content)
    return Written(weighed, words, cut, files, changed | before.unwritten if before else changed)


def collections(
    editions: Sequence[Edition], locales: Sequence[str], written_pages: WrittenPages, known: Known | None = None
) -> dict[str, list[Document]]:
    """Return all documents of each of these locales, numbered alike but for hand-written pages, which come last."""
    wanted = [edition.locale for edition in editions if edition.locale in locales]
    found: dict[str, list[Document]] = {locale: [] for locale in wanted}
    for of_record in documents(editions, wanted, known):
        for locale, document in zip(wanted, of_record, strict=True):
            found[locale].append(document)
    return {locale: [*own, *written_pages.get(locale, ())] for locale, own in found.items()}
