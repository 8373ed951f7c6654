"""Checks what translators write: one function for each rule, which yields what is wrong with one message.

A rule looks at a message alone, with what the record and the glossary say of it; what it finds is a warning unless it
would break a page.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from caretoolkit.diagnostics import Diagnostic, Severity, Span
from caretoolkit.localise.numerals import numerals
from caretoolkit.localise.placeholders import placeholders
from caretoolkit.localise.terminology import Guard, folded, has_form


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated message with what a rule may ask of it; `line` is that of its text in the file."""

    file: str
    line: int
    locale: str
    source: str
    plural: str
    strings: tuple[str, ...]
    plural_forms: int
    limit: int = 0
    guards: tuple[Guard, ...] = ()

    @property
    def said(self) -> str:
        """Return all its forms together."""
        return "\n".join(self.strings)


Rule = Callable[[Translation], Iterator[tuple[str, str]]]
"""A rule yields what is wrong, and the remedy."""


def lost_placeholder(each: Translation) -> Iterator[tuple[str, str]]:
    """A name in braces stands in the translation as in its source; one form of a plural may leave its number out."""
    wanted = Counter(placeholders(each.plural or each.source))
    for string in each.strings:
        found = Counter(placeholders(string))
        told = [f"`{name}` is missing" for name in wanted - found if len(each.strings) == 1]
        told += [f"`{name}` is not in the source" for name in found - wanted]
        if told:
            yield ", and ".join(told), "copy the names in braces from the source as they stand"


_ADDRESS = re.compile(r"\]\(([^)]*)\)|((?:https?|javascript|data):[^\s)]+)")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>?|<!--")


def unsafe_markup(each: Translation) -> Iterator[tuple[str, str]]:
    """A translation brings no HTML and no address that its source does not have."""
    allowed = f"{each.source}\n{each.plural}"
    for tag in _TAG.findall(each.said):
        if tag not in allowed and not tag.startswith("</"):
            yield f"`{tag}` is HTML that the source does not have", "leave it out; `**bold**`, `*italics*` and links are read"
    for found in _ADDRESS.finditer(each.said):
        address = found[1] or found[2]
        if address and address not in allowed and not address.startswith("{link"):
            yield f"`{address}` is an address that the source does not have", "leave it out, or name the source's own: `{link1}`"


def different_markup(each: Translation) -> Iterator[tuple[str, str]]:
    """Bold words, links and list items are as many as in the source."""
    for mark, name in (("**", "`**`"), ("](", "links"), ("\n- ", "list items")):
        wanted, found = each.source.count(mark), each.strings[0].count(mark)
        if wanted != found and not each.plural:
            yield f"{name} stand {wanted} times in the source and {found} times here", "mark the same parts as the source does"


def missing_plural_form(each: Translation) -> Iterator[tuple[str, str]]:
    """A message with a number has every form that CLDR counts for the language."""
    if each.plural and len(each.strings) != each.plural_forms:
        message = f"{len(each.strings)} of {each.plural_forms} plural forms are filled"
        yield message, f"`{each.locale}` has {each.plural_forms} forms; fill `msgstr[0]` to `msgstr[{each.plural_forms - 1}]`"


def translation_too_long(each: Translation) -> Iterator[tuple[str, str]]:
    """A translation has room on the page: it is no longer than its field allows."""
    if each.limit and len(each.strings[0]) > each.limit:
        yield f"the text has {len(each.strings[0])} characters; the limit is {each.limit}", "say it in fewer words"


_WORD = re.compile(r"\b[a-z]{4,}\b")


def untranslated_copy(each: Translation) -> Iterator[tuple[str, str]]:
    """A translation is not the source once more; names and short terms may be."""
    if each.strings[0] == each.source and len(_WORD.findall(each.source)) >= 4:
        yield "the translation is the same as the source", "translate it, or leave it empty: then the source is shown, and marked"


def avoided_term(each: Translation) -> Iterator[tuple[str, str]]:
    """A form that the glossary asks translators to avoid does not stand for its term; one of several words stands nowhere."""
    for guard in each.guards:
        is_named = guard.is_named_in(each.source)
        for avoided in guard.local.avoid:
            if (
                avoided.kind == "form"
                and (is_named or " " in avoided.form)
                and has_form(each.said, avoided.form, avoided.except_in)
            ):
                remedy = f"the glossary prefers `{guard.local.preferred}`" + (f": {avoided.why}" if avoided.why else "")
                yield f"`{avoided.form}` is a form that the glossary avoids", remedy


def missing_term(each: Translation) -> Iterator[tuple[str, str]]:
    """Where the source names a term of several words, the translation names it in a form that the glossary knows."""
    said = folded(each.said)
    for guard in each.guards:
        known = (guard.local.preferred, *guard.local.admitted)
        if " " in guard.term and guard.is_named_in(each.source) and not any(_is_said(form, said) for form in known):
            yield f"`{guard.term}` is not said as the glossary says it", f"write `{guard.local.preferred}`"


_STEM = 5
"""How many letters of a word have to be there: the rest may change with number, case and gender."""


def _is_said(form: str, said: str) -> bool:
    words = [word for word in re.findall(r"\w+", folded(form)) if len(word) > 3] or [folded(form)]
    return all(word[:_STEM] in said for word in words)


_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_JOINER = re.compile("[\u200c\u200d]")
_JOINED_SCRIPTS = re.compile("[\u0600-\u06ff\u0900-\u0dff\u0e80-\u109f\u1780-\u17ff]")


def invisible_character(each: Translation) -> Iterator[tuple[str, str]]:
    """A text holds no character that is not seen; joiners stand only in scripts that need them."""
    found = _INVISIBLE.findall(each.said)
    if not _JOINED_SCRIPTS.search(each.said):
        found += _JOINER.findall(each.said)
    for character in dict.fromkeys(found):
        yield f"U+{ord(character):04X} is in the text and cannot be seen", "delete it; the page turns the text by itself"


def different_number(each: Translation) -> Iterator[tuple[str, str]]:
    """Every figure of the source stands in the translation, in the digits and separators of the language."""
    wanted, found = numerals(each.source), numerals(each.strings[0])
    if each.plural or wanted == found:
        return
    lost, added = sorted(wanted - found), sorted(found - wanted)
    told = [f"lacks {', '.join(f'`{n}`' for n in lost)}"] * bool(lost)
    told += [f"has {', '.join(f'`{n}`' for n in added)}"] * bool(added)
    yield f"the figures differ: the translation {' and '.join(told)}", "write the figures of the source"


RULES: tuple[tuple[Rule, Severity], ...] = (
    (lost_placeholder, Severity.ERROR),
    (unsafe_markup, Severity.ERROR),
    (missing_plural_form, Severity.ERROR),
    (different_markup, Severity.WARNING),
    (translation_too_long, Severity.WARNING),
    (untranslated_copy, Severity.WARNING),
    (avoided_term, Severity.WARNING),
    (missing_term, Severity.WARNING),
    (invisible_character, Severity.WARNING),
    (different_number, Severity.WARNING),
)


def problems(each: Translation) -> Iterator[Diagnostic]:
    """Yield everything that is wrong with one translation."""
    for rule, severity in RULES:
        for message, remedy in rule(each):
            yield Diagnostic(_name(rule), each.file, message, help=remedy, severity=severity, span=Span(each.line, 1, 8))


def sentences() -> Mapping[str, str]:
    """Return what each rule asks of a translation, by its name."""
    return {_name(rule): rule.__doc__ or "" for rule, _ in RULES}


def _name(rule: Rule) -> str:
    return rule.__name__.replace("_", "-")
