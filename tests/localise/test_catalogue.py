"""PO catalogues are read as translators' tools write them; one that cannot be read is told and leaves the rest alone."""

import pytest

from caretoolkit.diagnostics import as_text
from caretoolkit.localise import State, catalogues
from tests.sample import BLOCKS_IN_SPANISH, Toolkit

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
TITLE = 'msgctxt "title"\nmsgid "Care blocks"\nmsgstr "Manzanas"\n'
INTERFACE = "locales/es/interface.po"
NAME = "cases/bogota-care-blocks"


def texts(toolkit: Toolkit, content: str | bytes) -> dict[tuple[str, str], tuple[str, State]]:
    toolkit.write(BLOCKS_IN_SPANISH, content)
    return dict(toolkit.compile().catalogues.messages(NAME)["es"].texts)


@pytest.mark.parametrize(
    ("content", "state"),
    [
        pytest.param(HEADER + TITLE, State.CURRENT, id="with header"),
        pytest.param(f"#, fuzzy\n{HEADER}{TITLE}", State.CURRENT, id="with a fuzzy header"),
        pytest.param(f"{HEADER}#, fuzzy\n{TITLE}", State.UNREVIEWED, id="fuzzy"),
        pytest.param(f"{HEADER}#, fuzzy, python-format\n{TITLE}", State.UNREVIEWED, id="fuzzy among other flags"),
        pytest.param(f"{HEADER}# said by a translator\n#. said by a program\n#: a/place.py:5\n{TITLE}", State.CURRENT, id="with comments"),
        pytest.param((HEADER + TITLE).replace("\n", "\r\n"), State.CURRENT, id="with Windows line ends"),
        pytest.param(f"\ufeff{HEADER}{TITLE}", State.CURRENT, id="with a byte order mark"),
        pytest.param(f'{HEADER}msgctxt "title"\nmsgid ""\n"Care "\n"blocks"\nmsgstr ""\n"Man"\n"zanas"\n', State.CURRENT, id="in several lines"),
        pytest.param(f"{HEADER}{TITLE}\n#~ msgid \"gone\"\n#~ msgstr \"ido\"\n", State.CURRENT, id="before an obsolete message"),
    ],
)  # fmt: skip
def test_a_message_is_read_with_its_state(toolkit: Toolkit, content: str, state: State) -> None:
    assert texts(toolkit, content) == {("title", "Care blocks"): ("Manzanas", state)}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TITLE.replace("Manzanas", ""), id="empty"),
        pytest.param(f'#, fuzzy\n#| msgid "Blocks of care"\n{TITLE}', id="stale"),
        pytest.param(f'#, fuzzy\n#| msgctxt "title"\n#| msgid "Blocks of care"\n{TITLE}', id="stale, with the old place"),
        pytest.param(f'#| msgid "Blocks of care"\n#, fuzzy\n{TITLE}', id="stale, in another order"),
        pytest.param(f'#, fuzzy\n#| msgid ""\n#| "Blocks "\n#| "of care"\n{TITLE}', id="stale, in several lines"),
        pytest.param(f'#, fuzzy\n#| msgid "Blocks of care"\n{TITLE}'.replace("\n", "\r\n"), id="stale, with Windows line ends"),
        pytest.param("\n".join(f"#~ {line}" for line in TITLE.splitlines()), id="obsolete"),
        pytest.param(f'{TITLE.replace("msgstr", "msgid_plural")}msgstr[0] "a"\nmsgstr[1] "b"\n', id="with a plural, where texts have none"),
    ],
)  # fmt: skip
def test_a_message_that_is_not_to_be_shown_is_left_out(toolkit: Toolkit, content: str) -> None:
    assert texts(toolkit, HEADER + content) == {}


def test_the_contexts_are_known_with_their_beginnings(toolkit: Toolkit) -> None:
    contexts = toolkit.compile().catalogues.messages(NAME)["es"].contexts

    assert contexts == {"title", "summary", "summary.one_line", "summary.key_messages", "challenge", "challenge.fact"}


