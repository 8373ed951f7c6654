"""Links from one record's page to another's: where it leads, what it is called, and what kind of thing is there."""

from dataclasses import dataclass

from markupsafe import Markup

from caretoolkit.link import Atlas
from caretoolkit.model.case import Head
from caretoolkit.model.knowledge import GlossaryTerm
from caretoolkit.model.place import City
from caretoolkit.model.tool import PolicyTool
from caretoolkit.model.values import Model
from caretoolkit.render.polyglot import Polyglot, Spoken
from caretoolkit.render.voice import Voice


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a record; `path` is below the locale, and `t` prints the title."""

    path: str
    title: Spoken
    kind: Markup
    t: Voice


def link(collection: str, record_id: str, polyglot: Polyglot) -> Link:
    """Return the link to a record that there is."""
    record: Model | Head = (
        polyglot.atlas.library.collection(collection)[record_id] if collection != "cases" else polyglot.atlas.heads[record_id]
    )
    path = f"glossary/#{record_id}" if collection == "glossary" else f"{collection}/{record_id}/"
    own: str = record.language  # type: ignore[union-attr]  # every record with texts has a language
    t = Voice(own, polyglot.locales)
    if isinstance(record, City):
        return Link(path, polyglot.city_name(record), polyglot.gettext("City"), t)
    if isinstance(record, GlossaryTerm):
        return Link(path, polyglot.term_name(record), polyglot.gettext("Term"), t)
    kind = polyglot.label("tool_kinds", record.kind) if isinstance(record, PolicyTool) else _kind(collection, polyglot)
    field = "name" if collection == "indicators" else "title"
    return Link(path, polyglot.text(collection, record, field, getattr(record, field)), kind, t)


def _kind(collection: str, polyglot: Polyglot) -> Markup:
    _ = polyglot.gettext
    kinds = {
        "cases": _("Case study"),
        "indicators": _("Indicator"),
        "funding": _("Source of money"),
        "paths": _("Learning path"),
        "labs": _("Peer exchange"),
    }
    return kinds[collection]


def home_of(record_id: str, atlas: Atlas) -> str | None:
    """Return the collection of a record that has a page to link to, if there is such a record."""
    if record_id in atlas.heads:
        return "cases"
    linked = ("tools", "cities", "glossary", "indicators", "funding", "paths", "labs")
    return next((name for name in linked if record_id in atlas.library.collection(name)), None)
