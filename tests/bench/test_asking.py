from pathlib import Path

import pytest

from bench.asking import ask
from bench.corpus import Corpus, Query
from bench.kept import Kept
from bench.peers import ONARA
from bench.sound import write_wav
from tests.media import music


def test_a_clip_is_asked_once_and_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    track, clip = tmp_path / "song.wav", tmp_path / "clip.wav"
    sound = music(15.0, 1, 16000)
    write_wav(track, sound, 16000)
    write_wav(clip, sound[5 * 16000 : 8 * 16000], 16000)
    corpus = Corpus(tmp_path, {track.name: track}, 0.004, {track.name: 15.0}, [])
    query = Query(clip, track.name, 5.0, 3.0, "clean")
    with Kept(tmp_path / "kept.jsonl") as kept:
        (first,) = ask(ONARA, corpus, [query], tmp_path, kept).answers
    assert first.found is not None
    assert first.found.track == track.name
    assert first.found.offset_s == pytest.approx(5.0, abs=0.01)
    monkeypatch.setattr("bench.asking.Runner", None)
    with Kept(tmp_path / "kept.jsonl") as kept:
        again = ask(ONARA, corpus, [query], tmp_path, kept)
    assert again.answers == [first]
    assert again.description.startswith("Onara")
    assert again.index_s > 0


def test_a_recogniser_that_breaks_leaves_what_it_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = Corpus(tmp_path, {"gone.wav": tmp_path / "gone.wav"}, 0.0, {"gone.wav": 1.0}, [])
    query = Query(tmp_path / "none.wav", "gone.wav", 0.0, 1.0, "clean")
    with Kept(tmp_path / "kept.jsonl") as kept:
        asked = ask(ONARA, corpus, [query], tmp_path, kept)
    assert asked.answers == []
    assert asked.failure
    assert "onara could not go on" in capsys.readouterr().err
