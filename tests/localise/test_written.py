"""Hand-written pages in other languages: cut into messages, put together again, and safe whatever translators write."""

import pytest

from caretoolkit.localise.written import blocks, page_catalogue, translated

PAGE = """---
title: About
description: What it is.
---
# About

It gathers [cases](../cases/).

- one
- two

```
make site

make test
```

| a | b |
| --- | --- |
| 1 | 2 |
"""
TEXTS = {
    ("title", "About"): "Acerca de",
    ("text", "# About"): "# Acerca de",
    ("text", "It gathers [cases]({link1})."): "Reúne [casos]({link1}).",
    ("text", "- one\n- two"): "- uno\n- dos",
}


def test_a_page_is_cut_at_its_blank_lines_and_a_fence_is_one_block() -> None:
    found = list(blocks(PAGE))

    assert [block.context for block in found] == ["title", "description", "text", "text", "text", "", "text"]
    assert found[5].text == "```\nmake site\n\nmake test\n```"


def test_a_page_has_a_message_for_each_block_but_fences() -> None:
    found = page_catalogue(PAGE, "es/about/")

    assert [message.id for message in found if message.id] == [
        "About", "What it is.", "# About", "It gathers [cases]({link1}).", "- one\n- two", "| a | b |\n| --- | --- |\n| 1 | 2 |",
    ]  # fmt: skip


def test_an_indented_example_is_translated_with_its_words() -> None:
    found = list(blocks("Write:\n\n    title: Respite vouchers\n    year: 2023\n"))

    assert [block.context for block in found] == ["text", "text"]
    assert found[1].text == "    title: Respite vouchers\n    year: 2023"


def test_what_is_translated_is_said_and_the_rest_is_marked() -> None:
    page = translated(PAGE, TEXTS, "en")

    assert page.startswith(
        "---\ntitle: Acerca de\ndescription: What it is.\n---\n# Acerca de\n\nReúne [casos](../cases/).\n\n- uno"
    )
    assert '<div lang="en" dir="ltr" markdown="1">\n\n| a | b |' in page
    assert "make test\n```\n\n<div" in page


@pytest.mark.parametrize(
    "hostile",
    [
        "Reúne <img src=x onerror=alert(1)> [casos]({link1}).",
        "Reúne [casos](javascript:alert(1)).",
        "Reúne [casos]({link1}){: onclick=alert(1)}.",
        "Reúne [casos]({link1}). {link2}",
        "Reúne [casos]({link1}). <https://a.example>",
    ],
)
def test_a_translation_that_brings_markup_is_not_used(hostile: str) -> None:
    page = translated(PAGE, TEXTS | {("text", "It gathers [cases]({link1})."): hostile}, "en")

    assert "It gathers [cases](../cases/)." in page
    assert "Reúne" not in page


def test_the_end_of_a_line_is_no_space_where_chinese_writes_none() -> None:
    page = "---\ntitle: About\n---\nOne. Two.\n\n- a\n- b\n\nEnglish words."
    texts = {
        ("text", "One. Two."): "第一句。\n第二句。\n**第三**句。",
        ("text", "- a\n- b"): "- 甲。\n- 乙。",
        ("text", "English words."): "One\ntwo",
    }

    said = translated(page, texts, "en")

    assert "第一句。第二句。**第三**句。" in said
    assert "- 甲。\n- 乙。" in said
    assert "One\ntwo" in said
