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
class Mention:
    """What another page shows of a case where it names it."""

    id: str
    title: Spoken
    city: Spoken


@dataclass(frozen=True, slots=True)
class Card(Mention):
    """What a list shows of a case."""

    one_line: Spoken
    country: str
    started: str | None
    status: str
    five_r: tuple[str, ...]
    level: int
    root: str = _ROOT


class Cards:
    """The cards of all cases, each rendered when it is first asked for, and kept on a shelf."""

    def __init__(self, polyglot: Polyglot, templates: Environment) -> None:
        self._polyglot = polyglot
        self._macros = templates.get_template("macros.html").module
        self._voice = Voice(polyglot.locales[0], polyglot.locales)
        self._shelf = Shelf()
        self._cards: dict[str, Shelved[str]] = {}
        self._mentions: dict[str, Shelved[tuple[str, str]]] = {}

    def html(self, case_ids: Iterable[str], root: str) -> Markup:
        """Return the cards of these cases as HTML; `root` leads from the page to its locale's root."""
        return Markup("".join([self._html(case_id) for case_id in case_ids]).replace(_ROOT, root))

    def mention(self, case_id: str, root: str) -> tuple[Markup, Markup]:
        """Return the title of a case as a link to its page, and the name of its city."""
        kept = self._mentions.get(case_id)
        if kept is None:
            kept = self._keep_mention(self._mention_of(case_id))
        link, city = kept.take()
        return Markup(link.replace(_ROOT, root)), Markup(city)

    def _html(self, case_id: str) -> str:
        kept = self._cards.get(case_id)
        if kept is None:
            card = self._card_of(case_id)
            html = str(self._macros.card(card, self._voice))  # type: ignore[attr-defined]  # a macro
            kept = self._cards[case_id] = self._shelf.put(html)
            if case_id not in self._mentions:
                self._keep_mention(card)
        return kept.take()

    def _keep_mention(self, mention: Mention) -> Shelved[tuple[str, str]]:
        link = str(self._macros.titled("cases", mention, self._voice, _ROOT))  # type: ignore[attr-defined]  # as above
        kept = self._mentions[mention.id] = self._shelf.put((link, self._voice.html(mention.city)))
        return kept

    def _mention_of(self, case_id: str) -> Mention:
        polyglot, case = self._polyglot, self._polyglot.atlas.heads[case_id]
        city = polyglot.atlas.cities[case.city]
        return Mention(case_id, polyglot.text("cases", case, "title", case.title), polyglot.city_name(city))

    def _card_of(self, case_id: str) -> Card:
        polyglot, atlas = self._polyglot, self._polyglot.atlas
        case, mention = atlas.heads[case_id], self._mention_of(case_id)
        return Card(
            id=case_id,
            title=mention.title,
            city=mention.city,
            one_line=polyglot.text("cases", case, "summary.one_line", case.one_line),
            country=atlas.cities[case.city].country,
            started=case.started,
            status=case.status,
            five_r=case.five_r,
            level=atlas.evidence[case_id].level,
        )
