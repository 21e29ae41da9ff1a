"""A real server with real files: what is pushed there is what is in its playlist."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import mutagen
import pytest

from onara.catalogue import Catalogue, Linker
from onara.demo import Rendered
from onara.graph import Graph
from onara.index import Index
from onara.library import Library
from onara.lists import Entry, FanList, playlist
from onara.servers import (
    Client,
    Found,
    Matcher,
    Server,
    ServerError,
    Servers,
    push,
    sign_in,
    wanted_of,
)
from onara.servers.listening import Listener
from onara.servers.song import ServerSong, songs_of
from onara.servers.store import Proof
from tests.servers.real import PASSWORD, USER, supysonic

DRAMA = "three-hills-demo"


@dataclass
class Real:
    """The server, who is signed in, its songs, and the home that pushes."""

    client: Client
    songs: list[ServerSong]
    home: Path

    def find(self, *, listens: bool = True) -> dict[str, Found]:
        """All songs of the demo's drama, by their short ids."""
        catalogue = Catalogue.load(self.home / "catalogue")
        with Library.open(self.home) as library:
            recordings = library.recordings()
            kept = FanList("x", (Entry(DRAMA),))
            entries = playlist(kept, Graph.of(catalogue), recordings).entries
            listener = Listener(self.client, Index(self.home / "index")) if listens else None
            matcher = Matcher(self.songs, Linker(catalogue), listener)
            found = [matcher.find(each) for each in wanted_of(entries, recordings, catalogue)]
        return {str(each.wanted.song).partition("/")[2]: each for each in found}


@pytest.fixture(scope="module")
def real(
    tmp_path_factory: pytest.TempPathFactory, rendered: Rendered, lively: Path
) -> Iterator[Real]:
    """Supysonic, whose copy of the music is not as ours: names in NFD, tags taken off or written
    anew, a file that is missing."""
    folder = tmp_path_factory.mktemp("real")
    music = folder / "music"
    shutil.copytree(rendered.soundtrack, music)
    by_name = {path.name: path for path in music.rglob("*") if path.is_file()}
    waltz = by_name["02 연화의 왈츠.ogg"]
    waltz.rename(waltz.with_name(unicodedata.normalize("NFD", waltz.name)))
    untagged = by_name["01 고갯마루의 밤.flac"]
    _tag(untagged, None)
    untagged.rename(music / "track7.flac")
    retagged = by_name["02 도라지 꽃길.m4a"]
    _tag(
        retagged, {"title": "Bellflower Path", "artist": "오나라 시연 악단", "album": "세 고개 OST"}
    )
    retagged.rename(music / "x.m4a")
    by_name["01 파랑새야.opus"].unlink()
    with supysonic(folder / "server", music) as address:
        server, greeting = sign_in(Server("home", address, USER, PASSWORD))
        assert greeting.name == "Subsonic 1.12.0"
        client = Client(server)
        yield Real(client, songs_of(client), lively)


def _tag(path: Path, tags: dict[str, str] | None) -> None:
    file = mutagen.File(path, easy=True)
    file.delete()
    for name, value in (tags or {}).items():
        file[name] = value
    file.save()


def test_it_is_signed_in_as_an_old_server_wants_it(real: Real) -> None:
    assert real.client.server.proof is Proof.PASSWORD
    assert real.client.extensions == frozenset()
    wrong = Server("home", real.client.server.address, USER, "guess")
    with pytest.raises(ServerError, match="does not let the user mina in"):
        sign_in(wrong)


def test_each_song_is_found_by_what_is_left_of_it(real: Real) -> None:
    found = real.find()
    told = {name: each.how and str(each.how) for name, each in found.items()}
    assert told == {
        "arirang-pass": "path",
        "bellflower-path": "tags",
        "night-under-the-pass": "sound",
        "yeonhwas-waltz": "path",
        "blue-bird": None,
        "fields-at-daybreak": "path",
    }
    night = found["night-under-the-pass"]
    assert night.song is not None
    assert night.song.path == "track7.flac"
    assert "same take" in night.evidence
    assert found["blue-bird"].evidence == "not on the server"
    assert real.find(listens=False)["night-under-the-pass"].status == "missing"


def test_the_playlist_has_what_was_found_and_is_kept_up_to_date(real: Real, tmp_path: Path) -> None:
    kept = Servers(tmp_path)
    ids = [each.song.id for each in real.find().values() if each.song]
    made = push(real.client, kept, "songs", "세 고개", ids)
    assert (made.deed, list(made.songs)) == ("made", ids)
    assert push(real.client, kept, "songs", "세 고개", ids).deed == "unchanged"
    changed = push(real.client, kept, "songs", "세 고개", ids[::-1])
    assert (changed.deed, changed.playlist) == ("changed", made.playlist)
    assert list(changed.songs) == ids[::-1]
    with pytest.raises(ServerError, match="was not made by Onara"):
        push(real.client, kept, "other", "세 고개", ids)
    # More than an address holds.
    many = push(real.client, kept, "many", "many", ids * 60)
    assert list(many.songs) == ids * 60
