from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from onara.demo import Rendered
from onara.demo.modal import pluck
from onara.demo.signal import Samples, level_db
from onara.demo.soundtrack import THREE_HILLS, Recording
from onara.demo.write import write


def plucked_notes(rng: np.random.Generator) -> Samples:
    """Three seconds of plucked notes on both sides."""
    sides = [
        np.concatenate([pluck(rng, hertz, 0.6, 0.75) for hertz in (440, 330, 494, 440)])
        for _ in range(2)
    ]
    return np.asarray(0.3 * np.stack(sides), np.float32)


@pytest.mark.parametrize("recording", THREE_HILLS.recordings, ids=lambda one: one.song_id)
def test_tags_read_back_from_every_format(rendered: Rendered, recording: Recording) -> None:
    with av.open(str(rendered.recordings[recording.song_id])) as container:
        found = {**container.metadata, **container.streams.audio[0].metadata}
    tags = {name.lower(): value for name, value in found.items()}
    for name in ("title", "artist", "album", "track"):
        assert tags[name] == recording.tags[name]


def test_all_common_formats_are_there() -> None:
    suffixes = {recording.suffix for recording in THREE_HILLS.recordings}
    assert suffixes == {".mp3", ".m4a", ".ogg", ".opus", ".flac", ".wav"}


def test_a_name_with_a_percent_sign_is_a_plain_name(tmp_path: Path) -> None:
    path = tmp_path / "100%d 아리랑.flac"
    write(path, np.zeros((2, 5000), np.float32))
    with av.open(str(path)) as container:
        assert sum(frame.samples for frame in container.decode(audio=0)) == 5000


@pytest.mark.parametrize("suffix", [".mp3", ".m4a", ".ogg", ".opus", ".flac", ".wav", ".mkv"])
def test_sound_comes_back_at_its_second(
    tmp_path: Path, decode: Callable[[Path], Samples], suffix: str
) -> None:
    sound = plucked_notes(np.random.default_rng(8))
    path = tmp_path / f"tune{suffix}"
    write(path, sound)
    back = decode(path)[:, : sound.shape[1]]
    assert back.shape == sound.shape
    assert level_db(back - sound) < level_db(sound) - 10


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "nowhere" / "a.wav", np.zeros((2, 100), np.float32))


def test_an_unknown_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write(tmp_path / "a.xyz", np.zeros((2, 100), np.float32))
