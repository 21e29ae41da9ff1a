"""Cues of music that is not known get the numbers of the pieces that come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from onara.recurrence import Span
from onara.sheet import Cue, Evidence

Place = tuple[int, Span]
"""The number of a recurring unknown, and where it sounds."""

_SAME = 0.5
"""A place and a cue are one when they share this much of the shorter one."""
_TOUCH_S = 2.0
"""Cues of one piece that are no further apart are one cue."""


def numbered(
    cues: Sequence[Cue], places: Sequence[Place], speech: Callable[[float, float], float]
) -> list[Cue]:
    """The cues of an episode with the numbers of the pieces that were found in it.

    A cue that holds two pieces is cut between them; a piece where nothing was heard as music before
    becomes a cue; cues of one piece that touch become one.  What a person has said stays.
    ``speech`` tells the share of speech between two seconds.
    """
    number = max((int(cue.id) for cue in cues if cue.id.isdigit()), default=0)
    made: list[Cue] = []
    taken: set[Place] = set()
    for cue in cues:
        is_open = cue.recording is None and "unknown" not in cue.set_by_person and not cue.parts
        mine = [place for place in places if is_open and _is_same(cue, place[1])]
        mine.sort(key=lambda place: place[1])
        taken.update(mine)
        groups = _runs(mine)
        if not groups:
            made.append(cue)
            continue
        edges = [cue.start_s, *_cuts(groups), cue.end_s]
        for turn, group in enumerate(groups):
            id_ = cue.id
            if turn:
                number += 1
                id_ = str(number)
            start, end = edges[turn], edges[turn + 1]
            support = round(cue.evidence.support_s * (end - start) / cue.seconds, 1)
            made.append(
                replace(
                    cue,
                    id=id_,
                    start_s=start,
                    end_s=end,
                    unknown=str(group[0][0]),
                    evidence=replace(cue.evidence, support_s=support),
                    speech=speech(start, end),
                )
            )
    for place in places:
        piece, span = place
        covered = sum(max(0.0, _shared(cue, span)) for cue in made)
        if place not in taken and covered < _SAME * span.seconds:
            number += 1
            made.append(_new(str(number), piece, span, speech(span.start_s, span.end_s)))
    return _joined(sorted(made, key=lambda cue: (cue.start_s, cue.end_s)), speech)


def shares_most(cue: Cue, other: Cue) -> bool:
    """Whether two cues share most of the shorter one."""
    return _is_same(cue, Span("", other.start_s, other.end_s))


def _runs(places: Sequence[Place]) -> list[list[Place]]:
    """Places in order, those of one piece in a row together."""
    runs: list[list[Place]] = []
    for place in places:
        if runs and runs[-1][0][0] == place[0]:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _cuts(runs: Sequence[Sequence[Place]]) -> list[float]:
    """Where one piece gives way to the next: in the middle of what lies between them."""
    return [round((one[-1][1].end_s + other[0][1].start_s) / 2, 3) for one, other in pairwise(runs)]


def _joined(cues: Sequence[Cue], speech: Callable[[float, float], float]) -> list[Cue]:
    made: list[Cue] = []
    for cue in cues:
        last = made[-1] if made else None
        if (
            last is not None
            and cue.unknown is not None
            and last.unknown == cue.unknown
            and cue.start_s - last.end_s <= _TOUCH_S
            and not (last.set_by_person or cue.set_by_person)
        ):
            end = max(last.end_s, cue.end_s)
            support = last.evidence.support_s + cue.evidence.support_s
            made[-1] = replace(
                last,
                # The older of the two: that is the one that a sheet has shown before.
                id=min(last.id, cue.id, key=lambda id_: (len(id_), id_)),
                end_s=end,
                parts=last.parts + cue.parts,
                evidence=replace(last.evidence, support_s=support),
                speech=speech(last.start_s, end),
            )
        else:
            made.append(cue)
    return made


def _new(id_: str, piece: int, span: Span, spoken: float) -> Cue:
    return Cue(
        id=id_,
        start_s=round(span.start_s, 3),
        end_s=round(span.end_s, 3),
        recording=None,
        unknown=str(piece),
        parts=(),
        evidence=Evidence(None, None, round(span.seconds, 1)),
        level_db=None,
        speech=spoken,
    )


def _is_same(cue: Cue, span: Span) -> bool:
    return _shared(cue, span) >= _SAME * min(cue.seconds, span.seconds)


def _shared(cue: Cue, span: Span) -> float:
    return min(cue.end_s, span.end_s) - max(cue.start_s, span.start_s)
