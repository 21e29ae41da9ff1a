import json
import shutil
from pathlib import Path

import pytest

from onara.demo import Rendered, render, rendering
from onara.demo.soundtrack import THREE_HILLS


@pytest.fixture
def copy(rendered: Rendered, tmp_path: Path) -> Path:
    return Path(shutil.copytree(rendered.folder, tmp_path / "demo"))


def _no_rendering(_folder: Path) -> None:
    raise AssertionError("rendered again")


def test_files_lie_as_a_collector_has_them(rendered: Rendered) -> None:
    for path in (*rendered.recordings.values(), rendered.clip, rendered.scene):
        assert path.stat().st_size > 100_000
    assert all(rendered.soundtrack in path.parents for path in rendered.recordings.values())
    assert set(rendered.recordings) == {one.song_id for one in THREE_HILLS.recordings}
    assert not (rendered.folder / ".rendering").exists()


def test_a_second_call_renders_nothing(rendered: Rendered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_render_into", _no_rendering)
    again = render(rendered.folder)
    assert not again.fresh
    assert again.recordings == rendered.recordings


@pytest.mark.parametrize("damage", ["missing", "short", "older", "unlisted"])
def test_what_is_not_whole_is_noticed(copy: Path, damage: str) -> None:
    assert rendering.is_complete(copy)
    listing = copy / "made-by.json"
    if damage == "missing":
        (copy / "clip.wav").unlink()
    elif damage == "short":
        scene = copy / "Three Hills/Season 1/Three Hills S01E01.mkv"
        scene.write_bytes(scene.read_bytes()[:-1])
    elif damage == "older":
        made = json.loads(listing.read_text(encoding="utf-8"))
        listing.write_text(json.dumps({**made, "version": rendering.VERSION - 1}), encoding="utf-8")
    else:
        listing.unlink()
    assert not rendering.is_complete(copy)


def test_a_rendering_cut_short_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def full_disk(path: Path, *_: object) -> None:
        path.write_bytes(b"half a file")
        written.append(path)
        if len(written) == 3:
            raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(rendering, "write", full_disk)
    monkeypatch.setattr("onara.demo.soundtrack.Recording.render", lambda _self: None)
    with pytest.raises(OSError, match="No space left"):
        render(tmp_path / "demo")
    assert len(written) == 3
    assert list((tmp_path / "demo").iterdir()) == []


def test_renewing_removes_its_own_old_files_and_no_others(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, old = copy / "soundtrack" / "mine.flac", copy / "soundtrack" / "old.mp3"
    for path in (own, old):
        path.write_bytes(b"x")
    made = json.loads((copy / "made-by.json").read_text(encoding="utf-8"))
    made["files"]["soundtrack/old.mp3"] = 1
    (copy / "made-by.json").write_text(json.dumps({**made, "version": 0}), encoding="utf-8")
    monkeypatch.setattr(rendering, "write", lambda path, *_: path.write_bytes(b"new"))
    monkeypatch.setattr(rendering, "clip", lambda _sounds: None)
    monkeypatch.setattr(rendering, "scene", lambda _sounds: None)
    monkeypatch.setattr(rendering, "second", lambda _sounds: None)
    monkeypatch.setattr(rendering, "unreleased", lambda: None)
    monkeypatch.setattr("onara.demo.soundtrack.Recording.render", lambda _self: None)
    assert render(copy).fresh
    assert own.exists() and not old.exists()
    assert (copy / "clip.wav").read_bytes() == b"new"
    assert rendering.is_complete(copy)
