"""What the pages of single records show: a case, a tool, a city."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from caretoolkit.link import Evidence, Related
from caretoolkit.localise import Edition
from caretoolkit.model.case import Case, Head, Result
from caretoolkit.model.knowledge import GlossaryTerm
from caretoolkit.model.place import City
from caretoolkit.model.tool import ChecklistItem, Dimension, PolicyTool, Question
from caretoolkit.model.values import Model
from caretoolkit.render.cards import Card, Cards
from caretoolkit.render.citations import Citations
from caretoolkit.render.lists import titled
from caretoolkit.render.markup import plain
from caretoolkit.render.polyglot import Polyglot
from caretoolkit.render.routes import Route, cases_on_tool
from caretoolkit.render.view import PageOptions, View
from caretoolkit.render.voice import Voice


@dataclass(frozen=True, slots=True)
class NextCase:
    """A case to read next, with the reason in words."""

    card: Card
    reason: Markup


def case(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of a case shows."""
    atlas = polyglot.atlas
    case_id = route.subject[0]
    source = atlas.cases[case_id]
    record = polyglot.record("cases", source)
    city = atlas.cities[source.city]
    evidence = atlas.evidence[case_id]
    t = Voice(source.language, polyglot.locales)
    title = t.plain(record.title)
    values = {
        "case": record,
        "title": title,
        "city": city,
        "city_name": cards.card(case_id).city,
        "t": t,
        "cite": Citations(source.sources, atlas.library.sources),
        "evidence": evidence,
        "evidence_reason": _evidence_reason(evidence, record, t, polyglot),
        "results": _achieved_first(record.results),
        "tools": [titled(atlas.tools[tool_id], polyglot) for tool_id in atlas.tools_of_case[case_id]],
        "related": [NextCase(cards.card(other.case_id), _reason(other, polyglot)) for other in atlas.related[case_id]],
        "translation": _translation_note("cases", source, polyglot),
        "citation": _citation(title, source.last_verified, route, polyglot, options),
        "links": _links("cases", case_id, polyglot, options),
    }
    return View(title, t.plain(record.summary.one_line), values)


def tool(route: Route, polyglot: Polyglot, cards: Cards, options: PageOptions) -> View:
    """Return what the page of a tool shows."""
    atlas = polyglot.atlas
    tool_id = route.subject[0]
    source = atlas.tools[tool_id]
    record = polyglot.record("tools", source)
    t = Voice(source.language, polyglot.locales)
    title = t.plain(record.title)
    values = {
        "tool": record,
        "title": title,
        "t": t,
        "cite": Citations(source.sources, atlas.library.sources),
        "dimensions": _dimensions(record),
        "checklist": _checklist(record),
        "cases": cards.html(cases_on_tool(atlas, tool_id), "../" * route.depth),
        "glossary_terms": [_term(atlas.glossary[t], polyglot) for t in source.terms if t in atlas.glossary],
        "translation": _translation_note("tools", source, polyglot),
        "links": _links("tools", tool_id, polyglot, options),
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
        "links": _links("cities", city_id, polyglot, options),
    }
    first = atlas.heads[case_ids[0]] if case_ids else None
    return View(t.plain(name), polyglot.plain(lambda edition: _city_description(source, first, edition)), values)


def _city_description(city: City, first: Head | None, edition: Edition) -> str:
    title = plain(edition.text("cases", first, "title", first.title)) if first else ""
    return f"{edition.city_name(city)}, {edition.formats.country(city.country)}{f': {title}' if title else ''}"


def _term(term: GlossaryTerm, polyglot: Polyglot) -> dict[str, object]:
    return {"id": term.id, "name": polyglot.term_name(term)}


def _achieved_first(results: Iterable[Result]) -> list[Result]:
    """Return results with targets last, otherwise in the editor's order."""
    return sorted(results, key=lambda result: result.planned)


def _evidence_reason(evidence: Evidence, case: Case, t: Voice, polyglot: Polyglot) -> Markup:
    """Return in words what an evidence level rests on."""
    if case.evidence_override:
        return t(case.evidence_override.reason)
    if evidence.studies > 1:
        return polyglot.ngettext(
            "{number} independent study compares it with a similar group.",
            "{number} independent studies compare it with a similar group.",
            evidence.studies,
        )
    if evidence.design:
        return polyglot.label("evaluation_designs", evidence.design) + Markup(".")
    if evidence.level:
        return polyglot.gettext("its results are counted in records; no study of its effect is known.")
    return polyglot.gettext("described by those who know it; no study of its effect is known.")


def _reason(other: Related, polyglot: Polyglot) -> Markup:
    """Return in words why a case is worth reading next."""
    _ = polyglot.gettext
    if other.relation == "inspired_by":
        return _("it inspired this case")
    if other.relation == "inspired":
        return _("inspired by this case")
    if other.relation == "see_also":
        return _("on the same question")
    return polyglot.join([polyglot.label(vocabulary, term) for vocabulary, term in other.shared])


def _translation_note(collection: str, source: Model, polyglot: Polyglot) -> Markup:
    """Return how far a record is translated, or nothing where there is nothing to say of it."""
    return polyglot.each(lambda edition: _note_of(collection, source, edition))


def _note_of(collection: str, source: Model, edition: Edition) -> str:
    own: str = source.language  # type: ignore[attr-defined]  # every record with texts has a language
    if own == edition.locale:
        return ""
    coverage = edition.coverage(collection, source)
    _, ngettext = edition.interface.gettext, edition.interface.ngettext
    if coverage.is_complete:
        return _("The translation of this page is not yet reviewed.") if coverage.unreviewed else ""
    note: str = _("This page is not translated yet; it is shown in {original}.")
    if coverage.unreviewed:
        note = ngettext(
            "One passage of this page is translated into {language} and not yet reviewed; the rest is in {original}.",
            "{number} passages of this page are translated into {language} and not yet reviewed; the rest is in {original}.",
            coverage.unreviewed,
        )
    note = note.replace("{number}", edition.formats.number(coverage.unreviewed))
    note = note.replace("{language}", edition.formats.language(edition.locale))
    return note.replace("{original}", edition.formats.language(own))


def _citation(title: str, checked: str, route: Route, polyglot: Polyglot, options: PageOptions) -> Markup:
    """Return how to cite a page; the address stands from left to right in every locale."""
    toolkit = polyglot.atlas.toolkit
    name = Voice(toolkit.language, polyglot.locales)(polyglot.text("toolkit", toolkit, "title", toolkit.title))
    message = polyglot.gettext("last checked {date}", date=polyglot.date(checked))
    address = polyglot.each(lambda edition: f"{options.site_url}{edition.locale}/{route.path}")
    return Markup('{}. <cite>{}</cite>, {}. <span dir="ltr">{}</span>').format(title, name, message, address)


def _links(collection: str, record_id: str, polyglot: Polyglot, options: PageOptions) -> dict[str, str]:
    """Return where a record is had as data, edited and translated; empty where that is not known."""
    file = polyglot.atlas.files[collection, record_id]
    folder = file.partition("/")[0]

    def catalogue(edition: Edition) -> str:
        has_catalogue = bool(options.edit_url) and edition.is_translated(collection, record_id)
        return f"{options.edit_url}{folder}/locales/{edition.locale}/{collection}/{record_id}.po" if has_catalogue else ""

    return {
        "data": f"data/{collection}/{record_id}.json",
        "edit": options.edit_url and options.edit_url + file,
        "translate": polyglot.each(catalogue),
    }
