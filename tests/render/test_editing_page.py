"""The page for editors: the same as the command `status` tells, but for what needs to know the day."""

import re
from datetime import date
from html import escape

from caretoolkit import Compiled
from caretoolkit.link import editing
from caretoolkit.links.report import REPORT, Answer, Outcome, written
from tests.sample import Toolkit, page


def test_it_shows_what_to_fill_in_next(toolkit: Toolkit) -> None:
    compiled = toolkit.compile()
    assert compiled.atlas is not None
    tasks = editing.tasks(compiled.atlas, editing.progress(compiled.atlas))

    body = page(compiled, "editing/").body

    assert re.findall(r'<tr><th scope="row"><a href="../cases/([^/]+)/"', body) == [task.case_id for task in tasks]


def test_it_shows_where_no_case_is_known(sample: Compiled) -> None:
    assert sample.atlas is not None
    body = page(sample, "editing/").body

    shown = body.partition('id="gaps"')[2].partition("</section>")[0]
    assert shown.count("<tr>") == 1 + len(sample.atlas.vocabularies["regions"].terms)
    assert "–" in shown


def test_it_says_its_words_in_every_language(sample: Compiled) -> None:
    assert page(sample, "editing/", "ar").title
    assert page(sample, "editing/", "es").body.count("<section>") == page(sample, "editing/", "en").body.count("<section>")


def test_it_shows_the_addresses_that_failed(toolkit: Toolkit) -> None:
    case = toolkit.compile().loaded.library.cases["bogota-care-blocks"]
    address = next(source.url for source in case.sources.values() if not isinstance(source, str))
    place = toolkit.folder.parent / REPORT
    place.parent.mkdir()
    place.write_text(written({address: Outcome(Answer.MISSING, "it answers 404", "2026-05-12")}), encoding="utf-8")

    body = toolkit.body("editing/")

    assert f'<a href="{escape(address)}" dir="ltr" rel="nofollow">' in body
    assert 'href="../cases/bogota-care-blocks/"' in body.partition('id="addresses"')[2]


def test_it_knows_no_day(toolkit: Toolkit) -> None:
    compiled = toolkit.compile()
    assert compiled.atlas is not None

    body = page(compiled, "editing/").body

    assert editing.due(compiled.atlas, date(2999, 1, 1))
    assert "2999" not in body
