"""An episode's sound: cues cut, faded and ducked under the dialogue; and the truth about them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bench.butterworth import band_pass
from bench.damage import convolved, room_response
from bench.episodes.plan import EpisodePlan, Planned
from bench.episodes.truth import Cue, level_name
from bench.level import FRAME_S, active_level, amplified, frame_levels
from bench.sound import Sound, as_float, mono
from bench.speech import NEAR_DB, RATE, SPEECH_DBFS

Stored = npt.NDArray[np.int16]

FRAME = round(FRAME_S * RATE)
SPLICE = round(0.02 * RATE)  # samples over which one piece of a track becomes the next
HEARD_FADE = 0.1  # a cue begins and ends where its fade passes -20 dB
RADIO_HZ = (250.0, 4500.0)
RADIO_RT60_S = (0.3, 0.6)
RADIO_DIRECT_DB = (0.0, 6.0)
DUCK_HOLD_FRAMES = 20  # 0.4 s: pauses between words do not bring the music back
DUCK_SLOPE_FRAMES = 15  # 0.3 s


@dataclass(frozen=True)
class Mixed:
    """bed: everything but the dialogue, stereo; dialogue: mono; both at 48 kHz."""

    bed: Sound
    dialogue: Sound
    cues: list[Cue]


def speaking(dialogue: Sound) -> npt.NDArray[np.bool_]:
    """For each frame of 20 ms, whether somebody speaks."""
    return frame_levels(dialogue, RATE) > SPEECH_DBFS - NEAR_DB


def cut(track: Stored, cue: Planned) -> Sound:
    """The pieces of the cue one after the other, stereo, without a click between them."""
    made = np.zeros((round(cue.seconds * RATE), 2), np.float32)
    rise = np.linspace(0, 1, SPLICE, dtype=np.float32)[:, None]
    at = 0.0
    for number, piece in enumerate(cue.pieces):
        first, start = round(piece.from_s * RATE), round(at * RATE)
        at += piece.seconds
        more = SPLICE if number + 1 < len(cue.pieces) else 0
        x = as_float(track[first : first + round(at * RATE) - start + more])
        if number:
            x[:SPLICE] *= rise
        if more:
            x[-SPLICE:] *= rise[::-1]
        room = made[start : start + len(x)]
        room += x[: len(room)]
    return made


def envelope(count: int, fade_in_s: float, fade_out_s: float) -> Sound:
    """Gain that rises and falls as straight lines, shape (count,)."""
    at = np.arange(count, dtype=np.float32) / RATE
    end = np.float32(count / RATE)
    return np.minimum(np.minimum(at / fade_in_s, (end - at) / fade_out_s), 1).astype(np.float32)


def ducking(talk: npt.NDArray[np.bool_], first: int, count: int, db: float) -> Sound:
    """Gain for count samples from sample first on, lower by db while somebody speaks."""
    held = np.convolve(talk, np.ones(2 * DUCK_HOLD_FRAMES + 1), "same") > 0
    slope = np.ones(DUCK_SLOPE_FRAMES) / DUCK_SLOPE_FRAMES
    down = np.convolve(held, slope, "same")
    at = (first + np.arange(count)) / FRAME - 0.5
    return np.asarray(10 ** (-db * np.interp(at, np.arange(len(down)), down) / 20), np.float32)


def from_a_radio(x: Sound, rng: np.random.Generator) -> Sound:
    """Stereo music as a small set in the scene plays it: one place, narrow band, a room."""
    narrow = band_pass(mono(x), RATE, *RADIO_HZ)
    room = room_response(rng, RATE, rng.uniform(*RADIO_RT60_S), rng.uniform(*RADIO_DIRECT_DB))
    pan = rng.uniform(0.3, 0.7)
    sides = np.sqrt(np.array([2 - 2 * pan, 2 * pan], np.float32))
    return convolved(narrow, room)[:, None] * sides


def add(
    bed: Sound,
    dialogue: Sound,
    talk: npt.NDArray[np.bool_],
    track: Stored,
    cue: Planned,
    plan: EpisodePlan,
    rng: np.random.Generator,
) -> Cue:
    """Add one cue to the bed, in place; the truth about it."""
    x = cut(track, cue)
    if cue.kind == "diegetic":
        x = from_a_radio(x, rng)
    x = amplified(x, SPEECH_DBFS + cue.gain_db - active_level(mono(x), RATE))
    first = round(cue.start_s * RATE)
    x = x[: len(bed) - first]
    shape = envelope(len(x), cue.fade_in_s, cue.fade_out_s)
    x *= (shape * ducking(talk, first, len(x), cue.duck_db))[:, None]
    bed[first : first + len(x)] += x
    inside = np.flatnonzero(shape >= HEARD_FADE)
    start, end = inside[0], inside[-1] + 1
    under, share = _under_speech(x[start:end], dialogue[first + start : first + end])
    return _truth(plan, cue, ((first + start) / RATE, (first + end) / RATE), under, share)


def _under_speech(music: Sound, dialogue: Sound) -> tuple[float | None, float]:
    """Music less dialogue in dB over the frames with speech, and their share of all."""
    talk = speaking(dialogue)
    if not talk.any():
        return None, 0.0
    levels = [10 ** (frame_levels(x, RATE)[talk] / 10) for x in (mono(music), dialogue)]
    ratio = float(np.mean(levels[0]) / np.mean(levels[1]))
    return 10 * float(np.log10(max(ratio, 1e-9))), float(talk.mean())


def _truth(
    plan: EpisodePlan,
    cue: Planned,
    bounds: tuple[float, float],
    under_speech_db: float | None,
    speech_share: float,
) -> Cue:
    parts, at = [], cue.start_s
    for piece in cue.pieces:
        parts.append((at, piece.from_s))
        at += piece.seconds
    heard = bounds[0] - cue.start_s
    parts[0] = (bounds[0], parts[0][1] + heard)
    return Cue(
        plan.file.name,
        *bounds,
        cue.source.name if cue.source.split == "library" else "",
        level_name(cue.gain_db),
        cue.kind,
        cue.gain_db,
        under_speech_db,
        speech_share,
        parts[0][1],
        cue.theme,
        cue.fade_in_s,
        cue.fade_out_s,
        tuple(parts),
    )
