"""`python -m bench.curve`: how short may a clip be, and how far below speech may its music lie?"""

import argparse
import json
import os
import platform
import shlex
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import bed, cache, corpus, peers
from bench.__main__ import peer_keys
from bench.asking import ask
from bench.curve import figures, making, picture
from bench.debian import DebianError
from bench.kept import Kept
from bench.table import markdown, plain

PEER_LENGTHS = (0.5, 1.0, 2.0, 3.0, 5.0, 10.0)


def arguments(line: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.curve", description=__doc__)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="another corpus of that layout")
    parser.add_argument("--full", action="store_true", help="the whole corpus of `python -m bench`")
    parser.add_argument("--clips", type=int, default=40, metavar="N", help="clips a cell (40)")
    keys = ",".join(p.key for p in peers.PEERS)
    parser.add_argument("--peers", default="all", help=f"all, none, or some of {keys}")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw the picture")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    chosen = parser.parse_args(line)
    unknown = set(peer_keys(chosen.peers)) - {p.key for p in peers.PEERS}
    if unknown:
        parser.error(f"no such peer: {', '.join(sorted(unknown))}; there are {keys}")
    return chosen


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where there is no corpus or nothing could be measured."""
    chosen = arguments(line)
    store, seed = cache.folder(), corpus.full_recipe().seed
    try:
        recipe = corpus.full_recipe() if chosen.full else corpus.middle_recipe()
        found = corpus.load(chosen.corpus or corpus.build(recipe, store))
        folder = store / f"curve-{found.root.name}"
        (folder / "clips").mkdir(parents=True, exist_ok=True)
        bed_file = bed.file(store, seed)
        cuts = making.excerpts(found, chosen.clips, bed.SECONDS, seed)
        known = making.known(found, cuts, making.LENGTHS, bed_file, folder / "clips")
        unknown = making.unknown(found, chosen.clips, PEER_LENGTHS, folder / "clips")
    except (OSError, KeyError, ValueError, DebianError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    wanted = peer_keys(chosen.peers)
    cells: dict[str, figures.Cells] = {}
    limits: dict[str, Any] = {}
    levels: list[figures.Level] = []
    least = float("nan")
    with Kept(folder / "answers.jsonl") as kept:
        for peer in (peers.ONARA, *(p for p in peers.PEERS if p.key in wanted)):
            # What Onara names that is not there is measured by `bench.calibration`.
            queries = known
            if not peer.own_threshold:
                queries = [q for q in (*unknown, *known) if q.length_s in PEER_LENGTHS]
            answers = ask(peer, found, queries, store, kept).answers
            if answers:
                cells[peer.key], limits[peer.key] = figures.shares(peer, answers)
            if answers and peer.own_threshold:
                least = figures.least_z(answers)
                levels = figures.levels(answers, least)
    if not cells:
        return 1
    facts = {
        "command": shlex.join(
            ["python", "-m", "bench.curve", *(w for w in line if w != "--markdown")]
        ),
        "library": f"{len(found.library)} tracks, {found.hours:.2f} h",
        "clips": f"{len(cuts)} a cell, {len(making.LENGTHS) * len(making.CONDITIONS)} cells, "
        f"{len(unknown)} unknown for the peers; seed {seed}",
        "onara": version("onara"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    }
    report(facts, cells, levels, least, chosen.markdown)
    if chosen.svg:
        note = f"python -m bench.curve --clips {len(cuts)}, seed {seed}"
        chosen.svg.write_text(picture.drawn(cells, note), encoding="utf-8")
    if chosen.json:
        told = {
            "header": facts,
            "limits": {
                key: limit and {f"{k:g}": v for k, v in limit.items()}
                for key, limit in limits.items()
            },
            "cells": [
                {"recogniser": key, "condition": c, "length_s": length, **asdict(share)}
                for key, mine in cells.items()
                for (c, length), share in sorted(mine.items())
            ],
            "levels": [asdict(one) for one in levels],
        }
        chosen.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


def report(
    facts: dict[str, str],
    cells: dict[str, figures.Cells],
    levels: list[figures.Level],
    least: float,
    as_markdown: bool,
) -> None:
    """Print header and tables."""
    mark, draw = ("* ", markdown) if as_markdown else ("", plain)
    for name, value in facts.items():
        print(f"{mark}{name}: {value}")
    for key, mine in cells.items():
        print(f"\n{key}: accepted and right, % (unknown clips: false answers, %)\n")
        print(draw(figures.rows(mine)))
    print(f"\nonara: coherence that the heights tell, and the length at which z is {least:.1f}\n")
    print(draw(figures.level_rows(levels)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
