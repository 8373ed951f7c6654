"""What the pages of cases, tools, cities and terms show, and what they say where something is not known."""

import re

import pytest

from caretoolkit import Compiled
from caretoolkit.render import Page
from tests.sample import BLOCKS, TOOL, VOUCHERS, Toolkit, page, words

Pages = dict[tuple[str, str], Page]
STUDY = "{by: University %s, independent: true, design: comparison-group, finding: It works., sources: [s1]}"


@pytest.fixture(scope="module")
def blocks(sample_pages: Pages) -> str:
    """Return the page of the case that has everything, in English."""
    return sample_pages["en", "cases/bogota-care-blocks/"].body


@pytest.mark.parametrize(
    "said",
    [
        "Bogotá, Colombia · since October 2020 · Scaled up",
        "For whom Unpaid carers and Women",
        "Led by The Women's Secretariat City government",
        "Time to the first service 6–9 months",
        "level 3 of 5: compared with a similar group",
        "Last checked 1 October 2026",
        "Published: Checked by an editor.",
        "About 30% of women in the city care full time.",
        "One area, reached on foot essential",
        "can be adapted The size of the area.",
        "Two visits a week.",
        "Example Foundation: Washing machines.",
        "about 500,000,000–700,000,000 Colombian pesos one-off (2022) One block",
        "1,250,000.5 US dollars The source does not say. planned Its running",
        "1,000,000 US dollars (2022) A prize Grant",
        "12.5 people per block (2023) Coordinators The city",
        "Rooms that the city already had.",
        "Decree 237 (30 October 2020)",
        "The city may run social services.",
        "about 842,278 people per year",
        "before: 1 person (2020)",
        "31 January 2025",
        "10–20%",
        "Visits, not people, in the first year.",
        "Example University (2024) · compared with a similar group · 1,200 people · independent",
        "The city itself · described only · by those who run or finance it",
        "Sources disagree on one point",
        "A mayor who wanted it.",
        "Bad pavements.",
        "Rents rose near one block.",
        "Carers who cannot leave the house.",
        "Begin with one block.",
        "must have Pavements that people can walk on.",
        "helps Buildings to share.",
        "In other places Quito (2024) Two blocks opened. They are smaller.",
        "2019 The city promises a care system.",
        "October 2020 The first block opens.",
        "28 March 2023 The council makes it permanent.",
        "What respite costs Calculator",
        "Respite vouchers Vienna · it inspired this case",
        "Care at home Bogotá · on the same question",
        "Ana Example · Alcaldía de Bogotá · 2020 · Official source · Spanish · Read in Spanish.",
        "no year stated · Official source · English",
        "last checked 1 October 2026.",
    ],
)
def test_the_page_of_a_case_says(blocks: str, said: str) -> None:
    assert said in words(blocks)


def test_a_target_stands_last_and_is_marked_as_one(blocks: str) -> None:
    rows = re.findall(r"<tr( class=\"ct-is-planned\")?><th scope=\"row\">(.*?)(?:<span|</th>)", blocks)

    assert [(bool(planned), metric) for planned, metric in rows] == [
        (False, "People served"),
        (False, "Carers who rest more"),
        (True, "Blocks planned"),
    ]
    assert '<span class="ct-tag ct-planned">target</span>' in blocks


def test_a_target_never_counts_as_a_kind_of_result(blocks: str) -> None:
    planned = blocks.split('<tr class="ct-is-planned">')[1].split("</tr>", maxsplit=1)[0]

    assert "target" in planned
    assert "Output" not in planned


def test_where_sources_disagree_every_claim_stands_beside_its_sources(blocks: str) -> None:
    conflict = blocks.split('<section class="ct-conflict">')[1].split("</section>", maxsplit=1)[0]

    claims = re.findall(r"<li>(.*?)<sup.*?>(\d)</a></sup></li>", conflict)
    assert [claim for claim, _ in claims] == ["27 blocks, says the press.", "25 blocks, says the city."]
    assert claims[0][1] != claims[1][1]
    assert "The two count in different months." in conflict
    assert '<a href="#conflicts">' in blocks


def test_a_case_without_conflicts_says_nothing_of_them(sample_pages: Pages) -> None:
    assert "conflict" not in sample_pages["en", "cases/vienna-respite-vouchers/"].body


def test_markdown_is_shown_in_texts(blocks: str) -> None:
    assert "people reach <strong>on foot</strong>" in blocks
    assert '<a href="https://example.org/studies" rel="nofollow noopener">two studies</a>' in blocks
    assert "<em>care blocks</em>" in blocks
    assert "<li>all of it is free,</li>" in blocks.replace("<li>\n<p>", "<li>").replace("</p>\n</li>", "</li>")


