"""The quick reading of PO files: it says what Babel says, or leaves the file to Babel."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from caretoolkit.localise.plain_po import plain_messages
from caretoolkit.localise.po import read_catalogue
from caretoolkit.localise.po_syntax import CatalogueError
from tests.sample import SAMPLE

HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'

PIECES = (
    '#, fuzzy\n', '#, python-format\n', '#. help\n', '# a translator\n', '#| msgid "before"\n', '#~| msgid "old"\n', '#~ msgid "a"\n',
    '#~ msgstr "b"\n', 'msgctxt "title"\n', 'msgctxt "summary"\n', 'msgid "care"\n', 'msgid "work"\n', 'msgid ""\n', 'msgid_plural "works"\n',
    'msgstr "cuidado"\n', 'msgstr ""\n', 'msgstr[0] "uno"\n', '"more \\"quoted\\" \\n"\n', '"\\ttab \\\\ "\n', '"open\n', '\n', ' \n', 'msgid  "wide"\n',
    'domain "x"\n', '#\n', '"\\q"\n', '#~ msgid "c"\n', '#| msgid ""\n#| "x"\n', '\u2028\n',
)  # fmt: skip


def read_by_babel(data: bytes, locale: str = "es") -> list[tuple[object, ...]] | None:
    try:
        found = read_catalogue(data, locale)
    except CatalogueError:
        return None
    return [(each.context, each.id, each.string, each.fuzzy, bool(each.previous_id), each.lineno) for each in found if each.id]


def read_plainly(data: bytes, locale: str = "es") -> list[tuple[object, ...]] | None:
    found = plain_messages(data, locale)
    if found is None:
        return None
    return [(each.context, each.id, each.string, each.fuzzy, each.previous_id, each.lineno) for each in found]


@pytest.mark.parametrize("file", sorted(SAMPLE.glob("locales/*/cases/*.po")), ids=lambda file: f"{file.parts[-3]}-{file.stem}")
def test_a_catalogue_of_a_record_is_read_plainly_and_as_babel_does(file) -> None:
    locale = file.parts[-3]

    read = read_plainly(file.read_bytes(), locale)

    assert read
    assert read == read_by_babel(file.read_bytes(), locale)


@settings(max_examples=300, deadline=None)
@given(some.lists(some.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_read_plainly_is_what_babel_reads(body: str) -> None:
    data = (HEADER + body).encode()

    read = read_plainly(data)

    assert read is None or read == read_by_babel(data)


@given(
    some.lists(
        some.tuples(some.booleans(), some.text('ab\\"\n\té—', min_size=1), some.text('cd\\"\n\t ك', max_size=9)), max_size=5
    )
)
def test_any_text_is_read_as_it_was_written(messages: list[tuple[bool, str, str]]) -> None:
    def quoted(text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'

    written = {text: (fuzzy, string) for fuzzy, text, string in messages}
    body = "\n".join(
        f"{'#, fuzzy' if fuzzy else '#'}\nmsgid {quoted(text)}\nmsgstr {quoted(string)}\n"
        for text, (fuzzy, string) in written.items()
    )

    found = plain_messages((HEADER + body).encode(), "es")

    assert found is not None
    assert {each.id: (each.fuzzy, each.string) for each in found} == written


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b'msgid "a"\nmsgstr "b"\n', id="no header"),
        pytest.param(HEADER.replace("utf-8", "latin-1").encode(), id="another charset"),
        pytest.param(HEADER.encode() + b'msgid "a"\nmsgstr "\xff"\n', id="wrong bytes"),
        pytest.param((HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n').encode(), id="plural forms"),
        pytest.param((HEADER + 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n').encode(), id="a message twice"),
        pytest.param(
            (HEADER + '#~ msgid "a"\n#~ msgstr "b"\n\n#~ msgid ""\n#~ "a"\n#~ msgstr "c"\n').encode(),
            id="an obsolete message twice",
        ),
        pytest.param((HEADER + 'msgid "a"\nmsgstr "\\q"\n').encode(), id="an unknown escape"),
        pytest.param((HEADER + '#| Old\nmsgid "a"\nmsgstr "b"\n').encode(), id="a previous text without quotes"),
        pytest.param(HEADER.replace("es", "fr").encode(), id="another language"),
        pytest.param((HEADER + 'msgid "a\nmsgstr "b"\n').encode(), id="a quote that is not closed"),
        pytest.param(HEADER.replace("\n", "\r\n").encode(), id="lines of another system"),
    ],
)
def test_any_other_form_is_left_to_babel(data: bytes) -> None:
    assert plain_messages(data, "es") is None
