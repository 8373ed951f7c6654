"""What the pages of single records show: a case, a tool, a city."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from caretoolkit.link import Evidence, Related
from caretoolkit.localise import Edition
from caretoolkit.model.case import Result
from caretoolkit.model.values import Model
from caretoolkit.render.cards import Card, Cards
from caretoolkit.render.citations import Citations
from caretoolkit.render.markup import Voice, plain
from caretoolkit.render.routes import Route, cases_on_tool
from caretoolkit.render.view import PageOptions, View


@dataclass(frozen=True, slots=True)
class TranslationNote:
    """How far a page is translated: how many passages are unreviewed, and the language of the rest."""

    unreviewed: int
    original: str


@dataclass(frozen=True, slots=True)
class NextCase:
    """A case to read next, with the reason in words."""

    card: Card
    reason: str


def case(route: Route, edition: Edition, cards: Cards, options: PageOptions) -> View:
    """Return what the page of a case shows."""
    atlas = edition.atlas
    case_id = route.subject[0]
    source = atlas.cases[case_id]
    record = edition.record("cases", source)
    city = atlas.cities[source.city]
    evidence = atlas.evidence[case_id]
    values = {
        "case": record,
        "city": city,
        "city_name": edition.city_name(city),
        "t": Voice(source.language, edition.locale),
        "cite": Citations(source.sources, atlas.library.sources),
        "evidence": evidence,
        "evidence_reason": _evidence_reason(evidence, edition),
        "results": _achieved_first(record.results),
        "inspired_by": any(other.relation.startswith("inspired") for other in atlas.related[case_id]),
        "tools": [_titled(tool_id, edition) for tool_id in atlas.tools_of_case[case_id]],
        "related": [NextCase(cards.card(other.case_id), _reason(other, edition)) for other in atlas.related[case_id]],
        "translation": _translation_note("cases", source, edition),
        "citation": _citation(record.title, edition, source.last_verified, options, route),
        "links": _links("cases", case_id, edition, options),
    }
    return View(plain(record.title), plain(record.summary.one_line), values)


def tool(route: Route, edition: Edition, cards: Cards, options: PageOptions) -> View:
    """Return what the page of a tool shows."""
    atlas = edition.atlas
    tool_id = route.subject[0]
    source = atlas.tools[tool_id]
    record = edition.record("tools", source)
    root = "../" * route.depth
    values = {
        "tool": record,
        "t": Voice(source.language, edition.locale),
        "cite": Citations(source.sources, atlas.library.sources),
        "dimensions": [
            {"id": d.id, "name": d.name, "questions": [q for q in record.questions if q.dimension == d.id]}
            for d in record.dimensions
        ],
        "cases": cards.html(cases_on_tool(atlas, tool_id), root),
        "glossary_terms": [edition.record("glossary", atlas.glossary[t]) for t in source.terms if t in atlas.glossary],
        "translation": _translation_note("tools", source, edition),
        "links": _links("tools", tool_id, edition, options),
    }
    return View(plain(record.title), plain(record.purpose), values)


def city(route: Route, edition: Edition, cards: Cards, options: PageOptions) -> View:
    """Return what the page of a city shows."""
    atlas = edition.atlas
    city_id = route.subject[0]
    source = atlas.cities[city_id]
    name = edition.city_name(source)
    case_ids = atlas.cases_of_city.get(city_id, ())
    first = f": {plain(cards.card(case_ids[0]).title)}" if case_ids else ""
    values = {
        "city": edition.record("cities", source),
        "city_name": name,
        "t": Voice(source.language, edition.locale),
        "cite": Citations(source.sources, atlas.library.sources),
        "cases": cards.html(case_ids, "../" * route.depth),
        "links": _links("cities", city_id, edition, options),
    }
    return View(name, f"{name}, {edition.formats.country(source.country)}{first}", values)


def _titled(tool_id: str, edition: Edition) -> dict[str, str]:
    source = edition.atlas.tools[tool_id]
    return {"id": tool_id, "kind": source.kind, "title": edition.text("tools", source, "title", source.title)}


def _achieved_first(results: Iterable[Result]) -> list[Result]:
    """Return results with targets last, otherwise in the editor's order."""
    return sorted(results, key=lambda result: result.planned)


def _evidence_reason(evidence: Evidence, edition: Edition) -> str:
    """Return in words what an evidence level rests on."""
    _, ngettext = edition.interface.gettext, edition.interface.ngettext
    if evidence.reason:
        return evidence.reason
    if evidence.studies > 1:
        message: str = ngettext(
            "{number} independent study compares it with a similar group.",
            "{number} independent studies compare it with a similar group.",
            evidence.studies,
        )
        return message.replace("{number}", edition.formats.number(evidence.studies))
    if evidence.evaluation:
        return f"{edition.label('evaluation_designs', evidence.evaluation.design)}."
    if evidence.level:
        counted: str = _("its results are counted in records; no study of its effect is known.")
        return counted
    described: str = _("described by those who know it; no study of its effect is known.")
    return described


def _reason(other: Related, edition: Edition) -> str:
    """Return in words why a case is worth reading next."""
    _ = edition.interface.gettext
    named: dict[str, str] = {
        "inspired_by": _("it inspired this case"),
        "inspired": _("inspired by this case"),
        "see_also": _("on the same question"),
    }
    if other.relation in named:
        return named[other.relation]
    return edition.formats.join(edition.label(vocabulary, term) for vocabulary, term in other.shared)


def _translation_note(collection: str, source: Model, edition: Edition) -> TranslationNote | None:
    """Return how far a record is translated, or nothing where the page is in the record's own language."""
    own: str = source.language  # type: ignore[attr-defined]  # every record with texts has a language
    if own == edition.locale:
        return None
    coverage = edition.coverage(collection, source)
    if coverage.is_complete and not coverage.unreviewed:
        return None
    return TranslationNote(coverage.unreviewed, "" if coverage.is_complete else own)


def _citation(title: str, edition: Edition, checked: str, options: PageOptions, route: Route) -> Markup:
    """Return how to cite a page; the address stands from left to right in every locale."""
    message = edition.interface.gettext("last checked {date}").replace("{date}", edition.formats.date(checked))
    toolkit = edition.atlas.toolkit
    name = edition.text("toolkit", toolkit, "title", toolkit.title)
    address = f"{options.site_url}{edition.locale}/{route.path}"
    return Markup('{}. <cite>{}</cite>, {}. <span dir="ltr">{}</span>').format(title, name, message, address)


def _links(collection: str, record_id: str, edition: Edition, options: PageOptions) -> dict[str, str]:
    """Return where a record is had as data, edited and translated; empty where that is not known."""
    file = edition.atlas.files[collection, record_id]
    catalogue = f"{file.partition('/')[0]}/locales/{edition.locale}/{collection}/{record_id}.po"
    has_catalogue = bool(options.edit_url) and edition.is_translated(collection, record_id)
    return {
        "data": f"data/{collection}/{record_id}.json",
        "edit": options.edit_url and options.edit_url + file,
        "translate": options.edit_url + catalogue if has_catalogue else "",
    }
