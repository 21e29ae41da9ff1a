from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onara.library import Library
from onara.servers import Server, Servers
from tests.cli.program import Onara
from tests.servers.standin import PASSWORD, USER, StandIn, running

SONG = "itaewon-class/sweet-night"


@contextmanager
def at(home: Path, standin: StandIn) -> Iterator[StandIn]:
    """A server that the home knows."""
    with running(standin) as address:
        Servers(home).put(Server("home", address, USER, PASSWORD))
        yield standin


def child(id_: str, title: str, path: Path | None = None, **more: object) -> dict[str, object]:
    told = {"id": id_, "title": title, "isDir": False, "duration": 20, "album": "OST"}
    if path:
        told |= {"path": f"x/{path.name}", "size": path.stat().st_size}
    return told | more


def files(home: Path) -> dict[str, Path]:
    with Library.open(home) as library:
        return {path.stem: path for one in library.recordings() for path in one.paths}


@pytest.fixture
def listed(home: Path, onara: Onara) -> Path:
    """The home, with a list of its two recordings and a song that is not owned."""
    onara("list", "비", "--new", "--add", SONG, "--home", home)
    text = (home / "lists").glob("*.yaml")
    (file,) = [path for path in text if path.stem != "bookmarks"]
    with Library.open(home) as library:
        ids = "".join(f"- id: music/{one.recording}\n" for one in library.recordings())
    file.write_text(file.read_text() + ids)
    return home


def test_a_list_is_pushed_and_what_is_missing_is_named(listed: Path, onara: Onara) -> None:
    owned = files(listed)
    songs = [child("1", "one", owned["one"]), child("7", "Let It Be", duration=243)]
    with at(listed, StandIn(songs=songs)) as server:
        dry = onara("push", "비", "--to", "home", "--dry-run", "--home", listed)
        assert dry.out[-1] == "“비” on home: 1 of 3 found; nothing was written"
        assert not server.playlists
        made = onara("push", "비", "--home", listed)
        assert (made.status, made.err) == (0, [])
        assert made.out[-1] == "“비” on home: 1 of 3 found; made"
        assert "- V - Sweet Night" in made.out
        assert [each["name"] for each in server.playlists.values()] == ["비"]
        told = onara("push", "비", "--home", listed, "--json").answers
    assert [each["status"] for each in told[:-1]].count("matched") == 1
    assert [(each["how"], each["match"]["id"]) for each in told if each.get("match")] == [
        ("path", "1")
    ]
    assert told[-1] == {
        **{"playlist": "pl-1", "name": "비", "server": "home", "deed": "unchanged"},
        **{"matched": 1, "uncertain": 0, "missing": 2},
    }


def test_where_tags_leave_a_doubt_the_sound_decides(listed: Path, onara: Onara) -> None:
    owned = files(listed)
    songs = [child("1", "Track 01"), child("2", "Track 02")]
    served = {"1": owned["two"], "2": owned["one"]}
    with at(listed, StandIn(songs=songs, files=served)) as server:
        quiet = onara("push", "비", "--no-listen", "--home", listed)
        assert quiet.status == 1
        assert "nothing of this list was found on home; no playlist was written" in quiet.err[-1]
        assert not server.calls("download")
        told = onara("push", "비", "--home", listed, "--json").answers
    found = {each["name"]: each for each in told[:-1]}
    assert [found[name]["match"]["id"] for name in ("one", "two")] == ["2", "1"]
    assert {found[name]["how"] for name in ("one", "two")} == {"sound"}
    assert "same take" in found["one"]["evidence"]


def test_a_recording_alone_is_pushed_in_its_versions(home: Path, onara: Onara) -> None:
    with at(home, StandIn(songs=[child("1", "one", files(home)["one"])])):
        made = onara("push", "one", "--name", "mine", "--home", home, "--json").answers
    assert (made[-1]["name"], made[-1]["matched"]) == ("mine", 1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nothing like this"], "no list, drama, singer or song is called so, and no episode was"),
        (["goblin", "--heard"], "no episode was scanned yet"),
        (["one", "--to", "work"], "no server is called “work”; there are home"),
        (["Kim Shin"], "name a list, a drama, a song, a singer"),
        (["I Miss You"], "may be 2 things"),
    ],
)
def test_what_is_not_meant_is_one_sentence(
    home: Path, onara: Onara, words: list[str], sentence: str
) -> None:
    with at(home, StandIn()):
        ran = onara("push", *words, "--home", home)
    assert ran.status == 1
    assert sentence in " ".join(ran.err)


def test_without_a_server_it_is_said_how_to_name_one(home: Path, onara: Onara) -> None:
    ran = onara("push", "one", "--home", home)
    assert ran.status == 2
    assert "onara servers add NAME ADDRESS" in " ".join(ran.err)


def test_a_server_that_is_gone_is_one_sentence(home: Path, onara: Onara) -> None:
    with at(home, StandIn()):
        pass
    ran = onara("push", "one", "--home", home)
    assert (ran.status, len(ran.err)) == (1, 1)
    assert "cannot be reached: nothing listens there" in ran.err[0]


def test_a_computed_list_is_exported_as_well(home: Path, onara: Onara, tmp_path: Path) -> None:
    out = tmp_path / "one.m3u8"
    done = onara("list", "one", "--export", out, "--home", home)
    assert done.out == [f"1 recording written to {out}, 0 missing"]
    assert str(files(home)["one"]) in out.read_text()
