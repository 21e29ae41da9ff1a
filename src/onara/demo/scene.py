"""What there is to name: a clip of six seconds under babble, and two short episodes.

Both episodes have a tune that is not on the soundtrack: music that was never released.
"""

from dataclasses import dataclass

import numpy as np

from onara.demo.babble import ELDER, MAN, WOMAN, talk
from onara.demo.signal import RATE, Samples, amplitude, band, drift, level_db, shaped


@dataclass(frozen=True)
class Cue:
    """Where a recording plays: all in seconds.

    From `at_s` of the clip or scene, `seconds` long, starting at `from_s` of the recording that
    `song_id` names.
    """

    song_id: str
    at_s: float
    seconds: float
    from_s: float


CLIP_SECONDS = 6.0
CLIP_MUSIC_DB = -8.0
"""Music against babble in the clip: what a television sounds like when the room talks."""

CLIP_CUE = Cue("bellflower-path", 0.0, CLIP_SECONDS, 27.35)

UNRELEASED = "unreleased"
"""Song id of the tune that no file of the soundtrack holds."""

SCENE_SECONDS = 120.0
SCENE_MUSIC_DB = -10.0
"""Music against dialogue in the scene: a usual mix, where music stays out of the words' way."""

SCENE_CUES = (
    Cue("blue-bird", 16.0, 32.0, 9.2),
    Cue("yeonhwas-waltz", 71.5, 34.0, 12.6),
)
SCENE_UNKNOWN = Cue(UNRELEASED, 107.0, 12.5, 20.0)

SECOND_SECONDS = 90.0
SECOND_CUES = (
    Cue("night-under-the-pass", 10.0, 26.0, 8.0),
    Cue("blue-bird", 66.0, 23.0, 9.2),
)
SECOND_UNKNOWN = Cue(UNRELEASED, 43.0, 20.0, 14.0)
FADE_S = 2.0

SPEECH_LEVEL_DB = -24.0
"""Level of active speech, RMS: its peaks, 16 dB above, stay below full scale."""

_TURNS_S = 4.5
"""A line of dialogue lasts about this long before the other answers."""


def _excerpt(music: Samples, cue: Cue) -> Samples:
    begin = round(cue.from_s * RATE)
    return music[:, begin : begin + round(cue.seconds * RATE)]


def _placed(voice: Samples, pan: float) -> Samples:
    angle = (pan + 1) * np.pi / 4
    sides = 2**0.5 * np.array([np.cos(angle), np.sin(angle)])
    return np.asarray(sides[:, None] * voice, np.float32)


def clip(recordings: dict[str, Samples]) -> Samples:
    """The clip, shape (2, samples): CLIP_CUE's music CLIP_MUSIC_DB below three talkers.

    `recordings` holds the sounds by song id; the levels are exact over the whole clip.
    """
    rng = np.random.default_rng(2201)
    crowd = np.zeros((2, round(CLIP_SECONDS * RATE)), np.float32)
    for talker, pan in ((MAN, -0.4), (WOMAN, 0.45), (ELDER, 0.05)):
        begin = -rng.uniform(0, 1)
        voice = talk(rng, talker, CLIP_SECONDS, [(max(0.0, begin), CLIP_SECONDS)])
        crowd += _placed(voice, pan)
    music = _excerpt(recordings[CLIP_CUE.song_id], CLIP_CUE)
    crowd *= amplitude(SPEECH_LEVEL_DB - level_db(crowd))
    music = music * amplitude(SPEECH_LEVEL_DB + CLIP_MUSIC_DB - level_db(music))
    return np.asarray(np.clip(crowd + music, -1, 1), np.float32)


def scene(recordings: dict[str, Samples]) -> Samples:
    """The first episode, shape (2, samples): two people talk in turns, music comes and goes.

    Each cue of SCENE_CUES, and SCENE_UNKNOWN, lies SCENE_MUSIC_DB below active speech and fades
    over FADE_S.
    """
    return _episode(recordings, 2202, SCENE_SECONDS, (*SCENE_CUES, SCENE_UNKNOWN))


def second(recordings: dict[str, Samples]) -> Samples:
    """The second episode, made as the first, with SECOND_CUES and SECOND_UNKNOWN."""
    return _episode(recordings, 2203, SECOND_SECONDS, (*SECOND_CUES, SECOND_UNKNOWN))


def _episode(
    recordings: dict[str, Samples], seed: int, seconds: float, cues: tuple[Cue, ...]
) -> Samples:
    rng = np.random.default_rng(seed)
    whole = _ambience(rng, round(seconds * RATE))
    turns: tuple[list[tuple[float, float]], ...] = ([], [])
    now, speaker = 1.5, 0
    while now < seconds - 5:
        length = _TURNS_S * rng.uniform(0.5, 1.5)
        turns[speaker].append((now, now + length))
        now += length + (rng.uniform(2.5, 5.0) if rng.random() < 0.2 else rng.uniform(0.2, 1.2))
        speaker = 1 - speaker
    for talker, pan, spoken in ((MAN, -0.2, turns[0]), (WOMAN, 0.2, turns[1])):
        voice = talk(rng, talker, seconds, spoken) * amplitude(SPEECH_LEVEL_DB)
        whole += _placed(voice, pan)
    for cue in cues:
        music = _excerpt(recordings[cue.song_id], cue)
        music = music * amplitude(SPEECH_LEVEL_DB + SCENE_MUSIC_DB - level_db(music))
        ramp = np.linspace(0, 1, round(FADE_S * RATE), dtype=np.float32)
        music[:, : ramp.size] *= ramp
        music[:, -ramp.size :] *= ramp[::-1]
        begin = round(cue.at_s * RATE)
        whole[:, begin : begin + music.shape[1]] += music
    return np.asarray(np.clip(whole, -1, 1), np.float32)


def _ambience(rng: np.random.Generator, samples: int) -> Samples:
    """Wind and a quiet room, about 30 dB below speech."""
    wind = shaped(rng.standard_normal((2, samples), dtype=np.float32), band(80, 500))
    wind *= 1 + 0.4 * drift(rng, samples, 0.4)
    return (wind * amplitude(SPEECH_LEVEL_DB - 30 - level_db(wind))).astype(np.float32)
