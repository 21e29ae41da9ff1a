"""Described moments of scanned episodes as results of ``onara find``."""

from __future__ import annotations

from pathlib import Path

from onara.ask import Answer
from onara.cli.progress import Bar
from onara.sheet.store import NAME


def with_moments(answer: Answer, home: Path, limit: int) -> Answer:
    """The answer with the moments of the episodes of ``home`` that are meant too."""
    from onara.ask import moments

    # Nothing is opened where no episode was scanned, or where the question asks for no moment.
    if not ((home / NAME).exists() and moments.asks_for_moment(answer)):
        return answer
    from onara.ask.meaning import Meaning
    from onara.scan import Scanner

    with Scanner.open(home) as scanner, Bar("Reading subtitles") as bar:
        return moments.with_moments(
            answer,
            scanner,
            limit,
            meaning=Meaning(),
            progress=lambda done, of: bar.show(done, of, f"{done} of {of} lines"),
        )
