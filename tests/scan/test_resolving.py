from __future__ import annotations

from pathlib import Path

import pytest

from onara.library import Library
from onara.scan import Scanner
from onara.scanned.editing import EditError, Editor
from onara.scanned.unknowns import Unknowns
from tests.media import raw_wav
from tests.small_season import LOST, RATE, SmallSeason, track


@pytest.fixture
def released(season: SmallSeason, tmp_path: Path) -> str:
    """The recording that Unknown 1 is, once the library has it."""
    with Library.open(season.home) as library:
        [outcome] = library.add([raw_wav(tmp_path / "Lost Song.wav", track(LOST), RATE)])
    assert outcome.recording is not None
    return outcome.recording


def test_an_unknown_becomes_the_released_track(season: SmallSeason, released: str) -> None:
    with Scanner.open(season.home) as scanner:
        [(unknown, recording)] = scanner.resolve()
        assert (unknown.number, recording) == (1, released)
        assert scanner.resolve() == []
        cues = scanner.store.cues_with_unknown(1)
        assert {cue.recording for _, cue in cues} == {released}
        assert len(cues) == 3
        assert scanner.excerpts.references == ("unknown-2",)
        with pytest.raises(EditError, match="known by now, it is Lost Song"):
            Unknowns(scanner).name("1", "piano")


def test_a_scan_finds_the_bounds_of_what_was_resolved(season: SmallSeason, released: str) -> None:
    with Scanner.open(season.home) as scanner:
        scanner.resolve()
        list(scanner.scan([season.first, season.third], processes=1))
        cues = [cue for _, cue in scanner.store.cues_with([released])]
        assert sorted(round(cue.start_s) for cue in cues) == [6, 20, 54]
        assert all(cue.parts for cue in cues)


def test_a_persons_word_stands_against_what_was_resolved(
    season: SmallSeason, released: str
) -> None:
    with Scanner.open(season.home) as scanner:
        first = scanner.store.episodes()[0]
        lost = [cue for cue in scanner.store.cues(first.episode.id) if cue.unknown == "1"]
        two = next(one for one in scanner.library.recordings() if one.paths[0].stem == "two")
        editor = Editor(scanner)
        editor.edit(first, lost[0].id, recording=two.recording)
        editor.edit(first, lost[1].id, rejected=True)
        scanner.resolve()
        now = {cue.id: cue for cue in scanner.store.cues(first.episode.id)}
        assert now[lost[0].id].recording == two.recording
        assert now[lost[1].id].rejected
        assert now[lost[1].id].recording == released
