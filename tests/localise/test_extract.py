"""Catalogues follow their sources: translators get what is new, and nothing that they have written is lost."""

import pytest

from caretoolkit import Compiled
from caretoolkit.diagnostics import ToolkitError
from caretoolkit.localise.extract import interface_catalogue, record_catalogue, update
from caretoolkit.localise.po import read_catalogue
from tests.sample import AT_HOME, BLOCKS, BLOCKS_IN_SPANISH, Toolkit

THIRD = "A third of them have no time of their own."
INTERFACE = "locales/es/interface.po"


def updated(toolkit: Toolkit, locale: str = "es") -> int:
    return update(toolkit.compile().loaded.library, toolkit.folder, locale)


def entries(toolkit: Toolkit, word: str, file: str = BLOCKS_IN_SPANISH) -> list[str]:
    return [entry for entry in toolkit.read(file).split("\n\n") if word in entry]


def shown(toolkit: Toolkit, context: str, text: str, locale: str = "es") -> str:
    edition = toolkit.compile().edition(locale)
    return edition.text("cases", edition.atlas.cases["bogota-care-blocks"], context, text)


def test_the_messages_of_a_record_are_its_texts_by_their_places(sample: Compiled) -> None:
    entry = sample.loaded.library.entries[f"toolkit_data/{AT_HOME}"]

    found = [(message.context, message.id) for message in record_catalogue(entry) if message.id]

    assert found[:2] == [("title", "Cuidado en casa"), ("summary.one_line", "Ayuda en casa para quienes no pueden salir.")]
    assert ("resources.costs.what", "Costo anual") in found
    assert len(found) == 12


def test_a_unit_with_its_counted_forms_is_one_message_with_a_plural(sample: Compiled) -> None:
    entry = sample.loaded.library.entries["toolkit_data/vocabularies/units.yml"]

    found = record_catalogue(entry)

    assert found.get(("{number} person", "{number} people"), "terms.people.counted").pluralizable
    assert found.get("percent", "terms.percent.label")
    assert not found.get("{number} person", "terms.people.counted.one")


def test_the_messages_of_the_interface_come_from_code_and_templates() -> None:
    found = {message.id for message in interface_catalogue() if message.id}

    assert {"Cases", "At a glance", "See also:", "There is no page at this address.", "last checked {date}"} <= found
    assert ("One case", "{number} cases") in found


def test_a_new_locale_gets_every_catalogue_with_nothing_translated(toolkit: Toolkit) -> None:
    changed = updated(toolkit, "fr")

    files = sorted(str(file.relative_to(toolkit.folder / "locales/fr")) for file in (toolkit.folder / "locales/fr").rglob("*.po"))
    assert changed == len(files)
    assert {"interface.po", "toolkit/toolkit.po", "figures/figures.po", "cases/bogota-cuidado-en-casa.po"} <= set(files)
    assert "nplurals=2; plural=(n > 1);" in toolkit.read("locales/fr/interface.po")
    assert toolkit.read("locales/fr/interface.po").startswith("# Care Systems Toolkit in French.\n")
    assert 'msgstr "' in toolkit.read("locales/fr/interface.po")
    assert "fuzzy" not in toolkit.read("locales/fr/cases/bogota-care-blocks.po")


def test_a_record_has_no_catalogue_in_its_own_language(toolkit: Toolkit) -> None:
    updated(toolkit, "es")
    updated(toolkit, "en")

    assert not (toolkit.folder / "locales/es/cases/bogota-cuidado-en-casa.po").exists()
    assert not (toolkit.folder / "locales/es/labs/ayuda-mutua.po").exists()
    assert sorted(file.name for file in (toolkit.folder / "locales/en").rglob("*.po")) == [
        "ayuda-mutua.po",
        "bogota-cuidado-en-casa.po",
    ]


def test_a_file_names_no_date_and_no_person(toolkit: Toolkit) -> None:
    updated(toolkit)

    text = toolkit.read(BLOCKS_IN_SPANISH)

    assert "Date" not in text
    assert "EMAIL" not in text


