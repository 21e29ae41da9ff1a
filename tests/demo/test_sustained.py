import numpy as np
import pytest

from onara.demo.signal import RATE, Samples, level_db
from onara.demo.sustained import Tone, bowed, flute, haegeum, read_table, wave_table


def _flat(hertz: Samples) -> Samples:
    return np.ones_like(hertz)


def _strength_db(sound: Samples, hertz: float) -> float:
    wave = np.exp(-2j * np.pi * hertz * np.arange(sound.size) / RATE) * np.hanning(sound.size)
    return float(20 * np.log10(np.abs(np.sum(sound * wave)) / sound.size))


def test_a_table_read_steadily_is_the_sum_of_its_harmonics_and_nothing_else() -> None:
    table = wave_table(np.array([1.0, 0.0, 0.5]), np.random.default_rng(1))
    sound = read_table(table, np.arange(RATE) * 441 / RATE)
    spectrum = np.abs(np.fft.rfft(sound)) / RATE
    assert spectrum[441] / spectrum[3 * 441] == pytest.approx(2, rel=1e-3)
    spectrum[[441, 3 * 441]] = 0
    assert spectrum.max() < 1e-4


def test_a_bowed_note_swells_and_ends_and_no_two_are_alike() -> None:
    rng = np.random.default_rng(2)
    tone = Tone(0, 1.5, 392.0, 0.7)
    one, other = (bowed(rng, tone, body=_flat) for _ in range(2))
    assert one.size == int(1.75 * RATE)
    assert level_db(one[: RATE // 50]) < level_db(one[RATE // 2 : RATE]) - 12
    assert np.abs(one[-20:]).max() < 0.01
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.5


@pytest.mark.parametrize("player", [haegeum, flute])
def test_a_line_sounds_its_notes_one_after_the_other(player) -> None:  # type: ignore[no-untyped-def]
    tones = [Tone(0.2, 0.8, 440.0, 0.7), Tone(1.0, 0.8, 659.3, 0.7)]
    sound: Samples = player(np.random.default_rng(3), tones, 2.2)
    assert sound.size == int(2.2 * RATE)
    assert level_db(sound[: int(0.15 * RATE)]) < -40
    first, second = (
        sound[int(0.5 * RATE) : int(0.9 * RATE)],
        sound[int(1.3 * RATE) : int(1.7 * RATE)],
    )
    for piece, present, absent in ((first, 440.0, 659.3), (second, 659.3, 440.0)):
        assert _strength_db(piece, present) > _strength_db(piece, absent) + 20
    assert level_db(sound[int(2.0 * RATE) :]) < -40


def test_a_flute_breathes_and_its_buzz_brightens() -> None:
    tones = [Tone(0.1, 1.2, 440.0, 0.9)]
    plain, buzzing = (
        flute(np.random.default_rng(3), tones, 1.5, buzz=buzz)[RATE // 2 : RATE]
        for buzz in (0.0, 1.0)
    )
    assert _strength_db(buzzing, 5 * 446) > _strength_db(plain, 5 * 446) + 3
    between = _strength_db(plain, 2.5 * 446)
    assert -75 < between - _strength_db(plain, 446) < -15
