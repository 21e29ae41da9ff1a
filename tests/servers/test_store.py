from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

import pytest

from onara.errors import LibraryError
from onara.servers import Server, ServerError, Servers
from onara.servers.store import FILE_NAME, Proof, Pushed

HOME = Server("집 home", "http://x:4533", "mina", "비밀", Proof.PASSWORD)


def test_a_server_is_kept_and_found_in_any_spelling(tmp_path: Path) -> None:
    assert Servers(tmp_path / "new").put(HOME) is False
    kept = Servers(tmp_path / "new")
    assert kept.all() == [HOME]
    assert kept.get(unicodedata.normalize("NFD", "집  HOME")) == HOME
    assert "비밀" not in repr(kept.get("집 home"))


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_only_its_owner_can_read_the_file(tmp_path: Path) -> None:
    Servers(tmp_path).put(HOME)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_a_name_has_one_server(tmp_path: Path) -> None:
    kept = Servers(tmp_path)
    kept.put(HOME)
    other = Server("집 Home", "https://y", "joe", "s")
    assert kept.put(other) is True
    assert kept.all() == [other]


def test_nothing_is_written_by_looking(tmp_path: Path) -> None:
    assert Servers(tmp_path).all() == []
    with pytest.raises(ServerError, match="there is none yet: onara servers add"):
        Servers(tmp_path).get("home")
    assert not list(tmp_path.iterdir())


def test_what_was_pushed_is_known_after_the_server_was_named_anew(tmp_path: Path) -> None:
    kept = Servers(tmp_path)
    kept.put(HOME)
    kept.keep(HOME, "list rain", Pushed(None, (), ("1", "2")))
    kept.keep(HOME, "list rain", Pushed("pl-1", ("1", "2")))
    kept.remove("집 home")
    again = Server("other", HOME.address, HOME.user, "new")
    assert kept.pushed(again, "list rain") == Pushed("pl-1", ("1", "2"))
    assert kept.pushed(again, "list snow") is None
    assert kept.pushed(Server("x", HOME.address, "joe", ""), "list rain") is None


@pytest.mark.parametrize("name", ["", "  ", "…", "a\x1b[1m", "a" * 61])
def test_a_name_that_cannot_be_typed_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ServerError, match="name"):
        Servers(tmp_path).put(Server(name, "http://x", "mina", "s"))


def test_a_damaged_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database at all, but text" * 50)
    with pytest.raises(LibraryError, match=r"is damaged.*servers add"):
        Servers(tmp_path).all()
