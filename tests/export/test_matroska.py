from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av

from onara.export import LANGUAGES, write
from onara.sheet import CueSheet
from tests.export import programs
from tests.export.sheets import RAIN, SNOW, line, sheet

GIVEN = sheet(
    line("a", 2.5, 6, replace(SNOW, title="<b>&\x00")), line("b", 6, 12, RAIN), duration_s=12.0
)


def muxed(given: CueSheet, sound: Path, folder: Path) -> Path:
    chapters = folder / "chapters.xml"
    chapters.write_bytes(write([given], "matroska"))
    programs.run("mkvmerge", "-q", "--chapters", chapters, "-o", folder / "out.mkv", sound)
    return folder / "out.mkv"


def test_mkvmerge_takes_the_chapters_with_a_title_in_each_language(
    wav: Callable[..., Path], tmp_path: Path
) -> None:
    made = muxed(GIVEN, wav("a.wav"), tmp_path)
    root = ET.fromstring(programs.run("mkvextract", made, "chapters", "-"))
    atoms = root.findall("EditionEntry/ChapterAtom")
    assert [atom.findtext("ChapterTimeStart") for atom in atoms] == [
        "00:00:00.000000000",
        "00:00:02.500000000",
        "00:00:06.000000000",
    ]
    assert atoms[1].findtext("ChapterTimeEnd") == "00:00:06.000000000"
    displays = {
        (each.findtext("ChapterLanguage"), each.findtext("ChapLanguageIETF")): each.findtext(
            "ChapterString"
        )
        for each in atoms[1].findall("ChapterDisplay")
    }
    assert displays == {
        ("eng", "en"): "<b>& – Kim Someone; Beyoncé",
        ("kor", "ko"): "첫눈 – Kim Someone; Beyoncé",
    }


def test_a_player_finds_them_in_the_file(wav: Callable[..., Path], tmp_path: Path) -> None:
    made = muxed(GIVEN, wav("a.wav"), tmp_path)
    with av.open(made) as container:
        found = container.chapters()
    assert [each["metadata"]["title"] for each in found][2] == "Rain – Park Else"
    starts = [each["start"] * (each["time_base"] or 0) for each in found]
    assert starts == [0, 2.5, 6]


def test_the_language_asked_for_comes_first() -> None:
    for language, first in zip(LANGUAGES, ("eng", "kor"), strict=True):
        root = ET.fromstring(write([GIVEN], "matroska", language))
        assert root.findtext(".//ChapterLanguage") == first
