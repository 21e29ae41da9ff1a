"""Clip and recording laid over each other, in numbers that a picture and a table are made of."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onara.audio import SAMPLE_RATE, Samples
from onara.fingerprint import BASEBAND_RATE, between, whiten
from onara.index import Reference

COLUMNS = 300
"""Peaks of a waveform: a picture is some 700 pixels wide."""
_PARTS = 40
_LEAST_PART_S = 0.1
"""Agreement is told for so many parts of a clip, none shorter than this: less sound agrees with
anything."""
_QUIETEST = 1e-4


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was compared, from ``clip_s`` (second of the clip) on, for ``seconds``.

    ``other_s`` is the second of the recording (or episode) that meets ``clip_s``.  ``clip`` and
    ``other`` are waveforms: the loudest of each column of time, full scale 1; ``other`` is empty
    where the file is gone.  ``agreement`` says of each part of that time how well the two
    waveforms agree there, in standard deviations of what chance gives: 0 for strangers, and so
    high that all parts together give z.  It is empty where nothing was found.
    """

    clip_s: float
    seconds: float
    clip: tuple[float, ...]
    other_s: float | None = None
    other: tuple[float, ...] = ()
    agreement: tuple[float, ...] = ()


def evidence_of_clip(sound: Samples, clip_s: float) -> Evidence:
    """A clip that is like nothing."""
    return Evidence(clip_s, round(len(sound) / SAMPLE_RATE, 3), peaks(sound))


def evidence_of(
    sound: Samples, clip_s: float, reference: Reference, other_s: float, other: Samples | None
) -> Evidence:
    """A clip over what it is of.

    ``sound`` is the clip from ``clip_s`` on, ``other`` the recording's sound from ``other_s`` on
    for as long, both float32 at `SAMPLE_RATE`.
    """
    return Evidence(
        clip_s=clip_s,
        seconds=round(len(sound) / SAMPLE_RATE, 3),
        clip=peaks(sound),
        other_s=round(other_s, 3),
        other=() if other is None else peaks(other),
        agreement=agreement(sound, reference, other_s),
    )


def evidence_from(told: Mapping[str, Any]) -> Evidence:
    """The evidence of its plain values; raises KeyError or TypeError."""
    rows = {name: tuple(told[name]) for name in ("clip", "other", "agreement")}
    return Evidence(**{**told, **rows})


def peaks(sound: Samples) -> tuple[float, ...]:
    """The loudest sample of each of `COLUMNS` columns of a sound."""
    columns = min(COLUMNS, len(sound))
    return tuple(
        round(min(1.0, float(np.abs(part).max())), 3) for part in np.array_split(sound, columns)
    )


def agreement(sound: Samples, reference: Reference, other_s: float) -> tuple[float, ...]:
    """How well each part of a sound agrees with a reference at one delay.

    The whitened clip is multiplied with the reference, and what points the way that the sum of all
    points is summed over each part (`onara.match.refine.support` looks at the same sums).  Under
    chance a part's sum has the variance of its energy.
    """
    query = whiten(sound)
    at = other_s * BASEBAND_RATE
    samples = reference.cut(math.floor(at), len(query))
    product = between(samples, at - math.floor(at)) * np.conj(query)
    whole = product.sum()
    if not whole:
        return ()
    along = (product * np.conj(whole / np.abs(whole))).real
    count = max(1, min(_PARTS, int(len(sound) / SAMPLE_RATE / _LEAST_PART_S)))
    return tuple(
        round(_deviations(part, energy), 2)
        for part, energy in zip(
            np.array_split(along, count), np.array_split(np.abs(query) ** 2, count), strict=True
        )
    )


def _deviations(part: npt.NDArray[np.float64], energy: npt.NDArray[np.float32]) -> float:
    power = float(energy.sum())
    return float(part.sum()) / math.sqrt(power) if power > _QUIETEST else 0.0
