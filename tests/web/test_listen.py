"""A microphone over a WebSocket."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from onara.audio import decode
from onara.demo import Rendered
from onara.web import Settings, create_app
from onara.web.api import listen
from tests.clips.conftest import heard_home
from tests.media import Wave, music

__all__ = ["heard_home"]
RATE = 8000
ADDRESS = "ws://localhost/api/v1/listen"


@pytest.fixture(scope="module")
def client(heard_home: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(heard_home)), base_url="http://localhost") as made:
        yield made


@pytest.fixture(scope="module")
def song(rendered: Rendered) -> Wave:
    return decode(rendered.recordings["blue-bird"])


def until_answered(socket: Any) -> tuple[list[str], dict[str, Any]]:
    """The kinds of messages up to the last, and that."""
    kinds: list[str] = []
    while True:
        message = socket.receive_json()
        if message["type"] in ("answer", "problem"):
            return kinds, message
        kinds.append(message["type"])


def send(socket: Any, sound: Wave, kind: str = "f32") -> None:
    for piece in np.array_split(sound, max(1, len(sound) // 2000)):
        data = piece.astype("<f4") if kind == "f32" else (piece * 32767).astype("<i2")
        socket.send_bytes(data.tobytes())


@pytest.mark.parametrize("kind", ["f32", "s16"])
def test_music_is_named_and_the_answer_has_a_page(
    client: TestClient, song: Wave, kind: str
) -> None:
    with client.websocket_connect(ADDRESS) as socket:
        socket.send_json({"rate": RATE, "format": kind})
        send(socket, song[20 * RATE : 26 * RATE], kind)
        socket.send_json({"end": True})
        kinds, answer = until_answered(socket)
    assert answer["known"]
    assert kinds[-1] == "hearing"
    assert "heard" in kinds
    told = client.get(f"/api/v1/clips/{answer['id']}").json()
    assert told["match"]["song"]["id"] == "three-hills-demo/blue-bird"
    assert told["source"] == "microphone"
    assert told["match"]["offset_s"] == pytest.approx(20.0, abs=0.1)
    page = client.get(f"/hear/{answer['id']}", headers={"Accept": "text/html"}).text
    assert "Microphone" in page


def test_the_answer_comes_before_the_sound_ends(client: TestClient, song: Wave) -> None:
    with client.websocket_connect(ADDRESS) as socket:
        socket.send_json({"rate": RATE, "format": "f32", "give_up_s": 60})
        sent = 20.0
        for at in range(20, 45):
            send(socket, song[at * RATE : (at + 1) * RATE])
            sent += 1
            time.sleep(0.4)
            if at > 32:
                break
        _, answer = until_answered(socket)
    assert answer["known"]


def test_it_gives_up_after_a_while(client: TestClient) -> None:
    with client.websocket_connect(ADDRESS) as socket:
        socket.send_json({"rate": RATE, "format": "f32", "give_up_s": 3})
        send(socket, music(4.0, 77, RATE))
        _, answer = until_answered(socket)
    assert not answer["known"]


def test_silence_is_said(client: TestClient) -> None:
    with client.websocket_connect(ADDRESS, headers={"Accept-Language": "ko"}) as socket:
        socket.send_json({"rate": RATE, "format": "f32", "give_up_s": 3})
        send(socket, np.zeros(4 * RATE, np.float32))
        _, answer = until_answered(socket)
    assert answer["problem"]["type"] == "urn:onara:problem:clip-silent"
    assert answer["problem"]["title"] == "아무 소리도 들리지 않습니다"


@pytest.mark.parametrize(
    "first",
    [
        "", "no json", "{}", '{"rate": 1}', '{"rate": 1e9}', '{"rate": 8000, "format": "mp3"}',
        '{"rate": 8000, "more": 1}', '{"rate": 8000, "give_up_s": 1e9}', "[" * 5000,
    ],
)  # fmt: skip
def test_a_start_that_is_not_understood_is_a_problem(client: TestClient, first: str) -> None:
    with client.websocket_connect(ADDRESS) as socket:
        socket.send_text(first)
        _, answer = until_answered(socket)
        assert answer["problem"]["type"] == "urn:onara:problem:listen-start"
        with pytest.raises(WebSocketDisconnect):
            socket.receive_json()


@pytest.mark.parametrize("message", [b"abc", b"x" * (1 << 19), '{"end": 0}', "null", "[" * 5000])
def test_a_message_that_is_no_sound_is_a_problem(client: TestClient, message: bytes | str) -> None:
    with client.websocket_connect(ADDRESS) as socket:
        socket.send_json({"rate": RATE, "format": "f32"})
        if isinstance(message, bytes):
            socket.send_bytes(message)
        else:
            socket.send_text(message)
        _, answer = until_answered(socket)
    assert answer["problem"]["type"] == "urn:onara:problem:listen-message"


def test_sound_may_not_come_faster_than_time(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listen, "AHEAD_S", 1.0)
    with client.websocket_connect(ADDRESS) as socket:
        socket.send_json({"rate": RATE, "format": "f32", "give_up_s": 60})
        send(socket, music(20.0, 77, RATE))
        _, answer = until_answered(socket)
    assert answer["problem"]["type"] == "urn:onara:problem:listen-fast"


def test_who_sends_nothing_is_not_waited_for(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listen, "SILENT_S", 0.2)
    with client.websocket_connect(ADDRESS) as socket:
        socket.send_text(json.dumps({"rate": RATE, "format": "f32"}))
        _, answer = until_answered(socket)
    assert answer["problem"]["type"] == "urn:onara:problem:listen-silent"


def test_only_so_many_are_listened_to(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listen, "MOST_LISTENERS", 1)
    with client.websocket_connect(ADDRESS) as first:
        first.send_json({"rate": RATE, "format": "f32"})
        with client.websocket_connect(ADDRESS) as second:
            _, answer = until_answered(second)
        assert answer["problem"]["type"] == "urn:onara:problem:clip-busy"
    with client.websocket_connect(ADDRESS) as third:
        third.send_json({"rate": RATE, "format": "f32", "give_up_s": 3})
        send(third, music(4.0, 77, RATE))
        assert until_answered(third)[1]["type"] == "answer"


def test_a_page_of_another_site_is_not_listened_to(client: TestClient) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect(ADDRESS, headers={"Origin": "https://elsewhere.example"}),
    ):
        pass
