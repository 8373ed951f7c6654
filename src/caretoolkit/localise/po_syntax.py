"""Finds what keeps translators' tools from opening a PO file, and what Babel would read otherwise than it is written.

It knows lines and entries, and nothing of locales or records. Babel alone would take a part of a faulty line, and the
last of several entries for the same message.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from babel.messages.pofile import unescape


class CatalogueError(Exception):
    """Says why a PO file is refused: what is wrong, in which line from 1, how it is put right, and the rule's name."""

    def __init__(self, message: str, line: int, help: str, rule: str = "unreadable-catalogue") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.help = help
        self.rule = rule


BY_HAND = "open the file in Poedit, or put the line right by hand; every text stands in one pair of double quotes"


@dataclass(slots=True)
class PoEntry:
    """An entry as it is written: the line of its first keyword, whether it is out of use, and its texts by keyword."""

    line: int
    is_obsolete: bool
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def last(self) -> str:
        """Return the keyword that was read last."""
        return next(reversed(self.texts))

    @property
    def key(self) -> tuple[str | None, str, bool]:
        """Return what tells an entry from all others: its place, its text, and whether it is out of use."""
        return self.texts.get("msgctxt"), self.texts["msgid"], self.is_obsolete

    @property
    def is_header(self) -> bool:
        """Tell whether it is the entry without a text, which says what holds for the whole file."""
        return self.key == (None, "", False)


def entries(lines: Iterable[str]) -> tuple[PoEntry, ...]:
    """Return the entries of a PO file; raises `CatalogueError` at the first that a tool or Babel would not read as written."""
    found: dict[tuple[str | None, str, bool], PoEntry] = {}
    for entry in _entries(lines):
        first = found.setdefault(entry.key, entry)
        if first is not entry:
            message = f"the message of line {first.line} stands here once more"
            raise CatalogueError(message, entry.line, "keep one of the two", "doubled-message")
    return tuple(found.values())


_TEXT = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"\s*(?P<mark>\#~)?\s*(?:(?P<keyword>msg(?:id|id_plural|str|ctxt)(?:\[\d+\])?)\s+)?(?P<text>{_TEXT})\s*")
_PREVIOUS = re.compile(rf"\s*\#~?\|\s*(?:(?:msg(?:id|id_plural|ctxt)\s+)?(?P<text>{_TEXT})\s*)?")
_COMMENT = re.compile(r"\s*#(?![~|]).*")
_BLANK = re.compile(r"\s*(?:#~\s*)?")
_ESCAPE = re.compile(r"\\(.)")


def _entries(lines: Iterable[str]) -> Iterator[PoEntry]:
    entry: PoEntry | None = None
    number = 0
    for number, line in enumerate(lines, 1):
        if _BLANK.fullmatch(line):
            continue
        part = _LINE.fullmatch(line) or _PREVIOUS.fullmatch(line)
        if part and part["text"]:
            _refuse_unknown_escape(part["text"], number)
        elif not part and not _COMMENT.fullmatch(line):
            raise CatalogueError("the line is no comment, and no keyword with a text in double quotes", number, BY_HAND)
        keyword = part["keyword"] if part and part.re is _LINE else "a comment"
        if entry and keyword in _BEGINNINGS and _ends_with(entry, keyword, number):
            yield entry
            entry = None
        if part and part.re is _LINE:
            entry = _continued(entry, part, number)
    if entry and _ends_with(entry, "the end of the file", number):
        yield entry


_BEGINNINGS = ("msgctxt", "msgid", "a comment")


def _refuse_unknown_escape(text: str, line: int) -> None:
    """Raise at an escape that Babel does not know: it would be written with one more backslash each time."""
    unknown = [escape for escape in _ESCAPE.findall(text) if escape not in '\\"ntr']
    if unknown:
        message = f"`\\{unknown[0]}` is none of the signs that are written with a backslash"
        raise CatalogueError(message, line, f"write `\\\\{unknown[0]}` for a backslash, or leave it out")


def _expected(keyword: str) -> tuple[str, ...]:
    """Return the keywords that may follow one within an entry; with `msgstr`, it may end."""
    if keyword.startswith("msgstr["):
        return (f"msgstr[{int(keyword[7:-1]) + 1}]",)
    return _FOLLOWING[keyword]


_FOLLOWING = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": (),
}


def _ends_with(entry: PoEntry, following: str, line: int) -> bool:
    """Tell whether an entry ends before what follows; raises `CatalogueError` where it has no translation yet."""
    if following in _expected(entry.last):
        return False
    if not entry.last.startswith("msgstr"):
        raise _misplaced(following, entry.last, line)
    return True


def _continued(entry: PoEntry | None, part: re.Match[str], line: int) -> PoEntry:
    """Return an entry, or a new one, with one more line."""
    keyword, is_obsolete = part["keyword"], bool(part["mark"])
    last = entry.last if entry else ""
    if keyword is None and not entry:
        raise CatalogueError("the text belongs to no keyword", line, BY_HAND)
    if keyword and keyword not in _expected(last):
        raise _misplaced(keyword, last, line)
    entry = entry or PoEntry(line, is_obsolete)
    if entry.is_obsolete != is_obsolete:
        message = "`#~` stands before some lines of the entry, and not before others"
        raise CatalogueError(message, line, "put `#~` before all of them, or before none")
    keyword = keyword or last
    entry.texts[keyword] = entry.texts.get(keyword, "") + unescape(part["text"])
    return entry


def _misplaced(found: str, before: str, line: int) -> CatalogueError:
    expected = " or ".join(f"`{keyword}`" for keyword in _expected(before))
    shown = f"`{found}`" if found.startswith("msg") else found
    place = f"after `{before}`" if before else "at the beginning of an entry"
    wanted = f", where {expected} is expected" if expected else ""
    remedy = "an entry is `msgid` and `msgstr`, or `msgid`, `msgid_plural` and `msgstr[0]`, `msgstr[1]` and so on"
    return CatalogueError(f"{shown} stands {place}{wanted}", line, remedy)
