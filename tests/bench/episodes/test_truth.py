from pathlib import Path

import pytest

from bench.episodes import truth
from bench.episodes.truth import level_name
from tests.bench.episodes.made import cue

TRACKS = "split,track,duration_s\nlibrary,a.ogg,1800\nunknown,b.ogg,60\n"


def test_cues_come_back_as_they_were_written(tmp_path: Path) -> None:
    cues = [
        cue(1.5, 9.0, fade_in_s=0.01, fade_out_s=2.5, parts=((1.5, 30.0), (5.0, 70.25))),
        cue(20.0, 31.0, "", theme="theme 1", under_speech_db=-7.5, speech_share=0.75),
    ]
    (tmp_path / "tracks.csv").write_text(TRACKS)
    truth.write(tmp_path, {"1.mkv": 60.0}, cues)
    found = truth.load(tmp_path)
    assert list(found.cues) == cues
    assert found.paths == [tmp_path / "episodes" / "1.mkv"]
    assert found.library == {"a.ogg": tmp_path / "library" / "a.ogg"}
    assert found.hours_of_library == 0.5
    assert found.has_themes


def test_a_corpus_without_themes_and_fades_is_read(tmp_path: Path) -> None:
    head = "episode,start_s,end_s,track,level,kind,gain_db,under_speech_db,speech_share"
    row = "1.mkv,38.21,76.81,a.ogg,foreground,opening,6.0,,0.00,3.00"
    (tmp_path / "tracks.csv").write_text(TRACKS)
    (tmp_path / "episodes.csv").write_text("episode,duration_s\n1.mkv,100\n")
    (tmp_path / "cues.csv").write_text(f"{head},track_start_s\n{row}\n")
    found = truth.load(tmp_path)
    assert found.cues[0].usage == "opening"
    assert found.cues[0].fade_in_s is None
    assert not found.has_themes


def test_a_cue_of_an_episode_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tracks.csv").write_text(TRACKS)
    truth.write(tmp_path, {"2.mkv": 60.0}, [cue(1, 2)])
    with pytest.raises(ValueError, match=r"1\.mkv, which episodes\.csv lacks"):
        truth.load(tmp_path)


def test_levels_have_names() -> None:
    names = [level_name(db) for db in (6.0, 0.0, -8.0, -20.0)]
    assert names == ["foreground", "similar", "background", "barely_audible"]
