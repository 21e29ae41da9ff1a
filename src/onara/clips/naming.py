"""Names for what was heard in a clip: which recording and song, which second of which episode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from onara.clips.answer import HeardMoment, HeardRecording, MomentMusic
from onara.clips.evidence import Evidence
from onara.clips.hearing import Listened
from onara.library import Place, Recording
from onara.library.hearing import Heard
from onara.match import SURE_P, Found
from onara.scanned.moment import ClipMoment, Sheets, moments

_MOST_TOLD = 8
"""Relatives and moments that are told: an opening is in every episode."""


class Named(NamedTuple):
    """The parts of an answer that have names; see `ClipAnswer`."""

    match: HeardRecording | None
    family: tuple[HeardRecording, ...]
    runner_up: HeardRecording | None
    moments: tuple[HeardMoment, ...]
    evidence: Evidence
    places: tuple[Place, ...]


def named(
    listened: Listened,
    recordings: Iterable[Recording],
    sheets: Sheets | None,
    *,
    share: float = 1.0,
) -> Named:
    """Put names to what was heard.

    ``recordings``: all of the library; ``sheets``: the scanned episodes, ``None`` where there are
    none; ``share``: of the chance to err that this answer may take, where others were asked for
    before (`onara.library.listening`).
    """
    owned = {one.recording: one for one in recordings}
    known = [
        (one, _recording(one, listened.songs, owned[one.recording]))
        for one in listened.songs.found
        if one.recording in owned
    ]
    sure = [told for one, told in known if _is_sure(one, share)]
    others = [told for one, told in known if not _is_sure(one, share)]
    match = sure[0] if sure and known[0][1] is sure[0] else None
    relatives = _relatives(listened, owned) if match else []
    near = {one.recording for one in relatives}
    family = [*relatives, *(one for one in sure[1:] if one.recording not in near)]
    others = [one for one in others if one.recording not in near]
    found = tuple(_moments(listened, sheets, match, share))
    evidence = listened.song if match else listened.episode if found else None
    return Named(
        match,
        tuple(family[:_MOST_TOLD]) if match else (),
        others[0] if others else None,
        found[:_MOST_TOLD],
        evidence or listened.itself,
        listened.songs.places if match else (),
    )


def _relatives(listened: Listened, owned: Mapping[str, Recording]) -> list[HeardRecording]:
    """Those of the answer's family that were compared with it, nearest first."""
    heard, links = listened.songs, {link.other: link for link in listened.links}
    return [
        replace(
            _recording(
                replace(
                    heard.found[0],
                    recording=one.recording,
                    offset_s=one.offset_s,
                    z=one.z,
                    p=one.p,
                ),
                heard,
                owned[one.recording],
            ),
            behind=round(one.behind, 2),
            is_as_good=one.is_as_good,
            link=links.get(one.recording),
        )
        for one in heard.relatives
        if one.recording in owned
        and one.z is not None
        and one.p is not None
        and one.behind is not None
    ]


def _is_sure(found: Found, share: float) -> bool:
    return found.is_sure and found.p <= SURE_P * share


def _recording(found: Found, heard: Heard, owned: Recording) -> HeardRecording:
    return HeardRecording(
        recording=found.recording,
        file=owned.paths[0].name if owned.paths else None,
        title=owned.tags.title,
        artist=owned.tags.artist,
        duration_s=round(owned.duration_s, 3),
        offset_s=round(found.offset_s, 4),
        at_s=round(heard.at_s, 4),
        speed=round(found.speed, 5),
        tempo=round(found.tempo, 4),
        pitch_cents=round(found.pitch_cents, 1),
        z=round(found.z, 2),
        p=found.p,
        song=owned.song,
        drama=owned.drama,
    )


def _moments(
    listened: Listened, sheets: Sheets | None, match: HeardRecording | None, share: float
) -> Iterator[HeardMoment]:
    heard = listened.episodes
    if sheets is None or heard is None or heard.best is None or not _is_sure(heard.best, share):
        return
    for one in moments(heard, sheets, match.z if match else None):
        yield _moment(one)


def _moment(one: ClipMoment) -> HeardMoment:
    episode, line = one.scanned.episode, one.cue
    return HeardMoment(
        episode=episode.id,
        drama=episode.drama,
        drama_title=episode.drama_title,
        drama_title_ko=episode.drama_title_ko,
        season=episode.season,
        number=episode.number,
        file=episode.path.name,
        at_s=one.at_s,
        clip_s=one.clip_s,
        z=one.z,
        p=one.p,
        music=MomentMusic(
            cue=line.cue.id,
            title=line.music.title,
            title_ko=line.music.title_ko,
            performers=line.music.performers,
            recording=line.cue.recording,
            song=line.music.song,
            unknown=line.cue.unknown,
        )
        if line
        else None,
    )
