"""Small corpora and predictions that the tests of this folder share."""

from dataclasses import replace
from pathlib import Path

from bench.episodes.heard import Heard
from bench.episodes.truth import Cue, Episodes


def cue(start_s: float, end_s: float, track: str = "a.ogg", **more: object) -> Cue:
    """A cue of episode 1 at 0 dB; more are other fields."""
    plain = Cue("1.mkv", start_s, end_s, track, "similar", "plain", 0.0, None, 0.0, 0.0)
    return replace(plain, **more)  # type: ignore[arg-type]


def told(start_s: float, end_s: float, track: str | None = "a.ogg", **more: object) -> Heard:
    """A predicted cue of episode 1."""
    return replace(Heard("1.mkv", start_s, end_s, track), **more)  # type: ignore[arg-type]


def corpus(*cues: Cue) -> Episodes:
    """Episodes of half an hour each."""
    durations = dict.fromkeys(sorted({"1.mkv", *(c.episode for c in cues)}), 1800.0)
    return Episodes(Path("nowhere"), {"a.ogg": Path("a.ogg")}, 1.0, durations, cues)
