"""Reads a PO file in the plain form that nearly all have, at a fifth of what Babel takes for it.

A build reads thousands of small catalogues. One expression reads what translators' tools write; a file that it does
not read to its end, such as one with plural forms or with a fault, is left to Babel, which says what is wrong.
"""

import re
from dataclasses import dataclass

from babel.messages.pofile import unescape

from caretoolkit.cldr import known_locale
from caretoolkit.localise.po_header import header_fault


@dataclass(frozen=True, slots=True)
class PlainMessage:
    """A message without plural forms, with the names that Babel's `Message` gives to its parts."""

    context: str | None
    id: str
    string: str
    fuzzy: bool
    previous_id: bool
    lineno: int


_QUOTED = r'"[^"\\\n]*+(?:\\[\\"ntr][^"\\\n]*+)*+"'
_TEXT = rf"{_QUOTED}(?:\n{_QUOTED})*+"
_ENTRY = re.compile(
    rf"(?P<comments>(?:\#(?![~|])[^\n]*+\n|\#\|\ (?:msg(?:id|ctxt)\ )?{_QUOTED}\n)*+)"
    rf"(?:msgctxt\ (?P<context>{_TEXT})\n)?msgid\ (?P<id>{_TEXT})\nmsgstr\ (?P<string>{_TEXT})(?:\n++|\Z)",
    re.VERBOSE,
)
_GONE = rf"{_QUOTED}(?:\n\#~\ {_QUOTED})*+"
_GONE_KEY = re.compile(rf"(?:\#~\ msgctxt\ {_GONE}\n)?\#~\ msgid\ {_GONE}", re.VERBOSE)
_OBSOLETE = re.compile(
    rf"(?:(?:\#[ ,.:][^\n]*+\n)*+(?:\#~\ msgctxt\ {_GONE}\n)?\#~\ msgid\ {_GONE}\n\#~\ msgstr\ {_GONE}(?:\n++|\Z))*+\Z",
    re.VERBOSE,
)
_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
_PREVIOUS = re.compile(r"^#\|", re.MULTILINE)
_CHARSET = re.compile(r"charset=utf-?8\b", re.IGNORECASE)


def plain_messages(data: bytes, locale: str) -> list[PlainMessage] | None:
    """Return the messages in use of a PO file of a locale, or nothing where its form is another or its header faulty."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    header = _ENTRY.match(text)
    if header is None or header["context"] or _written(header["id"]) or not _CHARSET.search(header["string"]):
        return None
    if header_fault(_written(header["string"]), known_locale(locale).language):
        return None
    messages, end = [], header.end()
    line = 1 + text.count("\n", 0, end)
    while entry := _ENTRY.match(text, end):
        messages.append(_message(entry, line))
        line += text.count("\n", end, entry.end())
        end = entry.end()
    keys = [(message.context, message.id) for message in messages]
    gone = [key.replace('"\n#~ "', "") for key in _GONE_KEY.findall(text, end)]
    is_whole = _OBSOLETE.match(text, end) and len({*keys}) == len(keys) and len({*gone}) == len(gone)
    return messages if is_whole and all(message.id for message in messages) else None


def _message(entry: re.Match[str], line: int) -> PlainMessage:
    comments = entry["comments"]
    fuzzy = bool(comments) and bool(_FUZZY.search(comments))
    return PlainMessage(
        context=_written(entry["context"]) if entry["context"] else None,
        id=_written(entry["id"]),
        string=_written(entry["string"]),
        fuzzy=fuzzy,
        previous_id=fuzzy and bool(_PREVIOUS.search(comments)),
        lineno=line + comments.count("\n") + (entry["context"].count("\n") + 1 if entry["context"] else 0),
    )


def _written(text: str) -> str:
    """Return the text that stands in quotes, over one line or several."""
    if "\n" not in text:
        return unescape(text) if "\\" in text else text[1:-1]
    return "".join(unescape(line) for line in text.split("\n"))
