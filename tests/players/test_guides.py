"""What the guides for players tell one to type is typed, and what they list is whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import av
import pytest

from onara.library import Library
from onara.players.mpv_script import KEYS
from onara.sheet import SheetStore
from onara.wording import bundled
from tests.media import raw_wav
from tests.players.conftest import silence
from tests.scan.season import cue, put
from tests.small_season import ONE, RATE, programme, track

ROOT = Path(__file__).parents[2]
LUA = (ROOT / "src" / "onara" / "players" / "onara.lua").read_text(encoding="utf-8")
MPV, JELLYFIN, KODI = (
    (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    for name in ("mpv", "jellyfin", "kodi")
)
EPISODES = Path("Dramas", "Goblin", "Season 01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a place for two episodes of Goblin, and an mpv that ends by itself."""
    (tmp_path / EPISODES).mkdir(parents=True)
    programs = tmp_path / "bin"
    programs.mkdir()
    options = "--no-config --vo=null --ao=null --length=0.1"
    (programs / "mpv").write_text(
        f'#!/bin/sh\nexec {shutil.which("mpv") or "true"} {options} "$@"\n'
    )
    (programs / "onara").write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}" -m onara.cli.main "$@"\n'
    )
    for each in programs.iterdir():
        each.chmod(0o755)
    return tmp_path


@pytest.fixture
def scanned(folder: Path) -> Path:
    """The episodes as a scan leaves them, with music that nobody knows."""
    (folder / "home").mkdir()
    with SheetStore(folder / "home") as store:
        unknown = store.new_unknown({}).number
        for number in (7, 8):
            file = folder / EPISODES / f"Goblin S01E0{number}.mkv"
            silence(file)
            cues = [cue("1", 10, 40, unknown=unknown), cue("2", 60, 90)]
            put(store, file, number, cues, title="Guardian: The Lonely and Great God",
                title_ko="도깨비", drama="guardian-the-lonely-and-great-god")  # fmt: skip
    return folder


@pytest.fixture
def owned(folder: Path) -> Path:
    """The opening of Goblin in the library, and two episodes in which it sounds."""
    song = raw_wav(folder / "Heize, Han Soo Ji - Round and Round.wav", track(ONE), RATE)
    with Library.open(folder / "home") as library:
        library.add([song])
    for number in (7, 8):
        sound = programme(((20 + number, ONE),), 60.0, number)
        raw_wav(folder / EPISODES / f"Goblin S01E0{number}.mkv", sound, RATE)
    return folder


def typed(block: str, folder: Path) -> str:
    """What a block of commands prints; it has to end well."""
    own = {
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "ONARA_HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=folder,
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


def test_what_the_guide_of_mpv_says_to_type_works(scanned: Path) -> None:
    printed = "".join(typed(block, scanned) for block in blocks(MPV))
    assert (scanned / "config" / "mpv" / "scripts" / "onara.lua").is_file()
    assert (scanned / EPISODES / "Goblin S01E07.cues.json").is_file()
    assert "2 scenes of 2 episodes" in printed


@pytest.mark.skipif(
    shutil.which("mkvmerge") is None and os.environ.get("CI") != "true",
    reason="mkvmerge is not installed; on Debian: apt install mkvtoolnix",
)
@pytest.mark.parametrize("guide", [JELLYFIN, KODI], ids=["jellyfin", "kodi"])
def test_what_the_guides_of_media_servers_say_to_type_works(owned: Path, guide: str) -> None:
    media = {each: each.read_bytes() for each in owned.glob("Dramas/**/*.mkv")}
    printed = "".join(typed(block, owned) for block in blocks(guide))
    assert "Round and Round\n    opening theme by the catalogue\n    MP3 made of" in printed
    with av.open(owned / "Goblin S01E07.songs.mkv") as video:
        titles = [each["metadata"]["title"] for each in video.chapters()]
    assert any("Round and Round" in title for title in titles)
    beside = {each.name for each in owned.glob("Dramas/**/*") if each.is_file()}
    episodes = {f"Goblin S01E0{number}.mkv" for number in (7, 8)}
    if guide is KODI:
        assert beside == episodes | {f"Goblin S01E0{number}.edl" for number in (7, 8)}
    else:
        assert beside == episodes
        assert "theme.mp3: the theme is gone" in printed
    assert media == {each: each.read_bytes() for each in media}


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
