"""What is done with one clip inside the sandbox: all that reads the stranger's file.

Nothing here knows names: `naming` puts them to what was heard, in the server.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onara.audio import SAMPLE_RATE, Samples
from onara.audio.browsers import browser_type
from onara.audio.decode import Sound
from onara.clips.answer import link_from
from onara.clips.evidence import Evidence, beside, evidence_from, evidence_of, evidence_of_clip
from onara.clips.refusal import Refused
from onara.errors import OnaraError, UnusableInput
from onara.index import Index
from onara.library import Link, Place, Relative
from onara.library.database import Database
from onara.library.hearing import WHOLE_S, WINDOW_S, Heard, hear
from onara.match import Found
from onara.scan.kept import KeptSounds
from onara.scanned.moment import LOOKED_AT_S

LONGEST_S = 600.0
"""So much of a file is listened to at most: it is a clip that was asked for, not an album."""
LOOKS_FOR_S = 30.0
"""Seconds after which no more of a long file is looked up: whoever asks is waiting."""
_LATEST_S = 3600.0
"""Recordings are not decoded further than this for the sake of a picture."""
_LEVELS_A_SECOND = 10
"""As the course of an episode has them."""
_KEPT = 16
"""Recordings and episodes that are told, the best first."""


@dataclass(frozen=True, slots=True)
class Listened:
    """What a clip's sound tells.

    ``clip_s``: its length in seconds, as far as that is known; ``is_whole``: whether it was decoded
    to its end; ``is_damaged``: parts of it cannot be read; ``media_type``: that of the file where
    browsers play it as it is, else ``None``;
    ``songs`` and ``episodes``: what was found in the library and among scanned episodes, the latter
    ``None`` where nothing was scanned; ``song`` and ``episode``: the evidence for the best of each;
    ``itself``: the clip alone; ``links``: what the best of the songs has in common with others.
    """

    clip_s: float
    is_whole: bool
    is_damaged: bool
    media_type: str | None
    songs: Heard
    episodes: Heard | None
    song: Evidence | None
    episode: Evidence | None
    itself: Evidence
    links: tuple[Link, ...] = ()


def hear_clip(home: str, path: str) -> dict[str, Any]:
    """A clip looked up in the library of a home and in all that was scanned; see `Listened`.

    Raises `UnusableInput`.
    """
    folder = Path(home)
    with Sound(Path(path)) as sound:
        tape = Tape(sound.blocks())
        index, kept = Index(folder / "index"), KeptSounds(folder)
        links = partial(_links, folder)
        songs = hear(tape.blocks(), index, name="the clip", links=links)
        episodes = _episodes(tape, kept)
        listened = Listened(
            clip_s=round(tape.seconds if tape.is_whole else sound.declared_s or tape.seconds, 3),
            is_whole=tape.is_whole,
            is_damaged=sound.flaw() is not None,
            media_type=browser_type(sound, ending=""),
            songs=_best(songs),
            episodes=_best(episodes) if episodes else None,
            song=_song(folder, tape, songs, index) if songs.best else None,
            episode=_episode(tape, episodes, kept) if episodes and episodes.best else None,
            itself=evidence_of_clip(tape.cut(0.0, WHOLE_S), 0.0),
            links=tuple(links(songs.best.recording)) if songs.best else (),
        )
    return asdict(listened)


def look(home: str, payload: bytes) -> dict[str, Any]:
    """A few seconds of sound, as float32 at `SAMPLE_RATE`, looked up in the library of a home.

    Raises `UnusableInput` for silence.
    """
    sound = np.frombuffer(payload, "<f4").astype(np.float32)
    return asdict(
        _best(hear([sound], Index(Path(home) / "index"), name="the sound", effort="quick"))
    )


def listened_of(told: dict[str, Any]) -> Listened:
    """The object that `hear_clip` told; raises `Refused` where that is none."""
    try:
        return Listened(
            **told
            | {
                "songs": heard_of(told["songs"]),
                "episodes": heard_of(told["episodes"]) if told["episodes"] else None,
                "song": evidence_from(told["song"]) if told["song"] else None,
                "episode": evidence_from(told["episode"]) if told["episode"] else None,
                "itself": evidence_from(told["itself"]),
                "links": tuple(link_from(each) for each in told["links"]),
            }
        )
    except (KeyError, TypeError):
        raise Refused("crashed") from None


def heard_of(told: dict[str, Any]) -> Heard:
    """The object that `look` told; raises `Refused` where that is none."""
    try:
        return Heard(
            **told
            | {
                "found": tuple(Found(**each) for each in told["found"]),
                "relatives": tuple(Relative(**each) for each in told["relatives"]),
                "places": tuple(Place(**each) for each in told["places"]),
            }
        )
    except (KeyError, TypeError):
        raise Refused("crashed") from None


class Tape:
    """A sound that is decoded as it is asked for and kept, up to `LONGEST_S`."""

    def __init__(self, blocks: Iterator[Samples]) -> None:
        self._coming = blocks
        self._held: list[Samples] = []
        self._samples = 0
        self._until = time.monotonic() + LOOKS_FOR_S
        self.is_whole = False

    @property
    def seconds(self) -> float:
        """Seconds decoded so far."""
        return self._samples / SAMPLE_RATE

    def blocks(self) -> Iterator[Samples]:
        """All of it from the start."""
        at = 0
        while True:
            if at == len(self._held) and not self._more():
                return
            yield self._held[at]
            at += 1

    def cut(self, start_s: float, seconds: float) -> Samples:
        """What was decoded of a stretch."""
        first = round(start_s * SAMPLE_RATE)
        return np.concatenate(self._held)[first : first + round(seconds * SAMPLE_RATE)]

    def _more(self) -> bool:
        if self.is_whole or self.seconds >= LONGEST_S or time.monotonic() > self._until:
            return False
        block = next(self._coming, None)
        if block is None:
            self.is_whole = True
            return False
        # What is no number would be louder than all.
        self._held.append(np.nan_to_num(block, posinf=1.0, neginf=-1.0))
        self._samples += len(block)
        return True


def _episodes(tape: Tape, kept: KeptSounds) -> Heard | None:
    if not len(kept.index):
        return None
    with contextlib.suppress(UnusableInput):
        return hear(_first(tape.blocks(), LOOKED_AT_S), kept.index, name="the clip")
    return None


def _first(blocks: Iterator[Samples], seconds: float) -> Iterator[Samples]:
    left = round(seconds * SAMPLE_RATE)
    for block in blocks:
        yield block[:left]
        left -= len(block)
        if left <= 0:
            return


def _song(home: Path, tape: Tape, heard: Heard, index: Index) -> Evidence:
    """The clip over the recording that sounds in it."""
    best = heard.found[0]
    sound, at_s = _heard_part(tape, heard)
    other_s, seconds = beside(best, at_s, len(sound) / SAMPLE_RATE)
    other = _recorded(_files_of(home, best.recording), other_s, seconds)
    return evidence_of(sound, at_s, best, index.reference(best.recording), other)


def _episode(tape: Tape, heard: Heard, kept: KeptSounds) -> Evidence:
    """The clip over the episode that it was recorded from.

    To decode that up to its last minutes would take too long: its level was kept when it was
    scanned, and a waveform of that is as good to the eye.
    """
    best = heard.found[0]
    sound, at_s = _heard_part(tape, heard)
    level = None
    with contextlib.suppress(OnaraError):
        begin_s, seconds = beside(best, at_s, len(sound) / SAMPLE_RATE)
        level = _level(kept.course(best.recording).level_db, begin_s, seconds)
    return evidence_of(sound, at_s, best, kept.index.reference(best.recording), level)


def _heard_part(tape: Tape, heard: Heard) -> tuple[Samples, float]:
    """The stretch of a clip in which something was heard, and its first second."""
    whole = tape.cut(0.0, WHOLE_S + 1 / SAMPLE_RATE)
    if heard.at_s == 0 and len(whole) <= WHOLE_S * SAMPLE_RATE:
        return whole, 0.0
    return tape.cut(heard.at_s, WINDOW_S), round(heard.at_s, 3)


def _files_of(home: Path, recording: str) -> list[Path]:
    with closing(Database(home / "library.sqlite", create=False)) as database:
        return [row.path for row in database.files_of(recording)]


def _links(home: Path, recording: str) -> list[Link]:
    with closing(Database(home / "library.sqlite", create=False)) as database:
        return database.links(recording)


def _recorded(files: list[Path], start_s: float, seconds: float) -> Samples | None:
    """A stretch of the first of some files that can be read, silence where it has none."""
    if start_s > _LATEST_S:
        return None
    first, last = round(start_s * SAMPLE_RATE), round((start_s + seconds) * SAMPLE_RATE)
    for file in files:
        cut = np.zeros(last - first, np.float32)
        at = 0
        try:
            with Sound(file) as sound:
                for block in sound.blocks():
                    begin, end = max(at, first), min(at + len(block), last)
                    if end > begin:
                        cut[begin - first : end - first] = block[begin - at : end - at]
                    at += len(block)
                    if at >= last:
                        break
        except UnusableInput:
            continue
        return cut
    return None


def _level(level_db: npt.NDArray[np.float32], start_s: float, seconds: float) -> Samples:
    """The loudness of a stretch as a waveform at `SAMPLE_RATE`."""
    at = (start_s + np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE) * _LEVELS_A_SECOND
    held = 10 ** (np.asarray(level_db, np.float64) / 20)
    inside = (at >= 0) & (at < len(held))
    wave = np.where(inside, held[np.clip(at.astype(int), 0, len(held) - 1)], 0.0)
    return np.asarray(wave, np.float32)


def _best(heard: Heard) -> Heard:
    return replace(heard, found=heard.found[:_KEPT])
