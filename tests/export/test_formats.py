from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onara.export import FORMATS, LANGUAGES, ExportError, write
from onara.sheet import Music
from tests.export.sheets import SEASON, SHEET, line, sheet


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_an_episode_in_each_language(name: str) -> None:
    for language in LANGUAGES:
        raw = write([SHEET], name, language)
        assert raw
        if not FORMATS[name].is_binary:
            raw.decode()


@pytest.mark.parametrize("name", FORMATS)
def test_a_season_is_written_or_refused_in_one_sentence(name: str) -> None:
    if FORMATS[name].holds_season:
        assert len(write(SEASON, name)) > 0
    else:
        with pytest.raises(ExportError, match="holds one episode"):
            write(SEASON, name)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"reel"}))
def test_an_episode_without_music_is_no_error(name: str) -> None:
    assert isinstance(write([sheet()], name), bytes)


def test_each_has_its_own_ending_and_says_what_it_is_for() -> None:
    endings = [each.ending for each in FORMATS.values()]
    assert len(set(endings)) == len(FORMATS)
    for each in FORMATS.values():
        assert each.purpose.en.endswith(".")
        assert each.purpose.ko.endswith(".")


@given(st.text(max_size=20), st.floats(0, 1e5), st.floats(0, 1e5))
@settings(max_examples=40, deadline=None)
def test_any_text_goes_into_any_format(text: str, start: float, seconds: float) -> None:
    """Also with signs that are no text, as tags and file names may have them."""
    odd = text + "\udcff"
    music = Music(odd, odd, (odd,), (odd,), (text,), (text,), (odd,), odd, odd, "d/s", odd, odd)
    told = line("a", start, start + seconds, music, usage_why=odd, said=(odd,))
    path = Path("/m") / (odd.translate(dict.fromkeys(b"/\0")) + ".mkv")
    odd_sheet = sheet(told, path=path, drama_title=odd, title=odd, network=odd, broadcast=odd)
    for name in set(FORMATS) - {"reel"}:
        raw = write([odd_sheet], name)
        if not FORMATS[name].is_binary:
            raw.decode()
    for name in ("matroska", "xspf"):
        ET.fromstring(write([odd_sheet], name))
    for name in ("json", "jspf"):
        json.loads(write([odd_sheet], name))


def test_neither_sound_nor_paper_is_loaded_before_it_is_needed() -> None:
    code = "import sys, onara.export; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"numpy", "reportlab", "openpyxl"}.intersection(done.stdout.split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (([SHEET], "docx"), "no format"),
        (([], "csv"), "no cue sheet"),
        (([SHEET], "csv", "fr"), "'fr'"),
    ],
)
def test_wrong_usage_is_one_sentence(words: Any, told: str) -> None:
    with pytest.raises(ExportError, match=told):
        write(*words)
