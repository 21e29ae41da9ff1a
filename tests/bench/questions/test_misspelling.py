import random
import unicodedata

import pytest
from rapidfuzz.distance import DamerauLevenshtein

from bench.questions.misspelling import has_hangul, romanised_somehow, slip

SEEDS = range(40)


@pytest.mark.parametrize("title", ["너의 모든 순간", "Every Moment of You", "길"])
def test_a_slip_is_one_letter_and_the_text_is_another(title: str) -> None:
    for seed in SEEDS:
        made = slip(title, random.Random(seed))
        letters = [unicodedata.normalize("NFD", text) for text in (title, made)]
        assert DamerauLevenshtein.distance(*letters) == 1
        assert made == unicodedata.normalize("NFC", made)


def test_the_first_letter_stays() -> None:
    assert {slip("Signal", random.Random(seed))[0] for seed in SEEDS} == {"S"}


@pytest.mark.parametrize("text", ["", "V", "1997"])
def test_what_has_no_letter_to_slip_on_stays(text: str) -> None:
    assert slip(text, random.Random(1)) == text


def test_people_romanise_in_ways_of_their_own() -> None:
    made = {romanised_somehow("너의 모든 순간", random.Random(seed)) for seed in SEEDS}
    assert len(made) > 5
    assert not any(has_hangul(each) for each in made)
    assert made == {each.lower() for each in made}


def test_hangul_is_told_from_latin() -> None:
    assert has_hangul("OST 어른")
    assert not has_hangul("Grown Ups")
