"""A recogniser of clips on a whole episode: asked window by window, its answers joined to cues."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.episodes.heard import Heard
from bench.episodes.truth import Cue
from bench.progress import Progress
from bench.runners.client import Runner
from bench.runners.protocol import Found
from bench.sound import decode, mono, resample, write_wav

WINDOW_S = 6.0
HOP_S = 3.0
RATE = 16000  # of the windows, in hertz; no peer looks above 5.5 kHz
OFFSET_TOLERANCE_S = 0.5
BRIDGED = 1  # windows without the right answer between two of one cue
FALSE_SHARE = 0.01  # of windows without library music that may pass the limit


@dataclass(frozen=True)
class Window:
    """Six seconds of an episode from start_s on, and the best answer for them."""

    episode: str
    start_s: float
    found: Found | None


def ask(runner: Runner, episode: Path, progress: Progress) -> list[Window]:
    """Every window of an episode, in order.  Raises bench.runners.client.RunnerError."""
    stereo, native = decode(episode)
    x = resample(mono(stereo), native, RATE)
    del stereo
    windows = []
    with tempfile.TemporaryDirectory(prefix="onara-bench-") as folder:
        path = Path(folder) / "window.wav"
        for number in range(count(len(x) / RATE)):
            start = number * HOP_S
            write_wav(path, x[int(start * RATE) : int((start + WINDOW_S) * RATE)], RATE)
            windows.append(Window(episode.name, start, runner.identify(path)[0]))
            progress.step()
    return windows


def count(seconds: float) -> int:
    """How many whole windows there are."""
    return max(0, int((seconds - WINDOW_S) / HOP_S) + 1)


def limit(windows: Sequence[Window], cues: Sequence[Cue]) -> float:
    """The lowest score that at most 1 % of the windows without library music exceed."""
    known = [c for c in cues if c.track]
    scores = [
        window.found.score if window.found else float("-inf")
        for window in windows
        if not any(
            c.episode == window.episode
            and c.start_s < window.start_s + WINDOW_S
            and c.end_s > window.start_s
            for c in known
        )
    ]
    return sorted(scores, reverse=True)[int(FALSE_SHARE * len(scores))] if scores else 0.0


def joined(windows: Sequence[Window], least: float) -> list[Heard]:
    """Cues of neighbouring windows with one track at one offset, scores above least.

    A window speaks for its middle, as long as the hop; one window of another opinion is bridged.
    """
    cues: list[Heard] = []
    open_: list[tuple[list[Window], float]] = []  # windows of a cue, its track's place at second 0
    for window in [w for w in windows if w.found and w.found.score > least]:
        assert window.found
        origin = window.start_s - (window.found.offset_s or 0.0)
        for mine, place in open_:
            last = mine[-1]
            assert last.found
            if (
                (last.episode, last.found.track) == (window.episode, window.found.track)
                and window.start_s - last.start_s <= (1 + BRIDGED) * HOP_S
                and abs(place - origin) <= OFFSET_TOLERANCE_S
            ):
                mine.append(window)
                break
        else:
            open_.append(([window], origin))
    margin = (WINDOW_S - HOP_S) / 2
    for mine, _ in open_:
        best = max(w.found.score for w in mine if w.found)
        start, end = mine[0].start_s + margin, mine[-1].start_s + WINDOW_S - margin
        track = mine[0].found.track if mine[0].found else None
        cues.append(Heard(mine[0].episode, start, end, track, score=best))
    return cues
