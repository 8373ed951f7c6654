"""The card of a case: what lists show of it. Cards are rendered once and joined into lists."""

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from caretoolkit.render.polyglot import Polyglot, Spoken
from caretoolkit.render.voice import Voice

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


class Cards:
    """The cards of all cases, each made when it is first asked for."""

    def __init__(self, polyglot: Polyglot, templates: Environment) -> None:
        self._polyglot = polyglot
        self._macro = templates.get_template("macros.html").module.card  # type: ignore[attr-defined]  # a macro
        self._voice = Voice(polyglot.locales[0], polyglot.locales)
        self._cards: dict[str, Card] = {}
        self._html: dict[str, str] = {}

    def card(self, case_id: str) -> Card:
        """Return the card of a case."""
        card = self._cards.get(case_id)
        if card is None:
            card = self._cards[case_id] = self._made(case_id)
        return card

    def html(self, case_ids: Iterable[str], root: str) -> Markup:
        """Return the cards of these cases as HTML; `root` leads from the page to its locale's root."""
        return Markup("".join([self._rendered(case_id) for case_id in case_ids]).replace(_ROOT, root))

    def _rendered(self, case_id: str) -> str:
        html = self._html.get(case_id)
        if html is None:
            html = self._html[case_id] = str(self._macro(self.card(case_id), self._voice))
        return html

    def _made(self, case_id: str) -> Card:
        polyglot, atlas = self._polyglot, self._polyglot.atlas
        case = atlas.heads[case_id]
        city = atlas.cities[case.city]
        return Card(
            id=case_id,
            title=polyglot.text("cases", case, "title", case.title),
            one_line=polyglot.text("cases", case, "summary.one_line", case.summary.one_line),
            city=polyglot.city_name(city),
            country=city.country,
            started=case.started,
            status=case.status,
            five_r=case.five_r,
            level=atlas.evidence[case_id].level,
        )
