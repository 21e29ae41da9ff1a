from pathlib import Path

import numpy as np
import pytest

from bench.episodes import filler
from onara.fingerprint import BASEBAND_RATE
from onara.index import Index, Reference


def index(folder: Path, seconds: int) -> Index:
    bits = np.random.default_rng(1).integers(0, 256, seconds * BASEBAND_RATE // 4, dtype=np.uint8)
    made = Index(folder)
    made.commit([made.append([Reference("a", len(bits) * 4, bits)])])
    return made


def test_references_last_as_long_as_asked(tmp_path: Path) -> None:
    index(tmp_path, 60)
    assert filler.fill(tmp_path, 0.04) == pytest.approx(0.04, abs=60 / 3600)
    samples = sum(one.samples for one in Index(tmp_path).references())
    assert samples / BASEBAND_RATE == pytest.approx(60 + 0.04 * 3600, abs=60)


def test_no_filler_is_a_real_reference(tmp_path: Path) -> None:
    real = index(tmp_path, 30).reference("a").bits.copy()
    filler.fill(tmp_path, 0.02)
    others = [one for one in Index(tmp_path).references() if one.recording != "a"]
    assert others
    assert all((one.bits != real).mean() > 0.9 for one in others)
    assert len({one.bits.tobytes() for one in others}) == len(others)


def test_an_empty_index_cannot_be_filled(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no references"):
        filler.fill(tmp_path, 1.0)
