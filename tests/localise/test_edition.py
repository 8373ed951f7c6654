"""A toolkit in one locale: every text chosen, with the language it is really in, and how far it can be trusted."""

import pytest

from caretoolkit import Compiled
from caretoolkit.diagnostics import ToolkitError
from caretoolkit.localise import Edition, Passage, State
from caretoolkit.model.values import Money, Quantity
from tests.sample import BLOCKS, BLOCKS_IN_SPANISH, Toolkit

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
ONE_LINE = "Services for carers and for the people they look after, a short walk away."


def blocks(edition: Edition, context: str, text: str) -> Passage:
    return edition.text("cases", edition.atlas.cases["bogota-care-blocks"], context, text)


def quantity(**fields: float | str) -> Quantity:
    return Quantity(**fields)  # type: ignore[arg-type]  # of the field's type


def money(**fields: float) -> Money:
    return Money(what="All", currency="USD", price_year=2020, sources=("s1",), **fields)  # type: ignore[arg-type]  # as above


def test_a_reviewed_translation_is_current(sample: Compiled) -> None:
    found = blocks(sample.edition("es"), "title", "Care blocks")

    assert (str(found), found.locale, found.state) == ("Manzanas del cuidado", "es", State.CURRENT)


def test_a_translation_that_nobody_has_reviewed_says_so(sample: Compiled) -> None:
    found = blocks(sample.edition("es"), "summary.one_line", ONE_LINE)

    assert found.startswith("Servicios para quienes cuidan")
    assert (found.locale, found.state) == ("es", State.UNREVIEWED)


def test_a_stale_translation_is_never_shown(sample: Compiled) -> None:
    found = blocks(sample.edition("es"), "summary.key_messages", "Watch the opening hours.")

    assert (str(found), found.locale, found.state) == ("Watch the opening hours.", "en", State.STALE)


@pytest.mark.parametrize(
    ("context", "text"),
    [
        pytest.param("delivery.where", "In blocks across the city.", id="an empty translation"),
        pytest.param("delivery.dose", "Two visits a week.", id="no message"),
        pytest.param("short_title", "Care blocks", id="the same text in another place"),
        pytest.param("title", "Care Blocks", id="another text in the same place"),
    ],
)
def test_a_text_without_translation_falls_back_to_the_source(sample: Compiled, context: str, text: str) -> None:
    found = blocks(sample.edition("es"), context, text)

    assert (str(found), found.locale, found.state) == (text, "en", State.MISSING)


def test_a_text_in_the_locale_of_its_record_is_its_own(sample: Compiled) -> None:
    edition = sample.edition("es")
    record = edition.atlas.cases["bogota-cuidado-en-casa"]

    found = edition.text("cases", record, "title", record.title)

    assert (str(found), found.locale, found.state) == ("Cuidado en casa", "es", State.CURRENT)
    assert edition.record("cases", record) is record


def test_a_whole_record_is_translated_where_it_can_be(sample: Compiled) -> None:
    edition = sample.edition("es")

    found = edition.record("cases", edition.atlas.cases["bogota-care-blocks"])

    assert isinstance(found.title, Passage)
    assert found.title == "Manzanas del cuidado"
    assert found.summary.key_messages[2] == "Watch the opening hours."
    assert not isinstance(found.summary.key_messages[2], Passage)
    assert found.challenge[1].fact == "Un tercio no tiene tiempo propio."
    assert found.sources == edition.atlas.cases["bogota-care-blocks"].sources


def test_a_record_in_another_language_is_translated_into_every_locale_that_has_it(sample: Compiled) -> None:
    edition = sample.edition("en")

    found = edition.record("cases", edition.atlas.cases["bogota-cuidado-en-casa"])

    assert (found.title, found.components[0].name) == ("Care at home", "The visit")


def test_texts_under_an_id_are_translated(sample: Compiled) -> None:
    edition = sample.edition("es")

    found = edition.record("tools", edition.atlas.tools["respite-costing"])

    assert found.questions[0].ask == "¿Hay una ordenanza?"


def test_terms_and_labels_are_translated_or_stand_as_they_are(sample: Compiled) -> None:
    edition = sample.edition("es")

    assert list(edition.terms("five_r")) == ["recognise", "reduce", "reward"]
    assert edition.label("five_r", "recognise") == "Reconocer"
    assert edition.term("five_r", "recognise").definition == "Ver y contar el trabajo de cuidados no remunerado."
    assert edition.label("five_r", "reward") == "Reward"