def test_a_file_with_untranslated_messages_has_gaps(toolkit: Toolkit) -> None:
    found = toolkit.compile().catalogues

    assert found.messages(NAME)["es"].has_gaps
    assert not found.messages("cases/bogota-cuidado-en-casa")["en"].has_gaps


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"\xff\xfe", 1, "the file is not UTF-8"),
        (b'msgid "a"\nmsgstr "caf\xe9"\n', 2, "the file is not UTF-8"),
        (
            b'msgid "a"\n\nmsgid "b"\nmsgstr "c"\n',
            3,
            "`msgid` stands after `msgid`, where `msgid_plural` or `msgstr` is expected",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_line(toolkit: Toolkit, content: bytes, line: int, message: str) -> None:
    toolkit.write(BLOCKS_IN_SPANISH, content)

    found = toolkit.compile().diagnostics

    assert [(each.rule, each.file, each.message) for each in found] == [
        ("unreadable-catalogue", f"toolkit_data/{BLOCKS_IN_SPANISH}", message)
    ]
    assert found[0].span
    assert found[0].span.line == line
    assert found[0].help


TWICE = f"{HEADER}{TITLE}\n#, fuzzy\n{TITLE.replace('Manzanas', 'Bloques')}"


def test_a_message_that_stands_twice_is_told_with_both_lines(toolkit: Toolkit) -> None:
    toolkit.write(BLOCKS_IN_SPANISH, TWICE)

    (found,) = toolkit.compile().diagnostics

    assert as_text(found) == (
        f"toolkit_data/{BLOCKS_IN_SPANISH}:10:1: error[doubled-message] the message of line 5 stands here once more\n"
        '  10 | msgctxt "title"\n     | ^\n'
        "  help: keep one of the two"
    )


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("", 1, "the file is empty"),
        (TITLE, 1, "the file has no header"),
        (HEADER + TITLE.replace("Manz", "\\qManz"), 7, "`\\q` is none of the signs that are written with a backslash"),
        (HEADER + TITLE.replace("msgstr", "msgstr[0]"), 7, "`msgstr[0]` stands after `msgid`, where `msgid_plural` or `msgstr` is expected"),
        (HEADER + TITLE + '\nmsgid "a"\n', 10, "the end of the file stands after `msgid`, where `msgid_plural` or `msgstr` is expected"),
        (HEADER + TITLE.replace("msgstr", "#~ msgstr"), 7, "`#~` stands before some lines of the entry, and not before others"),
        (HEADER + TITLE + "# said\n" + '"more"\n', 9, "the text belongs to no keyword"),
        (HEADER.replace("Content", "Language: fr\\n\"\n\"Content") + TITLE, 3, "the header says `Language: fr`, and the file stands among those of `es`"),
        (HEADER.replace("Content", "Plural-Forms: nplurals=7; plural=foo;\\n\"\n\"Content") + TITLE, 3, "`Plural-Forms: nplurals=7; plural=foo;` is no rule for its number of forms"),
    ],
)  # fmt: skip
def test_a_file_that_no_tool_opens_is_told_once_with_its_line(toolkit: Toolkit, content: str, line: int, message: str) -> None:
    toolkit.write(BLOCKS_IN_SPANISH, content)

    (found,) = toolkit.compile().diagnostics

    assert found.span
    assert (found.file, found.span.line, found.message) == (f"toolkit_data/{BLOCKS_IN_SPANISH}", line, message)
    assert found.help


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('msgid "Cases"', 'msgid "Cases', id="a quote that is not closed"),
        pytest.param('msgstr "Casos"', "msgstr Casos", id="no quotes"),
        pytest.param('msgid "Cases"', 'Cases"', id="no keyword"),
        pytest.param("msgstr[1]", "msgstr[9]", id="a plural form that there is not"),
        pytest.param("nplurals=2", "nplurals=two", id="a number of forms that is none"),
    ],
)
def test_a_slip_in_the_interface_is_told_and_its_messages_fall_back(toolkit: Toolkit, old: str, new: str) -> None:
    toolkit.edit(INTERFACE, old, new)

    compiled = toolkit.compile()

    assert [found.rule for found in compiled.diagnostics] == ["unreadable-catalogue"]
    assert as_text(compiled.diagnostics[0]).startswith(f"toolkit_data/{INTERFACE}:")
    assert compiled.edition("es").interface.gettext("Cases") == "Cases"
    assert compiled.edition("ar").interface.gettext("Cases") == "الحالات"


@pytest.mark.parametrize(
    ("old", "new"),
    [("plural=(n != 1)", "plural=many"), ("charset=utf-8", "charset=nonsense")],
)
def test_a_header_that_gettext_cannot_read_is_told(toolkit: Toolkit, old: str, new: str) -> None:
    toolkit.edit(INTERFACE, old, new)

    assert toolkit.rules() == ["unreadable-catalogue"]


def test_catalogues_that_have_not_changed_are_taken_from_before(toolkit: Toolkit) -> None:
    first = toolkit.compile()
    toolkit.edit(BLOCKS_IN_SPANISH, "Un tercio", "La tercera parte")
    files = toolkit.compile(first).loaded.catalogues

    found = catalogues(files, first.catalogues)

    anew = [name for name, read in found.read.items() if first.catalogues.read[name] is not read]
    assert anew == [NAME]
    assert found.translations("interface")["es"] is first.catalogues.translations("interface")["es"]


def test_a_problem_is_told_again_until_the_file_is_mended(toolkit: Toolkit) -> None:
    toolkit.edit(INTERFACE, 'msgid "Cases"', 'msgid "Cases')
    first = toolkit.compile()

    second = toolkit.compile(first)
    toolkit.edit(INTERFACE, 'msgid "Cases', 'msgid "Cases"')
    third = toolkit.compile(second)

    assert first.diagnostics == second.diagnostics != ()
    assert third.diagnostics == ()
    assert third.edition("es").interface.gettext("Cases") == "Casos"


def test_a_catalogue_that_is_gone_is_forgotten(toolkit: Toolkit) -> None:
    first = toolkit.compile()
    toolkit.remove(BLOCKS_IN_SPANISH)

    second = toolkit.compile(first)

    assert "es" not in second.catalogues.messages(NAME)


def test_an_invisible_character_in_a_translation_is_told(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS_IN_SPANISH, 'msgstr "Manzanas', 'msgstr "\u202eManzanas')

    assert toolkit.rules() == ["invisible-character"]


def test_a_translation_with_an_invisible_character_is_not_shown(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS_IN_SPANISH, 'msgstr "Manzanas', 'msgstr "\u202eManzanas')
    toolkit.edit(INTERFACE, 'msgstr[0] "Un caso"', 'msgstr[0] "Un caso\u2066"')
    compiled = toolkit.compile()

    assert ("title", "Care blocks") not in compiled.catalogues.messages(NAME)["es"].texts
    assert compiled.edition("es").interface.ngettext("One case", "{number} cases", 1) == "One case"
    assert [(found.file, found.span and found.span.line) for found in compiled.diagnostics] == [
        (f"toolkit_data/{BLOCKS_IN_SPANISH}", 12),
        (f"toolkit_data/{INTERFACE}", 29),
    ]
