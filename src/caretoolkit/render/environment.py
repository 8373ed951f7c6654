"""The templates: Jinja with autoescape, and the functions that templates may call."""

from collections.abc import Callable, MutableMapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from pickle import UnpicklingError
from types import CodeType
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from caretoolkit.localise import tag_direction
from caretoolkit.render.parts import Parts
from caretoolkit.render.polyglot import Polyglot

TEMPLATES = Path(__file__).parent / "templates"


class _Bytecode(FileSystemBytecodeCache):
    """Keeps compiled templates in memory and, where it may write, beside their sources, as Python keeps its modules."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), "%s.jinja")
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])
        else:
            with suppress(OSError, EOFError, UnpicklingError):  # a damaged file is none
                super().load_bytecode(bucket)
            if bucket.code:
                self._code[bucket.key] = bucket.bytecode_to_string()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


@cache
def _bytecode() -> _Bytecode:
    return _Bytecode(TEMPLATES / "__pycache__")


def _escaped(value: Any) -> Markup:  # Any: whatever a template prints
    """Return a value as HTML; what is HTML already is not copied, as `escape` does for half of all that a page prints."""
    return value if value.__class__ is Markup else escape(value)


class _Template(Template):
    """A template that escapes by `_escaped`."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:  # Any: as Jinja has it
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = _escaped
        return made


class _Context(Context):
    """Calls functions and macros, and nothing else: a fifth of a page's time goes into Jinja's search for other kinds."""

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # Any: whatever a template calls
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        if function.__class__ is Macro:
            return function(self.eval_ctx, *args, **kwargs)
        return function(*args, **kwargs)


def environment(polyglot: Polyglot) -> Environment:
    """Return the templates, speaking all locales of a `Polyglot` at once."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_bytecode(),
        auto_reload=False,
    )
    made.context_class, made.template_class = _Context, _Template
    parts = Parts(polyglot)
    made.globals.update(
        _=polyglot.gettext,
        ngettext=polyglot.ngettext,
        toolkit=polyglot.record("toolkit", polyglot.atlas.toolkit),
        label=polyglot.label,
        definition=polyglot.definition,
        terms=lambda vocabulary: found.terms if (found := polyglot.atlas.vocabularies.get(vocabulary)) else (),
        quantity=parts.quantity,
        money=polyglot.money,
        number=polyglot.number,
        date=polyglot.date,
        year=polyglot.year,
        join=polyglot.join,
        in_order=polyglot.in_order,
        country=polyglot.country,
        language=polyglot.language,
        direction_of=tag_direction,
        parts=parts,
    )
    made.filters["country_of"] = polyglot.country
    made.filters["label_of"] = lambda term, vocabulary: polyglot.label(vocabulary, term)
    return made
