"""One recogniser on all clips, from where it stopped."""

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.contest import BATCH, Peer
from bench.corpus import Corpus, Query
from bench.debian import DebianError
from bench.environment import PeersError
from bench.kept import Kept
from bench.progress import Progress
from bench.runners.client import Runner, RunnerError
from bench.runners.protocol import Found
from bench.score import Answered


def ask(
    peer: Peer, corpus: Corpus, queries: Sequence[Query], store: Path, kept: Kept
) -> list[Answered]:
    """The answers to those queries that were asked, now or before; all, but where it broke."""
    missing = [query for query in queries if _key(peer, query) not in kept]
    if missing:
        try:
            with Runner(*peer.command(store)) as runner:
                runner.describe()
                tracks = [(path, name) for name, path in corpus.library.items()]
                progress = Progress(f"{peer.key}: tracks", len(tracks))
                for first in range(0, len(tracks), BATCH):
                    runner.add(tracks[first : first + BATCH])
                    for _ in tracks[first : first + BATCH]:
                        progress.step()
                runner.ready()
                progress = Progress(f"{peer.key}: clips", len(missing))
                for query in missing:
                    found, seconds = runner.identify(query.path)
                    told = [found.track, found.score, found.offset_s] if found else None
                    kept.put(_key(peer, query), [told, seconds])
                    progress.step()
        except (RunnerError, PeersError, DebianError) as failure:
            print(f"bench: {peer.key} could not go on: {failure}", file=sys.stderr)
    answers = dict(kept)
    return [
        Answered(query, Found(*told) if told else None, seconds)
        for query in queries
        if _key(peer, query) in kept
        for told, seconds in [answers[_key(peer, query)]]
    ]


def _key(peer: Peer, query: Query) -> tuple[str, str]:
    return peer.key, query.path.name
