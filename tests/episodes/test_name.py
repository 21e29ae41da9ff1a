import unicodedata
from pathlib import PurePath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onara.episodes.name import read_name
from onara.episodes.naming import Naming, Place
from tests.spelling.any_text import ANYTHING

GOBLIN = {"title": "도깨비"}
NAMES: list[tuple[str, dict[str, Any]]] = [
    ("도깨비.E07.161223.720p-NEXT.mkv", GOBLIN | {"number": 7, "broadcast": "2016-12-23"}),
    (
        "Goblin (2016) - S01E07 - Snow Flower [Bluray].mkv",
        {"title": "Goblin", "year": 2016, "season": 1, "number": 7, "episode_title": "Snow Flower"},
    ),
    ("제7회.mp4", {"number": 7, "title": None}),
    ("7화.avi", {"number": 7}),
    ("07회.mp4", {"number": 7}),
    ("EP07.mkv", {"number": 7}),
    ("Ep.7.mkv", {"number": 7}),
    ("1x07.mkv", {"season": 1, "number": 7}),
    ("[드라마] 꽃보다 남자 제 12 회.avi", {"title": "꽃보다 남자", "number": 12}),
    ("대장금_제54회_최종회.avi", {"title": "대장금", "number": 54, "is_last": True}),
    ("Goblin.S01E07E08.mkv", {"number": 7, "last_number": 8}),
    ("Goblin S01E07-E08.mkv", {"number": 7, "last_number": 8}),
    ("Goblin s01e07 s01e08.mkv", {"title": "Goblin", "number": 7, "last_number": 8}),
    ("Goblin.s01e07.s01e08.mkv", {"title": "Goblin", "number": 7, "last_number": 8}),
    ("Goblin S01E07E08E09.mkv", {"title": "Goblin", "number": 7, "last_number": 9}),
    (
        "Goblin s01e01-02-03.mkv",
        {"title": "Goblin", "number": 1, "last_number": 3, "broadcast": None},
    ),
    ("Goblin 1x07_1x08.mkv", {"title": "Goblin", "number": 7, "last_number": 8}),
    ("Goblin.ep07.ep08.mkv", {"title": "Goblin", "number": 7, "last_number": 8}),
    ("Goblin.E07.161223.mkv", {"number": 7, "last_number": None, "broadcast": "2016-12-23"}),
    ("foo_[s01]_[e02].mkv", {"title": "foo", "season": 1, "number": 2}),
    ("S01 - E05.mkv", {"season": 1, "number": 5}),
    (
        "Goblin (2016) [tvdbid-313081]/Season 01/Goblin S01E01-E02.mkv",
        {"title": "Goblin", "year": 2016, "season": 1, "last_number": 2},
    ),
    ("Goblin (2016) {tvdb-313081}/Season 00/Goblin S00E01.mkv", {"title": "Goblin", "season": 0}),
    (
        "Goblin [tmdbid=67915]/Season 2/S02E03 Part 1.mkv",
        {"title": "Goblin", "season": 2, "number": 3, "part": 1},
    ),
    ("Goblin S01E07-720p.mkv", {"number": 7, "last_number": None}),
    ("꽃보다 남자 제12회~제13회.avi", {"number": 12, "last_number": 13}),
    ("나의 아저씨 7회 1부.mp4", {"number": 7, "part": 1}),
    ("도깨비 2부.mp4", GOBLIN | {"number": 2, "part": None}),
    ("도깨비 스페셜.mkv", GOBLIN | {"season": 0, "number": None}),
    ("도깨비 SP2.mkv", GOBLIN | {"season": 0, "number": 2}),
    ("KBS 드라마 스페셜 3회.mkv", {"title": "KBS 드라마 스페셜", "season": None, "number": 3}),
    ("tvN 금토드라마 도깨비 16회.mp4", GOBLIN | {"number": 16}),
    ("별에서 온 그대.2013.12.18.1회.mkv", {"broadcast": "2013-12-18", "number": 1}),
    ("미안하다 03화 (KBS2 041115).avi", {"broadcast": "2004-11-15", "episode_title": None}),
    ("Signal.E16.END.160312.HDTV.H264.720p-WITH.mp4", {"number": 16, "episode_title": None}),
    ("Hospital.Playlist.2nd.Season.Ep.4.mkv", {"title": "Hospital Playlist", "season": 2}),
    ("School 2015 - 07.mkv", {"title": "School 2015", "number": 7, "year": None}),
    ("응답하라 1997.mkv", {"title": "응답하라 1997", "number": None}),
    ("[Group] Goblin - 07 [720p][ABCD1234].mkv", {"title": "Goblin", "number": 7}),
    ("SKY 캐슬 20 END.mp4", {"title": "SKY 캐슬", "number": 20}),
    ("18 Again.mkv", {"title": "18 Again", "number": None}),
    ("the.show.1920x1080.x265.mkv", {"season": None, "number": None}),
    ("E07v2.mkv", {"number": 7}),
    ("99.mkv", {"number": 99}),
    ("도깨비/07.mkv", GOBLIN | {"number": 7}),
    ("07회 도깨비.mkv", GOBLIN | {"number": 7}),
    ("슬기로운 의사생활 시즌2/제3회.mp4", {"title": "슬기로운 의사생활", "season": 2, "number": 3}),
    ("도깨비/시즌 1/제3회.mp4", GOBLIN | {"season": 1, "number": 3}),
    ("Goblin/Season 1/E03.mp4", {"title": "Goblin", "season": 1, "number": 3}),
    ("Goblin/Specials/E01.mkv", {"title": "Goblin", "season": 0, "number": 1}),
    ("Goblin/Specials/Goblin S01E04.mkv", {"season": 1, "number": 4}),
    ("도깨비 1-16회/도깨비.mkv", GOBLIN | {"number": None}),
    ("Goblin.S01E01-E16.Complete/abc.mkv", {"season": 1, "number": None}),
    ("Goblin E07-2016.mkv", {"number": 7, "last_number": None}),
    ("도깨비 (2016)/Season 1/E07.mkv", GOBLIN | {"year": 2016}),
    ("anna/드라마/E07.mkv", {"title": None, "number": 7}),
    ("anna/K-Dramas/도깨비/E07.mkv", GOBLIN),
    ("도깨비 E07 (12-13회).mkv", {"number": 7, "last_number": None}),
    ("Goblin [tvdbid-313053]/Season 01/S01E07.mkv", {"title": "Goblin", "year": None}),
    ("Show/S01E07/abc.mkv", {"season": 1, "number": 7}),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("name", "told"), NAMES, ids=[name for name, _ in NAMES])
