from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onara.audio import Tags
from onara.library import Recording
from onara.lists import Entry, FanList, playlist
from onara.servers import Wanted, wanted_of
from tests.graph.bundled import catalogue, graph
from tests.lists.owned import file, recording

SWEET, BLOOMING = "itaewon-class/sweet-night", "signal/blooming"


def wanted(ids: list[str], *owned: Recording) -> list[Wanted]:
    kept = FanList("x", tuple(Entry(each, each) for each in ids))
    return wanted_of(playlist(kept, graph(), owned).entries, owned, catalogue())


def test_an_owned_song_is_wanted_by_all_its_names_and_files(tmp_path: Path) -> None:
    path = file(tmp_path / "밤.mp3")
    owned = replace(recording(SWEET, path), tags=Tags("밤", "뷔", "이태원 클라쓰 OST Part.12"))
    (one,) = wanted([SWEET], owned)
    assert one.titles[0] == "밤"
    assert "Sweet Night" in one.titles
    assert {"뷔", "V"} <= set(one.performers)
    assert one.albums[0] == "이태원 클라쓰 OST Part.12"
    assert "Itaewon Class" in one.albums
    assert (one.recording, one.duration_s, one.files) == ("0f", 213.4, ((path, 5),))


def test_an_instrumental_has_only_its_own_title(tmp_path: Path) -> None:
    owned = recording(SWEET, file(tmp_path / "a.mp3"), version="instrumental")
    inst = replace(owned, tags=Tags("Sweet Night (Inst.)", "V"))
    (one,) = wanted(["music/0f"], inst)
    assert (one.titles, one.version) == (("Sweet Night (Inst.)",), "instrumental")


def test_what_is_imported_or_gone_or_not_owned_may_still_be_on_a_server() -> None:
    imported = recording(SWEET)
    gone, not_owned = wanted([SWEET, BLOOMING], imported)
    assert (gone.recording, gone.files, gone.why_not) == ("0f", (), None)
    assert (not_owned.recording, not_owned.song, not_owned.why_not) == (None, BLOOMING, None)
    assert not_owned.duration_s is None
    assert not_owned.performers


def test_moments_and_music_that_nobody_named_are_on_no_server() -> None:
    ids = ["episode/2b#t-7", "unknown/3", "music/ff", "itaewon-class"]
    moment, unknown, lost, *songs = wanted(ids)
    assert moment.why_not == "a moment of an episode"
    assert unknown.why_not == "music that nobody has named"
    assert lost.why_not == "it is neither in the library nor in the catalogue"
    assert len(songs) > 1
    assert all(each.why_not is None for each in songs)
