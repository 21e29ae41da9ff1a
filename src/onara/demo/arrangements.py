"""Six arrangements of the three tunes; each takes a random generator and returns a recording.

No two share key, tempo and players, so that two recordings of one tune have nothing in common as
waveforms: they are two recordings, as a soundtrack has them.  All results have shape (2, samples).
"""

import numpy as np

from onara.demo.melodies import ARIRANG, DORAJI, SAEYA, Note
from onara.demo.modal import janggu_high, janggu_low, piano, pluck
from onara.demo.performance import Pulse, beats_of, chord, hertz, line, phrases
from onara.demo.room import Stage
from onara.demo.signal import RATE, Samples, band, drift, resonances, shaped
from onara.demo.sustained import Tone, bowed, flute, haegeum

Rng = np.random.Generator

_VIOLIN_BODY = resonances((280, 0.3, 5), (470, 0.25, 5), (1100, 0.5, -4), (2600, 0.7, 5))
_CELLO_BODY = resonances((105, 0.3, 4), (190, 0.3, 5), (420, 0.5, 2), (1800, 0.8, -3))
_GAYAGEUM_BODY = resonances((110, 0.3, 5), (230, 0.3, 4), (520, 0.4, 3), (2000, 0.8, -2))
_HAEGEUM_BODY = resonances((330, 0.5, -3), (880, 0.35, 8), (1500, 0.3, 5), (3000, 0.5, 4))

# Chords a bar, MIDI pitches from low to high, in G; the arrangements move them to their own keys.
_G, _EM, _C, _D, _AM = (
    (43, 55, 59, 62),
    (40, 55, 59, 64),
    (48, 55, 60, 64),
    (50, 54, 57, 62),
    (
        45,
        57,
        60,
        64,
    ),
)
_ARIRANG_CHORDS = (_G, _C, _EM, _G, _C, _EM, _D, _G, _G, _D, _EM, _G, _C, _EM, _D, _G)
_DORAJI_HALF = (_G, _G, _D, _EM, _G, _C, _EM, _D)
_DORAJI_CHORDS = (*_DORAJI_HALF, *_DORAJI_HALF, _EM, _EM, _C, _G, *_DORAJI_HALF[:7], _G)


def _desk(
    stage: Stage,
    rng: Rng,
    tones: list[Tone],
    *,
    players: int,
    pan: float,
    width: float,
    level: float,
    attack_s: float = 0.09,
) -> None:
    """A desk of bowed players, spread `width` about `pan`: each plays every tone his own way."""
    for place in np.linspace(-width, width, players):
        seat = float(np.clip(pan + place, -1, 1))
        for tone in tones:
            body = _CELLO_BODY if tone.frequency_hz < 260 else _VIOLIN_BODY
            stage.add(
                bowed(rng, tone, body=body, attack_s=attack_s),
                tone.start_s + rng.normal(0, 0.014),
                pan=seat,
                level=level / players**0.5,
                send=0.9,
            )


def arirang_strings(rng: Rng) -> Samples:
    """Arirang for string orchestra: cellos open, violins sing, the refrain returns an octave up."""
    tune = ARIRANG.notes + phrases(ARIRANG, 2, 4)
    pulse = Pulse(rng, 88, 12 + beats_of(tune), 12)
    stage = Stage(pulse.at(12 + beats_of(tune)) + 4.5)
    key = 0
    opening = line(
        rng, pulse, phrases(ARIRANG, 3, 4), 0, start_s=0.4, transpose=key - 12, loudness=0.55
    )
    _desk(stage, rng, opening, players=3, pan=0.35, width=0.15, level=0.5)
    first = line(rng, pulse, ARIRANG.notes, 12, start_s=0.4, transpose=key + 12, loudness=0.72)
    again = line(
        rng, pulse, phrases(ARIRANG, 2, 4), 60, start_s=0.4, transpose=key + 12, loudness=0.92
    )
    _desk(stage, rng, first + again, players=4, pan=-0.5, width=0.25, level=0.55)
    lower = [Tone(t.start_s, t.seconds, t.frequency_hz / 2, 0.8 * t.velocity) for t in again]
    _desk(stage, rng, lower, players=2, pan=-0.1, width=0.2, level=0.5)
    bars = [*_ARIRANG_CHORDS[12:], *_ARIRANG_CHORDS, *_ARIRANG_CHORDS[8:]]
    for voice, pan, level in ((0, 0.7, 0.6), (1, 0.45, 0.34), (2, 0.15, 0.3), (3, -0.15, 0.3)):
        held: list[Tone] = []
        for bar, pitches in enumerate(bars):
            if bar >= 4 or voice == 0:
                loud = 0.45 + 0.35 * bar / len(bars)
                held += chord(rng, pulse, [pitches[voice] + key], 3 * bar, 3, loud, start_s=0.4)
        _desk(stage, rng, held, players=2, pan=pan, width=0.12, level=level, attack_s=0.16)
    return stage.finish(rng, hall_s=2.4, wet=0.55)


