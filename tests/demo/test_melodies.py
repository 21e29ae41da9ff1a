import numpy as np
import pytest

from onara.demo.melodies import ARIRANG, DORAJI, SAEYA, Melody, Note, read_notes
from onara.demo.performance import Pulse, hertz, line
from onara.demo.signal import RATE, Samples
from onara.demo.sustained import flute


def test_notes_are_read_as_pitch_and_beats() -> None:
    assert read_notes("A4:1 | C5:.5") == (Note(69, 1.0), Note(72, 0.5))


@pytest.mark.parametrize("melody", [ARIRANG, DORAJI, SAEYA])
def test_every_phrase_fills_its_bars_and_the_tune_is_traditional(melody: Melody) -> None:
    for phrase in melody.phrases:
        assert sum(note.beats for note in phrase) % melody.beats_per_bar == 0
    assert "traditional" in melody.origin and "public domain" in melody.origin


@pytest.mark.parametrize(
    ("melody", "tones", "last"),
    [(ARIRANG, {2, 4, 7, 9, 11}, 67), (DORAJI, {2, 4, 7, 9, 11}, 62), (SAEYA, {4, 9, 11}, 64)],
)
def test_a_tune_stays_in_its_mode_and_ends_where_it_should(
    melody: Melody, tones: set[int], last: int
) -> None:
    assert {note.pitch % 12 for note in melody.notes} == tones
    assert melody.notes[-1].pitch == last


def _pitch(sound: Samples) -> float:
    """Frequency of a steady tone by the peak of its autocorrelation (about 1 cent at 440 Hz)."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.size), 1 << 18)) ** 2
    lags = np.fft.irfft(spectrum)[: RATE // 150]
    begin = RATE // 1200
    top = begin + int(np.argmax(lags[begin:]))
    left, middle, right = lags[top - 1 : top + 2]
    return float(RATE / (top + 0.5 * (left - right) / (left - 2 * middle + right)))


def test_a_performed_tune_is_in_tune() -> None:
    rng = np.random.default_rng(3)
    pulse = Pulse(rng, 60, SAEYA.beats, 8)
    tones = line(rng, pulse, SAEYA.notes[:16], 0)
    sound = flute(rng, tones, tones[-1].start_s + tones[-1].seconds + 0.5, buzz=0)
    for tone, note in zip(tones, SAEYA.notes, strict=False):
        begin = int((tone.start_s + 0.3 * tone.seconds) * RATE)
        steady = sound[begin : begin + int(0.4 * tone.seconds * RATE)]
        assert abs(1200 * np.log2(_pitch(steady) / hertz(note.pitch))) < 30
