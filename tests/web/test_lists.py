from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from onara.library import Library
from onara.lists import OwnKind, own
from onara.web import Settings, create_app
from tests.small_season import SmallSeason

BLOOMING, GROWN, SWEET = "signal/blooming", "my-mister/grown-ups", "itaewon-class/sweet-night"
LISTS = "/api/v1/lists"
RAIN = "비 오는 날"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[TestClient]:
    """A server of a home that a test may fill."""
    with TestClient(create_app(Settings(tmp_path)), base_url="http://localhost") as made:
        yield made


@pytest.fixture
def rain(home: TestClient) -> TestClient:
    """With a list of three songs."""
    home.post(LISTS, json={"name": RAIN, "ids": [BLOOMING, GROWN, SWEET]}).raise_for_status()
    return home


def ids(client: TestClient, name: str = RAIN) -> list[str]:
    return [each["id"] for each in client.get(f"{LISTS}/{quote(name)}").json()["entries"]]


def test_bookmarks_and_the_founding_list_are_there_before_anything_is_kept(
    home: TestClient,
) -> None:
    found = home.get(LISTS).json()["lists"]
    assert [each["name"] for each in found] == ["bookmarks", "founding-list"]
    assert [each["is_fixed"] for each in found] == [False, True]


def test_a_song_is_bookmarked_and_its_entry_says_what_it_is(home: TestClient) -> None:
    answer = home.post(f"{LISTS}/bookmarks/entries", json={"id": BLOOMING, "note": " a \n b "})
    assert answer.status_code == 201
    (entry,) = home.get(f"{LISTS}/bookmarks").json()["entries"]
    assert entry["card"]["title_ko"] == "꽃이 피면"
    assert entry["card"]["drama"]["id"] == "signal"
    assert (entry["path"], entry["note"]) == ("/song/signal/blooming", "a b")
    assert entry["cover"] == "/pictures/cover/song/signal/blooming.svg"
    assert (entry["sounds"], entry["missing"]) == ([], ["Yi Sung Yol - Blooming"])


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "problem"),
    [
        ("GET", "nothing", None, 404, "list-missing"),
        ("POST", "", {"name": RAIN}, 409, "list-taken"),
        ("POST", "", {"name": "?!"}, 422, "refused"),
        ("POST", f"{RAIN}/entries", {"id": BLOOMING}, 409, "entry-there"),
        ("POST", f"{RAIN}/entries", {"id": "nothing at all"}, 404, "entry-missing"),
        ("POST", f"{RAIN}/entries", {"id": "episode/0123#cue-1"}, 404, "entry-missing"),
        ("POST", "founding-list/entries", {"id": BLOOMING}, 403, "list-fixed"),
        ("PATCH", "bookmarks", {"name": "others"}, 403, "list-fixed"),
        ("PUT", f"{RAIN}/entries", {"ids": [BLOOMING, GROWN]}, 422, "refused"),
        ("DELETE", f"{RAIN}/entries/signal", None, 404, "entry-missing"),
        ("DELETE", "nothing", None, 404, "list-missing"),
        ("POST", "undo", None, 422, "refused"),
    ],
)
def test_what_cannot_be_is_a_problem(
    rain: TestClient, method: str, path: str, body: object, status: int, problem: str
) -> None:
    answer = rain.request(method, f"{LISTS}/{quote(path)}".rstrip("/"), json=body)
    assert answer.status_code == status
    assert answer.json()["type"] == f"urn:onara:problem:{problem}"


def test_entries_are_ordered_moved_noted_and_taken_out(rain: TestClient) -> None:
    entries = f"{LISTS}/{quote(RAIN)}/entries"
    told = rain.put(entries, json={"ids": [SWEET, BLOOMING, GROWN]}).json()
    assert told["ids"] == [SWEET, BLOOMING, GROWN]
    rain.patch(f"{entries}/{GROWN}", json={"position": 1, "note": "마지막 전철"})
    assert ids(rain) == [GROWN, SWEET, BLOOMING]
    rain.delete(f"{entries}/{SWEET}")
    assert ids(rain) == [GROWN, BLOOMING]
    rain.post(entries, json={"id": SWEET, "position": 2})
    assert ids(rain) == [GROWN, SWEET, BLOOMING]
    kept = rain.get(f"{LISTS}/{quote(RAIN)}").json()["entries"]
    assert kept[0]["note"] == "마지막 전철"


def test_a_list_is_renamed_deleted_and_fetched_back(rain: TestClient) -> None:
    told = rain.patch(f"{LISTS}/{quote(RAIN)}", json={"name": "a/b", "note": "for the road"})
    assert told.json()["path"] == "/lists/a%2Fb"
    assert rain.get(f"{LISTS}/a%2Fb").json()["note"] == "for the road"
    assert rain.delete(f"{LISTS}/a%2Fb").status_code == 204
    assert rain.get(f"{LISTS}/a%2Fb").status_code == 404
    assert rain.post(f"{LISTS}/undo").json()["name"] == "a/b"
    assert rain.get("/lists/a%2Fb").status_code == 200