def arirang_gayageum(rng: Rng) -> Samples:
    """Arirang at night: one gayageum, slow, with octaves, grace notes and the left hand's bends."""
    tune = phrases(ARIRANG, 0, 4)
    key = -4
    pulse = Pulse(rng, 61, 6 + beats_of(tune), 12)
    stage = Stage(pulse.at(6 + beats_of(tune)) + 6.5)
    part = np.zeros(stage.samples, np.float32)

    def play(tone: Tone, ring_s: float, bend: float) -> None:
        begin = int(tone.start_s * RATE)
        sound = pluck(rng, tone.frequency_hz, tone.velocity, ring_s, bend_cents=bend)
        sound = sound[: max(0, part.size - begin)]
        part[begin : begin + sound.size] += sound

    for place, pitch in enumerate((43, 50, 55, 59, 62, 67, 62, 59)):
        play(Tone(0.3 + pulse.at(0.7 * place), 1, hertz(pitch + key), 0.35 + 0.03 * place), 3.5, 0)
    beat = 0.0
    for tone, note in zip(
        line(rng, pulse, tune, 6, start_s=0.3, transpose=key, loudness=0.75), tune, strict=True
    ):
        if note.beats >= 1 and rng.random() < 0.45:
            grace = Tone(tone.start_s - 0.075, 0.07, hertz(note.pitch + key + 2), 0.45)
            play(grace, 0.2, 0)
        play(tone, max(1.2, tone.seconds + 0.9), 34 if note.beats >= 1 else 0)
        if beat % 3 == 0:
            bass = _ARIRANG_CHORDS[int(beat // 3)][0] + key
            play(Tone(tone.start_s + 0.02, 3, hertz(bass), 0.5), 3.6, 0)
            fifth = Tone(
                tone.start_s + pulse.at(7) - pulse.at(6) + rng.normal(0.5, 0.02),
                2,
                hertz(bass + 12),
                0.34,
            )
            play(fifth, 2.4, 0)
        beat += note.beats
    end = pulse.at(6 + beats_of(tune)) + 0.3
    for place, pitch in enumerate((43, 50, 55, 62, 67)):
        play(Tone(end + 0.09 * place, 4, hertz(pitch + key), 0.5), 4.5, 0)
    stage.add(shaped(part, _GAYAGEUM_BODY), 0, pan=-0.22, level=1, send=0.8)
    # The far end of the long soundboard speaks from the other side, later and darker.
    far = shaped(part, band(90, 650)) * (1 + 0.1 * drift(rng, part.size, 3))
    stage.add(far, 0.011, pan=0.6, level=0.75, send=0.6)
    return stage.finish(rng, hall_s=3.2, wet=0.75)


def doraji_flute(rng: Rng) -> Samples:
    """Doraji on the mountain path: daegeum over pizzicato strings and the lively janggu."""
    tune = (*phrases(DORAJI, 0, 7), *phrases(DORAJI, 4, 7))
    key, intro = 2, 12
    pulse = Pulse(rng, 132, intro + beats_of(tune), 12)
    stage = Stage(pulse.at(intro + beats_of(tune)) + 3.0)
    tones = line(rng, pulse, tune, intro, start_s=0.2, transpose=key, loudness=0.8)
    stage.add(flute(rng, tones, stage.samples / RATE), 0, pan=-0.15, level=0.42, send=0.8)
    bars = [*_DORAJI_CHORDS[24:28], *_DORAJI_CHORDS, *_DORAJI_CHORDS[16:]]
    for bar, pitches in enumerate(bars):
        for beat, picked in ((0, pitches[:1]), (1, pitches[1:3]), (2, pitches[2:])):
            loud = 0.7 if beat == 0 else 0.45
            for tone in chord(
                rng, pulse, [p + key for p in picked], 3 * bar + beat, 1, loud, start_s=0.2
            ):
                sound = pluck(rng, tone.frequency_hz, tone.velocity, 0.9, sustain_s=0.32, place=0.3)
                pan = 0.55 if beat == 0 else 0.3 + 0.2 * rng.random()
                stage.add(shaped(sound, _CELLO_BODY), tone.start_s, pan=pan, level=0.75, send=0.6)
        _semachi(stage, rng, pulse, bar, lively=bar % 4 == 3)
    return stage.finish(rng, hall_s=1.5, wet=0.4)


def _semachi(stage: Stage, rng: Rng, pulse: Pulse, bar: int, *, lively: bool) -> None:
    """One bar of semachi, the three-beat rhythm of Gyeonggi song: deong - deong deok kung deok."""
    low = ((0, 0.9), (1, 0.5), (2, 0.6))
    high = ((0, 0.6), (1.5, 0.5), (2.5, 0.45)) + (((1.75, 0.3), (2.75, 0.35)) if lively else ())
    for strokes, drum, pan in ((low, janggu_low, -0.5), (high, janggu_high, -0.75)):
        for beat, velocity in strokes:
            at = 0.2 + pulse.at(3 * bar + beat) + rng.normal(0, 0.008)
            strength = float(np.clip(velocity + rng.normal(0, 0.07), 0.1, 1))
            stage.add(drum(rng, strength), at, pan=pan, level=0.5, send=0.5)


def doraji_waltz(rng: Rng) -> Samples:
    """Doraji as a waltz for piano: bass, two chords, and the tune in octaves the second time."""
    tune = DORAJI.notes
    key, intro = -4, 12
    pulse = Pulse(rng, 104, intro + beats_of(tune), 12)
    stage = Stage(pulse.at(intro + beats_of(tune)) + 4.0)

    def play(tone: Tone, ring_s: float) -> None:
        octave = np.log2(tone.frequency_hz / 262)
        stage.add(
            piano(rng, tone.frequency_hz, tone.velocity, ring_s),
            tone.start_s,
            pan=float(np.clip(0.28 * octave, -0.65, 0.65)),
            level=0.8,
            send=0.5 + 0.1 * rng.random(),
        )

    bars = [_G, _C, _EM, _D, *_DORAJI_CHORDS]
    for bar, pitches in enumerate(bars):
        for tone in chord(
            rng, pulse, [pitches[0] + key - 12 * (bar % 2)], 3 * bar, 1, 0.5, start_s=0.3
        ):
            play(tone, 2.0)
        for beat in (1, 2):
            for tone in chord(
                rng,
                pulse,
                [p + key for p in pitches[1:]],
                3 * bar + beat,
                1,
                0.26,
                start_s=0.3,
                spread_s=0.008,
            ):
                play(tone, 0.9)
    for tone in line(rng, pulse, tune, intro, start_s=0.3, transpose=key + 12, loudness=0.82):
        play(tone, tone.seconds + 0.5)
    for tone in line(rng, pulse, phrases(DORAJI, 5, 7), intro + 60, start_s=0.3, transpose=key):
        play(tone, tone.seconds + 0.4)
    for tone in chord(
        rng,
        pulse,
        [31 + key, 43 + key, 50 + key, 59 + key, 67 + key, 74 + key],
        intro + beats_of(tune),
        3,
        0.5,
        start_s=0.3,
        spread_s=0.05,
    ):
        play(tone, 3.6)
    return stage.finish(rng, hall_s=1.8, wet=0.4)


def saeya_haegeum(rng: Rng) -> Samples:
    """Saeya Saeya as a lament: haegeum over low bowed drones, with a drum far away."""
    tune = SAEYA.notes + SAEYA.notes
    key, intro = -2, 4
    pulse = Pulse(rng, 66, intro + beats_of(tune), 8)
    stage = Stage(pulse.at(intro + beats_of(tune)) + 4.5)
    tones = line(
        rng,
        pulse,
        tune,
        intro,
        start_s=0.3,
        transpose=key,
        loudness=0.78,
        phrase_beats=8,
        bar_beats=4,
    )
    voice = shaped(haegeum(rng, tones, stage.samples / RATE), _HAEGEUM_BODY)
    stage.add(voice, 0, pan=0.18, level=0.45, send=0.9)
    bars = (intro + int(beats_of(tune))) // 4
    for pitches, pan in (((33, 40), -0.6), ((45,), 0.6), ((52,), -0.25)):
        held: list[Tone] = []
        for bar in range(bars):
            loud = 0.42 + 0.2 * np.sin(np.pi * bar / bars)
            low = [p + key for p in pitches if bar % 4 != 1 or p != 45]
            held += chord(rng, pulse, low, 4 * bar, 4.2, loud, start_s=0.1)
        if held:
            _desk(stage, rng, held, players=2, pan=pan, width=0.2, level=0.42, attack_s=0.4)
    for bar in range(1, bars, 2):
        at = 0.3 + pulse.at(4 * bar) + rng.normal(0, 0.01)
        stage.add(janggu_low(rng, 0.5), at, pan=-0.4, level=0.4, send=1.0)
    return stage.finish(rng, hall_s=2.8, wet=0.65)


def saeya_dawn(rng: Rng) -> Samples:
    """Saeya Saeya at daybreak: danso high up, plucked ostinato, a warm pad of strings."""
    tune = SAEYA.notes
    key, intro = 3, 8
    turned = tuple(
        Note(note.pitch + (12 if note.pitch == 64 else 0), note.beats) for note in tune[16:]
    )
    whole = (*tune, *turned)
    pulse = Pulse(rng, 78, intro + beats_of(whole) + 4, 8)
    stage = Stage(pulse.at(intro + beats_of(whole) + 4) + 3.5)
    tones = line(
        rng,
        pulse,
        whole,
        intro,
        start_s=0.2,
        transpose=key + 12,
        loudness=0.62,
        phrase_beats=8,
        bar_beats=4,
    )
    stage.add(flute(rng, tones, stage.samples / RATE, buzz=0.1), 0, pan=0.3, level=0.34, send=1)
    chords = ((45, 52, 57, 64), (40, 52, 59, 64), (43, 55, 59, 62), (45, 52, 57, 60))
    bars = (intro + int(beats_of(whole)) + 4) // 4
    for voice, pan in ((0, 0.5), (1, -0.5), (2, 0.1), (3, -0.2)):
        held: list[Tone] = []
        for bar in range(bars):
            swell = 0.3 + 0.25 * np.sin(np.pi * bar / bars)
            held += chord(rng, pulse, [chords[bar % 4][voice] + key], 4 * bar, 4.3, swell)
        _desk(stage, rng, held, players=2, pan=pan, width=0.2, level=0.22, attack_s=0.5)
    for bar in range(bars):
        pattern = (0, 1, 2, 3, 2, 1, 2, 1)
        for place, voice in enumerate(pattern):
            beat = 4 * bar + place / 2
            [tone] = chord(
                rng,
                pulse,
                [chords[bar % 4][voice] + key + 12],
                beat,
                0.5,
                0.5 if place == 0 else 0.34,
                start_s=0.2,
            )
            sound = pluck(rng, tone.frequency_hz, tone.velocity, 1.6, sustain_s=0.9, place=0.2)
            stage.add(sound, tone.start_s, pan=-0.55 + 0.15 * voice, level=0.85, send=0.7)
    return stage.finish(rng, hall_s=2.2, wet=0.6)
