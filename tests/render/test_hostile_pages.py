"""Whatever contributors and translators write, no page of any kind gives it to a browser as anything but text."""

import re

import pytest

from caretoolkit import Compiled
from caretoolkit.render import Page, choose_language, not_found
from caretoolkit.render.frame import PLAIN
from tests.sample import AT_HOME, BLOCKS, CALL, INDICATOR, LAB, PATH, TOOL, VOUCHERS, Toolkit, pages

SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(1)>"
QUOTES = '"onmouseover="alert(1)" \'><svg onload=alert(1)>'
MARKED = '*a* <script>alert(1)</script> [x](javascript:alert(1)) [y](https://example.org/"onclick="alert(1))'
HOSTILE = [SCRIPT, IMAGE, QUOTES, MARKED]

KNOWN_ELEMENTS = {
    "a", "abbr", "article", "aside", "button", "cite", "code", "dd", "details", "div", "dl", "dt", "em", "footer", "form", "h1", "h2",
    "h3", "h4", "header", "i", "input", "label", "li", "nav", "ol", "option", "p", "section", "select", "span", "strong", "summary", "sup", "table",
    "tbody", "td", "th", "thead", "time", "tr", "ul",
    "bdi", "circle", "defs", "g", "image", "noscript", "output", "path", "svg", "template", "text", "title", "use",
}  # fmt: skip

WORDS = re.compile(r'"(?:[^"]* [^"]*|[A-Z][a-z][^"]*)"(?=[,\]}])')
"""Values in JSON that hold words, and not an id, a code or an address."""


def dangers(body: str) -> set[str]:
    """Return the elements, attributes and addresses of a page that none of ours has."""
    tags = re.findall(r"<([a-zA-Z][^\s/>]*)((?:\s+[^\s=>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?)*)\s*/?>", body)
    elements = {name for name, _ in tags if name not in KNOWN_ELEMENTS}
    names = {
        name
        for _, attributes in tags
        for name in re.findall(r"([^\s=\"']+)\s*=", re.sub(r"\"[^\"]*\"|'[^']*'", '""', attributes))
    }
    addresses = set(re.findall(r"(?:href|src|action)=[\"']?\s*((?:javascript|data|vbscript):[^\"']*)", body, re.IGNORECASE))
    return elements | {name for name in names if name.startswith("on") or name in {"src", "style", "srcdoc"}} | addresses


def yaml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def found(compiled: Compiled) -> dict[tuple[str, str], set[str]]:
    unsafe = {
        key: dangers(page.body) | dangers(PLAIN.fill(page).split("<body>")[0].split("content='")[-1])
        for key, page in pages(compiled).items()
    }
    return {key: found for key, found in unsafe.items() if found}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("file", "first", "second"),
    [
        (BLOCKS, "Care blocks", "The size of the area."),
        (BLOCKS, "Quito", "Read in Spanish."),
        (AT_HOME, "Cuidado en casa", "La visita"),
        (TOOL, "What respite costs", "Two hours"),
        ("cities/vienna.yml", "Vienna", "Vienna"),
        ("cities/bogota.yml", "Women who care full time", "Population and care in the city"),
        ("glossary/unpaid-carer.yml", "unpaid carer", "persona cuidadora no remunerada"),
        ("vocabularies/five_r.yml", "Recognise", "See and count unpaid care work."),
        ("vocabularies/review_states.yml", "State of the record", "State of the record"),
        ("figures.yml", "How long a day of unpaid care is", "World, as estimated for tests"),
        ("toolkit.yml", "Sample Care Toolkit", "How two cities organise care, for tests."),
        ("sources/time-use-handbook.yml", "Handbook of time use", "Example Press"),
    ],
)
def test_a_hostile_text_is_shown_as_text_on_every_page(toolkit: Toolkit, file: str, first: str, second: str, text: str) -> None:
    written = toolkit.read(file).replace(f": {first}\n", f": {yaml(text)}\n").replace(f": {second}\n", f": {yaml(text)}\n")
    toolkit.write(file, written)

    compiled = toolkit.compile()

    assert "alert(1)" in written
    assert compiled.diagnostics == ()
    assert found(compiled) == {}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_in_every_place_of_a_case_is_shown_as_text(toolkit: Toolkit, text: str) -> None:
    plain = re.compile(r"(?<=[:-] )([A-Z][^\n\[\]{}:\"*#&']+[a-z.])(?=[\n,}])")
    written = plain.sub(lambda _: yaml(text), toolkit.read(BLOCKS))
    toolkit.write(BLOCKS, written)

    compiled = toolkit.compile()

    assert [problem.rule for problem in compiled.diagnostics] == []
    assert written.count("alert(1)") > 60
    assert found(compiled) == {}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(("file", "places"), [(INDICATOR, 11), (CALL, 21), (PATH, 12), (LAB, 12)])