def test_translations_and_comments_survive_an_update(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS_IN_SPANISH, 'msgctxt "title"', '# a word of the translator\nmsgctxt "title"')

    updated(toolkit)

    assert entries(toolkit, '"Manzanas del cuidado"')[0] == (
        "# a word of the translator\n"
        "#. What the practice is, in a few words and in the language of this file.\n"
        "#. At most 140 characters.\n"
        "#: es/cases/bogota-care-blocks/\n"
        'msgctxt "title"\nmsgid "Care blocks"\nmsgstr "Manzanas del cuidado"'
    )
    assert '#, fuzzy\nmsgctxt "summary.one_line"' in entries(toolkit, "Servicios para")[0]
    assert 'msgid "Two visits a week."\nmsgstr ""' in toolkit.read(BLOCKS_IN_SPANISH)


def test_a_changed_source_keeps_its_translation_as_stale(toolkit: Toolkit) -> None:
    updated(toolkit)
    toolkit.edit(BLOCKS, THIRD, "A third of them have no time of their own today.")

    updated(toolkit)

    assert entries(toolkit, "of their own today")[0] == (
        "#. One statement, in one or two sentences.\n#. At most 600 characters.\n#: es/cases/bogota-care-blocks/\n"
        f'#, fuzzy\n#| msgid "{THIRD}"\nmsgctxt "challenge.fact"\n'
        'msgid "A third of them have no time of their own today."\nmsgstr "Un tercio no tiene tiempo propio."'
    )
    assert shown(toolkit, "challenge.fact", "A third of them have no time of their own today.").startswith("A third")


def test_a_text_that_goes_and_comes_back_finds_its_translation(toolkit: Toolkit) -> None:
    updated(toolkit)
    toolkit.edit(BLOCKS, THIRD, "Zwölf Boxkämpfer.")
    updated(toolkit)
    toolkit.edit(BLOCKS, "Zwölf Boxkämpfer.", THIRD)

    updated(toolkit)

    assert shown(toolkit, "challenge.fact", THIRD) == "Un tercio no tiene tiempo propio."


def test_what_is_no_longer_in_the_source_stays_at_the_end(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, f"  - fact: {THIRD}\n    sources: [s1]\n", "")

    updated(toolkit)

    assert '#~ msgstr "Un tercio no tiene tiempo propio."' in toolkit.read(BLOCKS_IN_SPANISH)


def test_nothing_that_was_translated_is_lost_whatever_happens_to_the_source(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, "title: Care blocks", "title: Blocks of care")
    updated(toolkit)
    toolkit.edit(BLOCKS, "title: Blocks of care", "title: Something else altogether")
    updated(toolkit)
    toolkit.edit(BLOCKS, f"  - fact: {THIRD}\n    sources: [s1]\n", "")
    updated(toolkit)
    toolkit.edit(BLOCKS, "title: Something else altogether", "title: Care blocks")
    updated(toolkit)

    text = toolkit.read(BLOCKS_IN_SPANISH)

    assert "Manzanas del cuidado" in text
    assert "Un tercio no tiene tiempo propio." in text
    assert "Servicios para quienes cuidan" in text


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_a_second_update_without_a_change_writes_nothing(toolkit: Toolkit, locale: str) -> None:
    updated(toolkit, locale)

    assert updated(toolkit, locale) == 0


def test_a_second_update_keeps_what_is_stale_as_it_is(toolkit: Toolkit) -> None:
    updated(toolkit)
    before = toolkit.read(BLOCKS_IN_SPANISH)

    changed = updated(toolkit)

    assert changed == 0
    assert toolkit.read(BLOCKS_IN_SPANISH) == before


def test_a_stale_translation_stays_stale_over_an_update(toolkit: Toolkit) -> None:
    updated(toolkit)

    assert shown(toolkit, "summary.key_messages", "Watch the opening hours.") == "Watch the opening hours."


