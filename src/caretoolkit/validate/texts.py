"""Rules on texts: what no reader sees or no page shows, and claims that nothing bears out."""

import re
import unicodedata
from collections.abc import Iterator

from caretoolkit.link.evidence import evidence
from caretoolkit.model.case import Case, Head
from caretoolkit.model.leaves import texts
from caretoolkit.model.library import Library
from caretoolkit.model.values import Model
from caretoolkit.validate.rule import Finding, Scope, Subject, error, rule, warning

_TAG = re.compile(r"<(?:[a-zA-Z/!?][^<>\n]{0,200}>?)")


@rule(error, Scope.TEXTS)
def raw_html(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """A text holds no HTML.

    Why: the site shows it letter by letter, so that no contributor can put code on a page.

    Fix: use Markdown: `*emphasis*`, `**strong**`, `[text](https://…)`, lists and blank lines between paragraphs.

        summary:
          one_line: A line with <b>bold</b> words.
          key_messages: [One., Two., Three.]

    Instead:

        summary:
          one_line: A line with **bold** words.
          key_messages: [One., Two., Three.]
    """
    for leaf in texts(subject.record):
        found = _TAG.search(leaf.value) if "<" in leaf.value else None
        if found:
            message = f"the text holds the HTML `{_short(found[0])}`"
            remedy = "use Markdown: `*emphasis*`, `**strong**`, `[text](https://example.org/)`"
            yield Finding(message, remedy, leaf.path, part=found[0])


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|<([a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]*)>")
_SAFE = re.compile(r"https?://[^\s/]+", re.IGNORECASE)


@rule(error, Scope.TEXTS)
def unsafe_link(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """A link in a text leads to an address that starts with `https://` or `http://`.

    Why: other kinds of links can run code in the reader's browser, or lead nowhere when the page moves; the site leaves
    them out.

    Fix: copy the full address from the browser.

        summary:
          one_line: A line with a [link](javascript:alert).
          key_messages: [One., Two., Three.]

    Instead:

        summary:
          one_line: A line with a [link](https://example.org/).
          key_messages: [One., Two., Three.]
    """
    for leaf in texts(subject.record):
        for found in _LINK.finditer(leaf.value) if "](" in leaf.value or "<" in leaf.value else ():
            address = found[1] if found[1] is not None else found[2]
            if not _SAFE.match(address):
                message = f"the link leads to `{_short(address)}`, which is no address on the web"
                yield Finding(message, "copy the full address from the browser", leaf.path, part=address)


_UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000e0000-\U000e007f]")
_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f"
_PLAIN_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "DIGIT")


@rule(error, Scope.TEXTS)
def unseen_character(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    r"""A text holds no character that nobody sees and nobody needs.

    Why: search does not find a word with an invisible character in it, and a translator cannot see it. Joiners may stand
    where a script needs them, as in Persian or Hindi, and marks of direction in texts with letters that run right to left.

    Fix: delete the character; copying from a PDF or a chat often brings it in.

        title: "A\u200bcase"

    Instead:

        title: "A case"
    """
    for leaf in texts(subject.record):
        if not leaf.value.isascii() and (found := _first_unneeded(leaf.value)):
            message = f"the text holds the invisible character U+{ord(found):04X} ({unicodedata.name(found, 'no name').lower()})"
            remedy = "delete the character; copying from a PDF or a chat often brings it in"
            yield Finding(message, remedy, leaf.path, part=found)


def _first_unneeded(text: str) -> str:
    """Return the first character that is not seen and has no work to do at its place, if there is one."""
    for found in _UNSEEN.finditer(text):
        character, before = found[0], text[found.start() - 1 : found.start()]
        if character in _JOINERS and before and not _is_plain(before):
            continue
        if character in _MARKS and any(each.isalpha() and unicodedata.bidirectional(each) in {"R", "AL"} for each in text):
            continue
        if "\ufe00" <= character <= "\ufe0f" and unicodedata.category(before or "a").startswith(("S", "P", "N")):
            continue  # says whether a sign is drawn in colour
        return character
    return ""


def _is_plain(character: str) -> bool:
    """Tell whether a character is of a script whose letters are not joined, or no letter or sign at all."""
    return character.isspace() or unicodedata.name(character, "").startswith(_PLAIN_SCRIPTS) or character.isascii()


_CLAIMS = {
    "en": r"proven|best(?!-off| interests?\b| practices?\b)|most successful|unprecedented|undoubtedly",
    "es": r"comprobad[oa]s?|(?:el|la|l[oa]s) mejor(?:es)?|más exitos[oa]s?|sin precedentes|indudablemente",
    "fr": r"prouvée?s?|l(?:e|a|es) meilleure?s?|l(?:e|a) plus réussie?|sans précédent|indubitablement",
    "pt": r"comprovad[oa]s?|[oa]s? melhor(?:es)?|mais bem-sucedid[oa]s?|sem precedentes|indubitavelmente",
}
"""Words of praise by language; other languages are not looked at."""
_PRAISE = {language: re.compile(rf"(?<![\w-])(?:{words})\b", re.IGNORECASE) for language, words in _CLAIMS.items()}
_COMPARED = 3
"""The evidence level from which on a claim is borne out: a comparison with a similar group."""
_SAID_HERE = ("title", "short_title", "summary", "components", "delivery", "lessons", "enablers", "results")
"""The fields in which the toolkit itself speaks; elsewhere it tells what others say."""


@rule(warning, Scope.TEXTS, of=(Case,))
def unfounded_claim(subject: Subject[Case], library: Library) -> Iterator[Finding]:
    """A case is not called proven or best without a study that compares it.

    Why: the strength of the evidence is computed from the studies; words that go beyond it undo that. From evidence level
    3 on, a comparison with a similar group, such words are the editor's to choose.

    Fix: say what was counted or found, and by whom.

        title: The best care service

    Instead:

        title: A care service on foot
    """
    case = subject.record
    praise = _PRAISE.get(case.language.partition("-")[0])
    if praise is None or evidence(Head.of(case), library.vocabularies).level >= _COMPARED:
        return
    for leaf in texts(case):
        found = praise.search(leaf.value) if leaf.path[0] in _SAID_HERE else None
        if found:
            message = f"`{found[0]}` goes beyond the studies that the case records"
            yield Finding(message, "say what was counted or found, and by whom", leaf.path, part=found[0])
