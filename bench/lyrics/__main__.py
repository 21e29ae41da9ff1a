"""`python -m bench.lyrics`: how often a line is found among many invented songs, and how fast."""

import argparse
import json
import platform
import shlex
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from bench import cache
from bench.lyrics import library, questions
from bench.lyrics.figures import Asked, ask, figures
from bench.questions.asking import nearest_rank
from bench.table import markdown, plain
from onara.errors import OnaraError
from onara.lyrics import LyricStore

HEADER = ["words", "questions", "first", "in five", "plainly", "plainly another"]


def arguments(line: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.lyrics", description=__doc__)
    parser.add_argument("--songs", type=int, default=10_000, metavar="N", help="songs (10000)")
    parser.add_argument(
        "--each", type=int, default=200, metavar="N", help="questions of a kind (200)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    chosen = parser.parse_args(line)
    if chosen.songs < 1 or chosen.each < 1:
        parser.error("--songs and --each take numbers from 1 on")
    return chosen


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where the songs cannot be written or read."""
    chosen = arguments(line)
    written = library.songs(chosen.songs)
    try:
        path = library.store(cache.folder(), written)
        with LyricStore.open(path) as store:
            count = len(store)
            asked = ask(store, questions.questions(written, chosen.each))
    except (OSError, OnaraError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    facts = {
        "command": shlex.join(["python", "-m", "bench.lyrics", *line]),
        "songs": f"{chosen.songs} invented, {count} lines (seed {library.SEED})",
        "questions": f"{len(asked)} (seed {questions.SEED})",
        "store": f"{path.stat().st_size / 1e6:.0f} MB",
        "onara": version("onara"),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
    }
    show(facts, asked, as_markdown=chosen.markdown)
    if chosen.json:
        made = {"header": facts, "figures": [asdict(each) for each in figures(asked)]}
        text = json.dumps(made, ensure_ascii=False, indent=1)
        chosen.json.write_text(text + "\n", encoding="utf-8")
    return 0


def show(facts: dict[str, str], asked: list[Asked], *, as_markdown: bool) -> None:
    """Print header, table and times."""
    mark, draw = ("* ", markdown) if as_markdown else ("", plain)
    for name, value in facts.items():
        print(f"{mark}{name}: {value}")
    rows = [HEADER]
    answered = {each.kind for each in asked if each.has_answer}
    for each in figures(asked):
        shares = (each.first, each.five, each.plain, each.wrong)
        told = [f"{share:.3f}" for share in shares]
        cells = told if each.kind in answered else ["-", "-", told[2], "-"]
        rows.append([each.kind, str(each.count), *cells])
    print(f"\n{draw(rows)}\n")
    times = [each.ms for each in asked]
    p50, p95 = nearest_rank(times, 50), nearest_rank(times, 95)
    print(f"{mark}a search takes {p50:.0f} ms (median), {p95:.0f} ms (95th percentile)")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
