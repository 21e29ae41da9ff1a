"""Part numbers and dramas out of the titles of soundtracks."""

import pytest

from onara.imports.soundtrack_title import drama_of, is_marked, part_of


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("도깨비 OST Part.9", 9),
        ("도깨비 OST Part 3", 3),
        ("Goblin (Original Television Soundtrack), Pt. 3", 3),
        ("시그널 OST 파트 2", 2),
        ("사랑의 불시착 OST Part.IV", 4),
        ("Something OST Part IX", 9),
        ("My Mister OST Vol. 2", "Vol. 2"),
        ("Part-Time Lover OST Part 5", 5),
        ("사랑의 불시착 OST", None),
        ("Partner Track", None),
        ("", None),
    ],
)
def test_the_part_is_read_however_it_is_written(title: str, part: int | str | None) -> None:
    assert part_of(title) == part


@pytest.mark.parametrize(
    ("title", "drama"),
    [
        ("도깨비 OST Part.9", "도깨비"),
        ("도깨비OST", "도깨비"),
        ("Goblin (Original Television Soundtrack), Pt. 3", "Goblin"),
        ("The King: Eternal Monarch OST, Part. 3", "The King: Eternal Monarch"),
        ("후아유 - 학교 2015 OST Part.1", "후아유 - 학교 2015"),
        ("tvN 드라마 시그널 OST", "시그널"),
        ("도깨비 (tvN 금토드라마) OST - Part.3", "도깨비"),
        ("'응답하라 1997' O.S.T", "응답하라 1997"),
        ("Crash Landing on You", "Crash Landing on You"),
        ("신입사관 구해령 오리지널 사운드트랙", "신입사관 구해령"),
        ("OST", None),
        ("", None),
    ],
)
def test_the_drama_is_what_stands_before_the_marking(title: str, drama: str | None) -> None:
    assert drama_of(title) == drama


def test_only_soundtracks_are_marked() -> None:
    assert is_marked("도깨비 OST")
    assert is_marked("Signal (Original Soundtrack)")
    assert not is_marked("Lost in the Post")
    assert not is_marked("Costume")