def test_a_hostile_text_in_every_place_of_a_smaller_record_is_shown_as_text(
    toolkit: Toolkit, sample: Compiled, file: str, places: int, text: str
) -> None:
    record = sample.loaded.library.entries[f"toolkit_data/{file}"].record
    as_json = record.model_dump_json(by_alias=True, exclude_defaults=True, exclude={"id"})  # which is YAML as well
    written, count = WORDS.subn(lambda _: yaml(text), as_json)
    toolkit.write(file, written)

    compiled = toolkit.compile()

    assert [problem.rule for problem in compiled.diagnostics] == []
    assert count == places
    assert found(compiled) == {}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_translation_is_shown_as_text_on_every_page(toolkit: Toolkit, text: str) -> None:
    catalogues = sorted((toolkit.folder / "locales").rglob("*.po"))
    _ = [
        toolkit.write(
            str(file.relative_to(toolkit.folder)),
            re.sub(r'(msgstr(?:\[\d\])?) "[^"\\]+"', lambda found: f"{found[1]} {yaml(text)}", file.read_text(encoding="utf-8")),
        )
        for file in catalogues
    ]

    compiled = toolkit.compile()

    assert compiled.diagnostics == ()
    assert found(compiled) == {}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_interface_is_shown_as_text_at_the_entrance(toolkit: Toolkit, text: str) -> None:
    toolkit.edit("toolkit.yml", ": Sample Care Toolkit\n", f": {yaml(text)}\n")
    toolkit.append("locales/es/interface.po", f'\nmsgid "There is no page at this address."\nmsgstr {yaml(text)}\n')
    compiled = toolkit.compile()
    editions = [compiled.edition(locale) for locale in compiled.locales]

    entrance, missing = choose_language(editions, "https://example.org/"), not_found(editions, "")

    assert "<script>alert" not in entrance
    assert "<img" not in entrance
    assert "<svg" not in entrance
    assert dangers(missing.body) == set()


@pytest.mark.parametrize(
    "message", ["{title.__class__}", "{0}", "{number.__init__.__globals__}", "{{7*7}}", "{% raw %}", "%(title)s"]
)
def test_a_translation_reaches_nothing_but_the_named_values(toolkit: Toolkit, message: str) -> None:
    toolkit.edit("locales/es/interface.po", '"{city} ({country})"', f'"{message}"')

    body = toolkit.body("cases/", "es")

    assert message in body


def test_a_translation_may_leave_a_value_out_or_give_it_twice(toolkit: Toolkit) -> None:
    toolkit.edit("locales/es/interface.po", '"{city} ({country})"', '"{country}, {country}"')

    assert "Austria, Austria" in toolkit.body("cases/", "es")


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\ufeff", "\x1b"])
def test_a_text_with_an_invisible_character_is_never_published(toolkit: Toolkit, character: str) -> None:
    toolkit.edit(AT_HOME, "title: Cuidado en casa", f'title: "Cuidado\\u{ord(character):04x} en casa"')

    compiled = toolkit.compile()

    assert "invisible-character" in [problem.rule for problem in compiled.diagnostics]
    assert not [key for key, page in pages(compiled).items() if character in page.body]


def test_a_note_with_an_invisible_character_is_never_published(toolkit: Toolkit) -> None:
    toolkit.edit(BLOCKS, "note: Read in Spanish.", 'note: "Read \\u202e in Spanish."')

    assert toolkit.rules() == ["invisible-character"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (VOUCHERS, "https://example.org/vienna", "javascript:alert(1)"),
        (BLOCKS, "https://example.org/decree", "data:text/html,alert(1)"),
        (BLOCKS, "https://example.org/contact", 'https://example.org/"onclick="alert(1)'),
    ],
)
def test_an_address_that_is_none_is_never_published(toolkit: Toolkit, file: str, old: str, new: str) -> None:
    toolkit.edit(file, f"url: {old}", f"url: {yaml(new)}")

    compiled = toolkit.compile()

    assert "wrong-address" in [problem.rule for problem in compiled.diagnostics]
    assert found(compiled) == {}


def test_the_search_for_dangers_finds_them() -> None:
    body = f'{SCRIPT}{IMAGE}<p onclick=\'x\'>a</p><a href="javascript:x">b</a><p style="x">c</p>'

    assert dangers(body) == {"script", "img", "src", "onerror", "onclick", "javascript:x", "style"}


def test_the_sample_itself_holds_none(sample_pages: dict[tuple[str, str], Page]) -> None:
    assert {key for key, page in sample_pages.items() if dangers(page.body)} == set()
