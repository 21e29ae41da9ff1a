import pytest

from onara.wording.particles import particle


@pytest.mark.parametrize(
    ("word", "pair", "fits"),
    [
        ("오나라", "은/는", "는"),
        ("도깨비", "을/를", "를"),
        ("시그널", "을/를", "을"),
        ("시그널", "으로/로", "로"),
        ("서울", "으로/로", "로"),
        ("첫눈", "으로/로", "으로"),
        ("Reply 1997", "은/는", "은"),
        ("Sweet Night", "이/가", "가"),
        ("Round and Round", "이/가", "가"),
        ("Love Story", "을/를", "를"),
        ("Alone", "을/를", "을"),
        ("Stay With Me", "을/를", "를"),
        ("Look", "을/를", "을"),
        ("Something in the Rain", "은/는", "은"),
        ("Little Apple", "으로/로", "로"),
        ("Goblin", "이/가", "이"),
        ("Soul", "으로/로", "로"),
        ("", "을/를", "를"),
        ("도깨비 (OST)", "은/는", "는"),
        ("CCM", "은/는", "은"),
    ],
)
def test_the_particle_follows_the_sound(word: str, pair: str, fits: str) -> None:
    assert particle(word, pair) == fits
