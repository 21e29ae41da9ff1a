"""An episode decoded once: its whitened sound, its level, where it speaks and where it plays.

What is made of it lies in files of a folder, memory-mapped: eight hours need no more memory than
one, and a scan that was broken off begins after the decoding.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from itertools import tee, zip_longest
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt
import soxr

from onara.activity import Activity, ActivityMeter, joined
from onara.audio import SAMPLE_RATE, Samples, Sound
from onara.durable import replace_file, write_error
from onara.errors import UnusableInput
from onara.fingerprint import Baseband, whiten_blocks
from onara.tracking import FRAME_S

VERSION = 2
"""Raised when the meaning of the files changes; those of other versions are made anew."""
LANGUAGES = ("kor", "ko")
"""Of several audio tracks the Korean one is heard: that is the mix that the music was made for.
Dubs are often mixed anew."""
LEAST_S = 1.0
"""A shorter programme is no programme."""

_MID, _SIDE, _SOUND, _POWER = "mid", "side", "sound", "power"
_ACTIVITY, _DONE = "activity.npz", "programme.json"
_POWER_FRAME = round(FRAME_S * SAMPLE_RATE)


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """What a scan needs of an episode's sound.

    ``seconds``: its length; ``mid``, ``side``: complex64 at `fingerprint.BASEBAND_RATE`, whitened,
    memory-mapped, ``side`` is ``None`` where there is nothing beside the middle; ``sound``: the mid
    as int16 at `audio.SAMPLE_RATE`, full scale 32768, memory-mapped; ``power``:
    float32, mean square of the mid in frames of `tracking.FRAME_S`; ``activity``: music and speech;
    ``audio``: which of several audio tracks was heard; ``frame_rate``: of the picture; ``flaw``:
    the rest of a sentence on what could not be read.
    """

    folder: Path
    seconds: float
    mid: Baseband
    side: Baseband | None
    sound: npt.NDArray[np.int16]
    power: npt.NDArray[np.float32]
    activity: Activity
    audio: str | None
    frame_rate: Fraction | None
    flaw: str | None


def listen(
    path: Path,
    folder: Path,
    progress: Callable[[float, float | None], None] | None = None,
    *,
    speed: float = 1.0,
) -> Programme:
    """Decode an episode into a folder, or open what lies there of an earlier scan.

    ``speed``: how fast it runs (1.01 is one per cent faster, pitch and all); it is played back so
    that it does not.  ``progress`` is told the seconds done and those there are (``None`` where
    unknown), of what is made.  Raises
    `UnusableInput` where there is nothing to hear, `LibraryError` where the folder cannot be
    written.
    """
    opened = _open(folder)
    if opened is not None:
        return opened
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    except OSError as error:
        raise write_error(folder, error) from error
    with Sound(path, languages=LANGUAGES) as sound:
        declared = sound.declared_s * speed if sound.declared_s else None
        # The order of the context managers closes the files before the marker is written.
        told = _decode(_played_back(sound.mid_and_side(), speed), folder, progress, declared)
        told |= {
            "version": VERSION,
            "audio": _which(sound),
            "frame_rate": str(sound.frame_rate) if sound.frame_rate else None,
            "flaw": sound.flaw(),
        }
    if told["seconds"] < LEAST_S:
        raise UnusableInput(path, "is shorter than a second")
    replace_file(folder / _DONE, [json.dumps(told).encode()])
    made = _open(folder)
    assert made is not None
    return made


def _played_back(
    blocks: Iterator[tuple[Samples, Samples]], speed: float
) -> Iterator[tuple[Samples, Samples]]:
    """Mid and side that run at a speed, as if they did not."""
    if speed == 1.0:
        yield from blocks
        return
    mids, sides = (
        soxr.ResampleStream(SAMPLE_RATE, SAMPLE_RATE * speed, 1, "float32", "HQ") for _ in range(2)
    )
    nothing = np.empty(0, np.float32)
    for mid, side in blocks:
        yield mids.resample_chunk(mid), sides.resample_chunk(side)
    yield mids.resample_chunk(nothing, last=True), sides.resample_chunk(nothing, last=True)


def _decode(
    blocks: Iterator[tuple[Samples, Samples]],
    folder: Path,
    progress: Callable[[float, float | None], None] | None,
    declared: float | None,
) -> dict[str, Any]:
    """Write mid, side, sound, power and activity; how long it is and whether it has a side."""
    meter = ActivityMeter()
    found: list[Activity] = []
    samples = 0
    has_side = False
    rest = np.empty(0, np.float32)
    try:
        with ExitStack() as files:
            mid_file, side_file, sound_file, power_file = (
                files.enter_context((folder / name).open("wb"))
                for name in (_MID, _SIDE, _SOUND, _POWER)
            )

            def heard() -> Iterator[tuple[Samples, Samples]]:
                nonlocal samples, has_side, rest
                for mid, side in blocks:
                    found.extend(meter.feed(mid, side))
                    samples += len(mid)
                    has_side = has_side or bool(side.any())
                    sound_file.write(_as_int16(mid).tobytes())
                    rest = np.concatenate([rest, mid])
                    whole = len(rest) // _POWER_FRAME * _POWER_FRAME
                    power_file.write(_power(rest[:whole]).tobytes())
                    rest = rest[whole:]
                    if progress:
                        progress(samples / SAMPLE_RATE, declared)
                    yield mid, side

            # Both are whitened in step, so that no more than some seconds wait for the slower one.
            first, second = tee(heard())
            mids = whiten_blocks(mid for mid, _ in first)
            sides = whiten_blocks(side for _, side in second)
            for mid, side in zip_longest(mids, sides):
                mid_file.write(mid.astype(np.complex64).tobytes())
                side_file.write(side.astype(np.complex64).tobytes())
            if len(rest):
                power_file.write(_power(np.pad(rest, (0, _POWER_FRAME - len(rest)))).tobytes())
            found.extend(meter.finish())
            all_of_it = joined(found)
            np.savez(folder / _ACTIVITY, music=all_of_it.music, speech=all_of_it.speech)
    except OSError as error:
        # Also of closing: what was written last may not have reached the disk before.
        raise write_error(folder, error) from error
    return {"seconds": samples / SAMPLE_RATE, "has_side": has_side}


def _open(folder: Path) -> Programme | None:
    """What lies in a folder, ``None`` where it is not whole or of another version."""
    try:
        told = json.loads((folder / _DONE).read_bytes())
        if told["version"] != VERSION:
            return None
        with np.load(folder / _ACTIVITY) as kept:
            found = Activity(kept["music"], kept["speech"])
        mid = np.memmap(folder / _MID, np.complex64, "r")
        side = np.memmap(folder / _SIDE, np.complex64, "r") if told["has_side"] else None
        sound = np.memmap(folder / _SOUND, np.int16, "r")
        power = np.fromfile(folder / _POWER, np.float32)
    except (OSError, ValueError, KeyError, TypeError, BadZipFile):
        return None
    return Programme(
        folder,
        told["seconds"],
        mid,
        side,
        sound,
        power,
        found,
        told["audio"],
        Fraction(told["frame_rate"]) if told["frame_rate"] else None,
        told["flaw"],
    )


def _which(sound: Sound) -> str | None:
    """Which audio track was heard, in words, where there are several."""
    if len(sound.tracks) < 2:
        return None
    place = [track.number for track in sound.tracks].index(sound.track.number) + 1
    told = [sound.track.language or "language not said", sound.track.title]
    return f"audio {place} of {len(sound.tracks)} ({', '.join(filter(None, told))})"


def _as_int16(samples: Samples) -> npt.NDArray[np.int16]:
    return np.clip(np.rint(samples * 32768), -32768, 32767).astype(np.int16)


def _power(samples: Samples) -> npt.NDArray[np.float32]:
    """Mean square of each frame, float32 (frames,)."""
    frames = samples.reshape(-1, _POWER_FRAME).astype(np.float64)
    return np.asarray(np.mean(frames**2, axis=1), np.float32)
