"""What Onara answers: plain, documented objects, the same for Python and for ``--json``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from onara.families import Link, Place


@dataclass(frozen=True, slots=True)
class SongFacts:
    """The song of the catalogue that a recording holds.

    ``role`` is what it is in the drama in words ("ending theme"); ``version`` how the recording
    differs from the song as it was released ("instrumental"), ``None`` where it does not.
    """

    id: str
    title: str
    title_ko: str | None
    performers: tuple[str, ...]
    role: str
    version: str | None


@dataclass(frozen=True, slots=True)
class DramaFacts:
    """The drama that the catalogue knows the song from."""

    id: str
    title: str
    title_ko: str | None


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The best of all other recordings: an answer is as good as the distance to it."""

    recording: str
    path: str | None
    title: str | None
    artist: str | None
    z: float
    p: float


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """Another recording that has sound in common with the one that is named.

    ``recording`` to ``song`` as in `Match`; ``offset_s``: second of it at which the clip would
    start; ``z``: how far it stands out in this clip; ``behind``: standard deviations by which the
    named one explains the clip better; ``is_as_good``: whether this clip cannot tell it from the
    named one, which is so below 3.  ``z`` and ``behind`` are ``None`` where landmarks alone
    name a clip that is played otherwise: they cannot tell versions apart.  ``link`` is what the two
    have in common by themselves, seen from the named one; ``None`` where that was not measured.
    """

    recording: str
    path: str | None
    title: str | None
    artist: str | None
    song: SongFacts | None
    offset_s: float
    z: float | None
    behind: float | None
    is_as_good: bool
    link: Link | None


@dataclass(frozen=True, slots=True)
class Match:
    """The recording that sounds in a clip, with the evidence.

    ``recording``: the library's name for the sound; ``path``: the library file as it was added,
    ``None`` where the recording was imported and no file of it is here;
    ``title``, ``artist``: its tags; ``offset_s``: second of the recording at which the clip starts
    (negative where the clip starts before the recording does); ``at_s``: second of the clip from
    which it was heard, 0 for a short clip that is heard as a whole; ``speed``: of the clip against
    the recording, 1.01 is one per cent faster, pitch and all; ``tempo``: 1.04 is four per cent
    faster at the same pitch; ``pitch_cents``: hundredths of a semitone by which the clip is higher
    at the same tempo; ``z``: peak of the matched filter in standard deviations (where tempo or
    pitch were changed there is none, and z is what would be as improbable); ``p``: probability that
    chance alone gives such an answer anywhere in the library; ``song`` and ``drama``: what the
    catalogue knows, ``None`` where no link is certain.  ``family``: recordings that have sound in
    common with this one, the best guess, nearest in this clip first; ``places``: other seconds of
    this one that explain the clip as well, because its music repeats itself, best first.
    """

    recording: str
    path: str | None
    title: str | None
    artist: str | None
    offset_s: float
    at_s: float
    speed: float
    z: float
    p: float
    runner_up: RunnerUp | None
    song: SongFacts | None
    drama: DramaFacts | None
    tempo: float = 1.0
    pitch_cents: float = 0.0
    family: tuple[FamilyMember, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What sounds in ``file``; ``match`` is ``None`` where nothing of the library does.

    ``flaw`` says what of the file could not be read, where that is so; ``searched``: the share of
    the search that was done when the time was up, 1 where all was.
    """

    file: str
    match: Match | None
    flaw: str | None = None
    searched: float = 1.0

    def as_json(self) -> dict[str, Any]:
        """As one JSON object: ``file``, ``match``, ``searched`` where not all was, and ``error``
        where there is a flaw."""
        match = asdict(self.match) if self.match else None
        answer: dict[str, Any] = {"file": self.file, "match": match}
        if self.searched < 1:
            answer["searched"] = round(self.searched, 4)
        return answer | ({"error": self.flaw} if self.flaw else {})
