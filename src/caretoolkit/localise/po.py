"""Reads and writes PO files through Babel, with what Babel leaves out: the text that a message was translated from.

It knows nothing of records. A message that was read has a previous text only while it is marked `fuzzy`.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, normalize, read_po, unescape, write_po

from caretoolkit.cldr import known_locale
from caretoolkit.localise.plain_po import PlainMessage

UNREADABLE = (PoFileError, ValueError)
"""How a file is refused: Babel's own error, and Python's for wrong bytes or a wrong header."""

_WIDTH = 100


def read_catalogue(data: bytes, locale: str) -> Catalog:
    """Return the catalogue in a PO file; a message with a previous text is stale, or a guess that nobody has read.

    Raises `PoFileError` or `ValueError` where it cannot be read.
    """
    lines = data.decode("utf-8-sig").split("\n")
    _refuse_faulty_line(lines)
    previous = _previous_texts(lines)
    rest = ("" if _PREVIOUS.match(line) else line for line in lines) if previous else lines
    known = str(known_locale(locale))
    catalogue = read_po(rest, locale=known, abort_invalid=True)
    _refuse_charset(catalogue.charset)
    catalogue.locale = known  # the folder says it, whatever the header does
    for message in (*catalogue, *catalogue.obsolete.values()):
        if message.fuzzy and message.lineno in previous:  # without the mark, somebody has reviewed it
            message.previous_id = previous[message.lineno]
    return catalogue


_TEXT = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"\s*(?:(?:#~\||#~|#\|)?\s*(?:msg(?:id|id_plural|str|ctxt)(?:\[\d+\])?\s+)?{_TEXT}\s*|#(?![~|]).*|#~?\|?\s*|)"
)
_PREVIOUS = re.compile(r"\s*#~?\|")
_PREVIOUS_TEXT = re.compile(rf"\s*#~?\|\s*(?:(\w+)\s+)?({_TEXT})")
_MESSAGE = re.compile(r"\s*(?:#~\s*)?msgid\s")


def _refuse_faulty_line(lines: Iterable[str]) -> None:
    """Raise `PoFileError` at the first line that is no PO: Babel would take a part of it."""
    for number, line in enumerate(lines):
        if not _LINE.fullmatch(line):
            raise PoFileError("the line is no comment, and no keyword with a text in double quotes", Catalog(), line, number)


def _refuse_charset(charset: str) -> None:
    try:
        is_utf_8 = codecs.lookup(charset).name == "utf-8"
    except LookupError:
        is_utf_8 = False
    if not is_utf_8:
        raise ValueError(f"the charset is `{charset}`; `utf-8` is expected")


def _previous_texts(lines: Iterable[str]) -> Mapping[int, list[str]]:
    """Return the previous texts by the number of the line in which the message's own begins."""
    found: dict[int, list[str]] = {}
    texts: dict[str, str] = {}
    keyword = ""
    for number, line in enumerate(lines, 1):
        if part := _PREVIOUS_TEXT.match(line):
            keyword = part[1] or keyword
            texts[keyword] = texts.get(keyword, "") + unescape(part[2])
        elif texts and _MESSAGE.match(line):
            found[number] = [texts[name] for name in ("msgid", "msgid_plural") if name in texts]
            texts = {}
    return found


def write_catalogue(catalogue: Catalog) -> bytes:
    """Return a catalogue as a PO file that names no date and no person; obsolete messages stand at its end."""
    messages = [message for message in (*catalogue, *catalogue.obsolete.values()) if message.id]
    written = BytesIO()
    write_po(written, catalogue_like(catalogue, messages), width=_WIDTH, include_lineno=False, omit_header=True)
    entries = written.getvalue().decode("utf-8").split("\n\n")[:-1]
    lines = [_header(catalogue)]
    for place, (entry, message) in enumerate(zip(entries, messages, strict=True)):
        lines += ["", *_marked(entry.split("\n"), message, is_obsolete=place >= len(catalogue))]
    return "\n".join([*lines, "", ""]).encode("utf-8")


def _header(catalogue: Catalog) -> str:
    name = catalogue.locale.english_name if catalogue.locale else catalogue.locale_identifier
    fields = (
        "Project-Id-Version: Care Systems Toolkit 1",
        f"Language: {catalogue.locale_identifier}",
        f"Plural-Forms: {catalogue.plural_forms}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    )
    text = normalize("".join(f"{field}\n" for field in fields), width=_WIDTH)
    return f'# Care Systems Toolkit in {name}.\nmsgid ""\nmsgstr {text}'


def _marked(lines: list[str], message: Message, *, is_obsolete: bool) -> Iterator[str]:
    """Yield the lines of a message with its previous text, and with the marks of an obsolete one."""
    yield from (line for line in lines if line.startswith("#"))
    for keyword, text in zip(("msgid", "msgid_plural"), message.previous_id, strict=False):
        for line in f"{keyword} {normalize(text, width=_WIDTH)}".split("\n"):
            yield f"#~| {line}" if is_obsolete else f"#| {line}"
    yield from (f"#~ {line}" if is_obsolete else line for line in lines if not line.startswith("#"))


def catalogue_like(catalogue: Catalog, messages: Iterable[Message]) -> Catalog:
    """Return a catalogue in the same locale, with the same plural forms, that holds these messages."""
    other = Catalog(catalogue.locale)
    other.mime_headers = [("Plural-Forms", catalogue.plural_forms)]
    for message in messages:
        other[message.id] = message
    return other


def is_translated(message: Message | PlainMessage) -> bool:
    """Tell whether a message has a translation, or one of its plural forms has."""
    return bool(forms(message))


def forms(message: Message | PlainMessage) -> tuple[str, ...]:
    """Return the translation of a message, or those of its plural forms that there are."""
    every = (message.string,) if isinstance(message.string, str) else message.string or ()
    return tuple(form for form in every if form.strip())
