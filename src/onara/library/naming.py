"""Names for what was heard: the files, the song, and the family of the recording that sounds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from onara.families import Link, Relative
from onara.library.answer import DramaFacts, FamilyMember, Match, RunnerUp, SongFacts
from onara.library.hearing import Heard
from onara.library.held import Held
from onara.match import Found

Known = Callable[[str], Held | None]
"""What the library knows of a recording."""
Facts = Callable[[str | None, str | None], tuple[SongFacts, DramaFacts] | tuple[None, None]]
"""What the catalogue knows of a song and its version."""
Links = Callable[[str], Sequence[Link]]
"""The links of a recording, seen from it."""


def named(heard: Heard, known_of: Known, facts_of: Facts, links_of: Links) -> Match | None:
    """The best of what was heard, with names; ``None`` where it was taken out since."""
    best = heard.best
    known = known_of(best.recording) if best else None
    if best is None or known is None:
        return None
    song, drama = facts_of(*known.link)
    links = {link.other: link for link in links_of(best.recording)}
    return Match(
        recording=best.recording,
        path=_path(known),
        title=known.tags.title,
        artist=known.tags.artist,
        offset_s=round(best.offset_s, 4),
        at_s=round(heard.at_s, 4),
        speed=round(best.speed, 5),
        tempo=round(best.tempo, 4),
        pitch_cents=round(best.pitch_cents, 1),
        z=round(best.z, 2),
        p=best.p,
        runner_up=_runner_up(heard.found[1:], known_of),
        song=song,
        drama=drama,
        family=tuple(_family(heard.relatives, links, known_of, facts_of)),
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


def _path(known: Held) -> str | None:
    return os.fspath(known.path) if known.path else None


def _runner_up(others: Iterable[Found], known_of: Known) -> RunnerUp | None:
    for other in others:
        known = known_of(other.recording)
        if known is not None:
            return RunnerUp(
                other.recording,
                _path(known),
                known.tags.title,
                known.tags.artist,
                round(other.z, 2),
                other.p,
            )
    return None


def _family(
    relatives: Iterable[Relative], links: dict[str, Link], known_of: Known, facts_of: Facts
) -> Iterator[FamilyMember]:
    for one in relatives:
        known = known_of(one.recording)
        if known is not None:
            yield FamilyMember(
                recording=one.recording,
                path=_path(known),
                title=known.tags.title,
                artist=known.tags.artist,
                song=facts_of(*known.link)[0],
                offset_s=round(one.offset_s, 4),
                z=None if one.z is None else round(one.z, 2),
                behind=None if one.behind is None else round(one.behind, 2),
                is_as_good=one.is_as_good,
                link=links.get(one.recording),
            )
