"""After an edit, no more pages are made again than it has changed, and never one less."""

import pytest

from caretoolkit import Compiled, publish
from caretoolkit.changes import changed_heads, changed_records, changed_routes, removed_routes
from tests.sample import AT_HOME, BLOCKS, BLOCKS_IN_SPANISH, CALL, INDICATOR, LAB, PATH, TOOL, VOUCHERS, Toolkit, pages

HANDBOOK = "sources/time-use-handbook.yml"


def told(before: Compiled, after: Compiled) -> list[str]:
    return [route.path for route in changed_routes(before, after)]


def differing(before: Compiled, after: Compiled) -> set[str]:
    """Return the paths of the pages that are not what they were."""
    old, new = pages(before), pages(after)
    return {path for (locale, path), page in new.items() if old.get((locale, path)) != page}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("locales/es/interface.po", 'msgstr "Casos"', 'msgstr "Prácticas"'),
        ("vocabularies/regions.yml", "label: Europe", "label: The whole of Europe"),
        ("cities/vienna.yml", "region: europe", "region: europe\npopulation: {value: 2000000, unit: people}"),
        (TOOL, "title: What respite costs", "title: What rest costs"),
        (VOUCHERS, "groups: [unpaid-carers]", "groups: [unpaid-carers]\nentry_conditions: [existing-buildings]"),
    ],
)
def test_an_edit_that_changes_the_entries_is_told_as_one_that_others_show(
    toolkit: Toolkit, file: str, old: str, new: str
) -> None:
    before = toolkit.compile()
    toolkit.edit(file, old, new)

    after = toolkit.compile(before)

    assert entries(before) != entries(after)
    assert changed_heads(before, after, changed_records(before, after))


def entries(compiled: Compiled) -> list[str]:
    return [file.content for file in publish.locale_files([compiled.edition(locale) for locale in compiled.locales])]


def test_without_an_edit_nothing_is_made_again(toolkit: Toolkit) -> None:
    before = toolkit.compile()

    after = toolkit.compile(before)

    assert changed_records(before, after) == frozenset()
    assert told(before, after) == []


def test_changed_records_are_named_by_their_file_or_catalogue(toolkit: Toolkit) -> None:
    before = toolkit.compile()
    toolkit.edit(VOUCHERS, "title: Respite", "title: More respite")
    toolkit.edit(BLOCKS_IN_SPANISH, "Un tercio", "La tercera parte")
    toolkit.write("glossary/night-care.yml", "{term: night care, language: en, definition: Care at night.}")
    toolkit.remove("figures.yml")

    after = toolkit.compile(before)

    assert changed_records(before, after) == {
        ("cases", "vienna-respite-vouchers"),
        ("cases", "bogota-care-blocks"),
        ("glossary", "night-care"),
        ("figures", "figures"),
    }


@pytest.mark.parametrize(
    ("file", "old", "new", "path"),
    [
        (VOUCHERS, "seldom have", "rarely have", "cases/vienna-respite-vouchers/"),
        (VOUCHERS, "last_verified: 2026-10-01", "last_verified: 2026-11-01", "cases/vienna-respite-vouchers/"),
        (BLOCKS, "842278", "842279", "cases/bogota-care-blocks/"),
        (BLOCKS, "note: Read in Spanish.", "note: Read in English.", "cases/bogota-care-blocks/"),
        (BLOCKS, "Bad pavements.", "Broken pavements.", "cases/bogota-care-blocks/"),
    ],
)
def test_an_edit_in_the_body_of_a_case_touches_only_its_own_page(
    toolkit: Toolkit, file: str, old: str, new: str, path: str
) -> None:
    before = toolkit.compile()
    toolkit.edit(file, old, new)

    after = toolkit.compile(before)

    assert told(before, after) == [path]
    assert differing(before, after) == {path}


def test_a_new_title_touches_every_page_that_shows_it(toolkit: Toolkit) -> None:
    before = toolkit.compile()
    toolkit.edit(VOUCHERS, "title: Respite vouchers", "title: Free afternoons")

    after = toolkit.compile(before)

    assert told(before, after)[0] == "cases/vienna-respite-vouchers/"
    assert set(told(before, after)) == {
        "",
        "explore/",
        "cases/",
        "five-r/recognise/",
        "browse/instrument/programme/",
        "browse/region/europe/",
        "browse/group/unpaid-carers/",
        "browse/status/pilot/",
        "cases/vienna-respite-vouchers/",
        "cases/bogota-care-blocks/",
        "cases/bogota-cuidado-en-casa/",
        "tools/respite-costing/",
        "cities/vienna/",
        "cities-like-mine/",
        "languages/",
        "editing/",
    }


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (VOUCHERS, "review: {state: draft}", "review: {state: in-review}"),
        (VOUCHERS, "results_none:", "evaluation: [{by: A, design: account, finding: B., sources: [s1]}]\nresults_none:"),
        (TOOL, "state: draft", "state: in-review"),
    ],
)
def test_what_counts_for_editors_touches_their_page(toolkit: Toolkit, file: str, old: str, new: str) -> None:
    before = toolkit.compile()
    toolkit.edit(file, old, new)

    after = toolkit.compile(before)

    assert "editing/" in told(before, after)
    assert "editing/" in differing(before, after)


