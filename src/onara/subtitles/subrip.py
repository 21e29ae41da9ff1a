"""SubRip and WebVTT as what is said.

The cues themselves are read as those of a file of lyrics; here comes before it what a stranger's
file needs: rows without end, times that are no times, ends that are missing.
"""

from __future__ import annotations

import re
from itertools import pairwise

from onara.lyrics.subtitles import read_cues
from onara.subtitles.language import language_of_letters
from onara.subtitles.said import LONGEST_LINE, Shown

_TIME = re.compile(r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,:]\d{1,9})?")


def read_subrip(text: str) -> list[Shown]:
    """The cues of an .srt or .vtt file; where a cue is in two scripts, each is a line.

    A cue whose start cannot be read is left out, one without an end is kept.
    """
    return [
        Shown(cue.start_s, cue.end_s, cue.text, language_of_letters([cue.text]))
        for cue in read_cues("\n".join(_rows(text)))
        if cue.start_s is not None
    ]


def _rows(text: str) -> list[str]:
    """The rows, with a blank one for the number of a cue: some files have none before it."""
    rows = [_row(row) for row in text.splitlines()]
    return [
        "" if row.strip().isdecimal() and "-->" in after else row
        for row, after in pairwise([*rows, ""])
    ]


def _row(row: str) -> str:
    """A row that `read_cues` takes without surprise; a blank one for a time that is no time."""
    row = row[: 2 * LONGEST_LINE]
    before, arrow, after = row.partition("->")
    before = before.rstrip("- \t")
    if not arrow or not before[-1:].isdigit():
        return row
    start = _TIME.fullmatch(before.strip())
    if start is None:
        # "-00:00:01,000 --> ..." or damage: the words below it belong to nothing.
        return ""
    end = _TIME.match(after.strip())
    return f"{_padded(start[0])} --> {_padded(end[0] if end else start[0])}"


def _padded(time: str) -> str:
    """With a fraction of three digits, which some programs leave out or write after a colon."""
    parts = re.fullmatch(r"(.*?)(?:[.,](\d+))?", time)
    assert parts is not None
    clock = parts[1]
    fraction = parts[2] or "000"
    if parts[2] is None and clock.count(":") == 3:
        clock, _, fraction = clock.rpartition(":")
    return f"{clock},{fraction[:3]}"