@pytest.mark.parametrize(
    ("locale", "city", "name", "shown_in"),
    [
        pytest.param("es", "vienna", "Viena", "es", id="its translation"),
        pytest.param("ar", "vienna", "فيينا", "ar", id="the name that CLDR knows"),
        pytest.param("ar", "bogota", "بوغوتا", "ar", id="the name that CLDR knows of another"),
        pytest.param("en", "vienna", "Vienna", "en", id="its own name in its own language"),
        pytest.param("es", "bogota", "Bogotá", "es", id="a name that is alike in both"),
    ],
)
def test_a_city_has_the_best_name_that_is_known(sample: Compiled, locale: str, city: str, name: str, shown_in: str) -> None:
    edition = sample.edition(locale)

    found = edition.city_name(edition.atlas.cities[city])

    assert (str(found), found.locale) == (name, shown_in)


def test_a_city_without_time_zone_has_the_name_of_its_record(toolkit: Toolkit) -> None:
    toolkit.edit("cities/vienna.yml", "time_zone: Europe/Vienna\n", "")
    edition = toolkit.compile().edition("ar")

    found = edition.city_name(edition.atlas.cities["vienna"])

    assert (str(found), found.locale) == ("Vienna", "en")


@pytest.mark.parametrize(
    ("locale", "collection", "record_id", "translated", "unreviewed", "is_complete"),
    [
        ("es", "cases", "bogota-care-blocks", 3, 1, False),
        ("ar", "cases", "bogota-care-blocks", 2, 1, False),
        ("en", "cases", "bogota-cuidado-en-casa", 12, 0, True),
        ("es", "cases", "vienna-respite-vouchers", 0, 0, False),
        ("es", "tools", "respite-costing", 3, 1, False),
    ],
)
def test_coverage_counts_what_is_translated_into_this_very_locale(
    sample: Compiled, locale: str, collection: str, record_id: str, translated: int, unreviewed: int, *, is_complete: bool
) -> None:
    edition = sample.edition(locale)
    record = edition.atlas.library.collection(collection)[record_id]

    found = edition.coverage(collection, record)

    assert (found.translated, found.unreviewed, found.is_complete) == (translated, unreviewed, is_complete)
    assert edition.is_translated(collection, record_id) == bool(translated)


def test_a_new_text_makes_the_coverage_incomplete(toolkit: Toolkit) -> None:
    toolkit.edit("cases/bogota-cuidado-en-casa.yml", "title: Cuidado en casa", "short_title: En casa\ntitle: Cuidado en casa")
    edition = toolkit.compile().edition("en")

    found = edition.coverage("cases", edition.atlas.cases["bogota-cuidado-en-casa"])

    assert not found.is_complete


def test_coverage_counts_only_what_is_shown(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, f"one_line: {ONE_LINE}", "one_line: Another line.")
    edition = toolkit.compile().edition("es")

    found = edition.coverage("cases", edition.atlas.cases["bogota-care-blocks"])

    assert (found.translated, found.unreviewed) == (2, 0)


def test_a_regional_locale_falls_back_to_its_parents_and_then_to_the_source(toolkit: Toolkit) -> None:
    toolkit.edit("toolkit.yml", "[en, es, ar]", "[en, es, es-CO]")
    toolkit.write(
        "locales/es-CO/cases/bogota-care-blocks.po", f'{HEADER}msgctxt "title"\nmsgid "Care blocks"\nmsgstr "Manzanas"\n'
    )
    edition = toolkit.compile().edition("es-CO")

    own, parents, source = (
        blocks(edition, "title", "Care blocks"),
        blocks(edition, "summary.one_line", ONE_LINE),
        blocks(edition, "delivery.dose", "Two visits a week."),
    )

    assert edition.chain == ("es-CO", "es")
    assert (str(own), own.locale) == ("Manzanas", "es-CO")
    assert (parents.locale, parents.state) == ("es", State.UNREVIEWED)
    assert (str(source), source.locale) == ("Two visits a week.", "en")


