"""The terms of the glossary as translators are held to them: how each is said in a locale, and how not."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from caretoolkit.model.knowledge import GlossaryTerm, LocalTerm


@dataclass(frozen=True, slots=True)
class Guard:
    """A term in the language of a source, and what the glossary says of it in the locale of a translation."""

    term: str
    local: LocalTerm

    def is_named_in(self, source: str) -> bool:
        """Tell whether a source text names the term, in the singular or the plural."""
        return re.search(rf"\b{re.escape(self.term)}s?\b", source, re.IGNORECASE) is not None


def guards(glossary: Iterable[GlossaryTerm], own: str, locale: str) -> tuple[Guard, ...]:
    """Return the terms that both the language of a source and a locale have a name for."""
    found = []
    for term in glossary:
        name = term.term if term.language == own else term.names[own].preferred if own in term.names else ""
        if name and locale in term.names:
            found.append(Guard(re.sub(r"\s*\(.*", "", name), term.names[locale]))
    return tuple(found)


_ARABIC = re.compile("[\u0600-\u06ff]")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")


def has_form(text: str, form: str, allowed: Iterable[str]) -> bool:
    """Tell whether a text has a form as a word of its own, not counting where it is part of what is allowed.

    Arabic joins short words and the article to the next; scripts without spaces have no ends of words to look for.
    """
    rest = text.casefold()
    for other in allowed:
        rest = rest.replace(other.casefold(), "")
    wanted = re.escape(form.casefold())
    if _UNSPACED.search(form):
        return form.casefold() in rest
    joined = "(?:[وفبكل]{0,2}(?:ال)?)" if _ARABIC.search(form) else ""
    return re.search(rf"(?<!\w){joined}{wanted}(?!\w)", rest) is not None


def folded(text: str) -> str:
    """Return a text without capitals, accents and the vowel signs of Arabic, to be compared."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
