"""Clip and recording laid over each other, in numbers that a picture and a table are made of."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

from onara.audio import SAMPLE_RATE, Samples
from onara.fingerprint import BASEBAND_RATE, between, whiten
from onara.index import Reference
from onara.match import Found, as_recorded, fit_in_pieces

COLUMNS = 300
"""Peaks of a waveform: a picture is some 700 pixels wide."""
_PARTS = 40
_LEAST_PART_S = 0.1
"""Agreement is told for so many parts of a clip, none shorter than this: less sound agrees with
anything."""
_QUIETEST = 1e-4
_AS_CHANCE = 0.999
"""A piece that fits worse than chance does is worth no less than this probability."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was compared, from ``clip_s`` (second of the clip) on, for ``seconds`` of it.

    ``other_s`` is the second of the recording (or episode) that meets ``clip_s``, and ``faster``
    says how many seconds of it are one of the clip.  ``clip`` and
    ``other`` are waveforms: the loudest of each column of time, full scale 1; ``other`` is empty
    where the file is gone.  ``agreement`` says of each part of that time how well the two
    waveforms agree there, in standard deviations of what chance gives: 0 for strangers, and so
    high that all parts together give z (where tempo or pitch was changed, as high as the pieces of
    that part are improbable).  It is empty where nothing was found.
    """

    clip_s: float
    seconds: float
    clip: tuple[float, ...]
    other_s: float | None = None
    other: tuple[float, ...] = ()
    agreement: tuple[float, ...] = ()
    faster: float = 1.0


def evidence_of_clip(sound: Samples, clip_s: float) -> Evidence:
    """A clip that is like nothing."""
    return Evidence(clip_s, round(len(sound) / SAMPLE_RATE, 3), peaks(sound))


def evidence_of(
    sound: Samples, clip_s: float, found: Found, reference: Reference, other: Samples | None
) -> Evidence:
    """A clip over what it is of, at the speed, tempo and pitch at which it was found.

    ``sound`` is the clip from ``clip_s`` on, ``other`` the recording's sound for as long as
    `beside` says, both float32 at `SAMPLE_RATE`.
    """
    seconds = round(len(sound) / SAMPLE_RATE, 3)
    other_s, _ = beside(found, clip_s, seconds)
    if found.is_coherent:
        agreed = agreement(as_recorded(sound, found.speed), reference, other_s)
    else:
        agreed = agreement_in_pieces(sound, found, reference, other_s)
    return Evidence(
        clip_s=clip_s,
        seconds=seconds,
        clip=peaks(sound),
        other_s=round(other_s, 3),
        other=() if other is None else peaks(other),
        agreement=agreed,
        faster=round(found.speed * found.tempo, 5),
    )


def beside(found: Found, clip_s: float, seconds: float) -> tuple[float, float]:
    """The second of a recording that meets a second of a clip, and for how long it lasts beside
    so many seconds of it."""
    return found.offset_s + clip_s, seconds * found.speed * found.tempo


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


def agreement_in_pieces(
    sound: Samples, found: Found, reference: Reference, other_s: float
) -> tuple[float, ...]:
    """The same of a clip whose tempo or pitch was changed, in whose pieces alone it is coherent."""
    fits = fit_in_pieces(
        sound,
        reference,
        offset_s=other_s,
        faster=found.speed * found.tempo,
        cents=1200 * math.log2(found.speed) + found.pitch_cents,
    )
    if fits is None:
        return ()
    law = NormalDist()
    each = np.array([-law.inv_cdf(min(p, _AS_CHANCE)) for p in fits.each_p.tolist()])
    parts = np.array_split(each, min(_PARTS, len(each)))
    return tuple(round(float(part.sum()) / math.sqrt(len(part)), 2) for part in parts)


def _deviations(part: npt.NDArray[np.float64], energy: npt.NDArray[np.float32]) -> float:
    power = float(energy.sum())
    return float(part.sum()) / math.sqrt(power) if power > _QUIETEST else 0.0
