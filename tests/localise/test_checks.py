"""What is said of translators' work: each rule meets a translation that breaks it and one that keeps it."""

from dataclasses import replace

import pytest

from caretoolkit.localise.checks import Translation, problems, sentences
from caretoolkit.localise.numerals import numerals
from caretoolkit.localise.terminology import Guard
from caretoolkit.model.knowledge import AvoidedForm, LocalTerm

GUARD = Guard(
    "unpaid care work",
    LocalTerm(
        preferred="trabajo de cuidados no remunerado",
        admitted=("cuidado no pagado",),
        avoid=(AvoidedForm(form="atención", why="it means attention", except_in=("atención primaria",)),),
    ),
)
BASE = Translation("toolkit_data/locales/es/cases/x.po", 7, "es", "", "", ("",), 2, 140, (GUARD,))

BROKEN = [
    ("lost-placeholder", "{number} places", "plazas"),
    ("lost-placeholder", "Places in {city}", "Plazas en {ciudad}"),
    ("lost-placeholder", "See [the law]({link1}).", "Véase la [ley]()."),
    ("unsafe-markup", "Care blocks", "Manzanas <script>alert(1)</script>"),
    ("unsafe-markup", "See the law.", "Véase [la ley](https://example.org/otra)."),
    ("unsafe-markup", "See the law.", "Véase javascript:alert(1)"),
    ("different-markup", "A **law** on care", "Una ley de cuidados"),
    ("translation-too-long", "Care blocks", "Manzanas " * 20),
    ("untranslated-copy", "The city opens more places this year.", "The city opens more places this year."),
    ("avoided-term", "The value of unpaid care work", "El valor de la atención, trabajo de cuidados no remunerado"),
    ("missing-term", "The value of unpaid care work", "El valor de las tareas del hogar"),
    ("invisible-character", "Care blocks", "Manzanas\u200b del cuidado"),
    ("invisible-character", "Care blocks", "Manzanas\u202e del cuidado"),
    ("invisible-character", "Care blocks", "Manzanas\u200d del cuidado"),
    ("different-number", "Open to 172,507 people since 2020", "Abierto a 172.570 personas desde 2020"),
    ("different-number", "It costs 2.5 million", "Cuesta 25,1 millones"),
]  # fmt: skip
SOUND = [
    ("{number} places in {city}", "En {city}, {number} plazas"),
    ("See [the law]({link1}).", "Véase la [ley]({link1})."),
    ("A **law** on care", "Una **ley** de cuidados"),
    ("Stadtteilmütter Berlin", "Stadtteilmütter Berlin"),
    ("The value of unpaid care work", "El valor de los trabajos de cuidados no remunerados"),
    ("Unpaid care work and primary care", "Cuidado no pagado y atención primaria"),
    ("One of attention", "Una de atención"),
    ("Open to 172,507 people for 3 years", "Abierto a 172 507 personas durante tres años"),
    ("2.5 billion hours", "2500 millones de horas"),
    ("Care", "الرعاية\u200cالمنزلية"),
]


def names(source: str, *strings: str, plural: str = "") -> list[str]:
    return [found.rule for found in problems(replace(BASE, source=source, strings=strings, plural=plural))]


@pytest.mark.parametrize(("rule", "source", "said"), BROKEN)
def test_a_translation_that_breaks_a_rule_is_told_of_once(rule: str, source: str, said: str) -> None:
    assert names(source, said).count(rule) == 1


@pytest.mark.parametrize(("source", "said"), SOUND)
def test_a_sound_translation_is_passed(source: str, said: str) -> None:
    assert names(source, said) == []


def test_a_form_of_the_plural_that_is_missing_is_told_of() -> None:
    assert names("{number} place", "{number} plaza", plural="{number} places") == ["missing-plural-form"]
    assert names("{number} place", "una plaza", "{number} plazas", plural="{number} places") == []


def test_every_rule_has_a_translation_that_breaks_it() -> None:
    broken = {rule for rule, _, _ in BROKEN} | {"missing-plural-form"}

    assert broken == set(sentences())


@pytest.mark.parametrize(("rule", "source", "said"), BROKEN)
def test_a_message_is_plain_and_has_a_remedy(rule: str, source: str, said: str) -> None:
    found = next(each for each in problems(replace(BASE, source=source, strings=(said,))) if each.rule == rule)

    assert found.span
    assert found.span.line == 7
    assert found.message[0].islower() or found.message[0] in "`U*"
    assert not found.message.endswith(".")
    assert found.help


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("172,507", {"172507"}), ("172.507", {"172507"}), ("172\u202f507", {"172507"}), ("١٧٢٬٥٠٧", {"172507"}), ("8.5", {"85"}),
        ("8,5", {"85"}), ("12 months", set()), ("2,000", {"2"}), ("in 2019 2020", {"2019", "202"}), ("1 000 000", {"1"}), ("0.8", {"8"}),
    ],
)  # fmt: skip
def test_figures_are_found_in_any_digits(text: str, figures: set[str]) -> None:
    assert numerals(text) == figures
