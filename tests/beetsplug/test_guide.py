"""The guide of the plugin says what is true: its configuration is read, its commands run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from beetsplug.onara.fields import FIELDS
from tests.beetsplug.test_onara import Beets, made

GUIDE = (Path(__file__).parents[2] / "docs" / "beets.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line, comments=True)
    for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.S)
    for line in block.splitlines()
]


@pytest.fixture(scope="module")
def beets(tmp_path_factory: pytest.TempPathFactory) -> Beets:
    """A beets set up as the guide says, with a collection that it had before the plugin."""
    beets = Beets(tmp_path_factory.mktemp("guide"))
    beets.configure(plugins="info")
    beets.say("import", "-A", "-q", made(beets.root / "collection"))
    (config,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.S)
    settings = yaml.safe_load(config)
    settings |= {"directory": f"{beets.root}/library", "library": f"{beets.root}/library.db"}
    settings["onara"]["home"] = f"{beets.root}/home"
    settings["smartplaylist"]["playlist_dir"] = f"{beets.root}/playlists"
    (beets.root / "config.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True))
    return beets


def test_its_commands_run_one_after_the_other(beets: Beets) -> None:
    for program, *words in COMMANDS:
        assert program == "beet"
        printed = beets.say(*words)
        assert printed or words[0] in ("move", "splupdate"), words


def test_its_playlists_come_out(beets: Beets) -> None:
    if not beets.titles("onara_drama::."):
        beets.say("onara")
    beets.say("splupdate")
    goblin = (beets.root / "playlists" / "도깨비.m3u").read_text().splitlines()
    assert [Path(line).stem for line in goblin] == ["Stay With Me", "Beautiful", "Round and Round"]
    both = (beets.root / "playlists" / "Openings and endings.m3u").read_text()
    assert {Path(line).stem for line in both.splitlines()} >= {"Paradise", "Stay With Me"}


def test_its_folders_are_those_of_the_dramas(beets: Beets) -> None:
    beets.say("onara")
    beets.say("move")
    library = beets.root / "library"
    assert (library / "K-Drama/꽃보다 남자/Part 1/Paradise.ogg").exists()


def test_every_field_and_option_is_described() -> None:
    for name in FIELDS:
        assert f"`{name}`" in GUIDE
    source = Path(__file__).parents[2] / "src" / "beetsplug" / "onara" / "__init__.py"
    text = source.read_text(encoding="utf-8")
    (defaults,) = re.findall(r"self\.config\.add\(\{(.*?)\}\)", text)
    for option in re.findall(r'"(\w+)":', defaults):
        assert f"| `{option}` |" in GUIDE
    for option in re.findall(r'"(--[a-z]+)"', text):
        assert f"{option}`" in GUIDE or f"beet onara {option}" in GUIDE
