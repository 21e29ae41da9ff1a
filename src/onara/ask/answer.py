"""What an answer to a question looks like."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SungAt:
    """Where a line is sung: in which ``recording`` of the library, and at which ``second``, as far
    as either is known."""

    recording: str | None
    second: float | None
    line: str


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that may be meant.

    ``kind`` is song, drama, artist, person, soundtrack, list or moment.  ``score`` (0 to 1) is the
    share of the question that it explains; ``why`` says in words what speaks for it, and ``sung``
    where, if that is a line of the user's lyrics.
    """

    kind: str
    id: str
    title: str
    title_ko: str | None
    drama: str | None
    performers: tuple[str, ...]
    role: str | None
    score: float
    why: str
    sung: SungAt | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The results, the likeliest first.

    ``unknown`` says that what was asked for is not in the catalogue; ``results`` are then the
    nearest things that are, and ``missing`` names what was asked for where it is known.
    """

    query: str
    unknown: bool
    results: tuple[Result, ...]
    missing: str | None = None
