"""An episode scanned with references that a friend has handed on, without any file of the music."""

from __future__ import annotations

from pathlib import Path

from onara.demo import Rendered
from onara.library import Library
from onara.scan import Scanner
from onara.sheet import CueSheet


def scanned(home: Path, rendered: Rendered) -> CueSheet:
    with Scanner.open(home) as scanner:
        (done,) = scanner.scan([rendered.scene])
    assert done.sheet is not None
    return done.sheet


def test_cues_of_imported_recordings_are_named_as_by_who_owns_the_files(
    rendered: Rendered, tmp_path: Path
) -> None:
    with Library.open(tmp_path / "own") as own:
        own.add([rendered.soundtrack])
        own.export_references(tmp_path / "all.onararef")
    with Library.open(tmp_path / "friend") as friend:
        friend.import_references(tmp_path / "all.onararef")
        assert all(not each.paths for each in friend.recordings())
    mine, theirs = scanned(tmp_path / "own", rendered), scanned(tmp_path / "friend", rendered)
    assert told(theirs) == told(mine)
    known = [line.music for line in theirs.lines if line.cue.is_known]
    assert len(known) >= 2
    assert all(music.title and music.path is None for music in known)


def told(sheet: CueSheet) -> list[tuple[str | None, str | None, float, float]]:
    """What sounds when, with its name."""
    return [
        (line.cue.recording, line.music.title, line.cue.start_s, line.cue.end_s)
        for line in sheet.lines
    ]
