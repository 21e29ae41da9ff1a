"""Every recogniser on every clip of a corpus."""

import statistics
from dataclasses import dataclass
from pathlib import Path

from bench import asking, score
from bench.corpus import Corpus, Query
from bench.kept import Kept
from bench.peers import Peer
from bench.score import NOTHING, Cell, Share

QUERY_S = 5.0  # length of the clips whose answering time is reported


@dataclass(frozen=True)
class Result:
    """What a recogniser made of the corpus; failure is why there is nothing else, or not all."""

    key: str
    description: str = ""
    failure: str = ""
    cells: dict[Cell, Share] | None = None
    limits: dict[float, float] | None = None
    wrong: Share = NOTHING
    near: Share = NOTHING
    asked: int = 0
    index_s: float = 0.0
    query_s: float = 0.0


def enter(
    peer: Peer, corpus: Corpus, queries: list[Query], cache: Path, *, ask: bool, again: bool
) -> Result:
    """What one recogniser makes of every query; of those kept, where nothing is to be asked."""
    file = asking.file(peer, corpus, cache)
    if again:
        file.unlink(missing_ok=True)
    with Kept(file) as kept:
        asked = (
            asking.ask(peer, corpus, queries, cache, kept)
            if ask
            else asking.so_far(peer, queries, kept)
        )
    if not asked.answers:
        return Result(peer.key, failure=asked.failure or "nothing was asked")
    limit = None if peer.own_threshold else score.limits(asked.answers)
    accepted = score.accepted(asked.answers, limit)
    timed = [a.seconds for a in accepted if a.query.length_s == QUERY_S]
    return Result(
        peer.key,
        asked.description,
        asked.failure,
        cells=score.cells(accepted),
        limits=limit,
        wrong=score.wrong_tracks(accepted),
        near=score.near_offsets(accepted),
        asked=len(asked.answers),
        index_s=asked.index_s,
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
