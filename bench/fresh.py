"""`python -m bench.fresh`: clips at their own speed by the hundred.

A cell of the table of `python -m bench` has 32 clips but for 5 s, so that one moment of one track
is three points.  This draws excerpts of the same tracks anew, by a seed of its own, and asks Onara.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench import bed, cache, clips, corpus, table
from bench.bed import SECONDS
from bench.clips import Clip
from bench.corpus import Corpus
from bench.debian import DebianError
from bench.misses import taken_in
from bench.progress import Progress
from bench.tracks import Placed, survey
from onara import Library
from onara.audio.decode import Sound

SEED = 1207
CONDITIONS = tuple(
    c for c in clips.CONDITIONS if c.split == "library" and not c.is_played_otherwise
)


def planned(found: Corpus, lengths: Sequence[int], count: int, seed: int) -> list[Clip]:
    """So many excerpts of each length, the same under every condition."""
    progress = Progress("tracks looked at", len(found.library))
    places = []
    for name, path in found.library.items():
        track = survey(path, "", name)
        if track:
            places.append(Placed(track, "library", name))
        progress.step()
    rng = np.random.default_rng(seed)
    return clips.plan(places, CONDITIONS, dict.fromkeys(lengths, count), SECONDS, rng)


def named(library: Library, wanted: Sequence[Clip], store: Path, seed: int) -> Counter[str]:
    """How many clips of each condition and length are named right, with ``wrong`` those that are
    named otherwise."""
    recordings = {r.paths[0].name: r.recording for r in library.recordings()}
    counted: Counter[str] = Counter()
    progress = Progress("clips", len(wanted))
    for group in clips.by_track(list(wanted)):
        with tempfile.TemporaryDirectory(prefix="onara-fresh-") as folder:
            clips.make(group, bed.file(store, seed), Path(folder))
            for clip in group:
                with Sound(Path(folder) / clip.file) as sound:
                    best = library.hear(sound.blocks()).best
                if best:
                    is_right = best.recording == recordings[clip.track]
                    counted[_cell(clip.condition.name, clip.length_s) if is_right else "wrong"] += 1
                progress.step()
    return counted


def rows(counted: Counter[str], lengths: Sequence[int], count: int) -> table.Rows:
    """One row a condition, one column a length, in per cent."""
    made = [["clips", *(f"{length:g} s" for length in lengths)]]
    for condition in CONDITIONS:
        shares = [100 * counted[_cell(condition.name, length)] / count for length in lengths]
        made.append([condition.name, *(f"{share:.1f}" for share in shares)])
    return [*made, ["named wrongly, of all", str(counted["wrong"]), *[""] * (len(lengths) - 1)]]


def _cell(condition: str, length_s: float) -> str:
    return f"{condition} {length_s:g}"


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where there is no corpus."""
    parser = argparse.ArgumentParser(prog="python -m bench.fresh", description=__doc__)
    parser.add_argument("--excerpts", type=int, default=200, metavar="N")
    parser.add_argument("--lengths", type=int, nargs="+", default=[1, 2, 5], metavar="S")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    chosen = parser.parse_args(line)
    recipe = corpus.full_recipe()
    try:
        found = corpus.load(corpus.build(recipe, cache.folder()))
    except (DebianError, OSError, KeyError, ValueError) as error:
        print(f"bench: there is no corpus: {error}", file=sys.stderr)
        return 1
    wanted = planned(found, chosen.lengths, chosen.excerpts, chosen.seed)
    with taken_in(found) as library:
        counted = named(library, wanted, cache.folder(), recipe.seed)
    told = rows(counted, chosen.lengths, chosen.excerpts)
    print(f"{len(wanted)} clips of {len(found.library)} tracks; seed {chosen.seed}")
    print((table.markdown if chosen.markdown else table.plain)(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
