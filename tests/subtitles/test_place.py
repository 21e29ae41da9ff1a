import unicodedata

import pytest
from hypothesis import given, settings

from onara.subtitles.place import LONGEST, PARTS, Place, place_of
from tests.spelling.any_text import ANYTHING


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("the train station, end of episode 2", Place("the train station", number=2, part="end")),
        ("2화 끝", Place("", number=2, part="end")),
        (unicodedata.normalize("NFD", "2화 끝에 기차역"), Place("기차역", number=2, part="end")),
        ("beginning of the last episode", Place("", is_last=True, part="beginning")),
        ("제3회 초반", Place("", number=3, part="beginning")),
        ("opening of ep 4", Place("", number=4, part="beginning")),
        ("마지막회 기차역", Place("기차역", is_last=True)),
        ("S02E03 the rain", Place("the rain", season=2, number=3)),
        ("시즌2 3화 중반 병원", Place("병원", season=2, number=3, part="middle")),
        ("rain, at the end of the second episode", Place("rain", number=2, part="end")),
        ("3회의 마지막 장면 눈 오는 날", Place("눈 오는 날", number=3, part="end")),
        ("episode 7, near the end, umbrella", Place("umbrella", number=7, part="end")),
        ("첫 화 첫 장면", Place("", number=1, part="beginning")),
        ("두 번째 회 우산", Place("우산", number=2)),
        ("the season finale ending", Place("", is_last=True, part="end")),
    ],
)
def test_episode_and_part_are_read_and_the_rest_is_left(typed: str, place: Place) -> None:
    assert place_of(typed) == place


@pytest.mark.parametrize(
    "typed",
    [
        "opening the door",
        "회사에서 싸우는",
        "사회 선생님",
        "전화 받는",
        "the end of the world",
        "영화관",
    ],
)
def test_words_that_only_look_like_a_place_stay(typed: str) -> None:
    assert place_of(typed) == Place(typed)


def test_parts_lie_inside_the_episode() -> None:
    for first, last in PARTS.values():
        assert 0 <= first < last <= 1


@settings(deadline=None)
@given(ANYTHING)
def test_any_text_is_read(text: str) -> None:
    place = place_of(text)
    assert len(place.rest) <= 2 * LONGEST
    assert place.rest == place.rest.strip()
