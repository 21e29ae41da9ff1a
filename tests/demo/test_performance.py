import numpy as np
import pytest

from onara.demo.melodies import ARIRANG
from onara.demo.performance import Pulse, beats_of, chord, hertz, line, phrases


def test_pitches_are_in_equal_temperament_at_440() -> None:
    assert hertz(69) == pytest.approx(440)
    assert hertz(60) == pytest.approx(261.63, abs=0.01)


def test_a_pulse_keeps_its_tempo_but_not_like_a_machine() -> None:
    pulse = Pulse(np.random.default_rng(1), 90, 48, 12)
    beats = np.diff([pulse.at(beat) for beat in range(40)])
    assert np.all(beats > 0)
    assert float(np.mean(beats)) == pytest.approx(60 / 90, rel=0.05)
    assert np.std(beats) > 0.003
    assert pulse.at(48) - pulse.at(47) > 1.15 * float(np.mean(beats))


def test_a_line_follows_the_notes_with_uneven_hands_and_an_arch() -> None:
    rng = np.random.default_rng(2)
    pulse = Pulse(rng, 90, 60, 12)
    tones = line(rng, pulse, ARIRANG.notes, 12, transpose=12)
    assert len(tones) == len(ARIRANG.notes)
    beat, strays = 12.0, []
    for tone, note in zip(tones, ARIRANG.notes, strict=True):
        assert tone.frequency_hz == pytest.approx(hertz(note.pitch + 12))
        strays.append(tone.start_s - pulse.at(beat))
        beat += note.beats
    assert 0.004 < np.std(strays) < 0.03
    assert max(tone.velocity for tone in tones) > min(tone.velocity for tone in tones) + 0.1


def test_phrases_cut_the_tune() -> None:
    assert phrases(ARIRANG, 0, 4) == ARIRANG.notes
    assert beats_of(phrases(ARIRANG, 2, 4)) == 24


def test_a_rolled_chord_climbs() -> None:
    rng = np.random.default_rng(3)
    tones = chord(rng, Pulse(rng, 60, 8, 4), [40, 52, 59], 2, 2, 0.5, spread_s=0.2)
    assert [tone.start_s for tone in tones] == sorted(tone.start_s for tone in tones)
    assert tones[-1].start_s - tones[0].start_s == pytest.approx(0.4, abs=0.1)
