"""Numbers the sources of a page in the order in which they are first cited, with marks that lead there and back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from caretoolkit.model.library import SourceRecord
from caretoolkit.model.values import Source

_TAG_OR_WORD = re.compile(r"<[^>]*>|[\w-]+")


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source as it stands in a page's list: its number, and how often it is cited."""

    number: int
    source: Source
    marks: int


@dataclass(slots=True)
class Citations:
    """The citations of one page; templates call it in the order of the page."""

    sources: Mapping[str, Source | str]
    shared: Mapping[str, SourceRecord] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _marks: dict[str, int] = field(default_factory=dict)

    def __call__(self, source_ids: tuple[str, ...]) -> Markup:
        """Return the marks for these sources, for a template."""
        return Markup(self.html(source_ids))

    def html(self, source_ids: tuple[str, ...]) -> str:
        """Return the marks for these sources as HTML."""
        marks = [self._mark(source_id) for source_id in source_ids if self._source(source_id)]
        return f'<sup class="ct-cite">{" ".join(marks)}</sup>' if marks else ""

    def list_all(self) -> str:
        """Number the sources that no mark has named yet, and return nothing to be printed."""
        for source_id in self.sources:
            if self._source(source_id):
                self._numbers.setdefault(source_id, len(self._numbers) + 1)
        return ""

    def named(self, html: str) -> Markup:
        """Return a text in which editors name listed sources by their ids, as `s3`, with their numbers instead."""

        def numbered(found: re.Match[str]) -> str:
            number = self._numbers.get(found[0])
            return f'<a href="#s{number}">[{number}]</a>' if number else found[0]

        return Markup(_TAG_OR_WORD.sub(numbered, html))

    def _mark(self, source_id: str) -> str:
        number = self._numbers.setdefault(source_id, len(self._numbers) + 1)
        mark = self._marks[source_id] = self._marks.get(source_id, 0) + 1
        return f'<a id="c{number}-{mark}" href="#s{number}" role="doc-noteref">{number}</a>'

    def listed(self) -> Iterator[CitedSource]:
        """Yield the sources cited so far in the order of their numbers."""
        for source_id, number in self._numbers.items():
            source = self._source(source_id)
            assert source is not None
            yield CitedSource(number, source, self._marks.get(source_id, 0))

    def _source(self, source_id: str) -> Source | None:
        source = self.sources.get(source_id)
        return self.shared.get(source) if isinstance(source, str) else source
