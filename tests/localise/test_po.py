"""PO files keep what translators' tools write into them, over any number of readings and writings."""

import pytest
from babel.messages.catalog import Catalog, Message

from caretoolkit.localise.po import catalogue_like, is_translated, read_catalogue, write_catalogue
from caretoolkit.localise.po_syntax import CatalogueError

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
LONG = 'A text with "quotes", a\\backslash and\na second line, ' + "which goes on and on " * 12
PEOPLE = ("{number} person", "{number} people")


def read(content: str, locale: str = "es") -> Catalog:
    return read_catalogue((HEADER + content).encode(), locale)


def written(*messages: Message, locale: str = "es") -> str:
    return write_catalogue(catalogue_like(Catalog(locale), messages)).decode()


@pytest.mark.parametrize(
    ("message", "locale"),
    [
        pytest.param(Message("New", "Nuevo", flags=["fuzzy"], previous_id="Old", context="title"), "es", id="a stale text"),
        pytest.param(Message("New", "Nuevo", flags=["fuzzy"], previous_id=LONG), "es", id="a long one"),
        pytest.param(Message("New", "Nuevo", flags=["fuzzy"], previous_id="the same " * 60), "es", id="one with equal lines"),
        pytest.param(Message(PEOPLE, "abcdef", flags=["fuzzy"], previous_id=("{number} man", LONG)), "ar", id="a plural"),
        pytest.param(Message("New", "", flags=["fuzzy"], previous_id="Old"), "es", id="one without translation"),
        pytest.param(Message("New", "Nuevo", user_comments=['| msgid "Old"']), "es", id="a comment that looks like one"),
        pytest.param(Message(LONG, LONG, user_comments=["said"], auto_comments=["told"]), "es", id="comments"),
    ],
)
def test_a_message_that_is_written_is_read_as_it_was(message: Message, locale: str) -> None:
    message.string = tuple(message.string) if message.pluralizable else message.string

    found = read_catalogue(written(message, locale=locale).encode(), locale).get(message.id, message.context)

    assert (found.string, found.flags, found.previous_id) == (message.string, message.flags, message.previous_id)
    assert (found.user_comments, found.auto_comments) == (message.user_comments, message.auto_comments)


def test_a_previous_text_is_broken_into_lines_like_any_other() -> None:
    text = written(Message("New", "Nuevo", flags=["fuzzy"], previous_id="which goes on and on " * 6))

    assert text.endswith(
        '#, fuzzy\n#| msgid ""\n'
        '#| "which goes on and on which goes on and on which goes on and on which goes on and on which goes on"\n'
        '#| " and on which goes on and on "\nmsgid "New"\nmsgstr "Nuevo"\n\n'
    )


def test_an_obsolete_message_keeps_its_state_and_its_previous_text() -> None:
    catalogue = Catalog("es")
    catalogue.obsolete["New"] = Message("New", "Nuevo", flags=["fuzzy"], previous_id="Old", context="title")

    text = write_catalogue(catalogue).decode()
    found = read_catalogue(text.encode(), "es").obsolete["New", "title"]

    assert text.endswith('#, fuzzy\n#~| msgid "Old"\n#~ msgctxt "title"\n#~ msgid "New"\n#~ msgstr "Nuevo"\n\n')
    assert (found.fuzzy, found.previous_id) == (True, ["Old"])


def test_a_message_that_somebody_has_reviewed_has_no_previous_text() -> None:
    found = read('#| msgid "Old"\nmsgid "New"\nmsgstr "Nuevo"\n').get("New")

    assert found.previous_id == []
    assert found.user_comments == []


def test_a_previous_text_belongs_to_the_message_below_it() -> None:
    found = read('#, fuzzy\n#| msgid "Old"\n\nmsgid "New"\nmsgstr "Nuevo"\n#, fuzzy\nmsgid "Newer"\nmsgstr "Más nuevo"\n')

    assert [found.get(text).previous_id for text in ("New", "Newer")] == [["Old"], []]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('#| msgid "Old', id="a previous text without its closing quote"),
        pytest.param("#| Old", id="a previous text without quotes"),
        pytest.param('#~ msgid "Old', id="an obsolete text without its closing quote"),
        pytest.param('msgid "New" or not', id="words behind a text"),
    ],
)
def test_a_line_of_which_a_part_would_be_lost_is_refused(line: str) -> None:
    with pytest.raises(CatalogueError, match="no keyword with a text in double quotes$"):
        read(f'\n{line}\nmsgid "New"\nmsgstr "Nuevo"\n')


@pytest.mark.parametrize("charset", ["nonsense", "iso-8859-1", "CHARSET"])
def test_another_charset_than_the_one_we_read_is_refused(charset: str) -> None:
    with pytest.raises(CatalogueError, match=f"^the charset is `{charset.lower()}`; `utf-8` is expected$"):
        read_catalogue(HEADER.replace("utf-8", charset).encode(), "es")


def test_the_folder_says_the_locale_and_the_file_its_plural_forms() -> None:
    header = HEADER.replace('"Content', '"Language: zh_CN\\n"\n"Plural-Forms: nplurals=3; plural=(n % 3);\\n"\n"Content')

    catalogue = read_catalogue(header.encode(), "zh-Hans")

    assert '"Language: zh_Hans\\n"\n"Plural-Forms: nplurals=3; plural=(n % 3);\\n"\n' in write_catalogue(catalogue).decode()


@pytest.mark.parametrize(
    ("string", "answer"),
    [("Nuevo", True), ("", False), (" ", False), (None, False), (("", "b"), True), (("", ""), False)],
)
def test_a_message_is_translated_if_one_of_its_forms_is(string: str | tuple[str, ...] | None, *, answer: bool) -> None:
    assert is_translated(Message("New" if isinstance(string, str | None) else PEOPLE, string)) is answer
