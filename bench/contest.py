"""Every recogniser on every clip of a corpus."""

import os
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

from bench import environment, score
from bench.corpus import Corpus, Query
from bench.debian import DebianError
from bench.environment import PeersError
from bench.progress import Progress
from bench.runners.client import Runner, RunnerError
from bench.score import NOTHING, Answered, Cell, Share

BATCH = 8  # tracks to a request, so that progress is seen
QUERY_S = 5.0  # length of the clips whose answering time is reported


@dataclass(frozen=True)
class Peer:
    """How a recogniser is started; own_threshold: it decides itself what it accepts."""

    key: str
    module: str
    arguments: tuple[str, ...] = ()
    own_threshold: bool = False
    fpcalc: bool = False

    def command(self, cache: Path) -> tuple[list[str], dict[str, str]]:
        """Command line and environment.  Raises PeersError, DebianError."""
        interpreter = sys.executable if self.own_threshold else str(environment.python(cache))
        variables = {**os.environ, **(environment.for_fpcalc(cache) if self.fpcalc else {})}
        return [interpreter, "-m", f"bench.runners.{self.module}", *self.arguments], variables


ONARA = Peer("onara", "onara", own_threshold=True)
PEERS = (
    Peer("audfprint", "audfprint", ("default",)),
    Peer("audfprint-dense", "audfprint", ("dense",)),
    Peer("chromaprint", "chromaprint", fpcalc=True),
    Peer("shazam", "shazam"),
)


@dataclass(frozen=True)
class Result:
    """What a recogniser made of the corpus; failure is why there is nothing else."""

    key: str
    description: str = ""
    failure: str = ""
    cells: dict[Cell, Share] | None = None
    limits: dict[float, float] | None = None
    wrong: Share = NOTHING
    near: Share = NOTHING
    index_s: float = 0.0
    query_s: float = 0.0


def enter(peer: Peer, corpus: Corpus, queries: list[Query], cache: Path) -> Result:
    """Index the library with one recogniser and ask it every query."""
    try:
        with Runner(*peer.command(cache)) as runner:
            description = runner.describe()
            return _ask(peer, description, runner, corpus, queries)
    except (RunnerError, PeersError, DebianError) as failure:
        print(f"bench: {peer.key} could not take part: {failure}", file=sys.stderr)
        return Result(peer.key, failure=str(failure))


def _ask(
    peer: Peer, description: str, runner: Runner, corpus: Corpus, queries: list[Query]
) -> Result:
    tracks = [(path, name) for name, path in corpus.library.items()]
    progress = Progress(f"{peer.key}: tracks", len(tracks))
    index_s = 0.0
    for first in range(0, len(tracks), BATCH):
        batch = tracks[first : first + BATCH]
        index_s += runner.add(batch)
        for _ in batch:
            progress.step()
    runner.ready()
    progress = Progress(f"{peer.key}: clips", len(queries))
    answers = []
    for query in queries:
        found, seconds = runner.identify(query.path)
        answers.append(Answered(query, found, seconds))
        progress.step()
    limit = None if peer.own_threshold else score.limits(answers)
    kept = score.accepted(answers, limit)
    timed = [a.seconds for a in answers if a.query.length_s == QUERY_S]
    return Result(
        peer.key,
        description,
        cells=score.cells(kept),
        limits=limit,
        wrong=score.wrong_tracks(kept),
        near=score.near_offsets(kept),
        index_s=index_s,
        query_s=statistics.median(timed) if timed else 0.0,
    )


def sample(queries: list[Query], limit: int | None) -> list[Query]:
    """At most limit queries of each condition and length, the first by file name."""
    if limit is None:
        return queries
    taken: dict[Cell, int] = {}
    chosen = []
    for query in queries:
        cell = (query.condition, query.length_s)
        taken[cell] = taken.get(cell, 0) + 1
        if taken[cell] <= limit:
            chosen.append(query)
    return chosen
