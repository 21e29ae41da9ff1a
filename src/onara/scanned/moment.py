"""Which second of which scanned episode was a clip recorded from?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onara.audio import SAMPLE_RATE, Samples
from onara.audio.decode import Sound
from onara.errors import UnusableInput
from onara.library.hearing import WHOLE_S, Heard, hear
from onara.match import Found
from onara.scan.kept import KeptSounds
from onara.scan.naming import Names
from onara.sheet import Line, Scanned, SheetStore

LOOKED_AT_S = 120.0
"""So much of a long file is looked up: whatever was recorded from an episode is known by then."""
AS_PLAIN = 0.9
"""Share of the best place's z that another one must have to be as good an answer: an opening fits
all its episodes alike."""
OVER_SONG = 1.05
"""How much higher an episode's z must be than the song's for the clip to be of the episode.

A clip of an episode fits that, with all that is spoken there, better than the song alone; a clip of
the song fits its scenes too, but most of them worse.  In 36 scenes of three episodes clips of the
scene had at least 1.09 of the song's z, and clips of the song 1.05 in the three of them where
nothing but the song sounds.
"""


class Sheets(Protocol):
    """What has cue sheets: a `Scanner`."""

    @property
    def store(self) -> SheetStore: ...

    def names(self) -> Names: ...


@dataclass(frozen=True, slots=True)
class ClipMoment:
    """A second of a scanned episode that sounds in a clip.

    ``at_s``: second of the episode; ``clip_s``: second of the clip that meets it, 0 for a short one
    that is heard as a whole; ``z`` and ``p`` as in `onara.match.Found`; ``cue``: the music there,
    ``None`` where there is none.
    """

    scanned: Scanned
    at_s: float
    clip_s: float
    z: float
    p: float
    cue: Line | None


def hear_moment(path: Path, sounds: KeptSounds) -> Heard | None:
    """Look a clip up in all that was scanned; ``None`` where nothing was, or nothing is heard."""
    if not len(sounds.index):
        return None
    try:
        with Sound(path) as sound:
            return hear(_beginning(sound.blocks()), sounds.index, name=str(path))
    except UnusableInput:
        # What is wrong with the file has been said where it was looked up in the library.
        return None


def moments(heard: Heard, scanned: Sheets, song_z: float | None = None) -> list[ClipMoment]:
    """The moments that a clip may have been recorded from, surest first.

    ``song_z`` is that of the recording of the library that was heard in the clip: where it explains
    the clip better than any episode does, the clip is of the song itself, and there is none.
    """
    names = scanned.names()
    return [
        _moment(one, heard, episode, names)
        for one in _best(heard.found, song_z)
        if (episode := scanned.store.episode(one.recording)) is not None
    ]


def _best(found: Sequence[Found], song_z: float | None) -> list[Found]:
    sure = [one for one in found if one.is_sure]
    best = max([one.z for one in sure], default=0.0)
    least = max(AS_PLAIN * best, OVER_SONG * (song_z or 0.0))
    return [one for one in sure if one.z >= least]


def _moment(one: Found, heard: Heard, episode: Scanned, names: Names) -> ClipMoment:
    at = max(0.0, one.offset_s + heard.at_s)
    # Of a short clip most of its seconds tell which music it is, not its first.
    length = min(heard.seconds, WHOLE_S)
    lines = [line for line in names.sheet(episode).lines if not line.cue.rejected]
    shared = {
        line.cue.id: min(line.cue.end_s, at + length) - max(line.cue.start_s, at) for line in lines
    }
    best = max(lines, key=lambda line: shared[line.cue.id], default=None)
    cue = best if best is not None and shared[best.cue.id] > 0 else None
    return ClipMoment(episode, round(at, 3), round(heard.at_s, 3), round(one.z, 2), one.p, cue)


def _beginning(blocks: Iterable[Samples]) -> Iterator[Samples]:
    left = round(LOOKED_AT_S * SAMPLE_RATE)
    for block in blocks:
        yield block[:left]
        left -= len(block)
        if left <= 0:
            return