def test_a_new_case_is_shown_wherever_its_terms_lead(toolkit: Toolkit) -> None:
    before = toolkit.compile()
    toolkit.write("cases/bogota-night-care.yml", toolkit.read(AT_HOME))

    after = toolkit.compile(before)

    expected = {"", "cases/", "cases/bogota-night-care/", "cities/", "cities/bogota/", "five-r/reduce/", "browse/group/women/"}
    assert expected <= set(told(before, after))
    assert list(removed_routes(before, after)) == []


def test_a_removed_case_takes_its_page_with_it(toolkit: Toolkit) -> None:
    before = toolkit.compile()
    toolkit.remove(VOUCHERS)

    after = toolkit.compile(before)

    assert [route.path for route in removed_routes(before, after)] == ["cases/vienna-respite-vouchers/"]
    assert "cases/vienna-respite-vouchers/" not in told(before, after)


def test_pages_of_a_list_that_becomes_shorter_are_removed(toolkit: Toolkit) -> None:
    names = [f"cases/copy-{number:03}.yml" for number in range(50)]
    _ = [toolkit.write(name, toolkit.read(VOUCHERS)) for name in names]
    before = toolkit.compile()
    _ = [toolkit.remove(name) for name in names]

    after = toolkit.compile(before)

    removed = {route.path for route in removed_routes(before, after)}
    assert {"cases/2/", "browse/region/europe/2/", "cases/copy-000/"} <= removed


DEEP = [
    pytest.param(INDICATOR, "Only main", "Just main", "indicators/hours-of-care/", id="an indicator"),
    pytest.param(CALL, "Write two", "Write three", "funding/seed-grants-2025/", id="a call"),
    pytest.param(PATH, "It begins", "It starts", "paths/first-steps/", id="a path"),
    pytest.param(LAB, "Bad pavements", "Broken pavements", "labs/caring-cities/", id="a lab"),
]


@pytest.mark.parametrize(("file", "old", "new", "path"), DEEP)
def test_an_edit_deep_in_a_smaller_record_changes_only_its_own_page(
    toolkit: Toolkit, file: str, old: str, new: str, path: str
) -> None:
    before = toolkit.compile()
    toolkit.edit(file, old, new)

    after = toolkit.compile(before)

    assert told(before, after)[0] == path
    assert differing(before, after) == {path}


@pytest.mark.parametrize(("file", "old", "new", "path"), DEEP)
def test_an_edit_deep_in_a_smaller_record_touches_only_its_own_page(
    toolkit: Toolkit, file: str, old: str, new: str, path: str
) -> None:
    before = toolkit.compile()
    toolkit.edit(file, old, new)

    after = toolkit.compile(before)

    assert told(before, after) == [path]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("vocabularies/five_r.yml", "label: Reward", "label: Pay"),
        ("vocabularies/groups.yml", "label: Women", "label: Women and girls"),
        ("toolkit.yml", "title: Sample", "title: Small sample"),
        ("toolkit.yml", "locales: [en, es, ar]", "locales: [en, es]"),
        ("figures.yml", "value: 76.2", "value: 77"),
        ("locales/es/interface.po", "De un vistazo", "En breve"),
        ("locales/es/vocabularies/five_r.po", "Reconocer", "Ver"),
        ("locales/es/toolkit/toolkit.po", "Herramientas de", "Útiles de"),
    ],
)
def test_what_stands_on_every_page_touches_every_page(toolkit: Toolkit, file: str, old: str, new: str) -> None:
    before = toolkit.compile()
    toolkit.edit(file, old, new)

    after = toolkit.compile(before)

    assert told(before, after) == [route.path for route in after.routes]


def test_a_locale_that_is_added_touches_every_page(toolkit: Toolkit) -> None:
    before = toolkit.compile()
    toolkit.edit("toolkit.yml", "[en, es, ar]", "[en, es, ar, fr]")

    after = toolkit.compile(before)

    assert len(told(before, after)) == len(after.routes)


