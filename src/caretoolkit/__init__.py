"""A compiler for a multilingual knowledge base of urban care policy."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from caretoolkit.compile import Compiled, Options, compile_toolkit
    from caretoolkit.diagnostics import Diagnostic, Severity, ToolkitError
    from caretoolkit.render import PageOptions

__all__ = ["Compiled", "Diagnostic", "Options", "PageOptions", "Severity", "ToolkitError", "compile_toolkit"]

_HOMES = {
    "Compiled": "caretoolkit.compile",
    "Options": "caretoolkit.compile",
    "compile_toolkit": "caretoolkit.compile",
    "Diagnostic": "caretoolkit.diagnostics",
    "Severity": "caretoolkit.diagnostics",
    "ToolkitError": "caretoolkit.diagnostics",
    "PageOptions": "caretoolkit.render",
}


def __getattr__(name: str) -> Any:  # Any: whatever the name stands for
    """Import a public name when it is first asked for, so that the command starts at once."""
    if name not in _HOMES:
        raise AttributeError(f"module `caretoolkit` has no attribute `{name}`")
    return getattr(import_module(_HOMES[name]), name)
