"""Keeps the counted words of long passages between builds, by their content and the version of the analysis.

A file that was cut off, changed by hand, or written by another version counts as absent; nothing in it is ever run.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from caretoolkit.index.analysis import VERSION
from caretoolkit.localise import Passage


class PassageCache:
    """The counted passages in a folder: those that earlier builds left, and those of this one.

    Every process of a build reads all files and writes the one of its own number, so that none waits for another.
    """

    def __init__(self, folder: Path, number: int = 0) -> None:
        self._file = folder / f"passages-{number}.json"
        self._kept: dict[str, dict[str, int]] = {}
        for file in sorted(folder.glob("passages-*.json")):
            self._kept |= _read(file)
        self._used: dict[str, Mapping[str, int]] = {}
        self._has_news = False

    def counts(self, passage: Passage, words: Callable[[str], list[str]]) -> Mapping[str, int]:
        """Return how often each word stands in a passage: as it is kept, or counted now and kept for the next build."""
        key = blake2b(passage.encode(), digest_size=16).hexdigest()
        found = self._kept.get(key)
        if found is None:
            self._has_news = True
            found = Counter(words(passage))
        self._used[key] = found
        return found

    def save(self) -> None:
        """Write what this process has used, if any of it is new and the folder can be written; what nobody used is forgotten."""
        if self._has_news:
            with suppress(OSError):  # a build can do without what it would have left for the next
                self._write()

    def _write(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        body = json.dumps(self._used, ensure_ascii=False, separators=(",", ":")).encode()
        beside = self._file.with_suffix(f".{os.getpid()}")
        beside.write_bytes(_seal(body) + b"\n" + body)
        beside.replace(self._file)


def _seal(body: bytes) -> bytes:
    return blake2b(body, digest_size=16, person=f"words-{VERSION}".encode()).hexdigest().encode()


def _read(file: Path) -> dict[str, dict[str, int]]:
    seal, _, body = file.read_bytes().partition(b"\n")
    found: dict[str, dict[str, int]] = json.loads(body) if seal == _seal(body) else {}
    return found
