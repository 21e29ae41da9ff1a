"""Vectors are unit, are kept, and are made again where what was kept is lost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onara.ask import meaning
from onara.ask.meaning import LONGEST, Meaning, Vectors

TEXTS = ["Two people meet again in the rain.", "비 속에서 두 사람이 다시 만난다.", "A boiled egg."]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that has the vectors of the texts."""
    folder = tmp_path_factory.mktemp("cache")
    Meaning(folder).documents(TEXTS)
    return folder


def lengths(vectors: Vectors) -> Vectors:
    return np.asarray(np.linalg.norm(vectors, axis=-1), np.float32)


def refuse(*_: object) -> None:
    raise AssertionError("encoded again")


def test_vectors_have_length_one(kept: Path) -> None:
    encoder = Meaning(kept)
    use, e5 = encoder.query("rain")
    assert (use.shape, e5.shape) == ((512,), (384,))
    assert lengths(use) == pytest.approx(1, abs=1e-3)
    assert lengths(e5) == pytest.approx(1, abs=1e-3)
    assert lengths(encoder.sentence("rain")) == pytest.approx(1, abs=1e-3)
    for made, size in zip(encoder.documents(TEXTS), (512, 384), strict=True):
        assert made.shape == (len(TEXTS), size)
        # Kept in steps of 1/127, so not quite.
        assert lengths(made) == pytest.approx(1, abs=0.05)


def test_the_same_is_nearer_in_another_language_than_something_else(kept: Path) -> None:
    for vectors in Meaning(kept).documents(TEXTS):
        assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_what_was_kept_is_not_made_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Meaning, "encode", refuse)
    use, _ = Meaning(kept).documents([TEXTS[1], TEXTS[0], TEXTS[1]])
    assert np.array_equal(use[0], use[2])
    assert not np.array_equal(use[0], use[1])


def test_no_texts_have_no_vectors(tmp_path: Path) -> None:
    use, e5 = Meaning(tmp_path).documents([])
    assert (use.shape, e5.shape) == ((0, 512), (0, 384))


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04 cut off"])
def test_a_broken_cache_is_made_again(kept: Path, tmp_path: Path, content: bytes) -> None:
    (file,) = kept.iterdir()
    broken = tmp_path / file.name
    broken.write_bytes(content)
    made = Meaning(tmp_path).documents(TEXTS[:1])
    assert np.array_equal(made[0], Meaning(kept).documents(TEXTS[:1])[0])
    assert broken.read_bytes() != content


@pytest.mark.parametrize("damage", ["cut off", "overwritten"])
def test_a_damaged_cache_is_made_again(kept: Path, tmp_path: Path, damage: str) -> None:
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    half = len(whole) // 2
    after = b"" if damage == "cut off" else b"\xff" * 200 + whole[half + 200 :]
    (tmp_path / file.name).write_bytes(whole[:half] + after)
    made = Meaning(tmp_path).documents(TEXTS[:1])
    assert np.array_equal(made[1], Meaning(kept).documents(TEXTS[:1])[1])


def test_nothing_is_read_beyond_the_longest_text(kept: Path) -> None:
    encoder = Meaning(kept)
    assert np.array_equal(encoder.sentence("비 " * LONGEST), encoder.sentence("비 " * LONGEST * 5))


def test_vectors_come_back_as_they_were_saved(tmp_path: Path) -> None:
    chance = np.random.default_rng(1)
    vectors = {
        meaning.name_of(str(number)): chance.integers(-127, 128, 896).astype(np.int8)
        for number in range(600)
    }
    meaning.save(tmp_path / "new" / "vectors.npz", vectors)
    back = meaning.load(tmp_path / "new" / "vectors.npz")
    assert back.keys() == vectors.keys()
    assert all(np.array_equal(back[name], vectors[name]) for name in vectors)
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["vectors.npz"]
