"""A frame is a page of the host, cut at its slots and filled with one page after the other."""

import pytest

from caretoolkit.render import Page
from caretoolkit.render.frame import DEPTH, END, PLAIN, Frame, but, cut, only, slot

HOST = (
    f"<title>{slot('title')}</title><meta content='{slot('description')}'>"
    f'<link href="../../../assets/page.css"><a href="../../../{slot("path")}">{slot("title")}</a><main>{slot("body")}</main>'
)


def page(path: str = "cases/one/", title: str = "A case", body: str = "<p>It.</p>", description: str = "About it") -> Page:
    return Page(path, "case", "en", title, description, body)


def test_every_slot_is_filled_wherever_it_stands() -> None:
    html = Frame.of(HOST).fill(page())

    assert html == (
        "<title>A case</title><meta content='About it'>"
        '<link href="../../../assets/page.css"><a href="../../../cases/one/">A case</a><main><p>It.</p></main>'
    )


@pytest.mark.parametrize(
    ("path", "root"), [("", ".."), ("cases/", "../.."), ("cases/one/", "../../.."), ("browse/group/women/2/", "../../../../..")]
)
def test_addresses_lead_from_the_depth_of_the_page_to_the_root(path: str, root: str) -> None:
    html = Frame.of('<link href="../../../assets/page.css">').fill(page(path))

    assert html == f'<link href="{root}/assets/page.css">'


def test_addresses_may_start_from_a_given_root() -> None:
    html = Frame.of('<link href="../../../assets/page.css">').fill(page(""), "/toolkit")

    assert html == '<link href="/toolkit/assets/page.css">'


@pytest.mark.parametrize("address", ['"../../../a"', "'../../../a'", "&quot;../../..&quot;", '"../../.."'])
def test_the_way_to_the_root_is_found_in_every_kind_of_quotes(address: str) -> None:
    html = Frame.of(address).fill(page(""))

    assert html == address.replace("../../..", "..")


@pytest.mark.parametrize("text", ["../../a", "a../../..b", "../../...", "ctk-slot--ctk"])
def test_what_only_resembles_a_slot_stays(text: str) -> None:
    assert Frame.of(text).fill(page("")) == text


def test_a_frame_is_rendered_as_deep_as_the_address_that_is_looked_for() -> None:
    assert "/".join([".."] * DEPTH) == "../../.."


def test_titles_and_descriptions_are_escaped() -> None:
    html = Frame.of(HOST).fill(page(title='<script>"&', description="'><script>"))

    assert "<title>&lt;script&gt;&quot;&amp;</title>" in html
    assert "content='&#x27;&gt;&lt;script&gt;'" in html


def test_a_slot_in_a_text_is_text() -> None:
    html = Frame.of(HOST).fill(page(title=slot("body"), body=slot("title")))

    assert f"<title>{slot('body')}</title>" in html
    assert f"<main>{slot('title')}</main>" in html


def test_a_frame_without_host_shows_the_page_alone() -> None:
    html = PLAIN.fill(page())

    assert "<title>A case</title>" in html
    assert "<body><p>It.</p></body>" in html


def test_one_frame_serves_many_pages() -> None:
    frame = Frame.of(HOST)

    assert frame.fill(page(title="One")) != frame.fill(page(title="Two"))
    assert frame.fill(page(title="One")) == frame.fill(page(title="One"))


HOST_OF_KINDS = f"<head>{but('not_found')}<link>{END}{only('map', 'gaps')}\n<style>{END}</head>{only('about/')} here{END}"


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("case", "<head><link></head>"),
        ("map", "<head><link>\n<style></head>"),
        ("not_found", "<head></head>"),
        ("about/", "<head><link></head> here"),
        ("about", "<head><link></head>"),
    ],
)
def test_a_page_shows_what_belongs_to_its_kind_or_address(name: str, html: str) -> None:
    assert cut(HOST_OF_KINDS, name) == html


def test_a_mark_in_a_text_is_text() -> None:
    frame = Frame.of(cut(HOST, "case"))

    assert f"<main>{only('map')}{END}</main>" in frame.fill(page(body=only("map") + END))
