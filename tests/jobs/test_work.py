from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onara.errors import OnaraError
from onara.jobs.folders import Folders
from onara.jobs.work import do, kept_inside
from onara.library import Library
from onara.scan import looking
from tests.cli import scanning
from tests.small_season import SmallSeason


class Told(list[dict[str, Any]]):
    """What a job tells."""

    def __call__(self, event: str, **told: Any) -> None:
        self.append({"event": event, **told})

    def files(self) -> dict[str, str]:
        """Outcomes by the names of files."""
        return {Path(one["path"]).name: one["status"] for one in self if one["event"] == "file"}


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "side_by_side", scanning.here)


def task(kind: str, *paths: Path, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "paths": [str(path) for path in paths], **more}


def test_links_that_lead_out_of_what_was_asked_for_are_left_out(tmp_path: Path) -> None:
    music, other = tmp_path / "music", tmp_path / "other"
    for folder in (music, other):
        folder.mkdir()
        (folder / "song.mp3").touch()
    (music / "link.mp3").symlink_to(other / "song.mp3")
    (music / "folder").symlink_to(other)
    (music / "own.mp3").symlink_to("song.mp3")
    files = [music / name for name in ("song.mp3", "link.mp3", "folder/song.mp3", "own.mp3")]
    inside, outside = kept_inside(files, [music], tmp_path / "home")
    assert [path.name for path in inside] == ["song.mp3", "own.mp3"]
    assert [Path(error.source).parent.name for error in outside] == ["music", "folder"]
    # What lies in another chosen folder is the owner's word.
    Folders(tmp_path / "home").add(other, "music")
    assert len(kept_inside(files, [music], tmp_path / "home")[0]) == 4


def test_music_that_is_added_makes_known_what_was_unknown(
    season: SmallSeason, tmp_path: Path
) -> None:
    from tests.media import raw_wav
    from tests.small_season import LOST, RATE, track

    lost = raw_wav(tmp_path / "lost.wav", track(LOST), RATE)
    told = Told()
    do(season.home, task("add", lost), told)
    assert told.files() == {"lost.wav": "added"}
    assert {"event": "episodes"} in told
    with Library.open(season.home) as library:
        assert len(library) == 3
    steps = [one for one in told if one["event"] == "step"]
    assert (steps[-1]["share"], steps[-1]["items"], steps[-1]["of_items"]) == (1.0, 1, 1)


def test_episodes_that_are_finished_are_not_scanned_again(season: SmallSeason) -> None:
    told = Told()
    both = (season.first, season.third)
    do(season.home, task("scan", *both, again=True, finished=[str(season.first)]), told)
    assert told.files() == {season.third.name: "scanned"}
    steps = [one for one in told if one["event"] == "step"]
    assert steps[0]["share"] > 0.4  # the first is done
    assert [one["share"] for one in steps] == sorted(one["share"] for one in steps)
    assert (steps[-1]["items"], steps[-1]["of_items"]) == (2, 2)
    assert {one["title"] for one in told if one["event"] == "noticed"} == {
        "two", "Unknown 1", "Unknown 2",
    }  # fmt: skip


def test_a_drama_that_is_not_known_fails_the_job(season: SmallSeason) -> None:
    with pytest.raises(OnaraError, match="No Such Drama"):
        do(season.home, task("scan", season.first, drama="No Such Drama"), Told())
