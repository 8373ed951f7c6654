"""What the page for editors shows: how far the records have come, what to fill next, where no case is known, which addresses fail."""

from dataclasses import dataclass

from markupsafe import Markup

from caretoolkit.link import editing
from caretoolkit.model.completeness import QUESTIONS
from caretoolkit.render.cards import Cards
from caretoolkit.render.links import Link, home_of, link
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route
from caretoolkit.render.view import PageOptions, View

MOST_TASKS = 25
"""How many cases are shown of those that lack something."""


@dataclass(frozen=True, slots=True)
class ShownTask:
    """A case that lacks something, with what that is in words."""

    link: Link
    missing: tuple[Markup, ...]
    pages: int
    points: int


@dataclass(frozen=True, slots=True)
class ShownDead:
    """An address that failed, with the page of the record that cites it, if it has one."""

    link: Link | None
    record_id: str
    address: str
    on: str


def status(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page for editors shows; what is due is left to the command, which knows the day."""
    atlas = polyglot.atlas
    progress = editing.progress(atlas)
    found = editing.tasks(atlas, progress)
    words = fields_in_words(polyglot)
    values = {
        "states": editing.states(atlas, progress),
        "tasks": [
            ShownTask(
                link("cases", each.case_id, polyglot),
                tuple(words.get(item, Markup.escape(item)) for item in each.missing),
                each.pages,
                each.points,
            )
            for each in found[:MOST_TASKS]
        ],
        "total": len(found),
        "gaps": _gaps_by_region(polyglot),
        "dead": [
            ShownDead(_page_of(each.collection, each.record_id, polyglot), each.record_id, each.address, each.on)
            for each in editing.dead(atlas, options.answers)
        ],
    }
    title = polyglot.plain(lambda edition: edition.interface.gettext("What there is to do"))
    description = polyglot.plain(
        lambda edition: edition.interface.gettext(
            "How far the records have come, what to fill in next, and where no case is known yet."
        )
    )
    return View(title, description, values | {"title": title, "description": description})


def fields_in_words(polyglot: Polyglot) -> dict[str, Markup]:
    """Return the fields of a complete description in words."""
    return {aspect.field: polyglot.gettext(aspect.words) for question in QUESTIONS for aspect in question.aspects}


def _page_of(collection: str, record_id: str, polyglot: Polyglot) -> Link | None:
    return link(collection, record_id, polyglot) if home_of(record_id, polyglot.atlas) == collection else None


def _gaps_by_region(polyglot: Polyglot) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Return for each region the instruments of which no case is known, by the name of each R as plain text."""
    atlas = polyglot.atlas
    missing: dict[tuple[str, str], list[str]] = {}
    for gap in editing.gaps(atlas):
        missing.setdefault((gap.region, gap.five_r), []).append(gap.instrument)
    names = {r: _plain_label("five_r", r, polyglot) for r in atlas.vocabularies["five_r"].by_id}
    regions = atlas.vocabularies["regions"].by_id
    return [(region, [(name, missing.get((region, r), [])) for r, name in names.items()]) for region in regions]


def _plain_label(vocabulary: str, term: str, polyglot: Polyglot) -> str:
    return polyglot.plain(lambda edition: edition.term(vocabulary, term).label)
