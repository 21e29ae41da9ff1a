"""Capitals of a romanised text, as MusicBrainz asks of transliterations: the first word of a line,
and proper nouns."""

from __future__ import annotations

import re
from collections.abc import Collection

from onara.spelling.jamo import composed
from onara.spelling.romanisation import System, romanised_syllables

_RUN = re.compile(r"[가-힣]+")
_OPENING = re.compile(r"(?:\s|\[[^\]\n]*\]|<[^>\n]*>|[^\w\s\[<])*")
"""What may stand before the first word of a line: blanks, quotes, and the times of an LRC file."""
_PARTICLES = re.compile(
    "(?:은|는|이|가|을|를|의|에|에게|한테|께|와|과|랑|이랑|아|야|이여|여|로|으로|도|만|까지|부터|에서|처럼|보다"
    "|이야|이라|라|이다|씨|님)?"
)


def romanised_with_capitals(
    text: str, *, system: System = "rr", names: Collection[str] = ()
) -> str:
    """As `onara.spelling.romanised`, with capitals where a line begins and where a word is one of
    ``names`` (in Hangul), also with a particle behind it.

    Which words are names only a list can say: nothing is guessed.  A line that begins with other
    letters than Hangul stays as it is.
    """
    known = {composed(name) for name in names}
    lines = composed(text).splitlines(keepends=True)
    return "".join(_line(line, system, known) for line in lines)


def _line(line: str, system: System, names: set[str]) -> str:
    opening = _OPENING.match(line)
    first = opening.end() if opening else 0

    def written(run: re.Match[str]) -> str:
        made = romanised_syllables(run[0], system)
        is_name = any(
            run[0][:end] in names and _PARTICLES.fullmatch(run[0][end:])
            for end in range(len(run[0]), 0, -1)
        )
        # capitalize() would make what follows small, and there is nothing but small letters.
        return made.capitalize() if is_name or run.start() == first else made

    return _RUN.sub(written, line)
