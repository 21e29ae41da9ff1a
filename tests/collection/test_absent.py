"""`onara.collection.absent`."""

from pathlib import Path

from onara.catalogue import Catalogue
from onara.collection.absent import counted, missing, soundtracks
from onara.collection.identity import Identity

CATALOGUE = Catalogue.load()


def test_songs_of_a_soundtrack_that_is_here_are_missed() -> None:
    here = soundtracks(CATALOGUE, [Identity(CATALOGUE.song("looking-back")), Identity()])
    (track,) = counted(here)
    assert (track.drama, track.songs, track.of_songs) == ("signal", 1, 7)
    found = {each.song: each for each in missing(here, {"signal/the-road": Path("/b/길.flac")})}
    assert len(found) == 6
    assert found["signal/the-road"].after == "길 – 김윤아, part 4"
    assert found["signal/the-road"].evidence.endswith("outside of this folder, in /b/길.flac")
    assert "signal/looking-back" not in found
