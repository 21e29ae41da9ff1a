from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from onara.servers import Client, ServerError, Servers, Written, push
from onara.servers.playlists import COMMENT
from tests.servers.standin import USER, StandIn, running
from tests.servers.test_client import mina

SONGS = [{"id": f"song-{n:04}", "title": str(n), "album": "a"} for n in range(400)]
IDS = [each["id"] for each in SONGS]
OLD = {"is_old": True, "is_xml": True, "extensions": ()}


class Desk:
    """Pushes to a stand-in."""

    def __init__(self, standin: StandIn, address: str, home: Path) -> None:
        self.standin, self.kept = standin, Servers(home)
        self._address = address

    def push(self, songs: list[str], name: str = "비", **how: bool) -> Written:
        return push(Client(mina(self._address)), self.kept, "list 비", name, songs, **how)

    def inside(self, id_: str) -> list[str]:
        return [each["id"] for each in self.standin.playlists[id_]["entry"]]


@pytest.fixture(params=[{}, {"extensions": ()}, OLD], ids=["forms", "addresses", "old"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    standin = StandIn(songs=SONGS, **request.param)
    with running(standin) as address:
        yield Desk(standin, address, tmp_path)


def test_a_playlist_is_made_changed_and_left_as_it_is(desk: Desk) -> None:
    made = desk.push(IDS)
    assert (made.deed, made.songs, desk.inside(made.playlist)) == ("made", tuple(IDS), IDS)
    assert desk.standin.playlists[made.playlist]["comment"] == COMMENT
    calls = len(desk.standin.calls("createPlaylist"))
    assert desk.push(IDS).deed == "unchanged"
    assert len(desk.standin.calls("createPlaylist")) == calls
    changed = desk.push(IDS[300:100:-1])
    assert (changed.deed, changed.playlist) == ("changed", made.playlist)
    assert desk.inside(made.playlist) == IDS[300:100:-1]
    assert len(desk.standin.playlists) == 1


def test_a_playlist_of_somebody_is_never_touched(desk: Desk) -> None:
    entry = [dict(SONGS[0])]
    theirs = {"id": "x", "name": unicodedata.normalize("NFD", "비"), "owner": USER, "entry": entry}
    desk.standin.playlists["x"] = theirs
    with pytest.raises(ServerError, match=r"was not made by Onara.*--name"):
        desk.push(IDS[:3])
    assert desk.inside("x") == IDS[:1]
    assert desk.push(IDS[:3], "비 2").name == "비 2"
    # One of another user may bear the name.
    theirs["owner"] = "joe"
    desk.standin.playlists.pop("pl-2")
    assert desk.push(IDS[:3]).deed == "made"


def test_what_somebody_changed_is_written_over_only_on_request(desk: Desk) -> None:
    made = desk.push(IDS[:3])
    desk.standin.playlists[made.playlist]["entry"].append(dict(SONGS[9]))
    with pytest.raises(ServerError, match="was changed on home since Onara wrote it; --replace"):
        desk.push(IDS[:2])
    assert desk.inside(made.playlist) == [*IDS[:3], IDS[9]]
    desk.push(IDS[:2], replace=True)
    assert desk.inside(made.playlist) == IDS[:2]


def test_a_name_that_somebody_gave_it_stays_unless_another_is_asked_for(desk: Desk) -> None:
    made = desk.push(IDS[:3])
    desk.standin.playlists[made.playlist]["name"] = "mine"
    assert desk.push(IDS[:2]).name == "mine"
    assert desk.push(IDS[:2], "눈", rename=True).name == "눈"


def test_one_that_was_deleted_there_is_made_anew(desk: Desk) -> None:
    desk.standin.playlists.pop(desk.push(IDS[:3]).playlist)
    assert desk.push(IDS[:3]).deed == "made"


@pytest.mark.parametrize("call", ["createPlaylist", "updatePlaylist", "getPlaylist"])
def test_a_push_that_is_broken_off_is_finished_by_the_next(desk: Desk, call: str) -> None:
    desk.standin.dies_at = call
    with pytest.raises(ServerError):
        desk.push(IDS)
    done = desk.push(IDS)
    assert desk.inside(done.playlist) == IDS
    assert len(desk.standin.playlists) == 1
    desk.standin.dies_at = "createPlaylist"
    with pytest.raises(ServerError):
        desk.push(IDS[200:])
    assert desk.inside(desk.push(IDS[100:]).playlist) == IDS[100:]


def test_who_may_not_is_told(tmp_path: Path) -> None:
    standin = StandIn(songs=SONGS, forbidden=("createPlaylist",))
    with running(standin) as address, pytest.raises(ServerError, match="not let mina change play"):
        Desk(standin, address, tmp_path).push(IDS[:1])


def test_an_empty_playlist_is_not_pushed(desk: Desk) -> None:
    with pytest.raises(ServerError, match="empty"):
        desk.push([])
    assert not desk.standin.playlists
