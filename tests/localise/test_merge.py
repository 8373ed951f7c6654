"""A catalogue follows its sources; what translators have written is shown for the very text they wrote it for, and never lost."""

import pytest
from babel.messages.catalog import Catalog, Message
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from caretoolkit.localise.merge import merged
from caretoolkit.localise.po import catalogue_like, forms, read_catalogue, write_catalogue

Text = str | tuple[str, ...]
PEOPLE = ("{number} person", "{number} people")

PLACES = st.sampled_from(["title", "challenge.fact"])
SOURCES = st.sampled_from(
    ["Care blocks", "Care blocks of the city", "Care blocks of a city", "Blocks", "Zwölf Boxkämpfer", "30% of care", "A " * 120]
)
TRANSLATIONS = st.sampled_from(["Manzanas", "Manzanas del cuidado", "Bloques «30 % de»", "Una " * 60])


def template(*texts: tuple[str, str]) -> Catalog:
    catalogue = Catalog()
    for place, text in texts:
        catalogue.add(text, context=place)
    return catalogue


class Translators(RuleBasedStateMachine):
    """Editors change the sources, translators their catalogue, in any order; `said` is the last word on every text."""

    def __init__(self) -> None:
        super().__init__()
        self.catalogue = Catalog("es")
        self.texts: set[tuple[str, str]] = set()
        self.said: dict[tuple[str, str], tuple[str, bool]] = {}

    @rule(texts=st.sets(st.tuples(PLACES, SOURCES), max_size=4))
    def the_source_changes(self, texts: set[tuple[str, str]]) -> None:
        self.texts = texts
        self.update()

    @rule(place=PLACES, text=SOURCES, translation=TRANSLATIONS, is_reviewed=st.booleans())
    def a_text_is_translated(self, place: str, text: str, translation: str, *, is_reviewed: bool) -> None:
        message = self.catalogue.get(text, place)
        if message:
            message.string = translation
            message.previous_id = []
            message.flags = set() if is_reviewed else {"fuzzy"}
            self.said[place, text] = (translation, is_reviewed)
            self.update()

    def update(self) -> None:
        written = write_catalogue(merged(self.catalogue, template(*sorted(self.texts))))
        self.catalogue = read_catalogue(written, "es")
        assert write_catalogue(merged(self.catalogue, template(*sorted(self.texts)))) == written

    @invariant()
    def only_what_was_said_of_a_text_is_shown(self) -> None:
        shown = {
            (message.context, message.id): (message.string, not message.fuzzy)
            for message in self.catalogue
            if message.id and message.string and not message.previous_id
        }
        assert shown == {key: said for key, said in self.said.items() if key in self.texts}

    @invariant()
    def nothing_that_was_said_is_lost(self) -> None:
        kept = {form for message in (*self.catalogue, *self.catalogue.obsolete.values()) for form in forms(message)}
        assert {translation for translation, _ in self.said.values()} <= kept


Translators.TestCase.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
test_translators_work_is_never_lost_and_never_shown_for_another_text = Translators.TestCase


def known(*messages: Message) -> Catalog:
    return catalogue_like(Catalog("es"), messages)


@pytest.mark.parametrize(
    ("before", "string", "after", "fitted"),
    [
        pytest.param(PEOPLE, ("persona", "personas"), ("{number} person", "{number} folk"), ("persona", "personas"), id="plural"),
        pytest.param("{number} person", "persona", PEOPLE, ("persona", ""), id="a plural is added"),
        pytest.param(PEOPLE, ("persona", "personas"), "{number} person", "persona / personas", id="the plural is taken away"),
    ],
)
def test_a_changed_plural_makes_its_translation_stale_and_loses_no_form(
    before: Text, string: Text, after: Text, fitted: Text
) -> None:
    new = Catalog()
    new.add(after)

    found = merged(known(Message(before, string)), new).get(after)

    assert (found.string, found.fuzzy) == (fitted, True)
    assert found.previous_id == ([before] if isinstance(before, str) else list(before))


@pytest.mark.parametrize(
    ("others", "guessed"),
    [
        pytest.param([("a", "Care block", "far"), ("title", "Care block", "near")], "near", id="from the same place"),
        pytest.param([("title", "Care of blocks", "less"), ("a", "Care blocks", "more")], "more", id="most like it"),
        pytest.param([("title", "Zwölf Boxkämpfer", "other")], "", id="nothing like it"),
        pytest.param([("title", "Care block", "")], "", id="nothing translated"),
    ],
)
def test_a_guess_comes_from_the_text_that_is_most_like_it(others: list[tuple[str, str, str]], guessed: str) -> None:
    before = known(*(Message(text, string, context=place) for place, text, string in others))

    found = merged(before, template(("title", "Care blocks."))).get("Care blocks.", "title")

    assert (found.string or "", found.fuzzy) == (guessed, bool(guessed))


def test_a_guess_from_a_guess_names_the_text_that_was_translated() -> None:
    first = known(Message("Care block", "Manzana", context="title"))
    second = merged(first, template(("title", "Care blocks")))

    third = merged(second, template(("title", "Care blocks.")))

    assert third.get("Care blocks.", "title").previous_id == ["Care block"]
    assert [(message.id, message.string) for message in third.obsolete.values()] == [("Care block", "Manzana")]


def test_a_guess_that_somebody_has_worked_on_is_kept_when_its_text_goes() -> None:
    before = merged(known(Message("Care block", "Manzana", context="title")), template(("title", "Care blocks")))
    before.get("Care blocks", "title").string = "Manzanas"

    after = merged(before, template())

    assert {message.string for message in after.obsolete.values()} == {"Manzana", "Manzanas"}


def test_a_comment_stays_with_a_text_that_nobody_has_translated() -> None:
    after = merged(known(Message("Care", "", user_comments=["cuidado, not atención"])), template())

    assert [message.user_comments for message in after.obsolete.values()] == [["cuidado, not atención"]]
