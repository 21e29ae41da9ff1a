"""A sound that is still going on: asked again and again until it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from onara.audio import SAMPLE_RATE, Samples
from onara.errors import UnusableInput
from onara.library.answer import Answer
from onara.library.hearing import WINDOW_S
from onara.library.library import Library
from onara.match import SURE_P

FIRST_LOOK_S = 1.0
"""Enough for most music that nobody talks over."""
_SOON_S, _LATER_S = 0.5, 1.0


def next_look_s(seconds: float) -> float:
    """When to look again after a look at so many seconds: when there is a quarter more to hear."""
    return seconds + min(_LATER_S, max(_SOON_S, seconds / 4))


def listen_until_known(
    library: Library,
    blocks: Iterable[Samples],
    *,
    name: str = "microphone",
    give_up_s: float | None = None,
    progress: Callable[[float], None] | None = None,
) -> Answer | None:
    """Ask what sounds in the last seconds, again and again, until something is sure.

    ``blocks`` are float32 at `onara.audio.SAMPLE_RATE`.  Each further look is one more chance for a
    chance hit, so the k-th look has to be 2^k times as sure as the first: together they err no more
    often than one look does.  Returns ``None`` when the blocks end or ``give_up_s`` have passed.
    """
    held = np.empty(0, np.float32)
    heard = 0
    next_look = FIRST_LOOK_S
    spare = 1.0
    for block in blocks:
        held = np.concatenate([held, block])[-round(WINDOW_S * SAMPLE_RATE) :]
        heard += len(block)
        seconds = heard / SAMPLE_RATE
        if progress:
            progress(seconds)
        if seconds >= next_look:
            next_look = next_look_s(seconds)
            spare /= 2
            answer = _look(library, held, seconds, name)
            if answer.match and answer.match.p <= SURE_P * spare:
                return answer
        if give_up_s is not None and seconds >= give_up_s:
            break
    return None


def _look(library: Library, sound: Samples, seconds: float, name: str) -> Answer:
    """The answer to the last of so many seconds, with offsets that count from their start."""
    try:
        heard = library.hear([sound], name=name, effort="quick")
        return library.answer(heard.after(seconds - len(sound) / SAMPLE_RATE), name)
    except UnusableInput:  # silence so far
        return Answer(name, None)
