"""Query clips: the same excerpts under every condition, with the truth about each."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench import damage, speech
from bench.level import FRAME_S, to_level
from bench.sound import Sound, as_float, as_int16, decode, mono, resample, write_mp3, write_wav
from bench.speech import RATE
from bench.tracks import Placed

CLIP_DBFS = -23.0  # active level of a finished clip
LONGEST_S = 10
SPEECH_RATE = 24000  # of the file, in hertz
ROOM_RATE = 16000
MUSIC_RATE = 44100
MP3_BIT_RATE = 64000
EDGE_S = 12.0  # no excerpt starts later than this before the end


@dataclass(frozen=True)
class Condition:
    """A kind of damage.  share scales the number of clips of the condition."""

    name: str
    split: str = "library"  # unknown: nothing may be found; "" without music
    level_db: float | None = None  # music against speech
    speed_percent: float = 0.0  # tempo and pitch together, as on a tape
    tempo_percent: float = 0.0
    pitch_cents: float = 0.0
    share: float = 1.0

    @property
    def is_played_otherwise(self) -> bool:
        """Faster, slower, higher or lower than the recording."""
        return bool(self.speed_percent or self.tempo_percent or self.pitch_cents)


CONDITIONS = (
    Condition("clean"),
    Condition("mp3_64k"),
    *(Condition(f"speech_{db}dB", level_db=float(db)) for db in (0, -5, -10, -15)),
    Condition("room"),
    *(Condition(f"speed_{p:+d}%", speed_percent=p, share=0.25) for p in (-4, -2, -1, 1, 2, 4)),
    *(Condition(f"tempo_{p:+d}%", tempo_percent=p, share=0.25) for p in (-8, -4, -2, 2, 4, 8)),
    *(Condition(f"pitch_{c:+d}c", pitch_cents=c, share=0.25) for c in (-100, -50, 50, 100)),
    Condition("unknown_clean", "unknown"),
    Condition("unknown_speech_-5dB", "unknown", level_db=-5.0),
    Condition("unknown_room", "unknown", share=0.375),
    Condition("speech_only", "", share=0.375),
)


@dataclass(frozen=True)
class Clip:
    """One clip to make; a place of None is a clip without music."""

    file: str
    condition: Condition
    length_s: float
    place: Placed | None
    start_s: float
    speech_at_s: float
    seed: int

    @property
    def track(self) -> str:
        """Name of the library track that is the right answer; empty where there is none."""
        return self.place.name if self.place and self.place.split == "library" else ""


def excerpts(
    places: list[Placed], count: int, rng: np.random.Generator
) -> list[tuple[Placed, float]]:
    """(track, start in seconds), tracks in turn, none that starts in near silence."""
    chosen: list[tuple[Placed, float]] = []
    order: list[int] = []
    while len(chosen) < count:
        order = order or list(rng.permutation(len(places)))
        placed = places[order.pop()]
        for _ in range(50):
            start = round(rng.uniform(1.0, placed.track.duration_s - EDGE_S), 3)
            if _audible(placed, start):
                chosen.append((placed, start))
                break
    return chosen


def _audible(placed: Placed, start_s: float) -> bool:
    """Sounding from the first second on, and through most of ten."""
    levels, per_second = placed.track.levels, round(1 / FRAME_S)
    first = int(start_s * per_second)
    heard = levels[first : first + LONGEST_S * per_second] > max(
        float(np.percentile(levels, 95)) - 35, -55
    )
    return bool(heard[:per_second].mean() > 0.9 and heard.mean() > 0.85)


def plan(
    places: list[Placed],
    conditions: tuple[Condition, ...],
    counts: dict[int, int],
    bed_s: float,
    rng: np.random.Generator,
) -> list[Clip]:
    """Every clip of a corpus, numbered at random; counts is clips by length in seconds."""
    most = max(counts.values())
    wanted: list[tuple[Condition, int, Placed | None, float, float]] = []
    for side in dict.fromkeys(c.split for c in conditions):
        mine = [c for c in conditions if c.split == side]
        group = [p for p in places if p.split == side]
        cuts: list[tuple[Placed | None, float]] = (
            [*excerpts(group, most, rng)] if group else [(None, 0.0)] * most
        )
        beds = rng.uniform(0, bed_s - EDGE_S, most)
        wanted += [
            (condition, length, cuts[i][0], cuts[i][1], float(beds[i]))
            for condition in mine
            for length, count in counts.items()
            for i in range(max(1, round(count * condition.share)))
        ]
    clips = []
    for number, index in enumerate(rng.permutation(len(wanted)), 1):
        condition, length, placed, start, at = wanted[index]
        suffix = "mp3" if condition.name == "mp3_64k" else "wav"
        file, seed = f"{number:05d}.{suffix}", int(rng.integers(2**31))
        clips.append(Clip(file, condition, length, placed, start, at, seed))
    return sorted(clips, key=lambda c: c.file)


def by_track(clips: list[Clip]) -> Iterator[list[Clip]]:
    """The clips in groups that are cut from one track, so that it is decoded once."""
    groups: dict[str, list[Clip]] = {}
    for clip in clips:
        groups.setdefault(str(clip.place.track.path) if clip.place else "", []).append(clip)
    yield from groups.values()


def make(clips: list[Clip], bed_file: Path, folder: Path) -> None:
    """Write the clips of one track; bed_file is dialogue at 48 kHz, int16, in NumPy's format."""
    bed = np.load(bed_file, mmap_mode="r")
    place = clips[0].place
    # Kept as 16 bits: ten minutes of stereo float32 at 48 kHz would be 230 MB.
    track = as_int16(decode(place.track.path, RATE)[0]) if place else None
    for clip in clips:
        x, rate = _damaged(track, bed, clip)
        x = to_level(x, RATE, CLIP_DBFS)
        path = folder / clip.file
        if path.suffix == ".mp3":
            write_mp3(path, resample(x, RATE, rate), rate, MP3_BIT_RATE)
        else:
            write_wav(path, resample(x, RATE, rate), rate)


