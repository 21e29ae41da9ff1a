"""The formats in which a cue sheet can be written, in one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from onara.export import (
    csv_sheet,
    ddex,
    ffmetadata,
    json_sheet,
    kodi_edl,
    matroska,
    mpv_edl,
    pdf_sheet,
    playlist,
    webvtt,
    xlsx_sheet,
)
from onara.export.language import LANGUAGES, Language, Words
from onara.export.problem import ExportError
from onara.sheet import CueSheet

Writer: TypeAlias = Callable[[Sequence[CueSheet], Language], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: ``ending`` is that of a file's name, ``purpose`` one sentence in each language.

    ``is_binary``: no text for a terminal; ``holds_season``: one file may hold many episodes.
    """

    name: str
    ending: str
    purpose: Words
    writer: Writer
    is_binary: bool = False
    holds_season: bool = True


def _of_one(writer: Callable[[CueSheet, Language], bytes]) -> Writer:
    """A writer of one episode as one of many; `write` sees to it that there is one."""

    def write_one(sheets: Sequence[CueSheet], language: Language) -> bytes:
        (sheet,) = sheets
        return writer(sheet, language)

    return write_one


_ALL = (
    Format(
        "json",
        ".cues.json",
        Words(
            "Everything Onara knows of the cues, for other programs, with a schema.",
            "큐에 대해 아는 모든 것을 다른 프로그램에 넘깁니다. 스키마가 있습니다.",
        ),
        json_sheet.write,
    ),
    Format(
        "csv",
        ".cues.csv",
        Words(
            "The table that every spreadsheet and society accepts.",
            "어느 표 계산 프로그램과 단체나 받는 표입니다.",
        ),
        csv_sheet.write,
    ),
    Format(
        "xlsx",
        ".cues.xlsx",
        Words(
            "The same table as a workbook, to complete, print and sign.",
            "같은 표를 채우고 인쇄하고 서명할 수 있는 엑셀 문서로 만듭니다.",
        ),
        xlsx_sheet.write,
        is_binary=True,
    ),
    Format(
        "pdf",
        ".cues.pdf",
        Words(
            "A cue sheet on A4 for handing in, with a line for the reviewer's signature.",
            "제출용 A4 큐시트입니다. 검토자 서명란이 있습니다.",
        ),
        pdf_sheet.write,
        is_binary=True,
    ),
    Format(
        "ddex",
        ".cues.tsv",
        Words(
            "Cue records in the shape of DDEX's CU01.02, for a society's program.",
            "단체의 프로그램을 위한 DDEX CU01.02 모양의 큐 기록입니다.",
        ),
        ddex.write,
    ),
    Format(
        "chapters-vtt",
        ".chapters.vtt",
        Words(
            "Chapters for a video on a web page (WebVTT).",
            "웹 페이지 동영상의 챕터입니다 (WebVTT).",
        ),
        _of_one(webvtt.write_chapters),
        holds_season=False,
    ),
    Format(
        "metadata-vtt",
        ".cues.vtt",
        Words(
            "One JSON object a cue, for the program of a web page (WebVTT metadata).",
            "웹 페이지 프로그램을 위한 큐별 JSON입니다 (WebVTT 메타데이터).",
        ),
        _of_one(webvtt.write_metadata),
        holds_season=False,
    ),
    Format(
        "ffmetadata",
        ".ffmetadata",
        Words(
            "Chapters for mpv (--chapters-file) and FFmpeg.",
            "mpv(--chapters-file)와 FFmpeg의 챕터입니다.",
        ),
        _of_one(ffmetadata.write),
        holds_season=False,
    ),
    Format(
        "matroska",
        ".chapters.xml",
        Words(
            "Chapters in English and Korean for mkvmerge.",
            "mkvmerge에 넣을 영어·한국어 챕터입니다.",
        ),
        _of_one(matroska.write),
        holds_season=False,
    ),
    Format(
        "kodi",
        ".edl",
        Words(
            "Scene markers for Kodi, beside the video; nothing is skipped.",
            "동영상 옆에 두는 Kodi 장면 표시입니다. 아무것도 건너뛰지 않습니다.",
        ),
        _of_one(kodi_edl.write),
        holds_season=False,
    ),
    Format(
        "reel",
        ".reel.edl",
        Words(
            "All the scenes one after another, to play in mpv.",
            "모든 장면을 이어서 mpv로 재생합니다.",
        ),
        mpv_edl.write,
    ),
    Format(
        "m3u8",
        ".songs.m3u8",
        Words(
            "The songs heard, as a playlist for any player.",
            "들린 노래의 재생 목록입니다.",
        ),
        playlist.write_m3u,
    ),
    Format(
        "xspf",
        ".songs.xspf",
        Words("The same playlist as XML.", "같은 재생 목록의 XML입니다."),
        playlist.write_xspf,
    ),
    Format(
        "jspf",
        ".songs.jspf",
        Words("The same playlist as JSON.", "같은 재생 목록의 JSON입니다."),
        playlist.write_jspf,
    ),
)

FORMATS: dict[str, Format] = {each.name: each for each in _ALL}
"""By the name that a person types."""


def write(sheets: Sequence[CueSheet], format: str, language: Language = "en") -> bytes:
    """The sheets in a format, as the bytes of a file.

    Raises `ExportError` for a format or language that is not known, for no sheet at all, and for
    several of a format whose file holds one episode.
    """
    chosen = format_named(format)
    if language not in LANGUAGES:
        raise ExportError(f"{language!r}: cue sheets are written in {' or '.join(LANGUAGES)}")
    if not sheets:
        raise ExportError("there is no cue sheet to write; scan an episode first")
    if len(sheets) > 1 and not chosen.holds_season:
        raise ExportError(f"a file of the format {format} holds one episode; write one for each")
    return chosen.writer(sheets, language)


def format_named(name: str) -> Format:
    """The format of a name; raises `ExportError` where there is none."""
    if name not in FORMATS:
        raise ExportError(f"{name!r} is no format; there are {', '.join(FORMATS)}")
    return FORMATS[name]
