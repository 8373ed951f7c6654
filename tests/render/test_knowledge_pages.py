"""What the pages of learning paths, peer exchanges and indicators show, and what they say where little is known."""

import re

import pytest

from caretoolkit import Compiled
from caretoolkit.model.library import COLLECTIONS
from caretoolkit.render import Page
from tests.sample import INDICATOR, LAB, PATH, Toolkit, words

Pages = dict[tuple[str, str], Page]
LEAST_LAB = "labs/ayuda-mutua.yml"
LEAST_INDICATOR = "indicators/days-of-respite.yml"


def links(body: str) -> list[str]:
    """Return where the items of a list lead: the links of its cards, its rows and its lists."""
    return re.findall(r'<(?:h2|h3|th scope="row"|li)><a href="\.\./((?:paths|labs|indicators|funding)/[a-z0-9-]+/)"', body)


@pytest.mark.parametrize("collection", ["indicators", "funding", "paths", "labs"])
def test_the_records_of_the_sample_state_every_field(sample: Compiled, collection: str) -> None:
    records = sample.loaded.library.collection(collection).values()

    stated = set().union(*(record.model_fields_set for record in records))

    assert stated == set(COLLECTIONS[collection].model_fields)


@pytest.mark.parametrize(
    ("path", "listed"),
    [
        ("paths/", ["paths/first-steps/", "paths/one-question/", "labs/caring-cities/", "labs/ayuda-mutua/"]),
        ("indicators/", ["indicators/hours-of-care/", "indicators/days-of-respite/"]),
        ("funding/", ["funding/seed-grants/", "funding/care-loans/", "funding/seed-grants-2025/"]),
    ],
    ids=["paths, then exchanges, those with a pack first", "indicators, the core set first", "funding, what may be open first"],
)
@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_a_list_shows_all_in_their_order(sample_pages: Pages, locale: str, path: str, listed: list[str]) -> None:
    assert links(sample_pages[locale, path].body) == listed


@pytest.mark.parametrize(
    ("locale", "path", "said"),
    [
        ("en", "paths/", "First steps in care 45 minutes You can say what care is and what your city does about it."),
        ("en", "paths/", "One question a day You have asked one question."),
        ("en", "paths/", "Caring cities Gender and Futures · with a pack Ayuda mutua Futures"),
        ("es", "paths/", "Primeros pasos en los cuidados 45 minutes Puede decir qué son los cuidados y qué hace su ciudad."),
        ("ar", "paths/", "مدن ترعى"),
        ("en", "indicators/", "Hours of unpaid care a day HC01 Outcome core set Days of respite DR01"),
        ("es", "indicators/", "Horas diarias de cuidados no remunerados HC01"),
    ],
)
def test_a_list_says(sample_pages: Pages, locale: str, path: str, said: str) -> None:
    assert said in words(sample_pages[locale, path].body)


@pytest.mark.parametrize(
    ("path", "text", "language"),
    [
        ("paths/", "Ayuda mutua", "es"),
        ("labs/ayuda-mutua/", "Ayuda mutua", "es"),
        ("indicators/", "Days of respite", "en"),
        ("paths/first-steps/", "It goes on from here.", "en"),
    ],
)
def test_what_is_not_translated_says_its_language(sample_pages: Pages, path: str, text: str, language: str) -> None:
    assert f'lang="{language}" dir="ltr">{text}<' in sample_pages["ar", path].body


STEPS = [
    ("../../glossary/#unpaid-carer", "unpaid carer", "Term"),
    ("../../cases/bogota-care-blocks/", "Care blocks", "Case study"),
    ("../../cities/vienna/", "Vienna", "City"),
    ("../../tools/respite-costing/", "What respite costs", "Calculator"),
    ("../../indicators/hours-of-care/", "Hours of unpaid care a day", "Indicator"),
    ("../../funding/seed-grants/", "Seed grants for local care, 2027", "Source of money"),
    ("../../paths/one-question/", "One question a day", "Learning path"),
    ("../../labs/caring-cities/", "Caring cities", "Peer exchange"),
]


def test_a_path_links_each_step_in_its_order_and_tells_its_kind(sample_pages: Pages) -> None:
    body = sample_pages["en", "paths/first-steps/"].body

    steps = re.findall(r'<li><strong><a href="([^"]+)">([^<]+)</a></strong> <span class="ct-soft">([^<]+)</span>', body)

    assert steps == STEPS


