"""FFmpeg's metadata file with chapters; what ``mpv --chapters-file`` and ``ffmpeg -i`` read."""

from __future__ import annotations

import re

from onara.export import names
from onara.export.chapters import chapters
from onara.export.language import Language
from onara.sheet import CueSheet

_SPECIAL = re.compile(r"([=;#\\])")


def write(sheet: CueSheet, language: Language) -> bytes:
    """The chapters of an episode, in milliseconds; also those without music, so that a player
    shows where it ends."""
    episode = sheet.episode
    about = (names.programme(episode, language), names.episode_name(episode, language))
    told = [";FFMETADATA1", f"title={_escaped(' – '.join(filter(None, about)))}"]
    for chapter in chapters(sheet):
        told += [
            "",
            "[CHAPTER]",
            "TIMEBASE=1/1000",
            f"START={round(chapter.start_s * 1000)}",
            f"END={round(chapter.end_s * 1000)}",
            f"title={_escaped(chapter.title(language))}",
        ]
    return ("\n".join(told) + "\n").encode()


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
