"""`onara.collection.native`, over every song of the bundled catalogue."""

import pytest

from onara.catalogue import Catalogue
from onara.collection.native import (
    credit_line,
    is_romanised_person,
    is_romanised_title,
    is_spelt_out,
    native_title,
    sort_title,
)

CATALOGUE = Catalogue.load()


@pytest.mark.parametrize(
    ("song", "title"),
    [
        ("snow-flower", "눈의 꽃"),
        ("stay-with-me", "Stay With Me"),  # 스테이 위드 미 is how that is pronounced
        ("aroha", "아로하"),  # and this is what is romanised
        ("dae-jang-geum/onara", "오나라"),
        ("far-from-melo", "Far From Melo"),
        ("canon", "Canon"),
    ],
)
def test_the_native_title_is_the_one_of_the_release(song: str, title: str) -> None:
    assert native_title(CATALOGUE.song(song)) == title


def test_no_translation_is_taken_for_a_pronunciation() -> None:
    natives = {native_title(song) for song in CATALOGUE.songs}
    assert {"어른", "보통의 하루", "무지개는 있다", "꽃이 피면", "첫 눈"} <= natives
    assert {"Beautiful", "Heaven", "My Destiny", "Still Fighting It"} <= natives


def test_words_that_are_spelt_out_one_by_one_are_no_translation() -> None:
    assert is_spelt_out("에코 리버", "Echo River")
    assert is_spelt_out("슈가 키드", "Sugar Kid")
    assert not is_spelt_out("말해 줘", "Tell Me")
    assert not is_spelt_out("눈의 꽃", "Snow Flower")


def test_romanised_titles_are_known_in_any_system() -> None:
    for text in ("Nunui kkot", "Noonui ggot", "NUNEUI KKOT", "nun ui kkot"):
        assert is_romanised_title(text, "눈의 꽃"), text
    for text in ("Snow Flower", "눈의 꽃", "Nun", ""):
        assert not is_romanised_title(text, "눈의 꽃"), text


def test_a_sort_title_has_a_capital_where_it_begins() -> None:
    assert sort_title("눈의 꽃") == "Nunui kkot"
    assert sort_title("눈의 꽃 (Inst.)", CATALOGUE.song("snow-flower")) == "Nunui kkot (Inst.)"
    assert sort_title("Beautiful") == "Beautiful"


def test_stage_names_are_no_romanised_names() -> None:
    people = {p.name: p for song in CATALOGUE.songs for p in song.performers}
    romanised = {name for name, person in people.items() if is_romanised_person(person)}
    assert {"Park Hyo Shin", "Jang Beom June", "Ha Hyun Woo", "Huh Gak"} <= romanised
    assert romanised.isdisjoint({"Crush", "Heize", "10cm", "Sam Kim", "SS501", "Tammy Wynette"})


def test_performers_are_printed_in_korean() -> None:
    assert credit_line(CATALOGUE.song("stay-with-me")) == "찬열, 펀치"
