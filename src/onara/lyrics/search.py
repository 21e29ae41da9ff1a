"""Words as they were heard, to the lines that they are."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onara.lyrics import postings, score
from onara.lyrics.align import best_stretch
from onara.lyrics.grams import LENGTH, grams, sound_of
from onara.lyrics.hit import How, LineHit
from onara.lyrics.script import script_of
from onara.spelling import key

CANDIDATES = 150
"""Lines that are compared letter by letter; the right one of a half-misheard line is in the first
few, and a phrase that is in more songs than this is no answer anyway."""

LONGEST = 240
"""Letters of sound of a question that are looked at: some ten lines."""

_LONGEST_WORDS = 2000
"""Signs of a question that are turned into sound, which takes time."""

_SIDE_LINES = 8
"""Lines before and after a candidate from which its passage is taken."""

_TOUCH = 2
"""Letters by which a stretch may overlap a line without being taken to be in it."""

_WHOLE = 0.7
"""Share of a line from which on a question is the line, not a part of it."""

_SHORT_LINE = 8
"""Letters of a line as short as lines are."""

_ENDS = 4
"""Slips that the ends of words may cost which are typed without the spaces, or cut off a line."""


@dataclass(frozen=True, slots=True)
class _Question:
    key: str
    sound: str
    rarities: dict[str, postings.Rarity]


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    sheet: int
    text: str
    sound: str
    start_s: float | None


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose line it is: a recording, or a loose lyric file."""

    recording: str
    path: Path
    song: str | None
    title: str | None
    artist: str | None

    @property
    def name(self) -> str:
        return self.recording or os.fspath(self.path)

    @property
    def song_name(self) -> str | tuple[str, str]:
        """What recordings of one song have in common: soundtracks come out in parts and whole."""
        titled = key(self.title or "")
        return self.song or ((titled, key(self.artist or "")) if titled else self.name)


@dataclass(frozen=True, slots=True)
class _Found:
    """Lines of one sheet that explain the question."""

    owner: _Owner
    rows: tuple[_Row, ...]
    explained: float
    bits: float
    covered: float


def search(run: sqlite3.Connection, words: str, limit: int) -> list[LineHit]:
    """See `onara.lyrics.LyricStore.search`."""
    words = words[:_LONGEST_WORDS]
    question = sound_of(words)[:LONGEST]
    if not question or limit < 1:
        return []
    rarities = postings.bits_of(run, question)
    numbers = postings.likely(run, rarities, CANDIDATES)
    passages = _passages(run, numbers, len(question))
    owners = _owners(run, {passage[0].sheet for passage in passages})
    asked = _Question(key(words), question, rarities)
    found = [_found(passage, owners[passage[0].sheet], asked) for passage in passages]
    best: dict[str, _Found] = {}
    for each in sorted(found, key=_order):
        best.setdefault(each.owner.name, each)
    return [_hit(each, sure, words) for sure, each in _ranked(list(best.values()))[:limit]]


def _passages(run: sqlite3.Connection, numbers: list[int], length: int) -> list[list[_Row]]:
    """The passages around lines; neighbours of a line that was taken lie in its passage."""
    beside: set[int] = set()
    passages = []
    for number in numbers:
        if number not in beside:
            passage = _passage(run, number, length)
            beside |= {row.number for row in passage if abs(row.number - number) == 1}
            if passage:
                passages.append(passage)
    return passages


def _passage(run: sqlite3.Connection, number: int, length: int) -> list[_Row]:
    """The lines around one, with about a question's length of letters on either side of it."""
    side = min(_SIDE_LINES, 2 + length // _SHORT_LINE)
    rows = [
        _Row(*row)
        for row in run.execute(
            "SELECT id, sheet, text, sound, start_s FROM line WHERE id BETWEEN ? AND ?",
            (number - side, number + side),
        )
    ]
    at = next((index for index, row in enumerate(rows) if row.number == number), None)
    if at is None:  # the line before the first of a sheet has a part in that one's grams
        return []
    begin = end = at
    before = after = 0
    while begin and rows[begin - 1].sheet == rows[at].sheet and before < length:
        begin -= 1
        before += len(rows[begin].sound)
    while end + 1 < len(rows) and rows[end + 1].sheet == rows[at].sheet and after < length:
        end += 1
        after += len(rows[end].sound)
    return rows[begin : end + 1]


def _found(passage: list[_Row], owner: _Owner, asked: _Question) -> _Found:
    text = "".join(row.sound for row in passage)
    stretch = best_stretch(asked.sound, text)
    slips = stretch.slips
    inside: list[_Row] = []
    at = 0
    for row in passage:
        shared = min(stretch.end, at + len(row.sound)) - max(stretch.begin, at)
        if shared > min(_TOUCH, len(row.sound) - 1):
            inside.append(row)
        at += len(row.sound)
    inside = inside or passage[:1]
    # Words that are the same to the letter are, however their ends sound in the middle of a line.
    if 0 < slips <= _ENDS and asked.key in key(" ".join(row.text for row in inside)):
        slips = 0
    shared_grams = asked.rarities.keys() & grams(text[stretch.begin : stretch.end])
    bits = sum(asked.rarities[gram].bits for gram in shared_grams) / LENGTH
    covered = min(1.0, len(asked.sound) / sum(len(row.sound) for row in inside))
    return _Found(owner, tuple(inside), score.explained(len(asked.sound), slips), bits, covered)


def _order(found: _Found) -> tuple[float, bool, float, float]:
    """What explains most first; then lines with a time, whole lines, and the earliest."""
    start_s = found.rows[0].start_s
    return -found.explained, start_s is None, -found.covered, start_s or 0.0


def _ranked(found: list[_Found]) -> list[tuple[float, _Found]]:
    """What was found with its scores, the highest first."""
    shares = np.array([each.explained for each in found])
    names = [each.owner.song_name for each in found]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    rare = score.rarity(shares, np.array([numbers[name] for name in names], np.int64))
    sure = shares * score.evidence(np.array([each.bits for each in found])) * rare
    return [(float(sure[at]), found[at]) for at in np.argsort(-sure, kind="stable")]


def _hit(found: _Found, sure: float, words: str) -> LineHit:
    line, owner = " / ".join(row.text for row in found.rows), found.owner
    return LineHit(
        recording=owner.recording,
        path=owner.path,
        song=owner.song,
        title=owner.title,
        artist=owner.artist,
        line=line,
        start_s=found.rows[0].start_s,
        score=round(sure, 4),
        how=_how(words, line),
    )


def _how(words: str, line: str) -> How:
    asked, sung = key(words), key(line)
    if asked in sung:
        return "exact words" if len(asked) >= _WHOLE * len(sung) else "half of the line"
    return "romanised" if script_of(words) != script_of(line) else "sounds like"


def _owners(run: sqlite3.Connection, sheets: set[int]) -> dict[int, _Owner]:
    owners = {}
    for sheet in sheets:
        path, recording, song, title, artist, sheet_title, sheet_artist = run.execute(
            "SELECT owned.path, recording, song, owned.title, owned.artist, sheet.title,"
            " sheet.artist FROM sheet JOIN source ON source.id = sheet.source"
            " JOIN owned ON owned.id = source.owned WHERE sheet.id = ?",
            (sheet,),
        ).fetchone()
        owners[sheet] = _Owner(
            recording, Path(os.fsdecode(path)), song, title or sheet_title, artist or sheet_artist
        )
    return owners
