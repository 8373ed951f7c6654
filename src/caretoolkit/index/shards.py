"""Writes what a browser needs to search a locale as small files, of which a query fetches a few.

`docs/contributing/search.md` describes the format; `render/assets/search-engine.mjs` reads it.
"""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import ceil
from typing import Any

from caretoolkit.index.amendment import Amended
from caretoolkit.index.documents import KINDS, Document
from caretoolkit.index.impacts import PRECISION, Posting, Weighed

CHUNK = 16
"""How many documents are described in one file; hits are seldom neighbours, so that a large one is mostly not needed."""
WORDS_IN_SHARD = 400
POSTINGS_IN_SHARD = 20_000
"""How many words, and how many characters of postings, one file holds before the next begins."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Shards:
    """The search files of a locale but for its manifest, by name, and how they are cut.

    `numbers` are those of the terms; `words` and `postings` are the words and the terms with which each file begins, and
    `leads` are the words that name these terms first.
    """

    numbers: Mapping[str, int]
    words: Sequence[str]
    postings: Sequence[int]
    leads: Sequence[str]
    files: Mapping[str, str]


def cut(weighed: Weighed) -> Shards:
    """Return the search files of weighed documents."""
    numbers = _term_numbers(weighed.vocabulary)
    words = _cut_words(weighed, numbers)
    postings = _cut_postings(weighed.postings, numbers)
    documents = [_rows(weighed.documents, number) for number in range(ceil(len(weighed.documents) / CHUNK))]
    files = {
        **{f"words-{number}.txt": content for number, content in enumerate(words.values())},
        **{f"postings-{number}.txt": content for number, content in enumerate(postings.values())},
        **{f"documents-{number}.json": content for number, content in enumerate(documents)},
        "paths.json": _as_json([document.path for document in weighed.documents]),
    }
    namers = {term: word for word, terms in reversed(list(weighed.vocabulary.items())) for term in terms}
    leads = [namers[term] for term, number in numbers.items() if number in postings]
    return Shards(numbers, list(words), list(postings), leads, files)


def recut(before: Shards, amended: Amended) -> Shards:
    """Return the search files after an edit: those that it has changed are written anew, cut as they were before.

    A new term has the next free number, and a line in the last file; that of a term without documents is empty.
    """
    weighed = amended.weighed
    numbers = dict(before.numbers)
    for term in sorted(amended.terms):
        numbers.setdefault(term, len(numbers))
    starts = [min([before.words[0], *amended.words]), *before.words[1:]]
    files = dict(before.files)
    for name, lines in _changed_lines(before, amended, numbers).items():
        files[name] = _with_lines(files[name], lines)
    vocabulary = list(weighed.vocabulary)
    for number in {bisect_right(starts, word) - 1 for word in amended.words}:
        first = bisect_left(vocabulary, starts[number])
        end = bisect_left(vocabulary, starts[number + 1]) if number + 1 < len(starts) else len(vocabulary)
        following = int(files[f"words-{number}.txt"].partition("\n")[0], 36)
        files[f"words-{number}.txt"], _ = _words(vocabulary[first:end], weighed, numbers, following)
    for number in {number // CHUNK for number in amended.numbers}:
        files[f"documents-{number}.json"] = _rows(weighed.documents, number)
    return Shards(numbers, starts, before.postings, before.leads, files)


def manifest(shards: Shards, documents: Sequence[Document], stop_words: Iterable[str], said: Mapping[str, Any]) -> str:
    """Return `index.json`, which tells a browser what the other files hold.

    `said` are the words that a search box prints in this locale.  # Any: a text, or texts by kind
    """
    return _as_json(
        {
            "version": _version(shards.files.values()),
            "total": len(documents),
            "chunk": CHUNK,
            "precision": PRECISION,
            "kinds": _kinds(documents),
            "words": shards.words,
            "postings": shards.postings,
            "leads": shards.leads,
            "stop": " ".join(sorted(stop_words)),
            "said": said,
        }
    )


def _term_numbers(vocabulary: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return a number for each term, in the order in which the words name them, so that neighbours share a file."""
    numbers: dict[str, int] = {}
    for terms in vocabulary.values():
        for term in terms:
            numbers.setdefault(term, len(numbers))
    return numbers


def _cut_words(weighed: Weighed, numbers: Mapping[str, int]) -> dict[str, str]:
    """Return the files of the vocabulary by the word with which each begins."""
    files = {}
    following = 0
    vocabulary = list(weighed.vocabulary)
    for start in range(0, len(vocabulary), WORDS_IN_SHARD):
        content, following = _words(vocabulary[start : start + WORDS_IN_SHARD], weighed, numbers, following)
        files[vocabulary[start]] = content
    return files


def _words(words: Sequence[str], weighed: Weighed, numbers: Mapping[str, int], following: int) -> tuple[str, int]:
    """Return words, each without what it shares with the last one, with the numbers of their terms, and the next new number."""
    lines, last = [_base36(following)], ""
    for word in words:
        codes = []
        for term in weighed.vocabulary[word]:
            codes.append("+" if numbers[term] == following else _base36(numbers[term]))
            following += numbers[term] == following
        size = max(len(weighed.postings[term]) for term in weighed.vocabulary[word]).bit_length()
        shared = _shared(last, word)
        lines.append(f"{DIGITS[shared]}{word[shared:]} {','.join(codes)} {_base36(size)}")
        last = word
    return "\n".join(lines), following


def _shared(one: str, other: str) -> int:
    """Return how many characters both words begin with, as far as one digit can say."""
    longest = min(len(one), len(other), len(DIGITS) - 1)
    return next((at for at in range(longest) if one[at] != other[at]), longest)


def _base36(number: int) -> str:
    digits = DIGITS[number % 36]
    while number := number // 36:
        digits = DIGITS[number % 36] + digits
    return digits


def _cut_postings(postings: Mapping[str, Posting], numbers: Mapping[str, int]) -> dict[int, str]:
    """Return the files of postings by the number of the term with which each begins: a line for each term, in their order."""
    files: dict[int, str] = {}
    lines: list[str] = []
    start = size = 0
    for term, number in numbers.items():
        lines.append(_posting(postings[term]))
        size += len(lines[-1]) + 1
        if size >= POSTINGS_IN_SHARD:
            files[start] = "\n".join(lines)
            lines, start, size = [], number + 1, 0
    if lines:
        files[start] = "\n".join(lines)
    return files


def _posting(posting: Iterable[tuple[int, int]]) -> str:
    """Return steps between documents, and impacts."""
    parts, last = [], 0
    for number, impact in posting:
        parts.append(f"{number - last} {impact}")
        last = number
    return " ".join(parts)


def _changed_lines(before: Shards, amended: Amended, numbers: Mapping[str, int]) -> dict[str, dict[int, str]]:
    """Return, for each file of postings that an edit has changed, the lines that it has changed, by their place."""
    changed: dict[str, dict[int, str]] = defaultdict(dict)
    for term in amended.terms:
        file = bisect_right(before.postings, numbers[term]) - 1
        line = _posting(amended.weighed.postings.get(term, ()))
        changed[f"postings-{file}.txt"][numbers[term] - before.postings[file]] = line
    return changed


def _with_lines(content: str, changed: Mapping[int, str]) -> str:
    lines = content.split("\n")
    for place, line in sorted(changed.items()):
        lines[place : place + 1] = [line]  # or after the last one
    return "\n".join(lines)


def _rows(documents: Sequence[Document], number: int) -> str:
    """Return the file of this number among those that say what a hit shows."""
    return _as_json([_row(document) for document in documents[number * CHUNK : (number + 1) * CHUNK]])


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