def test_an_address_is_escaped_in_its_link(blocks: str) -> None:
    assert 'href="https://example.org/sistema?one=1&amp;two=2"' in blocks


def test_a_source_says_the_language_of_its_title(blocks: str) -> None:
    assert (
        '<a href="https://example.org/sistema?one=1&amp;two=2" lang="es" dir="ltr" rel="noopener">Sistema de cuidado</a>'
        in blocks
    )


def test_the_native_title_is_shown_in_its_language(sample_pages: Pages) -> None:
    native = '<p class="ct-native" lang="es" dir="ltr">Manzanas del cuidado</p>'

    assert native in sample_pages["en", "cases/bogota-care-blocks/"].body
    assert native in sample_pages["ar", "cases/bogota-care-blocks/"].body
    assert native not in sample_pages["es", "cases/bogota-care-blocks/"].body


def test_a_label_and_its_value_are_put_together_as_the_language_does(toolkit: Toolkit) -> None:
    toolkit.append("locales/es/interface.po", '\nmsgid "{label}: {value}"\nmsgstr "{label} – {value}"\n')
    toolkit.append("locales/es/interface.po", '\nmsgid "{text} ({remark})"\nmsgstr "{text}, {remark}"\n')

    said = words(toolkit.body("cases/bogota-care-blocks/", "es"))

    assert "Example Foundation – Washing machines." in said
    assert "one-off, 2022 – One block" in said


def test_a_source_of_both_the_money_and_its_giver_is_cited_once(blocks: str) -> None:
    funding = re.search(r'<ul data-ct-row="funding">.*?</ul>', blocks, re.DOTALL)

    assert funding is not None
    assert len(re.findall("doc-noteref", funding[0].partition("</li>")[0])) == 1


def test_why_a_start_is_unknown_is_told_beside_the_other_facts(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "started: 2019-05-12", "started_unknown: Nobody wrote it down.")

    said = words(toolkit.body("cases/vienna-respite-vouchers/"))

    assert "Vienna, Austria · start unknown · " in said
    assert "Start Nobody wrote it down." in said
    assert said.count("Nobody wrote it down.") == 1


def test_what_is_honestly_unknown_is_said(sample_pages: Pages) -> None:
    body = sample_pages["en", "cases/vienna-respite-vouchers/"].body

    assert '<span class="ct-unknown" data-ct-words>not documented</span>' in body
    assert '<p class="ct-unknown" data-ct-row="costs">Not published.</p>' in body
    assert '<p class="ct-unknown">The pilot has not been counted yet.</p>' in body


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "results_none", "results_none", "described by those who know it; no study of its effect is known.", id="nothing"
        ),
        pytest.param(
            "results_none: The pilot has not been counted yet.",
            "results: [{metric: A, kind: output, value: {value: 1, unit: people}, attribution: monitored, sources: [s1]}]",
            "its results are counted in records; no study of its effect is known.",
            id="counted",
        ),
        pytest.param(
            "results_none",
            f"evaluation: [{STUDY % 'A'}]\nresults_none",
            "level 3 of 5: compared with a similar group",
            id="one study",
        ),
        pytest.param(
            "results_none",
            f"evaluation: [{STUDY % 'A'}, {STUDY % 'B'}]\nresults_none",
            "level 4 of 5: 2 independent studies compare it with a similar group.",
            id="several studies",
        ),
        pytest.param(
            "results_none",
            "evidence_override: {level: 5, reason: We were there., by: An editor}\nresults_none",
            "level 5 of 5: We were there.",
            id="an editor's own",
        ),
    ],
)
def test_the_evidence_level_says_what_it_rests_on(toolkit: Toolkit, old: str, new: str, said: str) -> None:
    toolkit.edit(VOUCHERS, old, new)

    assert said in words(toolkit.body("cases/vienna-respite-vouchers/"))


def test_a_case_alike_says_what_both_share(sample_pages: Pages) -> None:
    body = words(sample_pages["en", "cases/bogota-cuidado-en-casa/"].body)

    assert "Respite vouchers Vienna · Respite for carers" in body


def test_a_case_in_a_city_of_similar_size_says_so_in_the_language_of_the_page(toolkit: Toolkit) -> None:
    for file in ("cities/bogota.yml", "cities/vienna.yml"):
        text = toolkit.read(file)
        kept = "\n".join(line for line in text.splitlines() if not line.startswith("population"))
        toolkit.write(file, f"{kept}\npopulation: {{value: 2000000, unit: people}}\n")
    toolkit.append("locales/es/interface.po", '\nmsgid "similar size"\nmsgstr "tamaño parecido"\n')

    english, spanish = (words(toolkit.body("cases/bogota-cuidado-en-casa/", locale)) for locale in ("en", "es"))

    assert "Respite vouchers Vienna · Respite for carers, Unpaid carers and similar size" in english
    assert "y tamaño parecido" in spanish


