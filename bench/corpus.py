"""A corpus on disk: library/, unknown/, clips/ and the truth in tracks.csv and clips.csv."""

import csv
import hashlib
import os
import shutil
import sys
import tempfile
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from bench import clips as clip_making
from bench import speech, tracks
from bench.clips import CONDITIONS, Condition
from bench.debian import fetch
from bench.progress import Progress
from bench.tracks import Placed, Track

PACKAGES = Path(__file__).with_name("packages.toml")
VERSION = 1  # of the recipe: another number builds the corpus anew


@dataclass(frozen=True)
class Recipe:
    """What a corpus is made of; the same recipe makes the same corpus."""

    name: str
    packages: tuple[str, ...]
    conditions: tuple[Condition, ...] = CONDITIONS
    clips_by_length: tuple[tuple[int, int], ...] = ((1, 32), (2, 32), (3, 32), (5, 160), (10, 32))
    seed: int = 20161202
    unknown_share: float = 0.25
    bed_s: float = 1500.0
    lines_per_voice: int = 300

    def folder(self, cache: Path) -> Path:
        """Where the corpus of this recipe lies below the cache."""
        text = repr((VERSION, astuple(self), PACKAGES.read_text(encoding="utf-8")))
        return cache / f"corpus-{self.name}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


@dataclass(frozen=True)
class Query:
    """A clip of a finished corpus; track is empty where nothing may be found."""

    path: Path
    track: str
    start_s: float | None
    length_s: float
    condition: str

    @property
    def is_played_otherwise(self) -> bool:
        """Faster, slower, higher or lower than the recording, by the name of the condition."""
        return self.condition.startswith(("speed", "tempo", "pitch"))


@dataclass(frozen=True)
class Corpus:
    """A finished corpus: library maps the name of a track to its file, hours is its length."""

    root: Path
    library: dict[str, Path]
    hours: float
    durations_s: dict[str, float]
    queries: list[Query]


def entries(kind: str) -> list[dict[str, Any]]:
    """The packages of packages.toml; kind is music or speech."""
    listed = tomllib.loads(PACKAGES.read_text(encoding="utf-8"))[kind]
    return [dict(entry) for entry in listed]


def full_recipe(main: int = 160) -> Recipe:
    """The whole corpus, with main clips a condition at 5 s and a fifth of that elsewhere."""
    packages = tuple(e["package"] for kind in ("music", "speech") for e in entries(kind))
    other = max(1, main // 5)
    counts = tuple((length, main if length == 5 else other) for length in (1, 2, 3, 5, 10))
    return Recipe("full", packages, clips_by_length=counts)


def middle_recipe() -> Recipe:
    """Three soundtracks, for what asks thousands of queries; few clips, which others are cut of."""
    music = ("singularity-music", "pushover-data", "asc-music")
    names = ("clean", "unknown_clean", "unknown_speech_-5dB", "speech_only")
    return Recipe(
        "middle",
        (*music, *(e["package"] for e in entries("speech"))),
        tuple(c for c in CONDITIONS if c.name in names),
        clips_by_length=((5, 40), (10, 40)),
        bed_s=300.0,
        lines_per_voice=60,
    )


def build(recipe: Recipe, cache: Path, jobs: int | None = None) -> Path:
    """The folder of the corpus, made first where it is not there yet.

    It is built beside its place and renamed, so that a half-made one is never seen.
    Raises bench.debian.DebianError where the packages cannot be had.
    """
    root = recipe.folder(cache)
    if root.is_dir():
        return root
    with tempfile.TemporaryDirectory(prefix=".building-", dir=cache) as folder:
        work = Path(folder) / "corpus"
        work.mkdir()
        _make(recipe, cache, work, jobs or os.cpu_count() or 1)
        try:
            work.rename(root)
        except OSError:
            if not root.is_dir():  # else another process was first, with the same corpus
                raise
    return root


def load(root: Path) -> Corpus:
    """Read a finished corpus.  Raises FileNotFoundError, KeyError where the layout is another."""
    with (root / "tracks.csv").open(newline="", encoding="utf-8") as f:
        rows = [row for row in csv.DictReader(f) if row["split"] == "library"]
    with (root / "clips.csv").open(newline="", encoding="utf-8") as f:
        queries = [
            Query(
                root / "clips" / row["file"],
                row["track"],
                float(row["start_s"]) if row["start_s"] else None,
                float(row["length_s"]),
                row["condition"],
            )
            for row in csv.DictReader(f)
        ]
    durations = {row["track"]: float(row["duration_s"]) for row in rows}
    library = {name: root / "library" / name for name in durations}
    return Corpus(root, library, sum(durations.values()) / 3600, durations, queries)


def _make(recipe: Recipe, cache: Path, work: Path, jobs: int) -> None:
    music = [e for e in entries("music") if e["package"] in recipe.packages]
    spoken = [e for e in entries("speech") if e["package"] in recipe.packages]
    for entry in (*music, *spoken):
        print(f"bench: fetching {entry['package']} ({entry['mb']} MB)", file=sys.stderr)
        fetch(entry["package"], cache)
    with ProcessPoolExecutor(jobs) as pool:
        print("bench: decoding the music, looking for duplicates", file=sys.stderr)
        found, dropped = tracks.collect(music, cache, pool.map)
        rng = np.random.default_rng(recipe.seed)
        places = tracks.split(found, recipe.unknown_share, rng)
        voices = speech.voices(spoken, cache, recipe.lines_per_voice, rng)
        bed_file = work / "bed.npy"
        np.save(bed_file, speech.dialogue(voices, recipe.bed_s, rng))
        clips = clip_making.plan(
            places, recipe.conditions, dict(recipe.clips_by_length), recipe.bed_s, rng
        )
        (work / "clips").mkdir()
        groups = list(clip_making.by_track(clips))
        progress = Progress("clips made", len(groups))
        make = partial(clip_making.make, bed_file=bed_file, folder=work / "clips")
        for _ in pool.map(make, groups):
            progress.step()
    bed_file.unlink()
    _write_tracks(places, dropped, work)
    _write_clips(clips, work)
    shutil.copy2(PACKAGES, work / "packages.toml")


def _write_tracks(places: list[Placed], dropped: list[tuple[str, str]], work: Path) -> None:
    for name in ("library", "unknown"):
        (work / name).mkdir()
    head = ("split", "track", "duration_s", "rate", "package", "source", "sha256")
    with (work / "tracks.csv").open("w", newline="", encoding="utf-8") as f:
        table = csv.writer(f)
        table.writerow(head)
        for placed in places:
            track: Track = placed.track
            tracks.place(track.path, work / placed.split / placed.name)
            row = (placed.split, placed.name, f"{track.duration_s:.3f}", track.rate)
            table.writerow((*row, track.package, track.path.name, track.sha256))
    with (work / "dropped.csv").open("w", newline="", encoding="utf-8") as f:
        csv.writer(f).writerows([("file", "reason"), *dropped])


def _write_clips(clips: list[clip_making.Clip], work: Path) -> None:
    with (work / "clips.csv").open("w", newline="", encoding="utf-8") as f:
        table = csv.writer(f)
        table.writerow(("file", "track", "start_s", "length_s", "condition", "level_db"))
        for clip in clips:
            start = f"{clip.start_s:.3f}" if clip.track else ""
            level = clip.condition.level_db
            cell = "" if level is None else f"{level:g}"
            table.writerow((clip.file, clip.track, start, clip.length_s, clip.condition.name, cell))
