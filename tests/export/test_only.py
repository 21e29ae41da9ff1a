from __future__ import annotations

import pytest

from onara.export import only
from tests.export.sheets import SEASON


@pytest.mark.parametrize(
    ("music", "left"),
    [
        ("winter-tale/rain", {8: ["g"], 7: ["b", "x"]}),
        ("rec-d", {7: ["d"]}),
        ("unknown-h", {8: ["h"]}),
        ("nothing", {}),
    ],
)
def test_the_cues_of_one_piece_of_music_are_left(music: str, left: dict[int, list[str]]) -> None:
    found = only(SEASON, music)
    assert {s.episode.number: [each.cue.id for each in s.lines] for s in found} == left
