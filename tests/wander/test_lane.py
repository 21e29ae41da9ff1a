from __future__ import annotations

from onara.wander import Year, lane, remembered_of
from tests.graph.bundled import catalogue, graph, invented, of

AIRED = ", aired: {first: 2016-12-02, last: 2017-01-21}, network: tvN"


def by_year(only: frozenset[str] | None = None) -> dict[int, Year]:
    return {year.year: year for year in lane(catalogue(), graph(), only=only)}


def test_years_are_in_order_and_none_is_empty() -> None:
    years = lane(catalogue(), graph())
    assert [each.year for each in years] == sorted({each.year for each in years})
    assert all(each.dramas or each.songs for each in years)


def test_a_drama_over_new_year_stands_in_both_years() -> None:
    made, found = of(invented("id: a, title: A, released: 2016-12-03", more=AIRED))
    first, second = lane(made, found)
    assert first.dramas[0].reason == "aired 2016-12-02 to 2017-01-21 on tvN"
    assert second.dramas[0].reason == "still airing on tvN"
    assert [song.id for song in first.songs] == ["winter/a"]
    assert second.songs == ()


def test_an_original_stands_in_its_own_year_and_says_when_it_was_heard_again() -> None:
    (moment,) = by_year()[1960].songs
    assert moment.performers == ("The Drifters",)
    assert "2018" in moment.reason
    assert "Something in the Rain" in moment.reason
    assert "something-in-the-rain/save-the-last-dance-for-me" in {
        song.id for song in by_year()[2018].songs
    }


def test_a_period_song_stands_in_its_year_and_in_the_dramas() -> None:
    years = by_year()
    then = next(song for song in years[1998].songs if song.id == "reply-1997/to-heaven")
    later = next(song for song in years[2012].songs if song.id == "reply-1997/to-heaven")
    assert "2012" in then.reason
    assert "1998" in later.reason


def test_a_song_without_a_date_stands_in_the_year_of_its_drama() -> None:
    made, found = of(invented("id: a, title: A", more=AIRED))
    (song,) = lane(made, found)[0].songs
    assert song.reason == "song of Winter, which aired that year"


def test_every_song_of_a_drama_with_a_year_is_on_the_lane() -> None:
    shown = {song.id for year in lane(catalogue(), graph()) for song in year.songs}
    assert {song.id for song in catalogue().songs} <= shown


def test_a_later_version_stands_in_its_year() -> None:
    assert any(song.performers == ("Doyoung",) for song in by_year()[2024].songs)


def test_in_korean_a_version_is_called_by_korean_words() -> None:
    told = {m.id: m for y in lane(catalogue(), graph(), language="ko") for m in y.songs}
    reissue = told["im-sorry-i-love-you/snow-flower/version/2"]
    assert reissue.title_ko == "눈의 꽃 (애니메이션 영상과 함께 재발매)"


def test_the_lane_of_a_singer_has_only_his_songs_and_dramas() -> None:
    years = by_year(remembered_of(graph(), "v"))
    assert {song.id for year in years.values() for song in year.songs} == {
        "itaewon-class/sweet-night"
    }
    assert list(years) == [2020]


def test_the_lane_of_the_first_singers_shows_the_remake_too() -> None:
    assert list(by_year(remembered_of(graph(), "the-drifters"))) == [1960, 2018]


def test_the_lane_of_a_drama_has_its_songs() -> None:
    years = by_year(remembered_of(graph(), "signal"))
    assert 2016 in years
    assert {song.id.partition("/")[0] for song in years[2016].songs} == {"signal"}


def test_nothing_of_nothing() -> None:
    assert lane(catalogue(), graph(), only=frozenset()) == ()
