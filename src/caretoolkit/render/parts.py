"""The parts that stand on a case's page in great numbers: facts, figures, studies, dates and sources.

They are written in Python because a template takes several times as long for them; templates call them by name.
"""

from collections.abc import Iterable
from functools import cache
from html import escape

from markupsafe import Markup

from caretoolkit.interface import gettext_noop as _
from caretoolkit.localise import Edition, tag_direction
from caretoolkit.model.knowledge import FundingAmount
from caretoolkit.model.practice import Component, Condition, Evaluation, Event, Result
from caretoolkit.model.values import Conflict, Fact, Money, NativeText, Quantity, Remark, Source
from caretoolkit.render.citations import Citations, CitedSource
from caretoolkit.render.polyglot import Polyglot, Spoken, together
from caretoolkit.render.voice import Voice

LEVELS = 5

_PERIODS = {
    "day": _("{figure} per day"),
    "week": _("{figure} per week"),
    "month": _("{figure} per month"),
    "year": _("{figure} per year"),
}
"""How a figure is said that is counted for a length of time, whatever language its record is written in."""


class Parts:
    """The parts of pages; the words between the figures are looked up once."""

    def __init__(self, polyglot: Polyglot) -> None:
        _ = polyglot.gettext
        self._polyglot = polyglot
        self._essential = _tag(_("essential"), "ct-essential")
        self._adaptable = _tag(_("can be adapted"))
        self._planned = _tag(_("planned"), "ct-planned")
        self._target = _tag(_("target"), "ct-planned")
        self._must = _tag(_("must have"), "ct-essential")
        self._helps = _tag(_("helps"))
        self._not_stated = _unknown(_("not stated"))
        self._year_not_stated = _unknown(_("year not stated"))
        self._no_year = _("no year stated")
        self._independent = _("independent")
        self._own = _("by those who run or finance it")
        self._heads = (_("What was measured"), _("Figure"), _("Year"), _("Kind"), _("How it is known"))
        self.level = cache(self._level)
        self._in_language = cache(self._in_language_of)
        self._link_back = cache(self._link_back_to)

    def heading(self, title: str, anchor: str, t: Voice, sample: str | None = None) -> Markup:
        """Return the heading of a section, with the language of its texts where that is not the page's."""
        note = together(list(map(self._in_language, t.locales(sample), self._polyglot.editions))) if sample else ""
        return Markup(f'<h2 id="{anchor}">{title}{note}</h2>')

    @staticmethod
    def _in_language_of(locale: str, edition: Edition) -> str:
        if locale == edition.locale:
            return ""
        said = edition.interface.gettext("in {language}").replace("{language}", edition.formats.language(locale))
        return f' <span class="ct-in-language">{escape(said)}</span>'

    def native(self, name: NativeText | None, shown: str = "") -> Markup:
        """Return a name in its own language, where the page is in another and does not show it already."""
        if name is None:
            return Markup("")
        html = f'<p class="ct-native" lang="{name.locale}" dir="{tag_direction(name.locale)}">{escape(name.text)}</p>'
        shown_in = shown.passages if isinstance(shown, Spoken) else [shown] * len(self._polyglot.locales)
        is_needed = (
            name.locale != page and name.text != said for page, said in zip(self._polyglot.locales, shown_in, strict=True)
        )
        return Markup(together([html if needed else "" for needed in is_needed]))

    def translation_note(self, note: Markup) -> Markup:
        """Return the bar that tells how far a page is translated, in the locales that have something to tell."""
        label = self._polyglot.gettext("About this translation")
        before = f'<aside class="ct-note-bar" aria-label="{label}">\n<p>'
        return self._polyglot.around(before, note, "</p>\n</aside>\n")

    def action(self, words: Markup, address: str) -> Markup:
        """Return an item of a list of links, in the locales that have an address for it."""
        return self._polyglot.around('<li><a href="', escape(address), f'">{words}</a></li>\n')

    def r_chip(self, term: str, root: str) -> Markup:
        """Return a link to the page of one R."""
        label = self._polyglot.label("five_r", term)
        return Markup(f'<a class="ct-chip ct-r ct-r-{term}" href="{root}five-r/{term}/">{label}</a>')

    def facet_chip(self, facet: str, vocabulary: str, term: str, root: str) -> Markup:
        """Return a link to the list of the cases that share a term."""
        label = self._polyglot.label(vocabulary, term)
        return Markup(f'<a class="ct-chip" href="{root}browse/{facet}/{term}/">{label}</a>')

    def lead(self, words: Markup, value: Markup) -> Markup:
        """Return words that end with a colon and what they lead to; a full-width colon brings its own space."""
        each = zip(self._polyglot.apart(words), self._polyglot.apart(value), strict=True)
        return Markup(together([f"<span data-ct-words>{w}</span>{'' if w.endswith('：') else ' '}{v}" for w, v in each]))

    def _level(self, level: int) -> Markup:
        """Return an evidence level as a row of five squares, with words for those who cannot see them."""
        words = self._polyglot.gettext("Evidence: level {level} of 5", level=self._polyglot.number(level))
        squares = '<i class="on"></i>' * level + "<i></i>" * (LEVELS - level)
        return Markup(f'<span class="ct-level" role="img" aria-label="{words}">{squares}</span>')

    def facts(self, items: Iterable[Fact | Remark], t: Voice, cite: Citations) -> Markup:
        """Return a list of facts with the marks of their sources."""
        rows = "".join([f"<li>{t.html(item.fact)}{cite.html(item.sources)}</li>\n" for item in items])
        return Markup(f'<ul class="ct-facts">\n{rows}</ul>')

    def components(self, items: Iterable[Component], t: Voice, cite: Citations) -> Markup:
        """Return the building blocks of a case, each with what may be changed in it."""
        return Markup("".join([self._component(item, t, cite) for item in items]))

    def _component(self, item: Component, t: Voice, cite: Citations) -> str:
        essential = f" {self._essential}" if item.essential else ""
        adaptable = f'<p class="ct-adaptable">{self._adaptable} {t.html(item.adaptable)}</p>\n' if item.adaptable else ""
        what = f"<p>{t.html(item.what)}{cite.html(item.sources)}</p>\n"
        return f'<div class="ct-component">\n<h3>{t.html(item.name)}{essential}</h3>\n{what}{adaptable}</div>\n'

    def quantity(self, quantity: Quantity) -> Markup:
        """Return a figure with its unit; that it is about, or a lower bound, is said."""
        figure = self._polyglot.quantity(quantity)
        if quantity.at_least:
            return self._polyglot.gettext("at least {figure}", figure=figure)
        return self._polyglot.gettext("about {figure}", figure=figure) if quantity.about else figure

    def measure(self, quantity: Quantity, t: Voice) -> Markup:
        """Return a figure with its unit and what it is counted by."""
        figure = self.quantity(quantity)
        if quantity.per:
            said = _PERIODS.get(quantity.per, _("{figure} per {period}"))
            figure = self._polyglot.gettext(said, figure=figure, period=t(quantity.per))
        return Markup(f'<span class="ct-figure">{figure}</span>')

    def dated(self, figure: Markup, date: str | int | None) -> Markup:
        """Return a figure, or a name, with the date it stands for; alone where there is none."""
        if not date:
            return figure
        return self._polyglot.gettext("{text} ({remark})", text=figure, remark=self._polyglot.date(str(date)))

    def sum(self, item: Money) -> Markup:
        """Return an amount with its basis, the year of its prices where it is known, and whether it is only planned."""
        return Markup(f"{self._priced(item)}{self._plan(item)}")

    def money(self, item: Money, t: Voice, cite: Citations) -> Markup:
        """Return an amount as `sum` does, with the marks of its sources, and that the year of its prices is not stated."""
        unstated = _unknown(t.html(item.price_year_unknown)) if item.price_year_unknown else self._year_not_stated
        year = "" if item.price_year else f" {unstated}"
        return Markup(f"{self._priced(item)}{year}{self._plan(item)}{cite.html(item.sources)}")

    def _priced(self, item: Money) -> Markup:
        figure = self._polyglot.money(item)
        if item.about:
            figure = self._polyglot.gettext("about {figure}", figure=figure)
        basis = f" {self._polyglot.label('cost_bases', item.basis)}" if item.basis else ""
        return self.dated(Markup(f'<span class="ct-figure">{figure}</span>{basis}'), item.price_year)

    def _plan(self, item: Money) -> str:
        return f" {self._planned}" if item.planned else ""

    def per_inhabitant(self, item: Money, population: Quantity | None) -> Markup:
        """Return what the whole of a cost comes to for each inhabitant, to two digits; empty where that cannot be said.

        Which bases make an amount the whole of a cost is said in their vocabulary, by the code `whole`.
        """
        basis = self._polyglot.atlas.vocabularies["cost_bases"].by_id.get(item.basis or "")
        people = population.value if population else None
        if not people or item.amount is None or basis is None or basis.code != "whole":
            return Markup("")
        share = self._polyglot.money(item.model_copy(update={"amount": float(f"{item.amount / people:.2g}")}))
        said = self._polyglot.gettext("about {figure} for each inhabitant, by our arithmetic", figure=share)
        return Markup(f'<span class="ct-note" data-ct-share data-ct-words>{said}</span>')

    def amount(self, item: FundingAmount) -> Markup:
        """Return what one award of a call is worth."""
        return self._polyglot.span_of_money(item.min, item.max, item.currency)

    def results(self, items: Iterable[Result], t: Voice, cite: Citations) -> Markup:
        """Return the table of results; a target is marked as one."""
        head = "".join([f'<th scope="col">{word}</th>' for word in self._heads])
        rows = "".join([self._result(item, t, cite) for item in items])
        return Markup(f'<div class="ct-table"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>')

    def _result(self, item: Result, t: Voice, cite: Citations) -> str:
        polyglot, (_, figure, year, kind, known) = self._polyglot, self._heads
        planned = ' class="ct-is-planned"' if item.planned else ""
        note = f'<span class="ct-note">{t.html(item.note)}</span>' if item.note else ""
        sources = cite.html(tuple(dict.fromkeys((*item.sources, *item.value.sources))))
        unstated = _unknown(t.html(item.value.as_of_unknown)) if item.value.as_of_unknown else self._not_stated
        when = polyglot.date(item.value.as_of) if item.value.as_of else unstated
        kind_said = self._target if item.planned else polyglot.label("result_kinds", item.kind)
        return (
            f"<tr{planned}>"
            f'<th scope="row">{t.html(item.metric)}{note}</th>'
            f'<td data-label="{figure}">{self.measure(item.value, t)}{sources}{self._baseline(item, cite)}</td>'
            f'<td data-label="{year}">{when}</td>'
            f'<td data-label="{kind}">{kind_said}</td>'
            f'<td data-label="{known}">{polyglot.label("attributions", item.attribution)}</td></tr>\n'
        )

    def _baseline(self, item: Result, cite: Citations) -> str:
        if item.baseline is None:
            return ""
        said = self._polyglot.gettext("before: {figure}", figure=self.quantity(item.baseline))
        return f'<span class="ct-note">{self.dated(said, item.baseline.as_of)}{cite.html(item.baseline.sources)}</span>'

    def studies(self, items: Iterable[Evaluation], t: Voice, cite: Citations) -> Markup:
        """Return what studies found, each with who did it, how and when."""
        return Markup("".join([self._study(item, t, cite) for item in items]))

    def _study(self, item: Evaluation, t: Voice, cite: Citations) -> str:
        said: list[str] = [self.dated(t(item.by), item.year), self._polyglot.label("evaluation_designs", item.design)]
        if item.sample:
            said.append(f"{self.quantity(item.sample)}{cite.html(item.sample.sources)}")
        if item.independent is not None:
            said.append(self._independent if item.independent else self._own)
        finding = f"<p>{t.html(item.finding)}{cite.html(item.sources)}</p>\n"
        return f'<div class="ct-study">\n{finding}<p class="ct-soft" data-ct-words>{" · ".join(said)}</p>\n</div>\n'

    def conflicts(self, items: Iterable[Conflict], t: Voice, cite: Citations) -> Markup:
        """Return the points on which sources disagree, the claims side by side."""
        return Markup("".join([self._conflict(item, t, cite) for item in items]))

    def _conflict(self, item: Conflict, t: Voice, cite: Citations) -> str:
        claims = "".join([f"<li>{t.html(claim.value)}{cite.html(claim.sources)}</li>\n" for claim in item.claims])
        note = f'<p class="ct-note">{t.html(item.note)}</p>\n' if item.note else ""
        return f'<section class="ct-conflict">\n<h3>{t.html(item.about)}</h3>\n<ul>\n{claims}</ul>\n{note}</section>\n'

    def conditions(self, items: Iterable[Condition], t: Voice, cite: Citations) -> Markup:
        """Return what another city needs before it can do the same."""
        rows = [f"<li>{self._must if i.must else self._helps} {t.html(i.need)}{cite.html(i.sources)}</li>\n" for i in items]
        return Markup(f'<ul class="ct-conditions">\n{"".join(rows)}</ul>')

    def timeline(self, items: Iterable[Event], t: Voice, cite: Citations) -> Markup:
        """Return dated steps, each date at its own precision."""
        date = self._polyglot.date
        rows = [
            f'<li><time datetime="{i.date}">{date(i.date)}</time> <span>{t.html(i.event)}{cite.html(i.sources)}</span></li>\n'
            for i in items
        ]
        return Markup(f'<ol class="ct-timeline">\n{"".join(rows)}</ol>')

    def sources(self, cite: Citations) -> Markup:
        """Return the numbered list of a page's sources, with links back to where each is cited."""
        rows = "".join([self._source(cited) for cited in cite.listed()])
        return Markup(f'<ol class="ct-sources">\n{rows}</ol>')

    def _source(self, cited: CitedSource) -> str:
        source, number = cited.source, cited.number
        language = f'lang="{source.language}" dir="{tag_direction(source.language)}"'
        title = f'<a href="{escape(source.url)}" {language} rel="noopener">{escape(source.title)}</a>'
        back = "".join([self._link_back(number, mark) for mark in range(1, cited.marks + 1)])
        about = self._about_source(source)
        return f'<li id="s{number}">{title}\n<span class="ct-source-facts">{about}</span>\n<span class="ct-back">{back}</span></li>\n'

    def _link_back_to(self, number: int, mark: int) -> str:
        shown = self._polyglot.number(mark)
        label = self._polyglot.gettext("Back to citation {number}", number=shown)
        return f'<a href="#c{number}-{mark}" role="doc-backlink" aria-label="{label}">↑{shown}</a>'

    def _about_source(self, source: Source) -> str:
        """Return authors, publisher, year, kind, language and note of a source."""
        authors = f"{escape(source.authors)} · " if source.authors else ""
        publisher = f'<span lang="{source.language}" dir="auto">{escape(source.publisher)}</span> · ' if source.publisher else ""
        year = self._polyglot.year(source.year) if source.year else self._no_year
        kind = self._polyglot.label("source_kinds", source.kind)
        note = f' · <span lang="en" dir="ltr">{escape(source.note)}</span>' if source.note else ""
        return f"{authors}{publisher}{year} · {kind} · {self._polyglot.language(source.language)}{note}"


def _unknown(words: str) -> str:
    return f'<span class="ct-unknown">{words}</span>'


def _tag(word: Markup, kind: str = "") -> str:
    return f'<span class="ct-tag{" " + kind if kind else ""}">{word}</span>'
