"""The library: every record that could be read, by collection and id."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from caretoolkit.model.case import Case, Head
from caretoolkit.model.exception import Exceptions
from caretoolkit.model.formats import LocaleFormats
from caretoolkit.model.knowledge import Figures, FundingCall, GlossaryTerm, Indicator, Lab, LearningPath
from caretoolkit.model.leaves import Path
from caretoolkit.model.outline import Outline
from caretoolkit.model.place import City
from caretoolkit.model.tool import PolicyTool
from caretoolkit.model.values import Model, OwnId, Source
from caretoolkit.model.vocabulary import Toolkit, Vocabulary
from caretoolkit.shelf import Kept


class SourceRecord(Source):
    """A source that several records share."""

    id: OwnId


COLLECTIONS: Mapping[str, type[Model]] = {
    "vocabularies": Vocabulary,
    "cities": City,
    "cases": Case,
    "tools": PolicyTool,
    "glossary": GlossaryTerm,
    "indicators": Indicator,
    "funding": FundingCall,
    "paths": LearningPath,
    "labs": Lab,
    "sources": SourceRecord,
    "formats": LocaleFormats,
}
"""The folders of `toolkit_data/` and the type of the records in each."""

SINGLE_FILES: Mapping[str, type[Model]] = {"toolkit": Toolkit, "figures": Figures, "exceptions": Exceptions}
"""The data files at the top of `toolkit_data/`, by name without ending."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is written at a place of a data file."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Doubts:
    """What may be meant otherwise than it is read: comments directly behind a text, and numbers with a point before three digits."""

    comments: tuple[Piece, ...] = ()
    numbers: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the data file it was read from, its outline, and the doubts of how the file is written.

    A large record is `Kept` elsewhere.
    """

    collection: str
    file: str
    id: str
    kept: Model | Kept[Model]
    outline: Outline = Outline()
    doubts: Doubts = Doubts()

    @property
    def record(self) -> Model:
        """Return the record."""
        return self.kept if isinstance(self.kept, Model) else self.kept.take()


@dataclass(frozen=True, slots=True)
class Library:
    """All records of a toolkit; a record that could not be built is absent, never half there.

    `entries` holds them all again by the name of their data file; `faulty` names the records that are absent because
    of their faults, as (collection, id). `cases` may be kept elsewhere and taken one by one; their `heads` are at hand.
    Where only a part of a toolkit was read, `names` holds the ids of all its records by collection. `folder` is the name
    of the toolkit's folder, with which the names of its data files begin.
    """

    toolkit: Toolkit | None
    figures: Figures | None
    vocabularies: Mapping[str, Vocabulary]
    cities: Mapping[str, City]
    cases: Mapping[str, Case]
    tools: Mapping[str, PolicyTool]
    glossary: Mapping[str, GlossaryTerm]
    indicators: Mapping[str, Indicator]
    funding: Mapping[str, FundingCall]
    paths: Mapping[str, LearningPath]
    labs: Mapping[str, Lab]
    sources: Mapping[str, SourceRecord]
    formats: Mapping[str, LocaleFormats]
    entries: Mapping[str, Entry] = field(default_factory=dict)
    faulty: frozenset[tuple[str, str]] = frozenset()
    heads: Mapping[str, Head] = field(default_factory=dict)
    exceptions: Exceptions | None = None
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    folder: str = "toolkit_data"

    def ids(self, name: str) -> Collection[str]:
        """Return the ids of all records of a collection, or of the key figures, whether they were read or not."""
        if name in self.names:
            return self.names[name]
        if name == "figures":
            return self.figures.figures if self.figures else ()
        return self.collection(name)

    def file_of(self, collection: str, record_id: str) -> str:
        """Return the data file of a record as it is printed."""
        return f"{self.folder}/{collection}/{record_id}.yml"

    def collection(self, name: str) -> Mapping[str, Model]:
        """Return the records of a collection by id."""
        records: Mapping[str, Model] = getattr(self, name)
        return records
