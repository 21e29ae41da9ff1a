"""Names are the same across scripts, spellings and broken encodings, and no further."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onara.catalogue.names import key, repaired, same_name, skeleton, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chan Yeol", "CHANYEOL"),
        ("별에서 온 그대", "별에서온그대"),
        ("쓸쓸하고 찬란하神 - 도깨비", "쓸쓸하고 찬란하신 도깨비"),
        ("Because I'm Stupid", "because i’m stupid"),
        ("Beyoncé", "BEYONCE"),
        ("ＢＯＩＳ", "bois"),
        ("Ⅱ", "II"),
        ("도깨비", unicodedata.normalize("NFD", "도깨비")),
        ("シークレット・ガーデン", "シークレットガーデン"),
    ],
)
def test_one_name_in_two_spellings_has_one_key(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


def test_scripts_and_digits_stand_apart() -> None:
    assert tokens("도깨비OST Part1 呼唤_10cm") == ("도깨비", "ost", "part", "1", "呼唤", "10", "cm")


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


@pytest.mark.parametrize("text", ["스테이 위드 미", "도깨비 OST Part.1", "길", "찬열, 펀치"])
@pytest.mark.parametrize("encoding", ["cp949", "utf-8"])
def test_korean_read_as_latin1_is_restored(text: str, encoding: str) -> None:
    assert repaired(text.encode(encoding).decode("latin-1")) == text
    assert repaired(text.encode(encoding).decode("utf-8", "surrogateescape")) == text


@pytest.mark.parametrize(
    "text",
    [
        "Beyoncé",
        "Motörhead",
        "Sigur Rós",
        "Édith Piaf",
        "Für Elise",
        "naïve",
        "¿Qué?",
        "Mø",
        "찬열 é",
    ],
)
def test_what_may_be_meant_so_is_left_alone(text: str) -> None:
    assert repaired(text) == text


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_can_be_folded(text: str) -> None:
    assert key(key(text)) == key(text)
    assert isinstance(repaired(text), str)
    assert isinstance(skeleton(tokens(text)), str)
