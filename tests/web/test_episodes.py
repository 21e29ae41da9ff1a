from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onara.sheet import SheetStore, SubtitleLine
from tests.web.episodes import GOBLIN, ids, line_at, sheet, undo_all


def test_episodes_are_told_by_season_with_how_they_stand(scanned: TestClient) -> None:
    (season,) = scanned.get("/api/v1/episodes").json()["seasons"]
    assert (season["drama"], season["key"], season["season_key"]) == (GOBLIN, GOBLIN, "1")
    assert season["title_ko"]
    assert (season["total"], season["missing"]) == (16, [2])
    first = season["episodes"][0]
    assert (first["number"], first["file_name"]) == (1, "Goblin.S01E01.wav")
    assert first["is_current"]
    assert first["is_there"]
    assert first["cues"] == 5
    assert first["known_s"] == pytest.approx(24, abs=1)


def test_without_episodes_there_are_no_seasons(client: TestClient) -> None:
    assert client.get("/api/v1/episodes").json() == {"seasons": []}


def test_a_sheet_has_all_that_a_timeline_shows(scanned: TestClient) -> None:
    told = sheet(scanned)
    assert (told["number"], told["season_path"]) == (1, {"drama": GOBLIN, "season": "1"})
    assert (told["previous"], told["next"]) == (None, ids(scanned)[1])
    known, unknown = line_at(told, 10), line_at(told, 26)
    assert (known["kind"], known["music"]["title"]) == ("known", "one")
    assert known["music"]["is_there"]
    assert known["evidence"]["z"] > 10
    assert known["parts"][0]["offset_s"] == pytest.approx(5, abs=0.2)
    assert known["level_db"] is not None
    assert (unknown["kind"], unknown["unknown"]) == ("unknown", 1)
    assert unknown["music"]["title"] == "Unknown 1"
    assert unknown["usage"] == "opening"


def test_an_episode_that_was_not_scanned_is_not_found(scanned: TestClient) -> None:
    for method, path in (
        *(("GET", f"/episodes/none{end}") for end in ("", "/lines", "/peaks", "/audio")),
        *(("PATCH", "/episodes/none"), ("DELETE", "/episodes/none")),
        ("GET", "/seasons/none/1"),
    ):
        answer = scanned.request(method, f"/api/v1{path}", json={} if method == "PATCH" else None)
        assert answer.status_code == 404, path
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_person_says_which_episode_it_is_and_takes_it_back(scanned: TestClient) -> None:
    before = sheet(scanned)
    path = f"/api/v1/episodes/{before['id']}"
    now = scanned.patch(
        path,
        json={"number": 4, "title": "첫눈", "reviewer": "김나나", "revision": before["revision"]},
    ).json()
    assert (now["number"], now["title"], now["reviewer"]) == (4, "첫눈", "김나나")
    assert now["undo"]["kind"] == "episode"
    assert set(now["undo"]["fields"]) == {"number", "title", "reviewer"}
    late = scanned.patch(path, json={"number": 5, "revision": before["revision"]})
    assert (late.status_code, late.json()["type"]) == (409, "urn:onara:problem:changed-meanwhile")
    undo_all(scanned)
    assert sheet(scanned)["number"] == 1


def test_a_drama_that_is_not_known_is_refused_with_a_sentence(scanned: TestClient) -> None:
    answer = scanned.patch(f"/api/v1/episodes/{ids(scanned)[0]}", json={"drama": "No Such Drama"})
    assert answer.status_code == 422
    assert "No Such Drama" in answer.json()["detail"]


def test_a_sheet_that_is_removed_comes_back(scanned: TestClient) -> None:
    first, second = ids(scanned)
    assert scanned.delete(f"/api/v1/episodes/{first}").status_code == 204
    assert ids(scanned) == [second]
    told = scanned.get("/api/v1/undo").json()["undo"]
    assert (told["kind"], told["episode"]) == ("removed", first)
    undo_all(scanned)
    assert ids(scanned) == [first, second]


def test_what_somebody_else_has_changed_since_is_not_taken_back_unseen(
    scanned: TestClient,
) -> None:
    path = f"/api/v1/episodes/{ids(scanned)[0]}"
    seen = scanned.patch(path, json={"title": "one"}).json()["undo"]["number"]
    scanned.patch(path, json={"title": "two"})
    assert scanned.post("/api/v1/undo", json={"number": seen}).status_code == 409
    undo_all(scanned)
    assert scanned.post("/api/v1/undo").json() == {"undone": None, "undo": None}


def test_a_season_is_songs_by_episodes(scanned: TestClient) -> None:
    told = scanned.get(f"/api/v1/seasons/{GOBLIN}/1").json()
    assert [one["number"] for one in told["episodes"]] == [1, 3]
    by_title = {piece["title"]: piece for piece in told["pieces"]}
    assert set(by_title) == {"one", "two", "Unknown 1", "Unknown 2"}
    assert [cell["episode"] for cell in by_title["two"]["cells"]] == [0, 1]
    assert [cell["episode"] for cell in by_title["one"]["cells"]] == [0]
    assert by_title["Unknown 1"]["count"] == 3
    seconds = [piece["seconds"] for piece in told["pieces"]]
    assert seconds == sorted(seconds, reverse=True)


def test_moments_of_a_recording_and_of_unknown_music(scanned: TestClient) -> None:
    two = line_at(sheet(scanned), 44)["recording"]
    found = scanned.get("/api/v1/moments", params={"recording": two}).json()["moments"]
    assert [one["episode"]["number"] for one in found] == [1, 3]
    assert [round(one["line"]["start_s"]) for one in found] == [38, 24]
    unknown = scanned.get("/api/v1/moments", params={"unknown": 1}).json()["moments"]
    assert [one["episode"]["number"] for one in unknown] == [1, 1, 3]


def test_subtitles_are_told_in_order(scanned: TestClient) -> None:
    first = ids(scanned)[0]
    home: Path = scanned.app.state.opened.home  # type: ignore[attr-defined]
    with SheetStore(home) as store:
        episode = store.episode(first)
        assert episode is not None
        lines = [SubtitleLine(40.0, 42.0, "기다렸어"), SubtitleLine(12.0, 14.0, "누구세요")]
        store.put_episode(episode, store.cues(first), lines)
    told = scanned.get(f"/api/v1/episodes/{first}/lines").json()["lines"]
    assert [line["text"] for line in told] == ["누구세요", "기다렸어"]
    assert line_at(sheet(scanned), 10)["said"] == ["누구세요"]
