"""What other programs say of our catalogues: GNU gettext, and the Translate Toolkit on which Weblate and Pootle stand."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from translate.filters.checks import CheckerConfig, StandardChecker
from translate.storage.pypo import pofile, pounit

from caretoolkit.localise.po import read_catalogue
from tests.sample import REAL

LOCALES = REAL / "locales"
STALE = re.compile(r"(?:(?:#[^\n]*\n)*#\| [^\n]*\n)(?:[^\n]+\n)+\n?")


def catalogues() -> list[Path]:
    found = sorted(LOCALES.rglob("*.po"))
    assert len(found) > 1000
    return found


def current(text: str) -> str:
    """Return a catalogue without its stale messages: they are no translations of their sources, and no page shows them."""
    return STALE.sub("", text)


def msgfmt(files: list[Path]) -> tuple[int, list[str]]:
    """Return how GNU gettext ends, and its errors; messages that nobody has reviewed are checked, too.

    It warns of headers that name no date and no person, as ours do, so that two branches can be merged.
    """
    command = ["xargs", "-0", "-P", "2", "-n", "1", "msgfmt", "--check", "--use-fuzzy", "--output-file=/dev/null"]
    result = subprocess.run(command, input="\0".join(map(str, files)), capture_output=True, text=True, check=False)
    return result.returncode, [line for line in result.stderr.splitlines() if "header" not in line]


def test_gettext_compiles_every_catalogue(tmp_path: Path) -> None:
    copies = [_copy(file, tmp_path) for file in catalogues()]

    code, said = msgfmt(copies)

    assert code == 0, said


def test_gettext_refuses_a_faulty_catalogue(tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.po"
    message = 'msgid "{number} places"\nmsgstr "{numero} plazas"\n'
    faulty.write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n#, python-brace-format\n{message}')

    code, said = msgfmt([faulty])

    assert code != 0
    assert any("for argument 'number'" in line for line in said)


def _copy(file: Path, folder: Path) -> Path:
    """Return the file itself, or a copy without its stale messages."""
    text = file.read_text(encoding="utf-8")
    if current(text) == text:
        return file
    copy = folder / "-".join(file.relative_to(LOCALES).parts)
    copy.write_text(current(text), encoding="utf-8")
    return copy


def test_the_translate_toolkit_writes_every_message_as_it_read_it() -> None:
    changed = [file for file in catalogues() if _messages(file.read_bytes(), file) != _messages(_written(file), file)]

    assert changed == []


def _written(file: Path) -> bytes:
    return bytes(pofile.parsefile(str(file)))


def _messages(data: bytes, file: Path) -> list[tuple[object, ...]]:
    catalogue = read_catalogue(data, file.relative_to(LOCALES).parts[0])
    every = (*(each for each in catalogue if each.id), *catalogue.obsolete.values())  # Babel dates a header without a date
    return [(each.context, each.id, each.string, each.flags, each.previous_id, each.auto_comments) for each in every]


ASKED = (
    "blank", "doublewords", "emails", "escapes", "newlines", "nplurals", "pythonbraceformat",
    "startwhitespace", "endwhitespace", "tabs", "urls", "validchars", "xmltags",
)  # fmt: skip
"""The checks of `pofilter` for what a page or a program would stumble over, and for words said twice.

Of the others, some ask for the punctuation, capitals and length of English, which other languages do not have; some for
figures with the separators of English, and for names in other words (`checks.different_number` and `untranslated_copy`
ask for what is meant); `printf` takes `45 % de` for one; the rest for the marks of desktop programs.
"""
SOUND = {
    ("doublewords", "|"): "the empty corner of a table",
    ("doublewords", "000"): "a million has two groups of noughts",
    ("doublewords", "l’ue"): "`de l’UE. L’UE compte`: one sentence ends with the name that the next begins with",
    ("doublewords", "todo"): "`no todo. Todo el dinero`: one sentence ends with the word that the next begins with",
    ("doublewords", "de"): "`de De Henau`: a name that begins with the word before it",
    ("doublewords", "una"): "`una pregunta cada una. Una dimensión`: as above",
    ("doublewords", "uma"): "`que têm cada uma uma parte`: the Portuguese for `that each hold a part`",
    ("doublewords", "خطوة"): "`خطوة خطوة`: the Arabic for `step by step`",
}
"""What is found and is no fault, with the reason."""


def test_pofilter_finds_nothing_that_has_no_reason() -> None:
    found = {(check, _word(told), unit.source) for unit, check, told in _filtered(ASKED)}

    assert {each for each in found if each[:2] not in SOUND} == set()


def _word(told: str) -> str:
    """Return what a message is about, where it names a word."""
    word = re.fullmatch(r"The word '(.*)' is repeated", told)
    return word[1] if word else told


def _filtered(asked: tuple[str, ...]) -> Iterator[tuple[pounit, str, str]]:
    for locale in sorted(folder.name for folder in LOCALES.iterdir()):
        checker = StandardChecker(CheckerConfig(targetlanguage=locale), limitfilters=asked)
        for file in sorted((LOCALES / locale).rglob("*.po")):
            for unit in pofile.parsefile(str(file)).units:
                yield from ((unit, check, told) for check, told in checker.run_filters(unit).items() if _is_asked(unit, check))


def _is_asked(unit: pounit, check: str) -> bool:
    """Tell whether a check is for a unit: for one that is translated, and not for the names in braces of a plural.

    A form of a plural may say its number in words, or have it where English says it in words: `lost-placeholder` knows that.
    """
    is_translation = unit.target and not unit.isheader() and not unit.isobsolete() and not unit.prev_source
    return bool(is_translation) and not (check == "pythonbraceformat" and unit.hasplural())


def test_pofilter_tells_of_a_faulty_translation() -> None:
    unit = pounit("See {link1}\n")
    unit.target = "Véase\t{link2}"

    told = StandardChecker(CheckerConfig(targetlanguage="es"), limitfilters=ASKED).run_filters(unit)

    assert {"newlines", "tabs"} <= told.keys()
