"""What counts as a pattern of CLDR: of numbers, of dates, of texts with gaps, and the rule for a plural form.

It says whether one can be used, and formats nothing; the letters of the patterns are those of CLDR.
"""

import re

from babel.dates import parse_pattern, tokenize_pattern
from babel.plural import PluralRule, RuleError

_NUMBER = re.compile(r"(#[,.])?[#0,]*0(\.[#0]+)?")
_PERCENT = re.compile(rf"%\s*{_NUMBER.pattern}|{_NUMBER.pattern}\s*%")
_BEFORE = r"[^{}#@\d,.;'%]*"
_BEHIND = r"(?:[^{}#@\d,.;'%E+][^{}#@\d;'%]*)?"
_SHORT = re.compile(f"{_BEFORE}0{_BEHIND}")


def is_number_pattern(pattern: str) -> bool:
    """Tell whether a pattern says how digits are grouped: `#,##0.###`."""
    return bool(_NUMBER.fullmatch(pattern))


def is_percent_pattern(pattern: str) -> bool:
    """Tell whether a pattern says where the sign of percent stands: `#,##0%`, `% #,##0`."""
    return bool(_PERCENT.fullmatch(pattern))


def is_short_pattern(pattern: str) -> bool:
    """Tell whether a pattern says how a rounded number is written: `0M`, with `0` for the number."""
    return bool(_SHORT.fullmatch(pattern))


def is_date_pattern(pattern: str, parts: str) -> bool:
    """Tell whether a pattern holds these parts of a date, each once, and no others: `d MMMM y` holds `dMy`."""
    try:
        parse_pattern(pattern)
    except ValueError:
        return False
    fields = [str(value[0]) for kind, value in tokenize_pattern(pattern) if kind == "field"]
    return pattern.count("'") % 2 == 0 and sorted(field.replace("L", "M") for field in fields) == sorted(parts)


def has_gaps(pattern: str) -> bool:
    """Tell whether a text has one gap for each of two parts, and no other brace: `{0} and {1}`."""
    return sorted(re.findall(r"\{[^{}]*\}?|\}", pattern)) == ["{0}", "{1}"]


def is_plural_rule(rule: str) -> bool:
    """Tell whether a rule says which numbers take a plural form: `n = 1`."""
    try:
        PluralRule({"one": rule})
    except RuleError:
        return False
    return bool(rule.strip())
