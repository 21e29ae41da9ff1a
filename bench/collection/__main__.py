"""`python -m bench.collection`: how much of a messy folder is told, how rightly, and how fast."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from bench import cache
from bench.collection import making, plan, world
from bench.collection.judging import Judged, judged
from bench.collection.planned import Fault
from bench.table import markdown, plain
from onara.collection import examine
from onara.errors import OnaraError
from onara.processes import cores

SEED = 2026
_FILES_OF_A_DRAMA = 72


def arguments(line: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.collection", description=__doc__)
    parser.add_argument("--files", type=int, default=5000, metavar="N", help="about so many (5000)")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help=f"({SEED})")
    parser.add_argument(
        "--again", action="store_true", help="report on what is there of the folder"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    chosen = parser.parse_args(line)
    if chosen.files < 1:
        parser.error("--files takes a number from 1 on")
    return chosen


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where the folder cannot be made or read."""
    chosen = arguments(line)
    top = cache.folder() / "collection" / f"{chosen.files}-{chosen.seed}"
    folder, home = top / "OST", top / "home"
    dramas = list(world.dramas(max(1, chosen.files // _FILES_OF_A_DRAMA), chosen.seed))
    files = plan.planned(dramas, chosen.seed)
    try:
        if not chosen.again:
            making.make(folder, home, dramas, files, _tell("making"))
        files = [file for file in files if (folder / file.path).exists()]
        began = time.monotonic()
        examine(folder, home, progress=lambda what, done, of: _told(what, done, of))
        indexed, worked = time.monotonic(), _processor_s()
        report = examine(folder, home)
        ended, worked = time.monotonic(), _processor_s() - worked
    except (OSError, OnaraError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    result = judged(report, folder, files, plan.together(dramas, files))
    facts = {
        "command": shlex.join(["python", "-m", "bench.collection", *line]),
        "files": f"{len(files)}, {len(dramas)} invented dramas (seed {chosen.seed})",
        "listening": f"{indexed - began:.0f} s, once",
        "report": f"{ended - indexed:.1f} s, {worked:.1f} s of one processor",
        "onara": version("onara"),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {cores()} cores",
    }
    rows = _rows(result)
    print("\n".join(f"{name:<10} {value}" for name, value in facts.items()))
    print()
    print(markdown(rows) if chosen.markdown else plain(rows))
    if chosen.json:
        told: dict[str, object] = {
            "facts": facts,
            "rows": rows,
            "missed": [_missed(one) for one in result.missed],
        }
        told["wrong"] = [[str(path), name, list(values)] for path, name, values in result.wrong]
        chosen.json.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def _processor_s() -> float:
    """Seconds that this process and those it started have computed."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _rows(result: Judged) -> list[list[str]]:
    rows = [["fault", "in the folder", "found", "found, %", "told of nothing"]]
    for kind, (count, found) in sorted(result.found.items()):
        nothing = str(result.invented.get(kind, 0))
        rows.append([kind, str(count), str(found), f"{100 * found / count:.1f}", nothing])
    for kind in sorted(result.invented.keys() - result.found.keys()):
        rows.append([kind, "0", "0", "", str(result.invented[kind])])
    count = sum(count for count, _ in result.found.values())
    found = sum(found for _, found in result.found.values())
    share = f"{100 * result.share:.2f}"
    rows.append(["all", str(count), str(found), share, str(sum(result.invented.values()))])
    wrong = len(result.wrong)
    percent = f"{100 * wrong / max(1, result.proposals):.2f} %"
    rows.append([f"proposals: {result.proposals}", "", f"{wrong} wrong", percent, ""])
    by_field = Counter(name for _, name, _ in result.wrong)
    rows += [[f"wrong {name}", "", str(count), "", ""] for name, count in by_field.most_common()]
    return rows


def _missed(fault: Fault) -> list[str | None]:
    return [fault.kinds[0], str(fault.path) if fault.path else fault.song, fault.field]


def _tell(what: str) -> Callable[[int, int], None]:
    return lambda done, of: _told(what, done, of)


def _told(what: str, done: float, of: float) -> None:
    if sys.stderr.isatty():
        print(f"\r{what} {100 * done / of if of else 0:.0f} %   ", end="", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
