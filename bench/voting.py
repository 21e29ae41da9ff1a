"""Where do the spectral peaks of one sound lie in another?  By a vote on the difference in time."""

import numpy as np
import numpy.typing as npt

NEAR_CELLS = 125  # to either side tell how many votes chance gives at a place

Peaks = npt.NDArray[np.float64]


def votes(clip: Peaks, library: Peaks, tolerance: float, cell: int) -> npt.NDArray[np.float64]:
    """How far the votes for each difference in time stand out, in cells from zero on.

    Peaks have shape (n, 2), time and frequency, and library is sorted by frequency.  Every pair
    whose frequencies differ by at most the tolerance votes, also for both neighbouring cells; the
    result is the votes less their local mean, in units of its square root, since a sustained note
    gives many votes at every place.  cell is the width of a cell in units of time.
    """
    low = np.searchsorted(library[:, 1], clip[:, 1] - tolerance)
    counts = np.searchsorted(library[:, 1], clip[:, 1] + tolerance, "right") - low
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    chosen = library[np.repeat(low, counts) + within, 0]
    lag = ((chosen - np.repeat(clip[:, 0], counts)) // cell).astype(np.int64)
    tally = np.bincount(lag[lag >= 0], minlength=3)
    tally[1:-1] = tally[:-2] + tally[1:-1] + tally[2:]
    total = np.concatenate([[0], np.cumsum(tally)])
    at = np.arange(len(tally))
    first, last = np.maximum(at - NEAR_CELLS, 0), np.minimum(at + NEAR_CELLS + 1, len(tally))
    mean = (total[last] - total[first]) / (last - first)
    return np.asarray((tally - mean) / np.sqrt(mean + 1))
