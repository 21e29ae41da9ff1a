from __future__ import annotations

import unicodedata

from onara.servers import Client
from onara.servers.song import song_of, songs_of
from tests.servers.standin import StandIn, running
from tests.servers.test_client import mina

MANY = [
    {"id": str(n), "title": f"노래 {n}", "album": f"음반 {n % 7}", "isDir": False}
    for n in range(1203)
]


def test_all_songs_come_page_by_page_however_few_a_page_has() -> None:
    for most in (500, 100):
        with running(StandIn(songs=MANY, most=most)) as address:
            seen: list[int] = []
            told = songs_of(Client(mina(address)), seen.append)
        assert [each.id for each in told] == [each["id"] for each in MANY]
        assert seen == [*range(most, 1203, most), 1203]


def test_a_server_that_finds_nothing_for_nothing_is_asked_album_by_album() -> None:
    for is_xml in (False, True):
        with running(StandIn(songs=MANY[:20], is_old=True, is_xml=is_xml)) as address:
            told = songs_of(Client(mina(address)))
        assert {each.id for each in told} == {each["id"] for each in MANY[:20]}


def test_what_a_server_tells_is_taken_as_far_as_it_makes_sense() -> None:
    told = song_of(
        {
            **{"id": 7, "title": unicodedata.normalize("NFD", "눈"), "artist": "V", "size": "12"},
            **{"artists": [{"name": "V"}, {"name": "IU"}, 3], "isrc": "KR-A30-12-00001"},
            **{"duration": 213, "musicBrainzId": None, "isDir": "false", "path": ["x"]},
        }
    )
    assert told is not None
    assert (told.id, told.title, told.artists) == ("7", "눈", ("V", "IU"))
    assert (told.size, told.duration_s, told.mbid, told.path) == (12, 213, "", "")
    assert told.isrcs == ("KRA301200001",)
    assert song_of({"title": "no id"}) is None
    assert song_of({"id": "1", "isDir": True}) is None
    assert song_of({"id": "1", "isVideo": "true"}) is None


def test_a_server_without_songs_has_none() -> None:
    with running(StandIn()) as address:
        assert songs_of(Client(mina(address))) == []
