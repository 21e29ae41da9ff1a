"""A kill at any moment of an import leaves a file that opens, and nothing twice."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from onara.imports import Imported

_IMPORT = """
import sys
from pathlib import Path
import onara.imports.store as store
from onara.imports import ArtistRecord, Imported
store.BATCH = 40
with Imported.open(Path(sys.argv[1]), create=True) as imported:
    while True:
        records = (ArtistRecord(f"t:{n}", "t", f"Singer {n}") for n in range(2000))
        imported.add(records, progress=lambda done: print(done, flush=True))
        imported.remove("t", progress=lambda done: print(-done, flush=True))
"""


def test_killed_at_random_moments_it_opens_with_what_was_safe(tmp_path: Path) -> None:
    rng = random.Random(20161202)
    path = tmp_path / "imported.sqlite"
    for _ in range(12):
        with subprocess.Popen(
            [sys.executable, "-c", _IMPORT, str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            for _ in range(rng.randrange(1, 90)):
                last = int(process.stdout.readline())
            process.kill()
            said, complaints = process.communicate()
        assert complaints == ""
        told = [last, *(int(line) for line in said.splitlines() if line.lstrip("-").isdigit())]
        with Imported.open(path) as imported:
            held = len(imported)
            # What was told last is safe: at least so many are in, or that many are out.  A batch
            # more may be, that was not told any more: the first that goes out follows the 2000th.
            assert held >= min(told[-1], 1960) if told[-1] > 0 else held <= 2000 + told[-1] + 40
            number = rng.randrange(max(held, 1))
            hits = imported.lookup([f"Singer {number}"])
            assert len(hits) == len({hit.id for hit in hits})
    with Imported.open(path, create=True) as imported:
        imported.remove("t")
        assert len(imported) == 0
        assert imported.lookup(["Singer 7"], fuzzy=["Singer 77"]) == []
