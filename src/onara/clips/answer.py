"""What is answered to a clip: plain, documented objects, the same for the page and for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from onara.clips.evidence import Evidence, evidence_from
from onara.library import DramaFacts, Link, Place, SongFacts

Source: TypeAlias = Literal["file", "microphone"]


@dataclass(frozen=True, slots=True)
class HeardRecording:
    """A recording of the library that sounds in a clip.

    ``recording``: the library's name for the sound; ``file``: the name of its file, ``None`` where
    it was imported and no file of it is here; ``title`` and
    ``artist``: its tags; ``offset_s``: second of the recording at which the clip starts (negative
    where the clip starts before it does); ``at_s``: second of the clip from which it was heard, 0
    for a short clip that is heard as a whole; ``speed``: of the clip against the recording, pitch
    and all; ``tempo`` and ``pitch_cents``: where only the one or the other was changed; ``z``: peak
    of the matched filter in standard deviations, or what is as improbable; ``p``: probability that
    chance alone gives such an answer; ``song`` and ``drama``: what the catalogue knows, ``None``
    where no link is certain.  Of a relative ``behind``: standard deviations by which the answer
    explains the clip better, where that was measured: below 3 the clip cannot tell the two apart
    (``is_as_good``); and ``link``: what it has in common with the answer by itself.
    """

    recording: str
    file: str | None
    title: str | None
    artist: str | None
    duration_s: float
    offset_s: float
    at_s: float
    speed: float
    z: float
    p: float
    song: SongFacts | None
    drama: DramaFacts | None
    tempo: float = 1.0
    pitch_cents: float = 0.0
    behind: float | None = None
    is_as_good: bool = False
    link: Link | None = None

    @property
    def name(self) -> str:
        """Its title, by the catalogue, its tags or its file."""
        if self.song:
            return self.song.title
        return self.title or (self.file.rpartition(".")[0] if self.file else self.recording)


@dataclass(frozen=True, slots=True)
class MomentMusic:
    """The music that a scanned episode has at a moment: its cue's id and its names.

    ``recording`` is of the library, ``song`` of the catalogue, ``unknown`` the number of a
    recurring piece that nobody has named; each ``None`` where it is not known.
    """

    cue: str
    title: str | None
    title_ko: str | None
    performers: tuple[str, ...]
    recording: str | None
    song: str | None
    unknown: str | None


@dataclass(frozen=True, slots=True)
class HeardMoment:
    """A second of a scanned episode that sounds in a clip.

    ``at_s``: second of the episode; ``clip_s``: second of the clip that meets it; ``file``: the
    name of the episode's file; ``music``: what plays there, ``None`` where there is none.
    """

    episode: str
    drama: str | None
    drama_title: str | None
    drama_title_ko: str | None
    season: int | None
    number: int | None
    file: str
    at_s: float
    clip_s: float
    z: float
    p: float
    music: MomentMusic | None


@dataclass(frozen=True, slots=True)
class ClipAnswer:
    """The answer to a clip.

    ``id``: names it as long as it is kept, until ``kept_until``; ``name``: of the file; ``clip_s``:
    its length in seconds, as far as that is known, and ``heard_s`` how much of it was looked up;
    ``is_damaged``: parts of the file cannot be read; ``media_type``: of the file where browsers
    play it as it is, else ``None``: what is played then is a copy as MP3.  ``match`` is the
    recording that sounds, or ``None``; ``family``: other recordings of which chance would not give
    this either (an instrumental, an edit, the same on another record), those first that the clip
    cannot tell from the answer, which is the best guess then; ``runner_up``: the best of all
    others, which tells how far the answer stands out; ``moments``: seconds of scanned episodes that
    the clip may have been recorded from, surest first; ``places``: other seconds of the recording
    that explain the clip as well, because its music repeats itself; ``searched``: the share of the
    search in the library that was done when the time was up, 1 where all was.
    """

    id: str
    name: str
    source: Source
    made: datetime
    kept_until: datetime
    clip_s: float
    heard_s: float
    is_damaged: bool
    media_type: str | None
    match: HeardRecording | None
    family: tuple[HeardRecording, ...]
    runner_up: HeardRecording | None
    moments: tuple[HeardMoment, ...]
    evidence: Evidence
    places: tuple[Place, ...] = ()
    searched: float = 1.0

    @property
    def is_known(self) -> bool:
        """Whether a song or a moment was found."""
        return self.match is not None or bool(self.moments)

    @property
    def is_partly_heard(self) -> bool:
        """Whether the clip goes on after what was looked up, without an answer in it."""
        return self.match is None and self.clip_s > self.heard_s + 1


def answer_of(told: Mapping[str, Any]) -> ClipAnswer:
    """The answer of its plain values; raises KeyError, TypeError or ValueError."""
    changed = {
        "made": datetime.fromisoformat(told["made"]),
        "kept_until": datetime.fromisoformat(told["kept_until"]),
        "match": _recording_of(told["match"]),
        "family": tuple(_recording_of(each) for each in told["family"]),
        "runner_up": _recording_of(told["runner_up"]),
        "moments": tuple(_moment_of(each) for each in told["moments"]),
        "evidence": evidence_from(told["evidence"]),
        # Answers of an earlier Onara have none.
        "places": tuple(Place(**each) for each in told.get("places", ())),
    }
    return ClipAnswer(**{**told, **changed})


def _recording_of(told: Mapping[str, Any] | None) -> HeardRecording | None:
    if told is None:
        return None
    song, drama, link = told["song"], told["drama"], told.get("link")
    facts = SongFacts(**song | {"performers": tuple(song["performers"])}) if song else None
    return HeardRecording(
        **{
            **told,
            "song": facts,
            "drama": DramaFacts(**drama) if drama else None,
            "link": link_from(link) if link else None,
        }
    )


def link_from(told: Mapping[str, Any]) -> Link:
    """The link of its plain values."""
    return Link(**{**told, "delays_s": tuple(told["delays_s"])})


def _moment_of(told: Mapping[str, Any]) -> HeardMoment:
    music = told["music"]
    return HeardMoment(
        **{
            **told,
            "music": MomentMusic(**music | {"performers": tuple(music["performers"])})
            if music
            else None,
        }
    )
