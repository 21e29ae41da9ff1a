"""What a program says of an episode: cues as plain objects, and which true cue each stands for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.episodes.truth import Cue


@dataclass(frozen=True)
class Heard:
    """A predicted cue: track is a file of the library, or None for music that is not known.

    unknown is the id of the recurring piece that unknown music is, level_db the level of the music
    against what else sounds, usage what it is for; None where the program does not tell.
    """

    episode: str
    start_s: float
    end_s: float
    track: str | None
    unknown: str | None = None
    level_db: float | None = None
    usage: str | None = None
    score: float | None = None

    @property
    def seconds(self) -> float:
        return self.end_s - self.start_s


def heard(row: Mapping[str, Any]) -> Heard:
    """From an object of JSON; an episode may come with its folder.  Raises ValueError."""
    try:
        start, end = float(row["start_s"]), float(row["end_s"])
        episode, track = Path(row["episode"]).name, row["track"]
    except (KeyError, TypeError) as error:
        raise ValueError(f"a predicted cue lacks {error}: {row}") from None
    if not end >= start:
        raise ValueError(f"a predicted cue ends before it begins: {row}")
    return Heard(
        *(episode, start, end, Path(track).name if track else None),
        *(row.get("unknown"), row.get("level_db"), row.get("usage"), row.get("score")),
    )


def overlap(a: Cue | Heard, b: Cue | Heard) -> float:
    """Seconds for which both sound; 0 in different episodes."""
    if a.episode != b.episode:
        return 0.0
    return max(0.0, min(a.end_s, b.end_s) - max(a.start_s, b.start_s))


@dataclass(frozen=True)
class Pairing:
    """standing: for each true cue, the predictions that stand for it; lost: those for none.

    touching: for each true cue, all predictions of its track that touch it.  spanned: for each
    prediction that touches a cue of its track, how many.  Keys are places in the two lists.
    """

    standing: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    touching: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    spanned: dict[int, int] = field(default_factory=dict)
    lost: list[int] = field(default_factory=list)


def paired(cues: Sequence[Cue], predicted: Sequence[Heard]) -> Pairing:
    """Each prediction stands for the cue of its track that it covers most of.

    Unknown music is a track of its own: a prediction without a track stands for a cue without one.
    """
    by_track: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, cue in enumerate(cues):
        by_track[cue.episode, cue.track].append(i)
    made = Pairing()
    for j, one in enumerate(predicted):
        touched = [
            (overlap(cues[i], one), i)
            for i in by_track.get((one.episode, one.track or ""), [])
            if overlap(cues[i], one) > 0
        ]
        if not touched:
            made.lost.append(j)
            continue
        made.standing[max(touched)[1]].append(j)
        made.spanned[j] = len(touched)
        for _, i in touched:
            made.touching[i].append(j)
    return made


def of_library(cues: Iterable[Heard]) -> list[Heard]:
    """Those that name a track."""
    return [cue for cue in cues if cue.track]
