import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from onara.audio import SAMPLE_RATE
from onara.errors import UnusableInput
from onara.fingerprint import BASEBAND_RATE, whiten
from onara.scan.programme import listen
from tests.media import Wave, cut, encode, music, stereo

SECONDS = 12.0


@pytest.fixture(scope="module")
def sound() -> Wave:
    return music(SECONDS, 4, SAMPLE_RATE)


def file(path: Path, sound: Wave, picture_s: float = 0.0) -> Path:
    return encode(path, sound, "matroska", "flac", rate=SAMPLE_RATE, picture_s=picture_s)


def test_the_middle_is_whitened_as_recordings_are(tmp_path: Path, sound: Wave) -> None:
    made = listen(file(tmp_path / "a.mkv", sound), tmp_path / "kept")
    assert made.seconds == pytest.approx(SECONDS, abs=0.01)
    reference = whiten(sound)
    alike = np.vdot(made.mid[: len(reference)], reference[: len(made.mid)])
    assert abs(alike) > 0.98 * np.linalg.norm(made.mid) * np.linalg.norm(reference)
    assert len(made.mid) == pytest.approx(SECONDS * BASEBAND_RATE, abs=BASEBAND_RATE / 10)
    assert made.power == pytest.approx(
        (sound.reshape(-1, SAMPLE_RATE // 10) ** 2).mean(axis=1), rel=0.02, abs=1e-6
    )
    assert (made.side, made.audio, made.flaw, made.frame_rate) == (None, None, None, None)
    assert len(made.activity.music) == pytest.approx(10 * SECONDS, abs=1)


def test_what_is_not_in_the_middle_is_the_side(tmp_path: Path, sound: Wave) -> None:
    both = stereo(0.5 * sound) + np.stack([0.3 * music(SECONDS, 5, SAMPLE_RATE)] * 2) * [[1], [-1]]
    made = listen(
        file(tmp_path / "a.mkv", both.astype(np.float32), picture_s=SECONDS), tmp_path / "kept"
    )
    assert made.frame_rate == Fraction(5)
    assert made.side is not None
    beside = whiten(music(SECONDS, 5, SAMPLE_RATE))
    n = min(len(beside), len(made.side))
    alike = abs(np.vdot(made.side[:n], beside[:n]))
    assert alike > 0.98 * np.linalg.norm(made.side[:n]) * np.linalg.norm(beside[:n])
    wrong = abs(np.vdot(made.mid[:n], beside[:n]))
    assert wrong < 0.3 * alike


def test_it_is_decoded_once(tmp_path: Path, sound: Wave) -> None:
    path = file(tmp_path / "a.mkv", sound)
    first = listen(path, tmp_path / "kept")
    path.unlink()
    second = listen(path, tmp_path / "kept")
    np.testing.assert_array_equal(first.mid, second.mid)
    np.testing.assert_array_equal(first.activity.music, second.activity.music)
    assert second.seconds == first.seconds


@pytest.mark.parametrize("gone", ["programme.json", "mid", "power", "activity.npz"])
def test_a_folder_that_is_not_whole_is_made_anew(
    tmp_path: Path,
    sound: Wave,
    gone: str,
) -> None:
    path, kept = file(tmp_path / "a.mkv", sound), tmp_path / "kept"
    first = np.array(listen(path, kept).mid)
    (kept / gone).unlink()
    np.testing.assert_array_equal(listen(path, kept).mid, first)


@pytest.mark.parametrize("damaged", ["programme.json", "activity.npz"])
def test_a_folder_that_is_damaged_is_made_anew(tmp_path: Path, sound: Wave, damaged: str) -> None:
    path, kept = file(tmp_path / "a.mkv", sound), tmp_path / "kept"
    first = np.array(listen(path, kept).mid)
    cut(kept / damaged, 0.5)
    np.testing.assert_array_equal(listen(path, kept).mid, first)


def test_a_folder_of_another_version_is_made_anew(tmp_path: Path, sound: Wave) -> None:
    path, kept = file(tmp_path / "a.mkv", sound), tmp_path / "kept"
    listen(path, kept)
    told = json.loads((kept / "programme.json").read_text())
    (kept / "programme.json").write_text(json.dumps(told | {"version": -1, "seconds": 1e6}))
    assert listen(path, kept).seconds == pytest.approx(SECONDS, abs=0.01)


def test_a_file_that_is_cut_off_has_a_flaw(tmp_path: Path, sound: Wave) -> None:
    path = cut(file(tmp_path / "a.mkv", sound), 0.6)
    made = listen(path, tmp_path / "kept")
    assert 4 < made.seconds < 10
    assert made.flaw is not None
    assert "of 12 seconds can be read" in made.flaw


def test_progress_tells_seconds_of_all(tmp_path: Path, sound: Wave) -> None:
    told: list[tuple[float, float | None]] = []
    listen(
        file(tmp_path / "a.mkv", sound),
        tmp_path / "kept",
        lambda done, of: told.append((done, of)),
    )
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == pytest.approx(SECONDS, abs=0.01)
    assert told[-1][1] == pytest.approx(SECONDS, abs=0.2)


def test_silence_is_a_programme_without_music(tmp_path: Path) -> None:
    silence = np.zeros(SAMPLE_RATE * 8, np.float32)
    made = listen(file(tmp_path / "a.mkv", silence), tmp_path / "kept")
    assert made.seconds == pytest.approx(8.0, abs=0.01)
    assert not np.any(made.mid)
    assert made.activity.music.max() < 0.5


def test_nothing_to_hear_is_refused(tmp_path: Path) -> None:
    short = file(tmp_path / "a.mkv", music(0.5, 1, SAMPLE_RATE))
    with pytest.raises(UnusableInput, match="shorter than a second"):
        listen(short, tmp_path / "kept")
    assert not (tmp_path / "kept" / "programme.json").exists()
