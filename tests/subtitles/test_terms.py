from hypothesis import given, settings

from onara.subtitles.terms import terms, words
from tests.spelling.any_text import ANYTHING


def test_a_word_with_a_particle_has_the_terms_of_the_word() -> None:
    for said in ("기차역에서", "기차역은", "기차역까지", "서울기차역"):
        assert set(terms("기차역")) <= set(terms(said)), said


def test_english_words_are_found_in_other_forms() -> None:
    assert terms("stations") == terms("station")
    assert terms("waiting") == terms("waited")


def test_words_that_hold_a_sentence_together_have_no_terms() -> None:
    assert words("the scene where they are at the station") == ["station"]
    assert words("그때 나온 노래") == []


@settings(deadline=None)
@given(ANYTHING)
def test_any_text_has_terms(text: str) -> None:
    assert all(terms(text))
