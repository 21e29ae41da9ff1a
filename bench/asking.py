"""One recogniser on all clips, from where it stopped."""

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import environment
from bench.corpus import Corpus, Query
from bench.debian import DebianError
from bench.environment import PeersError
from bench.kept import Kept
from bench.peers import Peer
from bench.progress import Progress
from bench.runners.client import ROOT, Runner, RunnerError
from bench.runners.protocol import Found
from bench.score import Answered

BATCH = 8  # tracks to a request, so that progress is seen
HEARS = (
    *("audio", "families", "fingerprint", "index", "landmarks", "match"),
    *("library/effort.py", "library/everywhere.py", "library/hearing.py"),
    *("library/proposals.py", "library/proposed.py", "library/replayed.py"),
)
"""What of Onara an answer follows from, below src/onara."""


@dataclass(frozen=True)
class Asked:
    """The answers to those queries that were asked, now or before; all, but where it failed."""

    answers: list[Answered]
    description: str = ""
    index_s: float = 0.0  # of a processor, for the library
    failure: str = ""


def file(peer: Peer, corpus: Corpus, store: Path) -> Path:
    """Where the answers of a recogniser to a corpus are kept: another file for another program."""
    if peer.own_threshold:
        roots = [ROOT / "src" / "onara" / each for each in HEARS]
        sources = sorted(p for root in roots for p in (root, *root.rglob("*.py")) if p.is_file())
    else:
        sources = [environment.LOCK, ROOT / "bench" / "runners" / f"{peer.module}.py"]
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()[:10]
    return store / f"answers-{corpus.root.name}" / f"{peer.key}-{digest}.jsonl"


def ask(peer: Peer, corpus: Corpus, queries: Sequence[Query], store: Path, kept: Kept) -> Asked:
    """Ask what is not kept yet."""
    missing = [query for query in queries if (peer.key, query.path.name) not in kept]
    failure = ""
    if missing:
        try:
            with Runner(*peer.command(store)) as runner:
                description = runner.describe()
                index_s = _add(peer, corpus, runner)
                kept.put((peer.key, ""), [description, index_s])
                progress = Progress(f"{peer.key}: clips", len(missing))
                for query in missing:
                    found, seconds = runner.identify(query.path)
                    told = [found.track, found.score, found.offset_s] if found else None
                    kept.put((peer.key, query.path.name), [told, seconds])
                    progress.step()
        except (RunnerError, PeersError, DebianError) as error:
            failure = str(error)
            print(f"bench: {peer.key} could not go on: {failure}", file=sys.stderr)
    return so_far(peer, queries, kept, failure)


def so_far(peer: Peer, queries: Sequence[Query], kept: Kept, failure: str = "") -> Asked:
    """The answers that are kept."""
    held = dict(kept)
    description, index_s = held.get((peer.key, ""), ("", 0.0))
    answers = [
        Answered(query, Found(*told) if told else None, seconds)
        for query in queries
        if (peer.key, query.path.name) in held
        for told, seconds in [held[peer.key, query.path.name]]
    ]
    return Asked(answers, description, index_s, failure)


def _add(peer: Peer, corpus: Corpus, runner: Runner) -> float:
    tracks = [(path, name) for name, path in corpus.library.items()]
    progress = Progress(f"{peer.key}: tracks", len(tracks))
    seconds = 0.0
    for first in range(0, len(tracks), BATCH):
        batch = tracks[first : first + BATCH]
        seconds += runner.add(batch)
        for _ in batch:
            progress.step()
    runner.ready()
    return seconds
