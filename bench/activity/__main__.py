"""`python -m bench.activity train|measure`: teach the network that hears music and speech; test it.

`train` needs PyTorch (bench/activity/requirements.txt) and Debian's packages; `measure` neither.
"""

import argparse
import platform
import shlex
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from bench import cache
from bench.activity import measure
from bench.debian import DebianError
from bench.table import markdown, plain
from onara.activity.network import WEIGHTS
from onara.errors import OnaraError

SCENES = 320
"""Of two and a half minutes: 13 hours."""
STEPS = 1000
HELD_OUT, HELD_OUT_SEED = 24, 1_000_000
"""Scenes that are not learnt from."""


def arguments(line: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.activity", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="mix scenes, train, write the weights")
    train.add_argument("--scenes", type=int, default=SCENES, metavar="N", help=f"({SCENES})")
    train.add_argument("--steps", type=int, default=STEPS, metavar="N", help=f"({STEPS})")
    train.add_argument("--seed", type=int, default=1, metavar="N", help="(1)")
    train.add_argument("--jobs", type=int, default=2, metavar="N", help="processes that mix (2)")
    train.add_argument("--out", type=Path, default=WEIGHTS, metavar="FILE", help="the package's")
    test = commands.add_parser("measure", help="figures on episodes with cues.csv")
    test.add_argument("corpus", type=Path, nargs="+", help="folder with episodes/ and cues.csv")
    test.add_argument("--markdown", action="store_true", help="print a Markdown table")
    return parser.parse_args(line)


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where the material or the corpus is not there."""
    chosen = arguments(line)
    try:
        if chosen.command == "train":
            teach(chosen)
        else:
            show(chosen, line)
    except FileNotFoundError as error:
        print(f"bench: {error.filename} is not there", file=sys.stderr)
        return 1
    except (DebianError, OnaraError, OSError, KeyError, ValueError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    return 0


def teach(chosen: argparse.Namespace) -> None:
    """Train and write the weights, as half precision: probabilities differ by 0.001 at most."""
    from bench.activity import training  # here, because measuring does without PyTorch
    from bench.activity.dataset import dataset

    store = cache.folder()
    held_out = dataset(store, HELD_OUT_SEED, HELD_OUT, chosen.jobs)
    data = dataset(store, chosen.seed, chosen.scenes, chosen.jobs)
    net = training.train(data, held_out, chosen.seed, chosen.steps)
    kept: dict[str, Any] = dict(training.weights(net))
    np.savez_compressed(chosen.out, **kept)
    print(f"bench: wrote {chosen.out} ({chosen.out.stat().st_size / 1e3:.0f} kB)")


def show(chosen: argparse.Namespace, line: list[str]) -> None:
    """Print the figures, with the side of the programme and without."""
    print(f"command: {shlex.join(['python', '-m', 'bench.activity', *line])}")
    print(f"python: {platform.python_version()}, numpy: {version('numpy')}")
    rows: list[list[str]] = []
    names: list[str] = []
    tallies = []
    for corpus in chosen.corpus:
        for with_side in (True, False):
            tally = measure.measured(corpus, with_side=with_side)
            tallies.append(tally)
            names.append(f"{corpus.name}, {'middle and side' if with_side else 'middle alone'}")
    kinds = sorted({kind for tally in tallies for kind in tally.there_s})
    for name, tally in zip(names, tallies, strict=True):
        rows.append([name, *measure.figures(tally, kinds)])
    head = ["", *measure.headings(kinds)]
    table = [list(column) for column in zip(head, *rows, strict=True)]
    print((markdown if chosen.markdown else plain)(table))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
