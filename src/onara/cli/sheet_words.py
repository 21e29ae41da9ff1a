"""Cue sheets in words, and for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onara.cli.table import table
from onara.cli.words import chance, length, shown
from onara.clock import clock
from onara.sheet import By, Cue, CueSheet, Episode, Line, Vocal
from onara.sheet.plain import plain

if TYPE_CHECKING:
    from onara.episodes import Identified
    from onara.scan import Done

_USAGE = {"on_screen": "on screen"}


def episode_title(episode: Episode) -> str:
    """ "Goblin 도깨비, season 1, episode 7", or the file's name where nothing is known."""
    names = [episode.drama_title]
    if episode.drama_title_ko and episode.drama_title_ko != episode.drama_title:
        names.append(episode.drama_title_ko)
    told = [" ".join(name for name in names if name)]
    if episode.season is not None:
        told.append(f"season {episode.season}" if episode.season else "special")
    if episode.number is not None:
        told.append(f"episode {episode.number}")
    words = ", ".join(each for each in told if each)
    return (
        words
        if episode.number is not None and words
        else f"{words} {shown(episode.path.name)}".strip()
    )


def began_line(what: Identified) -> str:
    """What is being scanned, and as which episode."""
    names = [what.drama_title]
    if what.drama_title_ko and what.drama_title_ko != what.drama_title:
        names.append(what.drama_title_ko)
    title = " ".join(name for name in names if name)
    told = [title] if title else []
    if what.season is not None:
        told.append(f"season {what.season}" if what.season else "special")
    if what.number is not None:
        told.append(f"episode {what.number}")
    known = ", ".join(told) or "of no drama that its name tells"
    aside = "" if what.drama else ", not in the catalogue" if title else ""
    return f"{shown(what.path.name)}: {known}{aside}"


def noticed_line(title: str, at_s: float) -> str:
    """A recording that stands out while the scan still runs."""
    return f"  {clock(at_s):>8}  {title}"


def sheet_lines(sheet: CueSheet, *, is_new: bool = True) -> list[str]:
    """A cue sheet as a table, with what it amounts to."""
    cues = [line for line in sheet.lines if not line.cue.rejected]
    known = sum(line.cue.seconds for line in cues if line.cue.is_known)
    unknown = sum(line.cue.seconds for line in cues if not line.cue.is_known)
    lines = [episode_title(sheet.episode)]
    if not cues:
        return [*lines, "no music was heard"]
    rows = [_row(line) for line in cues]
    lines += table(("from", "to", "cue", "music", "by", "usage", "level", "speech"), rows)
    told = f"{length(known)} of music that is known, {length(unknown)} that is not"
    review = f"reviewed by {sheet.reviewer}" if sheet.reviewer else "a draft, made by machine"
    return [*lines, f"{told}; {review}" + ("" if is_new else "; it was scanned before")]


def _row(line: Line) -> tuple[str, ...]:
    cue = line.cue
    return (
        clock(cue.start_s),
        clock(cue.end_s),
        cue.id,
        music_words(line),
        ", ".join(line.music.performers),
        _USAGE.get(cue.usage, cue.usage) + _sung(cue),
        "" if cue.level_db is None else f"{cue.level_db:+.0f} dB",
        f"{100 * cue.speech:.0f} %",
    )


def music_words(line: Line) -> str:
    """What sounds, marked where it is not sure or is a person's word."""
    music, cue = line.music, line.cue
    title = music.title or "unknown"
    if music.title_ko and music.title_ko != music.title:
        title += f" ({music.title_ko})"
    if cue.family:
        title += " (or another version of it)"
    if cue.by is By.PERSON:
        title += " ✎"
    return title


def evidence_words(cue: Cue) -> str:
    """Why a cue is believed."""
    evidence = cue.evidence
    if evidence.p is None and "recording" in cue.set_by_person:
        return "a person says so"
    if evidence.p is None:
        return f"music was heard for {evidence.support_s:.0f} s"
    # What is left of a cue that a person has cut.
    support_s = min(evidence.support_s, cue.seconds)
    heard = f"heard in {support_s:.0f} s of {cue.seconds:.0f} s, z {evidence.z:.0f}"
    return f"{heard}; {chance(evidence.p)}"


def _sung(cue: Cue) -> str:
    return "" if cue.vocal is Vocal.UNKNOWN else f", {cue.vocal}"


def sheet_json(done: Done) -> dict[str, Any]:
    """The outcome for one file as ``scan --json`` prints it."""
    told: dict[str, Any] = {
        "file": str(done.path),
        "status": done.status,
        "reason": done.reason,
        "notes": list(done.notes),
        "episode": str(done.path),
        "cues": [],
    }
    if done.sheet is None:
        return told
    about = plain(done.sheet.episode)
    told["about"] = about
    told["cues"] = [cue_json(line) for line in done.sheet.lines]
    return told


def cue_json(line: Line) -> dict[str, Any]:
    """A cue with its music, flat enough for a shell's tools."""
    told = dict(plain(line.cue))
    music = plain(line.music)
    if line.cue.recording is not None:
        told["recording"] = {"id": line.cue.recording, "path": music.pop("path")}
    told["music"] = music
    told["said"] = list(line.said)
    return told
