"""How well music and speech are heard in episodes whose truth is known, and at what cost."""

import csv
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onara.activity import (
    HOP_S,
    Activity,
    activity_blocks,
    joined,
    music_stretches,
    speech_share,
)
from onara.audio import Sound

NEAR_S = 5.0
"""An edge counts as found where one of the same kind lies this near."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class TrueCue:
    """A row of cues.csv: ``track`` is empty for music that no library has, ``speech`` the share of
    the cue that is spoken over.
    """

    episode: str
    start_s: float
    end_s: float
    track: str
    level: str
    kind: str
    speech: float


@dataclass
class Tally:
    """Seconds and errors, summed over episodes."""

    hours: float = 0.0
    heard_s: float = 0.0
    right_s: float = 0.0
    true_s: float = 0.0
    found_s: dict[str, float] = field(default_factory=dict)
    there_s: dict[str, float] = field(default_factory=dict)
    false_unknown_s: float = 0.0
    edges: dict[str, list[float]] = field(default_factory=lambda: {"start": [], "end": []})
    speech: list[float] = field(default_factory=list)
    decoding_s: float = 0.0
    hearing_s: float = 0.0

    @property
    def precision(self) -> float:
        return self.right_s / max(1e-9, self.heard_s)

    @property
    def recall(self) -> float:
        return self.right_s / max(1e-9, self.true_s)

    def recall_of(self, name: str) -> float:
        return self.found_s[name] / max(1e-9, self.there_s[name])


def read_truth(path: Path) -> list[TrueCue]:
    """The cues of a corpus.  Raises OSError, KeyError, ValueError where the file is another."""
    with path.open(newline="", encoding="utf-8") as f:
        return [
            TrueCue(
                row["episode"],
                float(row["start_s"]),
                float(row["end_s"]),
                row["track"],
                row["level"],
                row["kind"],
                float(row["speech_share"]),
            )
            for row in csv.DictReader(f)
        ]


def measured(corpus: Path, *, with_side: bool) -> Tally:
    """The figures of all episodes of a corpus.  Raises onara.errors.UnusableInput."""
    tally, cues = Tally(), read_truth(corpus / "cues.csv")
    for name in sorted({cue.episode for cue in cues}):
        began = time.process_time()
        with Sound(corpus / "episodes" / name) as sound:
            blocks = list(sound.mid_and_side())
        decoded = time.process_time()
        found = joined(activity_blocks((mid, side if with_side else None) for mid, side in blocks))
        tally.decoding_s += decoded - began
        tally.hearing_s += time.process_time() - decoded
        count(tally, found, [cue for cue in cues if cue.episode == name])
    return tally


def count(tally: Tally, found: Activity, cues: list[TrueCue]) -> None:
    """Add one episode: its activity against its true cues."""
    frames = len(found.music)
    stretches = music_stretches(found)
    heard = _marked(stretches, frames)
    true = _marked([(c.start_s, c.end_s) for c in cues], frames)
    known = _marked([(c.start_s, c.end_s) for c in cues if c.track], frames)
    tally.hours += found.seconds / 3600
    tally.heard_s += HOP_S * float(heard.sum())
    tally.true_s += HOP_S * float(true.sum())
    tally.right_s += HOP_S * float((heard & true).sum())
    tally.false_unknown_s += HOP_S * float((heard & ~true).sum())
    for cue in cues:
        tally.speech.append(abs(speech_share(found, cue.start_s, cue.end_s) - cue.speech))
        where = _marked([(cue.start_s, cue.end_s)], frames)
        names = [cue.level, cue.kind] + ([] if cue.track else ["unknown", f"unknown {cue.level}"])
        for name in names:
            there = where if cue.track else where & ~known
            tally.there_s[name] = tally.there_s.get(name, 0.0) + HOP_S * float(there.sum())
            got = HOP_S * float((there & heard).sum())
            tally.found_s[name] = tally.found_s.get(name, 0.0) + got
    for which, name in enumerate(("start", "end")):
        for stretch in _edges_of(cues):
            near = [abs(s[which] - stretch[which]) for s in stretches]
            if near and min(near) <= NEAR_S:
                tally.edges[name].append(min(near))


def _edges_of(cues: Iterable[TrueCue]) -> list[tuple[float, float]]:
    """Stretches of music without a gap: cues that overlap are one."""
    merged: list[tuple[float, float]] = []
    for cue in sorted(cues, key=lambda each: each.start_s):
        if merged and cue.start_s <= merged[-1][1] + 0.5:
            merged[-1] = (merged[-1][0], max(merged[-1][1], cue.end_s))
        else:
            merged.append((cue.start_s, cue.end_s))
    return merged


def _marked(stretches: Iterable[tuple[float, float]], frames: int) -> Flags:
    there = np.zeros(frames, np.bool_)
    for start, end in stretches:
        there[round(start / HOP_S) : round(end / HOP_S)] = True
    return there


def headings(kinds: list[str]) -> list[str]:
    """What `figures` gives, in words."""
    return [
        "hours of programme",
        "precision, by seconds",
        "recall, by seconds",
        "false seconds an hour",
        "unknown music: precision",
        "median error of a start, s",
        "median error of an end, s",
        "starts within 0.5 s",
        "ends within 0.5 s",
        "share of speech: mean error",
        "CPU seconds an hour costs",
        "over decoding",
        *(f"recall, {kind}" for kind in kinds),
    ]


def figures(tally: Tally, kinds: list[str]) -> list[str]:
    """The figures of a tally as text.

    Precision of unknown music is what remains if every known cue is found by its fingerprint: true
    seconds of unknown music over those and all false ones.
    """
    unknown_s = tally.found_s.get("unknown", 0.0)
    starts, ends = (np.array(tally.edges[name] or [np.nan]) for name in ("start", "end"))
    values = [
        f"{tally.hours:.2f}",
        f"{tally.precision:.3f}",
        f"{tally.recall:.3f}",
        f"{tally.false_unknown_s / tally.hours:.0f}",
        f"{unknown_s / max(1e-9, unknown_s + tally.false_unknown_s):.3f}",
        f"{np.median(starts):.2f}",
        f"{np.median(ends):.2f}",
        f"{np.mean(starts <= 0.5):.2f}",
        f"{np.mean(ends <= 0.5):.2f}",
        f"{np.mean(tally.speech):.3f}",
        f"{tally.hearing_s / tally.hours:.1f}",
        f"{tally.hearing_s / tally.decoding_s:.2f}",
    ]
    return values + [f"{tally.recall_of(k):.3f}" if k in tally.there_s else "" for k in kinds]