def test_settings_that_cannot_be_read_leave_nothing_to_make(toolkit: Toolkit) -> None:
    before = toolkit.compile()
    toolkit.edit("toolkit.yml", "title: Sample", "titel: Sample")

    after = toolkit.compile(before)

    assert told(before, after) == []
    assert [route.path for route in removed_routes(before, after)] == [route.path for route in before.routes]


EDITS = [
    pytest.param(BLOCKS, "see_also: [bogota-cuidado-en-casa]\n", "", id="a case names another no more"),
    pytest.param(BLOCKS, "  inspired_by: [vienna-respite-vouchers]\n", "", id="a case is inspired by another no more"),
    pytest.param(BLOCKS, "tools: [respite-costing]\n", "", id="a case names a tool no more"),
    pytest.param(BLOCKS, "design: comparison-group", "design: randomised", id="the evidence level"),
    pytest.param(BLOCKS, "started: 2020-10", "started: 2019", id="the start"),
    pytest.param(VOUCHERS, "five_r: [recognise]", "five_r: [reward]", id="an R"),
    pytest.param(VOUCHERS, "status: pilot", "status: scaled", id="the status"),
    pytest.param(VOUCHERS, "instruments: [programme]", "instruments: [service]", id="an instrument"),
    pytest.param(AT_HOME, "city: bogota", "city: vienna", id="a case moves to another city"),
    pytest.param(
        AT_HOME, "care_domains: [respite, childcare]", "care_domains: [childcare]", id="a field of care that others share"
    ),
    pytest.param(AT_HOME, "Ayuda en casa para", "Apoyo en casa para", id="a line in Spanish"),
    pytest.param(TOOL, "cases: [vienna-respite-vouchers]", "cases: []", id="a tool names a case no more"),
    pytest.param(TOOL, "cases: [vienna-respite-vouchers]", "cases: [bogota-cuidado-en-casa]", id="a tool names another case"),
    pytest.param(TOOL, "title: What respite costs", "title: The cost of respite", id="the title of a tool"),
    pytest.param(TOOL, "five_r: [reduce]", "five_r: [reward]", id="the R of a tool"),
    pytest.param("cities/vienna.yml", "region: europe", "region: latin-america-caribbean", id="the region of a city"),
    pytest.param("cities/bogota.yml", "An elected mayor", "A chosen mayor", id="the government of a city"),
    pytest.param("glossary/unpaid-carer.yml", "term: unpaid carer", "term: family carer", id="a term"),
    pytest.param("glossary/unpaid-carer.yml", "A person who", "Somebody who", id="a definition"),
    pytest.param(BLOCKS_IN_SPANISH, 'msgstr "Manzanas', 'msgstr "Las manzanas', id="the translation of a title"),
    pytest.param(BLOCKS_IN_SPANISH, "Un tercio", "La tercera parte", id="the translation of a fact"),
    pytest.param("locales/es/glossary/unpaid-carer.po", 'msgstr "Persona', 'msgstr "Alguien', id="the translation of a term"),
    pytest.param("cities/bogota.yml", "name: Bogotá", "name: Santafé", id="the name of a city"),
    pytest.param("cities/vienna.yml", "country: AT", "country: DE", id="the country of a city"),
    pytest.param("locales/es/cities/vienna.po", 'msgstr "Viena"', 'msgstr "La Viena"', id="the translation of a city's name"),
    pytest.param(
        "locales/es/tools/respite-costing.po", 'msgstr "Cuánto', 'msgstr "Lo que', id="the translation of a tool's title"
    ),
    pytest.param(INDICATOR, "name: Hours of unpaid", "name: Time for unpaid", id="the name of an indicator"),
    pytest.param(INDICATOR, "code: HC01", "code: HC02", id="the code of an indicator"),
    pytest.param(INDICATOR, "core: true\n", "", id="an indicator leaves the core set"),
    pytest.param(INDICATOR, "level: outcome", "level: output", id="the level of an indicator"),
    pytest.param(INDICATOR, "Only main", "Just main", id="what to watch in an indicator"),
    pytest.param("funding/seed-grants.yml", "title: Seed grants", "title: Grants", id="the title of a call"),
    pytest.param("funding/seed-grants.yml", "date: 2027-01-31", "date: 2024-01-31", id="a call closes earlier"),
    pytest.param("funding/seed-grants.yml", "last_verified: 2026", "last_verified: 2027", id="a call is checked again"),
    pytest.param(CALL, "superseded_by: seed-grants\n", "", id="a call names no other any more"),
    pytest.param(CALL, "city: bogota\n", "city: vienna\n", id="another city was paid for"),
    pytest.param(CALL, "city: bogota\n", "city: bogota\n    case: bogota-care-blocks\n", id="a case was paid for"),
    pytest.param(PATH, "title: First steps", "title: Steps", id="the title of a path"),
    pytest.param(PATH, "outcome: You can", "outcome: You may", id="the outcome of a path"),
    pytest.param(PATH, "  - {ref: vienna, why: Another city pays for time off.}\n", "", id="a path has a step less"),
    pytest.param("paths/one-question.yml", "title: One", "title: A", id="the title of a path that another leads to"),
    pytest.param(LAB, "title: Caring", "title: Loving", id="the title of a lab"),
    pytest.param(LAB, "themes: [gender, futures]", "themes: [futures]", id="the themes of a lab"),
    pytest.param(LAB, "cases: [bogota-care-blocks]", "cases: [bogota-cuidado-en-casa]", id="a lab looks at another case"),
    pytest.param("labs/ayuda-mutua.yml", "themes:", "blocks: [{title: Uno}]\nthemes:", id="a lab gets a pack"),
    pytest.param(
        "locales/es/indicators/hours-of-care.po", 'msgstr "Horas', 'msgstr "Tiempo', id="the translation of an indicator"
    ),
    pytest.param("locales/es/funding/seed-grants-2025.po", 'msgstr "Semillas', 'msgstr "Apoyos', id="the translation of a call"),
    pytest.param("locales/es/paths/first-steps.po", 'msgstr "Primeros', 'msgstr "Los primeros', id="the translation of a path"),
    pytest.param("locales/ar/labs/caring-cities.po", 'msgstr "مدن ترعى', 'msgstr "مدن', id="the translation of a lab"),
    pytest.param(HANDBOOK, "title: Handbook", "title: Big book", id="a source that several records share"),
]


