"""The words that a search box prints in one locale; they travel with the index, so that no page has to hold them."""

from typing import Any

from caretoolkit.localise import Edition


def said(edition: Edition) -> dict[str, Any]:  # Any: a text, or texts by name
    """Return the words of the search box in a locale; marks such as `{query}` are filled by the browser."""
    _ = edition.interface.gettext
    return {
        "kinds": {
            "case": _("Cases"),
            "tool": _("Tools"),
            "path": _("Learning paths"),
            "lab": _("Peer exchanges"),
            "indicator": _("Indicators"),
            "funding": _("Funding"),
            "city": _("Cities"),
            "term": _("Glossary"),
            "page": _("Pages"),
        },
        "begin": _("Type what you look for: a service, a city, a group of people."),
        "found": _("Hits: {number}"),
        "partly": _("No page holds all of these words. Hits for some of them: {number}"),
        "none": _("Nothing found for {query}."),
        "advice": _("Try fewer or other words, or a city."),
        "meant": _("Did you mean {query}?"),
        "instead": _("Shown are hits for {query}."),
        "more": _("Show more"),
        "browse": _("Browse cases"),
        "level": _("Evidence: level {level} of 5"),
        "language": _("in {language}"),
        "languages": {locale: edition.formats.language(locale) for locale in edition.atlas.toolkit.locales},
    }
