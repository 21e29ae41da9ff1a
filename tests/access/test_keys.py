import hashlib
from pathlib import Path

import pytest

from onara.access import Access, keys
from onara.access.keys import LEAD, TooManyKeys


def test_a_key_is_known_by_its_secret_until_it_is_taken_back(tmp_path: Path) -> None:
    held = Access(tmp_path).keys
    key, secret = held.make("the kitchen  radio", "read")
    assert secret.startswith(LEAD)
    assert key.name == "the kitchen radio"
    found = held.of(secret)
    assert found is not None
    assert (found.id, found.may) == (key.id, "read")
    assert held.of(secret[:-1]) is None
    assert held.take_back(key.id)
    assert not held.take_back(key.id)
    assert held.of(secret) is None


def test_the_use_of_a_key_is_noted(tmp_path: Path) -> None:
    held = Access(tmp_path).keys
    _, secret = held.make("radio", "full")
    assert held.all()[0].used_at is None
    held.of(secret)
    assert held.all()[0].used_at is not None


def test_only_a_key_for_players_is_known_by_salt(tmp_path: Path) -> None:
    held = Access(tmp_path).keys
    _, full = held.make("radio", "full")
    key, play = held.make("player", "play")

    def salted(secret: str) -> str:
        return hashlib.md5(f"{secret}salt".encode()).hexdigest()

    found = held.of_salted(salted(play), "salt")
    assert found is not None
    assert found.id == key.id
    assert held.of_salted(salted(play), "pepper") is None
    assert held.of_salted(salted(full), "salt") is None
    assert held.of_salted("å" * 32, "salt") is None


def test_there_are_only_so_many_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MOST", 2)
    held = Access(tmp_path).keys
    held.make("one", "read")
    held.make("two", "read")
    with pytest.raises(TooManyKeys):
        held.make("three", "read")
    assert len(held.all()) == 2
