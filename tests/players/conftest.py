"""An episode of two minutes, its sheet, and the script as a user has it."""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onara.export import write
from onara.players.mpv_script import mpv_script
from onara.sheet import Line, Usage
from tests.export.sheets import RAIN, SNOW, UNKNOWN_3, line, sheet
from tests.players.player import Player

SECONDS = 120
NO_PROGRAM = "/nowhere/onara"
CUES = (
    line("a", 10, 20, SNOW, usage=Usage.OPENING),
    line("b", 18, 40, RAIN),
    line("c", 60, 70, UNKNOWN_3),
    line("x", 72, 78, RAIN, rejected=True),
    line("d", 80, 100, replace(SNOW, title="Second Snow", title_ko=None, role=None)),
)

Playing = Callable[..., Player]


def silence(path: Path | bytes) -> Path | bytes:
    """A media file of `SECONDS`."""
    with open(path, "wb") as raw, wave.open(raw, "wb") as file:  # noqa: PTH123 - a name of bytes
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(2 * 8000 * SECONDS))
    return path


def put_sheet(path: Path, cues: tuple[Line, ...] = CUES, **told: Any) -> Path:
    path.write_bytes(write([sheet(*cues, duration_s=float(SECONDS), **told)], "json"))
    return path


@pytest.fixture
def episode(tmp_path: Path) -> Path:
    """An episode with its sheet beside it."""
    folder = tmp_path / "video"
    folder.mkdir()
    silence(folder / "Winter Tale S01E07.wav")
    put_sheet(folder / "Winter Tale S01E07.cues.json")
    return folder / "Winter Tale S01E07.wav"


@pytest.fixture
def playing(tmp_path: Path) -> Iterator[Playing]:
    """Starts an mpv with the script: ``playing(file, *options of mpv, **settings of the script)``.

    The program onara does not answer unless it is given.
    """
    with ExitStack() as stack:

        def start(file: Path | bytes | None, *options: str, **settings: str) -> Player:
            folder = tmp_path / f"mpv {len(list(tmp_path.iterdir()))}"
            folder.mkdir()
            told = {"program": NO_PROGRAM, "exports": str(tmp_path / "exports")} | settings
            script = folder / "onara.lua"
            script.write_bytes(mpv_script(**told))
            player = stack.enter_context(Player(script, folder, *options))
            if file is not None:
                player.play(file)
            return player

        yield start
