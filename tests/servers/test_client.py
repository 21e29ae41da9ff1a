from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from onara.servers import CallFailed, Client, Server, ServerError, sign_in
from onara.servers.client import proven
from onara.servers.store import Proof
from tests.servers.standin import KEY, PASSWORD, USER, StandIn, running


def mina(address: str, proof: Proof = Proof.TOKEN, secret: str = PASSWORD) -> Server:
    return Server("home", address, "" if proof is Proof.KEY else USER, secret, proof)


def test_a_token_is_the_salted_password() -> None:
    (user, token, salt) = proven(Server("x", "http://x", "joe", "sesame"))
    assert user == ("u", "joe")
    assert token == ("t", hashlib.md5(f"sesame{salt[1]}".encode()).hexdigest())
    assert len(salt[1]) >= 6
    assert proven(Server("x", "http://x", "joe", "sesame"))[2] != salt


def test_the_password_itself_is_shown_in_hex_alone() -> None:
    shown = proven(Server("x", "http://x", "joe", "sesame", Proof.PASSWORD))
    assert shown == [("u", "joe"), ("p", "enc:736573616d65")]


def test_a_password_is_shown_as_a_token() -> None:
    standin = StandIn()
    with running(standin) as address:
        server, greeting = sign_in(mina(address))
    assert (server.proof, greeting.name) == (Proof.TOKEN, "stand-in 1")
    assert "p" not in {name for _, _, pairs in standin.asked for name, _ in pairs}


def test_a_server_without_tokens_is_shown_the_password() -> None:
    with running(StandIn(proofs=("password",))) as address:
        assert sign_in(mina(address))[0].proof is Proof.PASSWORD


def test_a_wrong_password_is_not_tried_in_another_way() -> None:
    standin = StandIn()
    with (
        running(standin) as address,
        pytest.raises(CallFailed, match="does not let the user mina in: Wrong username"),
    ):
        sign_in(mina(address, secret="guess"))
    assert len(standin.calls("ping")) == 1


def test_a_server_that_knows_keys_alone_is_told() -> None:
    with (
        running(StandIn(proofs=("apiKey",))) as address,
        pytest.raises(CallFailed, match="knows no passwords here; make a key there"),
    ):
        sign_in(mina(address))


def test_a_key_goes_without_a_name() -> None:
    standin = StandIn()
    with running(standin) as address:
        sign_in(mina(address, Proof.KEY, KEY))
        with pytest.raises(CallFailed, match="does not let this key in: Invalid API key"):
            sign_in(mina(address, Proof.KEY, "wrong"))
    (first, _) = standin.calls("ping")
    assert ("apiKey", KEY) in first
    assert "u" not in dict(first)


def test_secrets_go_in_a_form_where_the_server_takes_forms() -> None:
    for extensions, way in ((("formPost",), "POST"), ((), "GET")):
        standin = StandIn(extensions=extensions)
        with running(standin) as address:
            Client(mina(address)).greeting()
        assert [how for how, call, _ in standin.asked if call == "ping"] == [way]


def test_a_server_that_speaks_xml_alone_is_understood() -> None:
    standin = StandIn(is_xml=True, is_old=True, extensions=(), proofs=("password",))
    with running(standin, below="/music") as address:
        server, greeting = sign_in(mina(address))
        with pytest.raises(CallFailed, match="refuses getPlaylist: The requested data"):
            Client(server).ask("getPlaylist", ("id", "pl-9"))
    assert (greeting.name, greeting.is_onara) == ("Subsonic 1.12.0", False)


def test_ids_are_cut_into_pieces_that_the_server_reads() -> None:
    ids = [f"{n:032}" for n in range(500)]
    counts = []
    for extensions in ((), ("formPost",)):
        with running(StandIn(extensions=extensions)) as address:
            pieces = Client(mina(address)).in_pieces("songId", ids)
        assert [id_ for piece in pieces for _, id_ in piece] == ids
        counts.append(len(pieces))
    assert counts[0] > counts[1] == 1
    assert Client(mina("http://127.0.0.1:1")).in_pieces("songId", []) == [[]]


def test_sound_comes_in_pieces_and_an_error_in_its_place_is_one(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(bytes(range(256)) * 40)
    with running(StandIn(files={"1": file})) as address:
        client = Client(mina(address))
        with client.media("download", ("id", "1")) as media:
            assert media.read(5) == bytes(range(5))
            assert media.read(1 << 20) == file.read_bytes()[5:]
            assert media.read(9) == b""
        with pytest.raises(CallFailed, match="not found"), client.media("download", ("id", "2")):
            pass


def test_a_password_is_in_no_sentence() -> None:
    with running(StandIn()) as address, pytest.raises(ServerError) as raised:
        Client(mina(address)).ask("no such call")
    assert PASSWORD not in str(raised.value)
    assert PASSWORD not in repr(mina(address))
