"""Episodes for the command line to scan, and the files that are wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

import av
import numpy as np

from tests.cli.program import RATE, Ran
from tests.media import Wave, encode, music

Packet: TypeAlias = "av.Packet[av.stream.Stream]"

ONE, TWO = (4.0, 16.0), (22.0, 32.0)
"""Where the two recordings of the home sound in `episode`, in seconds."""
SECONDS = 36.0


def sound(seed: int = 1) -> Wave:
    """Twelve seconds of the first recording, ten of the second; ``seed`` makes other noise."""
    rng = np.random.default_rng(seed)
    made = rng.normal(0, 0.003, round(SECONDS * RATE)).astype(np.float32)
    for number, (start_s, end_s) in enumerate((ONE, TWO)):
        length = round((end_s - start_s) * RATE)
        first = round(start_s * RATE)
        made[first : first + length] += music(20.0, number + 1, RATE)[3 * RATE : 3 * RATE + length]
    return made


def episode(path: Path, seed: int = 1, **more: Any) -> Path:
    return encode(path, sound(seed), "matroska", "aac", rate=RATE, **more)


def remuxed(
    source: Path,
    target: Path,
    change: Callable[[Packet], object] = lambda _: None,
    languages: Sequence[str] = (),
) -> Path:
    """The packets of a file as they are, but for what ``change`` does to them; ``languages`` are
    those of the audio tracks."""
    container = {".mkv": "matroska", ".mp4": "mp4"}[target.suffix]
    with av.open(source) as read, av.open(target, "w", format=container) as written:
        streams = {each.index: written.add_stream_from_template(each) for each in read.streams}
        for each, language in zip(read.streams.audio, languages, strict=False):
            streams[each.index].metadata["language"] = language
        for packet in read.demux():
            if packet.dts is not None:
                change(packet)
                packet.stream = streams[packet.stream.index]
                written.mux(packet)
    return target


def jump(kind: str, after_s: float, by_s: float) -> Callable[[Packet], None]:
    """Time stamps of one kind of track jump at a second."""

    def change(packet: Packet) -> None:
        if packet.stream.type != kind or packet.pts is None:
            return
        assert packet.time_base is not None
        if packet.pts * packet.time_base > after_s:
            packet.pts += round(by_s / packet.time_base)
            packet.dts = packet.pts

    return change


def here(function: str, tasks: Sequence[Any], processes: int | None = None) -> Iterator[Any]:
    """What `processes.side_by_side` does, in this process."""
    module, name = function.split(":")
    assert processes is None or processes > 0
    for number, task in enumerate(tasks):
        yield number, getattr(import_module(module), name)(task)


def bounds(ran: Ran) -> list[list[tuple[str | None, float, float]]]:
    """Of each episode the cues: name of the file, start and end, to half a second."""
    return [
        [
            (
                Path(cue["recording"]["path"]).stem if cue["recording"] else None,
                round(2 * cue["start_s"]) / 2,
                round(2 * cue["end_s"]) / 2,
            )
            for cue in answer["cues"]
        ]
        for answer in ran.answers
    ]


WHOLE: list[tuple[str | None, float, float]] = [("one", *ONE), ("two", *TWO)]
