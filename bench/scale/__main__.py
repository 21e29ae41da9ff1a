"""``python -m bench.scale``: size, memory and time of a question as a library grows."""

import argparse
import json
import sys
from pathlib import Path

from bench import cache, clips, corpus
from bench.debian import DebianError
from bench.scale import drawing, report
from bench.scale.growing import Made, gone, grown
from bench.scale.invented import LENGTH_S, Source
from bench.scale.measuring import Clip, measure, remember
from bench.scale.report import Size

CONDITIONS = ("clean", "mp3_64k", "speech_0dB", "speech_-5dB", "room")
LENGTH = 5.0
COLD = 5
"""Clips that are asked cold, each by a process of its own."""


def recipe() -> corpus.Recipe:
    """All of the benchmark's music, and clips of 5 s alone."""
    packages = tuple(e["package"] for kind in ("music", "speech") for e in corpus.entries(kind))
    known = tuple(each for each in clips.CONDITIONS if each.name in CONDITIONS)
    return corpus.Recipe("scale", packages, known, clips_by_length=((5, 80),))


def arguments(line: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench.scale", description=__doc__)
    parser.add_argument("--recordings", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--corpus", type=Path, help="a corpus on disk instead of our own")
    parser.add_argument("--limit", type=int, default=20, help="clips of each condition")
    parser.add_argument(
        "--share-bits-from",
        type=int,
        default=1_000_000,
        metavar="N",
        help="from so many recordings on invented ones share their bits: 133 GB would be needed",
    )
    parser.add_argument("--keep", action="store_true", help="leave the indexes in the cache")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the growth as SVG")
    return parser.parse_args(line)


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where there is no corpus."""
    chosen = arguments(line)
    store = cache.folder()
    try:
        root = chosen.corpus or corpus.build(recipe(), store)
        held = corpus.load(root)
    except (DebianError, OSError, KeyError, ValueError) as error:
        print(f"bench: no corpus: {error}", file=sys.stderr)
        return 1
    print("bench: measuring real music", file=sys.stderr)
    source = Source.of(sorted((root / "unknown").iterdir()))
    sizes = []
    for count in sorted(chosen.recordings):
        folder = store / f"scale-{count}"
        shares = count >= chosen.share_bits_from
        made = grown(folder, held.library, source, count, shares_bits=shares)
        sizes.append(_size(made, held, count, _clips(held, made, chosen)))
        print(json.dumps(report.as_object(sizes[-1:])), file=sys.stderr)
        if not chosen.keep:
            gone(folder)
    for text in report.facts(held, sizes):
        print(text)
    print(report.table(sizes, as_markdown=chosen.markdown))
    if chosen.json:
        chosen.json.write_text(json.dumps(report.as_object(sizes), indent=1) + "\n")
    if chosen.plot:
        chosen.plot.write_text(drawing.growth(sizes), encoding="utf-8")
    return 0


def _clips(held: corpus.Corpus, made: Made, chosen: argparse.Namespace) -> list[Clip]:
    """So many of each condition, those of one excerpt under all of them."""
    chosen_clips: list[Clip] = []
    for condition in CONDITIONS:
        of_it = [
            query
            for query in held.queries
            if query.condition == condition and query.length_s == LENGTH and query.track
        ]
        of_it.sort(key=lambda query: (query.track, query.start_s or 0))
        step = max(1, len(of_it) // chosen.limit)
        chosen_clips += [
            Clip(str(query.path), condition, made.names[query.track])
            for query in of_it[::step][: chosen.limit]
        ]
    return chosen_clips


def _size(made: Made, held: corpus.Corpus, count: int, asked: list[Clip]) -> Size:
    cold = [
        measure(made.folder, [clip], cold=True) for clip in asked[:: max(1, len(asked) // COLD)]
    ]
    remember(made.folder)
    warm = measure(made.folder, asked)
    sizes = [path.stat().st_size for path in made.folder.iterdir()]
    return Size(
        count, count * LENGTH_S / 3600 + held.hours, sum(sizes), made.shares_bits, warm, cold
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