def test_names_in_use_are_read(name: str, told: dict[str, Any], form: Any) -> None:
    naming = read_name(PurePath(unicodedata.normalize(form, name)))
    assert {field: getattr(naming, field) for field in told} == told


def test_each_thing_read_comes_with_the_piece_that_said_it() -> None:
    naming = read_name(PurePath("슬기로운 의사생활 시즌2/제3회.mp4"))
    number, season, title = (naming.why(field) for field in ("number", "season", "title"))
    assert number and (number.said, number.place) == ("제3회", Place.FILE)
    assert season and (season.said, season.place) == ("시즌2", Place.FOLDER)
    assert title and str(title) == (
        'title 슬기로운 의사생활: "슬기로운 의사생활" in the folder name'
    )


def test_what_was_overruled_stays_in_the_evidence() -> None:
    naming = read_name(PurePath("Goblin/Season 2/Goblin S01E04.mkv"))
    said = [each for each in naming.evidence if each.field == "season"]
    assert [(each.value, each.place) for each in said] == [("1", Place.FILE), ("2", Place.FOLDER)]


def test_a_name_whose_letters_were_decoded_wrongly_is_repaired() -> None:
    wrong = "도깨비 7회.mkv".encode("cp949").decode("utf-8", "surrogateescape")
    assert read_name(PurePath(wrong)) == read_name(PurePath("도깨비 7회.mkv"))


@settings(deadline=None)
@given(st.lists(ANYTHING.map(lambda text: text.replace("/", "")), min_size=1, max_size=4))
def test_any_path_is_read(parts: list[str]) -> None:
    naming = read_name(PurePath(*parts, "x.mkv"))
    for text in (*naming.titles, naming.episode_title or ""):
        assert unicodedata.normalize("NFC", text) == text


@settings(deadline=None)
@given(st.integers(1, 30), st.integers(1, 999))
def test_every_way_of_writing_a_number_says_the_same(season: int, number: int) -> None:
    for name in (
        f"Goblin S{season:02}E{number:02}.mkv",
        f"Goblin Season {season} Episode {number}.mkv",
        f"도깨비 시즌{season} 제{number}회.mp4",
        f"도깨비_시즌 {season}_{number:02}화.mp4",
        f"도깨비 시즌{season}/EP{number:02}.mkv",
    ):
        naming = read_name(PurePath(name))
        assert (naming.season, naming.number) == (season, number), name
        assert naming.title in ("Goblin", "도깨비")


@settings(deadline=None)
@given(st.sampled_from([name for name, _ in NAMES]), st.sampled_from(["/mnt/tv", "/nas/드라마"]))
def test_where_the_collection_is_kept_says_nothing(name: str, folder: str) -> None:
    assert _told(read_name(PurePath(folder) / name)) == _told(read_name(PurePath(name)))


def _told(naming: Naming) -> tuple[object, ...]:
    return naming.title, naming.season, naming.number, naming.broadcast
