from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onara.web import Settings, create_app
from tests.small_season import SmallSeason
from tests.web.episodes import sheet
from tests.web.killable import Killable


@pytest.fixture
def media(tmp_path: Path, kept_season: SmallSeason) -> Path:
    """A folder with a recording, one that is none, and a link to a file that is not ours."""
    folder = tmp_path / "음악"
    folder.mkdir()
    shutil.copy(kept_season.first.parents[1] / "one.wav", folder / "one.wav")
    (folder / "broken.mp3").write_bytes(b"no sound")
    shutil.copy(kept_season.first.parents[1] / "two.wav", tmp_path / "private.wav")
    (folder / "link.wav").symlink_to(tmp_path / "private.wav")
    return folder


@pytest.fixture
def server(media: Path, tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(tmp_path / "home", roots=(media,))
    with TestClient(create_app(settings), base_url="http://localhost") as made:
        yield made


def until_over(client: Any, id_: str) -> dict[str, Any]:
    """The job once it is over."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        told: dict[str, Any] = client.get(f"/api/v1/jobs/{id_}").json()
        if told["state"] not in ("queued", "running"):
            return told
        time.sleep(0.05)
    raise AssertionError(told)


def test_music_is_added_from_the_page(server: TestClient, media: Path) -> None:
    wanted = {"kind": "add", "paths": [str(media)]}
    first = server.post("/api/v1/jobs", json=wanted)
    assert first.status_code == 201
    again = server.post("/api/v1/jobs", json=wanted)
    assert (again.status_code, again.json()["id"]) == (200, first.json()["id"])
    done = until_over(server, first.json()["id"])
    assert (done["state"], done["counts"]) == ("done", {"added": 1, "refused": 2})
    reasons = {Path(one["path"]).name: one["reason"] for one in done["problems"]}
    assert "leads out" in reasons["link.wav"]
    assert "not audio" in reasons["broken.mp3"]
    (recording,) = server.get("/api/v1/recordings").json()["recordings"]
    assert recording["file_name"] == "one.wav"
    assert server.get("/api/v1/jobs").json()["jobs"][0]["id"] == done["id"]
    assert server.delete(f"/api/v1/jobs/{done['id']}").status_code == 204
    assert server.get("/api/v1/jobs").json() == {"jobs": []}


@pytest.mark.parametrize("path", ["", "/pause", "/resume", "/cancel"])
def test_a_job_that_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    method = "POST" if path else "GET"
    assert client.request(method, f"/api/v1/jobs/99{path}").status_code == 404


def test_a_job_needs_something_to_do(client: TestClient) -> None:
    assert client.post("/api/v1/jobs", json={"kind": "add"}).status_code == 422
    assert client.post("/api/v1/jobs", json={"kind": "sing"}).status_code == 422
    missing = {"kind": "add", "folder": "none"}
    assert client.post("/api/v1/jobs", json=missing).status_code == 404


@pytest.mark.skipif(os.name == "nt", reason="kills")
def test_a_scan_survives_a_kill_of_the_server(season: SmallSeason) -> None:
    """Killed while it scans, it goes on by itself, and what was said before is still said."""
    top = season.first.parents[1]
    server = Killable(season.home, top)
    try:
        first = sheet(server.client)  # type: ignore[arg-type]
        path = f"/api/v1/episodes/{first['id']}/cues/1"
        assert server.client.patch(path, json={"rejected": True}).status_code == 200
        paths = [str(season.first), str(season.third)]
        wanted = {"kind": "scan", "paths": paths, "again": True}
        job = server.client.post("/api/v1/jobs", json=wanted).json()
        end = time.monotonic() + 60
        while server.client.get(f"/api/v1/jobs/{job['id']}").json()["progress"]["share"] is None:
            assert time.monotonic() < end
            time.sleep(0.02)
    finally:
        server.kill()
    server = Killable(season.home, top)
    try:
        done = until_over(server.client, job["id"])
        assert done["state"] == "done"
        assert done["counts"] == {"scanned": 2}
        now = sheet(server.client)  # type: ignore[arg-type]
        assert now["is_current"]
        assert now["lines"][0]["kind"] == "rejected"
        assert len(now["lines"]) == len(first["lines"])
        assert server.client.post("/api/v1/undo").json()["undone"]["fields"] == ["rejected"]
    finally:
        server.kill()
