"""`python -m bench.questions`: ask what people ask, and print how often the answer is right."""

import argparse
import json
import platform
import shlex
import sys
import tempfile
from contextlib import AbstractContextManager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import cache
from bench.questions import report
from bench.questions.asking import Asker, ask
from bench.questions.figures import P95_MS
from bench.questions.rows import KINDS, OWN, Question, RowError, read
from bench.table import markdown, plain
from onara.errors import OnaraError


def arguments(line: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.questions", description=__doc__)
    parser.add_argument("--golden", type=Path, metavar="DIR", help="a further folder of questions")
    parser.add_argument("--only", choices=KINDS, metavar="KIND", help=f"one of {', '.join(KINDS)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--misses", action="store_true", help="print what was not answered well")
    parser.add_argument("--patterns", action="store_true", help="by way of asking, not by language")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    parser.add_argument(
        "--million",
        type=int,
        nargs="?",
        const=1_000_000,
        metavar="N",
        help="ask for names with N songs imported (a million)",
    )
    chosen = parser.parse_args(line)
    if chosen.million is not None and chosen.million < 1:
        parser.error("--million takes the number of songs, at least 1")
    if chosen.million and (chosen.golden or chosen.only):
        parser.error("--million asks for names of its own; leave --golden and --only out")
    return chosen


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where the questions cannot be read or nothing can be asked."""
    chosen = arguments(line)
    try:
        reports = among_a_million(chosen) if chosen.million else as_bundled(chosen)
    except (RowError, OnaraError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    facts = header(chosen)
    show(facts, reports, chosen)
    if chosen.json:
        made = {"header": facts, "sets": [report.as_object(each) for each in reports]}
        text = json.dumps(made, ensure_ascii=False, indent=1)
        chosen.json.write_text(text + "\n", encoding="utf-8")
    return 0


def as_bundled(chosen: argparse.Namespace) -> list[report.Report]:
    """Our own set, and the further one, asked of the catalogue that comes with the program.

    Raises RowError or OnaraError.
    """
    kinds = (chosen.only,) if chosen.only else KINDS
    sets = {"our own set": read(OWN, kinds)}
    if chosen.golden:
        sets[str(chosen.golden)] = read(chosen.golden, kinds)
    # An empty home, so that what this machine's user owns and imported has no say.
    with tempfile.TemporaryDirectory(prefix="onara-bench-") as home:
        return answered(sets, Path(home), report.EITHER_TARGET)


def among_a_million(chosen: argparse.Namespace) -> list[report.Report]:
    """The names of our own set, and some drawn from the songs, in a catalogue that large.

    Raises RowError or OnaraError.
    """
    from bench.questions import large, million

    modules = [Path(__file__).with_name(name) for name in ("million.py", "invented.py")]
    mark = large.mark_of(modules)
    kept = large.home(cache.folder(), chosen.million, million.songs, mark)
    sets = {
        "our own names": read(OWN, ("names",)),
        "drawn from the songs": read(kept, ("names",)),
    }
    how = "a million songs"
    return answered(sets, kept / "home", f"{P95_MS[how]} with {how}")


def answered(sets: dict[str, list[Question]], home: Path, p95_target: str) -> list[report.Report]:
    """A report for each set, all asked of one process.  Raises OnaraError."""
    with opened(home) as asker:
        return [
            report.Report(title, ask(asker, questions), p95_target)
            for title, questions in sets.items()
        ]


def opened(home: Path) -> AbstractContextManager[Asker]:
    """The program's front door, as a program that uses it opens it."""
    from onara.ask import Asker as FrontDoor

    door: AbstractContextManager[Asker] = FrontDoor.open(home)
    return door


def header(chosen: argparse.Namespace) -> dict[str, str]:
    """What the figures were made with."""
    shown = ["bench.questions", *(a for a in sys.argv[1:] if a != "--markdown")]
    return {
        "command": shlex.join(["python", "-m", *shown]),
        "onara": version("onara"),
        "songs imported": str(chosen.million or 0),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
    }


def show(facts: dict[str, str], reports: list[report.Report], chosen: Any) -> None:
    """Print header, tables and the lines below them."""
    mark, draw = ("* ", markdown) if chosen.markdown else ("", plain)
    for name, value in facts.items():
        print(f"{mark}{name}: {value}")
    for each in reports:
        print(f"\n{each.title}\n")
        print(draw(report.rows(each.asked, by="pattern" if chosen.patterns else "lang")))
        print()
        for line in report.lines(each):
            print(f"{mark}{line}")
        if chosen.misses:
            for line in report.misses(each.asked):
                print(f"{mark}{line}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
