"""What the pages of single records show: a case, a tool, a city."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from caretoolkit.link import Evidence, Related
from caretoolkit.localise import Edition
from caretoolkit.markdown import plain
from caretoolkit.model.case import Case, Head
from caretoolkit.model.place import City
from caretoolkit.model.practice import Result
from caretoolkit.model.tool import ChecklistItem, Dimension, PolicyTool, Question
from caretoolkit.render.cards import Cards
from caretoolkit.render.citations import Citations
from caretoolkit.render.cities import neighbours, parts_in_words
from caretoolkit.render.colophon import citation, links
from caretoolkit.render.links import link
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route, cases_on_tool
from caretoolkit.render.translation import translation
from caretoolkit.render.view import PageOptions, View
from caretoolkit.render.voice import Voice


@dataclass(frozen=True, slots=True)
class NextCase:
    """A case to read next: its title as a link, its city, and the reason in words."""

    link: Markup
    city: Markup
    reason: Markup


def case(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of a case shows."""
    atlas = polyglot.atlas
    case_id = route.subject[0]
    source = atlas.cases[case_id]
    record = polyglot.record("cases", source)
    city = atlas.cities[source.city]
    evidence = atlas.evidence[case_id]
    translated = translation("cases", source, polyglot, route)
    t = Voice(source.language, polyglot.locales, translated.marks)
    title = t.plain(record.title)
    values = {
        "case": record,
        "title": title,
        "city": city,
        "city_name": polyglot.city_name(city),
        "t": t,
        "cite": Citations(source.sources, atlas.library.sources),
        "evidence": evidence,
        "evidence_reason": _evidence_reason(evidence, record, t, polyglot),
        "results": _achieved_first(record.results),
        "tools": [link("tools", tool_id, polyglot) for tool_id in atlas.tools_of_case[case_id]],
        "related": [_next_case(other, polyglot, cards, "../" * route.depth) for other in atlas.related[case_id]],
        "translation": translated.note,
        "citation": citation(title, source.last_verified, route, polyglot, options),
        "links": links("cases", case_id, polyglot, options),
    }
    return View(title, t.plain(record.summary.one_line), values)


def tool(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of a tool shows."""
    atlas = polyglot.atlas
    tool_id = route.subject[0]
    source = atlas.tools[tool_id]
    record = polyglot.record("tools", source)
    translated = translation("tools", source, polyglot, route)
    t = Voice(source.language, polyglot.locales, translated.marks)
    title = t.plain(record.title)
    values = {
        "tool": record,
        "title": title,
        "t": t,
        "cite": Citations(source.sources, atlas.library.sources),
        "dimensions": _dimensions(record),
        "checklist": _checklist(record),
        "cases": cards.html(cases_on_tool(atlas, tool_id), "../" * route.depth),
        "glossary_terms": [link("glossary", term, polyglot) for term in source.terms if term in atlas.glossary],
        "indicators": [link("indicators", each, polyglot) for each in source.indicators if each in atlas.library.indicators],
        "translation": translated.note,
        "links": links("tools", tool_id, polyglot, options),
    }
    return View(title, t.plain(record.purpose), values)


def _dimensions(tool: PolicyTool) -> list[tuple[Dimension | None, list[Question]]]:
    """Return the questions of a self-assessment by dimension, those without one first."""
    dimensions = (None, *tool.dimensions)
    grouped = [
        (dimension, [question for question in tool.questions if question.dimension == (dimension and dimension.id)])
        for dimension in dimensions
    ]
    return [(dimension, questions) for dimension, questions in grouped if questions]


def _checklist(tool: PolicyTool) -> list[tuple[str | None, list[ChecklistItem]]]:
    """Return the items of a checklist by theme, in the order in which the themes first stand there."""
    themes: dict[str | None, list[ChecklistItem]] = {}
    for item in tool.items:
        themes.setdefault(item.theme, []).append(item)
    return list(themes.items())


def city(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of a city shows."""
    atlas = polyglot.atlas
    city_id = route.subject[0]
    source = atlas.cities[city_id]
    t = Voice(source.language, polyglot.locales)
    name = polyglot.city_name(source)
    case_ids = atlas.cases_of_city.get(city_id, ())
    values = {
        "city": polyglot.record("cities", source),
        "city_name": name,
        "t": t,
        "cite": Citations(source.sources, atlas.library.sources),
        "cases": cards.html(case_ids, "../" * route.depth),
        "neighbours": neighbours(source, polyglot),
        "links": links("cities", city_id, polyglot, options),
    }
    first = atlas.heads[case_ids[0]] if case_ids else None
    return View(t.plain(name), polyglot.plain(lambda edition: _city_description(source, first, edition)), values)


def _city_description(city: City, first: Head | None, edition: Edition) -> str:
    _ = edition.interface.gettext
    place = _("{city}, {country}").replace("{city}", edition.city_name(city))
    place = place.replace("{country}", edition.formats.country(city.country))
    if first is None:
        return place
    title = plain(edition.text("cases", first, "title", first.title))
    return _("{label}: {value}").replace("{label}", place).replace("{value}", title)


def _achieved_first(results: Iterable[Result]) -> list[Result]:
    """Return results with targets last, otherwise in the editor's order."""
    return sorted(results, key=lambda result: result.planned)


def _evidence_reason(evidence: Evidence, case: Case, t: Voice, polyglot: Polyglot) -> Markup:
    """Return in words what an evidence level rests on: those of an editor, or of the interface, which are marked as such."""
    if case.evidence_override:
        return t(case.evidence_override.reason)
    return Markup("<span data-ct-words>{}</span>").format(_counted_reason(evidence, polyglot))


def _counted_reason(evidence: Evidence, polyglot: Polyglot) -> Markup:
    if evidence.studies > 1:
        return polyglot.ngettext(
            "{number} independent study compares it with a similar group.",
            "{number} independent studies compare it with a similar group.",
            evidence.studies,
        )
    if evidence.design:
        return polyglot.label("evaluation_designs", evidence.design)
    if evidence.level:
        return polyglot.gettext("its results are counted in records; no study of its effect is known.")
    return polyglot.gettext("described by those who know it; no study of its effect is known.")


def _next_case(other: Related, polyglot: Polyglot, cards: Cards, root: str) -> NextCase:
    return NextCase(*cards.mention(other.case_id, root), _reason(other, polyglot))


def _reason(other: Related, polyglot: Polyglot) -> Markup:
    """Return in words why a case is worth reading next."""
    _ = polyglot.gettext
    if other.relation == "inspired_by":
        return _("it inspired this case")
    if other.relation == "inspired":
        return _("inspired by this case")
    if other.relation == "see_also":
        return _("on the same question")
    size = parts_in_words(polyglot)["size"]
    return polyglot.join([size if name == "sizes" else polyglot.label(name, term) for name, term in other.shared])
