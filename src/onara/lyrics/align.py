"""Where in a passage a question lies, and how well it fits, sound by sound."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

_HOPELESS = 0.5
"""Share of slips from which on a place is not worth looking at more closely."""

_SLACK = 2
"""Letters by which the best stretch may be longer or shorter than the question at either end."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters ``begin`` to ``end`` of a passage, and how many slips part them from the question."""

    begin: int
    end: int
    slips: int


def best_stretch(question: str, passage: str) -> Stretch:
    """The part of a passage that is nearest to a question, by Levenshtein's distance.

    The place is the one with the best Indel ratio for a window as long as the question.  The ends
    of a good one are then moved by up to two letters, since a slip may have made the question
    longer or shorter.
    """
    if len(question) >= len(passage):
        return Stretch(0, len(passage), Levenshtein.distance(question, passage))
    window = fuzz.partial_ratio_alignment(question, passage)
    assert window is not None
    begin, end = window.dest_start, window.dest_end
    slips = Levenshtein.distance(question, passage[begin:end])
    if slips >= _HOPELESS * len(question):
        return Stretch(begin, end, slips)
    for at in _near(begin, passage):
        fewer = Levenshtein.distance(question, passage[at:end], score_cutoff=slips)
        if fewer < slips:
            begin, slips = at, fewer
    for at in _near(end, passage):
        fewer = Levenshtein.distance(question, passage[begin:at], score_cutoff=slips)
        if fewer < slips:
            end, slips = at, fewer
    return Stretch(begin, end, slips)


def _near(at: int, passage: str) -> range:
    return range(max(0, at - _SLACK), min(len(passage), at + _SLACK) + 1)
