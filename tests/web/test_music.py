from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onara.library import Library
from onara.web import Settings, create_app
from tests.media import RATE, encode, music

NAMES = ("Sweet Night", "Sweet Night (Inst.)", "첫눈처럼 너에게 가겠다", "zebra")


@pytest.fixture(scope="module")
def owner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server of somebody who owns four recordings, two of them of one song."""
    folder = tmp_path_factory.mktemp("owner")
    files = []
    for place, name in enumerate(NAMES):
        tags = {"title": name, "artist": "V" if "Sweet" in name else "somebody"}
        if "Sweet" in name:
            tags["album"] = "Itaewon Class OST Part.12"
        sound = music(12.0 + place, place + 1)
        files.append(encode(folder / f"{place}.mp3", sound, "mp3", "libmp3lame", tags=tags))
    with Library.open(folder / "home") as library:
        library.add(files)
    with TestClient(create_app(Settings(folder / "home")), base_url="http://localhost") as made:
        yield made


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server of somebody who owns a recording, and an edit that begins five seconds later."""
    folder = tmp_path_factory.mktemp("edited")
    sound = music(60.0, 5)
    files = [
        encode(folder / "whole.flac", sound, "flac", "flac"),
        encode(folder / "edit.mp3", sound[5 * RATE : 45 * RATE], "mp3", "libmp3lame"),
    ]
    with Library.open(folder / "home") as library:
        library.add(files)
    with TestClient(create_app(Settings(folder / "home")), base_url="http://localhost") as made:
        yield made


def titles(client: TestClient, **asked: object) -> list[str]:
    told = client.get("/api/v1/recordings", params=asked).json()  # type: ignore[arg-type]
    return [one["title"] for one in told["recordings"]]


def test_recordings_come_in_an_order_and_some_at_a_time(owner: TestClient) -> None:
    assert titles(owner) == list(NAMES)
    assert titles(owner, sort="length") == list(NAMES)
    assert titles(owner, sort="title")[-1] != "zebra"
    first = owner.get("/api/v1/recordings", params={"limit": 3}).json()
    assert (first["total"], len(first["recordings"])) == (4, 3)
    rest = owner.get("/api/v1/recordings", params={"limit": 3, "cursor": first["next"]}).json()
    assert ([one["title"] for one in rest["recordings"]], rest["next"]) == (["zebra"], None)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sweet", 2),
        ("SWEET night", 2),
        ("night v", 2),
        ("첫눈", 1),
        ("이태원", 2),
        ("nothing of the kind", 0),
        ("  ", 4),
        ("?", 0),
    ],
)
def test_recordings_are_found_by_any_of_their_names(
    owner: TestClient, typed: str, found: int
) -> None:
    assert len(titles(owner, q=typed)) == found


def test_recordings_of_a_drama_or_a_song(owner: TestClient) -> None:
    assert len(titles(owner, drama="itaewon-class")) == 2
    assert len(titles(owner, song="itaewon-class/sweet-night")) == 2
    assert titles(owner, drama="signal") == []


def test_a_recording_is_told_with_its_song_family_and_sound(owner: TestClient) -> None:
    id_ = owner.get("/api/v1/recordings?q=sweet").json()["recordings"][0]["id"]
    told = owner.get(f"/api/v1/recordings/{id_}").json()
    assert told["song"]["id"] == "itaewon-class/sweet-night"
    assert told["drama"]["title_ko"] == "이태원 클라쓰"
    assert (told["artist"], told["album"]) == ("V", "Itaewon Class OST Part.12")
    assert [(one["title"], one["version"]) for one in told["family"]] == [
        ("Sweet Night (Inst.)", "instrumental")
    ]
    assert [one["is_there"] for one in told["paths"]] == [True]
    assert told["qualities"]
    assert (told["cues"], told["episodes"], told["has_artwork"]) == (0, 0, False)


def test_a_recording_that_is_not_owned_is_not_found(owner: TestClient) -> None:
    for method in ("GET", "DELETE"):
        assert owner.request(method, "/api/v1/recordings/none").status_code == 404


def test_a_recording_is_taken_out_and_its_file_stays(owner: TestClient) -> None:
    told = owner.get("/api/v1/recordings?q=zebra").json()["recordings"][0]
    path = owner.get(f"/api/v1/recordings/{told['id']}").json()["paths"][0]["path"]
    assert owner.delete(f"/api/v1/recordings/{told['id']}").status_code == 204
    assert titles(owner, q="zebra") == []
    assert Path(path).exists()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Recordings with the same sound", "the same take", "5.0 s later there")),
        ("ko", ("같은 소리가 담긴 음원", "같은 녹음", "저쪽이 5.0초 뒤")),
    ],
)
def test_recordings_that_share_sound_are_shown_with_the_evidence(
    edited: TestClient, language: str, words: tuple[str, ...]
) -> None:
    edit, whole = sorted(
        edited.get("/api/v1/recordings").json()["recordings"], key=lambda one: one["duration_s"]
    )
    (link,) = edited.get(f"/api/v1/recordings/{edit['id']}").json()["alike"]
    assert link["recording"]["id"] == whole["id"]
    assert (link["kind"], link["pieces"]) == ("same take", 1)
    assert link["delay_s"] == pytest.approx(5, abs=0.05)
    assert link["share"] > 0.8
    page = edited.get(
        f"/music/{edit['id']}", headers={"accept": "text/html", "accept-language": language}
    ).text
    assert all(each in page for each in words)
