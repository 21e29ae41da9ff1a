"""What sounds like what, of the recordings that a fan owns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, Self

from onara.graph import Graph
from onara.timbre import Likeness, Spread, Timbre, likenesses
from onara.timbre.words import qualities


class Tagged(Protocol):
    """What a file says of itself."""

    @property
    def artist(self) -> str | None: ...


class Sounding(Protocol):
    """A recording as the library has it; ``song`` is the id of the song that it holds."""

    @property
    def recording(self) -> str: ...
    @property
    def song(self) -> str | None: ...
    @property
    def timbre(self) -> Timbre | None: ...
    @property
    def tags(self) -> Tagged: ...
    @property
    def title(self) -> str: ...


def song_of(each: Sounding, graph: Graph) -> str:
    """The id of the song that a recording holds, its own where none is known."""
    return each.song if each.song and each.song in graph else each.recording


@dataclass(frozen=True, slots=True)
class Owned:
    """A recording that is owned; ``id`` is that of its song, or its own where no song is known,
    ``recording`` always its own."""

    id: str
    title: str
    performers: tuple[str, ...]
    timbre: Timbre
    is_song: bool = True
    recording: str = ""


@dataclass(frozen=True)
class Sounds:
    """All owned recordings whose timbre is known."""

    owned: Sequence[Owned] = field(default_factory=tuple)

    @classmethod
    def of(cls, owned: Iterable[Sounding], graph: Graph) -> Self:
        """The recordings whose timbre is known, under the ids of their songs."""
        return cls(
            tuple(
                Owned(
                    id=song_of(each, graph),
                    title=each.title,
                    performers=(each.tags.artist,) if each.tags.artist else (),
                    timbre=each.timbre,
                    is_song=song_of(each, graph) != each.recording,
                    recording=each.recording,
                )
                for each in owned
                if each.timbre is not None
            )
        )

    @cached_property
    def _spread(self) -> Spread:
        return Spread.of([each.timbre for each in self.owned])

    def __contains__(self, thing: str) -> bool:
        return any(each.id == thing for each in self.owned)

    def words(self, recording: str) -> tuple[str, ...]:
        """What a recording sounds like against the others, the plainest first; none where its
        timbre is not known."""
        mine = next((each for each in self.owned if each.recording == recording), None)
        if mine is None:
            return ()
        found = qualities(self._spread.standard([mine.timbre])[0])
        return tuple(sorted(found, key=lambda word: -found[word]))

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
