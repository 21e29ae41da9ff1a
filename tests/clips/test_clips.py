from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from onara.clips import ClipAnswer, Clips, Refused
from onara.clips import clips as module
from onara.clips.sandbox import Limits, Sandbox
from onara.demo import Rendered
from onara.library import Library
from tests.clips.conftest import RATE, opened
from tests.media import Wave, encode, music, raw_wav, stereo, video_only
from tests.small_season import SmallSeason, programme
from tests.versions import RATE as VERSIONS_RATE
from tests.versions import cut, noisy

Hear = Callable[..., ClipAnswer]
MIB = 1 << 20


def test_a_clip_is_answered_with_song_drama_second_and_evidence(
    hear: Hear, rendered: Rendered
) -> None:
    answer = hear(rendered.clip, "클립.wav")
    cue = rendered.clip_cue
    match = answer.match
    assert match is not None
    assert match.song is not None
    assert match.drama is not None
    assert match.song.id == f"three-hills-demo/{cue.song_id}"
    assert match.drama.title_ko == "세 고개"
    assert match.p < 1e-15
    assert answer.name == "클립.wav"
    assert answer.evidence.other_s == pytest.approx(match.offset_s, abs=0.01)
    assert np.mean(answer.evidence.agreement) > 3
    assert answer.evidence.other
    assert answer.runner_up is not None
    assert answer.runner_up.z < match.z / 2
    assert answer.media_type == "audio/wav"


def test_music_under_speech_is_named(hear: Hear, songs: dict[str, Wave], speech: Wave) -> None:
    """Ten decibels below the talk."""
    music_ = songs["blue-bird"][20 * RATE : 26 * RATE]
    talk = np.array(speech[: len(music_)])
    level = np.sqrt(np.mean(talk**2) / np.mean(music_**2)) * 10 ** (-10 / 20)
    answer = hear(np.asarray((talk + level * music_) / 2, np.float32))
    assert answer.match is not None
    assert answer.match.song is not None
    assert answer.match.song.id == "three-hills-demo/blue-bird"
    assert answer.match.offset_s == pytest.approx(20.0, abs=0.05)


def test_an_answer_is_kept_with_its_clip(hear: Hear, clips: Clips, rendered: Rendered) -> None:
    answer = hear(rendered.clip)
    assert clips.spool.answer(answer.id) == answer
    path, media_type = clips.playable(answer)
    assert path.read_bytes() == rendered.clip.read_bytes()
    assert media_type == "audio/wav"


def test_unknown_music_is_not_guessed(hear: Hear) -> None:
    answer = hear(music(6.0, 77, RATE))
    assert not answer.is_known
    assert answer.match is None
    assert answer.family == ()
    assert answer.runner_up is not None
    assert answer.runner_up.p > 1e-4
    assert answer.evidence.other_s is None
    assert answer.evidence.clip


def test_two_recordings_of_one_sound_are_a_family(tmp_path: Path) -> None:
    """An instrumental and the same with a voice over it: under talk both explain the clip."""
    song, voice = music(30.0, 1, RATE), music(30.0, 50, RATE)
    one = raw_wav(tmp_path / "song.wav", song, RATE)
    two = raw_wav(tmp_path / "with voice.wav", np.asarray(song + 0.5 * voice, np.float32), RATE)
    with Library.open(tmp_path / "home") as library:
        library.add([one, two])
    with opened(tmp_path / "home") as clips, clips.place() as id_:
        raw_wav(clips.spool.sound(id_), song[8 * RATE : 14 * RATE], RATE)
        answer = clips.hear(id_, "clip.wav").result()
    assert answer.match is not None
    assert answer.match.file == "song.wav"
    assert [one.file for one in answer.family] == ["with voice.wav"]
    assert answer.family[0].offset_s == pytest.approx(8.0, abs=0.01)
    # The voice is nowhere in the clip, and that tells.
    assert answer.family[0].behind is not None
    assert answer.family[0].behind > 3
    assert not answer.family[0].is_as_good
    assert answer.family[0].link is not None
    assert answer.family[0].link.one == answer.match.recording


def test_versions_that_a_clip_cannot_tell_apart_are_kept_with_the_answer(
    tmp_path: Path, family: Mapping[str, Wave], family_files: Mapping[str, Path]
) -> None:
    with Library.open(tmp_path / "home") as library:
        library.add([family_files["song"], family_files["instrumental"]], processes=1)
    with opened(tmp_path / "home") as clips:
        with clips.place() as id_:
            sound = noisy(cut(family["song"], 5, 5), 1) * np.float32(0.3)
            raw_wav(clips.spool.sound(id_), sound, VERSIONS_RATE)
            answer = clips.hear(id_, "clip.wav").result()
        assert clips.spool.answer(id_) == answer
    assert [one.is_as_good for one in answer.family] == [True]
    assert answer.runner_up is None