@pytest.mark.parametrize(
    ("locale", "published", "chain"),
    [
        ("es-CO", "[en, es, es-419, es-CO]", ("es-CO", "es-419", "es")),
        ("pt-AO", "[en, pt, pt-PT, pt-AO]", ("pt-AO", "pt-PT", "pt")),
        ("zh-Hant-HK", "[en, zh-Hant, zh-Hans, zh-Hant-HK]", ("zh-Hant-HK", "zh-Hant")),
        ("es-CO", "[en, es-CO]", ("es-CO",)),
        ("en", "[en, es]", ("en",)),
    ],
)
def test_the_chain_follows_the_parents_of_cldr_among_the_published(
    toolkit: Toolkit, locale: str, published: str, chain: tuple[str, ...]
) -> None:
    toolkit.edit("toolkit.yml", "[en, es, ar]", published)

    assert toolkit.compile().edition(locale).chain == chain


def test_the_interface_falls_back_message_by_message(toolkit: Toolkit) -> None:
    toolkit.edit("toolkit.yml", "[en, es, ar]", "[en, es, es-CO]")
    toolkit.write("locales/es-CO/interface.po", f'{HEADER}msgid "Cases"\nmsgstr "Experiencias"\n')
    edition = toolkit.compile().edition("es-CO")

    assert edition.interface.gettext("Cases") == "Experiencias"
    assert edition.interface.gettext("At a glance") == "De un vistazo"


def test_a_plural_that_is_not_translated_falls_back_to_the_parent_locale(toolkit: Toolkit) -> None:
    toolkit.edit("toolkit.yml", "[en, es, ar]", "[en, es, es-CO]")
    toolkit.write(
        "locales/es-CO/interface.po",
        f'{HEADER}msgid "One case"\nmsgid_plural "{{number}} cases"\nmsgstr[0] ""\nmsgstr[1] ""\n',
    )
    interface = toolkit.compile().edition("es-CO").interface

    assert [interface.ngettext("One case", "{number} cases", count) for count in (1, 2)] == ["Un caso", "{number} casos"]


def test_a_city_keeps_its_translation_in_a_regional_locale(toolkit: Toolkit) -> None:
    toolkit.edit("toolkit.yml", "[en, es, ar]", "[en, es, es-CO]")
    toolkit.edit("locales/es/cities/vienna.po", 'msgstr "Viena"', 'msgstr "Viena del Danubio"')
    edition = toolkit.compile().edition("es-CO")

    assert edition.city_name(edition.atlas.cities["vienna"]) == "Viena del Danubio"


def test_the_interface_is_translated_with_its_plurals(sample: Compiled) -> None:
    spanish, arabic = sample.edition("es").interface, sample.edition("ar").interface

    assert spanish.gettext("At a glance") == "De un vistazo"
    assert spanish.gettext("Last checked") == "Última revisión"
    assert [spanish.ngettext("One case", "{number} cases", count) for count in (0, 1, 2)] == [
        "{number} casos",
        "Un caso",
        "{number} casos",
    ]
    assert [arabic.ngettext("One case", "{number} cases", count) for count in (0, 1, 2, 5, 11)] == [
        "لا حالات",
        "حالة واحدة",
        "حالتان",
        "{number} حالات",
        "{number} حالة",
    ]


def test_a_stale_message_of_the_interface_is_never_shown(sample: Compiled) -> None:
    assert sample.edition("es").interface.gettext("Download as data (JSON)") == "Download as data (JSON)"


def test_a_message_without_translation_stands_in_english(sample: Compiled) -> None:
    assert sample.edition("ar").interface.gettext("Glossary") == "Glossary"


def test_formats_may_follow_another_locale_than_the_texts(toolkit: Toolkit) -> None:
    british = toolkit.compile().edition("en").formats.date("2020-10-05")
    toolkit.remove("formats/en.yml")

    american = toolkit.compile().edition("en").formats.date("2020-10-05")

    assert (british, american) == ("5 October 2020", "October 5, 2020")


def test_a_locale_that_cldr_does_not_know_is_a_wrong_call(sample: Compiled) -> None:
    with pytest.raises(ToolkitError, match="^`xx` is not a locale that CLDR knows"):
        sample.edition("xx")


