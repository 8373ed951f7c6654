"""Prints the texts of a record: safe HTML, with the language of each passage that is not in the page's own."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from caretoolkit.localise import State
from caretoolkit.markdown import plain
from caretoolkit.render.markup import block, inline, language_attributes, phrase
from caretoolkit.render.polyglot import Spoken, together


class Voice:
    """Prints the texts of one record on its page, for several locales at once."""

    def __init__(self, own: str, pages: Sequence[str], marks: Sequence[Mapping[State, str]] = ()) -> None:
        """Take the language that the record is written in, the locales of the pages, and what marks a state in each."""
        self._own = own
        self._pages = pages
        self._marks = marks or [{}] * len(pages)
        around = [phrase("\0", own, page).split("\0") for page in self._pages]
        self._before, self._after = (together(said) for said in zip(*around, strict=True))

    def __call__(self, text: str) -> Markup:
        """Return a text of one line for a template."""
        return Markup(self.html(text))

    def html(self, text: str) -> str:
        """Return a text of one line, in a `span` with its language where that is not the page's."""
        if isinstance(text, Spoken):
            each = zip(text.passages, self._pages, self._marks, strict=True)
            return together([phrase(said, said.locale, page) + marks.get(said.state, "") for said, page, marks in each])
        return f"{self._before}{inline(text)}{self._after}"

    def block(self, text: str) -> Markup:
        """Return a text of several paragraphs, in a `div` with its language where that is not the page's."""

        def of_one(said: str, locale: str, page: str, mark: str) -> str:
            html = _marked(block(said), mark)
            return html if locale == page else f"<div{language_attributes(locale)}>{html}</div>"

        return Markup(self._each(text, of_one))

    def plain(self, text: str) -> str:
        """Return a text of one line without its marks and without its language, as plain text."""
        return self._each(text, lambda said, _locale, _page, _mark: plain(said))

    def attributes(self, text: str) -> Markup:
        """Return ` lang` and `dir` for the element that holds this text, or nothing where the page's stand."""
        return Markup(self._each(text, lambda _said, locale, page, _mark: "" if locale == page else language_attributes(locale)))

    def names(self, items: Iterable[str]) -> list[Markup]:
        """Return texts of one line, to be joined to a list in words."""
        return [self(item) for item in items]

    def locales(self, text: str) -> list[str]:
        """Return the language that a text is really in, for each locale."""
        return [said.locale for said in text.passages] if isinstance(text, Spoken) else [self._own] * len(self._pages)

    def _each(self, text: str, say: Callable[[str, str, str, str], str]) -> str:
        """Return what is said for a text in each locale; `say` takes the text, its language, the page's, and its mark."""
        if not isinstance(text, Spoken):
            return together([say(text, self._own, page, "") for page in self._pages])
        each = zip(text.passages, self._pages, self._marks, strict=True)
        return together([say(said, said.locale, page, marks.get(said.state, "")) for said, page, marks in each])


def _marked(html: str, mark: str) -> str:
    """Return paragraphs with a mark behind the last word."""
    end = "</p>" if mark and html.endswith("</p>") else ""
    return f"{html.removesuffix(end)}{mark}{end}"
