import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onara.audio import SAMPLE_RATE
from onara.errors import LibraryError
from onara.fingerprint import BASEBAND_RATE, pack, whiten
from onara.index import Index, Reference
from onara.processes import Failed
from onara.scan import looking
from onara.scan.looking import Look, look, starts
from tests.cli.scanning import here
from tests.media import music

TRACK_S = 20.0


@pytest.fixture
def what(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    """Forty windows of which those from second 50 to 70 are music of the one recording."""
    monkeypatch.setattr(looking, "side_by_side", here)
    monkeypatch.setattr(looking, "WINDOWS_A_TASK", 8)
    song = music(TRACK_S, 1, SAMPLE_RATE)
    band = whiten(song)
    index = Index(tmp_path / "index")
    (tmp_path / "index").mkdir()
    index.commit([index.append([Reference("song", len(band), pack(band))])])
    sound = np.random.default_rng(1).normal(0, 0.01, 100 * SAMPLE_RATE).astype(np.float32)
    sound[50 * SAMPLE_RATE : 70 * SAMPLE_RATE] += song
    whiten(sound).astype(np.complex64).tofile(tmp_path / "mid")
    every = starts([(0.0, 100.0)], 2.5, BASEBAND_RATE)
    return Look(tmp_path / "mid", every, tmp_path / "index", ("song",))


def counting(
    monkeypatch: pytest.MonkeyPatch, *, stop_after: int | None = None
) -> list[Sequence[Any]]:
    """The tasks that are still asked for; broken off after some."""
    asked: list[Sequence[Any]] = []

    def run(function: str, tasks: Sequence[Any], processes: int | None = None) -> Iterator[Any]:
        asked.append(tasks)
        for done, result in enumerate(here(function, tasks, processes)):
            if done == stop_after:
                raise KeyboardInterrupt
            yield result

    monkeypatch.setattr(looking, "side_by_side", run)
    return asked


def test_windows_of_a_recording_become_seeds(what: Look, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    seeds = look(what, tmp_path, report=lambda done, of, _: told.append((done, of)))
    assert {round(seed.at / BASEBAND_RATE, 1) for seed in seeds} >= {50.0, 55.0, 60.0, 65.0}
    assert all(45 < seed.at / BASEBAND_RATE < 70 for seed in seeds)
    best = max(seeds, key=lambda seed: seed.height)
    assert best.delay / BASEBAND_RATE == pytest.approx(-50.0, abs=1e-3)
    assert told == [(8 * n, 40) for n in range(1, 6)]


def test_what_was_done_before_a_kill_is_not_done_again(
    what: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = look(what, tmp_path / "index")
    counting(monkeypatch, stop_after=3)
    with pytest.raises(KeyboardInterrupt):
        look(what, tmp_path)
    asked = counting(monkeypatch)
    assert sorted(map(str, look(what, tmp_path))) == sorted(map(str, whole))
    assert [len(tasks) for tasks in asked] == [2]
    assert sorted(map(str, look(what, tmp_path))) == sorted(map(str, whole))
    assert [len(tasks) for tasks in asked] == [2, 0]


@pytest.mark.parametrize("left", [1, 20, -1])
def test_a_last_line_that_was_cut_off_is_done_again_and_takes_no_other_with_it(
    what: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    whole = look(what, tmp_path)
    (file,) = tmp_path.glob("seeds-*.jsonl")
    lines = file.read_text().splitlines()
    file.write_text("\n".join(lines[:2]) + "\n" + lines[2][:left])
    asked = counting(monkeypatch)
    assert sorted(map(str, look(what, tmp_path))) == sorted(map(str, whole))
    assert sorted(map(str, look(what, tmp_path))) == sorted(map(str, whole))
    assert [len(tasks) for tasks in asked] == [3, 0]


def test_another_look_begins_anew(
    what: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(what, tmp_path)
    asked = counting(monkeypatch)
    look(Look(what.sound, what.starts[:8], what.folder, what.recordings), tmp_path)
    look(Look(what.sound, what.starts[:8], what.folder, what.recordings, "half"), tmp_path)
    assert [len(tasks) for tasks in asked] == [1, 1]


def test_lines_of_another_kind_are_passed_over(what: Look, tmp_path: Path) -> None:
    whole = look(what, tmp_path)
    (file,) = tmp_path.glob("seeds-*.jsonl")
    wrong = [[], {"task": 1}, {"task": "x", "seeds": []}, {"task": 0, "seeds": [{"at": 1}]}]
    with file.open("a") as out:
        out.writelines(json.dumps(row) + "\n" for row in wrong)
    assert sorted(map(str, look(what, tmp_path))) == sorted(map(str, whole))


def test_a_part_that_fails_is_a_sentence(
    what: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> Iterator[Any]:
        yield None
        yield 0, Failed("crashes the process that works on it")

    monkeypatch.setattr(looking, "side_by_side", failing)
    with pytest.raises(LibraryError, match="a part of the scan crashes the process"):
        look(what, tmp_path)


def test_windows_begin_at_every_hop_of_every_stretch_once() -> None:
    assert starts([(0.0, 10.0), (8.0, 12.0)], 4.0, 100.0) == (0, 400, 800)
    assert starts([(3.0, 3.0)], 4.0, 100.0) == (300,)
    assert starts([], 4.0, 100.0) == ()