@pytest.mark.parametrize(("file", "old", "new"), EDITS)
def test_every_page_that_an_edit_changes_is_made_again(toolkit: Toolkit, file: str, old: str, new: str) -> None:
    before = toolkit.compile()
    toolkit.edit(file, old, new)

    after = toolkit.compile(before)

    assert differing(before, after)
    assert differing(before, after) - set(told(before, after)) == set()


REMOVED = [
    VOUCHERS,
    AT_HOME,
    BLOCKS,
    "glossary/unpaid-carer.yml",
    BLOCKS_IN_SPANISH,
    "locales/es/cities/vienna.po",
    INDICATOR,
    CALL,
    PATH,
    "paths/one-question.yml",
    LAB,
    "locales/es/paths/first-steps.po",
    "funding/seed-grants.yml",
]


@pytest.mark.parametrize("file", REMOVED)
def test_every_page_that_a_removal_changes_is_made_again(toolkit: Toolkit, file: str) -> None:
    before = toolkit.compile()
    toolkit.remove(file)

    after = toolkit.compile(before)

    assert differing(before, after)
    assert differing(before, after) - set(told(before, after)) == set()


@pytest.mark.parametrize(
    ("file", "like"),
    [
        ("cases/bogota-night-care.yml", AT_HOME),
        ("indicators/nights-of-rest.yml", INDICATOR),
        ("funding/night-fund.yml", CALL),
        ("paths/first-night.yml", PATH),
        ("labs/night-lab.yml", LAB),
    ],
)
def test_every_page_that_an_addition_changes_is_made_again(toolkit: Toolkit, file: str, like: str) -> None:
    before = toolkit.compile()
    toolkit.write(file, toolkit.read(like))

    after = toolkit.compile(before)

    assert differing(before, after) - set(told(before, after)) == set()


def test_a_case_is_made_again_when_the_reasons_for_what_to_read_next_change(toolkit: Toolkit) -> None:
    other_field = toolkit.read(VOUCHERS).replace("care_domains: [respite]", "care_domains: [domestic-work]")
    for case_id in ("cleaners-of-one-street", "cleaners-of-two-streets"):
        toolkit.write(f"cases/{case_id}.yml", other_field)
    before = toolkit.compile()
    toolkit.edit(BLOCKS, "groups: [unpaid-carers, women]", "groups: [women]")

    after = toolkit.compile(before)

    assert {"cases/cleaners-of-one-street/", "cases/cleaners-of-two-streets/"} <= differing(before, after) & set(
        told(before, after)
    )