def test_a_clip_of_an_episode_is_told_with_its_second(kept_season: SmallSeason) -> None:
    scene = programme(((4, 1), (20, 9), (38, 2), (54, 9), (72, 8)), 90.0, 1)
    with opened(kept_season.home) as clips:
        with clips.place() as id_:
            # Music that the library lacks.
            raw_wav(clips.spool.sound(id_), scene[22 * RATE : 30 * RATE], RATE)
            answer = clips.hear(id_, "scene.wav").result()
        clips.spool.remove(answer.id)
    assert answer.match is None
    assert answer.is_known
    moment = answer.moments[0]
    assert (moment.season, moment.number) == (1, 1)
    assert moment.drama_title is not None
    assert moment.at_s == pytest.approx(22.0, abs=0.05)
    assert moment.music is not None
    assert answer.evidence.other_s == pytest.approx(22.0, abs=0.05)
    assert np.mean(answer.evidence.agreement) > 3
    assert answer.evidence.other


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"no sound at all " * 99, "not_audio"), (b"RIFF\x00\x00\x00\x00WAVE", None)],
)
def test_what_holds_no_sound_is_refused(
    hear: Hear, clips: Clips, tmp_path: Path, content: bytes, reason: str | None
) -> None:
    path = tmp_path / "file.mp3"
    path.write_bytes(content)
    with pytest.raises(Refused) as error:
        hear(path)
    assert reason in (None, error.value.reason)
    assert not [
        each for each in clips.spool.folder.iterdir() if not (each / "answer.json").exists()
    ]


