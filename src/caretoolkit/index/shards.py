"""Writes what a browser needs to search a locale as small files, of which a query fetches a few.

`docs/contributing/search.md` describes the format; `render/assets/search-engine.mjs` reads it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from caretoolkit.index.documents import KINDS, Document
from caretoolkit.index.impacts import PRECISION, Posting, Weighed

CHUNK = 16
"""How many documents are described in one file; hits are seldom neighbours, so that a large one is mostly not needed."""
WORDS_IN_SHARD = 400
POSTINGS_IN_SHARD = 20_000
"""How many words, and how many characters of postings, one file holds before the next begins."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class _Cut:
    """A list cut into files: their contents, and with what each begins."""

    starts: list[Any] = field(default_factory=list)  # Any: words or numbers
    contents: list[str] = field(default_factory=list)


def files(weighed: Weighed, stop_words: Iterable[str], said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the search files of a locale, each as name and content.

    `said` are the words that a search box prints in this locale.  # Any: a text, or texts by kind
    """
    numbers = _term_numbers(weighed.vocabulary)
    words, postings = _words(weighed, numbers), _postings(weighed.postings, numbers)
    chunks = [weighed.documents[start : start + CHUNK] for start in range(0, len(weighed.documents), CHUNK)]
    documents = [_as_json([_row(document) for document in chunk]) for chunk in chunks]
    paths = _as_json([document.path for document in weighed.documents])
    named = [*_named("words", words.contents, "txt"), *_named("postings", postings.contents, "txt")]
    named += [*_named("documents", documents, "json"), ("paths.json", paths)]
    yield from named
    manifest = {
        "version": _version(content for _, content in named),
        "total": len(weighed.documents),
        "chunk": CHUNK,
        "precision": PRECISION,
        "kinds": _kinds(weighed.documents),
        "words": words.starts,
        "postings": postings.starts,
        "stop": " ".join(sorted(stop_words)),
        "said": said,
    }
    yield "index.json", _as_json(manifest)


def _named(name: str, contents: Sequence[str], ending: str) -> Iterator[tuple[str, str]]:
    return ((f"{name}-{number}.{ending}", content) for number, content in enumerate(contents))


def _term_numbers(vocabulary: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return a number for each term, in the order in which the words name them, so that neighbours share a file."""
    numbers: dict[str, int] = {}
    for terms in vocabulary.values():
        for term in terms:
            numbers.setdefault(term, len(numbers))
    return numbers


def _words(weighed: Weighed, numbers: Mapping[str, int]) -> _Cut:
    """Return the vocabulary: each word without what it shares with the last one, and the numbers of its terms."""
    cut = _Cut()
    following = 0
    vocabulary = list(weighed.vocabulary.items())
    for start in range(0, len(vocabulary), WORDS_IN_SHARD):
        cut.starts.append(vocabulary[start][0])
        lines, last = [_base36(following)], ""
        for word, terms in vocabulary[start : start + WORDS_IN_SHARD]:
            codes = []
            for term in terms:
                codes.append("+" if numbers[term] == following else _base36(numbers[term]))
                following += numbers[term] == following
            size = max(len(weighed.postings[term]) for term in terms).bit_length()
            shared = _shared(last, word)
            lines.append(f"{DIGITS[shared]}{word[shared:]} {','.join(codes)} {_base36(size)}")
            last = word
        cut.contents.append("\n".join(lines))
    return cut


def _shared(one: str, other: str) -> int:
    """Return how many characters both words begin with, as far as one digit can say."""
    longest = min(len(one), len(other), len(DIGITS) - 1)
    return next((at for at in range(longest) if one[at] != other[at]), longest)


def _base36(number: int) -> str:
    digits = DIGITS[number % 36]
    while number := number // 36:
        digits = DIGITS[number % 36] + digits
    return digits


def _postings(postings: Mapping[str, Posting], numbers: Mapping[str, int]) -> _Cut:
    """Return the postings, one line for each term in the order of their numbers: steps between documents, and impacts."""
    cut = _Cut()
    lines: list[str] = []
    size = 0
    for term, number in numbers.items():
        if not lines:
            cut.starts.append(number)
        lines.append(_posting(postings[term]))
        size += len(lines[-1]) + 1
        if size >= POSTINGS_IN_SHARD:
            cut.contents.append("\n".join(lines))
            lines, size = [], 0
    if lines:
        cut.contents.append("\n".join(lines))
    return cut


def _posting(posting: Posting) -> str:
    parts, last = [], 0
    for number, impact in posting:
        parts.append(f"{number - last} {impact}")
        last = number
    return " ".join(parts)


def _row(document: Document) -> list[Any]:  # Any: JSON
    """Return what a hit shows; the languages of title and text come last."""
    title, text = document.title, document.text
    return [document.path, title, text, document.place, document.year, document.level, title.locale, text.locale]


def _kinds(documents: Sequence[Document]) -> list[tuple[str, int]]:
    """Return each kind with the number of its first document: documents stand in the order of their kinds."""
    firsts: dict[str, int] = {}
    for number, document in enumerate(documents):
        firsts.setdefault(document.kind, number)
    assert [kind for kind in KINDS if kind in firsts] == list(firsts)
    return list(firsts.items())


def _version(contents: Iterable[str]) -> str:
    """Return a digest of all files, by which a browser knows whether those it holds are these."""
    digest = blake2b(digest_size=6)
    for content in contents:
        digest.update(content.encode())
    return digest.hexdigest()


def _as_json(value: Any) -> str:  # Any: JSON
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
