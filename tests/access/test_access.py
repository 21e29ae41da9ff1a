import os
import sqlite3
import stat
from pathlib import Path

import pytest

from onara.access import Access
from onara.access.access import NAME
from onara.errors import LibraryError


def test_nothing_is_written_before_there_is_something_to_keep(tmp_path: Path) -> None:
    access = Access(tmp_path / "home")
    assert not access.has_password()
    assert not access.is_password("three hills")
    assert access.sessions.of("nobody") is None
    assert access.keys.all() == []
    assert not (tmp_path / "home").exists()


def test_a_new_password_ends_every_session(tmp_path: Path) -> None:
    access = Access(tmp_path)
    access.set_password("three hills")
    token = access.sessions.open()
    assert access.is_password("three hills")
    access.set_password("four hills at dusk")
    assert access.sessions.of(token) is None
    assert not access.is_password("three hills")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_nobody_else_may_read_the_file(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Access(tmp_path).keys.make("radio", "read")
    finally:
        os.umask(before)
    for file in tmp_path.glob(f"{NAME}*"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_no_secret_stands_in_the_file(tmp_path: Path) -> None:
    access = Access(tmp_path)
    access.set_password("three hills at dusk")
    token = access.sessions.open()
    _, secret = access.keys.make("radio", "full")
    access.close()
    kept = (tmp_path / NAME).read_bytes()
    for each in ("three hills at dusk", token, secret):
        assert each.encode() not in kept


def test_another_process_that_sets_the_password_is_seen_at_once(tmp_path: Path) -> None:
    access, other = Access(tmp_path), Access(tmp_path)
    token = access.sessions.open()
    other.set_password("three hills at dusk")
    assert access.has_password()
    assert access.sessions.of(token) is None


def test_a_file_of_another_version_is_one_sentence(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as made:
        made.execute("PRAGMA user_version = 99")
    with pytest.raises(LibraryError, match="another version"):
        Access(tmp_path).has_password()
