from pathlib import Path

import numpy as np
import pytest

from bench.scale import growing
from bench.scale.growing import grown, transposed
from bench.scale.invented import LENGTH_S, Source
from bench.scale.measuring import Clip, measure
from onara.audio import SAMPLE_RATE
from onara.index import Index
from onara.landmarks import Packed
from tests.conftest import save_wav
from tests.landmarks.playing import cut, song


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    folder = tmp_path_factory.mktemp("source")
    for seed in (11, 12):
        save_wav(folder / f"{seed}.wav", song(seed), SAMPLE_RATE)
    return Source.of(sorted(folder.iterdir()))


@pytest.mark.parametrize("shares_bits", [False, True])
def test_what_is_hidden_among_invented_recordings_is_found(
    tmp_path: Path, source: Source, monkeypatch: pytest.MonkeyPatch, shares_bits: bool
) -> None:
    monkeypatch.setattr(growing, "_A_SEGMENT", 8)
    monkeypatch.setattr(growing, "_SHARED", 1 << 18)
    save_wav(tmp_path / "hidden.wav", song(1), SAMPLE_RATE)
    save_wav(tmp_path / "clip.wav", cut(song(1), 8, 5), SAMPLE_RATE)
    folder = tmp_path / "index"
    made = grown(folder, {"hidden": tmp_path / "hidden.wav"}, source, 20, shares_bits=shares_bits)
    index = Index(folder)
    assert len(index) == len(list(index.recordings)) == 21
    assert len(list(index.postings())) == 4
    if not shares_bits:
        assert list(index.damaged()) == []
    clip = Clip(str(tmp_path / "clip.wav"), "clean", made.names["hidden"])
    told = measure(folder, [clip])
    assert (told.named, told.proposed, told.wrong) == ({"clean": 1}, {"clean": 1}, 0)
    before = {path.name: path.stat().st_mtime_ns for path in folder.glob("invented*")}
    grown(folder, {"hidden": tmp_path / "hidden.wav"}, source, 20, shares_bits=shares_bits)
    assert before == {path.name: path.stat().st_mtime_ns for path in folder.glob("invented*")}


def test_invented_recordings_have_the_landmarks_of_real_ones(source: Source) -> None:
    invented = source.landmarks(np.random.default_rng(1))
    made = [next(invented) for _ in range(100)]
    real = len(source.pairs) / 2 / (source.ticks / 500)
    a_second = np.mean([len(hashes) / (frames.max() / 62.5) for hashes, frames in made])
    assert a_second == pytest.approx(real, rel=0.2)
    assert max(int(frames.max()) for _, frames in made) <= LENGTH_S * 62.5


def words_of(packed: Packed) -> np.ndarray:
    keys, times = packed.all()
    return (keys.astype(np.uint64) << np.uint64(packed.time_bits)) | times


@pytest.mark.parametrize("semitones", [1, -5])
def test_a_transposed_segment_is_sorted_and_comes_back(source: Source, semitones: int) -> None:
    invented = source.landmarks(np.random.default_rng(2))
    some = [next(invented) for _ in range(9)]
    hashes, frames = (np.concatenate(part) for part in zip(*some, strict=True))
    order = np.lexsort((frames, hashes))
    packed = Packed.of(hashes[order], frames[order].astype(np.uint64))
    words = words_of(packed)
    moved = transposed(packed, semitones)
    there = words_of(moved)
    assert np.all(there[1:] >= there[:-1])
    assert len(np.intersect1d(words, there)) < 0.2 * len(words)
    back = transposed(moved, -semitones)
    np.testing.assert_array_equal(words_of(back), words)
