"""The templates of one locale: Jinja with autoescape, and the functions that templates may call."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from caretoolkit.localise import Edition, own_name, tag_direction
from caretoolkit.render.markup import plain
from caretoolkit.render.parts import Parts

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
TEMPLATES = Path(__file__).parent / "templates"


class _Memory(BytecodeCache):
    """Keeps compiled templates, so that each is compiled once for all locales."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


class _Context(Context):
    """Calls functions and macros, and nothing else: a fifth of a page's time goes into Jinja's search for other kinds."""

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # Any: whatever a template calls
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        if function.__class__ is Macro:
            return function(self.eval_ctx, *args, **kwargs)
        return function(*args, **kwargs)


@cache
def _compiled() -> _Memory:
    return _Memory()


def environment(edition: Edition) -> Environment:
    """Return the templates of a locale."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled(),
        auto_reload=False,
    )
    made.context_class = _Context
    formats, parts = edition.formats, Parts(edition)
    made.globals.update(
        _=_gettext(edition.interface.gettext),
        ngettext=_ngettext(edition),
        locale=edition.locale,
        direction=formats.direction,
        toolkit=edition.record("toolkit", edition.atlas.toolkit),
        label=edition.label,
        terms=edition.terms,
        quantity=parts.quantity,
        money=edition.money,
        number=formats.number,
        date=formats.date,
        year=formats.year,
        join=formats.join,
        country=formats.country,
        language=formats.language,
        own_name=own_name,
        direction_of=tag_direction,
        parts=parts,
    )
    made.filters["plain"] = plain
    made.filters["label_of"] = lambda term, vocabulary: edition.label(vocabulary, term)
    return made


def _gettext(translate: Callable[[str], str]) -> Callable[..., str]:
    known: dict[str, str] = {}

    def gettext(message: str, **values: Any) -> str:  # Any: whatever the message names
        translated = known.get(message)
        if translated is None:
            translated = known[message] = translate(message)
        return _filled(translated, values) if values else translated

    return gettext


def _ngettext(edition: Edition) -> Callable[..., str]:
    def ngettext(one: str, other: str, number: int, **values: Any) -> str:  # Any: as above
        translated = edition.interface.ngettext(one, other, number)
        return _filled(translated, {"number": edition.formats.number(number), **values})

    return ngettext


def _filled(message: str, values: dict[str, Any]) -> str:  # Any: as above
    """Return a message with `{name}` replaced; a value that is HTML makes the whole message HTML.

    Not `str.format`, which would let a translation reach into the values; an unknown name is left as it stands.
    """
    is_html = any(isinstance(value, Markup) for value in values.values())
    text = str(escape(message)) if is_html else message
    shown = {name: str(escape(value)) if is_html else str(value) for name, value in values.items()}
    filled = _PLACEHOLDER.sub(lambda found: shown.get(found[1], found[0]), text)
    return Markup(filled) if is_html else filled
