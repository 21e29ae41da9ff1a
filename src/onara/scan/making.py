"""What was heard in a programme, and what music is left over, as cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onara.activity import music_stretches, speech_share
from onara.scan.excerpts import UNKNOWN
from onara.scan.hearing import Sounding, left_over
from onara.scan.programme import Programme
from onara.sheet import Cue, Evidence, Part

EXTENDED_S = 10.0
"""More music than this beside a followed excerpt is a cue of its own, until it is compared."""
LEAST_UNKNOWN_S = 4.0
"""A shorter stretch of music that is not known is the end of a cue, or an effect."""


def make_cues(programme: Programme, soundings: Sequence[Sounding]) -> list[Cue]:
    """The cues of a programme in the order in which they begin, without lasting ids."""
    kept = [one for one in soundings if not _is_scrap(one)]
    music = music_stretches(programme.activity)
    heard = [_extended(one, kept, music) for one in kept]
    found = [_of_sounding(programme, one) for one in heard]
    found += [
        _of_unknown(programme, start, end)
        for start, end in left_over(programme, heard)
        if end - start >= LEAST_UNKNOWN_S
    ]
    return sorted(found, key=lambda cue: (cue.start_s, cue.end_s))


def _extended(
    one: Sounding, all_: Sequence[Sounding], music: Sequence[tuple[float, float]]
) -> Sounding:
    """An unknown as far as its music goes: an excerpt may be less of a piece than sounds here.

    It takes up to `EXTENDED_S` of the music on either side that nothing explains.
    """
    if not one.recording.startswith(UNKNOWN):
        return one
    start, end = one.tracked.start_s, one.tracked.end_s
    others = [(each.tracked.start_s, each.tracked.end_s) for each in all_ if each is not one]
    for begin, stop in music:
        if begin < end and stop > start:
            first = max([begin, *(last for _, last in others if begin < last <= start)])
            final = min([stop, *(early for early, _ in others if end <= early < stop)])
            start = first if start - EXTENDED_S <= first < start else start
            end = final if end < final <= end + EXTENDED_S else end
    return replace(one, tracked=replace(one.tracked, start_s=start, end_s=end))


def _is_scrap(one: Sounding) -> bool:
    """True for too few seconds of an unknown: its excerpt is not free of other sounds."""
    tracked = one.tracked
    is_short = tracked.end_s - tracked.start_s < LEAST_UNKNOWN_S
    return is_short and one.recording.startswith(UNKNOWN)


def _of_sounding(programme: Programme, one: Sounding) -> Cue:
    tracked = one.tracked
    is_unknown = one.recording.startswith(UNKNOWN)
    parts = [
        Part(
            round(part.start_s, 3),
            round(part.end_s, 3),
            round(part.offset_s, 4),
            round(part.speed, 6),
        )
        for part in tracked.parts
    ]
    return Cue(
        id="",
        start_s=round(tracked.start_s, 3),
        end_s=round(tracked.end_s, 3),
        recording=None if is_unknown else one.recording,
        unknown=one.recording.removeprefix(UNKNOWN) if is_unknown else None,
        parts=tuple(parts),
        evidence=Evidence(round(tracked.z, 2), one.p, round(tracked.support_s, 1), tracked.channel),
        level_db=round(tracked.level_db, 1),
        speech=round(speech_share(programme.activity, tracked.start_s, tracked.end_s), 3),
        family=tuple(name for name in one.family if not name.startswith(UNKNOWN)),
    )


def _of_unknown(programme: Programme, start: float, end: float) -> Cue:
    return Cue(
        id="",
        start_s=round(start, 3),
        end_s=round(end, 3),
        recording=None,
        unknown=None,
        parts=(),
        evidence=Evidence(None, None, round(end - start, 1)),
        level_db=None,
        speech=round(speech_share(programme.activity, start, end), 3),
    )
