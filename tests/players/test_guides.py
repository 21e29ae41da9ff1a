"""What the guides for players tell one to type is typed, and what they list is whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onara.players.mpv_script import KEYS
from onara.sheet import SheetStore
from onara.wording import bundled
from tests.players.conftest import silence
from tests.scan.season import cue, put

ROOT = Path(__file__).parents[2]
LUA = (ROOT / "src" / "onara" / "players" / "onara.lua").read_text(encoding="utf-8")
MPV = (ROOT / "docs" / "mpv.md").read_text(encoding="utf-8")
EPISODES = Path("Dramas", "Goblin", "Season 01")


@pytest.fixture
def fan(tmp_path: Path) -> Path:
    """A folder as a fan has it: two scanned episodes of Goblin, and an mpv that ends by itself."""
    folder = tmp_path / EPISODES
    folder.mkdir(parents=True)
    (tmp_path / "home").mkdir()
    with SheetStore(tmp_path / "home") as store:
        unknown = store.new_unknown({}).number
        for number in (7, 8):
            file = folder / f"Goblin S01E0{number}.mkv"
            silence(file)
            cues = [cue("1", 10, 40, unknown=unknown), cue("2", 60, 90)]
            put(store, file, number, cues, title="Guardian: The Lonely and Great God",
                title_ko="도깨비", drama="guardian-the-lonely-and-great-god")  # fmt: skip
    there = shutil.which("mpv")
    programs = tmp_path / "bin"
    programs.mkdir()
    options = "--no-config --vo=null --ao=null --length=0.1"
    (programs / "mpv").write_text(f'#!/bin/sh\nexec {there or "true"} {options} "$@"\n')
    (programs / "onara").write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}" -m onara.cli.main "$@"\n'
    )
    for each in programs.iterdir():
        each.chmod(0o755)
    return tmp_path


def typed(block: str, fan: Path) -> str:
    """What a block of commands prints; it has to end well."""
    own = {
        "PATH": f"{fan / 'bin'}:{os.environ['PATH']}",
        "ONARA_HOME": str(fan / "home"),
        "XDG_CONFIG_HOME": str(fan / "config"),
    }
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=fan,
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (block, done.stdout, done.stderr)
    return done.stdout


def blocks(guide: str) -> list[str]:
    found = re.findall(r"^( *)```sh\n(.*?)^ *```", guide, re.S | re.M)
    return [re.sub(rf"^{indent}", "", block, flags=re.M) for indent, block in found]


def test_what_the_guide_of_mpv_says_to_type_works(fan: Path) -> None:
    printed = "".join(typed(block, fan) for block in blocks(MPV))
    assert (fan / "config" / "mpv" / "scripts" / "onara.lua").is_file()
    assert (fan / EPISODES / "Goblin S01E07.cues.json").is_file()
    assert "2 scenes of 2 episodes" in printed


def test_every_key_is_in_the_guide_as_it_is() -> None:
    rows = re.findall(r"^\| `(\S+)` \| `onara-(\S+)` \| (.*) \|$", MPV, re.M)
    assert rows == [(key.key, key.name, bundled().texts[key.does].en) for key in KEYS]


def test_every_setting_of_the_script_is_in_the_guide() -> None:
    (settings,) = re.findall(r"local opts = \{\n(.*?)\n\}", LUA, re.S)
    names = re.findall(r"^ +(\w+) = ", settings, re.M)
    section = MPV.partition("\n## Settings\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.M) == names


def test_what_other_scripts_are_told_is_in_the_guide() -> None:
    (told,) = re.findall(r"told\[#told \+ 1\] = \{\n(.*?)\n +\}", LUA, re.S)
    for name in re.findall(r"(\w+) = ", told):
        assert f"`{name}`" in MPV
