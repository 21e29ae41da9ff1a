"""How fast Onara adds and answers: against decoding alone, and against three hours of library."""

import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench.corpus import Corpus, Query

LIBRARY_HOURS = 3.0
GROUPS = 6  # of files: decoding and adding take turns, so that a busy machine slows both
QUERY_S = 5.0
QUERIES = 40


@dataclass(frozen=True)
class Asked:
    """Seconds of a question, from file to answer, once the process is up."""

    median_s: float
    worst_s: float


@dataclass(frozen=True)
class Speed:
    """Figures of one run on some cores; hours is the length of the library measured on.

    known: clips of its recordings at their own speed; others: clips that are played otherwise or of
    nothing that is in it, which are looked for in every way.
    """

    cores: int
    hours: float
    add_share: float  # speed of add over that of decoding alone; median over the groups
    add_hours_per_minute: float
    known: Asked
    others: Asked
    megabytes_per_hour: float


def measure(corpus: Corpus, queries: list[Query]) -> list[Speed]:
    """On one core, and on all that this process may use.  Raises onara.errors.OnaraError."""
    allowed = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    sets = [allowed[:1], allowed] if len(allowed) > 1 else [allowed]
    figures = []
    for cores in sets:
        print(f"bench: speed on {len(cores) or 'all'} core(s)", file=sys.stderr)
        # A fresh interpreter, so that no thread was started before the cores were chosen.
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=spawn, initializer=_pin, initargs=(cores,)) as pool:
            figures.append(pool.submit(_measure, corpus, queries, len(cores)).result())
    return figures


def first_hours(corpus: Corpus, hours: float) -> list[tuple[Path, float]]:
    """Tracks in turn, with their lengths in seconds, until they last so many hours."""
    chosen: list[tuple[Path, float]] = []
    for name, path in corpus.library.items():
        if sum(seconds for _, seconds in chosen) < hours * 3600:
            chosen.append((path, corpus.durations_s[name]))
    return chosen


def _pin(cores: list[int]) -> None:
    if cores:
        os.sched_setaffinity(0, cores)


def _measure(corpus: Corpus, queries: list[Query], cores: int) -> Speed:
    from onara import Library

    files = first_hours(corpus, LIBRARY_HOURS)
    hours = sum(seconds for _, seconds in files) / 3600
    groups = [[path for path, _ in files[i::GROUPS]] for i in range(GROUPS)]
    _decode(groups[0][0])  # so that both find their code loaded
    with tempfile.TemporaryDirectory(prefix="onara-bench-") as folder:
        home = Path(folder)
        shares, adding = [], 0.0
        with Library.open(home) as library, ThreadPoolExecutor(max(1, cores)) as pool:
            for group in groups:
                decoding = _timed(partial(_decode_all, pool, group))
                took = _timed(partial(_add_all, library, group))
                shares.append(decoding / took)
                adding += took
        names = {path.name for path, _ in files}
        known: list[Path] = []
        others: list[Path] = []
        for q in queries:
            if q.length_s == QUERY_S:
                is_known = q.track in names and not q.is_played_otherwise
                (known if is_known else others).append(q.path)
        known, others = known[:QUERIES], others[:QUERIES]
        with Library.open(home) as library:
            library.identify(known[0])
            known_s, others_s = (
                [_timed(partial(library.identify, path)) for path in paths]
                for paths in (known, others)
            )
        size = sum(p.stat().st_size for p in home.rglob("*") if p.is_file())
    return Speed(
        cores,
        hours,
        statistics.median(shares),
        hours / (adding / 60),
        Asked(statistics.median(known_s), max(known_s)),
        Asked(statistics.median(others_s), max(others_s)),
        size / 1e6 / hours,
    )


def _decode(path: Path) -> None:
    """Decoding alone, as Onara does it: blocks of mono sound at its sample rate."""
    from onara.audio.decode import Sound

    with Sound(path) as sound:
        for _ in sound.blocks():
            pass


def _decode_all(pool: ThreadPoolExecutor, paths: list[Path]) -> None:
    for _ in pool.map(_decode, paths):
        pass


def _add_all(library: Any, paths: list[Path]) -> None:
    for outcome in library.add(paths):
        if outcome.status != "added":
            raise ValueError(f"{outcome.path} was not added: {outcome.reason}")


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
