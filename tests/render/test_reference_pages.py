"""The page of all key figures, and the bibliography."""

import pytest

from caretoolkit.render import Page
from tests.sample import Toolkit, words

HANDBOOK = "sources/time-use-handbook.yml"
Pages = dict[tuple[str, str], Page]


@pytest.mark.parametrize(
    "said", ["76.2%", "Women's share of all hours of unpaid care work", "2018", "World, as estimated for tests"]
)
def test_a_key_figure_stands_with_its_year_and_scope(sample_pages: Pages, said: str) -> None:
    assert said in words(sample_pages["en", "figures/"].body)


def test_every_key_figure_has_its_place_and_its_source(sample_pages: Pages) -> None:
    body = sample_pages["en", "figures/"].body

    assert '<li id="women-share">' in body
    assert '<ol class="ct-sources">' in body


def test_the_bibliography_lists_every_shared_work_with_its_address(toolkit: Toolkit) -> None:
    toolkit.write("sources/a-second-work.yml", toolkit.read(HANDBOOK).replace("Handbook", "A second work"))

    body = toolkit.body("sources/")

    assert words(body).index("A second work") < words(body).index("Handbook")
    assert body.count('<li id="s') == 2


def test_a_work_that_no_mark_cites_has_no_link_back(sample_pages: Pages) -> None:
    assert "doc-backlink" not in sample_pages["en", "sources/"].body


def test_the_home_page_leads_to_both(sample_pages: Pages) -> None:
    body = sample_pages["en", ""].body

    assert 'href="figures/"' in body
    assert 'href="sources/"' in body
