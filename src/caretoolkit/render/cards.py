"""The card of a case: what lists show of it. Cards are rendered once and joined into lists."""

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from caretoolkit.render.polyglot import Polyglot, Spoken
from caretoolkit.render.voice import Voice
from caretoolkit.shelf import Shelf, Shelved

_ROOT = "\0root\0"


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a case."""

    id: str
    title: Spoken
    one_line: Spoken
    city: Spoken
    country: str
    started: str | None
    status: str
    five_r: tuple[str, ...]
    level: int
    root: str = _ROOT


_Rendered = tuple[str, str, str]
"""A card as HTML: the whole, its title as a link, and the name of its city; a tuple, since they are taken by thousands."""


class Cards:
    """The cards of all cases, each rendered when it is first asked for, and kept on a shelf."""

    def __init__(self, polyglot: Polyglot, templates: Environment) -> None:
        self._polyglot = polyglot
        self._macros = templates.get_template("macros.html").module
        self._voice = Voice(polyglot.locales[0], polyglot.locales)
        self._shelf = Shelf()
        self._kept: dict[str, Shelved[_Rendered]] = {}

    def html(self, case_ids: Iterable[str], root: str) -> Markup:
        """Return the cards of these cases as HTML; `root` leads from the page to its locale's root."""
        return Markup("".join([self._rendered(case_id)[0] for case_id in case_ids]).replace(_ROOT, root))

    def link(self, case_id: str, root: str) -> Markup:
        """Return the title of a case as a link to its page."""
        return Markup(self._rendered(case_id)[1].replace(_ROOT, root))

    def city(self, case_id: str) -> Markup:
        """Return the name of the city of a case."""
        return Markup(self._rendered(case_id)[2])

    def _rendered(self, case_id: str) -> _Rendered:
        kept = self._kept.get(case_id)
        if kept is None:
            kept = self._kept[case_id] = self._shelf.put(self._render(self._card(case_id)))
        return kept.take()

    def _render(self, card: Card) -> _Rendered:
        macros, t = self._macros, self._voice
        whole = str(macros.card(card, t))  # type: ignore[attr-defined]  # a macro
        link = str(macros.titled("cases", card, t, card.root))  # type: ignore[attr-defined]  # as above
        return whole, link, t.html(card.city)

    def _card(self, case_id: str) -> Card:
        polyglot, atlas = self._polyglot, self._polyglot.atlas
        case = atlas.heads[case_id]
        city = atlas.cities[case.city]
        return Card(
            id=case_id,
            title=polyglot.text("cases", case, "title", case.title),
            one_line=polyglot.text("cases", case, "summary.one_line", case.one_line),
            city=polyglot.city_name(city),
            country=city.country,
            started=case.started,
            status=case.status,
            five_r=case.five_r,
            level=atlas.evidence[case_id].level,
        )
