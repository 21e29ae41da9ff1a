"""The documentation says what is true: its commands run, its lists are whole."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from onara import ask, wander
from onara.catalogue.statement import Conflict
from onara.cli.main import app
from onara.demo import Rendered
from onara.imports.table import COLUMNS
from onara.library import Match
from onara.lists.export import ENDINGS
from onara.wander import tree
from tests.servers.real import PASSWORD, supysonic

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
USING = (ROOT / "docs" / "using.md").read_text(encoding="utf-8")
ONARA = Path(sys.executable).with_name("onara")


def commands() -> dict[str, Any]:
    """Every command and group by the words that call it, `catalogue check` and `catalogue`."""

    def below(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        for name, each in getattr(command, "commands", {}).items():
            if each.hidden:
                continue  # another spelling of one that is described
            yield " ".join((*words, name)), each
            yield from below(each, (*words, name))

    return dict(below(typer.main.get_command(app), ()))


COMMANDS = commands()
SHARED = USING.partition("\n## ")[0]


def described() -> dict[str, str]:
    """The text under each heading that is a command, by the words of the command."""
    found = {}
    parts = re.split(r"^(##+) (.*)$", USING, flags=re.M)[1:]
    headings = list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))
    for place, (level, heading, text) in enumerate(headings):
        words = re.fullmatch(r"onara((?: [a-z]+)+)(?: .*)?", heading)
        if words is None:
            continue
        for deeper, title, more in headings[place + 1 :]:
            if len(deeper) <= len(level):
                break
            text += "" if title.startswith("onara") else more
        found[words[1].strip()] = text
    return found


SECTIONS = described()


def test_every_command_and_group_is_described() -> None:
    assert set(SECTIONS) == set(COMMANDS)


@pytest.mark.parametrize("words", COMMANDS)
def test_every_option_is_described_where_its_command_is(words: str) -> None:
    options = {name for each in COMMANDS[words].params for name in each.opts if name[:2] == "--"}
    for option in options - {"--help"}:
        assert f"`{option}" in SECTIONS[words] + SHARED, option


def options_of(command: Any) -> set[str]:
    """All options of a command, those too that say no (``--no-open``)."""
    return {name for one in command.params for name in (*one.opts, *one.secondary_opts)}


@pytest.mark.parametrize("words", SECTIONS)
def test_every_option_that_is_described_is_there(words: str) -> None:
    known = {name for each in COMMANDS.values() for name in options_of(each)}
    own = options_of(COMMANDS[words])
    for option in re.findall(r"`(--[a-z-]+)", SECTIONS[words]):
        assert option in known, option
        if option not in {"--json", "--home"}:
            assert option in own, option


def test_every_key_of_an_answer_is_described() -> None:
    for kind, words in ((Match, "identify"), (ask.Result, "find")):
        for key in kind.__dataclass_fields__:
            assert f"`.{key}`" in SECTIONS[words], key


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("find", (ask.Answer,)),
        ("like", (wander.Near,)),
        ("lane", (wander.Year, wander.Moment)),
        (
            "show",
            (
                *(tree.Page, tree.Name, tree.Fact, tree.Link, tree.Links, tree.Use),
                *(tree.Relative, tree.Track, Conflict),
            ),
        ),
    ],
)
def test_every_key_of_what_machines_get_is_described(words: str, kinds: tuple[Any, ...]) -> None:
    for kind in kinds:
        for field in fields(kind):
            assert f"`{field.name}`" in SECTIONS[words], f"{kind.__name__}.{field.name}"


def test_columns_and_playlists_that_are_read_are_described() -> None:
    for column in COLUMNS:
        assert f"`{column}`" in SECTIONS["catalogue import"], column
    for ending in ENDINGS:
        assert f"`{ending}`" in SECTIONS["list"], ending


def run(words: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"ONARA_HOME": str(home), "ONARA_SERVER_PASSWORD": PASSWORD}
    return subprocess.run(
        [ONARA, *words], capture_output=True, text=True, env=environment, check=False
    )


def test_the_commands_of_the_readme_run(rendered: Rendered, tmp_path: Path) -> None:
    """The block of commands, with the demo's files in the place of the reader's."""
    block = re.findall(r"```sh\n(.*?)```", README, re.S)[1]
    lines = [shlex.split(line, comments=True) for line in block.splitlines() if line.strip()]
    assert {line[1] for line in lines} == {words.split()[0] for words in COMMANDS}
    drama_file = ROOT / "src/onara/catalogue/data/dramas/signal.yaml"
    words = tmp_path / "song.lrc"
    words.write_text("[00:01.00]오늘은 시장에서\n", encoding="utf-8")
    stand_ins = {
        "song.lrc": str(words),
        "~/Music/OST": str(rendered.soundtrack),
        "~/Music/OST/old": str(rendered.recordings["blue-bird"]),
        "clip.wav": str(rendered.clip),
        "my-drama.yaml": str(drama_file),
        "friend.onara": str(tmp_path / "friend.onara"),
        "rain.m3u8": str(tmp_path / "rain.m3u8"),
        "~/Dramas/Goblin": str(rendered.season),
        "goblin 7": "three hills 2",
        "12": "1",
        "Stay With Me": "연화의 왈츠",
        "stay with me": "연화의 왈츠",
    }
    with supysonic(tmp_path / "server", rendered.soundtrack) as address:
        stand_ins["http://192.168.1.5:4533"] = address
        for line in lines:
            if line[1] in ("listen", "serve", "watch"):
                continue  # need a microphone, or go on for ever; they have tests of their own
            done = run([stand_ins.get(word, word) for word in line[1:]], tmp_path / "home")
            assert done.returncode == 0, done.stderr
            assert done.stdout


def test_the_commands_of_the_guide_to_music_servers_run(
    rendered: Rendered, lively: Path, tmp_path: Path
) -> None:
    """All blocks of commands, with a real server and the demo's files in place of the reader's."""
    guide = (ROOT / "docs" / "navidrome.md").read_text(encoding="utf-8")
    home, music = tmp_path / "home", tmp_path / "Music"
    shutil.copytree(lively, home)
    shutil.copytree(rendered.soundtrack, music)
    run(["add", str(music)], home)
    run(["list", "rainy nights", "--new", "--add", "연화의 왈츠"], home)
    stand_ins = {
        "~/Music/rain.m3u8": str(music / "rain.m3u8"),
        "~/Music/goblin-7.m3u8": str(music / "goblin-7.m3u8"),
        # A recording lies in both folders; the first by name is told.
        "~/Music=/music": f"{min(str(music), str(rendered.soundtrack))}=/music",
        "rain.m3u8": str(tmp_path / "rain.m3u8"),
        "rain.jspf": str(tmp_path / "rain.jspf"),
        "goblin 7": "three hills 2",
        "goblin": "three hills",
        "stay with me": "연화의 왈츠",
    }
    lines = [
        shlex.split(line, comments=True)
        for block in re.findall(r"```sh\n(.*?)```", guide, re.S)
        for line in block.splitlines()
    ]
    assert len(lines) == 12
    with supysonic(tmp_path / "server", music) as address:
        stand_ins["http://192.168.1.5:4533"] = address
        for line in lines:
            done = run([stand_ins.get(word, word) for word in line[1:]], home)
            assert done.returncode == 0, done.stderr
            assert done.stdout
    assert (music / "rain.m3u8").read_text().splitlines()[-1].endswith("02 연화의 왈츠.ogg")
    assert "\n/music/" in (tmp_path / "rain.m3u8").read_text()


def shown() -> list[tuple[str, list[str]]]:
    """What the README shows of a terminal: the command and the lines that it printed."""
    blocks = re.findall(r"```console\n(.*?)```", README, re.S)
    parts = [part for block in blocks for part in re.split(r"^\$ onara ", block, flags=re.M)[1:]]
    return [(part.partition("\n")[0], part.rstrip().split("\n")[1:]) for part in parts]


@pytest.mark.parametrize(("command", "printed"), shown(), ids=[each for each, _ in shown()])
def test_what_the_readme_shows_is_what_is_printed(
    command: str, printed: list[str], tmp_path: Path
) -> None:
    """Line by line; after a line of `…` the rest is left out."""
    done = run(shlex.split(command), tmp_path)
    assert done.returncode == 0, done.stderr
    got = [line.rstrip() for line in done.stdout.rstrip().split("\n")]
    if printed[-1].strip() == "…":
        got, printed = got[: len(printed) - 1], printed[:-1]
    assert got == printed


def test_the_python_of_the_guide_runs(
    rendered: Rendered,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(rendered.soundtrack, tmp_path / "soundtrack")
    shutil.copy(rendered.clip, tmp_path / "clip.wav")
    monkeypatch.chdir(tmp_path)
    shutil.copy(rendered.scene, tmp_path)
    hearing, scanning, asking, collecting, romanising = re.findall(
        r"```python\n(.*?)```", USING, re.S
    )
    exec(hearing, {})
    assert "added" in capsys.readouterr().out
    exec(scanning, {})
    assert "background" in capsys.readouterr().out
    assert (tmp_path / "cues.csv").stat().st_size
    exec(asking, {})
    printed = capsys.readouterr().out
    assert "Round and Round" in printed
    assert "Sweet Night" in printed
    exec(collecting, {})
    assert "titlesort" in capsys.readouterr().out
    Path("song.lrc").write_text("[00:01.00]오늘은 시장에서\n", encoding="utf-8")
    exec(romanising, {})
    printed = capsys.readouterr().out
    assert "dongnimmun pusan Kim Go-eun\nOneul Euntagi onda\n" in printed
    assert "1.0 오늘은 시장에서 oneureun sijangeseo ()" in printed


def test_links_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), ROOT / "bench" / "README.md", *(ROOT / "docs").glob("*.md")]:
        text = page.read_text(encoding="utf-8")
        for target, place in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", text):
            there = page.parent / target if target else page
            assert there.exists(), f"{page.name}: {target}"
            if place:
                headings = re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), re.M)
                assert place in map(anchor, headings), f"{page.name}: #{place}"


def anchor(heading: str) -> str:
    """The address of a heading on its page, as the common forges make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_the_two_commands_are_the_makefiles() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in re.findall(r"^make (\w+)", README, re.M):
        assert re.search(rf"^{command}:", makefile, re.M)
