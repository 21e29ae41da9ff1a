"""`python -m bench`: build the corpus, run Onara and its peers on it, print one table."""

import argparse
import json
import os
import platform
import shlex
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench import cache, contest, corpus, peers, speed, table
from bench.debian import DebianError


def arguments(line: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="a corpus that is there already")
    keys = ",".join(p.key for p in peers.PEERS)
    parser.add_argument("--peers", default="all", help=f"all, none, or some of {keys}")
    parser.add_argument("--without-onara", action="store_true", help="run the peers alone")
    parser.add_argument("--only", choices=("clips", "speed"), help="half of the figures")
    parser.add_argument("--limit", type=int, metavar="N", help="N clips of each cell: a quick look")
    parser.add_argument("--so-far", action="store_true", help="tell what is kept, ask nothing")
    parser.add_argument("--again", action="store_true", help="ask what is kept already")
    parser.add_argument(
        "--clips", type=int, default=160, metavar="N", help="clips a condition at 5 s (160)"
    )
    parser.add_argument("--jobs", type=int, help="processes that build the corpus (all cores)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    chosen = parser.parse_args(line)
    unknown = set(peer_keys(chosen.peers)) - {p.key for p in peers.PEERS}
    if unknown:
        parser.error(f"no such peer: {', '.join(sorted(unknown))}; there are {keys}")
    return chosen


def peer_keys(text: str) -> list[str]:
    """The value of --peers as keys."""
    if text in ("all", "none"):
        return [p.key for p in peers.PEERS] if text == "all" else []
    return [key for key in text.split(",") if key]


def header(chosen: argparse.Namespace, found: corpus.Corpus, asked: int) -> dict[str, str]:
    """What the figures were made with."""
    try:
        onara = version("onara")
    except PackageNotFoundError:
        onara = "not installed"
    made = f"seed {corpus.full_recipe().seed}, recipe {corpus.VERSION}"
    shown = [a for a in sys.argv[1:] if a != "--markdown"]
    return {
        "command": shlex.join(["python", "-m", "bench", *shown]),
        "corpus": found.root.name if chosen.corpus else f"built here ({made})",
        "library": f"{len(found.library)} tracks, {found.hours:.2f} h",
        "clips": f"{asked} of {len(found.queries)}",
        "onara": onara,
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    }


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where there is no corpus or nothing could be measured."""
    chosen = arguments(line)
    store = cache.folder()
    try:
        root = chosen.corpus or corpus.build(corpus.full_recipe(chosen.clips), store, chosen.jobs)
        found = corpus.load(root)
    except DebianError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    except (OSError, KeyError, ValueError) as error:
        print(f"bench: {chosen.corpus} is not a corpus: {error}", file=sys.stderr)
        return 1
    queries = contest.sample(found.queries, chosen.limit)
    wanted = peer_keys(chosen.peers)
    entrants = [] if chosen.without_onara else [peers.ONARA]
    entrants += [p for p in peers.PEERS if p.key in wanted]
    results = []
    if chosen.only != "speed":
        results = [
            contest.enter(peer, found, queries, store, ask=not chosen.so_far, again=chosen.again)
            for peer in entrants
        ]
    figures = []
    if chosen.only != "clips" and not chosen.without_onara:
        figures = speed.measure(found, queries)
    facts = header(chosen, found, len(queries))
    report(facts, results, figures, chosen.markdown)
    if chosen.json:
        text = json.dumps(table.as_object(facts, results, figures), indent=1)
        chosen.json.write_text(text + "\n", encoding="utf-8")
    return 0 if figures or any(r.cells for r in results) else 1


def report(
    facts: dict[str, str],
    results: list[contest.Result],
    figures: list[speed.Speed],
    as_markdown: bool,
) -> None:
    """Print header, tables and failures."""
    mark, draw = ("* ", table.markdown) if as_markdown else ("", table.plain)
    for name, value in facts.items():
        print(f"{mark}{name}: {value}")
    for result in results:
        if result.description:
            print(f"{mark}{result.key}: {result.description}")
    for failure in table.failures(results):
        print(f"{mark}{failure}")
    if any(r.cells for r in results):
        print("\nClips: accepted and right, % (unknown clips: false answers, %);")
        lengths = sorted({length for r in results for _, length in r.cells or {}})
        print(f"each cell: {' / '.join(f'{length:g}' for length in lengths)} s\n")
        print(draw(table.clip_rows(results)))
    if figures:
        print()
        print(draw(table.speed_rows(figures)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