@pytest.mark.parametrize(
    ("locale", "figure", "shown"),
    [
        ("en", quantity(value=1, unit="people"), "1 person"),
        ("en", quantity(value=842278, unit="people"), "842,278 people"),
        ("en", quantity(value=1.5, unit="people"), "1.5 people"),
        ("en", quantity(value=0, unit="people"), "0 people"),
        ("en", quantity(low=6, high=9, unit="months"), "6–9 months"),
        ("en", quantity(low=5, unit="people"), "5 people"),
        ("en", quantity(high=5, unit="people"), "5 people"),
        ("en", quantity(value=3, low=1, high=5, unit="people"), "3 people"),
        ("en", quantity(value=12, unit="number"), "12"),
        ("en", quantity(low=1, high=2, unit="number"), "1–2"),
        ("en", quantity(value=76.2, unit="percent"), "76.2%"),
        ("en", quantity(low=10, high=20, unit="percent"), "10–20%"),
        ("en", quantity(value=0.25, unit="share"), "25%"),
        ("en", quantity(value=3, unit="euros"), "3 euros"),
        ("en", quantity(value=3, unit="unheard-of"), "3"),
        ("es", quantity(value=1, unit="people"), "1 persona"),
        ("es", quantity(value=20000, unit="people"), "20.000 personas"),
        ("es", quantity(value=1.5, unit="people"), "1,5 personas"),
        ("es", quantity(value=2, unit="households"), "2 hogares"),
        ("es", quantity(value=2, unit="minutes"), "2 minutes"),
        ("es", quantity(value=76.2, unit="percent"), "76,2\xa0%"),
        ("ar", quantity(value=0, unit="people"), "لا أشخاص"),
        ("ar", quantity(value=1, unit="people"), "شخص واحد"),
        ("ar", quantity(value=2, unit="people"), "شخصان"),
        ("ar", quantity(value=5, unit="people"), "5 أشخاص"),
        ("ar", quantity(value=11, unit="people"), "11 شخصًا"),
        ("ar", quantity(value=100, unit="people"), "100 شخص"),
        ("ar", quantity(value=1.5, unit="people"), "1.5 شخص"),
        ("ar", quantity(low=3, high=11, unit="people"), "3–11 شخصًا"),
    ],
)
def test_a_figure_is_shown_with_its_unit_in_the_right_form(sample: Compiled, locale: str, figure: Quantity, shown: str) -> None:
    assert sample.edition(locale).quantity(figure.value, figure.low, figure.high, figure.unit) == shown


@pytest.mark.parametrize(
    ("locale", "figure", "shown"),
    [
        pytest.param("en", quantity(low=0.1, high=0.2, unit="share"), "10–20%", id="a range of shares"),
        pytest.param("en", quantity(low=1, high=2, unit="euros"), "1–2 euros", id="a range of money as a unit"),
        pytest.param("es", quantity(low=10, high=20, unit="percent"), "10–20\xa0%", id="the form of the locale"),
    ],
)
def test_a_range_of_shares_money_or_percent_is_shown_whole(sample: Compiled, locale: str, figure: Quantity, shown: str) -> None:
    assert sample.edition(locale).quantity(figure.value, figure.low, figure.high, figure.unit) == shown


@pytest.mark.parametrize(
    ("locale", "amount", "shown"),
    [
        ("en", money(amount=1), "1 US dollar"),
        ("en", money(amount=1234567.5), "1,234,567.5 US dollars"),
        ("en", money(low=1, high=2), "1–2 US dollars"),
        ("en", money(low=3), "3 US dollars"),
        ("en", money(high=3), "3 US dollars"),
        ("es", money(low=10000, high=20000), "10.000–20.000 dólares estadounidenses"),
        ("ar", money(amount=3), "3 دولار أمريكي"),
    ],
)
def test_an_amount_is_shown_with_its_currency_as_a_range_where_it_is_one(
    sample: Compiled, locale: str, amount: Money, shown: str
) -> None:
    assert sample.edition(locale).money(amount.amount, amount.low, amount.high, amount.currency) == shown


def test_a_passage_is_a_text_that_knows_its_language() -> None:
    passage = Passage.of("Hola", "es", State.UNREVIEWED)

    assert passage == "Hola"
    assert (passage.locale, passage.state) == ("es", State.UNREVIEWED)


def test_a_translation_that_was_reviewed_is_current_whatever_stands_beside_it(toolkit: Toolkit) -> None:
    toolkit.edit(
        BLOCKS_IN_SPANISH, '#, fuzzy\n#| msgid "Watch the size of the block."\n', '#| msgid "Watch the size of the block."\n'
    )
    edition = toolkit.compile().edition("es")

    found = blocks(edition, "summary.key_messages", "Watch the opening hours.")

    assert (str(found), found.state) == ("Cuide el tamaño de la manzana.", State.CURRENT)
