"""The clips of the curve: the same excerpts at every length and level, kept in the cache."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench import clips, contest
from bench.clips import Clip, Condition
from bench.corpus import Corpus, Query
from bench.progress import Progress
from bench.sound import decode, mono, write_wav
from bench.tracks import Placed, Track

LENGTHS = (0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0)
LEVELS = (0, -5, -10, -15, -20, -25, -30)
CONDITIONS = (
    Condition("clean"),
    *(Condition(f"speech_{level}dB", level_db=float(level)) for level in LEVELS),
)


@dataclass(frozen=True)
class Excerpt:
    """Where in which track it begins, and the second of the dialogue that lies over it."""

    track: str
    start_s: float
    speech_at_s: float


def excerpts(corpus: Corpus, count: int, bed_s: float, seed: int) -> list[Excerpt]:
    """So many of the excerpts that the corpus's own clean clips are cut from, drawn by a seed.

    Fewer of the same seed are the first of more.
    """
    places = sorted({(q.track, q.start_s or 0.0) for q in corpus.queries if q.condition == "clean"})
    rng = np.random.default_rng([seed, len(places)])
    order = rng.permutation(len(places))
    beds = rng.uniform(0, bed_s - clips.EDGE_S, len(places))
    return [Excerpt(places[i][0], places[i][1], float(beds[i])) for i in order[:count]]


def known(
    corpus: Corpus,
    chosen: Sequence[Excerpt],
    lengths: Sequence[float],
    bed_file: Path,
    folder: Path,
) -> list[Query]:
    """The clips of library tracks under all conditions, made where they are not there yet."""
    queries = []
    progress = Progress("excerpts", len(chosen))
    for number, excerpt in enumerate(chosen):
        place = _placed(excerpt.track, corpus.library[excerpt.track])
        wanted = [
            Clip(
                f"{number:03d}_{condition.name}_{length:g}s.wav",
                *(condition, length, place, excerpt.start_s, excerpt.speech_at_s),
                seed=0,
            )
            for condition in CONDITIONS
            for length in lengths
        ]
        missing = [clip for clip in wanted if not (folder / clip.file).exists()]
        if missing:
            with tempfile.TemporaryDirectory(prefix=".clips-", dir=folder) as work:
                clips.make(missing, bed_file, Path(work))
                for clip in missing:
                    (Path(work) / clip.file).rename(folder / clip.file)
        queries += [
            Query(folder / c.file, c.track, c.start_s, c.length_s, c.condition.name) for c in wanted
        ]
        progress.step()
    return queries


def unknown(corpus: Corpus, count: int, lengths: Sequence[float], folder: Path) -> list[Query]:
    """Clips that nothing may be found for: the corpus's own, cut shorter; so many a condition."""
    own = [q for q in corpus.queries if not q.track]
    queries = []
    for length in lengths:
        whole_s = 5.0 if length <= 5 else 10.0
        for query in contest.sample([q for q in own if q.length_s == whole_s], count):
            path = folder / f"unknown_{length:g}s_{query.path.stem}.wav"
            if not path.exists():
                sound, rate = decode(query.path)
                beside = path.with_suffix(".part")
                write_wav(beside, mono(sound)[: round(length * rate)], rate)
                beside.replace(path)
            queries.append(Query(path, "", None, length, query.condition))
    return queries


def _placed(name: str, path: Path) -> Placed:
    """A track of a finished corpus, with no more of it than cutting clips needs."""
    nothing = np.zeros(0)
    return Placed(Track(path, "", "", 0.0, 0, "", nothing, np.zeros((0, 2))), "library", name)
