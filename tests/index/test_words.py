"""A text becomes words, and words become terms: the same that Whoosh's own analysis gives, in a fraction of its time."""

from collections import Counter

import pytest
from whoosh.analysis import LowercaseFilter, PyStemmerFilter, RegexTokenizer, StopFilter
from whoosh.lang.stopwords import stoplists

from caretoolkit.index.analysis import Analyser, analyser
from caretoolkit.index.frequencies import Frequencies
from caretoolkit.index.words import folded, placed_words, words
from caretoolkit.localise import Passage


def terms(text: str, locale: str) -> list[str]:
    return [term for _, term in map(analyser(locale).term, words(text)) if term]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Care blocks, 2020", ["care", "blocks", "2020"]),
        ("L'été à Genève", ["été", "genève"]),
        ("women's 5R work", ["women", "5r", "work"]),
        ("a b 5", ["5"]),
        ("社区照护", ["社区", "区照", "照护"]),
        ("护", ["护"]),
        ("café照护X光", ["café", "照护", "光"]),
        ("رِعاية", ["رِعاية"]),
        ("care\u200f\x00blocks", ["care", "blocks"]),
        ("", []),
    ],
)
def test_a_text_is_parted_into_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("educación", "educacion"),
        ("straße", "strasse"),
        ("œuvre", "oeuvre"),
        ("łódź", "lodz"),
        ("رِعايَةٌ", "رعايه"),
        ("أطفال", "اطفال"),
        ("إلى", "الي"),
        ("رعـــاية", "رعايه"),
        ("١٢٣", "123"),
        ("देखभाल", "देखभाल"),
    ],
)
def test_a_word_is_folded_to_what_readers_type(word: str, typed: str) -> None:
    assert folded(word) == folded(typed) == typed


def test_a_word_keeps_its_place_in_the_text() -> None:
    text = "Él cuida, 社区照护"

    assert [(word, text[start:end]) for word, start, end in placed_words(text)] == [
        ("él", "Él"),
        ("cuida", "cuida"),
        ("社区", "社区照护"),
        ("区照", "社区照护"),
        ("照护", "社区照护"),
    ]


@pytest.mark.parametrize(
    ("locale", "forms"),
    [
        ("en", "vouchers voucher"),
        ("es", "prestación prestaciones"),
        ("fr", "crèches crèche"),
        ("pt", "educação educações"),
        ("ar", "الرعاية رعاية للرعاية"),
        ("es-CO", "cuidados cuidado"),
    ],
)
def test_the_forms_of_a_word_are_one_term(locale: str, forms: str) -> None:
    assert len(set(terms(forms, locale))) == 1


@pytest.mark.parametrize(
    ("locale", "text"), [("en", "the of and"), ("es", "el de para"), ("fr", "qu'elle est"), ("ar", "في من إلى")]
)
def test_stop_words_are_no_terms(locale: str, text: str) -> None:
    assert terms(text, locale) == []


def test_a_language_without_stemmer_keeps_its_words() -> None:
    assert Analyser("sw").term("watoto") == ("watoto", "watoto")


@pytest.mark.parametrize(
    ("locale", "algorithm", "text"),
    [
        ("en", "english", "Services for the unpaid carers and for those they look after, within a walk of 15 to 20 minutes."),
        ("es", "spanish", "Servicios para quienes cuidan sin paga y para las personas a quienes cuidan, a pocos minutos."),
        ("fr", "french", "Des services pour les personnes qui aident leurs proches et pour ceux dont elles prennent soin."),
    ],
)
def test_the_terms_are_those_of_whooshs_own_analysis(locale: str, algorithm: str, text: str) -> None:
    chain = RegexTokenizer() | LowercaseFilter() | StopFilter(stoplist=stoplists[locale], minsize=2) | PyStemmerFilter(algorithm)
    whooshs = Counter(folded(token.text) for token in chain(text))

    assert Frequencies().terms((Passage.of(text, locale),)) == whooshs
