"""Layers of a song's words as LRC files."""

from __future__ import annotations

from collections.abc import Sequence

from onara.errors import OnaraError
from onara.lyrics.layers import Layer
from onara.lyrics.model import PROGRAM, Line

SUFFIX = ".ko-Latn.lrc"
"""Ending of a file of the pronunciation alone, beside the music under its name."""


def layered_lrc(layers: Sequence[Layer], title: str | None, artist: str | None) -> str:
    """All layers in one file, as players show them that know of no layers: each line, then what
    stands for it, with the same time.

    Raises `OnaraError` where the words have no times: an LRC file is made of these.
    """
    rows = sorted(
        (
            (line.start_s, number, line)
            for number, layer in enumerate(layers)
            for line in layer.lines
            if line.start_s is not None
        ),
        key=lambda row: row[:2],
    )
    if not rows:
        raise OnaraError("the words have no times, so no .lrc file can be made of them")
    made = any(layer.made for layer in layers)
    return _written([line for _, _, line in rows], layers[0].language, title, artist, made=made)


def pronunciation_lrc(layer: Layer, title: str | None, artist: str | None) -> str:
    """One layer as a file, with its times where it has some."""
    return _written(layer.lines, layer.language, title, artist, made=layer.made)


def _written(
    lines: Sequence[Line],
    language: str | None,
    title: str | None,
    artist: str | None,
    *,
    made: bool,
) -> str:
    tags = (("ti", title), ("ar", artist), ("la", language), ("re", PROGRAM if made else None))
    told = [f"[{name}:{' '.join(value.split())}]" for name, value in tags if value]
    return "\n".join([*told, *map(_row, lines), ""])


def _row(line: Line) -> str:
    if line.start_s is None:
        return line.text
    hundredths = round(line.start_s * 100)
    minutes, rest = divmod(hundredths, 6000)
    return f"[{minutes:02}:{rest // 100:02}.{rest % 100:02}]{line.text}"
