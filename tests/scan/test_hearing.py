from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from onara.audio import SAMPLE_RATE
from onara.fingerprint import pack, whiten
from onara.index import Index, Reference
from onara.scan import looking
from onara.scan.hearing import Shelf, hear, left_over
from onara.scan.programme import Programme
from tests.cli.scanning import here
from tests.media import Wave, music
from tests.scan.made import programme


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "side_by_side", here)


def shelf(folder: Path, seeds: Sequence[int]) -> Shelf:
    """Recordings of 20 s, named by their seeds."""
    folder.mkdir()
    index = Index(folder)
    bands = {str(seed): whiten(music(20.0, seed, SAMPLE_RATE)) for seed in seeds}
    made = [Reference(name, len(band), pack(band)) for name, band in bands.items()]
    index.commit([index.append(made)])
    return Shelf(folder, tuple(bands))


def on_disk(folder: Path, sound: Wave) -> Programme:
    folder.mkdir()
    made = replace(programme(sound), folder=folder)
    np.asarray(made.mid, np.complex64).tofile(folder / "mid")
    return made


def sound(*pieces: tuple[int, float, float, float]) -> Wave:
    """A minute: (seed, second of the programme, from and to second of the recording)."""
    made = np.random.default_rng(2).normal(0, 0.003, 60 * SAMPLE_RATE).astype(np.float32)
    for seed, at_s, start_s, end_s in pieces:
        part = music(20.0, seed, SAMPLE_RATE)[
            round(start_s * SAMPLE_RATE) : round(end_s * SAMPLE_RATE)
        ]
        made[round(at_s * SAMPLE_RATE) :][: len(part)] += part
    return made


def test_recordings_of_all_shelves_are_heard_in_order(tmp_path: Path) -> None:
    made = on_disk(tmp_path / "p", sound((2, 5.0, 2.0, 17.0), (1, 30.0, 4.0, 18.0)))
    shelves = [shelf(tmp_path / "a", [1, 3]), shelf(tmp_path / "b", [4, 2])]
    first, second = hear(made, shelves)
    assert (first.recording, second.recording) == ("2", "1")
    assert first.tracked.start_s == pytest.approx(5.0, abs=0.2)
    assert second.tracked.end_s == pytest.approx(44.0, abs=0.2)
    assert max(first.p, second.p) < 1e-20
    rest = left_over(made, [first, second])
    assert [(round(a), round(b)) for a, b in rest] == [(0, 4), (22, 28), (46, 60)]


def test_others_are_looked_for_where_music_is_left(tmp_path: Path) -> None:
    made = on_disk(tmp_path / "p", sound((2, 5.0, 2.0, 17.0), (1, 30.0, 4.0, 18.0)))
    told: list[str] = []
    found = hear(
        made,
        [shelf(tmp_path / "a", [1])],
        [shelf(tmp_path / "b", [2])],
        report=lambda stage, *_: told.append(stage),
    )
    assert [one.recording for one in found] == ["2", "1"]
    assert list(dict.fromkeys(told)) == ["looking", "looking closer"]


def test_a_cue_shorter_than_a_window_is_found_by_the_closer_look(tmp_path: Path) -> None:
    made = on_disk(tmp_path / "p", sound((1, 33.7, 6.0, 9.6)))
    (cue,) = hear(made, [shelf(tmp_path / "a", [1, 3])])
    assert cue.tracked.start_s == pytest.approx(33.7, abs=0.2)
    assert cue.tracked.end_s == pytest.approx(37.3, abs=0.2)


def test_other_music_is_of_no_recording(tmp_path: Path) -> None:
    made = on_disk(tmp_path / "p", sound((8, 5.0, 2.0, 17.0)))
    assert hear(made, [shelf(tmp_path / "a", [1, 3])]) == []
    assert hear(made, []) == []
