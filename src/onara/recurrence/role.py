"""Opening, closing, recap or preview: what music is for, by where it comes back.

A title sequence is the same seconds of the same music near the start of nearly every episode, and a
closing near the end.  What of an earlier episode comes back whole before the opening is a recap;
what comes after the closing, or shows whole scenes of the next episode, is a preview.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Usage = Literal["opening", "closing", "recap", "preview"]

NEAR_S = 480.0
NEAR_SHARE = 0.25
"""Near an end of an episode is within so many seconds, and so much of its length: an opening after
a scene of six minutes is still one."""
SHORTEST_S = 10.0
"""A shorter piece is a bumper or a sting, not a title sequence."""
SAME_S = 3.0
"""An opening and a closing take up the same seconds of the music each time, to this much."""
SPEECH_STEP = 0.25
"""Shares of speech that differ by less are taken as the same."""
EPISODES_SHARE = 0.5
"""They are in at least two episodes and in more than half of those between the first and the last
that have them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of music sounds.

    ``episode``: its place in the order of the episodes that were heard, from 0; ``start_s``,
    ``end_s`` and ``duration_s``: seconds, of the whole episode the last; ``offset_s``: the second
    of the piece that sounds at the start; ``copy_of``: episodes of which a whole scene comes back
    here (see `pair.Pair.is_copy`); ``speech``: share of it that is spoken over, 0 to 1.
    """

    episode: int
    start_s: float
    end_s: float
    duration_s: float
    offset_s: float = 0.0
    copy_of: frozenset[int] = frozenset()
    speech: float = 0.0

    @property
    def seconds(self) -> float:
        return self.end_s - self.start_s

    @property
    def near_s(self) -> float:
        return min(NEAR_S, NEAR_SHARE * self.duration_s)

    @property
    def is_early(self) -> bool:
        return self.start_s <= self.near_s

    @property
    def is_late(self) -> bool:
        return self.end_s >= self.duration_s - self.near_s


@dataclass(frozen=True, slots=True)
class Role:
    """What music is for in one place, and the evidence in words."""

    usage: Usage
    why: str


def roles(pieces: Mapping[str, Sequence[Place]]) -> dict[tuple[str, Place], Role]:
    """The roles of pieces of music, known ones or unknown, in those places that have one.

    All pieces of a season are looked at together: what a recap or a preview is follows from where
    opening and closing are.
    """
    found: dict[tuple[str, Place], Role] = {}
    heard = {place.episode for places in pieces.values() for place in places}
    ends: tuple[tuple[Usage, Callable[[Place], bool]], ...]
    ends = (("opening", _is_early), ("closing", _is_late))
    for usage, near in ends:
        titled: set[int] = set()
        for key, group in _titles(pieces, heard, near):
            why = _title_why(usage, group, heard)
            # An episode has one opening and one closing; what else returns there is something else.
            mine = [place for place in group if place.episode not in titled]
            titled.update(place.episode for place in mine)
            for place in mine:
                found.setdefault((key, place), Role(usage, why))
    openings = _by_episode(place for (_, place), role in found.items() if role.usage == "opening")
    closings = _by_episode(place for (_, place), role in found.items() if role.usage == "closing")
    for key, places in pieces.items():
        returning = {
            usage: {p.episode for p in places if test(p, openings, closings)}
            for usage, test in (("recap", _before_opening), ("preview", _after_closing))
        }
        for place in places:
            if (key, place) not in found:
                role = _recap(place, openings, returning["recap"]) or _preview(
                    place, closings, returning["preview"]
                )
                if role is not None:
                    found[key, place] = role
    return found


def role(places: Sequence[Place]) -> Role | None:
    """The role that one piece of music has in most of its places, if it has any."""
    counted: dict[Usage, list[Role]] = {}
    for one in roles({"": places}).values():
        counted.setdefault(one.usage, []).append(one)
    most = max(counted.values(), key=len, default=[])
    return most[0] if 2 * len(most) >= len(places) and most else None


def _is_early(place: Place) -> bool:
    return place.is_early


def _is_late(place: Place) -> bool:
    return place.is_late and not place.is_early


def _titles(
    pieces: Mapping[str, Sequence[Place]], heard: set[int], near: Callable[[Place], bool]
) -> list[tuple[str, list[Place]]]:
    """Pieces with the places where they are an opening (or closing): one an episode, surest first.

    The same seconds of the music have to sound each time; of several such groups of places the
    largest counts.
    """
    groups = []
    for key, places in pieces.items():
        fit = [p for p in places if near(p) and p.seconds >= SHORTEST_S]
        best: list[Place] = []
        for model in fit:
            alike = {p.episode: p for p in fit if _same_seconds(p, model)}
            best = max(best, list(alike.values()), key=len)
        episodes = {p.episode for p in best}
        between = [e for e in heard if episodes and min(episodes) <= e <= max(episodes)]
        if len(episodes) >= 2 and len(episodes) > EPISODES_SHARE * len(between):
            groups.append((key, best))
    return sorted(groups, key=_surest)


def _surest(group: tuple[str, list[Place]]) -> tuple[int, int, float]:
    """A title sequence returns most often; of several that do, nobody speaks over it, or hardly
    (singing may be taken for speech); then it is the longest."""
    places = group[1]
    speech = sum(place.speech for place in places) / len(places)
    return -len(places), round(speech / SPEECH_STEP), -places[0].seconds


def _same_seconds(one: Place, other: Place) -> bool:
    return (
        abs(one.offset_s - other.offset_s) <= SAME_S
        and abs(one.offset_s + one.seconds - other.offset_s - other.seconds) <= SAME_S
    )


def _title_why(usage: str, group: Sequence[Place], heard: set[int]) -> str:
    seconds = sum(place.seconds for place in group) / len(group)
    which = "start" if usage == "opening" else "end"
    return (
        f"the same {seconds:.0f} seconds of it near the {which} of {len(group)} of {len(heard)} "
        "episodes"
    )


def _by_episode(places: Iterable[Place]) -> dict[int, Place]:
    """The longest place of each episode."""
    found: dict[int, Place] = {}
    for place in places:
        if place.episode not in found or place.seconds > found[place.episode].seconds:
            found[place.episode] = place
    return found


def _before_opening(place: Place, openings: dict[int, Place], _: dict[int, Place]) -> bool:
    opening = openings.get(place.episode)
    return opening is not None and place.end_s <= opening.start_s + 1.0


def _after_closing(place: Place, _: dict[int, Place], closings: dict[int, Place]) -> bool:
    closing = closings.get(place.episode)
    return closing is not None and place.start_s >= closing.end_s - 1.0


def _recap(place: Place, openings: dict[int, Place], returning: set[int]) -> Role | None:
    before = _before_opening(place, openings, {})
    earlier = [episode for episode in place.copy_of if episode < place.episode]
    if place.is_early and earlier and (before or place.episode not in openings):
        return Role("recap", "a scene of an earlier episode comes back whole, near the start")
    if before and len(returning) >= 2:
        return Role("recap", f"before the opening in {len(returning)} episodes")
    return None


def _preview(place: Place, closings: dict[int, Place], returning: set[int]) -> Role | None:
    after = _after_closing(place, {}, closings)
    later = [episode for episode in place.copy_of if episode > place.episode]
    if place.is_late and later and (after or place.episode not in closings):
        return Role("preview", "scenes of a later episode are shown here, near the end")
    if after and len(returning) >= 2:
        return Role("preview", f"after the closing in {len(returning)} episodes")
    return None
