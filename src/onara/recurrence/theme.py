"""Pairs become themes: every place where a piece of music sounds, on one timeline.

The sides of all pairs are nodes.  A pair joins its two sides; two sides in one episode are joined
where they share enough seconds.  That is transitive: what is too weak to be paired directly is
joined over a third place.  Two pieces that are crossfaded in one stretch share but the seconds of
the crossfade, and stay two.  Joints are made strongest first (Kruskal 1956), so the timeline runs
over the surest pairs, and a joint that would bring together what a person has parted is not made.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onara.recurrence.episode import Span
from onara.recurrence.pair import Pair

SHARED_S = 4.0
SHARED_PART = 1 / 3
"""Two sides in one episode are one piece of music where they share so many seconds, which no
crossfade has, and so much of the shorter."""
BRIDGE_S = 15.0
BRIDGE_PART = 1.5
"""Two groups that both have a pair so many times as long are not joined by one pair alone that is
shorter than this: a line or a siren that is heard under both makes them no one piece.  Such a pair
is not believed at all.  Groups that are one piece have many pairs between them."""
JUMP_S = 1.0
"""Places on the timeline that differ by more are two occurrences: the music jumps."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A second of an episode, by which a person points at the music there."""

    episode: str
    second: float

    def within(self, span: Span) -> bool:
        return self.episode == span.episode and span.start_s <= self.second < span.end_s


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a theme sounds; ``offset_s``: the second of its timeline that sounds at the
    start; ``is_copied``: only ever found as part of a scene that comes back whole."""

    span: Span
    offset_s: float
    is_copied: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """A piece of music that sounds in two places at least, in the order of the episodes' names.

    Its timeline begins at 0 with the earliest second that was heard anywhere.
    """

    occurrences: tuple[Occurrence, ...]

    @property
    def seconds(self) -> float:
        """From the first to the last second of its timeline that was heard."""
        return max(one.offset_s + one.span.seconds for one in self.occurrences)

    @property
    def is_repeat(self) -> bool:
        """True where all that comes back is the whole mix: a scene in a recap, or a title sequence
        (its song passes for speech); which of them, `role.roles` says by the places."""
        return all(one.is_copied for one in self.occurrences)


@dataclass(frozen=True, slots=True)
class _Joint:
    """Two sides of pairs that are one piece of music; ``shift``: what the timeline's second at the
    start of the one is ahead of that of the other's; sure ones have the most ``weight``."""

    one: int
    other: int
    shift: float
    weight: float


