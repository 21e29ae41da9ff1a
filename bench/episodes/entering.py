"""Onara and its peers on a corpus of episodes."""

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.debian import DebianError
from bench.environment import PeersError
from bench.episodes import cost, filler, windows
from bench.episodes.cost import CommandError, Cost
from bench.episodes.heard import Heard
from bench.episodes.judging import Figures, figures
from bench.episodes.onara import Onara
from bench.episodes.recurring import Recurring, recurring
from bench.episodes.truth import Episodes
from bench.peers import Peer
from bench.progress import Progress
from bench.runners.client import Runner, RunnerError


@dataclass(frozen=True)
class Spent:
    """Cost of scanning all episodes with a library of so many hours, and of decoding them alone."""

    library_hours: float
    hours: float
    scan: Cost
    decoding: Cost


@dataclass(frozen=True)
class Result:
    """What a program made of the episodes; failure is why there is nothing else."""

    key: str
    description: str = ""
    failure: str = ""
    figures: Figures | None = None
    recurring: Recurring | None = None
    spent: Spent | None = None
    predicted: tuple[Heard, ...] = ()


def judged(
    key: str,
    description: str,
    corpus: Episodes,
    predicted: Sequence[Heard],
    spent: Spent | None = None,
) -> Result:
    """The figures of a list of predicted cues.  Raises ValueError for a strange episode."""
    return Result(
        key,
        description,
        figures=figures(corpus, predicted),
        recurring=recurring(corpus, predicted),
        spent=spent,
        predicted=tuple(predicted),
    )


def onara(corpus: Episodes, hours: Sequence[float]) -> list[Result]:
    """Scan with the corpus's library, then with one filled up to each further number of hours."""
    results = []
    with tempfile.TemporaryDirectory(prefix="onara-bench-") as folder:
        held = corpus.hours_of_library
        library = list(corpus.library.values())
        for size in [0.0, *sorted(size for size in hours if size > held)]:
            # A fresh home each time: what an earlier scan learnt must not help this one.
            home = Path(folder) / f"home-{size:g}"
            key = "onara" if not size else f"onara, {size:g} h"
            try:
                program = Onara(home)
                print(f"bench: {key}: adding the library", file=sys.stderr)
                program.add(library)
                if size:
                    filler.fill(home / "index", size - held)
                results.append(_scanned(key, program, corpus, max(size, held)))
            except (CommandError, ValueError) as failure:
                print(f"bench: {key} could not take part: {failure}", file=sys.stderr)
                results.append(Result(key, failure=str(failure)))
    return results


def _scanned(key: str, program: Onara, corpus: Episodes, library_hours: float) -> Result:
    print(f"bench: {key}: scanning {corpus.hours:.2f} h", file=sys.stderr)
    before = _decoding(corpus)
    predicted, scan = program.scan(corpus.paths)
    after = _decoding(corpus)
    mean = Cost(
        (before.wall_s + after.wall_s) / 2,
        (before.cpu_s + after.cpu_s) / 2,
        max(before.peak_mb, after.peak_mb),
    )
    spent = Spent(library_hours, corpus.hours, scan, mean)
    return judged(key, program.version(), corpus, predicted, spent)


def _decoding(corpus: Episodes) -> Cost:
    command = [sys.executable, "-m", "bench.episodes.decoding", *map(str, corpus.paths)]
    return cost.run(command, os.environ)[1]


def peer(entrant: Peer, corpus: Episodes, cache: Path) -> Result:
    """A recogniser of clips, asked window by window; its limit is fixed on this corpus."""
    try:
        with Runner(*entrant.command(cache)) as runner:
            description = runner.describe()
            tracks = Progress(f"{entrant.key}: tracks", len(corpus.library))
            for name, path in corpus.library.items():
                runner.add([(path, name)])
                tracks.step()
            runner.ready()
            total = sum(map(windows.count, corpus.durations_s.values()))
            progress = Progress(f"{entrant.key}: windows", total)
            asked = [w for path in corpus.paths for w in windows.ask(runner, path, progress)]
    except (RunnerError, PeersError, DebianError) as failure:
        print(f"bench: {entrant.key} could not take part: {failure}", file=sys.stderr)
        return Result(entrant.key, failure=str(failure))
    least = windows.limit(asked, corpus.cues)
    told = f"{description}; windows of {windows.WINDOW_S:g} s, score above {least:.4g}"
    return judged(entrant.key, told, corpus, windows.joined(asked, least))
