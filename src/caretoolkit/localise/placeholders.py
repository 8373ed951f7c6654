"""Keeps addresses out of translators' hands: a message names each link of a text, and the address stands in the source alone.

`[care](https://example.org/care)` is `[care]({link1})` in a message, in the braces that PO editors highlight and check
(`python-brace-format`).
"""

import re
from collections.abc import Sequence

_LINK = re.compile(r"\]\(([^()\s]+)\)")
_PLACEHOLDER = re.compile(r"\{link(\d+)\}")


def with_placeholders(text: str) -> str:
    """Return a text as translators see it."""
    if "](" not in text:
        return text
    known = links(text)
    return _LINK.sub(lambda found: f"]({{link{known.index(found[1]) + 1}}})" if found[1] in known else found[0], text)


def links(text: str) -> list[str]:
    """Return the addresses that a text links to, each once, in their order."""
    return list(dict.fromkeys(address for address in _LINK.findall(text) if not _PLACEHOLDER.fullmatch(address)))


def with_links(translation: str, addresses: Sequence[str]) -> str:
    """Return a translation with the addresses of its source; a placeholder that names none is left as it stands."""
    if "{link" not in translation:
        return translation
    return _PLACEHOLDER.sub(
        lambda found: addresses[int(found[1]) - 1] if 0 < int(found[1]) <= len(addresses) else found[0], translation
    )


def placeholders(text: str) -> list[str]:
    """Return what a translation has to hold as it stands: `{number}`, `{link1}`, each as often as it is there."""
    return sorted(re.findall(r"\{[a-z][a-z0-9_]*\}", text))
