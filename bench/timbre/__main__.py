"""`python -m bench.timbre`: does what sounds alike to Onara belong together, and at what cost?"""

import argparse
import json
import platform
import shlex
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import numpy as np

from bench import cache, corpus
from bench.debian import DebianError
from bench.table import markdown, plain
from bench.timbre.figures import Figure, figures, unrelated
from bench.timbre.heard import Heard, hear
from onara.errors import OnaraError

HEADER = ["what", "cases", "share", "by chance"]


def arguments(line: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.timbre", description=__doc__)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="another corpus of that layout")
    parser.add_argument("--spread", action="store_true", help="print the constants instead")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    return parser.parse_args(line)


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where there is no corpus to be had or read."""
    chosen = arguments(line)
    try:
        folder = chosen.corpus or corpus.build(corpus.full_recipe(), cache.folder())
        heard = hear(folder)
        if not heard:
            raise OSError(f"{folder} holds no track that is long enough")
    except (OSError, KeyError, DebianError, OnaraError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    if chosen.spread:
        show_spread(heard)
        return 0
    hours = sum(each.seconds for each in heard) / 3600
    measuring = sum(each.measuring_s for each in heard)
    decoding = sum(each.decoding_s for each in heard)
    facts = {
        "command": shlex.join(["python", "-m", "bench.timbre", *line]),
        "corpus": f"{len(heard)} tracks of {len({each.soundtrack for each in heard})} "
        f"soundtracks, {hours:.2f} h",
        "cost": f"{measuring / hours:.2f} s of processor an hour of sound, "
        f"{measuring / decoding:.1%} of decoding",
        "onara": version("onara"),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
    }
    found = figures(heard)
    show(facts, found, as_markdown=chosen.markdown)
    if chosen.json:
        made = {"header": facts, "figures": [asdict(each) for each in found]}
        text = json.dumps(made, ensure_ascii=False, indent=1)
        chosen.json.write_text(text + "\n", encoding="utf-8")
    return 0


def show(facts: dict[str, str], found: list[Figure], *, as_markdown: bool) -> None:
    """Print header and table."""
    mark, draw = ("* ", markdown) if as_markdown else ("", plain)
    for name, value in facts.items():
        print(f"{mark}{name}: {value}")
    rows = [HEADER]
    for each in found:
        by_chance = "-" if each.chance is None else f"{each.chance:.3f}"
        rows.append([each.what, str(each.count), f"{each.share:.3f}", by_chance])
    print(f"\n{draw(rows)}")


def show_spread(heard: list[Heard]) -> None:
    """Print the constants of `onara.timbre.spread` and `likeness` that this corpus gives."""
    rows = np.array([each.whole for each in heard], np.float64)
    for name, values in (("mean", rows.mean(axis=0)), ("deviation", rows.std(axis=0))):
        print(f"{name}: {', '.join(f'{value:.2f}' for value in values)}")
    print("unrelated: {:.3f}, {:.3f}".format(*unrelated(heard)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
