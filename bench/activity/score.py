"""Music of a scene: cues at all levels, faded, ducked, looped, joined, sung, from a radio."""

import numpy as np
import numpy.typing as npt

from bench.activity.dialogue import SPEECH_DBFS
from bench.activity.effects import band, echo, filtered, uneven
from bench.activity.instruments import piece, soundfont
from bench.activity.material import RATE, Material, Pool
from bench.activity.singing import sung
from bench.level import active_level, amplified, frame_levels
from bench.sound import Sound, resample

HOP = RATE // 10
"""Samples of a frame of truth."""
PLAYED_SHARE, SUNG_SHARE = 0.25, 0.25
"""Of the cues: those played on sampled instruments, and those with a voice."""
SURROUND_SHARE = 0.1
"""Of the cues: those that sound beside the middle as they do in it, as in surround sound, where all
channels but the centre are the side."""
DUCKED_DB, LOUDER_DB = -6, 3
"""Over the level of speech: from where music is sometimes ducked, and from where it is louder."""
HEARD = 0.1
"""A cue begins and ends where its fade passes this factor (-20 dB)."""
LEVELS = (
    ((3, 9), 0.20),
    ((-3, 3), 0.20),
    ((-13, -3), 0.30),
    ((-18, -11), 0.15),
    ((-23, -17), 0.15),
)
"""Music over dialogue in decibels, and how often."""

Flags = npt.NDArray[np.bool_]


def score(
    material: Material, rng: np.random.Generator, count: int, speech: Flags
) -> tuple[Sound, npt.NDArray[np.int8]]:
    """Music, and in each frame whether it is there: 1, or 2 where it is louder than speech."""
    out = np.zeros((count, 2), np.float32)
    heard = np.zeros(count // HOP, np.int8)
    at = rng.uniform(-30, 60)
    gap = rng.choice([8, 25, 60])
    while at < count / RATE - 4:
        length = float(np.exp(rng.uniform(np.log(4), np.log(90))))
        (low, high), _ = LEVELS[rng.choice(len(LEVELS), p=[share for _, share in LEVELS])]
        over = rng.uniform(low, high)
        cue, envelope = _cue(material, rng, length)
        first = int(at * 10) * HOP
        cut = max(0, -first)
        first = max(0, first)
        cue, envelope = cue[cut:][: count - first], envelope[cut:][: count - first]
        if len(cue):
            if over > DUCKED_DB and rng.random() < 0.6:
                said = speech[first // HOP : first // HOP + len(cue) // HOP + 1]
                cue = _ducked(cue, said, rng.uniform(4, 9))
            out[first : first + len(cue)] += amplified(cue, SPEECH_DBFS + over)
            there = _heard(envelope) * np.int8(1 + (over > LOUDER_DB))
            where = slice(first // HOP, first // HOP + len(there))
            heard[where] = np.maximum(heard[where], there)
        at += length + (-rng.uniform(0.5, 3) if rng.random() < 0.15 else rng.exponential(gap) + 2)
    return out.astype(np.float32), heard


def _heard(envelope: Sound) -> Flags:
    """In which frames of truth a cue with these fades counts as being there."""
    size = len(envelope) // HOP
    return np.asarray(envelope[: size * HOP].reshape(size, HOP).mean(axis=1) > HEARD)


def _ducked(cue: Sound, said: Flags, depth_db: float) -> Sound:
    """Music that sinks by so many decibels while somebody speaks, with soft edges."""
    near = np.convolve(said, np.ones(6), "same") > 0
    depth = 10 ** (-depth_db * np.convolve(near, np.ones(4) / 4, "same") / 20)
    gains = np.interp(np.arange(len(cue)) / HOP, np.arange(len(depth)), depth)
    return cue * gains[:, None].astype(np.float32)


def _cue(material: Material, rng: np.random.Generator, length: float) -> tuple[Sound, Sound]:
    """Music at 0 dB active level with its fades, shape (n, 2), and its envelope."""
    count = int(length * RATE)
    if rng.random() < PLAYED_SHARE:
        played = piece(soundfont(material.soundfont), rng, count)
        x = np.stack([played, 0.4 * echo(rng, played, 0.4, -20)], axis=1)
    else:
        x = _excerpt(material.music, rng, count)
    if rng.random() < SUNG_SHARE:
        x = _with_voice(x, material.speech, rng)
    x = x[:count]
    if rng.random() < 0.5:
        response = uneven(rng, 8)
        x = np.stack([filtered(x[:, i], response) for i in (0, 1)], axis=1)
    if rng.random() < 0.1:  # a radio in the scene
        radio = filtered(x[:, 0], band(rng.uniform(100, 400), rng.uniform(2000, 5000), 2))
        radio = echo(rng, radio, rng.uniform(0.2, 0.7), rng.uniform(-3, 6))
        x = np.stack([radio, rng.choice([0, 0.2]) * radio], axis=1)
    if rng.random() < SURROUND_SHARE:
        x[:, 1] = 0.8 * x[:, 0]
    x[:, 1] *= rng.choice([0, 0.5, 1, 1, 1.3])
    envelope = _fades(rng, len(x))
    level = active_level(x[:, 0], RATE)
    return amplified(x, -level) * envelope[:, None], envelope


def _fades(rng: np.random.Generator, count: int) -> Sound:
    """An envelope of raised-cosine fades; one edge in four is sudden."""
    envelope = np.ones(count, np.float32)
    for longest, reverse in ((4.0, False), (6.0, True)):
        seconds = 0.02 if rng.random() < 0.25 else rng.uniform(0.2, longest)
        size = min(int(seconds * RATE), count // 2)
        ramp = np.sin(np.linspace(0, np.pi / 2, size)) ** 2
        if reverse:
            envelope[count - size :] *= ramp[::-1]
        else:
            envelope[:size] *= ramp
    return envelope


def _excerpt(pool: Pool, rng: np.random.Generator, count: int) -> Sound:
    """A place of a recording that is not silent, played faster or slower, or a loop of it."""
    for _ in range(20):
        number = int(rng.integers(len(pool)))
        length = count / RATE
        turn = rng.uniform(4, 16) if rng.random() < 0.13 else length
        speed = rng.uniform(0.85, 1.18) if rng.random() < 0.5 else 1.0
        need = min(turn * speed, pool.length_s(number) - 0.1)
        x = pool.sound(number, rng.uniform(0, pool.length_s(number) - need), need)
        levels = frame_levels(x[:, 0], RATE)
        if (levels > max(np.percentile(levels, 95) - 30, -55)).mean() > 0.85:
            break
    if speed != 1.0:
        x = np.stack([resample(x[:, i], speed * RATE, RATE) for i in (0, 1)], axis=1)
    if turn < length:
        x = np.tile(x, (count // max(1, len(x)) + 1, 1))
    return x[:count]


def _with_voice(music: Sound, speech: Pool, rng: np.random.Generator) -> Sound:
    """Music with a singer over it, or now and then the singer alone."""
    lines = np.flatnonzero(speech.groups == rng.choice(np.unique(speech.groups)))
    words = [speech.sound(int(each))[:, 0] for each in rng.choice(lines, 8)]
    voice = echo(rng, sung(np.concatenate(words), rng, len(music)), rng.uniform(0.4, 1.2), 4)
    backing = active_level(music[:, 0], RATE)
    voice = amplified(voice, backing + rng.uniform(-2, 8) - active_level(voice, RATE))
    with_voice = music * np.float32(rng.random() > 0.1)
    with_voice[:, 0] += voice
    return with_voice
