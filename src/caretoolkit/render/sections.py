"""The sections of the site: what its navigation shows, and which kinds of pages belong to each."""

from dataclasses import dataclass

from caretoolkit.localise import Edition


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its title, its path below the locale, and what is in it: kinds of pages, and paths of hand-written ones."""

    title: str
    path: str
    kinds: tuple[str, ...] = ()


def sections(edition: Edition) -> tuple[Section, ...]:
    """Return the sections in the order of the navigation; the last two are hand-written pages."""
    _ = edition.interface.gettext
    return (
        Section(_("Explore"), "explore/", ("explore", "compare", "map", "gaps")),
        Section(_("Cases"), "cases/", ("cases", "facet", "case", "five_r")),
        Section(_("Tools"), "tools/", ("tools", "tool")),
        Section(_("Learning paths"), "paths/", ("paths", "path", "lab")),
        Section(_("Cities"), "cities/", ("cities", "city", "cities_like_mine")),
        Section(_("Indicators"), "indicators/", ("indicators", "indicator")),
        Section(_("Funding"), "funding/", ("funding", "funding_call")),
        Section(_("Glossary"), "glossary/", ("glossary",)),
        Section(_("About"), "about/", ("figures", "sources")),
        Section(_("Contribute"), "contribute/", ("languages", "editing", "add-a-case/", "translate/")),
    )


def chrome(edition: Edition) -> dict[str, str]:
    """Return the words that a host's frame prints around every page."""
    _ = edition.interface.gettext
    toolkit = edition.atlas.toolkit
    return {
        "title": edition.text("toolkit", toolkit, "title", toolkit.title),
        "skip": _("Skip to content"),
        "language": _("Language"),
        "search": _("Search"),
        "search_broken": _("The search could not be loaded. The pages can be browsed as before."),
        "scheme": _("Switch between light and dark"),
        "sections": _("Sections"),
        "licence": _("Text and data under {licence}").replace("{licence}", toolkit.data_licence),
        "source": _("Source code and data"),
        "edit": _("Edit this page"),
        "unreviewed": _("Drafts: no city has confirmed these pages yet."),
    }
