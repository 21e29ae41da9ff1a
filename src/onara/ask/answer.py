"""What an answer to a question looks like."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that may be meant.

    ``kind`` is song, drama, artist, person, soundtrack or list.  ``score`` (0 to 1) is the share of
    the question that it explains; ``why`` says in words what speaks for it.
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
