"""Finds the tabs that some readers of YAML take for spaces and others refuse.

It knows how YAML parts a text into values and comments, and nothing of records.
"""

import re

import yaml
from yaml.tokens import ScalarToken

_COMMENT_OR_TAB = re.compile(r"#[^\n]*|\t")


def tab_outside(text: str) -> int | None:
    """Return where the first tab stands that is in no quotes, no block of text and no comment of a readable text."""
    end = 0
    for token in yaml.scan(text, yaml.CSafeLoader):
        start, stop = token.start_mark.index, token.end_mark.index
        between = next((found.start() for found in _COMMENT_OR_TAB.finditer(text, end, start) if found[0] == "\t"), None)
        if between is not None:
            return between
        within = _within(token, text[start:stop]) if isinstance(token, ScalarToken) else -1
        if within >= 0:
            return int(start + within)
        end = max(end, stop)
    return None


def _within(token: ScalarToken, written: str) -> int:
    """Return where a tab stands in a plain value, or behind the sign of a block; -1 if there is none."""
    if token.plain:
        return written.find("\t")
    return written.partition("\n")[0].partition("#")[0].find("\t") if token.style in ("|", ">") else -1
