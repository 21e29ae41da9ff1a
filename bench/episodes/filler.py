"""More library than there is music: every track backwards, at many speeds.

Such a reference has the spectrum, the levels and the density of real music, while no stretch of an
episode is in it, so that it costs time and can only be named by mistake.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bench.sound import as_float, as_int16, decode, mono, resample, write_wav

RATE = 8000  # hertz: Onara listens below 4 kHz
SLOWEST, FASTEST = 0.75, 1.35
TURNS = 97  # speeds; a prime, so that walking through them in steps meets all
STRIDE = 31


def speeds() -> Iterator[float]:
    """Each more than half a per cent from all others, neighbours far apart; then all again."""
    ladder = np.geomspace(SLOWEST, FASTEST, TURNS)
    turn = 0
    while True:
        yield float(ladder[turn * STRIDE % TURNS])
        turn += 1


def references(tracks: list[Path], hours: float, folder: Path) -> Iterator[list[Path]]:
    """Batches of WAV files in the folder, one a track, that together last so many hours.

    A batch is deleted when the next is asked for: the library keeps what it learnt.  Raises
    ValueError where more is asked than there are speeds for.
    """
    kept = [as_int16(resample(mono(x), rate, RATE)) for x, rate in map(decode, tracks)]
    left, turns = hours * 3600, speeds()
    for batch in range(TURNS):
        if left <= 0:
            return
        speed, paths = next(turns), []
        for number, sound in enumerate(kept):
            if left <= 0:
                break
            x = resample(as_float(sound[::-1].copy()), RATE * speed, RATE)
            path = folder / f"filler_{batch:03d}_{number:03d}.wav"
            write_wav(path, x, RATE)
            paths.append(path)
            left -= len(x) / RATE
        yield paths
        for path in paths:
            path.unlink()
    if left > 0:
        raise ValueError(f"these tracks make {hours - left / 3600:.0f} h of references at most")
