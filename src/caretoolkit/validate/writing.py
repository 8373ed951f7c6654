"""The rules on how a data file is written.

Most are told by the reader of YAML before there is a record to ask anything of; the others doubt that what was read is meant.
"""

from collections.abc import Iterator

from caretoolkit.load.wording import written
from caretoolkit.model.library import Library
from caretoolkit.model.values import Model
from caretoolkit.validate.rule import Finding, Subject, rule, warning
from caretoolkit.validate.rule import told_while_reading as told

_TITLE = "title: Care at home"
_VIENNA = 'msgid "Vienna"\nmsgstr "Viena"'


def _in_po(body: str, language: str = "es") -> str:
    return f'# locales/es/cities/vienna.po\nmsgid ""\nmsgstr "Language: {language}\\n"\n\n{body}'


RULES = (
    told(
        "unknown-folder",
        "A folder with data files is one of the collections, which hold no further folders.",
        why="what stands in another folder is not read, and nobody notices.",
        fix="rename the folder, or move the file.",
        failing="# citys/a-city.yml\nname: A city",
        passing="# cities/a-city.yml\nname: A city",
    ),
    told(
        "not-a-file",
        "What bears the name of a data file is a file, and no folder or link.",
        why="it is not read, and nobody notices; a link may lead out of the toolkit.",
        fix="put the file itself in its place.",
        failing="# cities/graz.yml/graz.yml alone\nname: Graz",
        passing="# cities/graz.yml\nname: Graz",
    ),
    told(
        "wrong-ending",
        "A data file ends in `.yml`, with nothing behind it.",
        why="one ending for all keeps two files from having the same id.",
        fix="rename the file.",
        failing="# cities/a-city.yaml\nname: A city",
        passing="# cities/a-city.yml\nname: A city",
    ),
    told(
        "file-too-large",
        "A data file has at most a million bytes.",
        why="a record is read by people, and by phones with a poor connection.",
        fix="make several records of it.",
        failing=f"{_TITLE} ×1000000",
        passing=_TITLE,
    ),
    told(
        "not-utf-8",
        "A data file is saved as UTF-8.",
        why="in other encodings the same bytes are other letters.",
        fix="save it as UTF-8; every editor can do that.",
        failing="# cases/a-case.yml as windows-1252\ntitle: A crèche",
        passing="title: A crèche",
    ),
    told(
        "unreadable-yaml",
        "A data file holds `key: value` lines.",
        why="what is no YAML cannot be read. More common slips have rules of their own, with better advice.",
        fix="start with the first field of such a record, as the message says, and compare each line with those of another record.",
        failing="# cases/a-case.yml alone\nCare at home",
        passing=_TITLE,
    ),
    told(
        "several-documents",
        "A data file holds one record.",
        why="the file's name is the id of the record.",
        fix="make one file for each record.",
        failing=f"{_TITLE}\n---\nscale: city",
        passing=f"{_TITLE}\nscale: city",
    ),
    told(
        "tab",
        "Lines are indented, and values parted from their keys, with spaces; a tab stands in quotes only.",
        why="tabs are of a different width in each editor, and many readers of YAML refuse them.",
        fix="put two spaces in the place of each tab.",
        failing="delivery:\n\tlead: The city\n\tlead_kind: city",
        passing="delivery:\n  lead: The city\n  lead_kind: city",
    ),
    told(
        "indentation",
        "The fields of a group are indented alike.",
        why="how far a line is indented says what it belongs to.",
        fix="bring the line in line with its neighbours.",
        failing="delivery:\n  lead: The city\n   lead_kind: city",
        passing="delivery:\n  lead: The city\n  lead_kind: city",
    ),
    told(
        "missing-colon",
        "A key is followed by a colon and a space.",
        why="the colon and the space are what parts a key from its value.",
        fix="write `key: value`.",
        failing="title:Care at home",
        passing=_TITLE,
    ),
    told(
        "unquoted-colon",
        "A value that holds a colon followed by a space stands in quotes.",
        why="the part before the colon is read as a key otherwise.",
        fix="put the whole value in quotes.",
        failing="title: Care: at home",
        passing='title: "Care: at home"',
    ),
    told(
        "missing-space",
        "A dash that begins an item is followed by a space.",
        why="without the space the dash is a part of the text, and no list begins.",
        fix="write `- item`.",
        failing="neighbourhoods:\n  -Centre\n  -North",
        passing="neighbourhoods:\n  - Centre\n  - North",
    ),
    told(
        "unquoted-character",
        "A value that starts with a sign of YAML stands in quotes.",
        why="`@`, `` ` ``, `%`, `!`, `>`, `|`, `?` and `,` have a meaning of their own at the start of a value.",
        fix="put the value in quotes.",
        failing="title: @home",
        passing='title: "@home"',
    ),
    told(
        "unclosed-quote",
        "A quote that is opened is closed.",
        why="everything behind it is read as one value.",
        fix="close the quote.",
        failing='title: "Care at home',
        passing='title: "Care at home"',
    ),
    told(
        "unclosed-bracket",
        "A bracket that is opened is closed.",
        why="the lines behind it are read as a part of the list.",
        fix="close the bracket.",
        failing="neighbourhoods: [Centre, North\nscale: city",
        passing="neighbourhoods: [Centre, North]\nscale: city",
    ),
    told(
        "text-after-value",
        "A value ends with the quote or the bracket that closes it.",
        why="an apostrophe in single quotes, for one, ends the value in the middle.",
        fix="put the whole value in quotes of the other kind.",
        failing="title: 'The city's care'",
        passing='title: "The city\'s care"',
    ),
    told(
        "unknown-escape",
        "A backslash in double quotes stands before a character that it goes with.",
        why="`\\n` and the like are signs there; other pairs mean nothing.",
        fix="use single quotes, or write the backslash twice.",
        failing='title: "Care \\in Vienna"',
        passing="title: 'Care \\in Vienna'",
    ),
    told(
        "missing-value",
        "Between two commas in brackets stands a value.",
        why="a value may have been lost.",
        fix="write the value, or take the comma out.",
        failing="neighbourhoods: [Centre,, North]",
        passing="neighbourhoods: [Centre, North]",
    ),
    told(
        "doubled-key",
        "A key stands once in a record or a group.",
        why="of two values only one can be meant; readers of YAML often take the last one without a word.",
        fix="keep one of the two.",
        failing="title: Care at home\ntitle: Home care",
        passing=_TITLE,
    ),
    told(
        "anchor",
        "Values are written out, without anchors (`&name`) and aliases (`*name`).",
        why="a record is to be read from top to bottom, and small files can grow to any size by them.",
        fix="write the value out; put a text that starts with `&` or `*` in quotes.",
        failing="title: *home",
        passing='title: "*home"',
    ),
    told(
        "merge-key",
        "Fields are written out, without merge keys (`<<`).",
        why="a record is to be read from top to bottom.",
        fix="write the fields out.",
        failing="delivery: {lead: The city, lead_kind: city, <<: {where: Here}}",
        passing="delivery: {lead: The city, lead_kind: city, where: Here}",
    ),
    told(
        "tag",
        "Values have no tags such as `!!str`.",
        why="the schema says of which type each value is.",
        fix="leave the tag out; put a text that looks like a number in quotes.",
        failing="title: !!str Care",
        passing=_TITLE,
    ),
    told(
        "nesting-too-deep",
        "Lists and groups stand at most 20 levels deep.",
        why="no field is as deep; deeper files are made to exhaust a reader of YAML.",
        fix="write it flatter.",
        failing=f"neighbourhoods: {'[' * 25}{']' * 25}",
        passing="neighbourhoods: [Centre]",
    ),
    told(
        "unreadable-catalogue",
        "A PO file can be read.",
        why="without it, all its translations are missing.",
        fix="open the file in Poedit, or put the line right by hand.",
        failing=_in_po('msgid "Vienna\nmsgstr "Viena"'),
        passing=_in_po(_VIENNA),
    ),
    told(
        "doubled-message",
        "A PO file has each message once.",
        why="only one of two translations can be shown, and bringing the file up to date would lose the other.",
        fix="keep one of the two; a merge of two versions can leave both.",
        failing=_in_po(f"{_VIENNA}\n\n{_VIENNA.replace('Viena', 'La Viena')}"),
        passing=_in_po(_VIENNA),
    ),
    told(
        "foreign-catalogue",
        "The header of a PO file names the language of its folder.",
        why="translators' tools believe the header, and check a translation by the rules of that language.",
        fix="put the language in the header right, or the file into the folder of its language.",
        failing=_in_po(_VIENNA, "fr"),
        passing=_in_po(_VIENNA),
    ),
)
"""The rules that the reader of YAML tells."""


