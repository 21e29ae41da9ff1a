"""Sound and waveforms of what is known: episodes, recordings, and excerpts of unknown music."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias

import numpy as np
from fastapi import APIRouter, Header, Path, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, Response

from onara.audio.browsers import COPY_TYPE
from onara.errors import DamagedLibrary
from onara.playback.peaks import read
from onara.playback.waveform import Waveform, averaged, drawn, of_level
from onara.web.api.episodes import EpisodeId
from onara.web.deps import Open
from onara.web.opened import Opened
from onara.web.playing import PLAYBACK, as_it_is
from onara.web.problem import Problem, not_found

router = APIRouter(tags=["sound"])

MOST_POINTS = 4000
LONGEST_S = 1e6
Source: TypeAlias = Literal["auto", "course", "media"]
RecordingId = Annotated[str, Path(max_length=100, examples=["0e1a665c939c443c"])]
UnknownNumber = Annotated[int, Path(ge=1, le=2**31, examples=[3])]
How = Annotated[
    Literal["auto", "original", "mp3"],
    Query(
        description="As it is where a browser can play that, else as MP3; always as it is; or "
        "always as MP3."
    ),
]
Start = Annotated[
    float,
    Query(
        ge=0,
        le=LONGEST_S,
        allow_inf_nan=False,
        description="Second to begin at, where the sound is transcoded; a file has byte ranges.",
    ),
]
From = Annotated[float, Query(alias="from", ge=0, le=LONGEST_S, allow_inf_nan=False)]
To = Annotated[float | None, Query(ge=0, le=LONGEST_S, allow_inf_nan=False)]
Points = Annotated[int, Query(ge=1, le=MOST_POINTS)]
Etag = Annotated[str | None, Header(max_length=1000)]
_SOUND: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The sound: a file with byte ranges, or MP3 from the second asked for.",
        "content": {"audio/*": {"schema": {"type": "string", "format": "binary"}}},
        "headers": {
            PLAYBACK: {"schema": {"type": "string", "enum": ["file", "transcoded"]}},
        },
    },
    206: {"description": "Part of a file."},
    304: {"description": "The file is as the browser has it."},
    404: {"description": "There is no such thing."},
    410: {"description": "The file is not where it was."},
    415: {"description": "The file cannot be played."},
    416: {"description": "The file has no such bytes."},
    503: {"description": "Too much is being transcoded."},
}


class Known(NamedTuple):
    """A thing that sounds: its files, which audio track is meant, and how long it is."""

    files: Sequence[FilePath]
    languages: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Playback:
    """How a thing is played: a ``file`` has byte ranges, ``transcoded`` sound begins at the second
    that is asked for."""

    mode: Literal["file", "transcoded"]
    media_type: str
    duration_s: float


@dataclass(frozen=True, slots=True)
class Peaks:
    """A waveform: step i covers the seconds from ``from_s`` + i * ``step_s`` on.

    ``low`` and ``high`` are -127 to 127; of a ``course`` they are guessed from loudness and alike.
    ``is_making``: finer ones are being made, and an event will tell.  ``music`` and ``speech`` are
    probabilities in per cent.
    """

    source: Literal["course", "media"]
    is_making: bool
    from_s: float
    to_s: float
    step_s: float
    low: tuple[int, ...]
    high: tuple[int, ...]
    music: tuple[int, ...] | None = None
    speech: tuple[int, ...] | None = None


def episode_known(opened: Opened, id_: str) -> Known:
    """The file of an episode, and the audio track that a scan hears."""
    from onara.scan.programme import LANGUAGES

    with opened.scanner() as scanner:
        scanned = scanner.store.episode(id_)
    if scanned is None:
        raise not_found()
    return Known([scanned.episode.path], LANGUAGES, scanned.episode.duration_s)


def recording_known(opened: Opened, id_: str) -> Known:
    """The files of a recording."""
    for one in opened.recordings():
        if one.recording == id_:
            if not one.paths:
                raise Problem(410, "no_file", "was imported, and no file of it is here")
            return Known(one.paths, (), one.duration_s)
    raise not_found()


def playback_of(opened: Opened, known: Known) -> Playback:
    """How a thing is played; raises a `Problem` where it cannot be."""
    path = opened.playing.file(known.files)
    media = opened.playing.media(path, known.languages)
    if media.media_type is not None:
        return Playback("file", media.media_type, known.seconds)
    return Playback("transcoded", COPY_TYPE, known.seconds)


@router.get("/episodes/{id}/playback")
def episode_playback(id: EpisodeId, opened: Open) -> Playback:
    """How an episode is played: ask before its sound."""
    return playback_of(opened, episode_known(opened, id))


@router.get("/recordings/{id}/playback")
def recording_playback(id: RecordingId, opened: Open) -> Playback:
    """How a recording is played."""
    return playback_of(opened, recording_known(opened, id))


@router.head("/episodes/{id}/audio", include_in_schema=False)
@router.get("/episodes/{id}/audio", response_class=Response, responses=_SOUND)
async def episode_audio(
    id: EpisodeId,
    request: Request,
    opened: Open,
    format: How = "auto",
    start: Start = 0.0,
    if_none_match: Etag = None,
) -> Response:
    """The sound of an episode: the audio track that the scan heard."""
    known = await run_in_threadpool(episode_known, opened, id)
    return await _audio(request, opened, known, format, start, if_none_match)


@router.head("/recordings/{id}/audio", include_in_schema=False)
@router.get("/recordings/{id}/audio", response_class=Response, responses=_SOUND)
async def recording_audio(
    id: RecordingId,
    request: Request,
    opened: Open,
    format: How = "auto",
    start: Start = 0.0,
    if_none_match: Etag = None,
) -> Response:
    """The sound of a recording."""
    known = await run_in_threadpool(recording_known, opened, id)
    return await _audio(request, opened, known, format, start, if_none_match)


@router.head("/unknowns/{number}/audio", include_in_schema=False)
@router.get("/unknowns/{number}/audio", response_class=Response, responses=_SOUND)
def unknown_audio(number: UnknownNumber, opened: Open, if_none_match: Etag = None) -> Response:
    """The cleanest seconds of recurring unknown music."""
    with opened.scanner() as scanner:
        if scanner.store.unknown(number) is None:
            raise not_found()
        sound = scanner.excerpts.sound(number)
    if not sound.is_file():
        raise not_found()
    return as_it_is(sound, "audio/flac", if_none_match)


@router.get("/episodes/{id}/peaks")
def episode_peaks(
    id: EpisodeId,
    opened: Open,
    from_s: From = 0.0,
    to: To = None,
    points: Points = 1000,
    source: Source = "auto",
) -> Peaks:
    """The waveform of an episode.

    At once it is what the scan has kept: loudness in tenths of a second.  Where finer is asked for,
    the file is measured, once, and an event tells when that is done.
    """
    known = episode_known(opened, id)
    until = known.seconds if to is None else min(to, known.seconds)
    course = _course(opened, id)
    is_fine = (until - from_s) / points < (course.step_s if course else np.inf)
    kept, is_making = None, False
    if source != "course" or course is None:
        try:
            kept, is_making = opened.playing.peaks(
                opened.playing.file(known.files),
                known.languages,
                lambda: opened.news.tell("peaks", {"episode": id, "recording": None}, id),
                make=is_fine or source == "media",
            )
        except Problem:
            if course is None:
                raise
    whole = read(kept, from_s, until, points) if kept else None
    if whole is not None:
        return _with_course(_shown(whole, "media", is_making=False), whole, course)
    if course is None:
        return Peaks("media", is_making, from_s, from_s, 0.1, (), ())
    part = drawn(course.waveform, from_s, until, points)
    return _with_course(_shown(part, "course", is_making=is_making), part, course)


@router.get("/recordings/{id}/peaks")
def recording_peaks(
    id: RecordingId,
    opened: Open,
    from_s: From = 0.0,
    to: To = None,
    points: Points = 1000,
) -> Peaks:
    """The waveform of a recording; measured when it is first asked for, which takes a second."""
    known = recording_known(opened, id)
    kept, is_making = opened.playing.peaks(
        opened.playing.file(known.files),
        done=lambda: opened.news.tell("peaks", {"episode": None, "recording": id}, id),
        wait=True,
    )
    until = known.seconds if to is None else min(to, known.seconds)
    whole = read(kept, from_s, until, points) if kept else None
    if whole is None:
        return Peaks("media", is_making, from_s, from_s, 0.1, (), ())
    return _shown(whole, "media", is_making=False)


@router.get(
    "/recordings/{id}/artwork",
    response_class=FileResponse,
    responses={200: {"content": {"image/jpeg": {}}}, 404: {"description": "There is none."}},
)
def artwork(
    id: RecordingId, opened: Open, size: Annotated[int, Query(ge=16, le=1200)] = 300
) -> Response:
    """The picture in the file of a recording, or beside it."""
    known = recording_known(opened, id)
    kept = opened.playing.picture(opened.playing.file(known.files), size)
    if kept is None:
        raise not_found()
    return FileResponse(
        kept, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=86400"}
    )


async def _audio(
    request: Request,
    opened: Opened,
    known: Known,
    format: str,
    start_s: float,
    if_none_match: str | None,
) -> Response:
    path = await run_in_threadpool(opened.playing.file, known.files)
    media = await run_in_threadpool(opened.playing.media, path, known.languages)
    if format == "original" or (format == "auto" and media.media_type is not None):
        return as_it_is(path, media.media_type or "application/octet-stream", if_none_match)
    if request.method == "HEAD":
        return Response(media_type=COPY_TYPE, headers={PLAYBACK: "transcoded"})
    return await opened.playing.transcoded(path, start_s, known.languages)


class _Course(NamedTuple):
    waveform: Waveform
    music: np.ndarray[Any, np.dtype[np.float32]]
    speech: np.ndarray[Any, np.dtype[np.float32]]
    step_s: float


def _course(opened: Opened, id_: str) -> _Course | None:
    """What a scan has kept of an episode's loudness; ``None`` where that is gone."""
    with opened.scanner() as scanner:
        try:
            course = scanner.sounds.course(id_)
        except DamagedLibrary:
            return None
    activity = course.activity
    waveform = of_level(course.level_db, course.step_s)
    return _Course(waveform, activity.music, activity.speech, course.step_s)


def _shown(waveform: Waveform, source: Literal["course", "media"], *, is_making: bool) -> Peaks:
    return Peaks(
        source,
        is_making,
        round(waveform.from_s, 4),
        round(waveform.to_s, 4),
        waveform.step_s,
        tuple(waveform.low.tolist()),
        tuple(waveform.high.tolist()),
    )


def _with_course(peaks: Peaks, waveform: Waveform, course: _Course | None) -> Peaks:
    """Peaks with where there is music, and speech."""
    if course is None:
        return peaks
    music, speech = (
        tuple(np.round(100 * averaged(each, course.step_s, waveform)).astype(int).tolist())
        for each in (course.music, course.speech)
    )
    return replace(peaks, music=music, speech=speech)
