"""What the answers of a recogniser are worth.

Onara is taken at its default threshold.  A peer that answers always gets a limit for each clip
length, the lowest at which at most 1 % of the clips without a right answer are accepted.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.corpus import Query
from bench.runners.protocol import Found

FALSE_SHARE = 0.01
OFFSET_TOLERANCE_S = 0.5

Cell = tuple[str, float]  # condition, length in seconds


@dataclass(frozen=True)
class Answered:
    """A query, the answer to it, and the seconds of a processor that it took."""

    query: Query
    found: Found | None
    seconds: float


@dataclass(frozen=True)
class Share:
    """count of total."""

    count: int
    total: int

    @property
    def percent(self) -> float:
        """0 where there is nothing to count."""
        return 100 * self.count / self.total if self.total else 0.0


NOTHING = Share(0, 0)


def limits(answers: Iterable[Answered]) -> dict[float, float]:
    """Clip length to the score that an answer must exceed, fixed on the unknown clips."""
    scores: dict[float, list[float]] = defaultdict(list)
    for answer in answers:
        if not answer.query.track:
            found = answer.found.score if answer.found else float("-inf")
            scores[answer.query.length_s].append(found)
    return {
        length: sorted(group, reverse=True)[int(FALSE_SHARE * len(group))]
        for length, group in scores.items()
    }


def accepted(answers: Iterable[Answered], limit: dict[float, float] | None) -> list[Answered]:
    """The answers with those at or below the limit of their length taken away."""
    if limit is None:
        return list(answers)
    kept = []
    for a in answers:
        passes = a.found and a.found.score > limit.get(a.query.length_s, float("-inf"))
        kept.append(a if passes else Answered(a.query, None, a.seconds))
    return kept


def right(answer: Answered) -> bool:
    """Whether the track of the answer is the track of the clip."""
    return bool(answer.found and answer.query.track and answer.found.track == answer.query.track)


def cells(answers: Sequence[Answered]) -> dict[Cell, Share]:
    """For a clip of a library track: right answers; for any other: false ones."""
    counts: dict[Cell, list[int]] = defaultdict(lambda: [0, 0])
    for answer in answers:
        cell = counts[answer.query.condition, answer.query.length_s]
        cell[0] += right(answer) if answer.query.track else answer.found is not None
        cell[1] += 1
    return {key: Share(count, total) for key, (count, total) in counts.items()}


def wrong_tracks(answers: Iterable[Answered]) -> Share:
    """Clips of library tracks for which another track was named."""
    known = [a for a in answers if a.query.track]
    return Share(sum(a.found is not None and not right(a) for a in known), len(known))


def near_offsets(answers: Iterable[Answered]) -> Share:
    """Right answers whose second of the track is within half a second of the truth.

    Clips of a changed speed, tempo or pitch are left out: after ten seconds theirs differ by more.
    """
    known = [a for a in answers if right(a) and not a.query.is_played_otherwise]
    near = 0
    for a in known:
        if a.found and a.found.offset_s is not None and a.query.start_s is not None:
            near += abs(a.found.offset_s - a.query.start_s) <= OFFSET_TOLERANCE_S
    return Share(near, len(known))