@pytest.mark.parametrize(
    "said",
    [
        "Work out what a respite service costs, and whether you are ready for it.",
        "When not to use it You only want to compare cities.",
        "Budget officers",
        "2 of 3",
        "It does not replace a budget.",
        "Count Count the carers.",
        "You will have: A number of carers.",
        "Must Are there rooms?",
        "If not: Ask the neighbours.",
        "Is there an ordinance? Level Today Next move 0 No. Draft one. 1 Yes. Keep it.",
        "Where the state decides, skip this.",
        "Add up the levels.",
        "0 to below 0.5 Not yet Begin with a pilot.",
        "0.5 to 1 Ready",
        "Carers to reach Full-time carers first. 1,000 people",
        "Cost cost = carers * hour_cost 12,500 number",
        "That is a whole country.",
        "Aim Say what the service is for.",
        "The city gives respite.",
        "Forgetting the way to the service.",
        "Counting people twice.",
        "A cost for each year",
        "Bogotá: In its care blocks.",
        "Made for tests.",
        "Costing respite",
        "unpaid carer",
    ],
)
def test_the_page_of_a_tool_says(sample_pages: Pages, said: str) -> None:
    assert said in words(sample_pages["en", "tools/respite-costing/"].body)


def test_the_page_of_a_tool_shows_the_cases_that_use_it(sample_pages: Pages) -> None:
    body = sample_pages["en", "tools/respite-costing/"].body

    assert 'href="../../cases/bogota-care-blocks/"' in body
    assert 'href="../../cases/vienna-respite-vouchers/"' in body


@pytest.mark.parametrize(
    ("locale", "path", "said"),
    [
        ("en", "cities/bogota/", "Population about 8,000,000 people (2025)"),
        ("en", "cities/bogota/", "Capital city"),
        ("en", "cities/bogota/", "Upper middle income"),
        ("en", "cities/bogota/", "Women who care full time 30% (2021)"),
        ("en", "cities/bogota/", "4.711 · -74.072"),
        ("en", "cities/bogota/", "Population and care in the city"),
        ("en", "cities/vienna/", "Population not documented yet"),
        ("en", "cities/vienna/", "Wien"),
        ("es", "cities/vienna/", "Viena"),
        ("en", "cities/", "Bogotá Colombia · 2 cases"),
        ("en", "cities/", "Vienna Austria · One case"),
        ("es", "cities/", "Viena Austria · Un caso"),
        ("en", "glossary/", "A person who cares for relatives, friends or neighbours without pay."),
        ("en", "glossary/", "Spanish persona cuidadora no remunerada"),
        ("en", "glossary/", "مقدّم رعاية غير مدفوع الأجر not yet reviewed"),
        ("en", "glossary/", "See also: respite care"),
        ("es", "glossary/", "Persona que cuida a familiares, amistades o vecinos sin pago."),
        ("en", "", "76.2%"),
        ("en", "", "265 minutes per day"),
        ("en", "", "May 2018"),
        ("en", "", "At least 240 minutes in the second survey"),
        ("en", "", "Handbook of time use"),
        ("en", "", "See all 3 cases"),
        ("es", "", "Herramientas de cuidado de muestra"),
        ("en", "cases/", "3 cases"),
        ("es", "cases/", "3 casos"),
        ("ar", "cases/", "3 حالات"),
        ("es", "five-r/recognise/", "Ver y contar el trabajo de cuidados no remunerado."),
        ("en", "five-r/reward/", "No case here yet."),
        ("en", "browse/group/women/", "2 cases"),
        ("en", "tools/", "Calculator · Two hours"),
    ],
)
def test_the_other_pages_say(sample_pages: Pages, locale: str, path: str, said: str) -> None:
    assert said in words(sample_pages[locale, path].body)


def test_the_home_page_shows_the_best_and_the_newest(sample_pages: Pages) -> None:
    body = sample_pages["en", ""].body

    assert re.findall(r'<h3><a href="cases/([a-z-]+)/">', body) == [
        "bogota-care-blocks",
        "bogota-cuidado-en-casa",
        "vienna-respite-vouchers",
    ]


def test_a_home_page_without_figures_and_doors_is_whole(toolkit: Toolkit) -> None:
    toolkit.remove("figures.yml")
    toolkit.edit("toolkit.yml", "home_figures: [women-share, gdp]\n", "")

    body = toolkit.body("")

    assert "ct-figures" not in body
    assert "<h1>Sample Care Toolkit</h1>" in body


