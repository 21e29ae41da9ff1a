from __future__ import annotations

from pathlib import Path

import pytest

from onara.errors import OnaraError
from onara.lyrics.layered_lrc import SUFFIX, layered_lrc, pronunciation_lrc
from onara.lyrics.layers import layers_of
from onara.lyrics.model import MADE, Line, Lyrics
from onara.lyrics.read import read_lyrics

LINES = (Line("오늘은 시장에서", 1.0), Line("사과를 샀어요", 62.345))


def sheet(lines: tuple[Line, ...] = LINES) -> Lyrics:
    return Lyrics(lines, None, Path("song.lrc"), "lrc")


def test_a_file_of_all_layers_is_read_back_as_these(tmp_path: Path) -> None:
    english = Lyrics((Line("today at the market", 1.0),), "en", Path("song.en.lrc"), "lrc")
    layers = layers_of([sheet(), english])
    (tmp_path / "all.lrc").write_text(layered_lrc(layers, "제목", "가수"), encoding="utf-8")
    text = (tmp_path / "all.lrc").read_text(encoding="utf-8")
    assert text.splitlines() == [
        "[ti:제목]", "[ar:가수]", "[la:ko]", "[re:Onara]",
        "[00:01.00]오늘은 시장에서", "[00:01.00]oneureun sijangeseo",
        "[00:01.00]today at the market",
        "[01:02.34]사과를 샀어요", "[01:02.34]sagwareul sasseoyo",
    ]  # fmt: skip
    again = layers_of([read_lyrics(tmp_path / "all.lrc")])
    assert [(one.kind, len(one.lines)) for one in again] == [
        ("main", 2), ("pronunciation", 2), ("translation", 1),
    ]  # fmt: skip


def test_a_file_of_the_pronunciation_says_that_onara_made_it(tmp_path: Path) -> None:
    _, made = layers_of([sheet()])
    (tmp_path / f"song{SUFFIX}").write_text(pronunciation_lrc(made, None, None), encoding="utf-8")
    again = read_lyrics(tmp_path / f"song{SUFFIX}")
    assert (again.kind, again.language) == (MADE, "ko-latn")
    assert [layer.made for layer in layers_of([sheet(), again])] == [False, True]


def test_words_without_times_are_no_layered_file() -> None:
    layers = layers_of([sheet((Line("오늘은 시장에서"),))])
    with pytest.raises(OnaraError, match="have no times"):
        layered_lrc(layers, None, None)
    assert pronunciation_lrc(layers[1], None, None).endswith("oneureun sijangeseo\n")
