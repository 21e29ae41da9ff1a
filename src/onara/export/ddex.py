"""Cue records in the shape of DDEX's flat file, CU01.02.

Shaped, not conforming: a DDEX message goes between parties that have registered with DDEX, and its
cue records stand beside records of sales that a viewer's files know nothing of.  What is here are
the cue records alone.  Their first eight cells are those of the record (DSR part 8, section 5.5.3),
then come the contributors, then what DDEX's Cue composite says beyond that.  Cells are parted by
tabs, several names in one by ``|`` (DSR part 1, section 7.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onara.export import names, timecode, usage
from onara.export.confidence import stamp
from onara.export.identifiers import isrc, iswc
from onara.export.language import Language
from onara.sheet import CueSheet, Line

RECORD = "CU01.02"
CELLS = (
    "RecordType",
    "BlockId",
    "ResourceReference",
    "CueStartTime",
    "CueDuration",
    "ReferencedCreationIsrc",
    "ReferencedCreationIswc",
    "ReferencedCreationTitle",
    "Composers",
    "Lyricists",
    "Arrangers",
    "Publishers",
    "Performers",
    "CueUseType",
    "CueThemeType",
    "CueVocalType",
    "CueVisualPerceptionType",
    "CueOrigin",
    "HasMusicalContent",
)
_ORIGIN = "Unknown"
"""Whether music was commissioned or bought cannot be heard; DDEX has a value for that."""


def write(sheets: Sequence[CueSheet], language: Language) -> bytes:
    """The cues of one or many episodes; each episode is a block.  Lines with ``#`` are comments."""
    kind = "StandardCueSheet" if len(sheets) == 1 else "CompositeCueSheet"
    told = [f"# {kind}", "# DDEX-shaped, no conforming message", "#" + "\t".join(CELLS)]
    for block, sheet in enumerate(names.in_order(sheets), 1):
        episode = sheet.episode
        about = (
            names.programme(episode, language),
            names.episode_name(episode, language),
            stamp(sheet, language),
            names.one_line(sheet.reviewer or ""),
        )
        told.append(f"# {block}: " + " / ".join(filter(None, about)))
        for number, line in enumerate(names.lines(sheet), 1):
            told.append("\t".join(_record(line, block, number, language)))
    return ("\n".join(told) + "\n").encode()


def _record(line: Line, block: int, number: int, language: Language) -> tuple[str, ...]:
    cue, music, use = line.cue, line.music, usage.USES[line.cue.usage]
    return (
        RECORD,
        str(block),
        str(number),
        timecode.iso_duration(cue.start_s),
        timecode.iso_duration(cue.seconds),
        isrc(music.isrc),
        iswc(music.iswc),
        _cell([names.title(line, language)]),
        _cell(music.composers),
        _cell(music.lyricists),
        _cell(music.arrangers),
        _cell(music.publishers),
        _cell(music.performers),
        use.use_type,
        use.theme_type or "",
        usage.VOCAL_TYPES.get(cue.vocal, ""),
        use.perception,
        _ORIGIN,
        "true",
    )


def _cell(texts: Iterable[str]) -> str:
    # A pipe of a name would part it in two.
    return "|".join(names.one_line(text).replace("|", "/") for text in texts)
