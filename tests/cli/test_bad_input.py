"""Media of no use: one sentence on each file, and the rest is done."""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.cli.program import RATE, Onara, clip, listed, wav
from tests.media import cut, encode, music, raw_wav, video_only


def _silence(path: Path) -> Path:
    return raw_wav(path, np.zeros(5 * RATE, np.int16), RATE)


def _text(path: Path) -> Path:
    path.write_text("This is a list of songs.\n" * 200)
    return path


def _empty(path: Path) -> Path:
    path.touch()
    return path


def _nothing(path: Path) -> Path:
    return path


def _cut(path: Path) -> Path:
    return cut(wav(path, 20.0, 9), 0.5)


UNREADABLE = "is not audio that can be read"
CUT = "is damaged or cut off: 10 of 20 seconds can be read"
Make = Callable[[Path], Path]
BAD: list[tuple[str, Make, str, str]] = [
    # name, how to make it, the sentence of add, the sentence of identify
    ("missing.mp3", _nothing, "no such file", "no such file"),
    ("empty.mp3", _empty, "is empty", "is empty"),
    ("text.mp3", _text, UNREADABLE, UNREADABLE),
    ("cut.wav", _cut, CUT, CUT),
    ("video.mkv", video_only, "has no audio track", "has no audio track"),
    ("silence.wav", _silence, "is silent", "is silent"),
    (
        "short.wav",
        lambda path: wav(path, 0.2),
        "is too short: 0.20 s, at least 1 s are needed",
        "is too short: 0.20 s, at least 0.25 s are needed",
    ),
]
each_bad = pytest.mark.parametrize(("name", "make", "of_add", "of_identify"), BAD)


@each_bad
def test_add_says_why_and_goes_on(
    onara: Onara, tmp_path: Path, name: str, make: Make, of_add: str, of_identify: str
) -> None:
    del of_identify
    bad, good = make(tmp_path / name), wav(tmp_path / "good.wav")
    ran = onara("add", bad, good, "--home", tmp_path / "home", "--json")
    assert ran.status == 1
    assert ran.err == [f"onara: {bad}: {of_add}"]
    by_file = {answer["file"]: answer for answer in ran.answers}
    assert (by_file[str(bad)]["status"], by_file[str(bad)]["reason"]) == ("refused", of_add)
    assert by_file[str(good)]["status"] == "added"
    assert listed(tmp_path / "home") == {"good.wav"}


@each_bad
def test_identify_says_why_and_goes_on(
    onara: Onara, filled: Path, tmp_path: Path, name: str, make: Make, of_add: str, of_identify: str
) -> None:
    del of_add
    bad, good = make(tmp_path / name), clip(tmp_path / "good.wav")
    ran = onara("identify", bad, good, "--home", filled, "--json")
    assert ran.status == 1
    assert ran.err == [f"onara: {bad}: {of_identify}"]
    first, second = ran.answers
    assert first == {"file": str(bad), "match": None, "error": of_identify}
    assert second["match"]["path"].endswith("one.wav")
    assert second["match"]["offset_s"] == pytest.approx(5.0, abs=0.01)


def test_all_bad_input_at_once_is_a_line_each(onara: Onara, filled: Path, tmp_path: Path) -> None:
    bad = [make(tmp_path / name) for name, make, _, _ in BAD]
    good = clip(tmp_path / "good.wav")
    added = onara("add", *bad, good, "--home", tmp_path / "new")
    assert (added.status, len(added.err)) == (1, len(BAD))
    assert all(any(str(path) in line for line in added.err) for path in bad)
    assert len(added.out) == 2
    assert added.out[0].endswith("good.wav")
    assert added.out[1] == f"1 added (5 s of music), 0 already there, {len(BAD)} not usable"
    asked = onara("identify", *bad, good, "--home", filled)
    assert (asked.status, len(asked.err)) == (1, len(BAD))
    assert any("0:05" in line for line in asked.out)


def test_a_clip_that_was_cut_off_is_still_named(onara: Onara, filled: Path, tmp_path: Path) -> None:
    part = cut(raw_wav(tmp_path / "cut.wav", music(20.0, 2, RATE)[: 8 * RATE], RATE), 0.5)
    ran = onara("identify", part, "--home", filled, "--json")
    assert ran.status == 1
    assert ran.err == [f"onara: {part}: is damaged or cut off: 4 of 8 seconds can be read"]
    (answer,) = ran.answers
    assert answer["match"]["path"].endswith("two.wav")
    assert answer["match"]["offset_s"] == pytest.approx(0.0, abs=0.01)
    assert answer["error"] == "is damaged or cut off: 4 of 8 seconds can be read"


def test_a_folder_without_audio_is_one_line(onara: Onara, filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "사진"
    folder.mkdir()
    (folder / "cover.jpg").touch()
    good = wav(tmp_path / "good.wav")
    for words in ([folder, good], [good, folder], [tmp_path / "missing.mp3", folder, good]):
        ran = onara("add", *words, "--home", tmp_path / "home", "--json")
        assert ran.status == 1
        assert f"onara: {folder}: there are no audio files in this folder" in ran.err
        assert len(ran.err) == len(words) - 1
        statuses = {answer["file"]: answer["status"] for answer in ran.answers}
        assert statuses[str(good)] in ("added", "known")
    asked = onara("identify", folder, clip(tmp_path / "clip.wav"), "--home", filled, "--json")
    assert asked.status == 1
    assert asked.err == [f"onara: {folder}: is a folder, not a file"]
    assert asked.answers[1]["match"]["path"].endswith("one.wav")


def test_two_folders_without_audio_are_two_lines(onara: Onara, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in folders:
        folder.mkdir()
    ran = onara("add", *folders, "--home", tmp_path / "home")
    assert ran.err == [
        f"onara: {folder}: there are no audio files in this folder" for folder in folders
    ]


def test_a_crash_of_the_decoder_costs_one_file(
    onara: Onara, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onara import processes

    crash = (
        "import os; from onara.examine import workers; examine = workers.examine\n"
        "workers.examine = lambda p: os.abort() if p.name == 'bad.wav' else examine(p)\n"
        "from onara.processes import serve; serve()"
    )
    monkeypatch.setattr(processes, "_COMMAND", [sys.executable, "-c", crash])
    bad, good = wav(tmp_path / "bad.wav", 9.0, 3), wav(tmp_path / "good.wav")
    ran = onara("add", bad, good, "--home", tmp_path / "home", "--jobs", 1)
    assert (ran.status, ran.err) == (1, [f"onara: {bad}: makes the decoder crash"])
    assert listed(tmp_path / "home") == {"good.wav"}


def test_every_container_that_was_cut_off_is_refused(onara: Onara, tmp_path: Path) -> None:
    sound = np.tile(music(10.0, rate=48000), (2, 1))
    files = [
        cut(encode(tmp_path / name, sound, container, codec, rate=48000, options=options), 0.6)
        for name, container, codec, options in (
            ("a.mp3", "mp3", "libmp3lame", {}),
            ("a.flac", "flac", "flac", {}),
            ("a.ogg", "ogg", "vorbis", {}),
            ("a.opus", "ogg", "libopus", {}),
            ("a.m4a", "ipod", "aac", {}),
            ("stream.m4a", "ipod", "aac", {"movflags": "faststart"}),
            ("a.mkv", "matroska", "aac", {}),
        )
    ]
    ran = onara("add", *files, "--home", tmp_path / "home", "--json")
    assert ran.status == 1
    assert len(ran.err) == len(files)
    assert {answer["status"] for answer in ran.answers} == {"refused"}
