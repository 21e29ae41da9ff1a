from __future__ import annotations

from pathlib import Path

import pytest

from onara.audio import Tags
from onara.cli.sounds import SENTENCES, Compared, compared, recording_meant
from onara.library import Sounding
from onara.timbre import Timbre
from tests.graph.bundled import graph
from tests.wander.test_sounding import timbre

NOTES = timbre("notes")
SONG = "signal/blooming"


def sounding(
    recording: str, found: Timbre | None = NOTES, song: str | None = None, *, measured: bool = True
) -> Sounding:
    path = Path("/music") / f"{recording}.wav"
    return Sounding(recording, found, measured, song, Tags(None, "somebody"), (path,))


@pytest.mark.parametrize(
    ("owned", "how"),
    [
        ([], Compared.NOT_OWNED),
        ([sounding("r1")], Compared.NOT_OWNED),
        ([sounding("r1", None, SONG, measured=False)], Compared.NOT_MEASURED),
        ([sounding("r1", None, SONG)], Compared.TOO_SHORT),
        ([sounding("r1", song=SONG)], Compared.NOTHING_ELSE),
        ([sounding("r1", song=SONG), sounding("r2", None)], Compared.NOTHING_ELSE),
        ([sounding("r1", song=SONG), sounding("r2")], Compared.COMPARED),
    ],
)
def test_why_sound_is_not_compared(owned: list[Sounding], how: Compared) -> None:
    assert compared([SONG], owned, graph()) is how
    assert (how in SENTENCES) == (how is not Compared.COMPARED)


def test_a_recording_is_meant_by_its_id_or_its_file() -> None:
    owned = [sounding("r1"), sounding("r2")]
    assert recording_meant("r2", owned) == owned[1]
    assert recording_meant("/music/../music/r1.wav", owned) == owned[0]
    assert recording_meant("r3", owned) is None
    assert recording_meant("", owned) is None
