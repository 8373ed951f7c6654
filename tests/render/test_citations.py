"""Sources are numbered as they are first cited, and every mark leads there and back."""

import re

from caretoolkit import Compiled
from caretoolkit.model.values import Source
from caretoolkit.render import Page
from caretoolkit.render.citations import Citations
from tests.sample.records import source

FIRST, SECOND = (Source(title=title, url="https://example.org/", language="en", kind="official") for title in ("First", "Second"))


def test_sources_are_numbered_in_the_order_in_which_they_are_cited() -> None:
    cite = Citations({"a": FIRST, "b": SECOND})

    marks = [str(cite(("b",))), str(cite(("a", "b")))]

    assert marks == [
        '<sup class="ct-cite"><a id="c1-1" href="#s1" role="doc-noteref">1</a></sup>',
        '<sup class="ct-cite"><a id="c2-1" href="#s2" role="doc-noteref">2</a> '
        '<a id="c1-2" href="#s1" role="doc-noteref">1</a></sup>',
    ]
    assert [(each.number, each.source.title, each.marks) for each in cite.listed()] == [(1, "Second", 2), (2, "First", 1)]


def test_a_source_that_is_never_cited_is_not_listed() -> None:
    cite = Citations({"a": FIRST, "b": SECOND})

    cite(("a",))

    assert [each.source.title for each in cite.listed()] == ["First"]


def test_sources_that_editors_name_by_their_ids_are_named_by_their_numbers() -> None:
    cite = Citations({"s1": FIRST, "s10": SECOND, "s3": FIRST})
    cite(("s10", "s1"))

    named = cite.named('Copies (s1), s10&#x27;s and s3; <a href="https://example.org/s1">s2-s1</a>.')

    one, two = '<a href="#s2">[2]</a>', '<a href="#s1">[1]</a>'
    assert named == f'Copies ({one}), {two}&#x27;s and s3; <a href="https://example.org/s1">s2-s1</a>.'


def test_a_shared_source_is_shown_as_its_record() -> None:
    shared = source("handbook", title="The handbook")
    cite = Citations({"a": "handbook"}, {"handbook": shared})

    cite(("a",))

    assert [each.source for each in cite.listed()] == [shared]


def test_nothing_is_cited_where_there_is_no_source() -> None:
    cite = Citations({"a": FIRST, "b": "gone"})

    assert (cite(()), cite(("b",)), cite(("unknown",))) == ("", "", "")
    assert list(cite.listed()) == []


def test_every_mark_of_a_page_leads_to_its_source_and_back(sample_pages: dict[tuple[str, str], Page]) -> None:
    body = sample_pages["en", "cases/bogota-care-blocks/"].body

    marks, targets = re.findall(r'id="(c\d+-\d+)" href="#(s\d+)"', body), re.findall(r'<li id="(s\d+)"', body)

    assert marks
    assert {target for _, target in marks} == set(targets)
    assert sorted(re.findall(r'href="#(c\d+-\d+)"', body)) == sorted(mark for mark, _ in marks)
    assert len({mark for mark, _ in marks}) == len(marks)


def test_every_source_of_the_sample_that_is_cited_is_listed(sample: Compiled, sample_pages: dict[tuple[str, str], Page]) -> None:
    body = sample_pages["en", "cases/bogota-care-blocks/"].body

    listed = [
        title
        for title in ("Sistema de cuidado", "Blocks in the press", "A study of time use", "Handbook of time use")
        if title in body
    ]

    assert len(listed) == len(sample.loaded.library.cases["bogota-care-blocks"].sources)
