from __future__ import annotations

from pathlib import Path

from onara.lists import Entry, FanList, playlist
from onara.lists.playlist import best_recordings, songs_of
from tests.graph.bundled import catalogue, graph
from tests.lists.owned import file, recording

SWEET, BLOOMING = "itaewon-class/sweet-night", "signal/blooming"


def of(*ids: str) -> FanList:
    return FanList("rain", tuple(Entry(each) for each in ids))


def test_what_is_owned_is_a_track_and_the_rest_is_named_as_missing(tmp_path: Path) -> None:
    path = file(tmp_path / "sweet.mp3")
    made = playlist(of(BLOOMING, SWEET), graph(), [recording(SWEET, path)])
    (track,) = made.tracks
    assert (track.song, track.title, track.performer) == (SWEET, "Sweet Night", "V")
    assert (track.album, track.path, track.duration_s) == ("Itaewon Class OST", path, 213.4)
    (missing,) = made.missing
    assert (missing.name, missing.reason) == ("Yi Sung Yol - Blooming", "not in the library")
    assert [each.song for each in made.entries] == [BLOOMING, SWEET]


def test_a_recording_whose_file_is_gone_is_missing(tmp_path: Path) -> None:
    made = playlist(of(SWEET), graph(), [recording(SWEET, tmp_path / "gone.mp3")])
    assert [each.reason for each in made.missing] == ["its file is gone"]


def test_an_imported_recording_cannot_be_played(tmp_path: Path) -> None:
    made = playlist(of(SWEET), graph(), [recording(SWEET)])
    assert [each.reason for each in made.missing] == ["it was imported, and no file of it is here"]
    path = file(tmp_path / "sweet.mp3")
    assert best_recordings([recording(SWEET), recording(SWEET, path)])[SWEET].paths == (path,)


def test_of_several_recordings_the_released_one_that_is_there_is_played(tmp_path: Path) -> None:
    here, instrumental = file(tmp_path / "here.mp3"), file(tmp_path / "inst.mp3")
    owned = [
        recording(SWEET, instrumental, version="instrumental"),
        recording(SWEET, tmp_path / "gone.mp3"),
        recording(SWEET, tmp_path / "gone-too.mp3", here),
        recording(None, file(tmp_path / "unknown.mp3")),
    ]
    assert best_recordings(owned)[SWEET] is owned[2]
    (track,) = playlist(of(SWEET), graph(), owned).tracks
    assert track.path == here
    (track,) = playlist(of(SWEET), graph(), owned[:1]).tracks
    assert track.path == instrumental


def test_a_drama_release_singer_and_work_stand_for_their_songs() -> None:
    signal = {song.id for song in catalogue().drama("signal").songs}
    assert set(songs_of(of("signal"), graph())) == signal
    assert set(songs_of(of("signal/soundtrack"), graph())) == signal
    assert set(songs_of(of("v"), graph())) == {SWEET}
    assert songs_of(of("work/signal/blooming"), graph()) == (BLOOMING,)
    assert "reply-1997/all-for-you" in songs_of(of("reply-1997/release/1"), graph())


def test_a_song_is_in_the_playlist_once() -> None:
    songs = songs_of(of(BLOOMING, "signal", BLOOMING), graph())
    assert songs[0] == BLOOMING
    assert len(songs) == len(set(songs))


def test_what_the_catalogue_does_not_know_is_named_by_its_id() -> None:
    made = playlist(of("gone/song"), graph(), [])
    assert [each.name for each in made.missing] == ["gone/song"]
