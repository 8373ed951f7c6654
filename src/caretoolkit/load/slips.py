"""Says in an editor's words which slip keeps a text from being read as YAML, at the place where it was made.

PyYAML complains where it notices a slip, often lines later. This knows its complaints, and nothing of records.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import yaml
from yaml.error import Mark
from yaml.tokens import DocumentEndToken, FlowMappingEndToken, FlowSequenceEndToken, ScalarToken, Token

from caretoolkit.diagnostics import Diagnostic, Span


@dataclass(frozen=True, slots=True)
class Complaint:
    """What PyYAML says of a text: where the part begins that it could not read, and where it noticed."""

    text: str
    begins: Mark
    noticed: Mark

    @property
    def last_token(self) -> Token | None:
        """Return the last thing that was read before the slip was noticed."""
        last = None
        try:
            for token in yaml.scan(self.text, yaml.CSafeLoader):
                if token.start_mark.index >= self.noticed.index:
                    break
                if token.start_mark.index < token.end_mark.index:
                    last = token
        except yaml.YAMLError:
            pass  # this is what the complaint is about
        return last


@dataclass(frozen=True, slots=True)
class Slip:
    """What an author did, how to put it right, and where; line and column count from 0."""

    rule: str
    message: str
    remedy: str
    line: int
    column: int


Finder = Callable[[Complaint], Slip]


def slip(error: yaml.YAMLError, text: str, file: str) -> Diagnostic:
    """Return the slip that made PyYAML refuse a text."""
    hard_space = _HARD_SPACE.search(text)
    if hard_space:
        found = _hard_space(text, hard_space.end() - 1)
    elif isinstance(error, yaml.MarkedYAMLError):
        assert error.problem_mark is not None
        said = f"{error.context}: {error.problem}"
        find = next((finder for words, finder in _SLIPS if words in said), _ANYTHING)
        found = find(Complaint(text, error.context_mark or error.problem_mark, error.problem_mark))
    else:
        found = _unreadable_character(text)
    span = Span(found.line + 1, found.column + 1, found.column + 2)
    return Diagnostic(found.rule, file, found.message, help=found.remedy, span=span)


_HARD_SPACE = re.compile("(?m)^ *[\xa0\u2007\u202f\u3000]")
"""A space at the start of a line that looks like any other, and that YAML takes for a letter."""


def _hard_space(text: str, place: int) -> Slip:
    line = text.count("\n", 0, place)
    message = f"the line is indented with the character U+{ord(text[place]):04X}, which only looks like a space"
    return Slip("tab", message, "indent with spaces from the keyboard", line, place - text.rfind("\n", 0, place) - 1)


_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _unreadable_character(text: str) -> Slip:
    found = _UNREADABLE.search(text)
    assert found is not None  # PyYAML names a place for everything else
    lines = f"{text[: found.start()]}?".splitlines()
    message = f"the text holds the character U+{ord(found[0]):04X}, which is not read"
    remedy = "delete the character; copying from a PDF or a chat often brings it in"
    return Slip("unreadable-yaml", message, remedy, len(lines) - 1, len(lines[-1]) - 1)


def _where_it_begins(rule: str, message: str, remedy: str) -> Finder:
    return lambda complaint: Slip(rule, message, remedy, complaint.begins.line, complaint.begins.column)


def _where_noticed(rule: str, message: str, remedy: str) -> Finder:
    return lambda complaint: Slip(rule, message, remedy, complaint.noticed.line, complaint.noticed.column)


def _first_character(complaint: Complaint) -> Slip:
    """A value starts with a character that has a meaning of its own."""
    start = complaint.text[complaint.begins.index : complaint.begins.index + 1]
    shown = "a backtick" if start == "`" else f"`{start}`"
    message = f"a value starts with {shown}, which YAML keeps for itself"
    find = _where_it_begins("unquoted-character", message, "put the value in quotes")
    return (_TAB if start == "\t" else find)(complaint)


def _key(complaint: Complaint) -> Slip:
    """A key has no colon, or is a text whose quote is not closed, or an item of the list above it without its dash."""
    if complaint.text[complaint.begins.index] in "'\"":
        return _UNCLOSED_QUOTE(complaint)
    above = complaint.text[: complaint.begins.index].splitlines()[-2:-1]
    is_below_item = bool(above) and above[0].startswith(f"{' ' * complaint.begins.column}- ")
    return (_MISSING_DASH if is_below_item else _MISSING_COLON)(complaint)


def _colon(complaint: Complaint) -> Slip:
    """A colon stands in a value, or follows a key that is read as a part of the value before it."""
    value = complaint.last_token
    spaceless = _spaceless(complaint, value)
    if spaceless:
        return spaceless
    key = _KEY_ALONE.fullmatch(_line_before(complaint.text, complaint.noticed))
    if value is None or key is None or value.start_mark.line == complaint.noticed.line:
        return _UNQUOTED_COLON(complaint)
    if not _DASHES.fullmatch(_line_before(complaint.text, value.start_mark)) or value.start_mark.column != len(key[1]):
        return replace(_INDENTED_KEY(complaint), column=len(key[1]))
    if _KEY_WITHOUT_COLON.match(complaint.text, value.start_mark.index):
        return _MISSING_COLON(replace(complaint, begins=value.start_mark))
    return _UNQUOTED_COLON(complaint)


def _spaceless(complaint: Complaint, value: Token | None) -> Slip | None:
    """Return the slip of a value that begins on an earlier line with a dash or a key, and no space behind it."""
    if value is None or value.start_mark.line == complaint.noticed.line:
        return None
    begins = replace(complaint, begins=value.start_mark)
    if _KEY_WITHOUT_SPACE.match(complaint.text, value.start_mark.index):
        return _MISSING_COLON(begins)
    dash = _DASH_WITHOUT_SPACE.match(complaint.text, value.start_mark.index - value.start_mark.column)
    if dash:
        return replace(_MISSING_SPACE(begins), column=len(dash[1]))
    return None


_KEY_WITHOUT_SPACE = re.compile(r"[a-z][a-z0-9_]*:[^ \n]")
_DASH_WITHOUT_SPACE = re.compile(r"( *)-[a-z][a-z0-9_]*:")
_DASHES = re.compile(r"[ -]*")
_KEY_ALONE = re.compile(r"( *)[a-z][a-z0-9_]*")
_KEY_WITHOUT_COLON = re.compile(r"[a-z][a-z0-9_]*(?=[ \n])")


def _line_before(text: str, mark: Mark) -> str:
    """Return the part of a line that stands before a place."""
    return text[mark.index - mark.column : mark.index]


def _bracket(complaint: Complaint) -> Slip:
    """A bracket is not closed, or a colon stands in a value inside of it."""
    value = complaint.last_token
    is_colon = complaint.text[complaint.noticed.index : complaint.noticed.index + 1] == ":"
    if is_colon and value and value.start_mark.line == complaint.noticed.line:
        return _UNQUOTED_COLON(complaint)
    message = f"a bracket is opened in line {complaint.begins.line + 1} and not closed before here"
    return _where_noticed("unclosed-bracket", message, "close the bracket")(complaint)


def _after_the_end(complaint: Complaint) -> Slip:
    """A line stands behind the end of a document, or is indented less than the first."""
    return (_SEVERAL_DOCUMENTS if isinstance(complaint.last_token, DocumentEndToken) else _OUT_OF_LINE)(complaint)


def _unless_the_value_goes_on(otherwise: Finder) -> Finder:
    """Look first whether a value goes on after the quote or bracket that closes it."""

    def find(complaint: Complaint) -> Slip:
        value = complaint.last_token
        if value is None or value.end_mark.line != complaint.noticed.line:
            return otherwise(complaint)
        if isinstance(value, FlowSequenceEndToken | FlowMappingEndToken):
            return _AFTER_BRACKET(complaint)
        if not isinstance(value, ScalarToken) or value.style not in ("'", '"'):
            return otherwise(complaint)
        if value.start_mark.line < complaint.noticed.line:  # what closes it is the quote that opens a later value
            return _UNCLOSED_QUOTE(replace(complaint, begins=value.start_mark))
        return _AFTER_QUOTE(complaint)

    return find


_TAB = _where_noticed("tab", "the line is indented with a tab", "indent with spaces")
_UNCLOSED_QUOTE = _where_it_begins("unclosed-quote", "a quote is opened and not closed", "close the quote")
_MISSING_COLON = _where_it_begins("missing-colon", "a key is not followed by a colon and a space", "write `key: value`")
_MISSING_SPACE = _where_it_begins(
    "missing-space", "a dash is not followed by a space", "write a space after the dash of each item: `- item`"
)
_MISSING_DASH = _where_it_begins(
    "indentation",
    "the line stands below a list and is no item of it",
    "start it with `- `, or indent it further than the dash above",
)
_UNQUOTED_COLON = _where_noticed(
    "unquoted-colon", "a colon followed by a space stands inside a value", "put the whole value in quotes"
)
_OUT_OF_LINE = _where_noticed("indentation", "the line is not in line with its neighbours", "indent all fields of a group alike")
_INDENTED_KEY = _where_noticed(
    "indentation",
    "the line is read as a part of the value above it",
    "indent all fields of a group alike; put a text that holds a colon in quotes",
)
_OUT_OF_LIST = _where_noticed(
    "indentation", "the line is not in line with the list it follows", "indent it like the line above, or start it with `- `"
)
_LIST_BESIDE_KEY = _where_noticed(
    "indentation",
    "a list starts in the line of its key",
    "start each item on its own line with `- `; put a text that starts with `-` in quotes",
)
_SEVERAL_DOCUMENTS = _where_noticed(
    "several-documents", "the file holds more than one document (`---`)", "make one file for each record"
)
_AFTER_QUOTE = _where_noticed(
    "text-after-value",
    "the value goes on after its closing quote",
    "put the whole value in quotes of the other kind, `'` or `\"`",
)
_AFTER_BRACKET = _where_noticed(
    "text-after-value", "the value goes on after its closing bracket", "put the whole value in quotes"
)
_ESCAPE = _where_noticed(
    "unknown-escape",
    "a backslash in double quotes stands before a character that it does not go with",
    "put the value in single quotes, or write the backslash twice",
)
_MISSING_VALUE = _where_noticed(
    "missing-value", "a value is expected here, between commas or brackets", "write the value, or take the comma out"
)
_ANYTHING = _where_noticed(
    "unreadable-yaml",
    "the file cannot be read as YAML from here on",
    "compare the line with those above it; put a text with punctuation in quotes",
)

_SLIPS: tuple[tuple[str, Finder], ...] = (
    ("found a tab character", _TAB),
    ("cannot start any token", _first_character),
    ("while scanning an alias", _first_character),
    ("while scanning an anchor", _first_character),
    ("while scanning a block scalar", _first_character),
    ("while parsing a block node", _first_character),
    ("mapping keys are not allowed", _first_character),
    ("directive", _first_character),
    ("tag", _first_character),
    ("while scanning a quoted scalar", _UNCLOSED_QUOTE),
    ("while parsing a quoted scalar", _ESCAPE),
    ("while scanning a simple key", _key),
    ("mapping values are not allowed", _colon),
    ("unexpected ':'", _UNQUOTED_COLON),
    ("block sequence entries are not allowed", _LIST_BESIDE_KEY),
    ("while parsing a flow node", _MISSING_VALUE),
    ("while parsing a flow", _unless_the_value_goes_on(_bracket)),
    ("'-' indicator", _unless_the_value_goes_on(_OUT_OF_LIST)),
    ("while parsing a block mapping", _unless_the_value_goes_on(_OUT_OF_LINE)),
    ("<document start>", _unless_the_value_goes_on(_after_the_end)),
    ("another document", _SEVERAL_DOCUMENTS),
)
"""What PyYAML says, and what it comes from; the first that fits counts."""