def test_a_list_is_copied_with_its_notes(rain: TestClient) -> None:
    rain.patch(f"{LISTS}/{quote(RAIN)}/entries/{GROWN}", json={"note": "again"})
    rain.post(LISTS, json={"name": "copy", "like": RAIN, "ids": ["signal", BLOOMING]})
    assert ids(rain, "copy") == [BLOOMING, GROWN, SWEET, "signal"]
    assert rain.get(f"{LISTS}/copy").json()["entries"][1]["note"] == "again"


@pytest.mark.parametrize("ending", ["m3u8", "xspf", "jspf"])
def test_a_list_goes_out_as_a_playlist_and_comes_back(rain: TestClient, ending: str) -> None:
    out = rain.get(f"{LISTS}/{quote(RAIN)}/export", params={"format": ending})
    assert out.headers["content-disposition"].endswith(f"{quote(RAIN)}.{ending}")
    taken = rain.post(
        f"{LISTS}/import", files={"file": (f"x.{ending}", out.content)}, data={"name": "back"}
    )
    assert taken.status_code == 201
    assert taken.json()["list"]["ids"] == [BLOOMING, GROWN, SWEET]


def test_what_of_a_playlist_is_not_known_is_named(home: TestClient) -> None:
    text = "#EXTM3U\n#EXTINF:1,Yi Sung Yol - Blooming\na.mp3\n#EXTINF:1,No - Body\nb.mp3\n"
    told = home.post(f"{LISTS}/import", files={"file": ("mine.m3u8", text)}).json()
    assert (told["list"]["name"], told["unknown"]) == ("mine", ["No - Body"])


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("a.txt", "", "playlist-kind"),
        ("a.xspf", "<no", "playlist-unread"),
        ("a.m3u8", "#EXTINF:1,No - Body\nb.mp3\n", "playlist-unknown"),
    ],
)
def test_a_file_that_is_no_playlist_is_refused(
    home: TestClient, name: str, text: str, problem: str
) -> None:
    answer = home.post(f"{LISTS}/import", files={"file": (name, text)})
    assert answer.json()["type"] == f"urn:onara:problem:{problem}"
    assert "/tmp" not in answer.text


def test_moments_and_own_recordings_are_kept_and_can_be_played(season: SmallSeason) -> None:
    with TestClient(create_app(Settings(season.home)), base_url="http://localhost") as client:
        with Library.open(season.home) as library:
            recording = library.recordings()[0].recording
        episode = client.get("/api/v1/episodes").json()["seasons"][0]["episodes"][0]["id"]
        cues = client.get(f"/api/v1/episodes/{episode}").json()["lines"]
        known = next(each for each in cues if each["kind"] == "known")
        wanted = [
            f"music/{recording}",
            f"episode/{episode}",
            f"episode/{episode}#cue-{known['id']}",
            f"episode/{episode}#t-21.5",
            "unknown/1",
        ]
        for each in wanted:
            answer = client.post(f"{LISTS}/bookmarks/entries", json={"id": each})
            assert answer.status_code == 201, answer.text
        entries = client.get(f"{LISTS}/bookmarks").json()["entries"]
        assert [each["card"]["kind"] for each in entries] == [
            *("music", "episode", "cue", "moment", "unknown")
        ]
        cue = entries[2]
        assert cue["card"]["title"] == known["music"]["title"]
        assert cue["card"]["episode"] == 1
        assert cue["path"].startswith(f"/episodes/{episode}#t=")
        (sound,) = cue["sounds"]
        assert sound["src"] == f"/api/v1/episodes/{episode}/audio"
        assert (sound["start_s"], sound["end_s"]) == (known["start_s"], known["end_s"])
        assert entries[0]["sounds"][0]["src"] == f"/api/v1/recordings/{recording}/audio"
        page = client.get("/lists/bookmarks").text
        assert "Unknown 1" in page
        removed = client.delete(f"{LISTS}/bookmarks/entries/{quote(wanted[2])}")
        assert wanted[2] not in removed.json()["ids"]
    assert own(wanted[3]) and own(wanted[3]).kind is OwnKind.MOMENT  # type: ignore[union-attr]


@pytest.mark.parametrize(("language", "told"), [("ko", "가진 노래"), ("en", "0 of 3 songs owned")])
def test_a_list_has_a_page_in_both_languages(rain: TestClient, language: str, told: str) -> None:
    page = rain.get(f"/lists/{quote(RAIN)}", headers={"Accept-Language": language}).text
    assert f">{RAIN}</h1>" in page
    assert "꽃이 피면" in page
    assert ("3곡 중 0곡 보유" if language == "ko" else told) in page


def test_a_list_that_is_not_there_has_a_page_that_says_so(home: TestClient) -> None:
    answer = home.get("/lists/nothing", headers={"Accept": "text/html", "Accept-Language": "ko"})
    assert answer.status_code == 404
    assert "그런 이름의 목록이 없습니다" in answer.text


def test_a_broken_file_of_a_list_is_named_beside_the_others(
    rain: TestClient, tmp_path: Path
) -> None:
    (tmp_path / "lists" / "broken.yaml").write_text("entries: [", encoding="utf-8")
    page = rain.get("/lists")
    assert page.status_code == 200
    assert "broken.yaml" in page.text and RAIN in page.text
