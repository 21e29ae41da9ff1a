"""Where a piece of music was heard: the list of its moments, and its life over a season."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onara.cli.table import table
from onara.cli.words import shown
from onara.clock import clock
from onara.export.names import short_name

if TYPE_CHECKING:
    from onara.sheet import CueSheet, Episode, Line

_HEADER = ("Episode", "From", "To", "Usage", "Under speech", "Cue")
_BLOCKS, _BLOCKS_ASCII = "▂▃▄▅▆▇█", "#"
_NOTHING, _NOTHING_ASCII = "·", "-"
_LONGEST_LABEL = 20
_NARROWEST = 10
"""Columns of a bar below which a picture tells nothing."""


def moment_lines(
    sheets: Sequence[CueSheet], season: Sequence[Episode], *, width: int | None = None
) -> list[str]:
    """The moments as a table, and below it a picture of them: one row an episode.

    ``season`` are all episodes that are drawn; ``width`` is that of the terminal, in columns.
    """
    rows = [
        (
            _label(sheet.episode),
            clock(line.cue.start_s),
            clock(line.cue.end_s),
            line.cue.usage.replace("_", " "),
            f"{100 * line.cue.speech:.0f} %",
            line.cue.id,
        )
        for sheet in sheets
        for line in sheet.lines
    ]
    if not rows:
        return []
    listed = table(_HEADER, [[shown(cell) for cell in row] for row in rows])
    return [*listed, "", *life_lines(sheets, season, width=width)]


def life_lines(
    sheets: Sequence[CueSheet], season: Sequence[Episode], *, width: int | None = None
) -> list[str]:
    """A row an episode: a bar as long as the episode is, with blocks where the music sounds.

    The higher a block, the more of its stretch has the music.  Terminals that have no blocks get
    letters.
    """
    from rich.cells import cell_len, set_cell_size
    from rich.console import Console

    spans = {
        sheet.episode.id: [(line.cue.start_s, line.cue.end_s) for line in sheet.lines]
        for sheet in sheets
    }
    labels = [shown(_label(episode)) for episode in season]
    room = min(_LONGEST_LABEL, max(cell_len(label) for label in labels))
    bar = max(_NARROWEST, (width or Console().width) - room - 4)
    longest = max(episode.duration_s for episode in season) or 1.0
    blocks, nothing = _signs()
    return [
        f"{set_cell_size(label, room)}  "
        + _bar(spans.get(episode.id, []), longest / bar, episode.duration_s, blocks, nothing)
        for label, episode in zip(labels, season, strict=True)
    ]


def moment_json(sheet: CueSheet, line: Line) -> dict[str, Any]:
    """A moment for machines."""
    episode, cue = sheet.episode, line.cue
    return {
        "episode": episode.id,
        "path": str(episode.path),
        "drama": episode.drama_title,
        "season": episode.season,
        "number": episode.number,
        "cue": cue.id,
        "start_s": cue.start_s,
        "end_s": cue.end_s,
        "recording": cue.recording,
        "usage": str(cue.usage),
        "speech": cue.speech,
        "said": list(line.said),
    }


def moments_json(sheets: Sequence[CueSheet]) -> list[dict[str, Any]]:
    """All moments, episode by episode."""
    return [moment_json(sheet, line) for sheet in sheets for line in sheet.lines]


def _bar(
    spans: Sequence[tuple[float, float]], step: float, length: float, blocks: str, nothing: str
) -> str:
    cells = max(1, round(length / step))
    drawn = []
    for cell in range(cells):
        low, high = cell * step, (cell + 1) * step
        heard = sum(max(0.0, min(end, high) - max(start, low)) for start, end in spans)
        share = min(1.0, heard / step)
        drawn.append(blocks[min(int(share * len(blocks)), len(blocks) - 1)] if share else nothing)
    return "".join(drawn)


def _signs() -> tuple[str, str]:
    try:
        (_BLOCKS + _NOTHING).encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return _BLOCKS_ASCII, _NOTHING_ASCII
    return _BLOCKS, _NOTHING


def _label(episode: Episode) -> str:
    return short_name(episode) or episode.path.stem
