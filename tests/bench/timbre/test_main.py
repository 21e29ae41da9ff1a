from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.timbre.__main__ import main
from onara.audio import SAMPLE_RATE
from tests.media import raw_wav
from tests.timbre.sounds import noise, notes


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    rows = ["split,track,package"]
    (tmp_path / "library").mkdir()
    for name, sound in (("a", notes(12, 0.3)), ("b", notes(12, 0.3, seed=2)), ("c", noise(12))):
        raw_wav(tmp_path / "library" / f"{name}.wav", sound, SAMPLE_RATE)
        rows.append(f"library,{name}.wav,{'noise' if name == 'c' else 'music'}")
    (tmp_path / "tracks.csv").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path


def test_figures_are_printed_and_written(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = corpus / "figures.json"
    assert main(["--corpus", str(corpus), "--json", str(made), "--markdown"]) == 0
    assert "| nearest is of the same soundtrack | 2 | 1.000 | 0.500 |" in capsys.readouterr().out
    told = json.loads(made.read_text(encoding="utf-8"))
    assert told["header"]["corpus"].startswith("3 tracks of 2 soundtracks")
    assert "of decoding" in told["header"]["cost"]


def test_constants_are_printed(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(corpus), "--spread"]) == 0
    told = dict(line.split(": ") for line in capsys.readouterr().out.splitlines())
    assert set(told) == {"mean", "deviation", "unrelated"}
    assert len(told["mean"].split(", ")) == len(told["deviation"].split(", "))


def test_no_corpus_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(tmp_path)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
