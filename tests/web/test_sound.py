from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onara.sheet import Episode, Scanned, SheetStore
from onara.web import Settings, create_app
from onara.web.playing import PLAYBACK, Playing
from tests.media import encode, music, stereo
from tests.small_season import SmallSeason
from tests.web.episodes import ids, line_at, sheet


def audio(client: TestClient) -> str:
    return f"/api/v1/episodes/{ids(client)[0]}/audio"


def test_a_file_that_browsers_play_is_sent_as_it_is(
    scanned: TestClient, kept_season: SmallSeason
) -> None:
    path = f"/api/v1/episodes/{ids(scanned)[0]}"
    told = scanned.get(f"{path}/playback").json()
    assert told == {"mode": "file", "media_type": "audio/wav", "duration_s": 90.0}
    answer = scanned.get(f"{path}/audio")
    assert answer.headers[PLAYBACK] == "file"
    assert answer.content == kept_season.first.read_bytes()


def test_parts_of_a_file_are_sent(scanned: TestClient, kept_season: SmallSeason) -> None:
    whole = kept_season.first.read_bytes()
    for asked, first, last in (
        ("bytes=0-99", 0, 99),
        ("bytes=1000-", 1000, len(whole) - 1),
        ("bytes=-10", len(whole) - 10, len(whole) - 1),
    ):
        answer = scanned.get(audio(scanned), headers={"Range": asked})
        assert answer.status_code == 206
        assert answer.headers["content-range"] == f"bytes {first}-{last}/{len(whole)}"
        assert answer.content == whole[first : last + 1]
    beyond = scanned.get(audio(scanned), headers={"Range": f"bytes={len(whole)}-"})
    assert beyond.status_code == 416


def test_a_part_of_what_was_changed_since_is_sent_whole(scanned: TestClient) -> None:
    etag = scanned.get(audio(scanned)).headers["etag"]
    part = {"Range": "bytes=0-9"}
    same = scanned.get(audio(scanned), headers={**part, "If-Range": etag})
    assert same.status_code == 206
    other = scanned.get(audio(scanned), headers={**part, "If-Range": '"another"'})
    assert other.status_code == 200
    assert scanned.get(audio(scanned), headers={"If-None-Match": etag}).status_code == 304


def test_what_browsers_cannot_play_is_made_mp3_from_a_second_on(scanned: TestClient) -> None:
    answer = scanned.get(audio(scanned), params={"format": "mp3", "start": 85})
    assert answer.headers[PLAYBACK] == "transcoded"
    assert answer.headers["content-type"] == "audio/mpeg"
    # Five of ninety seconds, at 160 kbit/s.
    assert len(answer.content) == pytest.approx(5 * 20_000, rel=0.1)
    head = scanned.head(audio(scanned), params={"format": "mp3"})
    assert (head.headers[PLAYBACK], head.content) == ("transcoded", b"")


def test_a_recording_and_an_excerpt_are_played(scanned: TestClient) -> None:
    recording = line_at(sheet(scanned), 10)["recording"]
    told = scanned.get(f"/api/v1/recordings/{recording}/playback").json()
    assert (told["mode"], told["duration_s"]) == ("file", 40.0)
    assert scanned.get(f"/api/v1/recordings/{recording}/audio").content[:4] == b"RIFF"
    assert scanned.get("/api/v1/unknowns/1/audio").content[:4] == b"fLaC"
    assert scanned.get("/api/v1/unknowns/99/audio").status_code == 404
    assert scanned.get("/api/v1/recordings/none/audio").status_code == 404


def test_the_waveform_of_an_episode_is_there_at_once(scanned: TestClient) -> None:
    path = f"/api/v1/episodes/{ids(scanned)[0]}/peaks"
    told = scanned.get(path, params={"points": 90, "source": "course"}).json()
    assert (told["source"], told["step_s"], len(told["high"])) == ("course", 1.0, 90)
    assert [-one for one in told["low"]] == told["high"]
    loud = [second for second, high in enumerate(told["high"]) if high > 8]
    assert {4, 10, 15, 22, 45, 60, 75} <= set(loud)
    assert not {1, 18, 35, 52, 88} & set(loud)
    assert told["music"][10] > 90
    assert told["music"][35] < 10


def test_a_finer_waveform_is_measured_once_and_told(scanned: TestClient) -> None:
    path = f"/api/v1/episodes/{ids(scanned)[0]}/peaks"
    fine = {"from": 4, "to": 6, "points": 200}
    for _ in range(600):
        told = scanned.get(path, params=fine).json()
        if told["source"] == "media":
            break
        assert told["is_making"]
    assert (told["source"], told["step_s"], len(told["high"])) == ("media", 0.01, 200)
    assert max(told["high"]) > 20
    # From then on it is used for the whole as well.
    assert scanned.get(path, params={"points": 100}).json()["source"] == "media"


