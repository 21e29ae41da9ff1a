"""Clips of any length against a library: one whole look, or windows of a long file.

Windows are looked up at true speed, first where their landmarks are, then everywhere.  Those that
are not known so are looked up at others too, as long as nothing is known of the file, and count
where nothing at true speed is.  What is known is then compared with its relatives (`families`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from onara.audio import SAMPLE_RATE, Samples
from onara.examine import require_sound
from onara.families import Link, Place, Relative, Told, tell_apart
from onara.fingerprint import whiten, whiten_clip
from onara.index import Index
from onara.landmarks import pairs_asked, pick
from onara.library.effort import EFFORT_S, Budget, Effort
from onara.library.everywhere import hear_everywhere
from onara.library.in_pieces import compare_in_pieces
from onara.library.proposed import hear_proposed
from onara.library.replayed import Laid, hear_replayed
from onara.match import Found, as_recorded

MIN_CLIP_S = 0.25
"""Shorter clips hold too little to be told from chance."""
WHOLE_S = 12.0
"""A clip up to this length is looked at in one piece."""
WINDOW_S = 10.0
"""A longer one in windows of this length, each half over the one before: longer windows would gain
little: clocks of players drift (0.01 % of 10 s is two samples), and scenes cut into songs."""
WINDOWS_AT_ONCE = 8
"""Windows that are correlated together share the transforms of the references."""
ENOUGH_P = 1e-9
"""A window as sure as this ends the search of a long file."""
WAYS = 4
"""A window may be named by its waveform as it is, by its waveform played back at another speed, by
pieces of it, and by its landmarks alone.  An answer is the best of four looks, so its p is that of
four."""

Links = Callable[[str], Iterable[Link]]
"""The links of a recording, seen from it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The best recordings for a clip, surest first, with offsets that count from its start.

    ``at_s``: second of the clip at which the window begins that they were heard in; ``seconds``:
    how much of the clip was looked at; ``searched``: the share of the search for it that was done
    when the time was up, 1 where it was not.  ``relatives`` of the best, and ``places``: other
    seconds of it that explain the window as well; both only where they were asked for.
    """

    found: tuple[Found, ...]
    at_s: float
    seconds: float
    searched: float = 1.0
    relatives: tuple[Relative, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def best(self) -> Found | None:
        """The recording that sounds, ``None`` where none is sure."""
        return self.found[0] if self.found and self.found[0].is_sure else None

    def after(self, seconds: float) -> Heard:
        """The same, in a sound that began so many seconds before this one."""
        found = tuple(replace(one, offset_s=one.offset_s - seconds) for one in self.found)
        relatives = tuple(replace(one, offset_s=one.offset_s - seconds) for one in self.relatives)
        places = tuple(replace(one, offset_s=one.offset_s - seconds) for one in self.places)
        return replace(
            self,
            found=found,
            at_s=self.at_s + seconds,
            seconds=self.seconds + seconds,
            relatives=relatives,
            places=places,
        )


def hear(
    blocks: Iterable[Samples],
    index: Index,
    *,
    name: str,
    effort: Effort = "normal",
    links: Links | None = None,
    progress: Callable[[float], None] | None = None,
) -> Heard:
    """Look a sound up in an index, in memory that does not grow with its length.

    ``blocks`` are float32 at `SAMPLE_RATE`; ``name`` is for the sentence of an `UnusableInput`,
    raised for silence and for less than `MIN_CLIP_S`.  With ``links`` the best recording is
    compared with its relatives, and with itself at other places.  ``progress`` is told the seconds
    done.
    """
    best = replayed = Heard((), 0.0, 0.0)
    searched = 1.0
    best_sound = replayed_sound = np.empty(0, np.float32)
    seconds = loudest = 0.0
    laid: Laid | None = None
    looks = 0
    for windows in _in_groups(_windows(blocks)):
        starts = [start for start, _ in windows]
        sounds = [sound for _, sound in windows]
        seconds = max(seconds, starts[-1] + len(sounds[-1]) / SAMPLE_RATE)
        loudest = max(loudest, *(float(np.abs(sound).max(initial=0.0)) for sound in sounds))
        looks += len(windows)
        claims = WAYS * looks
        queries = [whiten_clip(sound) for sound in sounds]
        pairs = [pairs_asked(pick(sound)) for sound in sounds]
        looked = [
            hear_proposed(query, own, index, looks=claims)
            for query, own in zip(queries, pairs, strict=True)
        ]
        answers = [each.plain for each in looked]
        # One half of the time for true speed, one for all others.
        each_s = EFFORT_S[effort] / 2 * len(windows)
        if not any(answers):
            first = [recording for each in looked for recording in each.likely]
            answers, share = hear_everywhere(
                queries, index, first, looks=claims, budget=Budget(each_s)
            )
            searched = min(searched, share)
        for start, sound, found in zip(starts, sounds, answers, strict=True):
            if found and (not best.found or found[0].rank < best.found[0].rank):
                best = Heard(tuple(found), 0.0, 0.0).after(start)
                best_sound = sound
        step = 2 if looks > 1 else 1
        budget = Budget(each_s)
        for start, sound, own in islice(zip(starts, sounds, pairs, strict=True), 0, None, step):
            if not best.best and not replayed.best:
                otherwise = hear_replayed(sound, own, index, looks=claims, budget=budget)
                searched = min(searched, otherwise.share)
                replayed = Heard(tuple(otherwise.found), 0.0, 0.0).after(start)
                replayed_sound, laid = sound, otherwise.laid
        if progress:
            progress(seconds)
        if looks > 1 and best.best and best.best.p < ENOUGH_P:
            break
    require_sound(name, seconds, loudest, MIN_CLIP_S)
    if replayed.best and not best.best:
        best, best_sound = replayed, replayed_sound
    if links and (named := best.best):
        kin = [link for link in links(named.recording) if link.other in index]
        if named.is_coherent:
            best = _compared(best, named, best_sound, index, kin)
        elif laid:
            best = _told(compare_in_pieces(_within(best), laid, kin, index), best.at_s)
        else:
            best = replace(best, relatives=_by_links(named, kin))
    return replace(best, seconds=seconds, searched=searched)


def _compared(
    heard: Heard, best: Found, sound: Samples, index: Index, links: Sequence[Link]
) -> Heard:
    """What was heard in a window, with what its best recording may be mistaken for."""
    others = [one for one in heard.found[1:] if one.is_sure and one.is_coherent]
    if best.stands_alone and not links and not others:
        return heard
    sure = [one.recording for one in others]
    names = dict.fromkeys([best.recording, *(link.other for link in links), *sure])
    references = [index.reference(name) for name in names]
    query = whiten(as_recorded(sound, best.speed))
    looks = len(index) / len(references)
    return _told(tell_apart(query, _within(heard), links, references, looks=looks), heard.at_s)


def _within(heard: Heard) -> list[Found]:
    """What was found, counted from the start of the window that it was heard in."""
    return [replace(one, offset_s=one.offset_s + heard.at_s) for one in heard.found]


def _told(told: Told, at_s: float) -> Heard:
    """What was told apart of a window that begins at a second of the clip."""
    return Heard(told.found, 0.0, 0.0, relatives=told.relatives, places=told.places).after(at_s)


def _by_links(best: Found, links: Iterable[Link]) -> tuple[Relative, ...]:
    """The relatives of what landmarks alone have named: they cannot be compared."""
    return tuple(Relative(link.other, best.offset_s + link.delay_s) for link in links)


def _windows(blocks: Iterable[Samples]) -> Iterator[tuple[float, Samples]]:
    """(start in seconds, sound) of the whole of a short clip or of the windows of a long one."""
    held = np.empty(0, np.float32)
    start = 0
    window, hop = round(WINDOW_S * SAMPLE_RATE), round(WINDOW_S / 2 * SAMPLE_RATE)
    long = False
    for block in blocks:
        held = np.concatenate([held, block])
        long = long or len(held) > WHOLE_S * SAMPLE_RATE
        while long and len(held) > window + hop:
            yield start / SAMPLE_RATE, held[:window]
            held = held[hop:]
            start += hop
    if long and len(held) > window:
        yield start / SAMPLE_RATE, held[:window]
        start += len(held) - window
        held = held[-window:]
    yield start / SAMPLE_RATE, held


def _in_groups(
    windows: Iterable[tuple[float, Samples]],
) -> Iterator[list[tuple[float, Samples]]]:
    """Windows of one length in groups that grow: most long files answer in the first few."""
    group: list[tuple[float, Samples]] = []
    size = 1
    for window in windows:
        if group and len(window[1]) != len(group[0][1]):
            yield group
            group = []
        group.append(window)
        if len(group) >= size:
            yield group
            group = []
            size = min(WINDOWS_AT_ONCE, 2 * size)
    if group:
        yield group
