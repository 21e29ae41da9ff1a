"""What speaks for an answer to a clip: as a picture, as rows of a table, and in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onara.clips import ClipAnswer
from onara.pictures.evidence import WIDE, Aligned, Words, evidence
from onara.web.visitor import Visitor

_PLAIN, _SOME = 4.0, 2.0
"""Standard deviations of a second from which on it agrees plainly, or at all."""
_ROWS = 12
_QUIETEST_DB = -60.0


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of the clip: its seconds there and in the recording, how loud each is there, in
    decibels under full scale, and how well they agree: ``plain``, ``some`` or ``none``."""

    clip_s: float
    other_s: float | None
    clip_db: float | None
    other_db: float | None
    agreement: str


def picture_of(answer: ClipAnswer, visitor: Visitor, *, width: float = WIDE) -> str:
    """The picture as SVG, in the visitor's language."""
    shown = answer.evidence
    is_episode = answer.match is None
    words = Words(
        title=visitor.say("hear.picture" if shown.other_s is not None else "hear.picture_alone"),
        clip=visitor.say("hear.row_clip"),
        agreement=visitor.say("hear.row_agreement"),
        other=visitor.say("hear.row_episode" if is_episode else "hear.row_recording"),
    )
    aligned = Aligned(
        clip=shown.clip,
        other=shown.other,
        agreement=shown.agreement,
        clip_s=shown.clip_s,
        other_s=shown.other_s,
        seconds=shown.seconds,
        faster=shown.faster,
    )
    return evidence(aligned, words, width=width)


def rows_of(answer: ClipAnswer) -> list[Row]:
    """The same as a table, a row a second or so."""
    shown = answer.evidence
    count = max(1, min(_ROWS, math.ceil(shown.seconds - 0.05)))
    step = shown.seconds / count
    clips, others = _parts(shown.clip, count), _parts(shown.other, count)
    agreements = _parts(shown.agreement, count)
    return [
        Row(
            clip_s=shown.clip_s + number * step,
            other_s=None if shown.other_s is None else shown.other_s + number * step * shown.faster,
            clip_db=_db(clip),
            other_db=_db(other),
            agreement=_word(agreed),
        )
        for number, (clip, other, agreed) in enumerate(zip(clips, others, agreements, strict=True))
    ]


def odds(p: float, visitor: Visitor) -> str:
    """A probability as odds that a person can picture."""
    if p > 0.1:
        return visitor.say("hear.odds_often")
    exponent = -math.log10(p) if p > 0 else 400.0
    if exponent >= 15:
        return visitor.say("hear.odds_never")
    return visitor.say("hear.odds_once", number=_large(1 / p, visitor))


def _large(value: float, visitor: Visitor) -> str:
    """A large number as people of a language say it, one digit of it."""
    steps = {
        "ko": ((1e12, "조"), (1e8, "억"), (1e4, "만")),
        "en": ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")),
    }[visitor.language]
    for size, name in steps:
        if value >= size:
            return f"{float(f'{value / size:.1g}'):,.0f}{name}"
    return f"{float(f'{value:.1g}'):,.0f}"


def _parts(values: Sequence[float], count: int) -> Iterator[Sequence[float]]:
    for number in range(count):
        yield values[len(values) * number // count : len(values) * (number + 1) // count]


def _db(peaks: Sequence[float]) -> float | None:
    loudest = max(peaks, default=0.0)
    return max(_QUIETEST_DB, 20 * math.log10(loudest)) if loudest > 0 else None


def _word(agreement: Sequence[float]) -> str:
    """Parts of a second add up as chance does: by the root of their number."""
    if not agreement:
        return "none"
    together = sum(agreement) / math.sqrt(len(agreement))
    return "plain" if together >= _PLAIN else "some" if together >= _SOME else "none"
