"""Search: gathers documents, weighs their words as Whoosh does, and exports what a browser needs to search them."""

from collections.abc import Iterator, Mapping, Sequence

from caretoolkit.index import shards
from caretoolkit.index.analysis import analyser
from caretoolkit.index.cache import PassageCache
from caretoolkit.index.documents import Document, Known, documents, written_page
from caretoolkit.index.frequencies import Frequencies
from caretoolkit.index.impacts import weighed
from caretoolkit.index.memory import Memory
from caretoolkit.index.said import said
from caretoolkit.localise import Edition

__all__ = ["Document", "Frequencies", "Memory", "PassageCache", "collections", "documents", "files", "written_page"]

WrittenPages = Mapping[str, Sequence[Document]]
"""The hand-written pages of a host by locale, as search finds them."""


def files(
    editions: Sequence[Edition], locales: Sequence[str], written_pages: WrittenPages, memory: Memory
) -> Iterator[tuple[str, str]]:
    """Yield the search files of these locales as path and content, one locale after the other.

    The labels of all editions are found in each. What `memory` holds is not worked out again, and a locale of which it
    has seen the last file of the same index is passed over.
    """
    by_locale = {edition.locale: edition for edition in editions}
    for locale, found in collections(editions, locales, written_pages, memory.documents).items():
        words = said(by_locale[locale])
        if memory.finished.get(locale) == (found, words):
            continue
        made = shards.files(weighed(found, memory.frequencies), analyser(locale).stop_words, words)
        yield from ((f"{locale}/search/{name}", content) for name, content in made)
        memory.finished[locale] = found, words


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
