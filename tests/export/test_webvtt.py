from __future__ import annotations

import io
import itertools
import json
from dataclasses import replace
from typing import Any

import webvtt

from onara.export import write
from onara.sheet import CueSheet
from tests.export.sheets import KEPT, SHEET, SNOW, line, sheet


def cues(told: CueSheet, format: str, language: Any = "en") -> list[Any]:
    text = write([told], format, language).decode()
    return webvtt.WebVTT.from_buffer(io.StringIO(text)).captions


def test_a_parser_reads_the_chapters_in_either_language() -> None:
    first = cues(SHEET, "chapters-vtt")[0]
    assert (first.start, first.end) == ("00:00:10.000", "00:01:10.500")
    assert first.text == "First Snow – Kim Someone; Beyoncé"
    assert cues(SHEET, "chapters-vtt", "ko")[0].text.startswith("첫눈 – ")


def test_chapters_do_not_overlap_and_are_where_music_is() -> None:
    found = cues(SHEET, "chapters-vtt")
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert not any("no music" in each.text for each in found)


def test_metadata_is_one_json_object_a_cue() -> None:
    found = cues(SHEET, "metadata-vtt")
    told = [json.loads(each.text) for each in found]
    assert [each.identifier for each in found] == [each["cue"] for each in told]
    assert len(told) == KEPT
    assert (
        told[0]
        | {
            "title": "First Snow",
            "song": "winter-tale/snow",
            "usage_code": "OT",
            "identified": True,
            "confidence": "very sure",
            "offset_s": 12.5,
        }
        == told[0]
    )
    assert told[2]["unknown"] == "unknown-c"
    assert found[1].end > found[2].start  # they overlap as the music does


def test_signs_that_end_a_cue_stay_text() -> None:
    odd = sheet(line("a", 1, 9, replace(SNOW, title="x --> y <b>\n\nNOTE & z")))
    (chapter,) = cues(odd, "chapters-vtt")
    assert chapter.raw_text.startswith("x --&gt; y &lt;b&gt; NOTE &amp; z")
    (metadata,) = cues(odd, "metadata-vtt")
    assert json.loads(metadata.text)["title"] == "x --> y <b> NOTE & z"


def test_it_says_that_it_is_a_draft() -> None:
    assert "NOTE DRAFT, machine-made" in write([SHEET], "chapters-vtt").decode()
