from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

import pytest

from onara.cli.servers import PASSWORD as VARIABLE
from tests.cli.program import Onara, Ran
from tests.servers.standin import KEY, PASSWORD, USER, StandIn, running


@pytest.fixture
def servers(onara: Onara, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Onara:
    """`onara servers` with a home of its own; the first word is what is typed, if anything is."""

    def run(typed: str | None, *words: object) -> Ran:
        monkeypatch.setattr(sys, "stdin", StringIO(typed or ""))
        return onara("servers", *words, "--home", tmp_path / "home")

    return run


def test_a_server_is_named_listed_asked_and_forgotten(servers: Onara, tmp_path: Path) -> None:
    with running(StandIn()) as address:
        added = servers(f"{PASSWORD}\n", "add", "home", f"{address}/", "--user", USER)
        assert (added.status, added.err) == (0, [])
        assert added.out == [f"home added: stand-in 1 at {address}, {USER}, by token"]
        assert servers(None, "list").out == [f"home  {address}  {USER}"]
        told = servers(None, "test", "HOME", "--json").answers
        assert told == [
            {
                **{"status": "answers", "name": "home", "address": address, "user": USER},
                **{"proof": "token", "type": "stand-in", "version": "1", "protocol": "1.16.1"},
            }
        ]
        again = servers(f"{PASSWORD}\n", "add", "home", address, "--user", USER, "--json")
        assert again.answers[0]["status"] == "changed"
    assert servers(None, "remove", "home").out == ["home is forgotten; the playlists on it stay"]
    assert servers(None, "list").out[0].startswith("no server yet")
    everything = b"".join(path.read_bytes() for path in (tmp_path / "home").iterdir())
    assert PASSWORD.encode() not in everything


def test_a_key_comes_from_the_environment_too(
    servers: Onara, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, KEY)
    with running(StandIn()) as address:
        added = servers(None, "add", "home", address, "--api-key", "--json")
    assert added.answers[0]["proof"] == "key"
    assert servers(None, "list").out == [f"home  {address}  (by key)"]


def test_a_server_that_is_sent_the_password_itself_is_told_of(servers: Onara) -> None:
    with running(StandIn(proofs=("password",))) as address:
        added = servers(f"{PASSWORD}\n", "add", "home", address, "--user", USER)
    assert added.status == 0
    assert "is sent the password itself" in added.err[0]


@pytest.mark.parametrize(
    ("typed", "words", "status", "sentence"),
    [
        ("guess\n", ["add", "home", "ADDRESS", "--user", USER], 1, "does not let the user mina in"),
        ("guess\n", ["add", "home", "music.example.org", "--user", USER], 1, "no address"),
        ("guess\n", ["add", "…", "ADDRESS", "--user", USER], 1, "needs a name"),
        ("", ["add", "home", "ADDRESS", "--user", USER], 2, "a password or key is needed"),
        ("guess\n", ["add", "home", "ADDRESS"], 2, "either --user USER or --api-key"),
        ("x\n", ["add", "home", "ADDRESS", "--user", USER, "--api-key"], 2, "either --user"),
        ("", ["test", "home"], 1, "no server is called “home”; there is none yet"),
        ("", ["remove", "home"], 1, "no server is called “home”"),
    ],
)
def test_what_does_not_work_is_one_sentence_and_nothing_is_kept(
    servers: Onara, tmp_path: Path, typed: str, words: list[str], status: int, sentence: str
) -> None:
    with running(StandIn()) as address:
        ran = servers(typed, *(address if word == "ADDRESS" else word for word in words))
    assert ran.status == status
    assert sentence in " ".join(" ".join(ran.err).replace("│", " ").split())
    assert not (tmp_path / "home" / "servers.sqlite").exists()
