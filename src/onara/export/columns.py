"""The columns of a cue sheet as a table, for csv and xlsx.

First what societies ask for, in the order in which their forms have it, then the evidence.
Onara knows of no IPI, society or share: those columns stand empty, for the reviewer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from onara.export import names, timecode, usage
from onara.export.confidence import confidence, stamp
from onara.export.identifiers import isrc, iswc
from onara.export.language import Language, Words
from onara.export.names import joined
from onara.sheet import By, CueSheet, Line, Music

Value: TypeAlias = str | int | float | None
Kind: TypeAlias = Literal["text", "whole", "decimal", "fine", "share", "chance"]
"""How a number is shown: ``decimal`` to a tenth, ``fine`` to a thousandth, ``share`` in per cent,
``chance`` with a power of ten."""


@dataclass(frozen=True, slots=True)
class Row:
    """One cue of a table; ``number`` counts the cues of its episode from 1."""

    sheet: CueSheet
    line: Line
    number: int
    language: Language

    @property
    def music(self) -> Music:
        return self.line.music


@dataclass(frozen=True, slots=True)
class Column:
    """``name`` is for machines and never changes; ``width`` is in signs."""

    name: str
    heading: Words
    value: Callable[[Row], Value]
    kind: Kind = "text"
    width: int = 12


def rows(sheets: Sequence[CueSheet], language: Language) -> Iterator[Row]:
    """The cues of all sheets, episode by episode."""
    for sheet in names.in_order(sheets):
        for number, line in enumerate(names.lines(sheet), 1):
            yield Row(sheet, line, number, language)


def contributors(music: Music) -> str:
    """All who have a right in the work, each with the role codes of cue sheets.

    C composer, A author of the words, CA both, AR arranger, E publisher.
    """
    roles: dict[str, str] = {}
    for person in (*music.composers, *music.lyricists):
        both = person in music.composers and person in music.lyricists
        roles[person] = "CA" if both else "C" if person in music.composers else "A"
    told = [f"{role} {person}" for person, role in roles.items()]
    told += [f"AR {person}" for person in music.arrangers]
    told += [f"E {publisher}" for publisher in music.publishers]
    return joined(told)


def _time(seconds: float, row: Row) -> str:
    return timecode.timecode(seconds, row.sheet.episode.frame_rate)


def _whose(row: Row) -> str:
    words = Words("person", "사람") if row.line.cue.by is By.PERSON else Words("Onara", "오나라")
    return words.of(row.language)


def _rounded(value: float | None, digits: int) -> float | None:
    """Empty also for what no number tells: music over digital silence has an infinite level."""
    return None if value is None or not math.isfinite(value) else round(value, digits)


COLUMNS: tuple[Column, ...] = (
    Column(
        "programme",
        Words("Programme", "프로그램"),
        lambda r: names.programme(r.sheet.episode, r.language),
        width=22,
    ),
    Column("season", Words("Season", "시즌"), lambda r: r.sheet.episode.season, "whole", 8),
    Column("episode", Words("Episode", "회차"), lambda r: r.sheet.episode.number, "whole", 9),
    Column(
        "episode_title",
        Words("Episode title", "회차 제목"),
        lambda r: names.one_line(r.sheet.episode.title or ""),
        width=18,
    ),
    Column(
        "broadcast",
        Words("Broadcast date", "방송일"),
        lambda r: names.one_line(r.sheet.episode.broadcast or ""),
        width=14,
    ),
    Column(
        "network",
        Words("Channel / network", "방송사(채널)"),
        lambda r: names.one_line(r.sheet.episode.network or ""),
        width=16,
    ),
    Column("number", Words("No.", "순번"), lambda r: r.number, "whole", 6),
    Column(
        "title", Words("Cue title", "곡명"), lambda r: names.title(r.line, r.language), width=32
    ),
    Column(
        "other_title",
        Words("Native title", "다른 제목"),
        lambda r: names.other_title(r.line, r.language),
        width=26,
    ),
    Column(
        "performer", Words("Performer", "가수·실연자"), lambda r: names.performed(r.music), width=22
    ),
    Column("in", Words("Time in", "시작"), lambda r: _time(r.line.cue.start_s, r), width=14),
    Column("out", Words("Time out", "끝"), lambda r: _time(r.line.cue.end_s, r), width=14),
    Column(
        "duration",
        Words("Duration", "길이"),
        lambda r: timecode.length(r.line.cue.seconds),
        width=11,
    ),
    Column(
        "usage_code", Words("Usage code", "사용 코드"), lambda r: usage.code(r.line.cue), width=11
    ),
    Column(
        "usage",
        Words("Usage", "사용 형태"),
        lambda r: usage.USES[r.line.cue.usage].words.of(r.language),
        width=20,
    ),
    Column(
        "vocal",
        Words("Vocal", "가창/연주"),
        lambda r: usage.VOCAL_WORDS[r.line.cue.vocal].of(r.language),
        width=14,
    ),
    Column("composer", Words("Composer", "작곡"), lambda r: joined(r.music.composers), width=20),
    Column("lyricist", Words("Lyricist", "작사"), lambda r: joined(r.music.lyricists), width=20),
    Column("arranger", Words("Arranger", "편곡"), lambda r: joined(r.music.arrangers), width=20),
    Column(
        "publisher",
        Words("Publisher", "음악출판사"),
        lambda r: joined(r.music.publishers),
        width=20,
    ),
    Column("roles", Words("Role codes", "역할 코드"), lambda r: contributors(r.music), width=28),
    Column("ipi", Words("IPI/CAE", "IPI/CAE"), lambda _: "", width=13),
    Column("society", Words("Society", "관리단체"), lambda _: "", width=11),
    Column("share", Words("Share %", "지분 %"), lambda _: None, "decimal", 9),
    Column("isrc", Words("ISRC", "ISRC"), lambda r: isrc(r.music.isrc), width=15),
    Column("iswc", Words("ISWC", "ISWC"), lambda r: iswc(r.music.iswc), width=14),
    Column(
        "album", Words("Album", "앨범"), lambda r: names.one_line(r.music.album or ""), width=24
    ),
    Column(
        "role",
        Words("Role in the drama", "극중 역할"),
        lambda r: names.one_line(r.music.role or ""),
        width=18,
    ),
    Column(
        "identified",
        Words("Identified", "곡 확인"),
        lambda r: Words(
            *(("yes", "확인") if names.is_identified(r.line) else ("unknown", "미확인"))
        ).of(r.language),
        width=11,
    ),
    Column(
        "confidence",
        Words("Confidence", "확신도"),
        lambda r: confidence(r.line, r.language),
        width=15,
    ),
    Column(
        "start_s",
        Words("Start s", "시작(초)"),
        lambda r: _rounded(r.line.cue.start_s, 3),
        "fine",
        11,
    ),
    Column("end_s", Words("End s", "끝(초)"), lambda r: _rounded(r.line.cue.end_s, 3), "fine", 11),
    Column("z", Words("z", "z"), lambda r: _rounded(r.line.cue.evidence.z, 2), "decimal", 8),
    Column(
        "p",
        Words("p (by chance)", "p (우연일 확률)"),
        lambda r: r.line.cue.evidence.p,
        "chance",
        14,
    ),
    Column(
        "support_s",
        Words("Heard s", "들린 시간(초)"),
        lambda r: _rounded(r.line.cue.evidence.support_s, 2),
        "decimal",
        12,
    ),
    Column(
        "level_db",
        Words("Level dB", "음량 차(dB)"),
        lambda r: _rounded(r.line.cue.level_db, 2),
        "decimal",
        11,
    ),
    Column(
        "speech",
        Words("Under speech", "대사 겹침"),
        lambda r: _rounded(r.line.cue.speech, 4),
        "share",
        13,
    ),
    Column(
        "family",
        Words("Fits as well", "함께 맞는 녹음"),
        lambda r: joined(r.line.cue.family),
        width=18,
    ),
    Column(
        "usage_why",
        Words("Why this usage", "사용 형태 근거"),
        lambda r: names.one_line(r.line.cue.usage_why),
        width=26,
    ),
    Column(
        "vocal_why",
        Words("Why vocal or not", "가창 여부 근거"),
        lambda r: names.one_line(r.line.cue.vocal_why),
        width=26,
    ),
    Column("said_by", Words("Whose word", "판단 주체"), _whose, width=11),
    Column(
        "set_by_person",
        Words("Set by a person", "사람이 정한 항목"),
        lambda r: joined(r.line.cue.set_by_person),
        width=18,
    ),
    Column("cue", Words("Cue id", "큐 번호"), lambda r: r.line.cue.id, width=18),
    Column(
        "recording",
        Words("Recording id", "녹음 번호"),
        lambda r: r.line.cue.recording or r.line.cue.unknown or "",
        width=18,
    ),
    Column("status", Words("Status", "상태"), lambda r: stamp(r.sheet, r.language), width=22),
    Column(
        "reviewed_by",
        Words("Reviewed by", "검토자"),
        lambda r: names.one_line(r.sheet.reviewer or ""),
        width=18,
    ),
    Column(
        "made",
        Words("Made by", "작성"),
        lambda r: f"{names.one_line(r.sheet.program)}, {r.sheet.made:%Y-%m-%d %H:%M}",
        width=26,
    ),
)
"""All columns; a test holds them to what the guide tells."""
