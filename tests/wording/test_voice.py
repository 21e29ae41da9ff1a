from __future__ import annotations

from typing import NamedTuple

import pytest

from onara.wording import Named, Words, saying, voice_of

ENGLISH, KOREAN = voice_of("en"), voice_of("ko")
GOBLIN = Named("Guardian", "도깨비")


def test_a_name_goes_into_a_sentence_in_the_language_of_the_sentence() -> None:
    told = saying("kinship.heard", drama=GOBLIN)
    assert ENGLISH.tell(told) == "also heard in Guardian"
    assert KOREAN.tell(told) == "역시 도깨비에서 들린 목소리"


def test_several_names_are_joined_as_each_language_does() -> None:
    told = saying("reasons.shares", who=(Named("A", "가"), Named("B", None)), drama=GOBLIN)
    assert ENGLISH.tell(told) == "shares A and B with Guardian"
    assert "가, B" in KOREAN.tell(told)


def test_words_of_a_vocabulary_and_sayings_are_put_in_as_they_are_said() -> None:
    told = saying("kinship.mood", moods=Words("moods", ("tender", "first love")))
    assert ENGLISH.tell(told) == "tender, first love as well"
    assert KOREAN.tell(told) == "역시 다정한, 첫사랑"
    days = saying("remembered.days", first="2016-12-02", last="2017-01-21")
    assert KOREAN.say("remembered.aired", days=days) == "2016-12-02 ~ 2017-01-21 방영"


def test_a_thing_without_a_korean_name_may_be_told_in_korean() -> None:
    class Told(NamedTuple):
        title: str
        title_ko: str | None
        told_ko: str

    assert KOREAN.say("kinship.cast", drama=Told("a book", None, "책")) == "역시 책 출연"


def test_a_word_is_found_by_its_key_or_its_english() -> None:
    assert KOREAN.word("usages", "on_screen") == "화면 속 연주"
    assert KOREAN.word("roles", "ending") == KOREAN.word("roles", "ending theme") == "엔딩 테마"
    assert ENGLISH.word("tongues", "ja") == "Japanese"
    assert KOREAN.word("moods", "unheard of") == "unheard of"


@pytest.mark.parametrize(
    ("area", "english", "korean"),
    [
        ("told", "7.2 s long", "길이가 7.2초입니다"),
        ("told", "speech over 12 % of it", "12%에 말소리가 겹칩니다"),
        ("told", "a person says so", "사람이 정했습니다"),
        ("told", "/v/7: b.mkv: heard audio 1 of 2 (kor)", "오디오 트랙 2개 가운데 1번(kor)"),
        ("told", "a.mkv: runs at 1.0417 of the speed of the recordings", "음원보다 1.0417배 속도"),
        ("errors", "/m/a.flac: has no audio track", "/m/a.flac: 오디오 트랙이 없습니다"),
        ("errors", "cannot write in /x: permission denied", "/x에 쓸 수 없습니다: 권한이 없음"),
        ("errors", "there is no list 비; make it with: onara list --new NAME", "비라는 목록이"),
        ("errors", "what nobody ever said", "what nobody ever said"),
    ],
)
def test_a_sentence_that_is_kept_in_english_is_told_in_korean(
    area: str, english: str, korean: str
) -> None:
    assert korean in KOREAN.retold(area, english)
    assert ENGLISH.retold(area, english) == english


def test_a_role_inside_a_sentence_is_told_too() -> None:
    said = "the catalogue has it as band performance, and nobody speaks over it"
    assert KOREAN.retold("told", said) == (
        "카탈로그에 극 중 밴드 연주곡으로 되어 있고, 말소리가 없습니다"
    )


def test_the_particle_alone_stands_behind_quotes() -> None:
    told = KOREAN.say("reasons.name", typed="시그널", title="시그널")
    assert told.startswith("“시그널”은 ")
