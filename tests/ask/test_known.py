"""What the catalogue does not have is said to be unknown."""

from __future__ import annotations

import pytest

from onara.ask import Asker
from onara.ask.evidence import Case, Span, Support
from onara.ask.known import Elsewhere, rest
from onara.ask.names import Hit
from onara.ask.question import question
from onara.ask.spread import Reach
from onara.catalogue.world import TitleElsewhere

OTHERS = [
    "You Are My Everything Gummy Descendants of the Sun",
    "Always Yoon Mirae Descendants of the Sun",
    "처음부터 지금까지 겨울연가",
    "보고싶다 김범수 천국의 계단",
    "Perhaps Love HowL J Princess Hours",
    "My Love Lee Jong Hyun A Gentleman's Dignity",
    "It's You Jeong Sewoon While You Were Sleeping",
    "Adrenaline Solar Vincenzo",
    "Way Back Then Squid Game",
    "La La La It's Love The Melody Coffee Prince",
    "Don't Forget Baek Ji Young Iris",
    "시간을 거슬러 린 해를 품은 달",
    "사랑은 눈꽃처럼 준수 착한남자",
    "너였다면 정승환 또 오해영",
    "그대라는 시 태연 호텔 델루나",
    "걱정말아요 그대 이적 응답하라 1988",
    "소나기 이클립스 선재 업고 튀어",
    "Love, Maybe MeloMance Business Proposal",
    "Give You My Heart IU Crash Landing on You",
    "What the Spring K.Will",
]


@pytest.mark.parametrize("typed", OTHERS)
def test_a_song_of_another_drama_is_unknown(asker: Asker, typed: str) -> None:
    answer = asker.find(typed)
    assert answer.unknown, [(result.id, result.why) for result in answer.results[:2]]
    assert len(answer.results) <= 2
    assert all(result.why.startswith("nearest, not it: ") for result in answer.results)


def test_the_drama_that_is_missing_is_named(asker: Asker) -> None:
    assert asker.find("This Love Davichi Descendants of the Sun").missing == (
        "Descendants of the Sun"
    )
    assert asker.find("almost paradise").missing is None


def test_songs_of_one_title_are_listed_with_what_tells_them_apart(asker: Asker) -> None:
    answer = asker.find("I Miss You")
    alike = [result for result in answer.results if result.title == "I Miss You"]
    assert not answer.unknown
    assert alike == list(answer.results[: len(alike)])
    assert len(alike) > 1
    assert len({result.performers for result in alike}) == len(alike)
    assert len({result.drama for result in alike}) == len(alike)


def of(*named: tuple[int, int, float, str]) -> Case:
    spans = [
        Span(start, end, Hit("it", quality, "It", how), end - start)
        for start, end, quality, how in named
    ]
    return Case("it", 0.0, tuple(Support(span, Reach(1.0, ()), 0.0) for span in spans))


def test_the_rest_is_what_no_name_explains() -> None:
    asked = question("gangnam style psy")
    assert rest(asked, None) == (3.0, 3.0)
    assert rest(asked, of((0, 2, 1.0, "name"))) == (1.0, 3.0)
    assert rest(asked, of((0, 3, 1.0, "name"))) == (0.0, 3.0)


def test_words_that_only_ask_leave_no_rest() -> None:
    asked = question("ost songs of gangnam style 2012")
    assert rest(asked, None) == (2.0, 2.0)


def test_a_word_that_is_a_short_part_of_a_title_explains_itself_by_half() -> None:
    asked = question("style psy")
    assert rest(asked, of((0, 1, 0.5, "half of the title"))) == (1.5, 2.0)
    assert rest(asked, of((0, 2, 0.5, "half of the title"))) == (0.0, 2.0)


def test_a_title_elsewhere_is_named_by_letters_or_sound_but_not_by_a_common_word() -> None:
    elsewhere = Elsewhere(
        [
            TitleElsewhere("Autumn Tale", "가을동화", (), 2016, False),
            TitleElsewhere("Wind", None, (), 2019, True),
        ]
    )
    assert elsewhere.named(question("ending of autumn tale"), frozenset()) == "autumn tale"
    assert elsewhere.named(question("가을동화 노래"), frozenset()) == "가을동화"
    assert elsewhere.named(question("wind song"), frozenset()) is None
    assert elsewhere.named(question("autumn tale"), frozenset({0, 1})) is None
