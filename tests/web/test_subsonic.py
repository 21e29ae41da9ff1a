"""What players ask for, by OpenSubsonic."""

from __future__ import annotations

import hashlib
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from starlette.testclient import TestClient

from onara.catalogue import Catalogue
from onara.graph import Graph
from onara.library import Library
from onara.lists.fan_list import BOOKMARKS
from onara.lists.lists import Lists
from onara.lyrics import LyricStore
from onara.lyrics.intake import Owned
from onara.web import Settings, create_app
from onara.web.subsonic.router import CALLS, WRITES

Ask = Callable[..., Any]
ALBUM = "al-three-hills-demo"


@pytest.fixture(scope="module")
def home(lively: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lively home with a bookmarked song that is owned, and the words of a recording."""
    made = tmp_path_factory.mktemp("players") / "home"
    shutil.copytree(lively, made)
    with Library.open(made) as library:
        owned = next(each for each in library.recordings() if each.song)
    assert owned.song
    lists = Lists(made, Graph.of(Catalogue.load(made / "catalogue")))
    lists.add(BOOKMARKS, owned.song.id)
    words = made.parent / "words.lrc"
    words.write_text("[00:01.50]la la\n[00:03.00]넘어간다\n", encoding="utf-8")
    file = made.parent / "words.mp3"
    shutil.copy(owned.paths[0], file)
    with LyricStore.open(made / "lyrics.sqlite", create=True) as store:
        store.update([Owned(owned.recording, file, "t", "a", None)])
    return made


@pytest.fixture(scope="module")
def client(home: Path) -> TestClient:
    return TestClient(create_app(Settings(home)), base_url="http://localhost")


@pytest.fixture(scope="module")
def ask(client: TestClient) -> Ask:
    """Calls by name and gives what is in the envelope."""

    def call(name: str, **parameters: Any) -> Any:
        told = client.get(f"/rest/{name}.view", params={"f": "json", **parameters}).json()
        return told["subsonic-response"]

    return call


def test_the_soundtrack_of_a_drama_is_an_album(ask: Ask) -> None:
    album = ask("getAlbum", id=ALBUM)["album"]
    assert album["name"] == "세 고개 OST"
    assert album["songCount"] == len(album["song"]) == 6
    assert album["duration"] == pytest.approx(
        sum(song["duration"] for song in album["song"]), abs=3
    )
    song = album["song"][0]
    assert ask("getSong", id=song["id"])["song"] == song
    assert (song["suffix"], song["contentType"]) == ("mp3", "audio/mpeg")
    assert Path(song["path"]).is_absolute() is False


def test_names_are_in_the_layer_that_is_asked_for(client: TestClient) -> None:
    client.cookies.set("onara_names", "english")
    told = client.get("/rest/getAlbum", params={"id": ALBUM, "f": "json"}).json()
    client.cookies.clear()
    assert told["subsonic-response"]["album"]["name"] == "Three Hills OST"


def test_every_list_of_albums_has_the_album(ask: Ask) -> None:
    for kind in ("random", "newest", "alphabeticalByName", "alphabeticalByArtist", "recent"):
        assert ask("getAlbumList2", type=kind)["albumList2"]["album"][0]["id"] == ALBUM
        assert ask("getAlbumList", type=kind)["albumList"]["album"][0]["isDir"] is True
    assert ask("getAlbumList2", type="newest", offset=1)["albumList2"]["album"] == []
    assert ask("getAlbumList2", type="sideways")["error"]["code"] == 10


def test_artists_stand_under_their_first_consonant(ask: Ask) -> None:
    (index,) = ask("getArtists")["artists"]["index"]
    assert index["name"] == "ㅇ"
    (artist,) = index["artist"]
    assert ask("getArtist", id=artist["id"])["artist"]["album"][0]["id"] == ALBUM


def test_players_that_go_by_folders_get_to_the_songs(ask: Ask) -> None:
    (artist,) = ask("getMusicDirectory", id="1")["directory"]["child"]
    (album,) = ask("getMusicDirectory", id=artist["id"])["directory"]["child"]
    songs = ask("getMusicDirectory", id=album["id"])["directory"]["child"]
    assert [song["isDir"] for song in songs] == [False] * 6


def test_an_empty_search_is_everything(ask: Ask) -> None:
    for query in ("", '""'):
        found = ask("search3", query=query, songCount=500)["searchResult3"]
        assert (len(found["song"]), len(found["album"]), len(found["artist"])) == (6, 1, 1)
    page = ask("search3", query="", songCount=2, songOffset=5)["searchResult3"]
    assert len(page["song"]) == 1


@pytest.mark.parametrize("typed", ["파랑새", "parangsae", "vkfkdtodi", "blue bird"])
def test_a_song_is_found_however_it_is_typed(ask: Ask, typed: str) -> None:
    found = ask("search3", query=typed)["searchResult3"]["song"]
    assert found[0]["title"] == "파랑새야"


def test_what_is_not_there_is_not_found(ask: Ask) -> None:
    for name in ("getAlbum", "getSong", "getArtist", "getPlaylist", "getCoverArt", "stream"):
        assert ask(name, id="nothing")["error"]["code"] == 70
        assert ask(name)["error"]["code"] == 10


def test_lists_hold_what_of_them_is_owned(ask: Ask) -> None:
    names = [each["name"] for each in ask("getPlaylists")["playlists"]["playlist"]]
    assert "비 오는 밤 rainy nights" in names
    bookmarks = ask("getPlaylist", id=f"pl-{BOOKMARKS}")["playlist"]
    assert bookmarks["songCount"] == len(bookmarks["entry"]) == 1
    assert ask("getStarred2")["starred2"]["song"] == bookmarks["entry"]
    assert bookmarks["readonly"] is True


def test_what_is_alike_is_another_song_that_is_owned(ask: Ask) -> None:
    seed = ask("getAlbum", id=ALBUM)["album"]["song"][0]["id"]
    similar = ask("getSimilarSongs2", id=seed, count=3)["similarSongs2"]["song"]
    assert 1 <= len(similar) <= 3
    assert seed not in [each["id"] for each in similar]
    alike = [each["similarity"] for each in ask("getSonicSimilarTracks", id=seed)["sonicMatch"]]
    assert alike == sorted(alike, reverse=True)
    assert all(0 <= each <= 1 for each in alike)


def test_a_way_by_sound_begins_and_ends_where_it_should(ask: Ask) -> None:
    first, *_, last = (song["id"] for song in ask("getAlbum", id=ALBUM)["album"]["song"])
    way = ask("findSonicPath", startSongId=first, endSongId=last, count=4)["sonicMatch"]
    assert (way[0]["entry"]["id"], way[-1]["entry"]["id"]) == (first, last)
    assert len(way) <= 4
    assert way[0]["similarity"] == 1


def test_words_come_with_their_times(ask: Ask) -> None:
    id_ = ask("getStarred2")["starred2"]["song"][0]["id"]
    (words,) = ask("getLyricsBySongId", id=id_)["lyricsList"]["structuredLyrics"]
    assert words["synced"] is True
    assert [(line["start"], line["value"]) for line in words["line"]] == [
        (1500, "la la"),
        (3000, "넘어간다"),
    ]
    title = ask("getSong", id=id_)["song"]["title"]
    assert "넘어간다" in ask("getLyrics", title=title)["lyrics"]["value"]


def test_layers_are_told_to_who_knows_of_them(ask: Ask) -> None:
    id_ = ask("getStarred2")["starred2"]["song"][0]["id"]
    asked = ask("getLyricsBySongId", id=id_, enhanced="true")
    main, made = asked["lyricsList"]["structuredLyrics"]
    assert (main["kind"], main["lang"]) == ("main", "ko")
    assert (made["kind"], made["lang"]) == ("pronunciation", "ko-Latn")
    assert made["line"] == [{"start": 3000, "value": "neomeoganda"}]
    (plain,) = ask("getLyricsBySongId", id=id_)["lyricsList"]["structuredLyrics"]
    assert "kind" not in plain
    versions = ask("getOpenSubsonicExtensions")["openSubsonicExtensions"]
    assert {"name": "songLyrics", "versions": [1, 2]} in versions


def test_a_song_is_played_from_any_byte(client: TestClient, ask: Ask) -> None:
    song = ask("getAlbum", id=ALBUM)["album"]["song"][0]
    whole = client.get("/rest/stream", params={"id": song["id"]})
    assert whole.headers["content-type"] == "audio/mpeg"
    assert len(whole.content) == song["size"]
    part = client.get("/rest/stream", params={"id": song["id"]}, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole.content[10:20])


def test_a_cover_is_made_where_there_is_no_picture(client: TestClient) -> None:
    answer = client.get("/rest/getCoverArt", params={"id": ALBUM, "size": 100})
    assert answer.headers["content-type"] == "image/png"
    assert Image.open(BytesIO(answer.content)).size == (128, 128)


def test_xml_says_the_same_as_json(client: TestClient, ask: Ask) -> None:
    space = "{http://subsonic.org/restapi}"
    told = ET.fromstring(client.get("/rest/getAlbum", params={"id": ALBUM}).content)
    assert told.tag == f"{space}subsonic-response"
    assert told.attrib["status"] == "ok"
    (album,) = told
    as_json = ask("getAlbum", id=ALBUM)["album"]
    assert album.attrib["name"] == as_json["name"]
    assert [song.attrib["title"] for song in album.findall(f"{space}song")] == [
        song["title"] for song in as_json["song"]
    ]
    words = ET.fromstring(client.get("/rest/getLyrics", params={"title": "x"}).content)
    assert words.find(f"{space}lyrics") is not None


def test_what_would_change_something_is_refused(ask: Ask) -> None:
    for name in WRITES:
        assert name not in CALLS
        assert ask(name, id="x")["error"]["code"] == 50
    assert ask("makeTea")["error"]["code"] == 0


@pytest.mark.parametrize("name", sorted(set(CALLS) - {"getRandomSongs"}))
def test_no_call_breaks_on_odd_values(client: TestClient, name: str) -> None:
    odd = {
        "id": "\0",
        "query": "\u200b",
        "count": "-1",
        "size": "9" * 30,
        "type": "x",
        "title": "é",
    }
    for form in ("json", "xml"):
        answer = client.get(f"/rest/{name}", params={"f": form, **odd})
        assert answer.status_code == 200


# Who may ask.


@pytest.fixture(scope="module")
def closed(home: Path) -> TestClient:
    """A server for others: nobody is let in unasked."""
    return TestClient(create_app(Settings(home, host="0.0.0.0")), base_url="http://localhost")


def code(client: TestClient, **parameters: str) -> int:
    told = client.get("/rest/ping", params={"f": "json", **parameters}).json()["subsonic-response"]
    return 0 if told["status"] == "ok" else int(told["error"]["code"])


def secret(client: TestClient, may: Any) -> str:
    opened = client.app.state.opened  # type: ignore[attr-defined]
    return str(opened.access.keys.make(may, may)[1])


def salted(key: str, salt: str = "c19b2d") -> dict[str, str]:
    token = hashlib.md5(f"{key}{salt}".encode()).hexdigest()
    return {"u": "fan", "t": token, "s": salt}


def test_nobody_is_let_in_without_a_key(closed: TestClient) -> None:
    assert code(closed) == 10
    assert code(closed, apiKey="onara_wrong") == 44
    assert code(closed, u="fan", p="wrong") == 40
    assert code(closed, **salted("wrong")) == 40
    stream = closed.get("/rest/stream", params={"id": "x"})
    assert b'status="failed"' in stream.content


def test_a_key_for_players_opens_in_every_way_a_player_can_show_it(closed: TestClient) -> None:
    key = secret(closed, "play")
    assert code(closed, apiKey=key) == 0
    assert code(closed, **salted(key)) == 0
    assert code(closed, u="fan", p=key) == 0
    assert code(closed, u="fan", p=f"enc:{key.encode().hex()}") == 0
    form = closed.post("/rest/ping.view", data={"apiKey": key, "f": "json"})
    assert form.json()["subsonic-response"]["status"] == "ok"


def test_a_key_for_programs_cannot_be_salted(closed: TestClient) -> None:
    key = secret(closed, "read")
    assert code(closed, apiKey=key) == 0
    assert code(closed, **salted(key)) == 40


def test_two_ways_at_once_are_a_conflict(closed: TestClient) -> None:
    assert code(closed, apiKey=secret(closed, "play"), u="fan") == 43


def test_what_the_server_can_do_is_open_to_all(closed: TestClient) -> None:
    told = closed.get("/rest/getOpenSubsonicExtensions", params={"f": "json"}).json()
    names = {each["name"] for each in told["subsonic-response"]["openSubsonicExtensions"]}
    assert {"apiKeyAuthentication", "formPost", "songLyrics"} <= names


def test_a_player_that_is_a_page_elsewhere_reads_with_a_key_and_nothing_without(
    closed: TestClient, client: TestClient
) -> None:
    other = {"Origin": "https://player.example", "Sec-Fetch-Site": "cross-site"}
    key = {"apiKey": secret(closed, "play"), "f": "json"}
    answer = closed.get("/rest/ping", params=key, headers=other)
    assert answer.json()["subsonic-response"]["status"] == "ok"
    assert answer.headers["access-control-allow-origin"] == "*"
    unasked = client.get("/rest/getAlbumList2", params={"type": "newest"}, headers=other)
    assert b'code="50"' in unasked.content
    assert "access-control-allow-origin" not in unasked.headers
