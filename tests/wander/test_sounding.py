from __future__ import annotations

from pathlib import Path

from onara.audio import Tags
from onara.library import Sounding
from onara.timbre import ALIKE, Timbre, measure
from onara.wander import Owned, Sounds
from tests.graph.bundled import graph
from tests.timbre.sounds import noise, notes


def timbre(kind: str, seed: int = 1) -> Timbre:
    sound = noise(20, seed=seed) if kind == "noise" else notes(20, 0.3, seed=seed)
    found = measure(sound)
    assert found is not None
    return found


def owned(name: str, kind: str, seed: int = 1, *, is_song: bool = True) -> Owned:
    return Owned(name, name, (), timbre(kind, seed), is_song)


def test_only_what_sounds_alike_is_found_and_not_the_thing_itself() -> None:
    sounds = Sounds((owned("a", "notes"), owned("b", "notes", 2), owned("c", "noise")))
    found = sounds.like("a", ["a", "b", "c"])
    assert set(found) == {"b"}
    assert found["b"].similarity >= ALIKE
    assert sounds.like("a", ["c"]) == {}


def test_of_several_recordings_of_a_song_the_likest_counts() -> None:
    others = (owned("b", "noise"), owned("b", "notes", 2))
    assert set(Sounds((owned("a", "notes"), *others)).like("a", ["b"])) == {"b"}
    assert set(Sounds((*others, owned("a", "notes"))).like("b", ["a"])) == {"a"}


def test_what_is_not_owned_sounds_like_nothing() -> None:
    sounds = Sounds((owned("a", "notes"),))
    assert "a" in sounds
    assert "b" not in sounds
    assert sounds.like("b", ["a"]) == {}
    assert Sounds().like("a", ["b"]) == {}


def test_recordings_of_no_known_song_are_told_apart() -> None:
    sounds = Sounds((owned("a", "notes"), owned("r1", "notes", 2, is_song=False)))
    assert set(sounds.strangers()) == {"r1"}


def test_recordings_stand_for_their_songs_where_the_catalogue_has_them() -> None:
    def sounding(name: str, song: str | None, *, measured: bool = True) -> Sounding:
        found = timbre("notes") if measured else None
        path = Path("/music") / f"{name}.wav"
        return Sounding(name, found, True, song, Tags(None, "somebody"), (path,))

    song = "signal/blooming"
    owned = [
        sounding("r1", song),
        sounding("r2", "gone/song"),
        sounding("r3", None, measured=False),
    ]
    found = Sounds.of(owned, graph()).owned
    assert [(each.id, each.is_song) for each in found] == [(song, True), ("r2", False)]
    assert (found[1].title, found[1].performers) == ("r2", ("somebody",))
