"""A cue: one stretch of one piece of music in a programme, with the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Usage(StrEnum):
    """What the music does in the programme."""

    OPENING = "opening"
    CLOSING = "closing"
    RECAP = "recap"
    PREVIEW = "preview"
    BACKGROUND = "background"
    FEATURED = "featured"
    ON_SCREEN = "on_screen"
    STING = "sting"


class Vocal(StrEnum):
    """Is there singing?  ``UNKNOWN`` where neither tags nor catalogue say."""

    VOCAL = "vocal"
    INSTRUMENTAL = "instrumental"
    UNKNOWN = "unknown"


class By(StrEnum):
    """Whose word a cue is."""

    ONARA = "onara"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a recording without a jump.

    ``start_s`` and ``end_s`` are seconds of the programme, ``offset_s`` is the second of the
    recording that sounds at ``start_s``, and ``speed`` how fast it runs: 1.01 is one per cent
    faster than the recording.
    """

    start_s: float
    end_s: float
    offset_s: float
    speed: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a cue is believed.

    ``z``: the matched filter's output over the whole cue in standard deviations; ``p``: probability
    that chance alone gives such a cue anywhere in this programme and library; ``support_s``:
    seconds in which the recording was really heard; ``channel``: where it was heard best, "mid"
    (all that the programme says) or "side" (what is not in its middle, where speech is).  For music
    that is not known, z and p are ``None`` and ``support_s`` is the time in which there is music.
    """

    z: float | None
    p: float | None
    support_s: float
    channel: str = "mid"


@dataclass(frozen=True, slots=True)
class Cue:
    """One stretch of music in a programme; times are seconds of the programme.

    ``id``: stays the same when the episode is scanned again; ``recording``: of the library, or
    ``None``; ``unknown``: the recurring piece of music that it is, where the library does not know
    it and it was heard more than once, else ``None``; ``parts``: the stretches of the recording, in
    the order of the programme, empty for music that is not known; ``level_db``: level of the music
    over that of everything else while it sounds, in decibels, ``None`` where that was not measured;
    ``speech``: share of its seconds with speech over it, 0 to 1; ``family``: other recordings of
    the library that explain it as well (an instrumental, an edit), best first; ``usage_why`` and
    ``vocal_why``: the evidence in words; ``by``: whose word it is; ``set_by_person``: the names of
    the fields that a person has set; ``rejected``: a person says there is no such music.
    """

    id: str
    start_s: float
    end_s: float
    recording: str | None
    unknown: str | None
    parts: tuple[Part, ...]
    evidence: Evidence
    level_db: float | None
    speech: float
    family: tuple[str, ...] = ()
    usage: Usage = Usage.BACKGROUND
    usage_why: str = ""
    vocal: Vocal = Vocal.UNKNOWN
    vocal_why: str = ""
    by: By = By.ONARA
    set_by_person: tuple[str, ...] = ()
    rejected: bool = False

    @property
    def seconds(self) -> float:
        return self.end_s - self.start_s

    @property
    def is_known(self) -> bool:
        return self.recording is not None
