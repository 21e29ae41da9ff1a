"""What sounds like what, of the recordings that a fan owns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onara.timbre import Likeness, Spread, Timbre, likenesses


@dataclass(frozen=True, slots=True)
class Owned:
    """A recording that is owned; ``id`` is that of its song, or its own where no song is known."""

    id: str
    title: str
    performers: tuple[str, ...]
    timbre: Timbre
    is_song: bool = True


@dataclass(frozen=True)
class Sounds:
    """All owned recordings whose timbre is known."""

    owned: Sequence[Owned] = field(default_factory=tuple)

    @cached_property
    def _spread(self) -> Spread:
        return Spread.of([each.timbre for each in self.owned])

    def __contains__(self, thing: str) -> bool:
        return any(each.id == thing for each in self.owned)

    def strangers(self) -> dict[str, Owned]:
        """The recordings of which no song is known, by their ids."""
        return {each.id: each for each in self.owned if not each.is_song}

    def like(self, thing: str, others: Iterable[str]) -> dict[str, Likeness]:
        """Those of the others that plainly sound like a thing; of several recordings the likest."""
        asked = set(others) - {thing}
        rest = [each for each in self.owned if each.id in asked]
        best: dict[str, Likeness] = {}
        for own in self.owned:
            if own.id != thing:
                continue
            found = likenesses(own.timbre, [each.timbre for each in rest], self._spread)
            for each, likeness in zip(rest, found, strict=True):
                known = best.get(each.id)
                if likeness.is_plain and (not known or likeness.similarity > known.similarity):
                    best[each.id] = likeness
        return best
