"""Reads and writes PO files through Babel, with what Babel leaves out: the text that a message was translated from.

It knows nothing of records. A message that was read has a previous text only while it is marked `fuzzy`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, normalize, read_po, unescape, write_po

from caretoolkit.cldr import known_locale
from caretoolkit.localise.plain_po import PlainMessage
from caretoolkit.localise.po_header import header_fault
from caretoolkit.localise.po_syntax import BY_HAND, CatalogueError, PoEntry, entries

_WIDTH = 100


def read_catalogue(data: bytes, locale: str) -> Catalog:
    """Return the catalogue in a PO file; a message with a previous text is stale, or a guess that nobody has read.

    Raises `CatalogueError` where it cannot be read, or where a part of it would be lost.
    """
    known = known_locale(locale)
    lines = _lines(data)
    _refuse_faulty_header(entries(lines), lines, known.language)
    previous = _previous_texts(lines)
    rest = ("" if _PREVIOUS.match(line) else line for line in lines) if previous else lines
    try:
        catalogue = read_po(rest, locale=known, abort_invalid=True)
    except PoFileError as error:
        raise CatalogueError(str(error).rpartition(" on ")[0], error.lineno + 1, BY_HAND) from None
    except ValueError as error:
        raise CatalogueError(f"the header cannot be read: {error}", 1, BY_HAND) from None
    catalogue.locale = str(known)  # the folder says it, whatever the header does
    for message in (*catalogue, *catalogue.obsolete.values()):
        if message.fuzzy and message.lineno in previous:  # without the mark, somebody has reviewed it
            message.previous_id = previous[message.lineno]
    return catalogue


def empty_catalogue(locale: str) -> Catalog:
    """Return the catalogue of a locale in which there is nothing yet."""
    return Catalog(known_locale(locale))


def _lines(data: bytes) -> list[str]:
    try:
        return data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise CatalogueError("the file is not UTF-8", data[: error.start].count(b"\n") + 1, "save it as UTF-8") from None


def _refuse_faulty_header(found: Iterable[PoEntry], lines: list[str], language: str) -> None:
    header = next((entry for entry in found if entry.is_header), None)
    if header is None:
        message = "the file has no header" if any(line.strip() for line in lines) else "the file is empty"
        raise CatalogueError(message, 1, _ANEW)
    if fault := header_fault(header.texts["msgstr"], language):
        named = (number for number, line in enumerate(lines, 1) if line.lower().startswith(f'"{fault.field.lower()}:'))
        raise CatalogueError(fault.message, next(named, header.line), fault.help, fault.rule)


_ANEW = "put back the version before; if there is none, remove the file, and `caretoolkit i18n update` writes it anew"
_PREVIOUS = re.compile(r"\s*#~?\|")
_PREVIOUS_TEXT = re.compile(r'\s*#~?\|\s*(?:(\w+)\s+)?("(?:[^"\\]|\\.)*")')
_MESSAGE = re.compile(r"\s*(?:#~\s*)?msgid\s")


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
    """Return the header; a template has no language yet, and says so by an empty field."""
    title = f"Care Systems Toolkit in {catalogue.locale.english_name}." if catalogue.locale else "Care Systems Toolkit."
    fields = (
        "Project-Id-Version: Care Systems Toolkit 1",
        f"Language: {catalogue.locale_identifier or ''}",
        f"Plural-Forms: {catalogue.plural_forms}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    )
    text = normalize("".join(f"{field}\n" for field in fields), width=_WIDTH)
    return f'# {title}\nmsgid ""\nmsgstr {text}'


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