def test_a_video_without_sound_is_refused(hear: Hear, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no audio track"):
        hear(video_only(tmp_path / "silent.mkv"))


def test_silence_and_a_click_are_refused(hear: Hear) -> None:
    with pytest.raises(Refused, match="silence"):
        hear(np.zeros(5 * RATE, np.float32))
    with pytest.raises(Refused, match="too short"):
        hear(music(0.1, 1, RATE))


def test_a_file_that_is_cut_off_is_heard_as_far_as_it_goes(
    hear: Hear, tmp_path: Path, songs: dict[str, Wave]
) -> None:
    sound = stereo(songs["arirang-pass"][: 20 * RATE])
    whole = encode(tmp_path / "whole.flac", sound, "flac", "flac", rate=RATE, sample_format="s16")
    content = whole.read_bytes()
    whole.write_bytes(content[: len(content) // 2])
    answer = hear(whole)
    assert answer.match is not None
    assert answer.match.song is not None
    assert answer.match.song.id == "three-hills-demo/arirang-pass"


def test_a_file_of_ten_hours_is_heard_from_its_start(
    hear: Hear, tmp_path: Path, songs: dict[str, Wave]
) -> None:
    path = tmp_path / "long.wav"
    start = songs["fields-at-daybreak"][: 30 * RATE]
    raw_wav(path, np.concatenate([start, np.zeros(RATE, np.float32)]).astype(np.float32), RATE)
    _grow(path, 10 * 3600 * RATE * 4)
    begun = time.monotonic()
    answer = hear(path)
    assert answer.match is not None
    assert answer.clip_s > 35_000
    assert answer.heard_s < 60
    assert time.monotonic() - begun < 30


def test_of_a_long_file_without_an_answer_only_the_start_is_heard(
    hear: Hear, tmp_path: Path
) -> None:
    path = raw_wav(tmp_path / "long.wav", music(20.0, 70, RATE), RATE)
    _grow(path, 3600 * RATE * 4)
    answer = hear(path)
    assert not answer.is_known
    assert answer.is_partly_heard
    assert answer.heard_s <= 610


def _grow(path: Path, size: int) -> None:
    """Make a WAV file longer by silence that takes no room on the disk."""
    with path.open("r+b") as file:
        file.truncate(size + 44)
        file.seek(4)
        file.write((size + 36).to_bytes(4, "little"))
        file.seek(40)
        file.write(size.to_bytes(4, "little"))


def test_a_copy_is_made_where_browsers_cannot_play_the_file(
    hear: Hear, clips: Clips, tmp_path: Path, songs: dict[str, Wave]
) -> None:
    sound = stereo(songs["blue-bird"][: 8 * RATE])
    answer = hear(
        encode(tmp_path / "clip.mkv", sound, "matroska", "flac", rate=RATE, sample_format="s16")
    )
    assert answer.media_type is None
    path, media_type = clips.playable(answer)
    assert media_type == "audio/mpeg"
    assert path.stat().st_size > 10_000
    assert clips.playable(answer)[0].stat().st_mtime_ns == path.stat().st_mtime_ns
    again = hear(path)
    assert again.match is not None
    assert again.media_type == "audio/mpeg"


def test_a_file_that_hangs_or_crashes_costs_itself_only(
    heard_home: Path, rendered: Rendered
) -> None:
    with opened(heard_home) as clips:
        clips._sandbox.close()
        clips._sandbox = Sandbox(Limits(seconds=6.0))
        clips.warm_up()
        bad = clips.spool.new()
        raw_wav(clips.spool.sound(bad), music(20.0, 70, RATE), RATE)
        clips._sandbox.limits = Limits(seconds=0.05)
        with pytest.raises(Refused) as error:
            clips.hear(bad, "bad").result()
        assert error.value.reason == "slow"
        clips._sandbox.limits = Limits(memory=64 << 20)
        with pytest.raises(Refused) as error:
            clips.hear(bad, "bad").result()
        assert error.value.reason in ("memory", "crashed", "not_audio", "unreadable")
        clips._sandbox.limits = Limits()
        with clips.place() as id_:
            shutil.copyfile(rendered.clip, clips.spool.sound(id_))
            assert clips.hear(id_, "good").result().match is not None


def test_twenty_clips_at_once_are_all_answered_in_bounded_memory(
    clips: Clips, rendered: Rendered, songs: dict[str, Wave], tmp_path: Path
) -> None:
    clips.warm_up()
    long = raw_wav(tmp_path / "long.wav", songs["blue-bird"], RATE)
    waiting: list[Future[ClipAnswer]] = []
    assert clips._sandbox._started is not None
    with _Watched(clips._sandbox._started[0].pid) as watched:
        for number in range(20):
            id_ = clips.spool.new()
            shutil.copyfile(long if number % 4 == 0 else rendered.clip, clips.spool.sound(id_))
            waiting.append(clips.hear(id_, f"{number}.wav"))
        answers = [one.result() for one in waiting]
    assert all(answer.match is not None for answer in answers)
    assert [answer.name for answer in answers] == [f"{number}.wav" for number in range(20)]
    assert watched.most_at_once <= module.AT_ONCE
    print(f"20 clips: {watched.most_bytes / MIB:.0f} MiB in all processes at once")
    assert watched.most_bytes < 400 * MIB


class _Watched:
    """The memory of all children of a process, while something goes on."""

    def __init__(self, parent: int) -> None:
        self.most_bytes = self.most_at_once = 0
        self._parent, self._done = parent, threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> _Watched:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(0.02):
            found = [each for each in map(_memory, Path("/proc").glob("[0-9]*")) if each]
            ours = [size for parent, size in found if parent == self._parent]
            self.most_bytes = max(self.most_bytes, sum(ours))
            self.most_at_once = max(self.most_at_once, len(ours))


def _memory(process: Path) -> tuple[int, int] | None:
    """A process's parent, and its bytes of memory."""
    try:
        text = (process / "status").read_text(encoding="utf-8")
    except OSError:
        return None
    told = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    if "VmRSS" not in told or told["State"].split()[0] == "Z":
        return None
    return int(told["PPid"]), int(told["VmRSS"].split()[0]) * 1024


def test_there_are_only_so_many_places(clips: Clips, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PLACES", 1)
    with clips.place() as id_:
        with pytest.raises(Refused) as error, clips.place():
            pass
        clips.spool.remove(id_)
    assert error.value.reason == "busy"
    with clips.place() as id_:
        clips.spool.remove(id_)


def test_a_look_is_answered_beside_the_files(clips: Clips, songs: dict[str, Wave]) -> None:
    heard = clips.look(songs["blue-bird"][10 * RATE : 14 * RATE]).result()
    assert heard.best is not None
    assert heard.best.offset_s == pytest.approx(10.0, abs=0.01)
    with pytest.raises(Refused):
        clips.look(np.zeros(2 * RATE, np.float32)).result()


def test_an_answer_may_ask_for_more_certainty(clips: Clips, rendered: Rendered) -> None:
    """The last of many looks of a microphone has to be as sure as all before it."""
    with clips.place() as id_:
        shutil.copyfile(rendered.clip, clips.spool.sound(id_))
        answer = clips.hear(id_, "", "microphone", share=0.0).result()
    assert answer.match is None
    assert replace(answer, match=None) == clips.spool.answer(answer.id)
