"""Every page of the sample, in every locale, is whole: nothing left to fill, nothing broken, nothing untold."""

import html
import re
from collections import Counter
from html.parser import HTMLParser
from posixpath import normpath

import pytest

from caretoolkit import Compiled, Options, compile_toolkit
from caretoolkit.render import Page
from tests.sample import OPTIONS, SAMPLE, Toolkit, page, pages

VOID = {"br", "input", "img", "link", "meta", "hr"}
Pages = dict[tuple[str, str], Page]


class Outline(HTMLParser):
    """Notes the ids and links of a page, and the elements that are opened and closed out of order."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.faults: list[str] = []
        self.feed(body)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [value for key, value in given.items() if key == "id" and value]
        self.links += [given["href"] or ""] if tag == "a" and "href" in given else []
        self.faults += ["a link in a link"] if tag == "a" and "a" in self.open else []
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.faults.append(f"/{tag}")


def test_every_route_has_a_page_in_every_locale(sample: Compiled, sample_pages: Pages) -> None:
    assert set(sample_pages) == {(locale, route.path) for locale in ("en", "es", "ar") for route in sample.routes}
    assert [key for key, page in sample_pages.items() if not (page.body and page.title and page.description)] == []


def test_a_page_knows_its_place(sample_pages: Pages) -> None:
    found = sample_pages["es", "cases/bogota-care-blocks/"]

    assert (found.path, found.kind, found.locale) == ("cases/bogota-care-blocks/", "case", "es")
    assert found.title == "Manzanas del cuidado"
    assert found.description.startswith("Servicios para quienes cuidan")


def test_no_placeholder_is_left(sample_pages: Pages) -> None:
    left = {
        key: re.findall(r"\{\w*\}|\{\{|\}\}|\{%", page.body + page.title + page.description) for key, page in sample_pages.items()
    }

    assert {key: found for key, found in left.items() if found} == {}


def test_no_page_prints_what_only_a_program_says(sample_pages: Pages) -> None:
    words = re.compile(r"\bNone\b|\bTrue\b|\bFalse\b|<built-in|object at 0x|\\n|\x00|&amp;(?:amp|lt|gt|#39);")
    printed = {key: words.findall(page.body) for key, page in sample_pages.items()}

    assert {key: found for key, found in printed.items() if found} == {}


def test_every_element_is_closed_in_order(sample_pages: Pages) -> None:
    faults = {key: Outline(page.body).faults for key, page in sample_pages.items()}

    assert {key: found for key, found in faults.items() if found} == {}


def test_every_id_stands_once_on_its_page(sample_pages: Pages) -> None:
    doubled = {
        key: [name for name, count in Counter(Outline(page.body).ids).items() if count > 1] for key, page in sample_pages.items()
    }

    assert {key: found for key, found in doubled.items() if found} == {}


def test_every_link_within_the_site_leads_to_a_page_or_a_data_file(sample: Compiled, sample_pages: Pages) -> None:
    written = {f"{locale}/{name}/" for locale in sample.locales for name in ("about", "contribute", "add-a-case", "translate")}
    known = {f"{locale}/{path}" for locale, path in sample_pages} | {file.path for file in sample.record_files()} | written

    links = {
        normpath(f"{locale}/{path}{link.partition('#')[0].partition('?')[0]}") + ("" if link.endswith(".json") else "/")
        for (locale, path), page in sample_pages.items()
        for link in Outline(page.body).links
        if "://" not in link and not link.startswith("#")
    }

    assert links - known == set()


def test_every_link_within_a_page_leads_to_an_id(sample_pages: Pages) -> None:
    outlines = {key: Outline(page.body) for key, page in sample_pages.items()}
    broken = {
        key: [link for link in outline.links if link.startswith("#") and link[1:] not in outline.ids]
        for key, outline in outlines.items()
    }

    assert {key: found for key, found in broken.items() if found} == {}


def test_every_page_has_one_heading_of_the_first_level(sample_pages: Pages) -> None:
    counts = {key: len(re.findall(r"<h1[ >]", page.body)) for key, page in sample_pages.items()}

    assert {key: count for key, count in counts.items() if count != 1} == {}


def test_titles_and_descriptions_are_plain_text(sample_pages: Pages) -> None:
    marked = [key for key, page in sample_pages.items() if re.search(r"<\w|\*\*|\]\(", page.title + page.description)]

    assert marked == []


@pytest.mark.parametrize(
    ("locale", "path", "text"),
    [
        ("es", "cases/bogota-care-blocks/", "Watch the opening hours."),
        ("es", "cases/bogota-care-blocks/", "Care buses"),
        ("ar", "cases/bogota-care-blocks/", "Watch the opening hours."),
        ("ar", "cases/vienna-respite-vouchers/", "The voucher"),
        ("ar", "tools/respite-costing/", "Is there an ordinance?"),
        ("ar", "tools/", "What respite costs"),
        ("ar", "", "Women's share of all hours of unpaid care work"),
    ],
)
def test_a_fallback_says_its_language_and_direction(sample_pages: Pages, locale: str, path: str, text: str) -> None:
    body = html.unescape(sample_pages[locale, path].body)

    found = re.findall(rf'<(?:a|span|h1|li|p|div)[^>]*lang="en" dir="ltr"[^>]*>[^<]*{re.escape(text)}', body)

    assert found


@pytest.mark.parametrize(
    ("locale", "path", "text"),
    [("ar", "cases/bogota-cuidado-en-casa/", "Cuidado en casa"), ("ar", "cases/", "Cuidado en casa")],
)
def test_a_fallback_to_a_source_in_spanish_says_so(sample_pages: Pages, locale: str, path: str, text: str) -> None:
    assert re.search(rf'lang="es" dir="ltr">{text}', sample_pages[locale, path].body)


def test_a_title_that_is_not_translated_carries_its_language(sample_pages: Pages) -> None:
    assert '<h1 lang="en" dir="ltr">Respite vouchers</h1>' in sample_pages["ar", "cases/vienna-respite-vouchers/"].body
    assert "<h1>Manzanas del cuidado</h1>" in sample_pages["es", "cases/bogota-care-blocks/"].body


def test_a_page_in_its_own_language_carries_none(sample_pages: Pages) -> None:
    body = sample_pages["en", "cases/vienna-respite-vouchers/"].body

    assert 'lang="en"' not in body


def test_pages_are_made_without_knowing_where_they_will_stand() -> None:
    compiled = compile_toolkit(SAMPLE, Options())

    body = page(compiled, "cases/bogota-care-blocks/").body

    assert "Edit this page" not in body
    assert '<span dir="ltr">en/cases/bogota-care-blocks/</span>' in body


def test_edit_and_translate_links_lead_to_the_files(sample_pages: Pages) -> None:
    spanish, own = sample_pages["es", "cases/bogota-care-blocks/"].body, sample_pages["en", "cases/bogota-care-blocks/"].body

    assert 'href="https://example.org/edit/toolkit_data/cases/bogota-care-blocks.yml"' in own
    assert 'href="https://example.org/edit/toolkit_data/locales/es/cases/bogota-care-blocks.po"' in spanish
    assert ".po" not in own


def test_the_same_toolkit_gives_the_same_pages(sample_pages: Pages) -> None:
    assert pages(compile_toolkit(SAMPLE, OPTIONS)) == sample_pages


def test_a_label_that_is_not_translated_says_its_language(sample_pages: Pages) -> None:
    body = sample_pages["ar", "five-r/recognise/"].body

    assert '<h1 class="ct-r"><span lang="en" dir="ltr">Recognise</span></h1>' in body


@pytest.mark.parametrize("locale", ["es", "ar"])
def test_a_term_in_the_language_of_the_page_is_not_called_english(sample_pages: Pages, locale: str) -> None:
    name = {"es": "persona cuidadora no remunerada", "ar": "مقدّم رعاية غير مدفوع الأجر"}[locale]

    assert f"<h2>{name}</h2>" in sample_pages[locale, "glossary/"].body


@pytest.mark.parametrize(
    ("file", "path", "text"),
    [
        ("glossary/respite-care.yml", "glossary/", "Care that gives an unpaid carer time off."),
        ("tools/respite-costing.yml", "tools/", "What respite costs"),
    ],
)
def test_a_record_in_spanish_is_not_called_english(toolkit: Toolkit, file: str, path: str, text: str) -> None:
    toolkit.edit(file, "language: en", "language: es")

    assert f'lang="es" dir="ltr">{text}' in toolkit.body(path, "en")


def test_what_to_translate_next_is_named_by_its_title(sample_pages: Pages) -> None:
    body = sample_pages["en", "languages/"].body

    said = body.partition("What to translate next")[2]
    assert ">Respite vouchers</a>" in said
    assert ">cases/" not in said
