from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from onara.cli.heard import life_lines, moment_lines, moments_json
from onara.sheet import CueSheet, Episode
from tests.export.sheets import MADE, line

WIDTH = 60
BLOCKS = set("▂▃▄▅▆▇█")


def sheet(number: int, *spans: tuple[float, float], duration_s: float = 1000.0) -> CueSheet:
    episode = Episode(f"e{number}", Path(f"/v/{number}.mkv"), duration_s, season=1, number=number)
    lines = tuple(line(str(n), start, end) for n, (start, end) in enumerate(spans))
    return CueSheet(episode, lines, MADE, "Onara")


def drawn(*sheets: CueSheet, width: int = WIDTH) -> list[str]:
    return life_lines(sheets, [each.episode for each in sheets], width=width)


@pytest.fixture(autouse=True)
def _blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "utf-8"))


def test_blocks_stand_where_the_music_sounds() -> None:
    (row,) = drawn(sheet(1, (500, 1000)))
    label, bar = row.split("  ")
    assert label == "S01E01"
    half = len(bar) // 2
    assert set(bar[:half]) == {"·"}
    assert set(bar[half:]) == {"█"}


def test_a_short_moment_is_seen_and_lower_than_a_long_one() -> None:
    (row,) = drawn(sheet(1, (100, 101), (500, 600)))
    blocks = [sign for sign in row if sign in BLOCKS]
    assert blocks[0] == "▂"
    assert max(blocks) == "█"


def test_bars_are_as_long_as_their_episodes_and_fit_the_terminal() -> None:
    long, short = drawn(sheet(1, (1, 2)), sheet(2, (1, 2), duration_s=500.0))
    assert len(long) <= WIDTH - 2
    assert len(short.split("  ")[1]) == pytest.approx(len(long.split("  ")[1]) / 2, abs=1)


def test_an_episode_without_it_is_drawn_empty() -> None:
    with_it, without = sheet(1, (1, 20)), sheet(2)
    rows = life_lines([with_it], [with_it.episode, without.episode], width=WIDTH)
    assert not BLOCKS & set(rows[1])
    assert rows[1].startswith("S01E02")


def test_a_terminal_without_blocks_gets_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "ascii"))
    (row,) = drawn(sheet(1, (500, 1000)))
    assert row.isascii()
    assert "#" in row


def test_the_picture_has_the_list_for_a_twin() -> None:
    one = sheet(1, (61, 70), (100, 200))
    lines = moment_lines([one], [one.episode], width=WIDTH)
    assert lines[1].split()[:3] == ["S01E01", "1:01", "1:10"]
    assert "62 %" in lines[1]
    assert lines[3] == ""
    assert len(lines) == 5
    assert moment_lines([], [], width=WIDTH) == []


def test_a_name_of_any_length_leaves_room_for_the_bar() -> None:
    one = sheet(1, (1, 20))
    episode = replace(one.episode, season=None, number=None, path=Path("/v/" + "긴이름" * 30))
    (row,) = life_lines([one], [episode], width=40)
    assert set(row) & BLOCKS


def test_moments_for_machines() -> None:
    (told,) = moments_json([sheet(3, (5, 9))])
    assert (told["episode"], told["number"], told["start_s"], told["end_s"]) == ("e3", 3, 5, 9)
    assert (told["usage"], told["speech"]) == ("background", 0.625)
