from pathlib import Path

import pytest

from onara.audio import Tags
from onara.clips.evidence import Evidence
from onara.clips.hearing import Listened
from onara.clips.naming import named
from onara.library import DramaFacts, Recording, SongFacts
from onara.library.hearing import Heard
from onara.match import Found

SONG = SongFacts(
    "signal/blooming", "Blooming", "꽃이 피면", ("Lee Seung Yeol",), "insert song", None
)
DRAMA = DramaFacts("signal", "Signal", "시그널")
ITSELF, OF_SONG = Evidence(0.0, 5.0, (0.5,)), Evidence(0.0, 5.0, (0.5,), 20.0, (0.4,), (5.0,))


def recording(name: str, song: SongFacts | None = None) -> Recording:
    tags = Tags(None if song is None else song.title, None, None, None)
    drama = DRAMA if song else None
    return Recording(name, 200.0, (Path(f"/music/{name}.flac"),), tags, song, drama)


def found(name: str, z: float, p: float) -> Found:
    return Found(name, 20.0, 1.0, z, p, z * z / 2)


def listened(*songs: Found) -> Listened:
    heard = Heard(songs, 0.0, 5.0)
    return Listened(5.0, True, False, "audio/wav", heard, None, OF_SONG, None, ITSELF)


OWNED = [recording("one", SONG), recording("two"), recording("three")]
SURE, LESS, CHANCE = found("one", 30, 1e-90), found("two", 20, 1e-40), found("three", 5, 0.9)


def test_the_surest_is_the_answer_and_the_other_sure_ones_its_family() -> None:
    told = named(listened(SURE, LESS, CHANCE), OWNED, None)
    assert told.match is not None
    assert (told.match.recording, told.match.name) == ("one", "Blooming")
    assert told.match.drama == DRAMA
    assert [one.name for one in told.family] == ["two"]
    assert told.runner_up is not None
    assert told.runner_up.file == "three.flac"
    assert told.evidence is OF_SONG


def test_what_was_imported_has_no_file_to_be_named_by() -> None:
    imported = Recording("two", 200.0, (), Tags(), None, None)
    told = named(listened(found("two", 30, 1e-90)), [imported], None)
    assert told.match is not None
    assert (told.match.file, told.match.name) == (None, "two")


def test_where_none_is_sure_the_best_is_only_the_nearest() -> None:
    told = named(listened(CHANCE), OWNED, None)
    assert told.match is None
    assert told.family == ()
    assert told.runner_up is not None
    assert told.evidence is ITSELF


def test_a_recording_that_was_taken_out_meanwhile_is_not_told() -> None:
    told = named(listened(LESS, CHANCE), OWNED[2:], None)
    assert told.match is None
    assert told.runner_up is not None
    assert told.runner_up.recording == "three"


@pytest.mark.parametrize(("share", "is_known"), [(1.0, True), (2**-10, True), (2**-130, False)])
def test_after_many_looks_an_answer_has_to_be_surer(share: float, is_known: bool) -> None:
    told = named(listened(found("two", 20, 1e-40)), OWNED, None, share=share)
    assert (told.match is not None) is is_known


def test_nothing_heard_is_nothing_told() -> None:
    told = named(listened(), OWNED, None)
    assert told == (None, (), None, (), ITSELF, ())
