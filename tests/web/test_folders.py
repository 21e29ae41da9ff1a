from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onara.jobs import Queue
from onara.jobs.folders import NAME
from onara.web import Settings, create_app


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders that may be chosen, and around them what may not."""
    top = tmp_path_factory.mktemp("around") / "media"
    for name in ("음악/part 1", "dramas/S01", ".hidden"):
        (top / name).mkdir(parents=True)
    for name in ("음악/a.mp3", "음악/b.flac", "음악/cover.jpg", "dramas/S01/E01.mkv", ".x.mp3"):
        (top / name).touch()
    (top.parent / "secret").mkdir()
    (top.parent / "media of others").mkdir()
    (top / "way out").symlink_to(top.parent / "secret")
    (top / "way in").symlink_to(top / "음악")
    return top


@pytest.fixture(scope="module")
def server(media: Path) -> Iterator[TestClient]:
    """A server that keeps its jobs waiting."""
    home = media.parent / "home"
    home.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Queue, "start", lambda _: None)
        app = create_app(Settings(home, roots=(media,)))
        with TestClient(app, base_url="http://localhost") as made:
            yield made


@pytest.fixture
def file(media: Path) -> Iterator[Path]:
    """The file with the folders, gone again behind each test."""
    yield media.parent / "home" / NAME
    (media.parent / "home" / NAME).unlink(missing_ok=True)


def browse(server: TestClient, path: Path | str | None = None) -> Any:
    asked = {} if path is None else {"path": str(path)}
    return server.get("/api/v1/folders/browse", params=asked)


def test_without_a_path_the_roots_are_shown(server: TestClient, media: Path) -> None:
    told = browse(server).json()
    assert (told["path"], told["parent"], told["roots"]) == (None, None, [str(media)])
    assert [one["path"] for one in told["folders"]] == [str(media)]


def test_a_folder_shows_its_folders_and_counts_its_media(server: TestClient, media: Path) -> None:
    told = browse(server, media).json()
    assert told["parent"] is None
    assert [one["name"] for one in told["folders"]] == ["dramas", "way in", "음악"]
    music = told["folders"][-1]
    assert (music["sound"], music["video"]) == (2, 0)
    inner = browse(server, media / "dramas" / "S01").json()
    assert (inner["parent"], inner["video"], inner["folders"]) == (str(media / "dramas"), 1, [])


@pytest.mark.parametrize(
    "path",
    ["/etc", "/", "{media}/..", "{media}/../secret", "{media}/way out", "relative", "~", "\0"],
)
def test_nothing_outside_the_roots_is_shown_or_chosen(
    server: TestClient, media: Path, path: str
) -> None:
    asked = path.format(media=media)
    for answer in (
        browse(server, asked),
        server.post("/api/v1/folders", json={"path": asked, "holds": "music"}),
        server.post("/api/v1/jobs", json={"kind": "add", "paths": [asked]}),
    ):
        assert answer.status_code == 403
        assert answer.json()["type"] == "urn:onara:problem:outside"


def test_a_folder_that_begins_like_a_root_is_outside(server: TestClient, media: Path) -> None:
    assert browse(server, media.parent / "media of others").status_code == 403


def test_what_is_not_there_is_not_found(server: TestClient, media: Path) -> None:
    assert browse(server, media / "nothing").status_code == 404
    assert browse(server, media / "음악" / "a.mp3").status_code == 404


def test_a_folder_is_chosen_and_looked_through(server: TestClient, media: Path, file: Path) -> None:
    music = media / "음악"
    answer = server.post("/api/v1/folders", json={"path": str(music), "holds": "music"})
    assert answer.status_code == 201
    folder, job = answer.json()["folder"], answer.json()["job"]
    assert (folder["path"], folder["holds"], folder["job"]) == (str(music), "music", job["id"])
    assert (job["kind"], job["state"], job["folder"]) == ("add", "queued", folder["id"])
    assert server.get("/api/v1/folders").json()["folders"] == [folder]
    assert str(music) in file.read_text(encoding="utf-8")
    episodes = {"path": str(media / "dramas"), "holds": "episodes", "start": False}
    assert server.post("/api/v1/folders", json=episodes).json()["job"] is None
    again = server.post("/api/v1/jobs", json={"kind": "scan", "folder": folder["id"]})
    assert again.status_code == 201
    assert server.delete(f"/api/v1/folders/{folder['id']}").status_code == 204
    assert len(server.get("/api/v1/folders").json()["folders"]) == 1
    assert server.delete(f"/api/v1/folders/{folder['id']}").status_code == 404


def test_a_folder_that_the_owner_wrote_down_need_not_be_below_a_root(
    server: TestClient, media: Path, file: Path
) -> None:
    file.write_text(f"music: [{media.parent / 'secret'}]", encoding="utf-8")
    (folder,) = server.get("/api/v1/folders").json()["folders"]
    wanted = {"kind": "add", "folder": folder["id"]}
    assert server.post("/api/v1/jobs", json=wanted).status_code == 201


def test_a_broken_file_of_folders_is_a_sentence(server: TestClient, file: Path) -> None:
    file.write_text("music: [", encoding="utf-8")
    answer = server.get("/api/v1/folders")
    assert answer.status_code == 422
    assert NAME in answer.json()["detail"]
