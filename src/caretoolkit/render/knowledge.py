"""What the pages of the smaller collections show: indicators, sources of money, learning paths and peer exchanges."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from markupsafe import Markup

from caretoolkit.localise.collation import sort_key
from caretoolkit.model.dates import is_before
from caretoolkit.model.knowledge import FundingCall
from caretoolkit.model.values import Model
from caretoolkit.render.cards import Cards
from caretoolkit.render.citations import Citations
from caretoolkit.render.colophon import links
from caretoolkit.render.links import Link, home_of, link
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route
from caretoolkit.render.translation import translation
from caretoolkit.render.view import PageOptions, View
from caretoolkit.render.voice import Voice


def indicators(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the list of indicators shows: those of the core set first."""
    records = sorted(polyglot.atlas.library.indicators.values(), key=lambda indicator: (not indicator.core, indicator.code))
    values = {"indicators": [(record, link("indicators", record.id, polyglot)) for record in records]}
    return _list(lambda _: (_("Indicators"), _("What a city can count to see how its care system does.")), values, polyglot)


def indicator(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of an indicator shows."""
    source = polyglot.atlas.library.indicators[route.subject[0]]
    record = polyglot.record("indicators", source)
    return _page(record.name, record.definition, {"indicator": record, **_shared("indicators", source, route, polyglot, options)})


def funding(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the list of sources of money shows: what may be open, then what is closed, each the latest first."""
    calls = sorted(polyglot.atlas.library.funding.values(), key=lambda call: (_closing(call), call.id), reverse=True)
    shown = [(call, link("funding", call.id, polyglot), _standing(call, polyglot)) for call in calls]
    values = {
        "groups": [
            (polyglot.gettext("Not known to be closed"), [each for each in shown if not _is_closed(each[0])]),
            (polyglot.gettext("Closed"), [each for each in shown if _is_closed(each[0])]),
        ]
    }
    return _list(lambda _: (_("Funding"), _("Who gives money for local care systems, and for what.")), values, polyglot)


def funding_call(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of a call for funding shows."""
    source = polyglot.atlas.library.funding[route.subject[0]]
    record = polyglot.record("funding", source)
    library, followed = polyglot.atlas.library, source.superseded_by or ""
    named = (
        (kind, ref)
        for award in record.awarded
        for kind, ref in (("cities", award.city), ("cases", award.case))
        if ref and home_of(ref, polyglot.atlas) == kind
    )
    values = {
        "call": record,
        "standing": _standing(source, polyglot),
        "awarded_to": [link(kind, ref, polyglot) for kind, ref in named],
        "next": link("funding", followed, polyglot) if followed in library.funding else None,
        **_shared("funding", source, route, polyglot, options),
    }
    return _page(record.title, record.how or record.title, values)


def figures(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of key figures shows: all of them, with their sources and the points on which these disagree."""
    atlas = polyglot.atlas
    found = polyglot.record("figures", atlas.figures) if atlas.figures else None
    own = found.language if found else atlas.toolkit.language
    values = {
        "figures": list(found.figures.items()) if found else [],
        "t": Voice(own, polyglot.locales),
        "cite": Citations(found.sources if found else {}, atlas.library.sources),
    }
    return _list(
        lambda _: (_("Key figures"), _("Figures on care, each with its source. Where sources disagree, you see both sides.")),
        values,
        polyglot,
    )


def sources(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the bibliography shows: every work that several records may cite, by title."""
    atlas = polyglot.atlas
    by_title = sorted(atlas.library.sources.values(), key=lambda work: sort_key(work.title, atlas.toolkit.default_locale))
    works = {work.id: work for work in by_title}
    cite = Citations(works, {})
    cite.list_all()
    return _list(
        lambda _: (_("Works cited"), _("The publications that tools, indicators and key figures rest on.")),
        {"cite": cite},
        polyglot,
    )


def paths(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of learning paths shows: the paths, then the peer exchanges, those with a pack first."""
    library = polyglot.atlas.library
    values = {
        "paths": [
            (polyglot.record("paths", path), link("paths", path.id, polyglot))
            for path in sorted(library.paths.values(), key=attrgetter("id"))
        ],
        "labs": [
            (lab, link("labs", lab.id, polyglot))
            for lab in sorted(library.labs.values(), key=lambda lab: (not lab.blocks, lab.id))
        ],
    }
    return _list(
        lambda _: (_("Learning paths"), _("Short walks through the toolkit for one question, alone or with colleagues.")),
        values,
        polyglot,
    )


def path(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of a learning path shows."""
    source = polyglot.atlas.library.paths[route.subject[0]]
    record = polyglot.record("paths", source)
    steps = [(step, _linked(step.ref, polyglot)) for step in record.steps]
    values = {"path": record, "steps": steps, **_shared("paths", source, route, polyglot, options)}
    return _page(record.title, record.outcome, values)


def lab(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of a peer exchange shows."""
    source = polyglot.atlas.library.labs[route.subject[0]]
    record = polyglot.record("labs", source)
    blocks = [
        (block, [each for ref in (*block.cases, *block.cities) if (each := _linked(ref, polyglot))]) for block in record.blocks
    ]
    values = {"lab": record, "blocks": blocks, **_shared("labs", source, route, polyglot, options)}
    return _page(record.title, record.what or record.title, values)


def _list(say: Callable[[Callable[[str], str]], tuple[str, str]], values: Mapping[str, object], polyglot: Polyglot) -> View:
    """Return a page that lists records; `say` takes gettext and returns title and description."""
    title = polyglot.plain(lambda edition: say(edition.interface.gettext)[0])
    description = polyglot.plain(lambda edition: say(edition.interface.gettext)[1])
    return View(title, description, {**values, "title": title, "description": description})


def _shared(
    collection: str, source: Model, route: Route, polyglot: Polyglot, options: PageOptions
) -> dict[str, Any]:  # Any: as in a view
    """Return what the page of every record shows."""
    record_id: str = source.id  # type: ignore[attr-defined]  # every record has an id
    translated = translation(collection, source, polyglot, route)
    return {
        "t": Voice(source.language, polyglot.locales, translated.marks),  # type: ignore[attr-defined]  # every record with texts has a language
        "cite": Citations(getattr(source, "sources", {}), polyglot.atlas.library.sources),
        "translation": translated.note,
        "links": links(collection, record_id, polyglot, options),
    }


def _page(title: str, description: str, values: dict[str, Any]) -> View:  # Any: as above
    t: Voice = values["t"]
    return View(t.plain(title), t.plain(description), {**values, "title": t.plain(title)})


def _linked(ref: str, polyglot: Polyglot) -> Link | None:
    collection = home_of(ref, polyglot.atlas)
    return link(collection, ref, polyglot) if collection else None


def _closing(call: FundingCall) -> str:
    return call.closes.date if call.closes else call.opens or ""


def _is_closed(call: FundingCall) -> bool:
    """Tell whether a call was closed when its page was last read."""
    return not call.rolling and call.closes is not None and is_before(call.closes.date, call.last_verified)


def _standing(call: FundingCall, polyglot: Polyglot) -> Markup:
    """Return how a call stood when its page was last read; a build does not know what day it is.

    Dates are compared as far as both are known. A call that closes in March was open when it was looked at in "2026", or
    was not; then only the date is told.
    """
    _ = polyglot.gettext
    if call.rolling:
        return _("without a closing date")
    if call.closes is None:
        return _("no closing date stated")
    closes, checked = call.closes.date, call.last_verified
    closing = polyglot.date(closes)
    if is_before(closes, checked):
        return _("closed: {date}", date=closing)
    if call.opens and is_before(checked, call.opens):
        return _("opens: {date}", date=polyglot.date(call.opens))
    if is_before(checked, closes) or len(checked) >= len(closes):
        return _("open when last checked; closes: {date}", date=closing)
    return _("closes: {date}", date=closing)
