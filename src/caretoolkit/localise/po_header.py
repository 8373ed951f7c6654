"""Checks the header of a PO file: its charset, its language, and how many plural forms a message has.

It knows nothing of the messages below. An answer is kept: the files of a language nearly all have the same header.
"""

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py


@dataclass(frozen=True, slots=True)
class HeaderFault:
    """What is wrong with one field of a header, and how it is put right."""

    field: str
    message: str
    help: str
    rule: str = "unreadable-catalogue"


@lru_cache(maxsize=256)
def header_fault(header: str, language: str) -> HeaderFault | None:
    """Return the first thing that is wrong with a header in the catalogues of a language such as `zh`."""
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in header.split("\n"))}
    return (
        _fault_of_charset(fields.get("content-type", ""))
        or _fault_of_language(fields.get("language", ""), language)
        or _fault_of_plurals(fields.get("plural-forms", ""))
    )


def _fault_of_charset(value: str) -> HeaderFault | None:
    found = re.search(r"charset\s*=\s*([^;\s]+)", value, re.IGNORECASE)
    charset = found[1].lower() if found else "utf-8"
    try:
        is_utf_8 = codecs.lookup(charset).name == "utf-8"
    except LookupError:
        is_utf_8 = False
    if is_utf_8:
        return None
    return HeaderFault("Content-Type", f"the charset is `{charset}`; `utf-8` is expected", "save the file as UTF-8")


def _fault_of_language(value: str, language: str) -> HeaderFault | None:
    """Return a fault where the language is another; its region and script are left to the tools, which write them variously."""
    if not value or re.split(r"[-_@.]", value)[0].lower() == language:
        return None
    message = f"the header says `Language: {value}`, and the file stands among those of `{language}`"
    remedy = "put the language in the header right, or the file into the folder of its language"
    return HeaderFault("Language", message, remedy, "foreign-catalogue")


_PLURALS = re.compile(r"nplurals\s*=\s*([1-9])\s*;\s*plural\s*=\s*([^;]+?)\s*;?")
_COUNTED = (*range(201), 1_000, 1_000_000)
"""Numbers among which each plural form of every language that gettext knows occurs."""


def _fault_of_plurals(value: str) -> HeaderFault | None:
    if not value or _is_plural_rule(value):
        return None
    message = f"`Plural-Forms: {value}` is no rule for its number of forms"
    return HeaderFault("Plural-Forms", message, "copy the line from another file of this language, such as `interface.po`")


def _is_plural_rule(value: str) -> bool:
    """Tell whether a rule gives each form to some number, and no number a form that there is not."""
    found = _PLURALS.fullmatch(value)
    if not found:
        return False
    try:
        return {c2py(found[2])(number) for number in _COUNTED} == set(range(int(found[1])))
    except (ValueError, ZeroDivisionError):
        return False
