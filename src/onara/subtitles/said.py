"""What is said: a line of a subtitle track with its seconds, and the lines around a moment."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

LONGEST_HELD_S = 7.0
"""Seconds that a line without an end is taken to stay: broadcasters' guidelines let a full subtitle
of two rows stand for six to seven seconds."""

LONGEST_LINE = 1000
"""Letters of a line that are kept.  A screen holds two rows of about forty; what is longer is
damage or a trick, and is cut off there."""

MOST_LINES = 200_000
"""Lines of a track that are kept, the first ones: eight hours of unbroken talk are some 15,000."""

LATEST_S = 1e6
"""Seconds after which a time is taken for damage: eleven days."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line: from which second of the programme to which it is shown, and its text in NFC.

    ``language`` is a BCP 47 tag such as ``ko``, or ``None`` where nothing says it.
    """

    start_s: float
    end_s: float
    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Subtitles:
    """One subtitle track of an episode, its lines in order of time.

    ``kind`` is the format (``srt``, ``vtt``, ``ass``, ``smi`` or the codec of an embedded track);
    ``source`` is the file that it was read from, ``track`` the number of the stream in it, ``None``
    where the file is the track.  ``language`` is what most lines are in, where that is known.
    """

    lines: tuple[Said, ...]
    source: Path
    kind: str
    language: str | None = None
    track: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as a file has it; ``end_s`` is ``None`` where the file does not say when it goes."""

    start_s: float
    end_s: float | None
    text: str
    language: str | None = None


def said_of(shown: Iterable[Shown]) -> tuple[Said, ...]:
    """Lines in order of time, each with an end, without empty, impossible and repeated ones.

    A line without an end, or with one that is not after its start, ends where the next line in its
    language begins, at the latest after `LONGEST_HELD_S`.  What starts before 0 or after `LATEST_S`
    is left out.
    """
    found = {
        (line.start_s, text, line.language): line
        for line in shown
        if 0 <= line.start_s <= LATEST_S and (text := tidied(line.text))
    }
    keys = sorted(found, key=lambda key: (key[0], key[2] or ""))[:MOST_LINES]
    lines: list[Said] = []
    following: dict[str | None, list[float]] = {}
    for start, text, language in reversed(keys):
        end = found[start, text, language].end_s
        # The two last starts of the language: lines that begin together do not end each other.
        later = following.setdefault(language, [])
        after = next((second for second in reversed(later) if second > start), None)
        if not later or later[-1] != start:
            later.append(start)
        if end is None or not start < end <= LATEST_S:
            end = min(start + LONGEST_HELD_S, after if after is not None else float("inf"))
        lines.append(Said(start, end, text, language))
    return tuple(reversed(lines))


def tidied(text: str) -> str:
    """Text in NFC on one row, without control and formatting characters, `LONGEST_LINE` at most."""
    plain = text[: 4 * LONGEST_LINE]
    if not plain.isprintable():  # most lines are; to look at each sign takes far longer
        plain = "".join(
            sign if unicodedata.category(sign)[0] != "C" else " " if sign in "\t\n\r\v\f" else ""
            for sign in plain
        )
    return unicodedata.normalize("NFC", " ".join(plain.split()))[:LONGEST_LINE].rstrip()


def around(
    lines: Sequence[Said], start_s: float, end_s: float, margin_s: float = 5.0
) -> tuple[Said, ...]:
    """The lines of which a part is shown from ``margin_s`` before a stretch to as long after it.

    ``lines`` are in order of time; the answer is too, oldest first.
    """
    first, last = start_s - margin_s, end_s + margin_s
    return tuple(line for line in lines if line.start_s <= last and line.end_s >= first)
