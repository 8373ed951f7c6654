"""Controlled lists and the toolkit's own settings: both are data, so that neither stands in the code."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from caretoolkit.cldr import is_known_locale
from caretoolkit.model.values import (
    Label,
    Locale,
    Model,
    Name,
    Prose,
    RecordId,
    RefersTo,
    Sentence,
    Slug,
    SourceIds,
    Sources,
    Url,
)


class Counted(Model):
    """How a unit is said with a number; `{number}` stands for the figure."""

    one: Label
    other: Label


class Term(Model):
    """One value of a controlled list."""

    id: Slug
    label: Label
    definition: Sentence | None = None
    code: Name | None = None
    level: Annotated[int, Field(ge=0, le=5)] | None = None
    counted: Counted | None = None
    synonyms: tuple[Label, ...] = ()
    sources: SourceIds = ()


class Vocabulary(Model):
    """A controlled list; the order of its terms is the order they are shown in."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    language: Locale
    title: Label
    definition: Sentence | None = None
    follows: Name | None = None
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
    sources: Sources = {}

    @cached_property
    def by_id(self) -> Mapping[str, Term]:
        """Return the terms by their ids, in the order of the list."""
        return {term.id: term for term in self.terms}

    @classmethod
    def empty(cls, name: str) -> "Vocabulary":
        """Return a list without terms, which no file may hold, in the place of one that is missing."""
        return cls.model_construct(id=name, language="en", title=name, terms=())


FACETS: Mapping[str, str] = {
    "five-r": "five_r",
    "instrument": "instruments",
    "region": "regions",
    "group": "groups",
    "status": "statuses",
}
"""The facets that have pages of their own: their name in addresses, and their vocabulary."""


def _read_published_locale(value: str) -> str:
    if not is_known_locale(value):
        raise PydanticCustomError("locale", "it is not a locale that CLDR knows")
    return value


PublishedLocale = Annotated[Locale, AfterValidator(_read_published_locale)]


class StartingPoint(Model):
    """A door on the home page for one kind of reader."""

    title: Label
    text: Sentence
    page: Annotated[str, Field(pattern=r"^[a-z0-9_/-]+/$")]


class Toolkit(Model):
    """What the toolkit as a whole is called, who publishes it, and in which languages."""

    id: RecordId
    language: Locale
    title: Label
    tagline: Sentence
    about: Prose
    publisher: Name
    data_licence: Name
    data_licence_url: Url
    locales: Annotated[tuple[PublishedLocale, ...], Field(min_length=1)]
    default_locale: Locale
    formats: dict[Locale, PublishedLocale] = {}
    example_queries: tuple[Label, ...] = ()
    start_here: tuple[StartingPoint, ...] = ()
    home_figures: tuple[Annotated[Slug, RefersTo("figures")], ...] = ()
    featured_cases: tuple[Annotated[RecordId, RefersTo("cases")], ...] = ()
