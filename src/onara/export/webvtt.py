"""WebVTT (W3C): chapters for a menu, metadata for a page's own program, for HTML ``<track>``."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onara.export import names, timecode, usage
from onara.export.chapters import chapters
from onara.export.confidence import confidence, stamp
from onara.export.language import Language
from onara.sheet import CueSheet, Line


def write_chapters(sheet: CueSheet, language: Language) -> bytes:
    """``kind="chapters"``: what sounds; where there is no music there is no chapter."""
    blocks = [*_head(sheet, language)]
    for chapter in chapters(sheet):
        if chapter.lines:
            span = _span(chapter.start_s, chapter.end_s)
            blocks.append(f"{span}\n{_escaped(chapter.title(language))}")
    return _file(blocks)


def write_metadata(sheet: CueSheet, language: Language) -> bytes:
    """``kind="metadata"``: one JSON object a cue; cues overlap where music does."""
    blocks = [*_head(sheet, language)]
    for line in names.lines(sheet):
        # JSON can escape it, and an arrow would end the cue.
        payload = json.dumps(_payload(line, language), ensure_ascii=False, allow_nan=False)
        told = payload.replace(">", "\\u003e")
        identity = names.one_line(line.cue.id).replace("-->", "->")
        blocks.append(f"{identity}\n{_span(line.cue.start_s, line.cue.end_s)}\n{told}")
    return _file(blocks)


def _payload(line: Line, language: Language) -> dict[str, object]:
    cue, music = line.cue, line.music
    return {
        "cue": cue.id,
        "title": names.title(line, language),
        "title_ko": names.one_line(music.title_ko) if music.title_ko else None,
        "performers": [names.one_line(each) for each in music.performers],
        "identified": names.is_identified(line),
        "song": music.song,
        "recording": cue.recording,
        "recording_mbid": music.recording_mbid,
        "unknown": cue.unknown,
        "usage": cue.usage.value,
        "usage_code": usage.code(cue),
        "vocal": cue.vocal.value,
        "speech": round(cue.speech, 4),
        "confidence": confidence(line, language),
        # From which second of the recording on it is heard, for a player of both.
        "offset_s": round(cue.parts[0].offset_s, 3) if cue.parts else None,
    }


def _head(sheet: CueSheet, language: Language) -> Iterator[str]:
    episode = sheet.episode
    about = (names.programme(episode, language), names.episode_name(episode, language))
    yield "WEBVTT - " + _escaped(" – ".join(filter(None, about)))
    yield "NOTE " + _escaped(f"{stamp(sheet, language)}; {names.one_line(sheet.program)}")


def _span(start_s: float, end_s: float) -> str:
    return f"{timecode.clock(start_s)} --> {timecode.clock(end_s)}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _file(blocks: list[str]) -> bytes:
    return ("\n\n".join(blocks) + "\n").encode()
