"""The data behind the page Explore: every case and tool of one locale in few bytes, with the words around them.

Texts are plain here; whoever shows them makes them safe for its medium.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from caretoolkit.link.city_size import SIZES, UNKNOWN
from caretoolkit.link.entries import BEFORE, EXPLORED, Entry, entries
from caretoolkit.localise import Edition, Passage
from caretoolkit.localise.collation import sort_key
from caretoolkit.markdown import plain

Said = str | list[str]
"""A text in the language of the page, or a text with the language it is really in."""


_in_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def entries_files(editions: Sequence[Edition]) -> Iterator[str]:
    """Yield the entries of each locale as JSON: the facets with their terms, the entries with theirs, and the words around.

    A term stands in an entry by its place in the list of its facet. An entry is written for all locales at once, while its
    translations are in hand; nothing else of it is kept, since there are thousands.
    """
    found = entries(editions[0].atlas)
    sheets = [_Sheet(found, edition) for edition in editions]
    for entry in found:
        for sheet in sheets:
            sheet.add(entry)
    for sheet in sheets:
        yield sheet.written()


class _Sheet:
    """The entries of one locale, as far as they are written."""

    def __init__(self, found: Sequence[Entry], edition: Edition) -> None:
        self._edition = edition
        self._facets = {name: _terms(name, found, edition) for name in EXPLORED}
        self._places = {name: {term: number for number, term in enumerate(terms)} for name, terms in self._facets.items()}
        named = sorted({edition.atlas.heads[entry.id].city for entry in found if entry.collection == "cases"})
        self._cities = {city: number for number, city in enumerate(named)}
        self._rows = StringIO()

    def add(self, entry: Entry) -> None:
        """Write an entry."""
        shown = self._of_case(entry) if entry.collection == "cases" else self._of_tool(entry)
        terms = [[self._places[name][term] for term in entry.terms.get(name, ())] for name in EXPLORED]
        self._rows.write(("," if self._rows.tell() else "") + _in_json({"path": entry.path, **shown, "terms": terms}))

    def written(self) -> str:
        """Return all that was written, with the words around."""
        edition = self._edition
        dates = sorted({head.started for head in edition.atlas.heads.values() if head.started})
        around = {
            "locale": edition.locale,
            "words": _words(edition),
            "facets": [
                {"id": name, "title": _title(name, edition), "terms": [[term, said] for term, said in terms.items()]}
                for name, terms in self._facets.items()
            ],
            "cities": [_city(city, edition) for city in self._cities],
            "dates": {date: edition.formats.date(date) for date in dates},
        }
        return f'{_in_json(around)[:-1]},"entries":[{self._rows.getvalue()}]}}'

    def _of_case(self, entry: Entry) -> dict[str, Any]:  # Any: JSON
        edition = self._edition
        case = edition.atlas.heads[entry.id]
        shown = {
            "title": _said(edition.text("cases", case, "title", case.title), edition),
            "line": _said(edition.text("cases", case, "summary.one_line", case.one_line), edition),
            "city": self._cities[case.city],
            "level": edition.atlas.evidence[case.id].level,
        }
        return shown | ({"started": case.started} if case.started else {})

    def _of_tool(self, entry: Entry) -> dict[str, Any]:  # Any: JSON
        edition = self._edition
        tool = edition.atlas.tools[entry.id]
        return {
            "title": _said(edition.text("tools", tool, "title", tool.title), edition),
            "line": _said(edition.text("tools", tool, "purpose", tool.purpose), edition),
            "kind": _label("tool_kinds", tool.kind, edition),
        }


def _city(city_id: str, edition: Edition) -> list[Said]:
    """Return the name of a city and of its country."""
    city = edition.atlas.cities[city_id]
    return [_said(edition.city_name(city), edition), edition.formats.country(city.country)]


def _said(text: str, edition: Edition, own: str = "") -> Said:
    locale = text.locale if isinstance(text, Passage) else own or edition.locale
    return plain(text) if locale == edition.locale else [plain(text), locale]


def _label(vocabulary: str, term: str, edition: Edition) -> Said:
    found = edition.atlas.vocabularies.get(vocabulary)
    return _said(edition.label(vocabulary, term), edition, found.language if found else "")


def _title(facet: str, edition: Edition) -> Said:
    """Return what a facet is called: the title of its vocabulary, where it has one."""
    vocabulary = edition.atlas.vocabularies.get(facet)
    if vocabulary:
        return _said(edition.text("vocabularies", vocabulary, "title", vocabulary.title), edition)
    _ = edition.interface.gettext
    titles = {
        "countries": _("Country"),
        "city_sizes": _("Inhabitants of the city"),
        "levels": _("Evidence"),
        "years": _("Begun"),
        "languages": _("Written in"),
        "kinds": _("Cases and tools"),
    }
    return titles.get(facet, facet)


def _terms(facet: str, found: Sequence[Entry], edition: Edition) -> Mapping[str, Said]:
    """Return the terms of a facet that some entry has, with their labels: a vocabulary's in its order, names by the alphabet."""
    used = {term for entry in found for term in entry.terms.get(facet, ())}
    vocabulary = edition.atlas.vocabularies.get(facet)
    if vocabulary:
        named = (term.id for term in vocabulary.terms)
        return {term: _label(facet, term, edition) for term in named if term in used}
    labels = _LABELS[facet](edition, used) if facet in _LABELS else ((term, term) for term in sorted(used))
    return {term: label for term, label in labels if term in used}


