"""Many visitors at once: asking for minutes, and handing in clips together."""

import json
import random
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from bench.page.client import Told, Visitor
from bench.page.server import Server
from bench.page.walk import Times, times

_TICK_S = 0.05
_BOUNDARY = "----a-boundary-of-the-bench"


@dataclass(frozen=True, slots=True)
class Uploads:
    """Clips handed in at once: how many were ``answered``, and of those ``named``; the seconds
    until the last one, and the most memory of all the server's processes, in bytes, beside what it
    was before."""

    clips: int
    answered: int
    named: int
    seconds: float
    peak: int
    before: int


def crowd(port: int, people: int, seconds: float, questions: Sequence[str], seed: int) -> Times:
    """People who each ask one question after the other, without a pause."""
    until = time.monotonic() + seconds

    def ask(number: int) -> list[Told]:
        rng = random.Random(seed + number)
        told = []
        with Visitor(port, rng.choice(["en", "ko"])) as visitor:
            while time.monotonic() < until:
                question = quote(rng.choice(questions))
                told.append(visitor.get(f"/api/v1/find?q={question}&limit=10"))
        return told

    with ThreadPoolExecutor(people) as pool:
        found = [each for told in pool.map(ask, range(people)) for each in told]
    return times(f"questions of {people} people at once", found)


def uploads(server: Server, clips: Sequence[Path]) -> Uploads:
    """All clips handed in in one moment."""
    before, peak, over = server.memory(), 0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not over.is_set():
            peak = max(peak, server.memory())
            time.sleep(_TICK_S)

    watching = threading.Thread(target=watch)
    watching.start()
    began = time.monotonic()
    with ThreadPoolExecutor(len(clips)) as pool:
        answers = list(pool.map(_handing_in(server.port), clips))
    seconds = time.monotonic() - began
    over.set()
    watching.join()
    return Uploads(
        len(clips),
        sum(each.status == 201 for each in answers),
        sum(each.status == 201 and _is_named(each) for each in answers),
        seconds,
        peak,
        before,
    )


def _handing_in(port: int) -> Callable[[Path], Told]:
    def hand_in(clip: Path) -> Told:
        head = (
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; '
            f'filename="{clip.name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
        )
        body = head.encode() + clip.read_bytes() + f"\r\n--{_BOUNDARY}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}",
        }
        with Visitor(port) as visitor:
            return visitor.send("POST", "/api/v1/clips", body, headers)

    return hand_in


def _is_named(told: Told) -> bool:
    return json.loads(told.body).get("match") is not None