def test_a_step_is_called_as_its_record_is_in_the_readers_language(sample_pages: Pages) -> None:
    body = sample_pages["es", "paths/first-steps/"].body

    assert re.findall(r"<li><strong><a [^>]+>([^<]+)</a>", body) == [
        "persona cuidadora no remunerada",
        "Manzanas del cuidado",
        "Viena",
        "Cuánto cuesta el respiro",
        "Horas diarias de cuidados no remunerados",
        "Seed grants for local care, 2027",
        "One question a day",
        "Caring cities",
    ]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Learning path First steps in care You can say what care is and what your city does about it."),
        ("en", "People who begin to plan care. 45 minutes"),
        ("en", "unpaid carer Term It begins with a word. To take home: Who is it that cares in your street?"),
        ("en", "Care blocks Case study One city put services together. Vienna City"),
        ("es", "Primeros pasos en los cuidados Puede decir qué son los cuidados y qué hace su ciudad."),
        ("es", "Horas diarias de cuidados no remunerados Indicator Muestra qué contar."),
    ],
)
def test_the_page_of_a_path_says(sample_pages: Pages, locale: str, said: str) -> None:
    assert said in words(sample_pages[locale, "paths/first-steps/"].body)


def test_a_path_that_states_no_more_than_it_must_leaves_nothing_open(sample_pages: Pages) -> None:
    body = words(sample_pages["en", "paths/one-question/"].body)

    assert "One question a day You have asked one question. Everybody. Care at home Case study It has an answer." in body
    assert "To take home" not in body
    assert "minute" not in body


def test_a_step_that_leads_nowhere_is_read_all_the_same(toolkit: Toolkit) -> None:
    toolkit.edit(PATH, "ref: vienna", "ref: nowhere")

    body = toolkit.body("paths/first-steps/")

    assert "<li><p>Another city pays for time off.</p></li>" in body
    assert body.count("<li><strong>") == len(STEPS) - 1


def test_the_page_of_a_lab_shows_agenda_spotlight_and_worksheet(sample_pages: Pages) -> None:
    body = sample_pages["en", "labs/caring-cities/"].body

    assert re.findall(r'<h2 id="([a-z]+)">([^<]+)</h2>', body) == [
        ("agenda", "Agenda"),
        ("spotlight", "Spotlight"),
        ("worksheet", "Worksheet"),
        ("sources", "Sources"),
    ]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Peer exchange Caring cities Gender and Futures"),
        ("en", "Two cities meet for a day. Each brings one open question."),
        ("en", "Agenda What we do Each city tells of one practice. Care blocks Case study Bogotá City Vienna City"),
        ("en", "Vienna City What we do not know Spotlight"),
        ("en", "Spotlight The care blocks are looked at closely. What helped A mayor who wanted them."),
        ("en", "Challenges Bad pavements on the way. Will it last? An agreement of the council makes them last."),
        ("en", "Worksheet The problem Who has no time off?"),
        ("en", "A first proposal What can begin next month? Who will pay for it?"),
        ("en", "Sources Handbook of time use Example Press · 2019 · Academic work · English"),
        ("ar", "مدن ترعى"),
        ("ar", "ما نفعله Each city tells of one practice. مجمّعات الرعاية"),
    ],
)
def test_the_page_of_a_lab_says(sample_pages: Pages, locale: str, said: str) -> None:
    assert said in words(sample_pages[locale, "labs/caring-cities/"].body)


@pytest.mark.parametrize(
    ("href", "title"),
    [("cases/bogota-care-blocks", "Care blocks"), ("cities/bogota", "Bogotá"), ("cities/vienna", "Vienna")],
)
def test_the_agenda_of_a_lab_links_its_cases_and_cities(sample_pages: Pages, href: str, title: str) -> None:
    assert f'<li><a href="../../{href}/">{title}</a>' in sample_pages["en", "labs/caring-cities/"].body


def test_a_lab_of_which_only_the_title_is_known_says_so(sample_pages: Pages) -> None:
    body = sample_pages["en", "labs/ayuda-mutua/"].body

    assert '<h1 lang="es" dir="ltr">Ayuda mutua</h1>' in body
    assert '<p class="ct-unknown" data-ct-words>Only its title and themes are known so far.</p>' in body
    assert "<h2" not in body


def test_a_lab_of_which_more_is_known_does_not_say_so(sample_pages: Pages) -> None:
    assert "known so far" not in sample_pages["en", "labs/caring-cities/"].body


