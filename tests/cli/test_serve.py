"""``onara serve`` as a person or a service starts it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onara.access import Access
from onara.cli.main import app

ONARA = Path(sys.executable).with_name("onara")
PASSWORD = "three hills at dusk"
STARTS_IN_S, ENDS_IN_S = 120, 60
Start = Callable[..., subprocess.Popen[str]]


def environment(home: Path) -> dict[str, str]:
    return os.environ | {"ONARA_HOME": str(home)}


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts servers of one home without the demo; all are ended."""
    running: list[subprocess.Popen[str]] = []

    def begin(*words: str) -> subprocess.Popen[str]:
        command = [str(ONARA), "serve", "--no-demo", *words]
        made = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(tmp_path),
        )
        running.append(made)
        return made

    yield begin
    for each in running:
        each.kill()
        each.communicate()


def run(home: Path, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ONARA, "serve", *words],
        capture_output=True,
        text=True,
        input=given,
        env=environment(home),
        timeout=STARTS_IN_S,
        check=False,
    )


def ready(server: subprocess.Popen[str]) -> Any:
    assert server.stdout
    return json.loads(server.stdout.readline())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_ends_without_a_word(start: Start, number: int) -> None:
    server = start("--port", "0", "--json")
    told = ready(server)
    with urllib.request.urlopen(f"{told['url']}api/v1/session", timeout=STARTS_IN_S) as answer:
        assert json.load(answer)["kind"] == "owner"
    server.send_signal(number)
    out, err = server.communicate(timeout=ENDS_IN_S)
    assert (out, err) == ("", "")
    assert server.returncode in (0, -signal.SIGTERM)


def test_a_person_is_told_in_both_languages(start: Start) -> None:
    server = start("--port", "0", "--base-path", "onara")
    assert server.stdout
    english, korean = server.stdout.readline(), server.stdout.readline()
    assert english.startswith("♪ Onara is open at http://localhost:")
    assert "/onara/ " in english
    assert "열었습니다" in korean


def test_the_address_is_said_once_the_first_page_has_been_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    order: list[str] = []
    said = threading.Event()

    def say(_: object) -> None:
        order.append("said")
        said.set()

    def serve(_app: object, sockets: list[socket.socket], when_ready: Callable[[], None]) -> None:
        when_ready()
        assert said.wait(STARTS_IN_S)
        for each in sockets:
            each.close()

    monkeypatch.setattr("onara.web.serving.ask_once", lambda _: order.append("asked"))
    monkeypatch.setattr("onara.web.serving.serve", serve)
    monkeypatch.setattr("onara.web.opened.Opened.warm_up", lambda _: None)
    monkeypatch.setattr("onara.cli.serve.say_json", say)
    done = CliRunner().invoke(
        app, ["serve", "--home", str(tmp_path), "--port", "0", "--no-demo", "--json"]
    )
    assert done.exit_code == 0
    assert order == ["asked", "said"]


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run(tmp_path, "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "is taken" in done.stderr
    assert done.stderr.count("\n") == 1


def test_it_is_not_open_to_others_without_a_password(tmp_path: Path) -> None:
    for words in (("--host", "0.0.0.0"), ("--name", "onara.example"), ("--proxy", "10.0.0.1")):
        done = run(tmp_path, "--port", "0", *words)
        assert done.returncode == 1
        assert "--set-password" in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_password_is_set_and_is_enough(start: Start, tmp_path: Path) -> None:
    done = run(tmp_path, "--set-password", given=f"{PASSWORD}\n")
    assert done.returncode == 0
    access = Access(tmp_path)
    assert access.is_password(PASSWORD)
    server = start("--port", "0", "--host", "127.0.0.1", "--name", "onara.example", "--json")
    assert ready(server)["url"].startswith("http://localhost:")


def test_a_password_that_is_too_short_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path, "--set-password", given="short\n")
    assert done.returncode == 1
    assert "at least 8" in done.stderr
    assert not Access(tmp_path).has_password()


def test_a_password_is_taken_from_a_file(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    ready(start("--port", "0", "--password-file", str(file), "--json"))
    assert Access(tmp_path).is_password(PASSWORD)


def test_a_code_for_the_first_visit_is_printed(start: Start) -> None:
    server = start("--port", "0", "--name", "onara.example", "--setup-code", "--json")
    assert len(ready(server)["setup_code"]) == 14
