"""The documentation says what is true: its commands run, its lists are whole."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onara.demo import Rendered
from onara.library import Match

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
USING = (ROOT / "docs" / "using.md").read_text(encoding="utf-8")
ONARA = Path(sys.executable).with_name("onara")


def commands() -> list[str]:
    from onara.cli.main import app

    return [each.callback.__name__ for each in app.registered_commands if each.callback]


def test_every_command_is_described() -> None:
    assert set(re.findall(r"^## onara (\w+)", USING, re.M)) == set(commands())


@pytest.mark.parametrize("command", commands())
def test_every_option_is_described(command: str) -> None:
    text = subprocess.run([ONARA, command, "--help"], capture_output=True, text=True).stdout
    for option in set(re.findall(r"--[a-z]+", text)) - {"--help"}:
        assert f"`{option}" in USING, option


def test_every_key_of_an_answer_is_described() -> None:
    for key in Match.__dataclass_fields__:
        assert f"`.{key}`" in USING, key


def test_the_commands_of_the_readme_run(rendered: Rendered, tmp_path: Path) -> None:
    """The block of commands, with the demo's files in the place of the reader's."""
    block = re.findall(r"```sh\n(.*?)```", README, re.S)[1]
    lines = [line.split("#")[0].split() for line in block.splitlines()]
    assert {line[1] for line in lines} == set(commands())
    stand_ins = {
        "~/Music/OST": str(rendered.soundtrack),
        "~/Music/OST/old": str(rendered.recordings["blue-bird"]),
        "clip.wav": str(rendered.clip),
    }
    for line in lines:
        if line[1] == "listen":
            continue  # needs a microphone; tests/cli/test_commands.py has its sentence
        arguments = [stand_ins.get(word, word) for word in line[1:]]
        done = subprocess.run(
            [ONARA, *arguments, "--home", tmp_path], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout


def test_the_python_of_the_guide_runs(
    rendered: Rendered,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(rendered.soundtrack, tmp_path / "soundtrack")
    shutil.copy(rendered.clip, tmp_path / "clip.wav")
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", USING, re.S)
    exec(code, {})
    assert "added" in capsys.readouterr().out


def test_links_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_two_commands_are_the_makefiles() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in re.findall(r"^make (\w+)", README, re.M):
        assert re.search(rf"^{command}:", makefile, re.M)
