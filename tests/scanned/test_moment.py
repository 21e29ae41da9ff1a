from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from onara.fingerprint import pack, whiten
from onara.index import Reference
from onara.library.hearing import Heard
from onara.match import Found
from onara.scan import Scanner
from onara.scan.kept import KeptSounds
from onara.scanned.moment import hear_moment, moments
from tests.media import Wave, music, raw_wav
from tests.scan.season import cue, put

RATE = 8000
SECONDS = 60.0


def programme(seed: int) -> Wave:
    """A minute of an episode."""
    return music(SECONDS, seed, RATE)


def keep(sounds: KeptSounds, episode: str, sound: Wave) -> None:
    """What a scan keeps of an episode's sound."""
    mid = whiten(sound)
    made = Reference(episode, len(mid), pack(mid))
    sounds.index.commit([sounds.index.append([made])])


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sounds of two episodes."""
    home = tmp_path_factory.mktemp("kept")
    for number in (1, 2):
        keep(KeptSounds(home), f"e{number}", programme(number))
    return home


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[Scanner]:
    with Scanner.open(tmp_path / "home") as opened:
        cues = [cue("1", 0, 12), cue("2", 18, 40, unknown=1), cue("3", 20, 45, rejected=True)]
        for number in (1, 2):
            put(opened.store, tmp_path / f"{number}.mkv", number, cues if number == 2 else ())
        yield opened


def clip(path: Path, sound: Wave, start_s: float, seconds: float) -> Path:
    first = round(start_s * RATE)
    cut = sound[first : first + round(seconds * RATE)]
    noise = np.random.default_rng(3).normal(0, 0.02, len(cut)).astype(np.float32)
    return raw_wav(path, np.asarray(cut + noise, np.float32), RATE)


def test_a_clip_is_found_in_its_episode_at_its_second_with_the_music_there(
    kept: Path, scanner: Scanner, tmp_path: Path
) -> None:
    heard = hear_moment(clip(tmp_path / "c.wav", programme(2), 21.5, 5.0), KeptSounds(kept))
    assert heard is not None
    (found,) = moments(heard, scanner)
    assert found.scanned.episode.id == "e2"
    assert found.at_s == pytest.approx(21.5, abs=0.01)
    assert found.cue is not None
    assert found.cue.cue.id == "2"
    assert found.p < 1e-9


def test_a_clip_without_music_has_no_cue(kept: Path, scanner: Scanner, tmp_path: Path) -> None:
    heard = hear_moment(clip(tmp_path / "c.wav", programme(2), 50.0, 5.0), KeptSounds(kept))
    assert heard is not None
    assert [one.cue for one in moments(heard, scanner)] == [None]


def test_of_a_long_clip_the_second_where_it_was_heard_is_told(
    kept: Path, scanner: Scanner, tmp_path: Path
) -> None:
    noise = np.random.default_rng(4).normal(0, 0.05, 10 * RATE).astype(np.float32)
    long = np.concatenate([noise, programme(1)[: 20 * RATE]])
    heard = hear_moment(raw_wav(tmp_path / "long.wav", long, RATE), KeptSounds(kept))
    assert heard is not None
    (found,) = moments(heard, scanner)
    assert found.scanned.episode.id == "e1"
    assert found.clip_s > 0
    assert found.at_s - found.clip_s == pytest.approx(-10.0, abs=0.05)


def test_other_sound_is_of_no_episode(kept: Path, scanner: Scanner, tmp_path: Path) -> None:
    heard = hear_moment(clip(tmp_path / "c.wav", music(SECONDS, 9, RATE), 5, 6), KeptSounds(kept))
    assert heard is not None
    assert moments(heard, scanner) == []


def test_where_nothing_was_scanned_the_file_is_not_even_opened(tmp_path: Path) -> None:
    assert hear_moment(tmp_path / "not there.wav", KeptSounds(tmp_path)) is None


def test_silence_is_of_no_episode(kept: Path, tmp_path: Path) -> None:
    silence = raw_wav(tmp_path / "s.wav", np.zeros(5 * RATE, np.float32), RATE)
    assert hear_moment(silence, KeptSounds(kept)) is None


def found_at(episode: str, z: float) -> Found:
    return Found(episode, 20.0, 1.0, z, 1e-20, 50.0)


@pytest.mark.parametrize(
    ("song_z", "episodes"),
    [(None, ["e1", "e2"]), (15.0, ["e1", "e2"]), (18.0, ["e1"]), (20.0, []), (40.0, [])],
)
def test_a_song_that_explains_the_clip_better_leaves_no_moment(
    scanner: Scanner, song_z: float | None, episodes: list[str]
) -> None:
    """A clip of the song itself fits all its scenes, each worse than the song."""
    heard = Heard((found_at("e1", 20.0), found_at("e2", 18.5)), 0.0, 5.0)
    assert [one.scanned.episode.id for one in moments(heard, scanner, song_z)] == episodes


def test_a_place_that_fits_much_worse_than_the_best_is_no_answer(scanner: Scanner) -> None:
    heard = Heard((found_at("e1", 60.0), found_at("e2", 20.0)), 0.0, 5.0)
    assert [one.scanned.episode.id for one in moments(heard, scanner)] == ["e1"]
