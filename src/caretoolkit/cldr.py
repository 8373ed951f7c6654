"""What CLDR says of a locale: whether there is one, its parents, its digits, and from where it groups them.

It adds to Babel the two things that Babel does not pass on; it formats nothing, and it knows nothing of the toolkit.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from caretoolkit.diagnostics import ToolkitError

_ZEROS = {
    "adlm": "\U0001e950", "arab": "\u0660", "arabext": "\u06f0", "beng": "\u09e6", "cakm": "\U00011136", "deva": "\u0966",
    "hmnp": "\U0001e140", "mtei": "\uabf0", "mymr": "\u1040", "nkoo": "\u07c0", "olck": "\u1c50", "tibt": "\u0f20",
}  # fmt: skip
"""The zero of each numbering system that a locale has by default; the other digits follow it in Unicode."""

_GROUPED_FROM = {
    "be": 10_000, "bg": 10_000, "es": 10_000, "es_419": 1_000, "et": 10_000, "hu": 10_000, "hy": 10_000, "ia": 10_000,
    "ie": 10_000, "it": 10_000, "ka": 10_000, "lv": 10_000, "pl": 10_000, "pt_AO": 1_000, "pt_PT": 10_000,
    "ru_UA": 10_000, "sl": 10_000, "sq": 10_000,
}  # fmt: skip
"""The least number with groups where it differs from that of the parent: `minimumGroupingDigits` in CLDR 48."""


PSEUDO = {"en-XA": "en", "ar-XB": "ar"}
"""CLDR's pseudo-locales, which show what a page makes of longer words and of another direction, and whose data they take."""


def is_known_locale(tag: str) -> bool:
    """Tell whether CLDR has data for a locale such as `es-CO`."""
    try:
        known_locale(tag)
    except ToolkitError:
        return False
    return True


@lru_cache(maxsize=256)  # asked for every catalogue
def known_locale(tag: str) -> Locale:
    """Return what CLDR knows of a locale; raises `ToolkitError` for one that it does not know."""
    try:
        return Locale.parse(PSEUDO.get(tag, tag), sep="-")
    except (UnknownLocaleError, ValueError):
        raise ToolkitError(f"`{tag}` is not a locale that CLDR knows; use a tag such as `es` or `zh-Hans`") from None


def with_parents(tag: str) -> Iterator[str]:
    """Yield a locale and its parents, the nearest first: `es-CO`, `es-419`, `es`."""
    if tag in PSEUDO:
        yield tag
        return
    parents: Mapping[str, str] = get_global("parent_exceptions")
    current = tag.replace("-", "_")
    while current and current != "root":
        yield current.replace("_", "-")
        current = parents.get(current) or current.rpartition("_")[0]


def own_digits(locale: Locale) -> Mapping[int, str]:
    """Return the locale's own digits for those of Europe, as `str.translate` takes them; empty where they are the same."""
    zero = _ZEROS.get(locale.default_numbering_system)
    return {ord(str(digit)): chr(ord(zero) + digit) for digit in range(10)} if zero else {}


def grouped_from(locale: Locale) -> int:
    """Return the least number whose digits stand in groups; with 10,000, there is `1234` and `12.345`."""
    names = (tag.replace("-", "_") for tag in with_parents(str(locale)))
    return next((_GROUPED_FROM[name] for name in names if name in _GROUPED_FROM), 1_000)