def test_the_current_facet_is_marked_and_open(sample_pages: Pages) -> None:
    body = sample_pages["en", "browse/region/europe/"].body

    assert re.findall(r'<a href="([^"]+)" aria-current="page">', body) == ["../../../browse/region/europe/"]
    assert body.count("<details open>") == 1
    assert sample_pages["en", "cases/"].body.count("<details open>") == 5


def test_a_long_list_is_paged_with_links_both_ways(toolkit: Toolkit) -> None:
    many = {f"cases/copy-{number:03}.yml": toolkit.read(VOUCHERS) for number in range(100)}
    _ = [toolkit.write(name, text) for name, text in many.items()]
    compiled = toolkit.compile()

    first, second, third = (_body(compiled, path) for path in ("cases/", "cases/2/", "cases/3/"))

    assert "Page 1 of 3" in words(first)
    assert re.findall(r'<a href="([^"]*)" rel="(prev|next)"', first) == [("../cases/2/", "next")]
    assert re.findall(r'<a href="([^"]*)" rel="(prev|next)"', second) == [("../../cases/", "prev"), ("../../cases/3/", "next")]
    assert re.findall(r'<a href="([^"]*)" rel="(prev|next)"', third) == [("../../cases/2/", "prev")]
    assert first.count("<article") + second.count("<article") + third.count("<article") == 103


def test_a_case_that_only_inspired_another_has_no_empty_section(sample_pages: Pages) -> None:
    assert 'id="transfer"' not in sample_pages["en", "cases/vienna-respite-vouchers/"].body


@pytest.mark.parametrize(
    ("file", "old", "new", "path"),
    [
        (
            VOUCHERS,
            "results_none: The pilot has not been counted yet.",
            "results: [{metric: A, kind: output, value: {value: 1, unit: people, sources: [s2]}, attribution: monitored, sources: [s1]}]",
            "cases/vienna-respite-vouchers/",
        ),
        (
            VOUCHERS,
            "resources: {costs_unknown: Not published.}",
            "resources: {costs_unknown: Not published., time_to_first_service: {value: 6, unit: months, sources: [s2]}}",
            "cases/vienna-respite-vouchers/",
        ),
    ],
    ids=["a result", "the time to the first service"],
)
def test_a_figure_names_its_own_sources(toolkit: Toolkit, file: str, old: str, new: str, path: str) -> None:
    toolkit.edit(file, old, new)
    toolkit.edit(file, "sources:\n  s1:\n    title", "sources:\n  s2: time-use-handbook\n  s1:\n    title")

    assert "Handbook of time use" in toolkit.body(path)


def test_an_editors_reason_is_translated(toolkit: Toolkit) -> None:
    toolkit.append(BLOCKS, "evidence_override: {level: 4, reason: We were there., by: An editor}\n")
    toolkit.append(
        "locales/es/cases/bogota-care-blocks.po",
        '\nmsgctxt "evidence_override.reason"\nmsgid "We were there."\nmsgstr "Estuvimos."\n',
    )

    assert "Estuvimos." in toolkit.body("cases/bogota-care-blocks/", "es")


def test_an_unknown_start_is_explained(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "started: 2019-05-12", "started_unknown: Nobody wrote it down.")

    assert "Nobody wrote it down." in toolkit.body("cases/vienna-respite-vouchers/")


@pytest.mark.parametrize(("file", "path"), [(VOUCHERS, "cases/"), (TOOL, "tools/")])
def test_a_link_in_a_title_is_no_link_in_a_list(toolkit: Toolkit, file: str, path: str) -> None:
    title = toolkit.read(file).partition("\n")[0]
    toolkit.edit(file, title, 'title: "Free [afternoons](https://example.org/)"')

    body = toolkit.body(path)

    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", body, re.DOTALL)


def test_a_title_is_shown_without_its_marks_on_its_own_page(toolkit: Toolkit) -> None:
    toolkit.edit(VOUCHERS, "title: Respite vouchers", 'title: "*Respite* vouchers"')

    assert "*Respite*" not in toolkit.body("cases/vienna-respite-vouchers/")


def _body(compiled: Compiled, path: str) -> str:
    return page(compiled, path).body


def test_a_tool_links_the_indicators_that_it_names(toolkit: Toolkit) -> None:
    toolkit.append(TOOL, "indicators: [hours-of-care]\n")

    assert '<a href="../../indicators/hours-of-care/">' in toolkit.body("tools/respite-costing/")
