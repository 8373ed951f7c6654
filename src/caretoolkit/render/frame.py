"""A frame: one page of the host with slots, rendered once for each locale, cut for each kind of page, and filled many times.

The host puts the slot marks where its template prints a title, a description, a path or a body, and other marks around
what only some kinds of pages show; what stands between the marks is never parsed again.
"""

import re
from dataclasses import dataclass
from html import escape

from caretoolkit.render.page import Page

DEPTH = 3
"""How many folders deep a host renders a frame, so that every address in it starts from the root of the site."""

_SLOT = re.compile(r"ctk-slot-([a-z]+)-ctk|\.\./\.\./\.\.(?=[/\"&'])")


_PASSAGE = re.compile(r"ctk-(only|but)-([a-z0-9_/ -]*?)-ctk(.*?)ctk-end-ctk", re.DOTALL)

END = "ctk-end-ctk"
"""The mark that ends what `only` or `but` has begun."""


def slot(name: str) -> str:
    """Return the mark of a slot: `title`, `description`, `path` or `body`."""
    return f"ctk-slot-{name}-ctk"


def only(*names: str) -> str:
    """Return the mark before what only pages of these kinds show, or hand-written ones at these paths."""
    return f"ctk-only-{' '.join(names)}-ctk"


def but(*names: str) -> str:
    """Return the mark before what all pages show but those of these kinds."""
    return f"ctk-but-{' '.join(names)}-ctk"


def cut(html: str, name: str) -> str:
    """Return the HTML of a host's page as pages of one kind show it, or the hand-written one at a path."""
    return _PASSAGE.sub(lambda found: found[3] if (name in found[2].split()) is (found[1] == "only") else "", html)


@dataclass(frozen=True, slots=True)
class Frame:
    """The HTML of a host's page, cut at its slots: text, slot, text, slot … text."""

    parts: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> "Frame":
        """Return the frame in the HTML that a host rendered `DEPTH` folders below the root."""
        pieces = _SLOT.split(html)
        return cls(tuple(piece if index % 2 == 0 else piece or "root" for index, piece in enumerate(pieces)))

    def fill(self, page: Page, root: str = "") -> str:
        """Return a page inside the frame; `root` is the address of the site's root where it is not relative."""
        depth = page.path.count("/") + 1
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "path": page.path,
            "root": root or "/".join([".."] * depth),
            "body": page.body,
        }
        return "".join([values[part] if index % 2 else part for index, part in enumerate(self.parts)])


PLAIN = Frame.of(
    "<!doctype html><html><head><meta charset='utf-8'><title>ctk-slot-title-ctk</title>"
    "<meta name='description' content='ctk-slot-description-ctk'></head><body>ctk-slot-body-ctk</body></html>"
)
"""A frame without a host, for tests and for looking at the compiler alone."""
