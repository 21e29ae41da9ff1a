"""The contract of the command line, through the installed program."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ONARA = Path(sys.executable).with_name("onara")
COMMANDS = (
    *("identify", "listen", "find", "show", "like", "lane"),
    *("add", "library", "remove", "list", "doctor", "catalogue check", "catalogue where"),
    *("catalogue schema", "catalogue import"),
)
WITHOUT = {"catalogue check": {"--home"}, "catalogue schema": {"--home", "--json"}}
"""They look at nothing of the user's, and print a document that is JSON already."""


def run(
    *arguments: str | Path, home: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = [ONARA, *arguments]
    if home:
        command += ["--home", home]
    environment = os.environ | {"ONARA_HOME": "/nonexistent/onara"} | (env or {})
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture
def home(tmp_path: Path, wav: Callable[..., Path]) -> Path:
    run("add", wav("a.wav", seed=1), wav("b.wav", seed=2), home=tmp_path / "home")
    return tmp_path / "home"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = run(*command.split(), "--help")
    assert done.returncode == 0
    assert f"onara {command}" in done.stdout.split("Example:")[1]
    for option in {"--json", "--home"} - WITHOUT.get(command, set()):
        assert option in done.stdout


def test_help_has_every_command_in_the_panel_of_its_kind() -> None:
    panels = run("--help").stdout
    order = ["Ask", "find", "lane", "Your music", "add", "list", "The catalogue", "catalogue"]
    places = [re.search(rf"^[│╭]─? {name} ", panels, re.M) for name in order]
    starts = [place.start() for place in places if place]
    assert len(starts) == len(order)
    assert starts == sorted(starts)


def test_the_commands_about_the_catalogue_are_in_the_program(tmp_path: Path) -> None:
    assert str(tmp_path / "catalogue") in run("catalogue", "where", home=tmp_path).stdout
    done = run("catalogue", "check", tmp_path / "none.yaml")
    assert done.returncode == 1
    assert "none.yaml" in done.stdout + done.stderr


def test_words_are_asked_through_the_program(tmp_path: Path) -> None:
    answer = json.loads(run("find", "ehRoql", "--json", home=tmp_path).stdout)
    assert answer["results"][0]["id"] == "guardian-the-lonely-and-great-god"
    assert "Sweet Night" in run("show", "itaewon-class", home=tmp_path).stdout


def test_identify_prints_one_object_a_line(home: Path, wav: Callable[..., Path]) -> None:
    known, unknown = wav("known.wav", seed=2, seconds=5), wav("unknown.wav", seed=8, seconds=5)
    done = run("identify", known, unknown, "--json", home=home)
    assert done.returncode == 0
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["file"] == str(known)
    assert set(first["match"]) >= {
        *("recording", "path", "title", "artist", "offset_s", "speed", "z", "p", "runner_up"),
        *("song", "drama"),
    }
    assert first["match"]["path"] == str(known.with_name("b.wav"))
    assert first["match"]["offset_s"] == pytest.approx(0, abs=0.01)
    assert second == {"file": str(unknown), "match": None}


def test_an_honest_unknown_is_done(home: Path, wav: Callable[..., Path]) -> None:
    done = run("identify", wav("unknown.wav", seed=8, seconds=5), home=home)
    assert done.returncode == 0
    assert "Not known" in done.stdout


@pytest.mark.parametrize("arguments", [["identify"], ["nonsense"], ["add", "--colour"], ["remove"]])
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Usage" in done.stderr


def test_library_lists_and_remove_takes_out(home: Path, tmp_path: Path) -> None:
    listed = [json.loads(line) for line in run("library", "--json", home=home).stdout.splitlines()]
    assert [Path(each["paths"][0]).name for each in listed] == ["a.wav", "b.wav"]
    assert "2 recordings, 24 s" in run("library", home=home).stdout
    done = run("remove", tmp_path / "a.wav", "stranger", home=home)
    assert done.returncode == 1
    assert "stranger: is not in the library" in done.stderr
    assert "1 recording, 12 s" in run("library", home=home).stdout


def test_add_says_what_became_of_each_file(home: Path, wav: Callable[..., Path]) -> None:
    done = run("add", wav("a.wav", seed=1), wav("c.wav", seed=3), "--json", home=home)
    statuses = {
        Path(each["file"]).name: each["status"]
        for each in map(json.loads, done.stdout.splitlines())
    }
    assert statuses == {"a.wav": "known", "c.wav": "added"}


def test_home_comes_from_option_environment_or_the_data_folder(home: Path, tmp_path: Path) -> None:
    assert "2 recordings" in run("library", env={"ONARA_HOME": str(home)}).stdout
    data = tmp_path / "data"
    data.mkdir()
    (data / "onara").symlink_to(home)
    env = {"ONARA_HOME": "", "XDG_DATA_HOME": str(data)}
    if sys.platform == "linux":
        assert "2 recordings" in run("library", env=env).stdout


def test_results_and_warnings_go_apart_and_uncoloured(home: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty home"
    done = run("library", home=empty, env={"FORCE_COLOR": "", "TERM": "xterm-256color"})
    assert done.stdout == ""
    assert "is empty" in done.stderr
    for text in (run("library", home=home).stdout, done.stderr, run("add", "/none").stderr):
        assert not re.search(r"\x1b\[", text)


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_hangul_survives_every_locale(home: Path, wav: Callable[..., Path], locale: str) -> None:
    song = wav("첫눈처럼.wav", seed=4)
    env = {"LC_ALL": locale, "LANG": locale, "PYTHONIOENCODING": ""}
    done = run("add", song, "--json", home=home, env=env)
    assert done.returncode == 0
    assert json.loads(done.stdout)["file"] == str(song)


def test_listening_without_a_microphone_is_one_sentence(home: Path, tmp_path: Path) -> None:
    done = run("listen", home=home, env={"PULSE_SERVER": f"unix:{tmp_path}/none"})
    if done.returncode == 0:
        pytest.fail("this machine has a microphone; the test expects none")
    assert done.returncode == 1
    assert re.fullmatch(r"onara: no microphone was found; [^\n]+\n", done.stderr)


def test_version() -> None:
    assert re.fullmatch(r"onara \d+\.\d+\.\d+\n", run("--version").stdout)
