"""The key words that relate cases are weighed as Whoosh weighs them."""

import pytest
from whoosh.classify import Bo1Model, Expander
from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import RamStorage

from caretoolkit.link.keywords import bo1, keywords

TEXTS = {
    "one": "vouchers night night buses nurses",
    "two": "vouchers night buses buses nurses nurses nurses",
    **{f"other-{number}": "childcare city" for number in range(6)},
}


@pytest.mark.parametrize("here", [1, 2, 7])
@pytest.mark.parametrize("everywhere", [7, 60, 4000])
@pytest.mark.parametrize("texts", [8, 88, 1600])
def test_a_word_weighs_as_in_whoosh(here: int, everywhere: int, texts: int) -> None:
    theirs = Bo1Model(texts, 100 * texts).score(here, everywhere, 100)

    assert bo1(here, everywhere, texts) == pytest.approx(theirs)


@pytest.mark.parametrize("name", ["one", "two"])
def test_the_key_words_of_a_text_are_those_that_whoosh_finds(name: str) -> None:
    index = RamStorage().create_index(Schema(text=TEXT))
    with index.writer() as writer:
        for text in TEXTS.values():
            writer.add_document(text=text)
    with index.reader() as reader:
        expander = Expander(reader, "text", Bo1Model)
        expander.add((word, TEXTS[name].split().count(word)) for word in dict.fromkeys(TEXTS[name].split()))
        theirs = expander.expanded_terms(10)

    ours = keywords(TEXTS)[name]

    assert list(ours) == [word for word, _ in theirs]
    heaviest, unit = next(iter(ours.values())), theirs[0][1]
    assert [weight / heaviest for weight in ours.values()] == pytest.approx([weight / unit for _, weight in theirs])
