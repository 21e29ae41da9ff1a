"""Romanisations of one name are one, and other people stay others."""

from __future__ import annotations

import pytest

from onara.spelling import same_name, skeleton, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lee Seung-yeol", "Yi Sung Yol"),
        ("Yook Ji Dam", "Yuk Jidam"),
        ("Jung Seung Hwan", "Jeong Seunghwan"),
        ("Jeong Eun Ji", "Chung Un Ji"),
        ("Park Hyo Shin", "Bak Hyosin"),
        ("Park Hyo Shin", "Pak Hyo-shin"),
        ("Jang Beom June", "Jang Bum Joon"),
        ("Huh Gak", "Heo Gak"),
        ("Kim Bum Soo", "Gim Beomsu"),
        ("Kwon Jin Ah", "Gwon Jin-a"),
        ("Baek Ji Young", "Paik Ji-yeong"),
        ("Yoo Seung-woo", "Ryu Seung U"),
        ("Kkotboda namja", "Ggotboda namja"),
    ],
)
def test_romanisations_of_one_name_are_one(one: str, other: str) -> None:
    assert same_name(skeleton(tokens(one)), skeleton(tokens(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Bum", "Kim Bum Soo"),
        ("Kim Joon", "Kim Bum"),
        ("Lee Ji-hoon", "Lee Ji-hye"),
        ("Lee Min Ho", "Lee Mi-na"),
        ("Park Hye-ri", "Park Hye-soo"),
        ("Jung Jae Wook", "Jung Joon-il"),
        ("Kim Soo Hyun", "Kim Seul-gi"),
        ("Sam Kim", "Sam Smith"),
    ],
)
def test_different_people_stay_different(one: str, other: str) -> None:
    assert not same_name(skeleton(tokens(one)), skeleton(tokens(other)))


def test_only_latin_names_have_a_skeleton() -> None:
    assert skeleton(tokens("찬열")) == skeleton(tokens("10cm")) == skeleton(()) == ""
