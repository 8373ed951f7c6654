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
    OwnId,
    OwnLanguage,
    Prose,
    RecordId,
    RefersTo,
    Sentence,
    Slug,
    SourceIds,
    Sources,
    Url,
    described,
)


class Counted(Model):
    """How a unit is said with a number; `{number}` stands for the figure."""

    one: Annotated[Label, described("How one of it is said; `{number}` stands for the figure.", "{number} place")]
    other: Annotated[Label, described("How several are said; `{number}` stands for the figure.", "{number} places")]


class Term(Model):
    """One value of a controlled list."""

    id: Annotated[Slug, described("The short name that records write.", "childcare")]
    label: Annotated[Label, described("What readers see.", "Childcare")]
    definition: Annotated[Sentence | None, described("What it means.", "Care for children below school age")] = None
    code: Annotated[Name | None, described("The code of a standard that it stands for.", "053")] = None
    level: Annotated[
        Annotated[int, Field(ge=0, le=5)] | None, described("The evidence level that it leads to, from 0 to 5.", 3)
    ] = None
    counted: Annotated[Counted | None, described("How it is said with a number.")] = None
    synonyms: Annotated[tuple[Label, ...], described("Other words that readers may search for.", ["day care"])] = ()
    sources: SourceIds = ()


class Vocabulary(Model):
    """A controlled list; the order of its terms is the order they are shown in."""

    id: Annotated[
        str,
        Field(pattern=r"^[a-z][a-z0-9_]*$"),
        described("The name of the file without its ending: small letters, digits and underscores.", "care_domains"),
    ]
    language: OwnLanguage
    title: Annotated[Label, described("What the list is called.", "Kinds of care")]
    definition: Annotated[Sentence | None, described("What the list is for.", "The kinds of care that a case is about.")] = None
    follows: Annotated[Name | None, described("The standard it follows.", "SDG 5.4")] = None
    terms: Annotated[tuple[Term, ...], Field(min_length=1), described("The terms, in the order in which they are shown.")]
    sources: Annotated[Sources, described("The publications that it rests on, each under a short name.")] = {}

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

    title: Annotated[Label, described("What the reader would say.", "I have one hour")]
    text: Annotated[Sentence, described("What waits behind the door.", "What a care system is, and a first step")]
    page: Annotated[
        str,
        Field(pattern=r"^[a-z0-9_/-]+/$"),
        described("The path of the page below the language.", "paths/first-hour-for-a-mayor/"),
    ]


class Toolkit(Model):
    """What the toolkit as a whole is called, who publishes it, and in which languages."""

    id: OwnId
    language: OwnLanguage
    title: Annotated[Label, described("What the toolkit is called.", "Care Systems Toolkit")]
    tagline: Annotated[Sentence, described("What it is for, in one line.", "How the world's cities organise care.")]
    about: Annotated[Prose, described("What it is, in a short paragraph.", "A knowledge base of urban care policy.")]
    publisher: Annotated[Name, described("Who publishes it.", "Care Systems Toolkit contributors")]
    data_licence: Annotated[Name, described("The licence of text and data.", "CC BY 4.0")]
    data_licence_url: Annotated[Url, described("Where the licence can be read.", "https://creativecommons.org/licenses/by/4.0/")]
    locales: Annotated[
        tuple[PublishedLocale, ...], Field(min_length=1), described("The languages it is published in, as tags.", ["en", "es"])
    ]
    default_locale: Annotated[Locale, described("The language for readers whose own is not there.", "en")]
    example_queries: Annotated[tuple[Label, ...], described("Searches that the home page suggests.", ["care blocks"])] = ()
    start_here: Annotated[tuple[StartingPoint, ...], described("The doors on the home page.")] = ()
    home_figures: Annotated[
        tuple[Annotated[Slug, RefersTo("figures")], ...], described("The key figures on the home page.", ["women-share"])
    ] = ()
    featured_cases: Annotated[
        tuple[Annotated[RecordId, RefersTo("cases")], ...],
        described("The cases that the home page shows first.", ["bogota-care-blocks"]),
    ] = ()
