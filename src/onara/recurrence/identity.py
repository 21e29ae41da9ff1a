"""Which of the themes are those that were named before?

A theme keeps the number of the known unknown whose stored places it covers.  Numbers are given out
in order and never a second time, so "Unknown 3" in an old sheet is never another piece of music.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from onara.recurrence.episode import Span
from onara.recurrence.theme import Occurrence, Theme, share_music


@dataclass(frozen=True, slots=True)
class Unknown:
    """A piece of music that comes back and that the library lacks.

    ``number``: given once, for ever; ``name``: what a person calls it, ``None`` before; on its
    timeline every occurrence has its ``offset_s``.
    """

    number: int
    occurrences: tuple[Occurrence, ...]
    name: str | None = None

    @property
    def title(self) -> str:
        return self.name or f"Unknown {self.number}"


@dataclass(frozen=True, slots=True)
class Change:
    """What has become of a number: ``kind`` is "new", "merged" (``number`` is now part of
    ``into``) or "split" (``number`` was part of ``into``)."""

    kind: str
    number: int
    into: int | None = None


@dataclass(frozen=True, slots=True)
class Identified:
    """``unknowns`` by number; ``changes`` against what was known; ``last_number``: the highest
    number that was ever given out, to be handed in the next time."""

    unknowns: tuple[Unknown, ...]
    changes: tuple[Change, ...]
    last_number: int


def identify(
    themes: Iterable[Theme],
    known: Sequence[Unknown],
    *,
    last_number: int = 0,
    rescanned: Collection[str] = (),
) -> Identified:
    """Themes with the numbers that they had, and new ones for those that are new.

    ``known``: what was stored, with the places where its excerpt was followed in new episodes;
    ``last_number``: the highest number ever given out; ``rescanned``: episodes whose stored places
    say which number a theme has, but are replaced by what was found now.  A known unknown that no
    theme covers stays as it is, with the places in episodes that were not scanned again; where it
    has none left it is kept with its name, so that it can come back.

    Of several known ones that turn out to be one piece of music the oldest stays; those that two
    persons' names tell apart are not made one.
    """
    last = max([last_number, *(one.number for one in known)])
    before = {one.number: one for one in known}
    held: dict[int, list[Occurrence]] = {number: [] for number in before}
    taken: set[int] = set()
    changes: list[Change] = []
    merged: set[int] = set()
    for theme in sorted(themes, key=lambda theme: -_seconds(theme, known)):
        for part in _by_name(theme, known):
            covered = _covered(part, known)
            free = [number for number in covered if number not in taken and number not in merged]
            if free:
                number = min(free)
                gone = [other for other in free if other != number]
                changes += [Change("merged", other, number) for other in gone]
                merged.update(gone)
                before[number] = _joined(before[number], [before[other] for other in gone], part)
            else:
                last += 1
                number = last
                before[number], held[number] = Unknown(number, ()), []
                origin = max(covered, key=lambda n: covered[n]) if covered else None
                changes.append(Change("split" if covered else "new", number, origin))
            taken.add(number)
            shift = _shift(part, before[number])
            held[number] = [replace(one, offset_s=one.offset_s + shift) for one in part]
    unknowns = [
        replace(before[number], occurrences=_kept(before[number], held, rescanned))
        for number in sorted(before)
        if number not in merged
    ]
    return Identified(tuple(unknowns), tuple(changes), last)


def _covered(part: Sequence[Occurrence], known: Sequence[Unknown]) -> dict[int, float]:
    """Seconds of the stored places of each known unknown that occurrences cover."""
    seconds: dict[int, float] = {}
    for unknown in known:
        shared = sum(
            one.span.overlap_s(old.span)
            for one in part
            for old in unknown.occurrences
            if share_music(one.span, old.span)
        )
        if shared > 0:
            seconds[unknown.number] = shared
    return seconds


def _seconds(theme: Theme, known: Sequence[Unknown]) -> float:
    return sum(_covered(theme.occurrences, known).values())


def _by_name(theme: Theme, known: Sequence[Unknown]) -> list[list[Occurrence]]:
    """A theme in one part, or in one for each name that persons have given to its places.

    What lies in no named place goes with the name that has the most of it.
    """
    named = [one for one in known if one.name is not None]
    covered = _covered(theme.occurrences, named)
    if len({one.name for one in named if one.number in covered}) < 2:
        return [list(theme.occurrences)]
    most = max(covered, key=lambda number: covered[number])
    parts: dict[int, list[Occurrence]] = {}
    for one in theme.occurrences:
        mine = _covered([one], named)
        parts.setdefault(max(mine, key=lambda n: mine[n]) if mine else most, []).append(one)
    return list(parts.values())


def _joined(oldest: Unknown, gone: Sequence[Unknown], part: Sequence[Occurrence]) -> Unknown:
    """The oldest with the places and the name of those that it takes in, on its timeline."""
    shift = _shift(part, oldest)
    occurrences = list(oldest.occurrences)
    for other in gone:
        move = shift - _shift(part, other)
        occurrences += [replace(one, offset_s=one.offset_s + move) for one in other.occurrences]
    names = [one.name for one in (oldest, *gone) if one.name is not None]
    return Unknown(oldest.number, tuple(occurrences), names[0] if names else None)


def _shift(part: Sequence[Occurrence], unknown: Unknown) -> float:
    """What to add to offsets of a theme to get those of a known unknown: from the longest place
    that both have."""
    shared: list[tuple[float, float]] = []
    for one in part:
        for old in unknown.occurrences:
            seconds = one.span.overlap_s(old.span)
            if seconds > 0:
                moved = old.offset_s - one.offset_s + one.span.start_s - old.span.start_s
                shared.append((seconds, moved))
    return max(shared)[1] if shared else 0.0


def _kept(
    unknown: Unknown, held: dict[int, list[Occurrence]], rescanned: Collection[str]
) -> tuple[Occurrence, ...]:
    """What was found now, and the stored places that it neither covers nor replaces."""
    found = held[unknown.number]
    others = [one for number, group in held.items() if number != unknown.number for one in group]
    old = [
        one
        for one in unknown.occurrences
        if one.span.episode not in rescanned
        and not any(_touch(one.span, new.span) for new in (*found, *others))
    ]
    return tuple(sorted([*found, *old], key=lambda one: one.span))


def _touch(old: Span, new: Span) -> bool:
    return old.overlap_s(new) >= 0.5 * min(old.seconds, new.seconds)
