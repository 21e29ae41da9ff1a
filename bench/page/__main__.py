"""`python -m bench.page`: how fast is the page, alone and in a crowd?"""

import argparse
import json
import os
import platform
import random
import shlex
import sys
import tempfile
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import numpy as np

from bench.page.crowd import Uploads, crowd, uploads
from bench.page.server import Server
from bench.page.walk import Times, episodes, walk
from bench.questions.rows import OWN, read
from bench.sound import write_wav
from bench.table import markdown, plain
from onara.audio import SAMPLE_RATE
from onara.audio.decode import decode
from onara.demo import Rendered, render
from onara.library import Library
from onara.scan import Scanner

SEED = 1609
CLIPS, CLIP_S = 20, 5.0


def arguments(line: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.page", description=__doc__)
    parser.add_argument("--people", type=int, default=50, help="who ask at once (50)")
    parser.add_argument("--seconds", type=float, default=120.0, help="how long they ask (120)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    return parser.parse_args(line)


def main(line: list[str]) -> int:
    """Exit status: 0, or 1 where something was not answered."""
    chosen = arguments(line)
    rng = random.Random(SEED)
    questions = [each.query for each in read(OWN)]
    with tempfile.TemporaryDirectory() as held:
        rendered = render(Path(held) / "demo")
        home = rendered.folder / "home"
        _fill(home, rendered)
        clips = _clips(rendered, Path(held) / "clips", rng)
        with Server(home) as server:
            alone = walk(server.port, rng, episodes(server.port))
            together = uploads(server, clips)
            asking = crowd(server.port, chosen.people, chosen.seconds, questions, SEED)
    figures = [*alone, asking]
    facts = {
        "command": shlex.join(["python", "-m", "bench.page", *line]),
        "corpus": f"the bundled catalogue, the demo's home, {len(questions)} questions",
        "seed": str(SEED),
        "crowd": f"{chosen.people} people, {chosen.seconds:.0f} s, no pause between questions",
        "onara": version("onara"),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    }
    show = markdown if chosen.markdown else plain
    for name, value in facts.items():
        print(f"{name}: {value}")
    print("", show(_rows(figures)), "", show(_upload_rows(together)), sep="\n")
    if chosen.json:
        told = {"header": facts, "times": [asdict(each) for each in figures]}
        told["uploads"] = asdict(together)
        chosen.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    failed = sum(each.errors for each in figures) + together.clips - together.answered
    return 1 if failed else 0


def _fill(home: Path, rendered: Rendered) -> None:
    """The demo's soundtrack and its season, taken in."""
    with Library.open(home) as library:
        library.add([rendered.soundtrack])
    with Scanner.open(home) as scanner:
        for _ in scanner.scan(sorted(rendered.season.glob("*.mkv"))):
            pass


def _clips(rendered: Rendered, folder: Path, rng: random.Random) -> list[Path]:
    """Clips of the demo's recordings, under noise as loud as they are."""
    folder.mkdir()
    noise = np.random.default_rng(SEED)
    made = []
    for number in range(CLIPS):
        sound = decode(rng.choice(list(rendered.recordings.values())))
        length = round(CLIP_S * SAMPLE_RATE)
        start = rng.randrange(len(sound) - length)
        clip = sound[start : start + length]
        loud = float(np.sqrt(np.mean(clip**2)))
        clip = clip + noise.normal(0, loud, length).astype(np.float32)
        made.append(folder / f"clip-{number}.wav")
        write_wav(made[-1], 0.5 * clip / np.abs(clip).max(), SAMPLE_RATE)
    return made


def _rows(figures: list[Times]) -> list[list[str]]:
    head = ["what", "requests", "median, ms", "95 % within, ms", "worst, ms", "errors"]
    return [
        head,
        *(
            [
                each.what,
                str(each.count),
                f"{each.median_ms:.1f}",
                f"{each.p95_ms:.1f}",
                f"{each.worst_ms:.0f}",
                str(each.errors),
            ]
            for each in figures
        ),
    ]


def _upload_rows(told: Uploads) -> list[list[str]]:
    return [
        ["clips at once", "answered", "named", "until the last, s", "memory before / at most, MB"],
        [
            str(told.clips),
            str(told.answered),
            str(told.named),
            f"{told.seconds:.1f}",
            f"{told.before / 1e6:.0f} / {told.peak / 1e6:.0f}",
        ],
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