def test_a_guess_from_a_similar_text_is_never_shown(toolkit: Toolkit) -> None:
    updated(toolkit)
    toolkit.append(BLOCKS_IN_SPANISH, "\n")
    updated(toolkit)

    assert shown(toolkit, "short_title", "Blocks") == "Blocks"


def test_a_text_that_is_edited_and_put_back_has_its_translation_as_before(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, "title: Care blocks", "title: Care blocks of Bogotá")
    updated(toolkit)
    toolkit.edit(BLOCKS, "title: Care blocks of Bogotá", "title: Care blocks")

    updated(toolkit)

    assert shown(toolkit, "title", "Care blocks") == "Manzanas del cuidado"


def test_plural_messages_keep_every_form(toolkit: Toolkit) -> None:
    updated(toolkit, "ar")

    entry = entries(toolkit, 'msgid_plural "{number} people"', "locales/ar/vocabularies/units.po")[0]
    assert entry.count("msgstr[") == 6
    assert 'msgstr[3] "{number} أشخاص"' in entry


def test_an_update_prints_nothing(toolkit: Toolkit, capsys: pytest.CaptureFixture[str]) -> None:
    updated(toolkit, "ar")
    updated(toolkit, "ar")

    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("added", "line"),
    [
        pytest.param('\nthis is no PO\n\nmsgid "a"\nmsgstr "b"\n', 2, id="a line that is no PO"),
        pytest.param('\nmsgctxt "title"\nmsgid "Care blocks"\nmsgstr "Bloques"\n', 2, id="a message twice"),
        pytest.param('\nmsgid "a"\nmsgstr "\\q"\n', 3, id="an unknown escape"),
        pytest.param('\n#~ msgid "a"\n#~ msgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n', 5, id="an obsolete message twice"),
    ],
)
def test_a_file_of_which_a_part_would_be_lost_is_left_alone_and_named(toolkit: Toolkit, added: str, line: int) -> None:
    end = len(toolkit.read(BLOCKS_IN_SPANISH).splitlines())
    toolkit.append(BLOCKS_IN_SPANISH, added)
    before = toolkit.read(BLOCKS_IN_SPANISH)

    with pytest.raises(ToolkitError, match=rf"bogota-care-blocks\.po:{end + line}`: .*; the file is left as it is$"):
        updated(toolkit)

    assert toolkit.read(BLOCKS_IN_SPANISH) == before


def test_a_file_that_is_emptied_is_left_alone(toolkit: Toolkit) -> None:
    toolkit.write(BLOCKS_IN_SPANISH, "")

    with pytest.raises(ToolkitError, match=r"bogota-care-blocks\.po:1`: the file is empty; "):
        updated(toolkit)

    assert toolkit.read(BLOCKS_IN_SPANISH) == ""


def test_a_byte_order_mark_does_no_harm(toolkit: Toolkit) -> None:
    toolkit.write(BLOCKS_IN_SPANISH, b"\xef\xbb\xbf" + toolkit.read(BLOCKS_IN_SPANISH).encode())

    updated(toolkit)

    assert "Manzanas del cuidado" in toolkit.read(BLOCKS_IN_SPANISH)


def test_what_is_written_can_be_read_again(toolkit: Toolkit) -> None:
    updated(toolkit)

    assert toolkit.compile().diagnostics == ()
    assert read_catalogue((toolkit.folder / INTERFACE).read_bytes(), "es").get("Cases").string == "Casos"


def test_a_text_with_a_percent_sign_is_not_called_a_format(toolkit: Toolkit) -> None:
    updated(toolkit)

    assert "python-format" not in toolkit.read(BLOCKS_IN_SPANISH)


def test_a_locale_that_nobody_knows_is_a_wrong_call(toolkit: Toolkit) -> None:
    with pytest.raises(ToolkitError):
        updated(toolkit, "xx")

    assert not (toolkit.folder / "locales/xx").exists()
