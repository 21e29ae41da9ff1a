"""The conversation between the benchmark and a recogniser: one JSON object a line, each way.

Requests: {"do": "describe"}; {"do": "add", "tracks": [[path, name], ...]}; {"do": "ready"} after
the last of them; {"do": "identify", "path": path}.  A reply is {"is": value, "seconds": time of
processors taken} or {"error": one line}.
"""

import json
import os
import resource
import sys
from dataclasses import asdict, dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Found:
    """An answer: the track's name, a score that is higher where surer, the second of the track."""

    track: str
    score: float
    offset_s: float | None = None


class Recogniser(Protocol):
    """What a program must be able to do to take part."""

    def describe(self) -> str:
        """Name, version and settings that are not the program's defaults."""

    def add(self, tracks: list[tuple[str, str]]) -> None:
        """Index the files; each comes as (path, name)."""

    def ready(self) -> None:
        """Called once between the last track and the first query."""

    def identify(self, path: str) -> Found | None:
        """The best answer for a clip, however doubtful; None where there is none at all."""


def serve(recogniser: Recogniser) -> None:
    """Answer requests on standard input until it ends."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)  # what a library prints must not end up among the replies
    for line in sys.stdin:
        began = _processor_s()
        try:
            value = _answer(recogniser, json.loads(line))
            reply = {"is": value, "seconds": _processor_s() - began}
        except Exception as error:  # a broken peer is a line in the report, not the end of it
            reply = {"error": f"{type(error).__name__}: {error}".splitlines()[0]}
        replies.write(json.dumps(reply) + "\n")


def _processor_s() -> float:
    """Seconds of all processors that this process and its ended children took.

    Not those on the wall: recognisers are compared, and the machine may be busy with others.
    """
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


def _answer(recogniser: Recogniser, request: dict[str, Any]) -> Any:
    match request["do"]:
        case "describe":
            return recogniser.describe()
        case "add":
            return recogniser.add([(path, name) for path, name in request["tracks"]])
        case "ready":
            return recogniser.ready()
        case "identify":
            found = recogniser.identify(request["path"])
            return asdict(found) if found else None
    raise ValueError(f"unknown request {request['do']!r}")
