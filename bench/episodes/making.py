"""A corpus of episodes on disk: library/, unknown/, episodes/, tracks.csv, cues.csv."""

import os
import shutil
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from bench import corpus, small, tracks
from bench.episodes import ambience, container, dialogue, material, mixing, truth
from bench.episodes.material import Lines
from bench.episodes.plan import EpisodePlan, season
from bench.episodes.recipe import Recipe
from bench.progress import Progress
from bench.sound import as_int16, decode
from bench.speech import RATE


def music(recipe: Recipe, cache: Path, jobs: int | None = None) -> Path:
    """A corpus whose library and unknown tracks the episodes take; made where it is not there.

    The clips of the full corpus are not needed, and the split is the same without them.
    Raises bench.debian.DebianError where the packages cannot be had.
    """
    if recipe.small_packages:
        return corpus.build(small.recipe(), cache, jobs)
    with_clips = corpus.full_recipe()
    if with_clips.folder(cache).is_dir():
        return with_clips.folder(cache)
    bare = replace(with_clips, name="music", conditions=(), bed_s=1.0, lines_per_voice=1)
    return corpus.build(bare, cache, jobs)


def build(recipe: Recipe, cache: Path, jobs: int | None = None) -> Path:
    """The folder of the episodes, made first where it is not there yet.

    It is built beside its place and renamed, so that a half-made one is never seen.
    Raises bench.debian.DebianError where the packages cannot be had.
    """
    taken = music(recipe, cache, jobs)
    digest = (taken / "tracks.csv").read_text(encoding="utf-8")
    root = recipe.folder(cache, digest)
    if root.is_dir():
        return root
    with tempfile.TemporaryDirectory(prefix=".building-", dir=cache) as folder:
        work = Path(folder) / "corpus"
        (work / "episodes").mkdir(parents=True)
        _make(recipe, cache, taken, work, jobs or os.cpu_count() or 1)
        try:
            work.rename(root)
        except OSError:
            if not root.is_dir():  # else another process was first, with the same corpus
                raise
    return root


def _make(recipe: Recipe, cache: Path, taken: Path, work: Path, jobs: int) -> None:
    rng = np.random.default_rng(recipe.seed)
    for split in ("library", "unknown"):
        (work / split).mkdir()
        for path in sorted((taken / split).iterdir()):
            tracks.place(path, work / split / path.name)
    shutil.copy2(taken / "tracks.csv", work / "tracks.csv")
    with ProcessPoolExecutor(jobs) as pool:
        print("bench: measuring the music, gathering speech", file=sys.stderr)
        plans = season(material.sources(work, pool.map), recipe, rng)
        spoken = [
            e for e in corpus.entries("speech") if e.get("small") or not recipe.small_packages
        ]
        file = work / "lines.npy"
        lines = material.lines(spoken, cache, recipe.lines_per_voice, rng, file)
        progress = Progress("episodes made", len(plans))
        made = partial(_episode, lines=lines, total=len(plans), folder=work / "episodes")
        cues: list[truth.Cue] = []
        for found in pool.map(made, plans):
            cues += found
            progress.step()
    file.unlink()
    truth.write(work, {plan.file.name: plan.seconds for plan in plans}, cues)


def _episode(plan: EpisodePlan, *, lines: Lines, total: int, folder: Path) -> list[truth.Cue]:
    """Make one episode and write its file."""
    mixed = mix(plan, lines, total)
    container.write(folder / plan.file, plan.container, mixed.bed, mixed.dialogue)
    return mixed.cues


def mix(plan: EpisodePlan, lines: Lines, total: int) -> mixing.Mixed:
    """The sound of one of total episodes."""
    rng = np.random.default_rng(plan.seed)
    cuts = dialogue.scenes(plan.seconds, rng)
    mine = lines.share(plan.number, total)
    talk = dialogue.spoken(plan.seconds, cuts, plan.silent, lines, mine, rng)
    bed = ambience.surroundings(len(talk), cuts, rng)
    speaking = mixing.speaking(talk)
    cues = []
    for path in dict.fromkeys(cue.source.path for cue in plan.cues):
        track = as_int16(decode(path, RATE)[0])
        for cue in plan.cues:
            if cue.source.path == path:
                cues.append(mixing.add(bed, talk, speaking, track, cue, plan, rng))
    return mixing.Mixed(bed, talk, sorted(cues, key=lambda c: c.start_s))
