"""Do two tracks share a stretch of one recording?  Then a clip would have two right answers.

The spectral peaks of ten seconds of one track vote for their place in every other; where a sound
of the one is in the other, alone or under more, the votes for one place stand out.
"""

from collections.abc import Iterator

import numpy as np

from bench.sound import Sound
from bench.voting import Peaks, votes

RATE = 8000  # of the sound that peaks() takes, in hertz
WINDOW = 1024  # 128 ms
HOP = 256  # 32 ms
REACH_FRAMES = 6  # a peak is the highest within this distance in time
REACH_BINS = 10  # and in frequency
RANGE_DB = 60.0  # below the loudest peak of the track nothing counts
FIRST_BIN = 16  # 125 Hz
BLOCK = 312  # frames: ten seconds
BLOCK_STEP = 156
SHARED = 12.0  # unrelated tracks of the corpus stay below 10.3; shared samples reach 25, copies 76
GAP = 2 * BLOCK  # between tracks on the common time line


def peaks(x: Sound) -> Peaks:
    """Spectral peaks of mono sound at 8000 Hz: frame of 32 ms and bin of 7.8 Hz, shape (n, 2)."""
    if len(x) < WINDOW:
        return np.zeros((0, 2))
    frames = np.lib.stride_tricks.sliding_window_view(x, WINDOW)[::HOP]
    window = np.hanning(WINDOW).astype(np.float32)
    power = np.empty((len(frames), WINDOW // 2 + 1), np.float32)
    for i, frame in enumerate(frames):
        power[i] = np.abs(np.fft.rfft(frame * window)) ** 2
    highest = _highest_near(_highest_near(power, REACH_FRAMES).T, REACH_BINS).T
    floor = max(float(power.max()) * 10 ** (-RANGE_DB / 10), 1e-9)
    found = np.argwhere((power == highest) & (power > floor))
    return found[found[:, 1] >= FIRST_BIN].astype(np.float64)


def _highest_near(power: Sound, reach: int) -> Sound:
    """Running maximum along the first axis, reach places to either side."""
    padded = np.pad(power, ((reach, reach), (0, 0)))
    out = power
    for shift in range(2 * reach + 1):
        out = np.maximum(out, padded[shift : shift + len(power)])
    return out


def sharing(tracks: list[Peaks]) -> set[tuple[int, int]]:
    """Pairs (i, j), i < j, of tracks that share about ten seconds of sound or more."""
    lengths = [int(t[-1, 0]) + GAP if len(t) else GAP for t in tracks]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    placed = [t + np.array([starts[i], 0.0]) for i, t in enumerate(tracks)]
    line = np.concatenate(placed)
    line = line[np.argsort(line[:, 1], kind="stable")]
    pairs: set[tuple[int, int]] = set()
    for i, track in enumerate(tracks):
        for block in _blocks(track):
            standing = votes(block, line, 0.5, 1)
            # A block may begin up to its own length before a track.
            mine = slice(max(0, starts[i] - BLOCK), starts[i + 1] - BLOCK)
            standing[mine] = 0.0
            places = np.flatnonzero(standing > SHARED)
            others = np.searchsorted(starts, places + BLOCK, "right") - 1
            pairs |= {(min(i, int(j)), max(i, int(j))) for j in others}
    return pairs


def _blocks(track: Peaks) -> Iterator[Peaks]:
    """Ten seconds at a time, every five, each beginning at time zero."""
    last = int(track[-1, 0]) if len(track) else 0
    for first in range(0, last - BLOCK // 2, BLOCK_STEP):
        inside = (track[:, 0] >= first) & (track[:, 0] < first + BLOCK)
        if inside.any():
            yield track[inside] - np.array([first, 0.0])
