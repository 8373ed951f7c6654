"""Names stand where readers look for them."""

import json
import random
import subprocess

import pytest

from caretoolkit import Compiled
from caretoolkit.localise import edition
from caretoolkit.localise.collation import sort_key


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("en", ["Abidjan", "accra", "Bogotá", "Łódź", "Lyon", "São Paulo", "Seoul", "Zürich"]),
        ("en", ["New Delhi", "New York", "Newark"]),
        ("en", ["[untitled]", "¿Qué?", "“Care” in town", "3R Houses", "Care"]),
        ("fr", ["Éclair", "école", "Evry", "Odessa", "Œdème", "Oslo"]),
        ("es", ["Nantes", "Nuuk", "Ñemby", "Ñuñoa", "Oaxaca"]),
        ("es-CO", ["cana", "cano", "caña", "caño", "cao"]),
        ("pt", ["Ação", "Acesso", "Água", "Alto", "Nantes", "Ñuñoa", "Nuuk"]),
        ("ar", ["آسفي", "أبيدجان", "إسطنبول", "باريس", "بوغوتا", "تونس", "Accra", "Łódź"]),
        ("ar", ["مُدُن", "مدينة", "مـراكش"]),
        ("ar", ["الرباط", "القاهرة", "باريس"]),
        ("zh", ["3R", "巴黎", "北京", "波哥大", "广州", "首尔", "维也纳", "Bogotá"]),
        ("zh-Hans-CN", ["安全", "北京", "上海", "重庆"]),
        ("zh-Hant", ["上海", "北京", "巴黎"]),
        ("hi", ["काम", "किताब", "कुल", "खेल"]),
        ("ja", ["かき", "がき", "さけ"]),
    ],
)  # fmt: skip
def test_names_are_sorted_as_a_locale_has_them(locale: str, names: list[str]) -> None:
    shuffled = random.Random(1).sample(names, len(names))

    assert sorted(shuffled, key=lambda name: sort_key(name, locale)) == names


@pytest.mark.parametrize(("one", "other"), [("resume", "résumé"), ("Ana", "ana"), ("أحمد", "احمد"), ("n\u0303", "ñ")])
@pytest.mark.parametrize("locale", ["en", "es", "ar", "zh"])
def test_what_differs_in_marks_alone_stands_together_and_has_an_order(locale: str, one: str, other: str) -> None:
    letters, text = sort_key(one, locale)
    others, other_text = sort_key(other, locale)

    assert letters == others
    assert text != other_text


@pytest.mark.parametrize("locale", ["en", "zh", "zh-TW"])
@pytest.mark.parametrize("text", ["", "\ud800", "\U0010ffff", "🏙", "\x00"])
def test_every_text_has_a_place(locale: str, text: str) -> None:
    assert sort_key(text, locale)


SORT = "const [locale, names] = JSON.parse(require('fs').readFileSync(0, 'utf8'));\
 console.log(JSON.stringify(names.sort(new Intl.Collator(locale).compare)))"


@pytest.mark.parametrize("locale", ["en", "es", "fr", "pt", "ar"])
def test_names_stand_in_the_order_of_a_browser(real: Compiled, locale: str) -> None:
    shown = edition(real.atlas, real.catalogues, locale)
    cities, terms = real.atlas.cities.values(), real.atlas.glossary.values()
    countries = sorted({shown.formats.country(city.country) for city in cities})

    for names in ([shown.city_name(city) for city in cities], [shown.term_name(term) for term in terms], countries):
        assert sorted(names, key=lambda name: sort_key(name, locale)) == _in_a_browser(locale, names)


def _in_a_browser(locale: str, names: list[str]) -> list[str]:
    """Return names in the order that Explore gives them, by Unicode's own collation."""
    given = json.dumps([locale, names])
    result = subprocess.run(["node", "-e", SORT], input=given, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(result.stdout)
    return found
