"""`python -m bench.episodes`: whole episodes with their cues, Onara and its peers, one table."""

import argparse
import json
import os
import platform
import shlex
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench import cache, peers
from bench.debian import DebianError
from bench.episodes import entering, making, recipe, report, truth
from bench.episodes.entering import Result
from bench.episodes.heard import heard
from bench.episodes.plan import PlanError
from bench.table import markdown, plain

PEERS = ("audfprint", "audfprint-dense", "shazam")


def arguments(line: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.episodes", description=__doc__)
    keys = ",".join(PEERS)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="a corpus that is there already")
    parser.add_argument("--small", action="store_true", help="the small corpus of the test-suite")
    parser.add_argument("--peers", default="all", help=f"all, none, or some of {keys}")
    parser.add_argument("--without-onara", action="store_true", help="run the peers alone")
    parser.add_argument(
        "--hours",
        type=float,
        nargs="+",
        default=[],
        metavar="N",
        help="scan again with the library filled up to N hours (30 300)",
    )
    parser.add_argument(
        "--predictions", type=Path, metavar="FILE", help="judge cues, one JSON object a line"
    )
    parser.add_argument("--jobs", type=int, help="processes that build the corpus (all cores)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures and cues as JSON")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    chosen = parser.parse_args(line)
    strange = set(peer_keys(chosen.peers)) - {*PEERS}
    if strange:
        parser.error(f"no such peer: {', '.join(sorted(strange))}; there are {keys}")
    if chosen.corpus and chosen.small:
        parser.error("--corpus and --small are two corpora; name one")
    return chosen


def peer_keys(text: str) -> list[str]:
    """The value of --peers as keys."""
    if text in ("all", "none"):
        return [*PEERS] if text == "all" else []
    return [key for key in text.split(",") if key]


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where there is no corpus or nothing could be measured."""
    chosen = arguments(line)
    store, made = cache.folder(), recipe.SMALL if chosen.small else recipe.FULL
    try:
        corpus = truth.load(chosen.corpus or making.build(made, store, chosen.jobs))
    except (DebianError, PlanError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    except (OSError, KeyError, ValueError) as error:
        print(
            f"bench: {chosen.corpus or store} is not a corpus of episodes: {error}", file=sys.stderr
        )
        return 1
    try:
        results = compare(chosen, corpus, store)
    except (OSError, ValueError) as error:
        print(f"bench: {chosen.predictions} cannot be judged: {error}", file=sys.stderr)
        return 1
    facts = header(line, corpus, made, own=not chosen.corpus)
    show(facts, results, as_markdown=chosen.markdown)
    if chosen.json:
        text = json.dumps(report.as_object(facts, results), indent=1, ensure_ascii=False)
        chosen.json.write_text(text + "\n", encoding="utf-8")
    return 0 if any(r.figures for r in results) else 1


def compare(chosen: argparse.Namespace, corpus: truth.Episodes, store: Path) -> list[Result]:
    """Everyone that is to take part; or the cues of a file alone.  Raises OSError, ValueError."""
    if chosen.predictions:
        lines = chosen.predictions.read_text(encoding="utf-8").splitlines()
        told = [heard(json.loads(text)) for text in lines if text.strip()]
        return [entering.judged(chosen.predictions.name, "", corpus, told)]
    results = [] if chosen.without_onara else entering.onara(corpus, chosen.hours)
    wanted = [p for p in peers.PEERS if p.key in peer_keys(chosen.peers)]
    return results + [entering.peer(p, corpus, store) for p in wanted]


def header(
    line: list[str], corpus: truth.Episodes, made: recipe.Recipe, *, own: bool
) -> dict[str, str]:
    """What the figures were made with."""
    try:
        onara = version("onara")
    except PackageNotFoundError:
        onara = "not installed"
    built = f"built here ({made.name}, seed {made.seed}, recipe {recipe.VERSION})"
    unknown = sum(not cue.track for cue in corpus.cues)
    shown = [word for word in line if word != "--markdown"]
    return {
        "command": shlex.join(["python", "-m", "bench.episodes", *shown]),
        "corpus": built if own else corpus.root.name,
        "library": f"{len(corpus.library)} tracks, {corpus.hours_of_library:.2f} h",
        "episodes": f"{len(corpus.durations_s)}, {corpus.hours:.2f} h",
        "cues": f"{len(corpus.cues)}, of them {unknown} of unknown music",
        "onara": onara,
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    }


def show(facts: dict[str, str], results: list[Result], *, as_markdown: bool) -> None:
    """Print header, failures and tables."""
    mark, draw = ("* ", markdown) if as_markdown else ("", plain)
    for name, value in facts.items():
        print(f"{mark}{name}: {value}")
    for result in results:
        if result.failure:
            print(f"{mark}{result.key} could not take part: {result.failure}")
        elif result.description:
            print(f"{mark}{result.key}: {result.description}")
    if any(r.figures for r in results):
        print()
        print(draw(report.rows(results)))
    if spent := report.cost_rows(results):
        print()
        print(draw(spent))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
