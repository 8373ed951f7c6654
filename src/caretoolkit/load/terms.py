"""Names the terms of a list in the remedy of a field that lacks one, which its file alone cannot know.

It knows lists and places of fields; which term fits is for the editor.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from caretoolkit.diagnostics import Diagnostic
from caretoolkit.load.wording import quoted
from caretoolkit.model.described import vocabulary
from caretoolkit.model.values import Model
from caretoolkit.model.vocabulary import Vocabulary


def with_terms(
    diagnostics: Iterable[Diagnostic], model: type[Model], vocabularies: Mapping[str, Vocabulary]
) -> Iterator[Diagnostic]:
    """Yield the diagnostics of a record; where a term is expected, the remedy names the terms."""
    for diagnostic in diagnostics:
        terms = vocabularies.get(expected_list(diagnostic, model))
        yield (
            replace(diagnostic, help=f"{diagnostic.help}, one of {quoted(terms.by_id)}") if terms and terms.by_id else diagnostic
        )


def expected_list(diagnostic: Diagnostic, model: type[Model]) -> str:
    """Return the vocabulary of which a term is expected where something else stands; nothing for other diagnostics."""
    return vocabulary(model, diagnostic.path) if diagnostic.rule == "wrong-type" else ""
