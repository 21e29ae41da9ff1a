"""`python -m bench.calibration`: does p mean what it says?"""

import argparse
import json
import os
import platform
import shlex
import shutil
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from bench import bed, cache, corpus
from bench.calibration import asking, figures, picture
from bench.calibration.asking import Wanted
from bench.calibration.negatives import KINDS, Material
from bench.debian import DebianError
from bench.kept import Kept
from bench.speech import RATE
from bench.table import markdown, plain
from onara.errors import OnaraError

LENGTHS = [1.0, 2.0, 5.0]


def arguments(line: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.calibration", description=__doc__)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="another corpus of that layout")
    parser.add_argument("--full", action="store_true", help="the whole corpus of `python -m bench`")
    parser.add_argument(
        "--queries", type=int, default=150, metavar="N", help="queries a kind and length (150)"
    )
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS), metavar="KIND")
    parser.add_argument("--lengths", nargs="+", type=float, default=LENGTHS, metavar="S")
    parser.add_argument(
        "--exchange",
        action="store_true",
        help="the corpus's unknown tracks as the library, its library as unknown music",
    )
    parser.add_argument("--again", action="store_true", help="forget what was asked before")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw the picture")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    return parser.parse_args(line)


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where there is no corpus or the library cannot be made."""
    chosen = arguments(line)
    store = cache.folder()
    seed = corpus.full_recipe().seed
    try:
        recipe = corpus.full_recipe() if chosen.full else corpus.middle_recipe()
        found = corpus.load(chosen.corpus or corpus.build(recipe, store))
        known, unknown = list(found.library.values()), sorted((found.root / "unknown").iterdir())
        if chosen.exchange:
            known, unknown = unknown, known
        kind = "exchanged" if chosen.exchange else "plain"
        folder = store / f"calibration-{kind}-{found.root.name}"
        if chosen.again:
            shutil.rmtree(folder, ignore_errors=True)
        opened = asking.library(known, folder / "home")
        material = Material.of(unknown, bed.bed(store, seed), RATE)
        with opened, Kept(folder / "answers.jsonl") as kept:
            wanted = Wanted(chosen.kinds, chosen.lengths, chosen.queries)
            asking.ask(opened, material, wanted, seed=seed, kept=kept)
            asked = asking.asked(kept, wanted)
            refused = all(asking.refuses_silence(opened, seconds) for seconds in chosen.lengths)
            hours = sum(each.duration_s for each in opened.recordings()) / 3600
            recordings = len(opened)
    except (OSError, KeyError, ValueError, DebianError, OnaraError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    shown = [word for word in line if word != "--markdown"]
    facts = {
        "command": shlex.join(["python", "-m", "bench.calibration", *shown]),
        "library": f"{recordings} recordings, {hours:.2f} h",
        "queries": f"{len(asked)} of {', '.join(f'{s:g}' for s in chosen.lengths)} s, seed {seed}",
        "silence": "refused" if refused else "not refused",
        "onara": version("onara"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    }
    mark, draw = ("* ", markdown) if chosen.markdown else ("", plain)
    for name, value in facts.items():
        print(f"{mark}{name}: {value}")
    groups = figures.groups(asked)
    print("\nShare of queries (and number) whose p is at most x; ! where that is too high:\n")
    print(draw(figures.rows(groups)))
    if chosen.svg:
        note = f"python -m bench.calibration --queries {chosen.queries}, seed {seed}"
        chosen.svg.write_text(picture.drawn(asked, note), encoding="utf-8")
    if chosen.json:
        rates = {g.name: [asdict(g.rate(x)) for x in figures.LIMITS] for g in groups}
        text = json.dumps({"header": facts, "rates": rates}, indent=1)
        chosen.json.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
