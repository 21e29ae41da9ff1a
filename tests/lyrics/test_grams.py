import pytest

from onara.lyrics.grams import LENGTH, grams, sound_of


def test_grams_overlap_and_know_the_edges_of_a_line() -> None:
    assert grams("abcd") == {"|abc", "abcd", "bcd|"}


@pytest.mark.parametrize("sounded", ["a", "ab", "abc"])
def test_a_short_sound_has_grams(sounded: str) -> None:
    assert grams(sounded)
    assert all(len(gram) <= LENGTH for gram in grams(sounded))


def test_nothing_has_no_grams() -> None:
    assert grams("") == set()


def test_scripts_and_spaces_make_no_difference_to_the_sound() -> None:
    assert sound_of("노란 대문") == sound_of("noran daemun") == sound_of("NORANDAEMUN!") != ""


def test_scripts_without_a_sound_stay_letters() -> None:
    assert sound_of("Бумажный!") == "бумажныи"
    assert sound_of("…!") == ""
