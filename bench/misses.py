"""`python -m bench.misses`: clips of known music that Onara does not name, and what each one lacks.

Only clips at their own speed: the others have ways of their own to be found.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import cache, corpus, table
from bench.corpus import Corpus, Query
from bench.debian import DebianError
from bench.progress import Progress
from onara import Library
from onara.audio.decode import Sound
from onara.library.hearing import WAYS, Heard
from onara.match import SURE_P, lasting

REASONS = {
    "other": "another recording is highest",
    "chance": "it is highest, but not above chance",
    "lasting": "it is above chance, but only for moments",
    "narrow": "it is above chance, but only in few bands",
}
ABOVE_CHANCE_Z = 7.5
"""What chance hardly gives in hours of a library."""


@dataclass(frozen=True)
class Miss:
    """A clip that is not named, why, and what is known of the highest recording."""

    query: Query
    reason: str
    z: float
    p: float
    support: float


def why(heard: Heard, recording: str) -> str | None:
    """Key of `REASONS`, None where the recording is named."""
    if heard.best and heard.best.recording == recording:
        return None
    if heard.best or not heard.found or heard.found[0].recording != recording:
        return "other"
    best = heard.found[0]
    if best.p == 1.0 and not best.support and best.z > ABOVE_CHANCE_Z:
        return "narrow"
    # p is the rarer of two: of chance, and of what the best moments leave.
    kept = lasting(best.support, WAYS)
    return "lasting" if best.support and kept > SURE_P and kept >= best.p else "chance"


@contextmanager
def taken_in(found: Corpus) -> Iterator[Library]:
    """A library of a corpus' tracks, for as long as it is asked.

    Raises ValueError where a track is refused.
    """
    with (
        tempfile.TemporaryDirectory(prefix="onara-bench-") as home,
        Library.open(Path(home)) as library,
    ):
        for outcome in library.add(list(found.library.values())):
            if outcome.status == "refused":
                raise ValueError(f"{outcome.path}: {outcome.reason}")
        yield library


def misses(library: Library, queries: Sequence[Query]) -> list[Miss]:
    """What is not named of the queries, each of which is of a track of the library."""
    recordings = {r.paths[0].name: r.recording for r in library.recordings()}
    progress = Progress("clips", len(queries))
    missed = []
    for query in queries:
        with Sound(query.path) as sound:
            heard = library.hear(sound.blocks())
        reason = why(heard, recordings[query.track])
        if reason:
            best = heard.found[0] if heard.found else None
            figures = (best.z, best.p, best.support) if best else (0.0, 1.0, 0.0)
            missed.append(Miss(query, reason, *figures))
        progress.step()
    return missed


def rows(missed: Sequence[Miss], queries: Sequence[Query]) -> table.Rows:
    """One row a condition and length, one column a reason."""
    asked = Counter((q.condition, q.length_s) for q in queries)
    counted = Counter((m.query.condition, m.query.length_s, m.reason) for m in missed)
    made = [["clips", "asked", *REASONS.values()]]
    for condition, length in asked:
        counts = [counted[condition, length, reason] for reason in REASONS]
        if any(counts):
            label = f"{condition}, {length:g} s"
            made.append([label, str(asked[condition, length]), *map(str, counts)])
    return made


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where there is no corpus."""
    parser = argparse.ArgumentParser(prog="python -m bench.misses", description=__doc__)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="a corpus that is there already")
    parser.add_argument("--lengths", type=float, nargs="+", default=[1, 2, 5], metavar="S")
    parser.add_argument("--each", action="store_true", help="tell each clip that is missed")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    chosen = parser.parse_args(line)
    try:
        root = chosen.corpus or corpus.build(corpus.full_recipe(), cache.folder())
        found = corpus.load(root)
    except (DebianError, OSError, KeyError, ValueError) as error:
        print(f"bench: there is no corpus: {error}", file=sys.stderr)
        return 1
    queries = sorted(
        (
            query
            for query in found.queries
            if query.track and query.length_s in chosen.lengths and not query.is_played_otherwise
        ),
        key=lambda query: (*table.order(query.condition), query.length_s, query.path.name),
    )
    with taken_in(found) as library:
        missed = misses(library, queries)
    if chosen.each:
        for miss in missed:
            of, told = miss.query, f"z {miss.z:.1f}, p {miss.p:.1e}, lasting {miss.support:.1f}"
            print(
                f"{of.path.name} {of.condition} {of.length_s:g} s: {REASONS[miss.reason]}; {told}"
            )
    print((table.markdown if chosen.markdown else table.plain)(rows(missed, queries)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