@rule(warning)
def unquoted_number_sign(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """A text that holds a number sign behind a space stands in quotes.

    Why: everything from ` #` to the end of the line is a comment, so that the text is cut off there without a word.

    Fix: put the whole text in quotes, or begin the comment on a line of its own.

        title: Local #1 care ecosystems

    Instead:

        title: "Local #1 care ecosystems"
        # A comment on a line of its own.
    """
    for comment in subject.entry.doubts.comments:
        message = f"`{written(comment.path)}` ends before `{comment.text}`, which is read as a comment"
        remedy = "put the whole text in quotes, or begin the comment on a line of its own"
        yield Finding(message, remedy, comment.path, part=comment.text)


@rule(warning)
def ambiguous_number(subject: Subject[Model], library: Library) -> Iterator[Finding]:
    """A figure or an amount does not have a point with exactly three digits behind it.

    Why: many languages part thousands with a point; here the point begins the decimals, so that `1.500` is one and a half.

    Fix: write `1500` for one thousand five hundred, `1.5` for one and a half, and `1.2340` where three decimals are meant.

        resources:
          costs_unknown: Not published.
          time_to_first_service: {value: 1.500, unit: months, as_of: 2020, sources: [s1]}

    Instead:

        resources:
          costs_unknown: Not published.
          time_to_first_service: {value: 1.5, unit: months, as_of: 2020, sources: [s1]}
    """
    for number in subject.entry.doubts.numbers:
        short = number.text.rstrip("0").rstrip(".")
        decimal = short if short != number.text else f"{short}0"
        message = f"`{written(number.path)}` is `{number.text}`, which is read as the number {short}"
        remedy = f"write `{number.text.replace('.', '')}` if the point parts thousands, `{decimal}` if it begins the decimals"
        yield Finding(message, remedy, number.path)
