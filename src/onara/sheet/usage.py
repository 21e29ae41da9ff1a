"""What is the music for?  Told from role, place, length, speech and level, with the reason kept.

Only what can be told is told.  That a song is performed in the picture cannot be heard: it is taken
from the catalogue, which knows of songs that a band or a character performs in the story, and else
a person says so (`corrections`).  What recurs at the same place of several episodes is set by
`onara.recurrence`, whose word comes in as ``place``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onara.sheet.cue import Cue, Usage, Vocal

STING_S = 7.0
"""Shorter music is a sting.  A judgement, as the other limits here: no two editors agree."""
FEATURED_SPEECH = 0.15
FEATURED_DB = -3.0
"""Music with hardly any speech over it, and about as loud as all else, is featured."""
PERFORMED = ("band performance", "sung in the story")
"""Roles of songs that somebody in the story performs."""
EDGE_SHARE = 0.25
"""An opening begins within this share of the episode, and a closing theme ends within the last."""
CLOSING_LEFT_S = 60.0
CLOSING_LEAST_S = 20.0
"""The last music, if it runs this long with nobody speaking and ends this close to the end, closes
the episode, whatever it is."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a cue's music apart from the cue.

    ``roles``: of the song in the drama, as the catalogue has them; ``place``: what its place in
    several episodes makes it, with the evidence in words; ``is_sung``: ``None`` where nothing says,
    with ``sung_why``.
    """

    roles: tuple[str, ...] = ()
    place: tuple[Usage, str] | None = None
    is_sung: bool | None = None
    sung_why: str = ""


def described(cues: Sequence[Cue], about: Sequence[About], duration_s: float) -> list[Cue]:
    """Cues with usage and vocal, except where a person has set them."""
    last = max((cue.end_s for cue in cues if not cue.rejected), default=0.0)
    made = []
    for cue, known in zip(cues, about, strict=True):
        usage, why = _usage(cue, known, duration_s, is_last=cue.end_s == last)
        vocal, vocal_why = _vocal(known)
        changes: dict[str, object] = {}
        if "usage" not in cue.set_by_person:
            changes |= {"usage": usage, "usage_why": why}
        if "vocal" not in cue.set_by_person:
            changes |= {"vocal": vocal, "vocal_why": vocal_why}
        made.append(replace(cue, **changes))  # type: ignore[arg-type]
    return made


def _usage(cue: Cue, known: About, duration_s: float, *, is_last: bool) -> tuple[Usage, str]:
    early = cue.start_s <= EDGE_SHARE * duration_s
    late = cue.end_s >= (1 - EDGE_SHARE) * duration_s
    alone = cue.speech <= FEATURED_SPEECH
    if known.place is not None:
        return known.place
    if "opening" in known.roles and early and alone:
        return Usage.OPENING, "the drama's opening theme, near the start, with nobody speaking"
    if "ending" in known.roles and late and alone:
        return Usage.CLOSING, "the drama's ending theme, near the end, with nobody speaking"
    left = duration_s - cue.end_s
    if is_last and alone and left <= CLOSING_LEFT_S and cue.seconds >= CLOSING_LEAST_S:
        return Usage.CLOSING, f"the last music, with nobody speaking, {left:.0f} s before the end"
    if cue.seconds < STING_S:
        return Usage.STING, f"{cue.seconds:.1f} s long"
    loud = cue.level_db is None or cue.level_db >= FEATURED_DB
    performed = next((role for role in PERFORMED if role in known.roles), None)
    if performed and alone and loud:
        return Usage.ON_SCREEN, f"the catalogue has it as {performed}, and nobody speaks over it"
    spoken = f"speech over {100 * cue.speech:.0f} % of it"
    level = "" if cue.level_db is None else f", {cue.level_db:+.0f} dB against all else"
    return (Usage.FEATURED if alone and loud else Usage.BACKGROUND), spoken + level


def _vocal(known: About) -> tuple[Vocal, str]:
    if known.is_sung is None:
        return Vocal.UNKNOWN, known.sung_why
    return (Vocal.VOCAL if known.is_sung else Vocal.INSTRUMENTAL), known.sung_why
