from pathlib import Path

import pytest
from hypothesis import given, settings

from onara.catalogue import Catalogue
from onara.episodes.corrections import corrected
from onara.episodes.identify import UnknownDrama, identified, identify_episode, naming_of
from onara.episodes.naming import Place
from tests.spelling.any_text import ANYTHING

CATALOGUE = Catalogue.load()


def test_a_file_is_an_episode_of_a_drama_with_all_that_is_known(tmp_path: Path) -> None:
    found = identify_episode(tmp_path / "도깨비.E07.161223.720p-NEXT.mkv", CATALOGUE)
    assert found.drama == "guardian-the-lonely-and-great-god"
    assert found.drama_title_ko == "쓸쓸하고 찬란하神 - 도깨비"
    assert (found.season, found.number, found.broadcast) == (None, 7, "2016-12-23")
    assert (found.network, found.episodes) == ("tvN", 16)
    why = found.naming.why("drama")
    assert why and (why.said, why.place) == ("도깨비", Place.CATALOGUE)


def test_nfo_wins_over_the_file_name_and_that_over_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Signal" / "Season 2"
    folder.mkdir(parents=True)
    path = folder / "도깨비 S03E04.mkv"
    read = identify_episode(path, CATALOGUE, season=1)
    assert (read.drama, read.number) == ("guardian-the-lonely-and-great-god", 4)
    path.with_suffix(".nfo").write_text(
        "<episodedetails><showtitle>대장금</showtitle><season>1</season><episode>9</episode>"
        "</episodedetails>",
        encoding="utf-8",
    )
    told = identify_episode(path, CATALOGUE)
    assert (told.drama, told.season, told.number) == ("dae-jang-geum", 1, 9)
    places = [each.place for each in told.evidence if each.field == "season"]
    assert places == [Place.NFO, Place.FILE, Place.FOLDER]


def test_a_person_wins_over_everything(tmp_path: Path) -> None:
    path = tmp_path / "Goblin S01E07.mkv"
    by_id = identify_episode(path, CATALOGUE, drama="signal", season="2")
    assert (by_id.drama, by_id.season, by_id.number) == ("signal", 2, 7)
    assert identify_episode(path, CATALOGUE, drama="시그널").drama == "signal"
    named = identify_episode(path, CATALOGUE, season="blu-ray cut")
    assert (named.season, named.season_name) == (None, "blu-ray cut")


def test_a_person_who_contradicts_the_name_wins_and_is_told(tmp_path: Path) -> None:
    found = identify_episode(tmp_path / "Goblin E07.mkv", CATALOGUE, drama="signal")
    assert found.drama == "signal"
    assert found.candidates == ("guardian-the-lonely-and-great-god",)
    (remark,) = found.remarks
    assert "is named after Guardian" in remark
    assert identify_episode(tmp_path / "E07.mkv", CATALOGUE, drama="signal").remarks == ()


def test_a_drama_that_is_not_there_is_refused_with_what_is_near(tmp_path: Path) -> None:
    with pytest.raises(UnknownDrama, match=r"Goblin Slayer: there is no such drama.*perhaps guard"):
        identify_episode(tmp_path / "a.mkv", CATALOGUE, drama="Goblin Slayer")


def test_a_correction_is_looked_up_anew(tmp_path: Path) -> None:
    path = tmp_path / "Winter Sonata E01.mkv"
    naming, _ = naming_of(path)
    assert identified(path, naming, CATALOGUE).drama is None
    found = identified(path, corrected(naming, drama="signal", number=3, title="끝"), CATALOGUE)
    assert (found.drama, found.number, found.title) == ("signal", 3, "끝")


def test_an_unknown_drama_keeps_the_name_that_the_file_gives_it(tmp_path: Path) -> None:
    found = identify_episode(tmp_path / "미스터 션샤인 3회.mkv", CATALOGUE)
    assert found.drama is None
    assert found.drama_title == found.drama_title_ko == "미스터 션샤인"


def test_the_last_episode_has_the_number_that_the_catalogue_knows(tmp_path: Path) -> None:
    found = identify_episode(tmp_path / "대장금 최종회.avi", CATALOGUE)
    assert found.number == 54
    assert identify_episode(tmp_path / "미스터 션샤인 최종회.avi", CATALOGUE).number is None


def test_a_number_beyond_the_last_episode_is_remarked(tmp_path: Path) -> None:
    (remark,) = identify_episode(tmp_path / "Signal E17.mkv", CATALOGUE).remarks
    assert "17" in remark and "16" in remark
    assert identify_episode(tmp_path / "Signal E16.mkv", CATALOGUE).remarks == ()


def test_a_broken_nfo_file_is_remarked_and_the_name_is_read(tmp_path: Path) -> None:
    (tmp_path / "Signal E03.nfo").write_text("<episodedetails>", encoding="utf-8")
    found = identify_episode(tmp_path / "Signal E03.mkv", CATALOGUE)
    assert (found.drama, found.number) == ("signal", 3)
    assert "is not well-formed" in found.remarks[0]


def test_the_words_behind_the_number_are_the_drama_or_the_title(tmp_path: Path) -> None:
    drama = identify_episode(tmp_path / "07회 도깨비.mkv", CATALOGUE)
    assert (drama.number, drama.title) == (7, None)
    assert drama.drama == "guardian-the-lonely-and-great-god"
    title = identify_episode(tmp_path / "도깨비" / "07회 첫눈.mkv", CATALOGUE)
    assert (title.drama, title.title) == (drama.drama, "첫눈")


@settings(max_examples=60, deadline=None)
@given(ANYTHING)
def test_any_name_is_identified_or_not(name: str) -> None:
    bare = name.replace("/", "").replace("\0", "")
    found = identify_episode(Path("/nowhere") / f"{bare}.mkv", CATALOGUE)
    assert found.drama is None or found.drama in {drama.id for drama in CATALOGUE.dramas}