@pytest.mark.parametrize(
    "field", ["blocks: [{title: Uno}]", "spotlight: {overview: De cerca.}", "worksheet: {proposal: ['¿Y ahora?']}"]
)
def test_a_lab_with_a_part_of_its_pack_is_not_called_unknown(toolkit: Toolkit, field: str) -> None:
    toolkit.append(LEAST_LAB, f"{field}\n")

    assert "known so far" not in toolkit.body("labs/ayuda-mutua/")


def test_a_lab_without_themes_is_listed(toolkit: Toolkit) -> None:
    toolkit.edit(LEAST_LAB, "themes: [futures]\n", "")

    assert "labs/ayuda-mutua/" in links(toolkit.body("paths/"))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Indicator HC01 Hours of unpaid care a day Recognise Reduce"),
        ("en", "The mean hours that a person spends on unpaid care in a day. Travel for care is counted, waiting is not."),
        ("en", "Formula 24 * share_of_the_day Unit hours a day Better is Less is better"),
        ("en", "Target Women's hours should go down."),
        ("en", "Says something of Outcome Set core set Follows Derived from SDG 5.4.1 Break down by sex and age"),
        ("en", "Data A time-use survey gives the hours. How often every five years Effort 3 of 3"),
        ("en", "Sustainable Development Goals: 5.4.1 ICATUS 3 and 4"),
        ("en", "What to watch Only main activities count."),
        ("en", "Frequency, effort and what to watch are the toolkit's own judgement."),
        ("en", "Handbook of time use Example Press · 2019 · Academic work · English"),
        ("en", "A light survey of time Example Institute · 2020 · Academic work · English"),
        ("es", "Horas diarias de cuidados no remunerados Reconocer Reducir"),
        ("es", "How often cada cinco años"),
    ],
)
def test_the_page_of_an_indicator_says(sample_pages: Pages, locale: str, said: str) -> None:
    assert said in words(sample_pages[locale, "indicators/hours-of-care/"].body)


@pytest.mark.parametrize("code", ["HC01", "24 * share_of_the_day"])
def test_what_stands_from_left_to_right_does_so_in_every_language(sample_pages: Pages, code: str) -> None:
    assert f'dir="ltr">{code}</' in sample_pages["ar", "indicators/hours-of-care/"].body


def test_an_indicator_links_its_rs(sample_pages: Pages) -> None:
    body = sample_pages["en", "indicators/hours-of-care/"].body

    assert re.findall(r'href="\.\./\.\./(five-r/[a-z]+/)"', body) == ["five-r/recognise/", "five-r/reduce/"]


def test_an_indicator_that_states_no_more_than_it_must_leaves_nothing_open(sample_pages: Pages) -> None:
    body = sample_pages["en", "indicators/days-of-respite/"].body

    assert "Indicator DR01 Days of respite How many days off a carer has in a year." in words(body)
    assert "<dt>" not in body
    assert "<h2" not in body
    assert "core set" not in body


def test_a_judgement_that_nobody_made_is_not_spoken_of(sample_pages: Pages) -> None:
    assert "the toolkit's own judgement" not in words(sample_pages["en", "indicators/days-of-respite/"].body)


def test_the_core_set_is_marked_where_it_is_listed(toolkit: Toolkit) -> None:
    toolkit.append(LEAST_INDICATOR, "core: true\n")
    toolkit.edit(INDICATOR, "core: true\n", "")

    rows = re.findall(r'<tr><th scope="row"><a href="\.\./indicators/([a-z-]+)/"(.*?)</tr>', toolkit.body("indicators/"))

    assert [(name, "core set" in rest) for name, rest in rows] == [("days-of-respite", True), ("hours-of-care", False)]


@pytest.mark.parametrize(("locale", "path"), [("ar", "labs/caring-cities/"), ("es", "funding/seed-grants-2025/")])
def test_a_page_that_is_translated_in_part_is_not_called_untranslated(sample_pages: Pages, locale: str, path: str) -> None:
    assert "This page is not translated yet" not in sample_pages[locale, path].body


def test_a_link_in_a_title_is_no_link_in_a_list(toolkit: Toolkit) -> None:
    toolkit.edit(LAB, "title: Caring cities", 'title: "Caring [cities](https://example.org/)"')
    toolkit.edit(PATH, "title: First steps in care", 'title: "First [steps](https://example.org/)"')

    body = toolkit.body("paths/")

    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", body, re.DOTALL)
    assert {"Caring cities", "First steps"} <= set(re.findall(r">([^<>]+)</a>", body))
