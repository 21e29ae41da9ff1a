"""Names for what was heard: the files, the song, and the family of the recording that sounds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from onara.families import Link, Relative
from onara.library.answer import DramaFacts, FamilyMember, Match, RunnerUp, SongFacts
from onara.library.database import FileRow
from onara.library.hearing import Heard
from onara.match import Found

Rows = Callable[[str], list[FileRow]]
"""The files of a recording."""
Facts = Callable[[list[FileRow]], tuple[SongFacts, DramaFacts] | tuple[None, None]]
"""What the catalogue knows of the song that files hold."""
Links = Callable[[str], Sequence[Link]]
"""The links of a recording, seen from it."""


def named(heard: Heard, rows_of: Rows, facts_of: Facts, links_of: Links) -> Match | None:
    """The best of what was heard, with names; ``None`` where its files are gone since."""
    best = heard.best
    rows = rows_of(best.recording) if best else []
    if best is None or not rows:
        return None
    row = best_row(rows)
    song, drama = facts_of(rows)
    links = {link.other: link for link in links_of(best.recording)}
    return Match(
        recording=best.recording,
        path=os.fspath(row.path),
        title=row.tags.title,
        artist=row.tags.artist,
        offset_s=round(best.offset_s, 4),
        at_s=round(heard.at_s, 4),
        speed=round(best.speed, 5),
        tempo=round(best.tempo, 4),
        pitch_cents=round(best.pitch_cents, 1),
        z=round(best.z, 2),
        p=best.p,
        runner_up=_runner_up(heard.found[1:], rows_of),
        song=song,
        drama=drama,
        family=tuple(_family(heard.relatives, links, rows_of, facts_of)),
        places=tuple(
            replace(
                place,
                offset_s=round(place.offset_s, 4),
                z=round(place.z, 2),
                behind=round(place.behind, 2),
            )
            for place in heard.places
        ),
    )


def best_row(rows: Sequence[FileRow]) -> FileRow:
    """The file to name for a recording: one that is still there, and has tags."""
    # os.path, because a folder that may not be entered is no error here.
    return min(rows, key=lambda row: (not os.path.exists(row.path), row.tags.title is None))  # noqa: PTH110


def _runner_up(others: Iterable[Found], rows_of: Rows) -> RunnerUp | None:
    for other in others:
        rows = rows_of(other.recording)
        if rows:
            row = best_row(rows)
            return RunnerUp(
                other.recording,
                os.fspath(row.path),
                row.tags.title,
                row.tags.artist,
                round(other.z, 2),
                other.p,
            )
    return None


def _family(
    relatives: Iterable[Relative], links: dict[str, Link], rows_of: Rows, facts_of: Facts
) -> Iterator[FamilyMember]:
    for one in relatives:
        rows = rows_of(one.recording)
        if rows:
            row = best_row(rows)
            yield FamilyMember(
                recording=one.recording,
                path=os.fspath(row.path),
                title=row.tags.title,
                artist=row.tags.artist,
                song=facts_of(rows)[0],
                offset_s=round(one.offset_s, 4),
                z=None if one.z is None else round(one.z, 2),
                behind=None if one.behind is None else round(one.behind, 2),
                is_as_good=one.is_as_good,
                link=links.get(one.recording),
            )
