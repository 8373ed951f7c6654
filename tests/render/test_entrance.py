"""The pages that belong to no locale lead to every locale; sections and words of the frame are in the reader's own."""

import re

from caretoolkit import Compiled
from caretoolkit.render import PAGE_KINDS, choose_language, chrome, not_found, sections


def test_the_entrance_leads_to_every_locale_in_its_own_language(sample: Compiled) -> None:
    html = choose_language([sample.edition(locale) for locale in sample.locales], "https://example.org/")

    assert re.findall(r'<a href="(\w+)/" lang="(\w+)" dir="(\w+)" hreflang="\w+">([^<]+)</a>', html) == [
        ("en", "en", "ltr", "English"),
        ("es", "es", "ltr", "Español"),
        ("ar", "ar", "rtl", "العربية"),
    ]
    assert '<html lang="en">' in html
    assert "<title>Sample Care Toolkit</title>" in html
    assert '<link rel="alternate" hreflang="es" href="https://example.org/es/">' in html
    assert 'data-locales="en es ar"' in html


def test_the_entrance_names_no_address_where_none_is_known(sample: Compiled) -> None:
    html = choose_language([sample.edition("en")], "")

    assert "canonical" not in html


def test_the_page_for_a_wrong_address_speaks_every_language(sample: Compiled) -> None:
    page = not_found([sample.edition(locale) for locale in sample.locales], "/toolkit")

    assert (page.kind, page.locale, page.path) == ("not_found", "en", "")
    assert re.findall(r'<p lang="(\w+)" dir="(\w+)">', page.body) == [("en", "ltr"), ("es", "ltr"), ("ar", "rtl")]
    assert 'href="/toolkit/es/"' in page.body


def test_the_sections_lead_to_their_pages(sample: Compiled) -> None:
    found = sections(sample.edition("es"))

    paths = {route.path for route in sample.routes}
    assert [section.path for section in found][-2:] == ["about/", "contribute/"]
    assert {section.path for section in found[:-2]} <= paths
    assert found[1].title == "Casos"


def test_every_kind_of_page_but_home_belongs_to_one_section(sample: Compiled) -> None:
    kinds = [kind for section in sections(sample.edition("en")) for kind in section.kinds if not kind.endswith("/")]

    assert sorted(kinds) == sorted(set(PAGE_KINDS) - {"home", "not_found"})


def test_the_words_of_the_frame_are_translated_and_filled(sample: Compiled) -> None:
    english, spanish = chrome(sample.edition("en")), chrome(sample.edition("es"))

    assert english["licence"] == "Text and data under CC BY 4.0"
    assert spanish["title"] == "Herramientas de cuidado de muestra"
    assert set(english) == set(spanish)
    assert all(english.values())