Labels = Iterator[tuple[str, str]]


def _countries(edition: Edition, used: set[str]) -> Labels:
    named = ((term, edition.formats.country(term)) for term in used)
    yield from sorted(named, key=lambda pair: sort_key(pair[1], edition.locale))


def _languages(edition: Edition, used: set[str]) -> Labels:
    yield from ((tag, edition.formats.language(tag)) for tag in sorted(used))


def _levels(edition: Edition, used: set[str]) -> Labels:
    _ = edition.interface.gettext
    for level in sorted(used, reverse=True):
        yield level, _("Level {level} of 5").replace("{level}", edition.formats.number(int(level)))


def _years(edition: Edition, used: set[str]) -> Labels:
    _, year = edition.interface.gettext, edition.formats.year
    for decade in sorted(used - {BEFORE, UNKNOWN}, reverse=True):
        yield decade, f"{year(int(decade))}–{year(int(decade) + 9)}"
    yield BEFORE, _("before {year}").replace("{year}", year(2000))
    yield UNKNOWN, _("not documented")


def _city_sizes(edition: Edition, used: set[str]) -> Labels:
    yield from ((size.id, edition.city_size(size)) for size in reversed(SIZES))
    yield UNKNOWN, edition.interface.gettext("not documented")


def _kinds(edition: Edition, used: set[str]) -> Labels:
    _ = edition.interface.gettext
    yield "cases", _("Cases")
    yield "tools", _("Tools")


_LABELS: Mapping[str, Callable[[Edition, set[str]], Labels]] = {
    "countries": _countries,
    "languages": _languages,
    "levels": _levels,
    "years": _years,
    "city_sizes": _city_sizes,
    "kinds": _kinds,
}
"""The facets that are no vocabulary: how each gives its terms their labels, in order."""


def _words(edition: Edition) -> dict[str, Any]:  # Any: JSON
    """Return what the page says around its entries; what depends on a number is given for each plural form."""
    _, ngettext = edition.interface.gettext, edition.interface.ngettext
    counts = edition.formats.counts_by_form()
    return {
        "digits": edition.formats.digits("0123456789"),
        "found": {form: ngettext("One case or tool", "{number} cases and tools", count) for form, count in counts.items()},
        "more": {form: ngettext("Show one more", "Show {number} more", count) for form, count in counts.items()},
        "compare_these": {form: ngettext("Compare one case", "Compare {number} cases", count) for form, count in counts.items()},
        "choose_another": _("One case chosen to compare. Choose one to three more."),
        "four_at_most": _("Four cases can be compared at once."),
        "compare": _("Compare"),
        "without": _("Remove the filter {name}"),
        "query": _("Words: {query}"),
        "clear": _("Clear all"),
        "all_terms": _("Show all {number}"),
        "none": _("Nothing here has all of this. Remove a filter, or try other words."),
        "place": _("{city}, {country}"),
        "since": _("since {date}"),
        "level": _("Evidence: level {level} of 5"),
        "columns": {
            "title": _("Title"),
            "line": _("In one line"),
            "city": _("City"),
            "started": _("Since"),
            "address": _("Address"),
        },
    }