def test_the_waveform_of_a_recording(scanned: TestClient) -> None:
    recording = line_at(sheet(scanned), 10)["recording"]
    told = scanned.get(f"/api/v1/recordings/{recording}/peaks", params={"points": 100}).json()
    assert told["source"] == "media"
    assert 20 <= len(told["high"]) <= 100
    assert max(told["high"]) == pytest.approx(63, abs=3)
    assert told["to_s"] >= 39


@pytest.mark.parametrize("query", ["points=0", "points=100000", "from=-1", "from=NaN", "to=inf"])
def test_waveforms_have_limits(scanned: TestClient, query: str) -> None:
    assert scanned.get(f"/api/v1/episodes/{ids(scanned)[0]}/peaks?{query}").status_code == 422


def test_no_recording_has_a_picture_that_is_not_there(scanned: TestClient) -> None:
    recording = line_at(sheet(scanned), 10)["recording"]
    assert scanned.get(f"/api/v1/recordings/{recording}/artwork").status_code == 404


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Path]]:
    """A server that knows of files of many kinds, and the folder in which they lie."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / "home").mkdir()
    dramas = folder / "dramas"
    dramas.mkdir()
    encode(dramas / "film.mkv", stereo(music(8.0)), "matroska", "ac3", picture_s=1.0)
    (dramas / "broken.mkv").write_bytes(b"no film")
    (folder / "passwd").write_text("root:x:0:0")
    (dramas / "link.mkv").symlink_to(folder / "passwd")
    with SheetStore(folder / "home") as store:
        for name in ("film", "broken", "link", "gone"):
            episode = Episode(name, dramas / f"{name}.mkv", 8.0)
            store.put_episode(Scanned(episode, 1, 1, {}, 1.75e9, "sign"), [], [])
    settings = Settings(folder / "home", roots=(dramas,))
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        yield client, folder


def test_a_film_is_transcoded(odd: tuple[TestClient, Path]) -> None:
    client, _ = odd
    told = client.get("/api/v1/episodes/film/playback").json()
    assert told == {"mode": "transcoded", "media_type": "audio/mpeg", "duration_s": 8.0}
    answer = client.get("/api/v1/episodes/film/audio?start=5")
    assert (answer.status_code, answer.headers[PLAYBACK]) == (200, "transcoded")
    assert len(answer.content) == pytest.approx(3 * 20_000, rel=0.15)


@pytest.mark.parametrize(
    ("name", "status", "problem"),
    [
        ("broken", 415, "not-playable"),
        ("link", 410, "file-gone"),
        ("gone", 410, "file-gone"),
    ],
)
def test_why_a_file_is_not_played_is_said(
    odd: tuple[TestClient, Path], name: str, status: int, problem: str
) -> None:
    client, _ = odd
    for path in ("audio", "playback", "audio?format=original", "audio?format=mp3"):
        answer = client.get(f"/api/v1/episodes/{name}/{path}")
        assert answer.status_code == status
        assert answer.json()["type"] == f"urn:onara:problem:{problem}"
        assert "root:x" not in answer.text


def test_the_waveform_of_a_file_that_is_gone_is_what_the_scan_kept(
    odd: tuple[TestClient, Path], kept_season: SmallSeason, tmp_path: Path
) -> None:
    client, _ = odd
    # Of these nothing was kept: then why is said.
    assert client.get("/api/v1/episodes/gone/peaks").status_code == 410
    home = Path(shutil.copytree(kept_season.home, tmp_path / "home"))
    with SheetStore(home) as store:
        first = store.episodes()[0].episode.id
        store._database._connection.execute(  # type: ignore[union-attr]
            "UPDATE episode SET path=? WHERE id=?", (b"/gone.mkv", first)
        )
    with TestClient(create_app(Settings(home)), base_url="http://localhost") as moved:
        told = moved.get(f"/api/v1/episodes/{first}/peaks?points=9000").json()
        assert told["type"].endswith("invalid")
        told = moved.get(f"/api/v1/episodes/{first}/peaks?points=4000").json()
        assert (told["source"], told["is_making"]) == ("course", False)


def test_no_more_are_transcoded_for_than_the_machine_can_bear(
    odd: tuple[TestClient, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _ = odd
    playing: Playing = client.app.state.opened.playing  # type: ignore[attr-defined]
    monkeypatch.setattr(playing, "_listeners", 6)
    answer = client.get("/api/v1/episodes/film/audio")
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:onara:problem:busy")
    monkeypatch.setattr(playing, "_listeners", 0)
    client.get("/api/v1/episodes/film/audio")
    assert playing._listeners == 0