def clusters(
    pairs: Sequence[Pair],
    together: Iterable[tuple[Moment, Moment]] = (),
    apart: Iterable[tuple[Moment, Moment]] = (),
) -> list[Theme]:
    """The themes behind pairs of any episodes, the one heard in most places first.

    ``together`` and ``apart`` are a person's word that two moments are, or are not, one piece of
    music.  It holds wherever a pair covers these moments.
    """
    sides = [side for pair in pairs for side in (pair.first, pair.second)]
    copied = [pair.is_copy for pair in pairs for _ in range(2)]
    groups = _Groups(sides, list(apart))
    denied: set[int] = set()
    for joint in sorted(_joints(pairs, sides, list(together)), key=lambda joint: -joint.weight):
        if joint.weight < math.inf and groups.is_narrow(joint):
            denied.add(groups.bridge(joint))
        elif not groups.join(joint) and joint.weight < math.inf:
            denied.add(min(joint.one // 2, joint.other // 2, key=lambda number: pairs[number].gain))
    believed = ([n for n in numbers if n // 2 not in denied] for numbers in groups.members())
    themes = [_theme(sides, copied, numbers, groups) for numbers in believed if len(numbers) > 1]
    return sorted(themes, key=lambda theme: (-len(theme.occurrences), theme.occurrences[0].span))


def copied_from(span: Span, pairs: Iterable[Pair]) -> frozenset[str]:
    """Episodes of which a whole scene comes back in half of a span or more."""
    found = set()
    for pair in pairs:
        for here, there in ((pair.first, pair.second), (pair.second, pair.first)):
            if pair.is_copy and 2 * here.overlap_s(span) >= span.seconds:
                found.add(there.episode)
    return frozenset(found - {span.episode})


def share_music(one: Span, other: Span) -> bool:
    """True where two spans of one episode share so much that they are one piece of music."""
    shared = one.overlap_s(other)
    return shared >= max(
        min(SHARED_S, 0.8 * min(one.seconds, other.seconds)),
        SHARED_PART * min(one.seconds, other.seconds),
    )


def _joints(
    pairs: Sequence[Pair], sides: Sequence[Span], together: Sequence[tuple[Moment, Moment]]
) -> Iterator[_Joint]:
    for number, pair in enumerate(pairs):
        yield _Joint(2 * number, 2 * number + 1, 0.0, pair.gain)
    order = sorted(range(len(sides)), key=lambda i: sides[i])
    for place, i in enumerate(order):
        for j in order[place + 1 :]:
            if sides[j].episode != sides[i].episode or sides[j].start_s >= sides[i].end_s:
                break
            if share_music(sides[i], sides[j]):
                # As sure as the less sure of the two pairs, in the seconds that they share.
                weight = min(pairs[n // 2].gain / sides[n].seconds for n in (i, j))
                shift = sides[i].start_s - sides[j].start_s
                yield _Joint(i, j, shift, weight * sides[i].overlap_s(sides[j]))
    for one, other in together:
        near = [[i for i, side in enumerate(sides) if m.within(side)] for m in (one, other)]
        for i in near[0]:
            for j in near[1]:
                shift = (sides[i].start_s - one.second) - (sides[j].start_s - other.second)
                yield _Joint(i, j, shift, math.inf)


class _Groups:
    """Sides joined to groups, each with its place on the group's timeline (union-find)."""

    def __init__(self, sides: Sequence[Span], apart: Sequence[tuple[Moment, Moment]]) -> None:
        self._sides = sides
        self._group = list(range(len(sides)))
        self._members = {number: [number] for number in self._group}
        self.place = [0.0] * len(sides)
        self._marks: dict[int, set[tuple[int, int]]] = {
            number: {
                (rule, end)
                for rule, ends in enumerate(apart)
                for end, moment in enumerate(ends)
                if moment.within(side)
            }
            for number, side in enumerate(sides)
        }

    def members(self) -> list[list[int]]:
        return list(self._members.values())

    def join(self, joint: _Joint) -> bool:
        """Make one group of two; False where a person has parted them."""
        one, other = self._group[joint.one], self._group[joint.other]
        if one == other:
            return True
        if self._is_parted(one, other):
            return False
        if len(self._members[one]) < len(self._members[other]):
            joint = _Joint(joint.other, joint.one, -joint.shift, joint.weight)
            one, other = other, one
        move = self.place[joint.one] - joint.shift - self.place[joint.other]
        for number in self._members.pop(other):
            self._group[number] = one
            self.place[number] += move
            self._members[one].append(number)
        self._marks[one] |= self._marks.pop(other)
        return True

    def bridge(self, joint: _Joint) -> int:
        """The shorter of the two pairs by which two groups would hang together."""
        return min(joint.one, joint.other, key=lambda side: self._sides[side].seconds) // 2

    def is_narrow(self, joint: _Joint) -> bool:
        """True where two groups would hang together by one short pair alone."""
        if self._group[joint.one] == self._group[joint.other]:
            return False
        bridge = self.bridge(joint)
        seconds = self._sides[2 * bridge].seconds
        ends = [
            [n for n in self._members[self._group[side]] if n // 2 != bridge]
            for side in (joint.one, joint.other)
        ]
        longest = [max((self._sides[n].seconds for n in end), default=0.0) for end in ends]
        if seconds >= BRIDGE_S or min(longest) < BRIDGE_PART * seconds:
            return False
        return not any(
            self._touches(number, ends[0]) and self._touches(number ^ 1, ends[1])
            for number in range(len(self._sides))
            if number // 2 != bridge
        )

    def _touches(self, number: int, group: Sequence[int]) -> bool:
        return any(share_music(self._sides[number], self._sides[other]) for other in group)

    def _is_parted(self, one: int, other: int) -> bool:
        return any((rule, 1 - end) in self._marks[other] for rule, end in self._marks[one])


def _theme(
    sides: Sequence[Span], copied: Sequence[bool], numbers: Sequence[int], groups: _Groups
) -> Theme:
    """The sides of a group, those that overlap in one episode taken as one occurrence."""
    found: list[Occurrence] = []
    for number in sorted(numbers, key=lambda number: sides[number]):
        span, offset = sides[number], groups.place[number]
        last = found[-1] if found else None
        if last is not None and _goes_on(last, span, offset):
            end = max(last.span.end_s, span.end_s)
            whole = Span(span.episode, last.span.start_s, end)
            found[-1] = Occurrence(whole, last.offset_s, last.is_copied and copied[number])
        else:
            found.append(Occurrence(span, offset, copied[number]))
    first = min(one.offset_s for one in found)
    return Theme(tuple(Occurrence(o.span, o.offset_s - first, o.is_copied) for o in found))


def _goes_on(last: Occurrence, span: Span, offset: float) -> bool:
    """True where a side belongs to the occurrence before it.

    Where they overlap they are one whatever the timeline says: music that repeats itself is paired
    at several delays.
    """
    if last.span.episode != span.episode or span.start_s > last.span.end_s + JUMP_S:
        return False
    expected = last.offset_s + span.start_s - last.span.start_s
    return share_music(last.span, span) or abs(expected - offset) <= JUMP_S
