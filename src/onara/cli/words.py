"""How things are put into words on a terminal."""

from __future__ import annotations

import math
import os
import re
from pathlib import Path

from onara.clock import clock
from onara.library import Answer, DramaFacts, Match, Outcome, SongFacts

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

NO_FILE = "imported: no file of it is here"
"""What is said of a recording in the place of its file."""


def shown(path: str | os.PathLike[str]) -> str:
    """A path on one line: what would move the cursor or is no text is written as an escape."""
    return _CONTROL.sub(lambda match: repr(match.group())[1:-1], os.fspath(path))


def length(seconds: float) -> str:
    """A duration in words: 3 h 9 min, 4 min 5 s, 7 s."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def chance(p: float) -> str:
    """A probability as odds that a person can picture."""
    if p > 0.1:
        return "chance would often do as well"
    exponent = -math.log10(p) if p > 0 else 400
    if exponent >= 15:
        return "chance would not give this in a lifetime of asking"
    return f"chance would give this once in {_round_number(1 / p)} questions"


def _round_number(value: float) -> str:
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{value / size:.0f} {name}"
    return f"{float(f'{value:.1g}'):,.0f}"


def song_line(song: SongFacts, drama: DramaFacts) -> str:
    """The song's role: ending theme of Guardian: The Lonely and Great God (도깨비)."""
    korean = f" ({drama.title_ko})" if drama.title_ko and drama.title_ko != drama.title else ""
    version = f" ({song.version})" if song.version else ""
    return f"{song.role}{version} of {drama.title}{korean}"


def name(title: str | None, artist: str | None, path: str) -> str:
    """A recording's name: artist and title, or its file's name where the tags say nothing."""
    if title is None:
        return shown(Path(path).stem)
    return shown(f"{artist} – {title}" if artist else title)


def answer_lines(answer: Answer) -> list[str]:
    """An answer as a person wants to read it."""
    match = answer.match
    if match is None:
        told = "  Not known: nothing in the library sounds here beyond chance."
        return [shown(answer.file), told, *_not_searched(answer)]
    guess = " (best guess)" if any(one.is_as_good for one in match.family) else ""
    lines = [shown(answer.file), f"  ♪ {_heading(match)}{guess}"]
    if match.song and match.drama:
        lines.append(f"    {shown(song_line(match.song, match.drama))}")
    lines.append(f"    {_place(match)}{_played(match)}")
    lines.append(f"    z {match.z:.1f}: {chance(match.p)}{_runner_up(match)}")
    lines.append(f"    {shown(match.path) if match.path else NO_FILE}")
    return lines


def _not_searched(answer: Answer) -> list[str]:
    if answer.searched >= 1:
        return []
    done = f"{100 * answer.searched:.0f} %"
    return [
        f"  Time was up when {done} of the search was done; --effort thorough does all of it,",
        "  and --drama NAME only what matters.",
    ]


def _heading(match: Match) -> str:
    if match.song is None:
        return name(match.title, match.artist, match.path or match.recording)
    title = match.song.title
    if match.song.title_ko and match.song.title_ko != title:
        title += f" ({match.song.title_ko})"
    performers = ", ".join(match.song.performers)
    return shown(f"{performers} – {title}" if performers else title)


def _place(match: Match) -> str:
    here = match.offset_s + match.at_s
    if match.at_s:
        return f"heard from {clock(match.at_s)} of the file on, at {clock(here)} of the recording"
    if here < 0:
        return f"the recording begins {-here:.1f} s into the clip"
    return f"the clip starts at {clock(here)} of the recording ({here:.2f} s)"


def _played(match: Match) -> str:
    if match.speed != 1.0:
        return f", played at {match.speed:.4f} of its speed"
    tempo = f", at {match.tempo:.3f} of its tempo" if match.tempo != 1.0 else ""
    pitch = f", {match.pitch_cents:+.0f} cents of its pitch" if match.pitch_cents else ""
    return tempo + pitch


def _runner_up(match: Match) -> str:
    other = match.runner_up
    if other is None or other.recording in {one.recording for one in match.family}:
        return ""
    named = name(other.title, other.artist, other.path or other.recording)
    return f"; next best: {named} (z {other.z:.1f})"


def outcome_line(outcome: Outcome, song: SongFacts | None, drama: DramaFacts | None) -> str:
    """One line on a file that was taken in or was there already."""
    seconds = clock(outcome.duration_s or 0.0)
    linked = f"  {song.title}: {song_line(song, drama)}" if song and drama else ""
    return shown(f"{outcome.status:<6} {seconds:>7}  {outcome.path.name}{linked}")