def _damaged(
    track: npt.NDArray[np.int16] | None, bed: npt.NDArray[np.int16], clip: Clip
) -> tuple[Sound, int]:
    """The clip at 48 kHz, and the rate in hertz that its file is to have."""
    if track is None:
        return speech.stretch(bed, clip.speech_at_s, clip.length_s), SPEECH_RATE
    condition, count = clip.condition, round(clip.length_s * RATE)
    first = round(clip.start_s * RATE)
    if condition.name == "mp3_64k":
        return as_float(track[first : first + count]), MUSIC_RATE
    if condition.is_played_otherwise:
        return _played_otherwise(track, condition, first, count), SPEECH_RATE
    music = mono(as_float(track[first : first + count]))
    if condition.level_db is not None:
        talk = speech.stretch(bed, clip.speech_at_s, clip.length_s)
        return damage.under_speech(music, talk, RATE, condition.level_db), SPEECH_RATE
    if condition.name.endswith("room"):
        rng = np.random.default_rng(clip.seed)
        talkers = speech.babble(bed, count, rng)
        return damage.in_a_room(music, talkers, RATE, rng), ROOM_RATE
    return music, MUSIC_RATE


def _played_otherwise(
    track: npt.NDArray[np.int16], condition: Condition, first: int, count: int
) -> Sound:
    """The clip of count samples at another speed, tempo or pitch, which begins at sample first."""
    if not condition.speed_percent:
        first -= round(damage.TEMPO_LEAD_S * RATE)
    percent = condition.speed_percent or condition.tempo_percent
    span = int(count * (1 + percent / 100)) + RATE
    music = mono(as_float(track[first : first + span]))
    if condition.speed_percent:
        played = damage.changed_speed(music, condition.speed_percent)
    elif condition.tempo_percent:
        played = damage.changed_tempo(music, RATE, condition.tempo_percent)
    else:
        played = damage.changed_pitch(music, RATE, condition.pitch_cents)
    return played[:count]
